"""Rows: nn.Module, its parameters and buffers."""

import copy

import torch
from torch import nn

from ..row import ALIAS, COPY, PARTLY, SAME, SHALLOW, row


@row(SAME,
     zh=("`best_model = model`", "只是多了一个名字，训练继续改的就是它。"),
     en=("`best_model = model`", "One more name, no more: training goes on changing it."),
     link="python:reference/simple_stmts#assignment-statements", page="best-model.md#wrong-ways")
def module_assign():
    a = nn.Linear(2, 1)
    b = a
    return a, b


@row(SHALLOW,
     zh=("`copy.copy(model)`", "新的模块对象，`_parameters` 等字典还是原来那几个：换参数、加子模块，两边都看得见；脚本化（`torch.jit.script`）的模型除外。"),
     en=("`copy.copy(model)`",
         "A new module object on the old `_parameters`, `_buffers` and `_modules`: replacing a parameter shows on both sides, unless the module is scripted."),
     page="copying-modules.md#shallow")
def module_copy():
    a = nn.Linear(2, 1)
    b = copy.copy(a)
    return a, b


@row(COPY,
     zh=("`copy.deepcopy(model)`", "参数、缓冲区、子模块都是新的；函数（如钩子）还是原来的。"),
     en=("`copy.deepcopy(model)`", "Parameters, buffers and submodules are all new; functions, such as hooks, are shared."),
     page="copying-modules.md#deep")
def module_deepcopy():
    a = nn.Sequential(nn.Linear(2, 1), nn.BatchNorm1d(1))
    b = copy.deepcopy(a)
    return a, b


@row(SAME,
     zh=("`deepcopy` 之后的共享权重", "原来共用的两个参数，在副本里仍是同一个。"),
     en=("Tied weights, after `deepcopy`", "Two parameters that were one are one in the copy, too."),
     page="copying-modules.md#tied")
def module_deepcopy_tied():
    model = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2))
    model[1].weight = model[0].weight
    twin = copy.deepcopy(model)
    a, b = twin[0].weight, twin[1].weight
    return a, b


@row(SAME,
     zh=("`model.to(device)`，设备不变", "`Module.to` 原地改，返回模型自己。"),
     en=("`model.to(device)`, same device", "`Module.to` works in place and returns the module itself."),
     link="torch.nn.Module#torch.nn.Module.to", page="copying-modules.md")
def module_to(device):
    a = nn.Linear(2, 1).to(device)
    b = a.to(device)
    return a, b


@row(SAME,
     zh=("`model.double()`", "原地换类型，返回模型自己；张量的 `double()` 在类型不同时返回新张量。"),
     en=("`model.double()`",
         "It changes the type in place and returns the module; a tensor's `double()` returns a new tensor where the type changes."),
     link="torch.nn.Module#torch.nn.Module.double")
def module_double():
    a = nn.Linear(2, 1)
    b = a.double()
    return a, b


@row(SAME,
     zh=("`model.double()` 前后的参数", "默认还是那个对象，换的是它里面的数据；换到 `meta` 才会换成新对象。"),
     en=("A parameter, before and after `model.double()`", "By default it is the same object, with other data in it; a move to `meta` replaces it."),
     link="torch.nn.Module#torch.nn.Module.double")
def module_parameter_after_double():
    model = nn.Linear(2, 1)
    a = model.weight
    b = model.double().weight
    return a, b


@row(COPY,
     zh=("`model.double()` 前取的 `weight.data`", "数据换了新存储，之前取的张量从此与模型无关。"),
     en=("`weight.data` taken before `model.double()`",
         "The data moved to a new storage: a tensor taken before has no tie to the module any more."),
     link="torch.nn.Module#torch.nn.Module.double", page="state-dict.md#until")
def module_data_before_double():
    model = nn.Linear(2, 1)
    a = model.weight.data
    b = model.double().weight.data
    return a, b


@row(SAME,
     zh=("`model.to_empty(device=...)` 前后的参数", "参数还是那个对象，里面换成没有初始化的新数据；模型在 `meta` 上时，换成新的参数。"),
     en=("A parameter, before and after `model.to_empty`",
         "It is the same object; the data in it are new and uninitialised. A module on `meta` gets new parameters."),
     link="torch.nn.Module#torch.nn.Module.to_empty")
def module_to_empty():
    model = nn.Linear(2, 1)
    a = model.weight
    b = nn.init.zeros_(model.to_empty(device="cpu").weight)
    return a, b


@row(SAME,
     zh=("`model.eval()`", "只改标志，返回模型自己。"),
     en=("`model.eval()`", "It sets a flag and returns the module itself."),
     link="torch.nn.Module#torch.nn.Module.eval")
def module_eval():
    a = nn.Dropout()
    b = a.eval()
    return a, b


@row(SAME,
     zh=("`model.share_memory()`", "参数搬进共享内存，返回模型自己。"),
     en=("`model.share_memory()`", "The parameters move into shared memory; the module itself comes back."),
     link="torch.nn.Module#torch.nn.Module.share_memory")
def module_share_memory():
    a = nn.Linear(2, 1)
    b = a.share_memory()
    return a, b


@row(SHALLOW,
     zh=("`list(model.parameters())`", "列表是新的，里面就是模型的参数。"),
     en=("`list(model.parameters())`", "The list is new; in it are the module's own parameters."),
     link="torch.nn.Module#torch.nn.Module.parameters")
def module_parameters():
    a = nn.Linear(2, 1)
    b = list(a.parameters())
    return a, b


@row(SAME,
     zh=("`model.get_parameter(name)`", "拿到的就是模型的参数。"),
     en=("`model.get_parameter(name)`", "It is the module's own parameter."),
     link="torch.nn.Module#torch.nn.Module.get_parameter")
def module_get_parameter():
    model = nn.Linear(2, 1)
    a = model.weight
    b = model.get_parameter("weight")
    return a, b


@row(ALIAS,
     zh=("`nn.Parameter(a)`", "参数直接用 `a` 的存储，不复制。"),
     en=("`nn.Parameter(a)`", "The parameter lies on the storage of `a`; nothing is copied."),
     link="torch.nn.parameter.Parameter")
def module_parameter_of_tensor(device):
    a = torch.zeros(3, device=device)
    b = nn.Parameter(a)
    return a, b


@row(COPY,
     zh=("`copy.deepcopy(nn.Parameter)`", "新参数，新存储。"),
     en=("`copy.deepcopy(nn.Parameter)`", "A new parameter on a new storage."),
     link="torch.nn.parameter.Parameter")
def module_parameter_deepcopy(device):
    a = nn.Parameter(torch.zeros(3, device=device))
    b = copy.deepcopy(a)
    return a, b


@row(SAME,
     zh=("`register_buffer(name, a)`", "缓冲区存的就是 `a` 自己。"),
     en=("`register_buffer(name, a)`", "The buffer is `a` itself."),
     link="torch.nn.Module#torch.nn.Module.register_buffer")
def module_register_buffer():
    a = torch.zeros(3)
    model = nn.Module()
    model.register_buffer("mean", a)
    b = model.mean
    return a, b


@row(SAME,
     zh=("`nn.Linear` 换上别人的 `weight`", "赋值让两个模块用同一个参数：这就是共享权重。"),
     en=("Assigning another module's `weight`", "The two modules then hold one parameter: tied weights."),
     page="copying-modules.md")
def module_tie():
    first, second = nn.Linear(2, 2), nn.Linear(2, 2)
    second.weight = first.weight
    a, b = first.weight, second.weight
    return a, b


@row(SAME,
     zh=("`nn.Sequential(layer, layer)` 的两层", "同一个模块放两次，用的是同一份权重。"),
     en=("Both layers of `nn.Sequential(layer, layer)`", "One module standing twice, with one set of weights."),
     link="torch.nn.Sequential", page="copying-modules.md")
def module_layer_twice():
    layer = nn.Linear(2, 2)
    model = nn.Sequential(layer, layer)
    a, b = model[0], model[1]
    return a, b


@row(SAME,
     zh=("`nn.ModuleList([layer] * 2)` 的两层", "列表乘法重复的是引用，两层是同一个模块。"),
     en=("Both layers of `nn.ModuleList([layer] * 2)`",
         "Multiplying a list repeats references: both are one module."),
     link="torch.nn.ModuleList", page="copying-modules.md")
def module_list_multiplied():
    layers = nn.ModuleList([nn.Linear(2, 2)] * 2)
    a, b = layers[0], layers[1]
    return a, b


@row(COPY,
     zh=("`nn.TransformerEncoder` 的两层", "它对传入的层做深拷贝，各层权重独立，初值相同。"),
     en=("Two layers of `nn.TransformerEncoder`",
         "It deep-copies the layer it is given: separate weights, with equal values at the start."),
     link="torch.nn.TransformerEncoder")
def module_transformer_layers():
    layer = nn.TransformerEncoderLayer(2, 1, dim_feedforward=1)
    encoder = nn.TransformerEncoder(layer, 2)
    a, b = encoder.layers[0].linear1.bias, encoder.layers[1].linear1.bias
    return a, b


@row(SHALLOW,
     zh=("切片 `model[:1]`", "新的 `Sequential`，里面的层还是原来那些。"),
     en=("A slice `model[:1]`", "A new `Sequential` that holds the same layers."),
     link="torch.nn.Sequential")
def module_sequential_slice():
    a = nn.Sequential(nn.Linear(2, 1))
    b = a[:1]
    return a, b


@row(SAME,
     zh=("`nn.Identity()(a)`", "原样返回输入。"),
     en=("`nn.Identity()(a)`", "The input itself comes back."),
     link="torch.nn.Identity")
def module_identity(device):
    a = torch.zeros(3, device=device)
    b = nn.Identity()(a)
    return a, b


@row(SAME,
     zh=("`nn.ReLU(inplace=True)(a)`", "结果写回输入，返回它自己。"),
     en=("`nn.ReLU(inplace=True)(a)`", "The result is written back into the input, which comes back itself."),
     link="torch.nn.ReLU")
def module_relu_inplace(device):
    a = torch.ones(3, device=device)
    b = nn.ReLU(inplace=True)(a)
    return a, b


@row(ALIAS,
     zh=("`nn.Flatten()(a)`", "输入连续时输出是视图；输入本来就是二维的，返回输入本身。"),
     en=("`nn.Flatten()(a)`", "With a contiguous input, the output is a view; of a 2-d input, the input itself."),
     link="torch.nn.Flatten")
def module_flatten(device):
    a = torch.zeros(1, 2, 2, device=device)
    b = nn.Flatten()(a)
    return a, b


@row(ALIAS,
     zh=("`nn.Embedding.from_pretrained(a)`", "嵌入层直接用 `a` 的存储，改它的权重就改了 `a`。"),
     en=("`nn.Embedding.from_pretrained(a)`",
         "The layer lies on the storage of `a`: changing its weight changes `a`."),
     link="torch.nn.Embedding#torch.nn.Embedding.from_pretrained")
def module_from_pretrained():
    a = torch.zeros(2, 2)
    b = nn.Embedding.from_pretrained(a).weight
    return a, b


@row(COPY,
     zh=("`parameters_to_vector(...)`", "所有参数拼成一个新向量。"),
     en=("`parameters_to_vector(...)`", "All parameters are joined into a new vector."),
     link="torch.nn.utils.parameters_to_vector")
def module_parameters_to_vector():
    model = nn.Linear(2, 1)
    a = model.weight
    b = nn.utils.parameters_to_vector(model.parameters())
    return a, b


@row(PARTLY,
     zh=("`vector_to_parameters(a, ...)` 之后的参数", "参数成了这个向量的视图，改向量就改模型。"),
     en=("A parameter after `vector_to_parameters(a, ...)`",
         "The parameters become views of the vector: changing it changes the model."),
     link="torch.nn.utils.vector_to_parameters")
def module_vector_to_parameters():
    model = nn.Linear(2, 1)
    a = torch.zeros(3)
    nn.utils.vector_to_parameters(a, model.parameters())
    b = model.weight
    return a, b


@row(SAME,
     zh=("`w.grad` 在第二次 `backward()` 前后", "梯度原地累加，还是那个张量，除非 `create_graph=True`，或者前一次的梯度是稀疏的。"),
     en=("`w.grad` before and after another `backward()`",
         "Gradients accumulate in place, in the same tensor, unless `create_graph=True` is set or a dense gradient follows a sparse one."),
     link="torch.Tensor.backward")
def module_grad_accumulates():
    w = nn.Parameter(torch.ones(2))
    w.sum().backward()
    a = w.grad
    w.sum().backward()
    b = w.grad
    return a, b


@row(COPY,
     zh=("`zero_grad()` 之后重新算的 `w.grad`", "梯度先设为 `None`，之后是新张量；PyTorch 2.0 之前默认原地清零。"),
     en=("`w.grad` after `zero_grad()` and `backward()`",
         "The gradient is set to `None` and made anew; before PyTorch 2.0 it was zeroed in place."),
     link="torch.nn.Module#torch.nn.Module.zero_grad", was=[("torch", "2.0", "same")])
def module_zero_grad():
    model = nn.Linear(2, 1)
    model.weight.sum().backward()
    a = model.weight.grad
    model.zero_grad()
    model.weight.sum().backward()
    b = model.weight.grad
    return a, b


@row(SAME,
     zh=("`q.grad = p.grad`", "同一个梯度张量有了两个主人：一边清零或累加，另一边也变。"),
     en=("`q.grad = p.grad`", "One gradient has two owners: what one zeroes or adds to, the other has too."),
     link="https://docs.pytorch.org/docs/stable/generated/torch.Tensor.grad.html", page="autograd.md#two-owners")
def module_grad_assigned():
    p = torch.ones(2, requires_grad=True)
    q = torch.ones(2, requires_grad=True)
    p.sum().backward()
    q.grad = p.grad
    a = p.grad
    b = q.grad
    return a, b


@row(SAME,
     zh=("`w.grad` 在 `zero_grad(set_to_none=False)` 前后", "原地清零，还是那个张量：先前留下的梯度也变成零。"),
     en=("`w.grad` before and after `zero_grad(set_to_none=False)`",
         "It is zeroed in place: a gradient that was kept becomes zero too."),
     link="torch.nn.Module#torch.nn.Module.zero_grad", page="autograd.md#two-owners")
def module_zero_grad_in_place():
    model = nn.Linear(2, 1)
    model(torch.ones(1, 2)).sum().backward()
    a = model.weight.grad
    model.zero_grad(set_to_none=False)
    b = model.weight.grad
    return a, b


@row(COPY,
     zh=("`y.backward(a)` 之后的 `x.grad`", "叶子的梯度有自己的内存。"),
     en=("`x.grad` after `y.backward(a)`", "A leaf's gradient has memory of its own."),
     link="torch.Tensor.backward", page="autograd.md#two-owners")
def module_backward_gradient():
    a = torch.ones(2)
    x = torch.zeros(2, requires_grad=True)
    (x + 0).backward(a)
    b = x.grad
    return a, b


@row(SAME,
     zh=("`torch.autograd.grad` 对一个和求的两个梯度", "两个梯度是同一个张量，要原地改先克隆。"),
     en=("Both gradients of a sum from `torch.autograd.grad`", "They are one tensor; clone before changing one in place."),
     link="torch.autograd.grad", page="autograd.md#two-owners")
def module_autograd_grad():
    x = torch.zeros(2, requires_grad=True)
    y = torch.zeros(2, requires_grad=True)
    a, b = torch.autograd.grad(((x + y) * 2).sum(), (x, y))
    return a, b


@row(SAME,
     zh=("`functional_call(model, {\"weight\": a})` 里用的权重", "前向时用的就是传进去的张量，不复制；模型自己的参数不参与。"),
     en=("The weight in `functional_call(model, {\"weight\": a})`",
         "The forward pass uses the very tensor that is passed; the model's own parameter takes no part."),
     link="torch.func.functional_call", page="shared-models.md#functional", was=[("torch", "2.0", "missing")])
def module_functional_call():
    class Reader(nn.Linear):
        def forward(self, x):
            return self.weight

    model = Reader(2, 1)
    a = torch.zeros(1, 2)
    b = torch.func.functional_call(model, {"weight": a}, (None,))
    return a, b


@row(COPY,
     zh=("参数化之后读两次 `layer.weight`", "参数化的权重每次读取都重新计算，写进它不起作用。"),
     en=("`layer.weight`, read twice under a parametrization",
         "A parametrized weight is computed at each access: what is written into it is lost."),
     link="https://docs.pytorch.org/docs/stable/generated/torch.nn.utils.parametrize.register_parametrization.html",
     page="shared-models.md#parametrized")
def module_parametrized_weight():
    class Doubled(nn.Module):
        def forward(self, x):
            return 2 * x

    layer = nn.Linear(2, 2)
    torch.nn.utils.parametrize.register_parametrization(layer, "weight", Doubled())
    a, b = layer.weight, layer.weight
    return a, b


@row(SAME,
     zh=("适配器里的基础层", "包装层存的就是传进来的层：训练或合并适配器时写它，基础模型也变。"),
     en=("The base layer in an adapter",
         "The wrapper holds the very layer: what training or merging writes into it is in the base model."),
     link="https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html", page="shared-models.md#adapters")
def module_adapter_base():
    class Adapter(nn.Module):
        def __init__(self, base):
            super().__init__()
            self.base = base
            self.down = nn.Linear(2, 1)

    a = nn.Linear(2, 2)
    b = Adapter(a).base
    return a, b
