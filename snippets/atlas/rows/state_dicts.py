"""Rows: state_dict() and load_state_dict()."""

import copy

import torch
from torch import nn

from ..row import ALIAS, COPY, ERROR, SAME, SHALLOW, row


@row(SHALLOW,
     zh=("`model.state_dict()`", "字典是新的，张量仍在模型的存储上：原地改张量，就改了模型。"),
     en=("`model.state_dict()`",
         "The dictionary is new, its tensors lie on the module's storage: changing one in place changes the module."),
     link="torch.nn.Module#torch.nn.Module.state_dict", page="state-dict.md#in-place")
def state_dict():
    a = nn.Linear(2, 1)
    b = a.state_dict()
    return a, b


@row(ALIAS,
     zh=("`state_dict()` 里的张量与参数", "是脱离计算图的另一个张量对象，存储是同一块。"),
     en=("A tensor of `state_dict()`, and the parameter", "Another, detached tensor object on the same storage."),
     link="torch.nn.Module#torch.nn.Module.state_dict", page="state-dict.md#objects")
def state_dict_tensor():
    model = nn.Linear(2, 1)
    a = model.weight
    b = model.state_dict()["weight"]
    return a, b


@row(SAME,
     zh=("`state_dict(keep_vars=True)` 里的张量与参数", "不脱离计算图，放进去的就是参数自己。"),
     en=("A tensor of `state_dict(keep_vars=True)`", "Nothing is detached: it is the parameter itself."),
     link="torch.nn.Module#torch.nn.Module.state_dict", page="state-dict.md#keep-vars")
def state_dict_keep_vars():
    model = nn.Linear(2, 1)
    a = model.weight
    b = model.state_dict(keep_vars=True)["weight"]
    return a, b


@row(ALIAS,
     zh=("`state_dict()` 里的缓冲区", "缓冲区和参数一样，只脱离，不复制。"),
     en=("A buffer in `state_dict()`", "Buffers are treated like parameters: detached, not copied."),
     link="torch.nn.Module#torch.nn.Module.state_dict", page="state-dict.md#buffers")
def state_dict_buffer():
    model = nn.BatchNorm1d(2)
    a = model.running_mean
    b = model.state_dict()["running_mean"]
    return a, b


@row(SHALLOW,
     zh=("两次 `state_dict()`", "字典各是各的，里面的张量都在模型的存储上。"),
     en=("Two calls of `state_dict()`", "Two dictionaries; the tensors of both lie on the module's storage."),
     page="state-dict.md#objects")
def state_dict_twice():
    model = nn.Linear(2, 1)
    a, b = model.state_dict(), model.state_dict()
    return a, b


@row(SHALLOW,
     zh=("`state.copy()`", "字典的浅拷贝，张量共用；当备份没有用。"),
     en=("`state.copy()`", "A shallow copy of the dictionary with the same tensors: no backup."),
     link="python:library/stdtypes#dict.copy", page="state-dict.md#copies")
def state_dict_copy():
    a = nn.Linear(2, 1).state_dict()
    b = a.copy()
    return a, b


@row(SHALLOW,
     zh=("`dict(state)`", "新字典，张量共用；当备份没有用。"),
     en=("`dict(state)`", "A new dictionary with the same tensors: no backup."),
     link="python:library/stdtypes#dict", page="state-dict.md#copies")
def state_dict_dict():
    a = nn.Linear(2, 1).state_dict()
    b = dict(a)
    return a, b


@row(SHALLOW,
     zh=("`copy.copy(state)`", "新字典，张量共用；当备份没有用。"),
     en=("`copy.copy(state)`", "A new dictionary with the same tensors: no backup."),
     link="python:library/copy#copy.copy", page="state-dict.md#copies")
def state_dict_copy_copy():
    a = nn.Linear(2, 1).state_dict()
    b = copy.copy(a)
    return a, b


@row(COPY,
     zh=("`copy.deepcopy(state)`", "字典和张量都是新的：可靠的备份。"),
     en=("`copy.deepcopy(state)`", "Dictionary and tensors are new: a real backup."),
     link="python:library/copy#copy.deepcopy", page="best-model.md#right-ways")
def state_dict_deepcopy():
    a = nn.Linear(2, 1).state_dict()
    b = copy.deepcopy(a)
    return a, b


@row(COPY,
     zh=("逐项 `clone()`", "每个张量都复制：可靠的备份。"),
     en=("`clone()` of each tensor", "Every tensor is copied: a real backup."),
     link="torch.clone", page="best-model.md#right-ways")
def state_dict_clone():
    a = nn.Linear(2, 1).state_dict()
    b = {name: tensor.clone() for name, tensor in a.items()}
    return a, b


@row(SHALLOW,
     zh=("逐项 `detach()`", "状态字典里的张量本来就脱离了计算图，又一个别名而已。"),
     en=("`detach()` of each tensor", "They are detached already; this makes one more alias of each."),
     link="torch.Tensor.detach", page="best-model.md#wrong-ways")
def state_dict_detach():
    a = nn.Linear(2, 1).state_dict()
    b = {name: tensor.detach() for name, tensor in a.items()}
    return a, b


@row(SHALLOW,
     zh=("逐项 `cpu()`，模型在 CPU 上", "张量已经在 CPU 上，`cpu()` 返回它自己；模型在 GPU 上时才是真备份。"),
     en=("`cpu()` of each tensor, on the CPU",
         "They are on the CPU already and come back themselves; only from a GPU is this a backup."),
     link="torch.Tensor.cpu", page="best-model.md#cpu", cuda="copy")
def state_dict_cpu(device):
    a = nn.Linear(2, 1).to(device).state_dict()
    b = {name: tensor.cpu() for name, tensor in a.items()}
    return a, b


@row(COPY,
     zh=("逐项 `cpu().clone()`", "无论模型在哪里，都得到自己的一份。"),
     en=("`cpu().clone()` of each tensor", "A copy of one's own, wherever the module is."),
     link="torch.clone", page="best-model.md#right-ways")
def state_dict_cpu_clone(device):
    a = nn.Linear(2, 1).to(device).state_dict()
    b = {name: tensor.cpu().clone() for name, tensor in a.items()}
    return a, b


@row(COPY,
     zh=("`copy.deepcopy(model).state_dict()`", "先复制模型，字典里的张量属于副本。"),
     en=("`copy.deepcopy(model).state_dict()`", "The module is copied first, and the tensors belong to the copy."),
     link="python:library/copy#copy.deepcopy", page="best-model.md#right-ways")
def state_dict_of_deepcopy():
    model = nn.Linear(2, 1)
    a = model.state_dict()
    b = copy.deepcopy(model).state_dict()
    return a, b


@row(COPY,
     zh=("`model.double()` 之前取的状态字典", "参数换了新存储，旧字典不再跟着变；整数缓冲区不转换，仍然共用。"),
     en=("A state dict taken before `model.double()`",
         "The parameters moved to new storages, and the old dictionary no longer follows; integer buffers are not converted and stay shared."),
     page="state-dict.md#until")
def state_dict_before_double():
    model = nn.Linear(2, 1)
    a = model.state_dict()
    b = model.double().state_dict()
    return a, b


@row(ALIAS,
     zh=("优化器走一步前后的状态字典", "`step()` 原地改参数，早先取的字典跟着变。"),
     en=("A state dict taken before `optimizer.step()`",
         "The step changes parameters in place, and the dictionary taken before follows."),
     page="best-model.md#training-loop")
def state_dict_before_step():
    model = nn.Linear(2, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    a = model.state_dict()["weight"]
    model.weight.sum().backward()
    optimizer.step()
    b = model.state_dict()["weight"]
    return a, b


@row(COPY,
     zh=("`model.load_state_dict(state)` 之后", "值复制进模型已有的参数，两边各归各。"),
     en=("After `model.load_state_dict(state)`",
         "The values are copied into the module's own parameters; the two stay apart."),
     link="torch.nn.Module#torch.nn.Module.load_state_dict", page="load-state-dict.md#copies-values")
def load_state_dict():
    model = nn.Linear(2, 1)
    a = nn.Linear(2, 1).state_dict()
    model.load_state_dict(a)
    b = model.state_dict()
    return a, b


@row(SAME,
     zh=("`load_state_dict` 前后的参数", "参数还是那个对象，只是值换了；优化器的引用不断。"),
     en=("A parameter before and after `load_state_dict`",
         "It is the same object with other values, and the optimizer still refers to it."),
     link="torch.nn.Module#torch.nn.Module.load_state_dict", page="load-state-dict.md#copies-values")
def load_state_dict_parameter():
    model = nn.Linear(2, 1)
    a = model.weight
    model.load_state_dict(nn.Linear(2, 1).state_dict())
    b = model.weight
    return a, b


@row(ALIAS,
     zh=("`load_state_dict(state, assign=True)` 之后的参数", "模型直接用字典里张量的存储：别名。"),
     en=("A parameter after `load_state_dict(state, assign=True)`",
         "The module takes over the storage of the dictionary's tensors: an alias."),
     link="torch.nn.Module#torch.nn.Module.load_state_dict", page="load-state-dict.md#assign",
     was=[("torch", "2.1", "missing")])
def load_state_dict_assign():
    model = nn.Linear(2, 1)
    state = nn.Linear(2, 1).state_dict()
    a = state["weight"]
    model.load_state_dict(state, assign=True)
    b = model.weight
    return a, b


@row(COPY,
     zh=("`assign=True` 前后的参数", "默认换成新的参数对象，优化器里还是旧的。"),
     en=("A parameter before and after `assign=True`",
         "By default it is replaced by another one, and an optimizer still has the old one."),
     link="torch.nn.Module#torch.nn.Module.load_state_dict", page="load-state-dict.md#assign-optimizer",
     was=[("torch", "2.1", "missing")])
def load_state_dict_assign_parameter():
    model = nn.Linear(2, 1)
    a = model.weight
    model.load_state_dict(nn.Linear(2, 1).state_dict(), assign=True)
    b = model.weight
    return a, b


@row(SAME,
     zh=("`assign=True` 前后的参数，打开参数交换之后", "`torch.__future__.set_swap_module_params_on_conversion(True)` 之后参数对象不换，内容整个换掉，优化器里的还是它。"),
     en=("A parameter before and after `assign=True`, with swapping switched on",
         "After `torch.__future__.set_swap_module_params_on_conversion(True)` the object stays and gets the new contents: an optimizer keeps it."),
     link="https://docs.pytorch.org/docs/stable/future_mod.html", page="load-state-dict.md#assign-optimizer",
     needs="torch.__future__.set_swap_module_params_on_conversion")
def load_state_dict_assign_swapped():
    model = nn.Linear(2, 1)
    a = model.weight
    torch.__future__.set_swap_module_params_on_conversion(True)
    try:
        model.load_state_dict(nn.Linear(2, 1).state_dict(), assign=True)
    finally:
        torch.__future__.set_swap_module_params_on_conversion(False)
    b = model.weight
    return a, b


@row(SAME,
     zh=("`assign=True` 搭配 `keep_vars=True` 的字典", "字典里就是参数，模型直接拿来用：两个模型共用一个参数。"),
     en=("`assign=True` with a `keep_vars=True` dictionary",
         "The dictionary holds parameters, and the module takes them: two modules with one parameter."),
     link="torch.nn.Module#torch.nn.Module.load_state_dict", page="load-state-dict.md#assign",
     was=[("torch", "2.1", "missing")])
def load_state_dict_assign_keep_vars():
    first, second = nn.Linear(2, 1), nn.Linear(2, 1)
    second.load_state_dict(first.state_dict(keep_vars=True), assign=True)
    a, b = first.weight, second.weight
    return a, b


@row(ERROR,
     zh=("`load_state_dict(state, strict=False)`，形状不符",
         "`strict=False` 只容忍缺键和多键，形状不符照样报错。"),
     en=("`load_state_dict(state, strict=False)`, other shape",
         "`strict=False` forgives missing and unexpected keys, not another shape."),
     link="torch.nn.Module#torch.nn.Module.load_state_dict", page="load-state-dict.md#shape")
def load_state_dict_shape():
    a = nn.Linear(3, 1).state_dict()
    b = nn.Linear(2, 1)
    b.load_state_dict(a, strict=False)
    return a, b


@row(COPY,
     zh=("加载另一个模型的 `state_dict()`", "目标网络可以这样同步权重：只复制值。"),
     en=("Loading another module's `state_dict()`",
         "A target network can be synchronised like this: only values are copied."),
     link="torch.nn.Module#torch.nn.Module.load_state_dict", page="load-state-dict.md#copies-values")
def load_state_dict_from_model():
    a, b = nn.Linear(2, 1), nn.Linear(2, 1)
    b.load_state_dict(a.state_dict())
    return a, b


@row(SHALLOW,
     zh=("联邦平均：`total = dict(clients[0])`", "累加器里是第一个客户端的张量，`+=` 一累加就改了它。"),
     en=("Federated averaging: `total = dict(clients[0])`",
         "The accumulator holds the first client's tensors: adding in place changes that client."),
     page="federated.md#first-client")
def federated_first_client():
    clients = [nn.Linear(2, 1).state_dict() for _ in range(2)]
    a = clients[0]
    b = dict(a)
    for name in b:
        b[name] += clients[1][name]
    return a, b


@row(COPY,
     zh=("联邦平均：先 `deepcopy` 再累加", "累加器是自己的一份，客户端不受影响。"),
     en=("Federated averaging into a `deepcopy`", "The accumulator is a copy of its own, and no client changes."),
     page="federated.md#first-client")
def federated_deepcopy():
    clients = [nn.Linear(2, 1).state_dict() for _ in range(2)]
    a = clients[0]
    b = copy.deepcopy(a)
    for name in b:
        b[name] += clients[1][name]
    return a, b


@row(COPY,
     zh=("联邦平均：算出新张量", "平均值是新算出来的，不必 `deepcopy`。"),
     en=("Federated averaging, out of place", "The average is a new tensor, and no `deepcopy` is needed."),
     page="federated.md#harmless")
def federated_out_of_place():
    clients = [nn.Linear(2, 1).state_dict() for _ in range(2)]
    a = clients[0]
    b = {name: (a[name] + clients[1][name]) / 2 for name in a}
    return a, b


@row(COPY,
     zh=("`torch.func.stack_module_state(models)`", "各模型的参数叠成新张量；训练叠好的那份，原模型不变。"),
     en=("`torch.func.stack_module_state(models)`",
         "The models' parameters are stacked into new tensors: training those leaves the models as they were."),
     link="torch.func.stack_module_state", was=[("torch", "2.0", "missing")])
def stack_module_state():
    a = nn.Linear(2, 1)
    b, buffers = torch.func.stack_module_state([a])
    return a, b
