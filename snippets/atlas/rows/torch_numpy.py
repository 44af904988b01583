"""Rows: from NumPy to PyTorch and back."""

import numpy as np
import torch

from ..row import ALIAS, COPY, ERROR, row


@row(ALIAS,
     zh=("`torch.from_numpy(a)`", "张量和数组共用内存，改一边，另一边跟着变。"),
     en=("`torch.from_numpy(a)`", "Tensor and array share the memory: change one, and the other follows."),
     link="torch.from_numpy")
def torch_from_numpy():
    a = np.zeros(3)
    b = torch.from_numpy(a)
    return a, b


@row(ALIAS,
     zh=("`torch.as_tensor(a)`，`a` 是数组", "类型和设备不变，就共用内存。"),
     en=("`torch.as_tensor(a)` of an array", "The memory is shared where type and device stay."),
     link="torch.as_tensor")
def torch_as_tensor_of_array():
    a = np.zeros(3)
    b = torch.as_tensor(a)
    return a, b


@row(COPY,
     zh=("`torch.as_tensor(a, dtype=...)`，类型不同", "要换类型，就得复制。"),
     en=("`torch.as_tensor(a, dtype=...)`, another type", "Another type means a copy."),
     link="torch.as_tensor")
def torch_as_tensor_other_dtype():
    a = np.zeros(3)
    b = torch.as_tensor(a, dtype=torch.float32)
    return a, b


@row(COPY,
     zh=("`torch.as_tensor(a)`，`a` 是列表", "列表里是 Python 对象，值复制进张量。"),
     en=("`torch.as_tensor(a)` of a list", "A list holds Python objects; their values are copied into the tensor."),
     link="torch.as_tensor")
def torch_as_tensor_of_list():
    a = [0.0, 1.0]
    b = torch.as_tensor(a)
    return a, b


@row(COPY,
     zh=("`torch.tensor(a)`，`a` 是数组", "`torch.tensor` 总是复制。"),
     en=("`torch.tensor(a)` of an array", "`torch.tensor` always copies."),
     link="torch.tensor")
def torch_tensor_of_array():
    a = np.zeros(3)
    b = torch.tensor(a)
    return a, b


@row(COPY,
     zh=("`torch.Tensor(a)`，`a` 是 `float64` 数组", "默认类型是 `float32`，转换时复制。"),
     en=("`torch.Tensor(a)` of a `float64` array", "The default type is `float32`; converting copies."),
     link="https://docs.pytorch.org/docs/stable/tensors.html")
def torch_tensor_class_of_double():
    a = np.zeros(3)
    b = torch.Tensor(a)
    return a, b


@row(ALIAS,
     zh=("`torch.Tensor(a)`，`a` 是 `float32` 数组", "类型正好是默认的 `float32`，就和数组共用内存，别指望它复制。"),
     en=("`torch.Tensor(a)` of a `float32` array",
         "Where the type is the default `float32`, the memory is shared with the array."),
     link="https://docs.pytorch.org/docs/stable/tensors.html")
def torch_tensor_class_of_float():
    a = np.zeros(3, dtype=np.float32)
    b = torch.Tensor(a)
    return a, b


@row(ALIAS,
     zh=("`torch.asarray(a)`", "能共用就共用，`copy=None` 是默认值。"),
     en=("`torch.asarray(a)`", "The memory is shared where it can be; `copy=None` is the default."),
     link="torch.asarray")
def torch_asarray():
    a = np.zeros(3)
    b = torch.asarray(a)
    return a, b


@row(COPY,
     zh=("`torch.asarray(a, copy=True)`", "写明要复制。"),
     en=("`torch.asarray(a, copy=True)`", "It is told to copy."),
     link="torch.asarray")
def torch_asarray_copy():
    a = np.zeros(3)
    b = torch.asarray(a, copy=True)
    return a, b


@row(ERROR,
     zh=("`torch.asarray(a, copy=False)`，类型不同", "换类型非复制不可，又不许复制，于是报错。"),
     en=("`torch.asarray(a, copy=False)`, another type", "Another type needs a copy, and none is allowed: an error."),
     link="torch.asarray")
def torch_asarray_copy_false():
    a = np.zeros(3)
    b = torch.asarray(a, dtype=torch.float32, copy=False)
    return a, b


@row(ALIAS,
     zh=("`a.numpy()`", "数组和张量共用内存。"),
     en=("`a.numpy()`", "Array and tensor share the memory."),
     link="torch.Tensor.numpy")
def torch_to_numpy():
    a = torch.zeros(3)
    b = a.numpy()
    return a, b


@row(ERROR,
     zh=("`a.numpy()`，`a` 需要梯度", "先 `detach()`，否则抛 `RuntimeError`。"),
     en=("`a.numpy()`, requires grad", "`RuntimeError`, unless it is detached first."),
     link="torch.Tensor.numpy")
def torch_to_numpy_requires_grad():
    a = torch.zeros(3, requires_grad=True)
    b = a.numpy()
    return a, b


@row(ALIAS,
     zh=("`a.detach().numpy()`", "脱离计算图不等于复制，内存照样共用。"),
     en=("`a.detach().numpy()`", "Leaving the graph is no copy: the memory is still shared."),
     link="torch.Tensor.numpy")
def torch_detach_numpy():
    a = torch.zeros(3, requires_grad=True)
    b = a.detach().numpy()
    return a, b


@row(ALIAS,
     zh=("`a.detach().cpu().numpy()`，在 CPU 上", "这三个调用都没有复制数据；张量原本在 GPU 上，`.cpu()` 才复制。"),
     en=("`a.detach().cpu().numpy()` on the CPU", "None of these calls copies data; of a tensor on a GPU, `.cpu()` does."),
     link="torch.Tensor.numpy", page="best-model.md", cuda="copy")
def torch_detach_cpu_numpy(device):
    a = torch.zeros(3, requires_grad=True, device=device)
    b = a.detach().cpu().numpy()
    return a, b


@row(ERROR,
     zh=("`a.numpy()`，`a` 在 GPU 上", "NumPy 读不到显存，先 `cpu()`。"),
     en=("`a.numpy()` on the GPU", "NumPy cannot read the GPU's memory: call `cpu()` first."),
     link="torch.Tensor.numpy", only_cuda=True)
def torch_numpy_on_gpu(device):
    a = torch.zeros(3, device=device)
    b = a.numpy()
    return a, b


@row(ALIAS,
     zh=("`np.asarray(a)`，`a` 是张量", "经 `__array__` 得到共用内存的数组。"),
     en=("`np.asarray(a)` of a tensor", "An array on the same memory, by `__array__`."),
     link="numpy.asarray")
def numpy_asarray_of_tensor():
    a = torch.zeros(3)
    b = np.asarray(a)
    return a, b


@row(COPY,
     zh=("`np.array(a)`，`a` 是张量", "`np.array` 默认复制。"),
     en=("`np.array(a)` of a tensor", "`np.array` copies by default."),
     link="numpy.array")
def numpy_array_of_tensor():
    a = torch.zeros(3)
    b = np.array(a)
    return a, b


@row(COPY,
     zh=("`a.tolist()`", "得到一份 Python 的数。"),
     en=("`a.tolist()`", "Python numbers, apart from the tensor."),
     link="torch.Tensor.tolist")
def torch_tolist(device):
    a = torch.zeros(3, device=device)
    b = a.tolist()
    return a, b


@row(ALIAS,
     zh=("`torch.from_dlpack(a)`", "DLPack 交换的是内存的描述，数据不复制。"),
     en=("`torch.from_dlpack(a)`", "DLPack hands over a description of the memory; the data are not copied."),
     link="https://docs.pytorch.org/docs/stable/dlpack.html")
def torch_from_dlpack():
    a = np.zeros(3)
    b = torch.from_dlpack(a)
    return a, b


@row(ALIAS,
     zh=("`np.from_dlpack(a)`，`a` 是张量", "数据不复制，张量一改，数组跟着变。"),
     en=("`np.from_dlpack(a)` of a tensor", "The data are not copied; the array follows the tensor."),
     link="numpy.from_dlpack")
def numpy_from_dlpack():
    a = torch.zeros(3)
    b = np.from_dlpack(a)
    return a, b


@row(ERROR,
     zh=("`torch.from_numpy(a)`，步长为负", "张量不支持负步长，先 `a.copy()`。"),
     en=("`torch.from_numpy(a)`, negative stride", "Tensors know no negative strides: take `a.copy()` first."),
     link="torch.from_numpy")
def torch_from_numpy_reversed():
    a = np.zeros(3)[::-1]
    b = torch.from_numpy(a)
    return a, b


@row(ALIAS,
     zh=("`torch.from_numpy(a)`，`a` 只读",
         "PyTorch 没有只读张量，只警告一次；写张量会改掉声明为只读的数组。"),
     en=("`torch.from_numpy(a)`, `a` read-only",
         "PyTorch has no read-only tensors and only warns, once: a write into the tensor changes the read-only array."),
     link="torch.from_numpy", page="between-libraries.md#read-only")
def torch_from_numpy_read_only():
    a = np.zeros(3)
    a.setflags(write=False)
    b = torch.from_numpy(a)
    return a, b
