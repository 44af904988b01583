"""Rows: optimizers, schedulers and EMA."""

import copy

import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel

from ..row import COPY, SAME, SHALLOW, row


@row(SAME,
     zh=("优化器里的参数", "优化器保存的就是模型的参数，`step()` 原地改它。"),
     en=("A parameter in the optimizer",
         "The optimizer holds the module's own parameters and changes them in place."),
     link="https://docs.pytorch.org/docs/stable/optim.html#torch.optim.Optimizer")
def optimizer_parameter():
    model = nn.Linear(2, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    a = model.weight
    b = optimizer.param_groups[0]["params"][0]
    return a, b


@row(SHALLOW,
     zh=("`SGD(list_of_params)` 的参数列表", "列表另造一份，参数还是那些。"),
     en=("The list given to `SGD(...)`", "The list is made anew; the parameters are the same."),
     link="https://docs.pytorch.org/docs/stable/optim.html#torch.optim.Optimizer")
def optimizer_parameter_list():
    a = list(nn.Linear(2, 1).parameters())
    b = torch.optim.SGD(a, lr=0.1).param_groups[0]["params"]
    return a, b


@row(SAME,
     zh=("传给优化器的参数组字典", "传入的字典直接用作参数组：以后改学习率，改的就是你传入的这个字典。"),
     en=("A parameter group given as a dictionary",
         "The dictionary itself becomes the group: a new learning rate shows in yours, too."),
     link="torch.optim.Optimizer.add_param_group")
def optimizer_group_dict():
    a = {"params": [nn.Parameter(torch.zeros(2))], "lr": 0.5}
    b = torch.optim.SGD([a], lr=0.1).param_groups[0]
    return a, b


@row(SAME,
     zh=("`step()` 前后的参数", "`step()` 原地改参数，对象不换，所以别名都跟着变。"),
     en=("A parameter before and after `step()`",
         "The step changes it in place; the object stays, and every alias follows."),
     link="torch.optim.Optimizer.step")
def optimizer_step():
    model = nn.Linear(2, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    a = model.weight
    model.weight.sum().backward()
    optimizer.step()
    b = model.weight
    return a, b


@row(SAME,
     zh=("`optimizer.state_dict()` 里的动量缓冲", "放进去的就是优化器自己的张量，再走一步就变；要备份得 `deepcopy`。"),
     en=("The momentum in `optimizer.state_dict()`",
         "It is the optimizer's own tensor, and the next step changes it: a backup needs `deepcopy`."),
     link="torch.optim.Optimizer.state_dict")
def optimizer_state_dict_momentum():
    w = nn.Parameter(torch.ones(2))
    optimizer = torch.optim.SGD([w], lr=0.1, momentum=0.9)
    w.sum().backward()
    optimizer.step()
    a = optimizer.state[w]["momentum_buffer"]
    b = optimizer.state_dict()["state"][0]["momentum_buffer"]
    return a, b


@row(SHALLOW,
     zh=("两次 `optimizer.state_dict()`", "外层字典是新的，每个参数的状态字典和张量都是优化器自己的。"),
     en=("Two calls of `optimizer.state_dict()`",
         "The outer dictionaries are new; each parameter's state and its tensors are the optimizer's own."),
     link="torch.optim.Optimizer.state_dict")
def optimizer_state_dict_twice():
    w = nn.Parameter(torch.ones(2))
    optimizer = torch.optim.SGD([w], lr=0.1, momentum=0.9)
    w.sum().backward()
    optimizer.step()
    a, b = optimizer.state_dict()["state"], optimizer.state_dict()["state"]
    return a, b


@row(COPY,
     zh=("`optimizer.state_dict()` 里的参数组", "学习率等选项逐组放进新字典（是张量的仍共用），里面记的是参数的序号。"),
     en=("The groups in `optimizer.state_dict()`",
         "Options such as the learning rate go into new dictionaries (a tensor stays shared), with numbers for the parameters."),
     link="torch.optim.Optimizer.state_dict")
def optimizer_state_dict_groups():
    optimizer = torch.optim.SGD([nn.Parameter(torch.ones(2))], lr=0.1)
    a = optimizer.param_groups
    b = optimizer.state_dict()["param_groups"]
    return a, b


@row(COPY,
     zh=("`copy.deepcopy(optimizer.state_dict())`", "动量等张量也复制：可靠的备份。"),
     en=("`copy.deepcopy(optimizer.state_dict())`", "The momentum is copied as well: a real backup."),
     link="torch.optim.Optimizer.state_dict", page="best-model.md#optimizer")
def optimizer_state_dict_deepcopy():
    w = nn.Parameter(torch.ones(2))
    optimizer = torch.optim.SGD([w], lr=0.1, momentum=0.9)
    w.sum().backward()
    optimizer.step()
    a = optimizer.state_dict()
    b = copy.deepcopy(a)
    return a, b


@row(SAME,
     zh=("`optimizer.load_state_dict(state)` 之后的动量",
         "类型和设备都相符时不复制：两个优化器共用一个动量张量。要分开，先 `deepcopy` 状态字典。"),
     en=("The momentum after `optimizer.load_state_dict(state)`",
         "Where type and device fit nothing is copied: two optimizers hold one tensor. Load a `deepcopy` to keep them apart."),
     link="torch.optim.Optimizer.load_state_dict", was=[("torch", "2.1", "copy")])
def optimizer_load_momentum():
    w = nn.Parameter(torch.ones(2))
    first = torch.optim.SGD([w], lr=0.1, momentum=0.9)
    second = torch.optim.SGD([w], lr=0.1, momentum=0.9)
    w.sum().backward()
    first.step()
    second.load_state_dict(first.state_dict())
    a = first.state[w]["momentum_buffer"]
    b = second.state[w]["momentum_buffer"]
    return a, b


@row(SAME,
     zh=("`Adam.load_state_dict(state)` 之后的 `exp_avg`", "和动量一样：类型和设备相符就是同一个张量。"),
     en=("`exp_avg` after `Adam.load_state_dict(state)`", "As with momentum: one tensor, where type and device fit."),
     link="torch.optim.Optimizer.load_state_dict", was=[("torch", "2.1", "copy")])
def optimizer_load_adam():
    w = nn.Parameter(torch.ones(2))
    first, second = torch.optim.Adam([w]), torch.optim.Adam([w])
    w.sum().backward()
    first.step()
    second.load_state_dict(first.state_dict())
    a, b = first.state[w]["exp_avg"], second.state[w]["exp_avg"]
    return a, b


@row(SAME,
     zh=("`Adam.load_state_dict(state)` 之后的 `step`", "步数也是张量，同样共用：一个优化器走一步，另一个的步数也加一。"),
     en=("`step` after `Adam.load_state_dict(state)`",
         "The count of steps is a tensor, too, and shared: one optimizer's step counts for both."),
     link="torch.optim.Optimizer.load_state_dict", was=[("torch", "2.1", "copy")])
def optimizer_load_adam_step():
    w = nn.Parameter(torch.ones(2))
    first, second = torch.optim.Adam([w]), torch.optim.Adam([w])
    w.sum().backward()
    first.step()
    second.load_state_dict(first.state_dict())
    a, b = first.state[w]["step"], second.state[w]["step"]
    return a, b


@row(COPY,
     zh=("参数是 `float64` 时加载的动量", "状态要换成参数的类型，于是复制。"),
     en=("The momentum loaded for a `float64` parameter",
         "The state is converted to the parameter's type, and so copied."),
     link="torch.optim.Optimizer.load_state_dict")
def optimizer_load_other_dtype():
    w = nn.Parameter(torch.ones(2))
    v = nn.Parameter(torch.ones(2).double())
    first = torch.optim.SGD([w], lr=0.1, momentum=0.9)
    second = torch.optim.SGD([v], lr=0.1, momentum=0.9)
    w.sum().backward()
    first.step()
    second.load_state_dict(first.state_dict())
    a = first.state[w]["momentum_buffer"]
    b = second.state[v]["momentum_buffer"]
    return a, b


@row(COPY,
     zh=("`copy.deepcopy(optimizer)` 里的参数", "连参数也复制了：副本优化的是另一套权重，和模型脱节。"),
     en=("A parameter in `copy.deepcopy(optimizer)`",
         "Parameters are copied along: the copy optimizes other weights than the model's."),
     link="python:library/copy#copy.deepcopy", page="copying-modules.md#optimizer")
def optimizer_deepcopy():
    optimizer = torch.optim.SGD([nn.Parameter(torch.ones(2))], lr=0.1)
    a = optimizer.param_groups[0]["params"][0]
    b = copy.deepcopy(optimizer).param_groups[0]["params"][0]
    return a, b


@row(SAME,
     zh=("模型和优化器一起 `deepcopy`", "同一次深拷贝里，副本优化器仍对着副本模型的参数。"),
     en=("Model and optimizer, deep-copied together",
         "Within one deep copy, the optimizer's copy still holds the parameters of the model's copy."),
     link="python:library/copy#copy.deepcopy")
def optimizer_deepcopy_together():
    model = nn.Linear(2, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    model, optimizer = copy.deepcopy((model, optimizer))
    a = model.weight
    b = optimizer.param_groups[0]["params"][0]
    return a, b


@row(COPY,
     zh=("换掉 `model.weight` 之后，优化器里的参数", "优化器里还是旧参数，新参数没人更新。"),
     en=("The optimizer, after `model.weight` is replaced",
         "It still holds the old parameter, and nobody updates the new one."),
     link="https://docs.pytorch.org/docs/stable/optim.html#torch.optim.Optimizer")
def optimizer_parameter_replaced():
    model = nn.Linear(2, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    model.weight = nn.Parameter(torch.zeros(1, 2))
    a = model.weight
    b = optimizer.param_groups[0]["params"][0]
    return a, b


@row(SAME,
     zh=("`model.double()` 之后，优化器里的参数", "默认不换参数对象，优化器不必重建；换到 `meta` 则会换。"),
     en=("The optimizer, after `model.double()`",
         "By default the parameter objects stay, and the optimizer need not be made again; a move to `meta` replaces them."),
     link="https://docs.pytorch.org/docs/stable/optim.html#torch.optim.Optimizer")
def optimizer_after_double():
    model = nn.Linear(2, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    model.double()
    a = model.weight
    b = optimizer.param_groups[0]["params"][0]
    return a, b


@row(SAME,
     zh=("调度器里的优化器", "调度器保存的就是它，`step()` 直接改参数组里的学习率。"),
     en=("The optimizer in a scheduler", "The scheduler holds it and changes the learning rate in its groups."),
     link="torch.optim.lr_scheduler.StepLR")
def scheduler_optimizer():
    optimizer = torch.optim.SGD([nn.Parameter(torch.ones(2))], lr=0.1)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 1)
    a = optimizer.param_groups
    b = scheduler.optimizer.param_groups
    return a, b


@row(SAME,
     zh=("`scheduler.state_dict()` 里的列表", "字典是新的，里面的列表还是调度器自己的。"),
     en=("A list in `scheduler.state_dict()`", "The dictionary is new; the lists in it are the scheduler's own."),
     link="torch.optim.lr_scheduler.StepLR")
def scheduler_state_dict():
    optimizer = torch.optim.SGD([nn.Parameter(torch.ones(2))], lr=0.1)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 1)
    a = scheduler.base_lrs
    b = scheduler.state_dict()["base_lrs"]
    return a, b


@row(SAME,
     zh=("`scheduler.load_state_dict(state)` 之后的列表", "值直接放进调度器的属性，列表和字典里的是同一个。"),
     en=("A list after `scheduler.load_state_dict(state)`",
         "What the dictionary holds becomes the scheduler's attributes: the same list."),
     link="torch.optim.lr_scheduler.StepLR")
def scheduler_load():
    optimizer = torch.optim.SGD([nn.Parameter(torch.ones(2))], lr=0.1)
    first = torch.optim.lr_scheduler.StepLR(optimizer, 1)
    second = torch.optim.lr_scheduler.StepLR(optimizer, 1)
    state = first.state_dict()
    second.load_state_dict(state)
    a, b = state["base_lrs"], second.base_lrs
    return a, b


@row(COPY,
     zh=("`AveragedModel(model)` 里的参数", "构造时深拷贝模型，平均值有自己的存储。"),
     en=("A parameter in `AveragedModel(model)`",
         "The model is deep-copied, and the averages have storages of their own."),
     link="https://docs.pytorch.org/docs/stable/optim.html#weight-averaging-swa-and-ema")
def ema_averaged_model():
    a = nn.Linear(2, 1)
    b = AveragedModel(a).module
    return a, b


@row(COPY,
     zh=("`AveragedModel(model, use_buffers=True)` 的缓冲区", "缓冲区也在深拷贝里。"),
     en=("A buffer in `AveragedModel(model, use_buffers=True)`", "Buffers are part of the deep copy."),
     link="https://docs.pytorch.org/docs/stable/optim.html#weight-averaging-swa-and-ema")
def ema_averaged_buffer():
    model = nn.BatchNorm1d(1)
    a = model.running_mean
    b = AveragedModel(model, use_buffers=True).module.running_mean
    return a, b


@row(SHALLOW,
     zh=("手写 EMA：`shadow = model.state_dict()`", "影子权重就是模型自己的权重，平均了也没有效果。"),
     en=("An EMA by hand: `shadow = model.state_dict()`",
         "The shadow is on the model's own weights, so averaging has no effect."))
def ema_state_dict():
    a = nn.Linear(2, 1)
    b = a.state_dict()
    return a, b


@row(SAME,
     zh=("手写 EMA：`shadow.mul_().add_()`", "原地更新的是影子自己，返回的也是它。"),
     en=("An EMA by hand: `shadow.mul_().add_()`", "The shadow is updated in place and comes back itself."),
     link="torch.Tensor.mul_")
def ema_inplace():
    w = torch.ones(2)
    a = torch.zeros(2)
    b = a.mul_(0.9).add_(w, alpha=0.1)
    return a, b


@row(COPY,
     zh=("`torch.lerp(shadow, w, 0.1)`", "不带下划线，得到新张量。"),
     en=("`torch.lerp(shadow, w, 0.1)`", "Without an underscore, a new tensor."),
     link="torch.lerp")
def ema_lerp():
    a = torch.zeros(2)
    b = torch.lerp(a, torch.ones(2), 0.1)
    return a, b


@row(SAME,
     zh=("目标网络 `online.requires_grad_(False)`", "返回的就是 `online` 自己：没有目标网络，还把在线网络冻住了。"),
     en=("A target network `online.requires_grad_(False)`",
         "It returns `online` itself: there is no target network, and the online one is frozen."),
     page="copying-modules.md#names")
def target_requires_grad():
    a = nn.Linear(2, 1)
    b = a.requires_grad_(False)
    return a, b


@row(COPY,
     zh=("目标网络 `copy.deepcopy(online)`", "初值相同，之后各走各的。"),
     en=("A target network `copy.deepcopy(online)`", "Equal at the start, and apart from then on."),
     page="copying-modules.md#deep")
def target_deepcopy():
    a = nn.Linear(2, 1)
    b = copy.deepcopy(a).requires_grad_(False)
    return a, b


@row(SAME,
     zh=("`clip_grad_norm_` 之后的梯度", "梯度原地缩小，还是那个张量。"),
     en=("A gradient after `clip_grad_norm_`", "It is scaled in place, and is the same tensor."),
     link="torch.nn.utils.clip_grad_norm_")
def optimizer_clip_grad():
    w = nn.Parameter(torch.ones(2))
    w.sum().backward()
    a = w.grad
    nn.utils.clip_grad_norm_([w], 0.1)
    b = w.grad
    return a, b
