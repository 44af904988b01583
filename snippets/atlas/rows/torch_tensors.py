"""Rows: PyTorch tensors."""

import copy

import numpy as np
import torch

from ..row import ALIAS, COPY, ERROR, PARTLY, SAME, row


@row(ALIAS,
     zh=("`a.view(...)`", "视图共用存储；形状对不上时报错，从不复制。"),
     en=("`a.view(...)`", "A view shares the storage; where the shape does not fit it raises, and never copies."),
     link="torch.Tensor.view")
def torch_view(device):
    a = torch.zeros(4, device=device)
    b = a.view(2, 2)
    return a, b


@row(ERROR,
     zh=("`a.view(...)`，`a` 是转置", "不复制就给不出这个形状，于是抛 `RuntimeError`。"),
     en=("`a.view(...)`, transposed", "Without a copy this shape cannot be had: `RuntimeError`."),
     link="torch.Tensor.view")
def torch_view_transposed(device):
    a = torch.zeros(2, 2, device=device).t()
    b = a.view(4)
    return a, b


@row(ALIAS,
     zh=("`a.reshape(...)`，`a` 连续", "能做成视图就返回视图。"),
     en=("`a.reshape(...)`, contiguous", "A view comes back where one can be had."),
     link="torch.reshape")
def torch_reshape_contiguous(device):
    a = torch.zeros(4, device=device)
    b = a.reshape(2, 2)
    return a, b


@row(COPY,
     zh=("`a.reshape(...)`，`a` 是转置", "做不成视图，就悄悄复制。"),
     en=("`a.reshape(...)`, transposed", "Where no view is possible, it silently copies."),
     link="torch.reshape")
def torch_reshape_transposed(device):
    a = torch.arange(4.0, device=device).view(2, 2).t()
    b = a.reshape(4)
    return a, b


@row(ALIAS,
     zh=("`a.reshape(...)`，形状不变", "形状没变，也换了个张量对象；数据仍是同一份。"),
     en=("`a.reshape(...)`, same shape", "Even so it is another tensor object, on the same data."),
     link="torch.reshape")
def torch_reshape_same(device):
    a = torch.zeros(4, device=device)
    b = a.reshape(4)
    return a, b


@row(SAME,
     zh=("`a.flatten()`，`a` 是一维", "本来就是一维，返回 `a` 自己。"),
     en=("`a.flatten()`, one axis", "Flat already: `a` itself comes back."),
     link="torch.flatten")
def torch_flatten_flat(device):
    a = torch.zeros(4, device=device)
    b = a.flatten()
    return a, b


@row(ALIAS,
     zh=("`a.flatten()`，`a` 连续", "和 NumPy 的 `flatten` 相反：能不复制就不复制。"),
     en=("`a.flatten()`, contiguous", "The reverse of NumPy's `flatten`: it copies where it must."),
     link="torch.flatten")
def torch_flatten_contiguous(device):
    a = torch.zeros(2, 2, device=device)
    b = a.flatten()
    return a, b


@row(COPY,
     zh=("`a.flatten()`，`a` 是转置", "内存顺序不对，只能复制。"),
     en=("`a.flatten()`, transposed", "The order in memory does not fit, so it copies."),
     link="torch.flatten")
def torch_flatten_transposed(device):
    a = torch.arange(4.0, device=device).view(2, 2).t()
    b = a.flatten()
    return a, b


@row(SAME,
     zh=("`a.contiguous()`，已连续", "已经连续，返回 `a` 自己。"),
     en=("`a.contiguous()`, contiguous", "It is contiguous already: `a` itself comes back."),
     link="torch.Tensor.contiguous")
def torch_contiguous(device):
    a = torch.zeros(2, 2, device=device)
    b = a.contiguous()
    return a, b


@row(COPY,
     zh=("`a.contiguous()`，转置", "要换内存顺序，就得复制。"),
     en=("`a.contiguous()`, transposed", "Another order in memory means a copy."),
     link="torch.Tensor.contiguous")
def torch_contiguous_transposed(device):
    a = torch.arange(4.0, device=device).view(2, 2).t()
    b = a.contiguous()
    return a, b


@row(ALIAS,
     zh=("转置 `a.t()`", "换的是步长，共用存储；稀疏张量则复制。"),
     en=("The transpose `a.t()`", "The strides change and the storage is shared; a sparse tensor is copied."),
     link="torch.t")
def torch_transpose(device):
    a = torch.arange(4.0, device=device).view(2, 2)
    b = a.t()
    return a, b


@row(ALIAS,
     zh=("`a.permute(...)`", "只换维的次序，得到视图；稀疏张量共用数值，下标是新的。"),
     en=("`a.permute(...)`", "Only the order of the axes changes: a view. Of a sparse tensor, the values are shared and the indices are new."),
     link="torch.permute")
def torch_permute(device):
    a = torch.zeros(1, 2, 2, device=device)
    b = a.permute(2, 0, 1)
    return a, b


@row(ALIAS,
     zh=("`a.squeeze()`", "去掉长度为 1 的维，得到视图。"),
     en=("`a.squeeze()`", "Axes of length 1 are dropped: a view."),
     link="torch.squeeze")
def torch_squeeze(device):
    a = torch.zeros(1, 3, device=device)
    b = a.squeeze()
    return a, b


@row(ALIAS,
     zh=("`a.unsqueeze(0)`", "加一维，得到视图。"),
     en=("`a.unsqueeze(0)`", "One more axis: a view."),
     link="torch.unsqueeze")
def torch_unsqueeze(device):
    a = torch.zeros(3, device=device)
    b = a.unsqueeze(0)
    return a, b


@row(ALIAS,
     zh=("`a.expand(...)`", "各行都是同一块内存：写一处，处处变。"),
     en=("`a.expand(...)`", "All rows are the same memory: write one, and all change."),
     link="torch.Tensor.expand")
def torch_expand(device):
    a = torch.zeros(2, device=device)
    b = a.expand(3, 2)
    return a, b


@row(COPY,
     zh=("`a.repeat(...)`", "和 `expand` 不同，数据真的复制出来。"),
     en=("`a.repeat(...)`", "Unlike `expand`, it really copies the data."),
     link="torch.Tensor.repeat")
def torch_repeat(device):
    a = torch.zeros(2, device=device)
    b = a.repeat(3, 1)
    return a, b


@row(PARTLY,
     zh=("切片 `a[1:]`", "切片是视图：`b` 全在 `a` 里，`a` 的其余部分不在 `b` 里。"),
     en=("A slice `a[1:]`", "A slice is a view: all of `b` lies in `a`, the rest of `a` is not in `b`."),
     link="https://docs.pytorch.org/docs/stable/tensor_view.html", page="conclusions.md#by-type")
def torch_slice(device):
    a = torch.zeros(4, device=device)
    b = a[1:]
    return a, b


@row(ALIAS,
     zh=("完整切片 `a[:]`", "列表的 `[:]` 复制，张量的 `[:]` 是视图。"),
     en=("A full slice `a[:]`", "With a list `[:]` copies; with a tensor it is a view."),
     link="https://docs.pytorch.org/docs/stable/tensor_view.html", page="conclusions.md#by-type")
def torch_full_slice(device):
    a = torch.zeros(4, device=device)
    b = a[:]
    return a, b


@row(PARTLY,
     zh=("取一个元素 `a[0]`", "得到零维张量，仍是视图，这和 NumPy 不同；稀疏张量取出的是新值。"),
     en=("An element `a[0]`", "A tensor of no axes, and still a view, unlike NumPy; of a sparse tensor, new values."),
     link="https://docs.pytorch.org/docs/stable/tensor_view.html")
def torch_element(device):
    a = torch.zeros(3, device=device)
    b = a[0]
    return a, b


@row(COPY,
     zh=("`a[0].item()`", "得到一个 Python 数，和张量再无关系。"),
     en=("`a[0].item()`", "A Python number, with no tie to the tensor."),
     link="torch.Tensor.item")
def torch_item(device):
    a = torch.zeros(3, device=device)
    b = a[0].item()
    return a, b


@row(COPY,
     zh=("下标列表 `a[[0, 1]]`", "高级索引取值时复制。"),
     en=("A list of indices `a[[0, 1]]`", "Advanced indexing copies when it is read."),
     link="https://docs.pytorch.org/docs/stable/tensor_view.html")
def torch_index_list(device):
    a = torch.zeros(3, device=device)
    b = a[[0, 1]]
    return a, b


@row(COPY,
     zh=("布尔掩码 `a[a > 0]`", "掩码属于高级索引，取值时复制。"),
     en=("A mask `a[a > 0]`", "A mask is advanced indexing and copies when it is read."),
     link="torch.masked_select")
def torch_mask(device):
    a = torch.ones(3, device=device)
    b = a[a > 0]
    return a, b


@row(COPY,
     zh=("`torch.gather`", "按下标取值，放进新张量。"),
     en=("`torch.gather`", "Values are picked into a new tensor."),
     link="torch.gather")
def torch_gather(device):
    a = torch.zeros(3, device=device)
    b = torch.gather(a, 0, torch.arange(3, device=device))
    return a, b


@row(PARTLY,
     zh=("`a.narrow(0, 0, 2)`", "和切片一样是视图。"),
     en=("`a.narrow(0, 0, 2)`", "A view, like a slice."),
     link="torch.narrow")
def torch_narrow(device):
    a = torch.zeros(3, device=device)
    b = a.narrow(0, 0, 2)
    return a, b


@row(PARTLY,
     zh=("`a.chunk(2)` 的第一块", "各块都是 `a` 的视图；`split` 也一样。"),
     en=("The first of `a.chunk(2)`", "Each chunk is a view of `a`; so it is with `split`."),
     link="torch.chunk")
def torch_chunk(device):
    a = torch.zeros(4, device=device)
    b = a.chunk(2)[0]
    return a, b


@row(PARTLY,
     zh=("`a.unbind()` 的第一项", "各项都是视图，`for row in a` 得到的也是；稀疏张量的各项是新的。"),
     en=("The first of `a.unbind()`", "Each is a view, as in `for row in a`; those of a sparse tensor are new."),
     link="torch.unbind")
def torch_unbind(device):
    a = torch.zeros(2, 2, device=device)
    b = a.unbind()[0]
    return a, b


@row(PARTLY,
     zh=("`a.diagonal()`", "视图，而且可写；NumPy 的只读。"),
     en=("`a.diagonal()`", "A view that can be written; NumPy's is read-only."),
     link="torch.diagonal")
def torch_diagonal(device):
    a = torch.zeros(2, 2, device=device)
    b = a.diagonal()
    return a, b


@row(COPY,
     zh=("`torch.cat([a])`", "拼接总是造新张量，只有一段也复制。"),
     en=("`torch.cat([a])`", "Joining always makes a new tensor, even of a single part."),
     link="torch.cat")
def torch_cat(device):
    a = torch.zeros(3, device=device)
    b = torch.cat([a])
    return a, b


@row(COPY,
     zh=("`torch.stack([a])`", "总是造新张量。"),
     en=("`torch.stack([a])`", "It always makes a new tensor."),
     link="torch.stack")
def torch_stack(device):
    a = torch.zeros(3, device=device)
    b = torch.stack([a])
    return a, b


@row(COPY,
     zh=("`a.clone()`", "复制数据，但留在计算图里：`a` 需要梯度时，梯度会传回它。"),
     en=("`a.clone()`",
         "Copies the data but stays in the graph: where `a` requires grad, gradients flow back to it."),
     link="torch.clone", page="conclusions.md#by-type")
def torch_clone(device):
    a = torch.zeros(3, device=device)
    b = a.clone()
    return a, b


@row(ALIAS,
     zh=("`a.detach()`", "只脱离计算图，存储共用：改它就是改 `a`。"),
     en=("`a.detach()`", "It leaves the graph, not the storage: changing it changes `a`."),
     link="torch.Tensor.detach", page="state-dict.md#objects")
def torch_detach(device):
    a = torch.zeros(3, requires_grad=True, device=device)
    b = a.detach()
    return a, b


@row(COPY,
     zh=("`a.detach().clone()`", "既脱离计算图，也复制数据。"),
     en=("`a.detach().clone()`", "Out of the graph, and with data of its own."),
     link="torch.Tensor.detach")
def torch_detach_clone(device):
    a = torch.zeros(3, requires_grad=True, device=device)
    b = a.detach().clone()
    return a, b


@row(ALIAS,
     zh=("`a.data`", "和 `detach()` 一样共用存储，还绕过 autograd 的检查。"),
     en=("`a.data`", "It shares the storage like `detach()`, and bypasses autograd's checks."),
     link="https://docs.pytorch.org/docs/stable/notes/autograd.html")
def torch_data(device):
    a = torch.zeros(3, requires_grad=True, device=device)
    b = a.data
    return a, b


@row(SAME,
     zh=("`a.requires_grad_()`", "原地改标志，返回 `a` 自己。"),
     en=("`a.requires_grad_()`", "It sets the flag in place and returns `a` itself."),
     link="torch.Tensor.requires_grad_")
def torch_requires_grad(device):
    a = torch.zeros(3, device=device)
    b = a.requires_grad_()
    return a, b


@row(SAME,
     zh=("`a.add_(1)`", "原地运算，返回 `a` 自己。"),
     en=("`a.add_(1)`", "An in-place operation returns `a` itself."),
     link="torch.Tensor.add_")
def torch_add_inplace(device):
    a = torch.zeros(3, device=device)
    b = a.add_(1)
    return a, b


@row(SAME,
     zh=("`b += 1`", "张量的 `+=` 是原地运算，`b` 还是 `a`。"),
     en=("`b += 1`", "On a tensor `+=` works in place: `b` is still `a`."),
     link="torch.Tensor.add_", page="conclusions.md#augmented-assignment")
def torch_iadd(device):
    a = torch.zeros(3, device=device)
    b = a
    b += 1
    return a, b


@row(ERROR,
     zh=("`b += 1`，`a` 是需要梯度的叶子", "叶子张量需要梯度时不许原地改；放进 `torch.no_grad()` 才行。"),
     en=("`b += 1` on a leaf that requires grad",
         "Such a leaf must not be changed in place, unless under `torch.no_grad()`."),
     link="https://docs.pytorch.org/docs/stable/notes/autograd.html#in-place-operations-with-autograd")
def torch_iadd_leaf(device):
    a = torch.zeros(3, requires_grad=True, device=device)
    b = a
    b += 1
    return a, b


@row(COPY,
     zh=("`b = b + 1`", "算出新张量，再绑定给 `b`。"),
     en=("`b = b + 1`", "A new tensor is computed, and `b` bound to it."),
     link="torch.add", page="conclusions.md#augmented-assignment")
def torch_add(device):
    a = torch.zeros(3, device=device)
    b = a
    b = b + 1
    return a, b


@row(SAME,
     zh=("`a.to(...)`，类型设备都不变", "没有要换的，返回 `a` 自己。"),
     en=("`a.to(...)`, same type and device", "Nothing changes: `a` itself comes back."),
     link="torch.Tensor.to")
def torch_to_same(device):
    a = torch.zeros(3, device=device)
    b = a.to(torch.float32)
    return a, b


@row(COPY,
     zh=("`a.to(...)`，换类型", "换类型就得复制。"),
     en=("`a.to(...)`, another type", "Another type means a copy."),
     link="torch.Tensor.to")
def torch_to_other_dtype(device):
    a = torch.zeros(3, device=device)
    b = a.to(torch.float64)
    return a, b


@row(COPY,
     zh=("`a.to(..., copy=True)`", "写明 `copy=True`，类型不变也复制。"),
     en=("`a.to(..., copy=True)`", "With `copy=True` it copies even where nothing changes."),
     link="torch.Tensor.to")
def torch_to_copy(device):
    a = torch.zeros(3, device=device)
    b = a.to(torch.float32, copy=True)
    return a, b


@row(SAME,
     zh=("`a.float()`，已是 `float32`", "不必转换，返回 `a` 自己。"),
     en=("`a.float()` of `float32`", "Nothing to convert: `a` itself comes back."),
     link="torch.Tensor.float")
def torch_float_same(device):
    a = torch.zeros(3, device=device)
    b = a.float()
    return a, b


@row(COPY,
     zh=("`a.double()`，原是 `float32`", "换了类型，数据复制。"),
     en=("`a.double()` of `float32`", "Another type: the data are copied."),
     link="torch.Tensor.double")
def torch_double(device):
    a = torch.zeros(3, device=device)
    b = a.double()
    return a, b


@row(SAME,
     zh=("`a.cpu()`，已在 CPU 上", "没有什么要搬，返回 `a` 自己，当不了备份。"),
     en=("`a.cpu()` of a tensor on the CPU", "Nothing has to move: `a` itself comes back, so it is no backup."),
     link="torch.Tensor.cpu", page="best-model.md#cpu")
def torch_cpu_on_cpu():
    a = torch.zeros(3)
    b = a.cpu()
    return a, b


@row(COPY,
     zh=("`a.cpu()`，`a` 在 GPU 上", "数据搬到内存，两边各有一份。"),
     en=("`a.cpu()` of a tensor on the GPU", "The data go to the main memory; each side has its own."),
     link="torch.Tensor.cpu", page="best-model.md#cpu", only_cuda=True)
def torch_cpu_from_gpu(device):
    a = torch.zeros(3, device=device)
    b = a.cpu()
    return a, b


@row(COPY,
     zh=("`a.to(device)`，从 CPU 到 GPU", "数据搬到显存，两边各有一份。"),
     en=("`a.to(device)`, from CPU to GPU", "The data go to the GPU's memory; each side has its own."),
     link="torch.Tensor.cuda", only_cuda=True)
def torch_cuda_from_cpu(device):
    a = torch.zeros(3)
    b = a.to(device)
    return a, b


@row(SAME,
     zh=("`a.cuda()`，已在同一块 GPU 上", "没有什么要搬，返回 `a` 自己。"),
     en=("`a.cuda()` of a tensor on that GPU", "Nothing has to move: `a` itself comes back."),
     link="torch.Tensor.cuda", only_cuda=True)
def torch_cuda_on_cuda(device):
    a = torch.zeros(3, device=device)
    b = a.cuda()
    return a, b


@row(SAME,
     zh=("`torch.as_tensor(a)`，`a` 是张量", "原样返回。"),
     en=("`torch.as_tensor(a)` of a tensor", "It comes back itself."),
     link="torch.as_tensor")
def torch_as_tensor(device):
    a = torch.zeros(3, device=device)
    b = torch.as_tensor(a)
    return a, b


@row(COPY,
     zh=("`torch.tensor(a)`，`a` 是张量", "总是复制，并给出警告，建议写 `a.detach().clone()`。"),
     en=("`torch.tensor(a)` of a tensor", "It always copies, and warns that `a.detach().clone()` is meant."),
     link="torch.tensor")
def torch_tensor_of_tensor(device):
    a = torch.zeros(3, device=device)
    b = torch.tensor(a)
    return a, b


@row(ALIAS,
     zh=("`torch.frombuffer(a)`", "经缓冲区协议共用内存。"),
     en=("`torch.frombuffer(a)`", "The memory is shared by the buffer protocol."),
     link="torch.frombuffer")
def torch_frombuffer():
    a = bytearray(4)
    b = torch.frombuffer(a, dtype=torch.uint8)
    return a, b


@row(ALIAS,
     zh=("`copy.copy(a)`", "得到新的张量对象，存储却是同一块。"),
     en=("`copy.copy(a)`", "Another tensor object on the same storage."),
     page="conclusions.md#by-type")
def torch_copy_copy(device):
    a = torch.zeros(3, device=device)
    b = copy.copy(a)
    return a, b


@row(COPY,
     zh=("`copy.deepcopy(a)`", "数据复制到新存储。"),
     en=("`copy.deepcopy(a)`", "The data are copied to a new storage."),
     page="copying-modules.md#tensors")
def torch_deepcopy(device):
    a = torch.zeros(3, device=device)
    b = copy.deepcopy(a)
    return a, b


@row(SAME,
     zh=("`a.copy_(...)` 的返回值", "值写进 `a`，返回的是 `a` 自己。"),
     en=("What `a.copy_(...)` returns", "The values are written into `a`, and `a` itself comes back."),
     link="torch.Tensor.copy_")
def torch_copy_returns(device):
    a = torch.zeros(3, device=device)
    b = a.copy_(torch.ones(3, device=device))
    return a, b


@row(COPY,
     zh=("`b.copy_(a)` 之后的 `a` 和 `b`", "只复制值，两块存储各归各。"),
     en=("`a` and `b` after `b.copy_(a)`", "Only values are copied; the two storages stay apart."),
     link="torch.Tensor.copy_", page="load-state-dict.md#copies-values")
def torch_copy_values(device):
    a = torch.ones(3, device=device)
    b = torch.zeros(3, device=device)
    b.copy_(a)
    return a, b


@row(ALIAS,
     zh=("`b.set_(a)`", "让 `b` 改用 `a` 的存储：从此是别名。"),
     en=("`b.set_(a)`", "It puts `b` on the storage of `a`: an alias from then on."),
     link="torch.Tensor.set_")
def torch_set(device):
    a = torch.ones(3, device=device)
    b = torch.zeros(3, device=device)
    b.set_(a)
    return a, b


@row(ALIAS,
     zh=("`a.view(dtype)`", "同一批字节换一种类型来读。"),
     en=("`a.view(dtype)`", "The same bytes, read as another type."),
     link="torch.Tensor.view")
def torch_view_dtype(device):
    a = torch.zeros(2, dtype=torch.int32, device=device)
    b = a.view(torch.int16)
    return a, b


@row(ALIAS,
     zh=("`a.conj()`（复数）", "惰性共轭：只做个标记，数据共用，写入时自动换算。"),
     en=("`a.conj()` of complex numbers",
         "Conjugated lazily: only a mark is set, the data are shared, and writes are converted."),
     link="torch.conj")
def torch_conj(device):
    a = torch.ones(2, dtype=torch.complex64, device=device)
    b = a.conj()
    return a, b


@row(COPY,
     zh=("`a.conj_physical()`（复数）", "真的算出一份共轭。"),
     en=("`a.conj_physical()` of complex numbers", "The conjugate is really computed, apart from `a`."),
     link="torch.conj_physical")
def torch_conj_physical(device):
    a = torch.ones(2, dtype=torch.complex64, device=device)
    b = a.conj_physical()
    return a, b


@row(ALIAS,
     zh=("`torch.view_as_real(a)`", "复数当成一对实数来看，共用存储。"),
     en=("`torch.view_as_real(a)`", "Complex numbers seen as pairs of real ones, on the same storage."),
     link="torch.view_as_real")
def torch_view_as_real(device):
    a = torch.ones(2, dtype=torch.complex64, device=device)
    b = torch.view_as_real(a)
    return a, b


@row(COPY,
     zh=("`torch.zeros_like(a)`", "只取形状和类型，内存是新的。"),
     en=("`torch.zeros_like(a)`", "It takes shape and type; the memory is new."),
     link="torch.zeros_like")
def torch_zeros_like(device):
    a = torch.zeros(3, device=device)
    b = torch.zeros_like(a)
    return a, b


@row(SAME,
     zh=("`torch.add(..., out=a)`", "结果写进 `out`，返回的也是它。"),
     en=("`torch.add(..., out=a)`", "The result is written into `out`, and that is what comes back."),
     link="torch.add")
def torch_out(device):
    a = torch.zeros(3, device=device)
    b = torch.add(a, 1, out=a)
    return a, b


@row(COPY,
     zh=("`torch.relu(a)`", "不是原地运算，结果写进新张量。"),
     en=("`torch.relu(a)`", "It is not in place: the result goes into a new tensor."),
     link="torch.nn.functional.relu")
def torch_relu(device):
    a = torch.ones(3, device=device)
    b = torch.relu(a)
    return a, b


@row(SAME,
     zh=("`F.relu(a, inplace=True)`", "结果写回 `a`，返回它自己。"),
     en=("`F.relu(a, inplace=True)`", "The result is written back into `a`, which comes back itself."),
     link="torch.nn.functional.relu")
def torch_relu_inplace(device):
    a = torch.ones(3, device=device)
    b = torch.nn.functional.relu(a, inplace=True)
    return a, b


@row(SAME,
     zh=("`F.dropout(a, training=False)`", "评估时什么也不做，返回 `a` 自己；嵌套张量得到副本。"),
     en=("`F.dropout(a, training=False)`", "In evaluation it does nothing and returns `a` itself; of a nested tensor, a copy."),
     link="torch.nn.functional.dropout")
def torch_dropout_eval(device):
    a = torch.ones(3, device=device)
    b = torch.nn.functional.dropout(a, training=False)
    return a, b


@row(SAME,
     zh=("`a.share_memory_()`", "数据搬进共享内存，返回 `a` 自己；之后传给别的进程，两边用的是同一份。"),
     en=("`a.share_memory_()`",
         "The data move into shared memory, and `a` itself comes back; sent to another process, both use the same data."),
     link="torch.Tensor.share_memory_")
def torch_share_memory():
    a = torch.zeros(3)
    b = a.share_memory_()
    return a, b


@row(ALIAS,
     zh=("`a.untyped_storage()` 造出的张量", "存储没换，只是另包一个张量。"),
     en=("A tensor on `a.untyped_storage()`", "The storage is the same, only wrapped in another tensor."),
     link="https://docs.pytorch.org/docs/stable/storage.html", was=[("torch", "2.0", "missing")])
def torch_untyped_storage():
    a = torch.zeros(3)
    b = torch.tensor([]).set_(a.untyped_storage(), 0, (3,))
    return a, b


@row(ALIAS,
     zh=("没有元素的张量 `a[:]`", "没有可改的元素，看存储：是同一块。"),
     en=("`a[:]` of a tensor without elements",
         "There is no element to change; the storage decides, and it is the same."),
     link="https://docs.pytorch.org/docs/stable/tensor_view.html")
def torch_empty_slice(device):
    a = torch.zeros(0, 3, device=device)
    b = a[:]
    return a, b


@row(COPY,
     zh=("没有元素的张量 `a.clone()`", "没有可改的元素，看存储：是两块。"),
     en=("`a.clone()` of a tensor without elements",
         "There is no element to change; the storage decides, and there are two."),
     link="torch.clone")
def torch_empty_clone(device):
    a = torch.zeros(0, 3, device=device)
    b = a.clone()
    return a, b


@row(ALIAS,
     zh=("meta 张量 `a.view(...)`", "meta 张量没有数据可改，看存储：是同一块。"),
     en=("`a.view(...)` of a meta tensor",
         "A meta tensor has no data to change; the storage decides, and it is the same."),
     link="https://docs.pytorch.org/docs/stable/meta.html")
def torch_meta_view():
    a = torch.zeros(4, device="meta")
    b = a.view(2, 2)
    return a, b


@row(COPY,
     zh=("`a.to(\"meta\")`", "只剩形状和类型，和 `a` 的数据没有关系；`a` 本来就在 `meta` 上，则返回它自己。"),
     en=("`a.to(\"meta\")`", "Only shape and type remain, with no tie to the data of `a`; a tensor that is on `meta` comes back itself."),
     link="https://docs.pytorch.org/docs/stable/meta.html")
def torch_to_meta():
    a = torch.zeros(3)
    b = a.to("meta")
    return a, b


@row(PARTLY,
     zh=("`a.values()`（稀疏张量）", "取到的就是存着的那些值；下标不在其中。"),
     en=("`a.values()` of a sparse tensor",
         "These are the stored values themselves; the indices are not among them."),
     link="torch.Tensor.values")
def torch_sparse_values():
    a = torch.tensor([0.0, 1.0]).to_sparse().coalesce()
    b = a.values()
    return a, b


@row(COPY,
     zh=("`a.to_dense()`（稀疏张量）", "造一个新的稠密张量。"),
     en=("`a.to_dense()` of a sparse tensor", "A new dense tensor is made."),
     link="torch.Tensor.to_dense")
def torch_to_dense():
    a = torch.tensor([0.0, 1.0]).to_sparse()
    b = a.to_dense()
    return a, b


@row(SAME,
     zh=("`a.to_dense()`（本来就稠密）", "没有什么要转换，返回 `a` 自己。"),
     en=("`a.to_dense()` of a dense tensor", "Nothing to convert: `a` itself comes back."),
     link="torch.Tensor.to_dense")
def torch_to_dense_dense():
    a = torch.zeros(3)
    b = a.to_dense()
    return a, b


@row(SAME,
     zh=("`torch.atleast_1d(a)`，`a` 已有一维", "维数够了，返回 `a` 自己。"),
     en=("`torch.atleast_1d(a)` of one axis", "There are axes enough: `a` itself comes back."),
     link="torch.atleast_1d")
def torch_atleast_1d(device):
    a = torch.zeros(3, device=device)
    b = torch.atleast_1d(a)
    return a, b


@row(ALIAS,
     zh=("`torch.broadcast_tensors(a, ...)`", "和 `expand` 一样：广播出来的各行是同一块内存。"),
     en=("`torch.broadcast_tensors(a, ...)`", "As with `expand`: all rows are the same memory."),
     link="torch.broadcast_tensors")
def torch_broadcast_tensors(device):
    a = torch.zeros(2, device=device)
    b, _ = torch.broadcast_tensors(a, torch.zeros(3, 2, device=device))
    return a, b


@row(COPY,
     zh=("`torch.utils.data.default_collate([a])`", "张量样本叠成新的一批，数据复制。"),
     en=("`torch.utils.data.default_collate([a])`",
         "Tensor samples are stacked into a new batch: the data are copied."),
     link="https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.default_collate")
def torch_collate():
    a = torch.zeros(3)
    b = torch.utils.data.default_collate([a])
    return a, b


@row(SAME,
     zh=("`TensorDataset(a)` 里的张量", "数据集不复制，存的就是 `a`。"),
     en=("The tensor in `TensorDataset(a)`", "The data set copies nothing: it holds `a` itself."),
     link="https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.TensorDataset")
def torch_tensor_dataset():
    a = torch.zeros(3)
    b = torch.utils.data.TensorDataset(a).tensors[0]
    return a, b


@row(PARTLY,
     zh=("`TensorDataset(a)[0]`", "取出的样本是 `a` 的视图：原地改样本，就改了数据集。"),
     en=("`TensorDataset(a)[0]`", "A sample is a view of `a`: changing it in place changes the data set."),
     link="https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.TensorDataset")
def torch_dataset_sample():
    a = torch.zeros(2, 2)
    b = torch.utils.data.TensorDataset(a)[0][0]
    return a, b


@row(ALIAS,
     zh=("`a.unfold(0, 2, 1)`", "窗口是重叠的视图：同一个元素在两个窗口里，原地修改会改两次。"),
     en=("`a.unfold(0, 2, 1)`", "The windows are overlapping views: a change in place reaches a shared element twice."),
     link="torch.Tensor.unfold", page="autograd.md#overlap")
def torch_unfold(device):
    a = torch.zeros(4, device=device)
    b = a.unfold(0, 2, 1)
    return a, b


@row(ALIAS,
     zh=("`a.as_strided(...)`", "按给定的形状和步长看同一块内存，位置可以重叠。"),
     en=("`a.as_strided(...)`", "The same memory by a given shape and strides, which may overlap."),
     link="torch.as_strided", page="autograd.md#overlap")
def torch_as_strided(device):
    a = torch.zeros(3, device=device)
    b = a.as_strided((2, 2), (1, 1))
    return a, b


@row(SAME,
     zh=("`random_split` 得到的两个划分的 `dataset`", "划分只存下标，两个划分用的是同一个数据集，改它的 transform 两边都变。"),
     en=("`dataset` of both splits from `random_split`",
         "Splits keep indices: both refer to one data set, and a change of its transform is one for both."),
     link="https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.random_split", page="loading-data.md#splits")
def torch_random_split():
    data = torch.utils.data.TensorDataset(torch.zeros(4, 2))
    first, second = torch.utils.data.random_split(data, [2, 2])
    a, b = first.dataset, second.dataset
    return a, b


@row(PARTLY,
     zh=("`Subset(a, indices)[0]`", "取出的样本是 `a` 里的视图，原地改样本就改了数据。"),
     en=("`Subset(a, indices)[0]`", "The sample is a view of `a`: changing it in place changes the data."),
     link="https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.Subset", page="loading-data.md#getitem")
def torch_subset_sample():
    a = torch.zeros(4, 2)
    b = torch.utils.data.Subset(a, [1, 2])[0]
    return a, b


@row(SAME,
     zh=("`Subset(data, a).indices`", "下标列表不复制，之后改它，子集跟着变。"),
     en=("`Subset(data, a).indices`", "The list of indices is not copied: change it later, and the subset changes."),
     link="https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.Subset", page="loading-data.md#splits")
def torch_subset_indices():
    a = [1, 2]
    b = torch.utils.data.Subset(torch.zeros(4, 2), a).indices
    return a, b


@row(SAME,
     zh=("`DataLoader(a, batch_size=None)` 给出的样本", "不组批就不复制，给出的是数据集里的张量本身。"),
     en=("A sample from `DataLoader(a, batch_size=None)`", "Without batching nothing is copied: it gives the data set's own tensor."),
     link="https://docs.pytorch.org/docs/stable/data.html#disable-automatic-batching", page="loading-data.md#collate")
def torch_loader_unbatched():
    a = torch.zeros(3)
    b = next(iter(torch.utils.data.DataLoader([a], batch_size=None)))
    return a, b


@row(COPY,
     zh=("`DataLoader(a)` 给出的一批", "组批把样本叠成新张量。"),
     en=("A batch from `DataLoader(a)`", "Batching stacks the samples into a new tensor."),
     link="https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.DataLoader", page="loading-data.md#collate")
def torch_loader_batch():
    a = torch.zeros(3)
    b = next(iter(torch.utils.data.DataLoader([a])))
    return a, b


@row(ALIAS,
     zh=("`torch.utils.swap_tensors(a, other)`，`b` 是 `other` 原来的数组", "两个张量对象互换内容：`a` 现在用的是 `other` 原来的内存，那里的 NumPy 数组改了，`a` 就变。"),
     en=("`torch.utils.swap_tensors(a, other)`, `b` an array on `other`",
         "The objects swap their contents: `a` now lies on what was `other`'s memory, and so on the array that shares it."),
     link="https://docs.pytorch.org/docs/stable/generated/torch.utils.swap_tensors.html", needs="torch.utils.swap_tensors")
def torch_swap_tensors():
    b = np.zeros(3)
    a, other = torch.ones(3, dtype=torch.float64), torch.from_numpy(b)
    torch.utils.swap_tensors(a, other)
    return a, b


@row(COPY,
     zh=("`torch.utils.swap_tensors(a, b)`", "互换之后，两个对象仍各用各的内存。"),
     en=("`torch.utils.swap_tensors(a, b)`", "After the swap each object still has memory of its own."),
     link="https://docs.pytorch.org/docs/stable/generated/torch.utils.swap_tensors.html", needs="torch.utils.swap_tensors")
def torch_swap_tensors_apart():
    a, b = torch.zeros(3), torch.ones(3)
    torch.utils.swap_tensors(a, b)
    return a, b


@row(COPY,
     zh=("`a.pin_memory()`", "复制到锁页内存，要有 GPU 才行。"),
     en=("`a.pin_memory()`", "A copy in page-locked memory, which needs a GPU."),
     link="torch.Tensor.pin_memory", page="loading-data.md#collate", only_cuda=True)
def torch_pin_memory(device):
    a = torch.zeros(3)
    b = a.pin_memory()
    return a, b


@row(SAME,
     zh=("`a.pin_memory()`，已在锁页内存里", "不用再复制，返回 `a` 自己。"),
     en=("`a.pin_memory()` of a pinned tensor", "Nothing has to be copied: `a` itself comes back."),
     link="torch.Tensor.pin_memory", page="loading-data.md#collate", only_cuda=True)
def torch_pin_memory_pinned(device):
    a = torch.zeros(3).pin_memory()
    b = a.pin_memory()
    return a, b
