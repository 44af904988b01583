"""Rows: saving and loading, pickles and other processes."""

import io
import json
import pickle
from multiprocessing.reduction import ForkingPickler

import numpy as np
import torch
from torch import nn

from ..row import ALIAS, COPY, ERROR, PARTLY, SAME, row


@row(COPY,
     zh=("`pickle` 存了再读", "容器和数据都是新的。"),
     en=("Through `pickle` and back", "Containers and data are all new."),
     link="python:library/pickle")
def save_pickle():
    a = {"losses": [0.5, [1]]}
    b = pickle.loads(pickle.dumps(a))
    return a, b


@row(SAME,
     zh=("一次 `pickle` 里的共享", "同一个列表存两次，读出来仍是同一个。"),
     en=("Shared references in one `pickle`", "One list stored twice is one list when loaded."),
     link="python:library/pickle")
def save_pickle_shared():
    line = [0]
    a, b = pickle.loads(pickle.dumps([line, line]))
    return a, b


@row(ERROR,
     zh=("`pickle` 一个 lambda", "函数按名字存，lambda 没有能找回来的名字。"),
     en=("`pickle` of a lambda", "Functions are stored by name, and a lambda has none to be found by."),
     link="python:library/pickle#what-can-be-pickled-and-unpickled")
def save_pickle_lambda():
    a = [lambda: 0]
    b = pickle.loads(pickle.dumps(a))
    return a, b


@row(SAME,
     zh=("`pickle` 一个普通函数", "只存模块名和函数名，读回来是同一个函数。"),
     en=("`pickle` of an ordinary function", "Module and name are stored, and the same function comes back."),
     link="python:library/pickle#what-can-be-pickled-and-unpickled")
def save_pickle_function():
    a = json.dumps
    b = pickle.loads(pickle.dumps(a))
    return a, b


@row(COPY,
     zh=("`json` 存了再读", "列表和字典都是新的；元组会变成列表，键会变成字符串。"),
     en=("Through `json` and back", "Lists and dictionaries are new; tuples become lists, and keys strings."),
     link="python:library/json")
def save_json():
    a = {"losses": [0.5]}
    b = json.loads(json.dumps(a))
    return a, b


@row(COPY,
     zh=("`json` 里的共享", "JSON 里没有引用：同一个列表存两次，读出来是两个。"),
     en=("Shared references in `json`", "JSON knows no references: one list stored twice is two when loaded."),
     link="python:library/json")
def save_json_shared():
    line = [0]
    a, b = json.loads(json.dumps([line, line]))
    return a, b


@row(ALIAS,
     zh=("`pickle` 协议 5，缓冲区在外", "`buffer_callback` 把数据留在原处，读出来的数组仍用那块内存。"),
     en=("`pickle` protocol 5, buffers outside",
         "`buffer_callback` leaves the data where they are, and the loaded array still lies on them."),
     link="python:library/pickle#out-of-band-buffers")
def save_pickle_out_of_band():
    a = np.zeros(3)
    buffers = []
    data = pickle.dumps(a, protocol=5, buffer_callback=buffers.append)
    b = pickle.loads(data, buffers=buffers)
    return a, b


@row(COPY,
     zh=("`torch.save` 再 `torch.load`", "读出来的张量有新存储。"),
     en=("`torch.save`, then `torch.load`", "The loaded tensors have new storages."),
     link="torch.load", page="best-model.md")
def save_torch():
    a = {"weight": torch.zeros(2), "bias": torch.zeros(1)}
    file = io.BytesIO()
    torch.save(a, file)
    file.seek(0)
    b = torch.load(file)
    return a, b


@row(ALIAS,
     zh=("同一个文件里的两个视图", "`torch.save` 按存储保存：存时共用，读出来仍共用。"),
     en=("Two views in one file", "`torch.save` stores storages: what was shared is shared when loaded."),
     link="https://docs.pytorch.org/docs/stable/notes/serialization.html#preserve-storage-sharing")
def save_torch_views():
    base = torch.zeros(3)
    file = io.BytesIO()
    torch.save([base, base.view(3)], file)
    file.seek(0)
    a, b = torch.load(file)
    return a, b


@row(COPY,
     zh=("分两个文件保存的两个视图", "分开存，就各有一份存储。"),
     en=("Two views in two files", "Stored apart, each has a storage of its own."),
     link="https://docs.pytorch.org/docs/stable/notes/serialization.html")
def save_torch_apart():
    def through_file(tensor):
        file = io.BytesIO()
        torch.save(tensor, file)
        file.seek(0)
        return torch.load(file)

    base = torch.zeros(3)
    a, b = through_file(base), through_file(base.view(3))
    return a, b


@row(PARTLY,
     zh=("存小视图再读：视图与整块存储", "存下的是整块存储，读出来的小视图仍拖着它；先 `clone()` 再存。"),
     en=("A small view, saved and loaded, and its whole storage",
         "The whole storage is saved, and the loaded view still drags it along: `clone()` before saving."),
     link="https://docs.pytorch.org/docs/stable/notes/serialization.html")
def save_torch_small_view():
    file = io.BytesIO()
    torch.save(torch.zeros(6)[:2], file)
    file.seek(0)
    b = torch.load(file)
    a = b.as_strided((6,), (1,))
    return a, b


@row(COPY,
     zh=("`torch.load(path, mmap=True)` 两次", "默认是私有映射：改张量不会写回文件，两次读出来的互不影响（设了 `set_default_mmap_options(mmap.MAP_SHARED)` 则不然）。"),
     en=("`torch.load(path, mmap=True)`, twice",
         "By default the file is mapped privately: changes do not go back to it, and two loads are apart, unless `set_default_mmap_options(mmap.MAP_SHARED)` was called."),
     link="torch.load", was=[("torch", "2.1", "missing")])
def save_torch_mmap():
    torch.save(torch.zeros(3), "weights.pt")
    a = torch.load("weights.pt", mmap=True)
    b = torch.load("weights.pt", mmap=True)
    return a, b


@row(COPY,
     zh=("`torch.save(model)` 再读", "整个模型重建，参数是新的。"),
     en=("A whole model, saved and loaded", "The model is built anew, with new parameters."),
     link="torch.load")
def save_torch_model():
    a = nn.Linear(2, 1)
    file = io.BytesIO()
    torch.save(a, file)
    file.seek(0)
    b = torch.load(file, weights_only=False)
    return a, b


@row(SAME,
     zh=("存了再读，共享权重还在", "同一次保存里的同一个参数，读出来仍是同一个。"),
     en=("Tied weights, saved and loaded", "One parameter in one file is one parameter when loaded."),
     link="https://docs.pytorch.org/docs/stable/notes/serialization.html")
def save_torch_tied():
    file = io.BytesIO()
    w = nn.Parameter(torch.zeros(2))
    torch.save([w, w], file)
    file.seek(0)
    a, b = torch.load(file)
    return a, b


@row(ALIAS,
     zh=("状态字典里的共享权重，存了再读", "字典里是两个张量、一块存储，读出来也是。"),
     en=("Tied weights in a state dict, saved and loaded",
         "In the dictionary they are two tensors on one storage, and so they are when loaded."),
     link="https://docs.pytorch.org/docs/stable/notes/serialization.html")
def save_state_dict_tied():
    model = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2))
    model[1].weight = model[0].weight
    file = io.BytesIO()
    torch.save(model.state_dict(), file)
    file.seek(0)
    state = torch.load(file)
    a, b = state["0.weight"], state["1.weight"]
    return a, b


@row(COPY,
     zh=("`np.save` 再 `np.load`", "读出来的数组是新的。"),
     en=("`np.save`, then `np.load`", "The loaded array is new."),
     link="numpy.load")
def save_numpy():
    a = np.zeros(3)
    np.save("array.npy", a)
    b = np.load("array.npy")
    return a, b


@row(ALIAS,
     zh=("`np.load(..., mmap_mode=\"r+\")` 两次", "两个数组映射同一个文件，写一个，另一个和文件都变。"),
     en=("`np.load(..., mmap_mode=\"r+\")`, twice",
         "Both arrays map one file: write one, and the other and the file change."),
     link="numpy.load")
def save_numpy_mmap():
    np.save("array.npy", np.zeros(3))
    a = np.load("array.npy", mmap_mode="r+")
    b = np.load("array.npy", mmap_mode="r+")
    return a, b


@row(COPY,
     zh=("`np.load(..., mmap_mode=\"c\")` 两次", "写时复制：改动只留在内存里，不进文件，也不影响另一个。"),
     en=("`np.load(..., mmap_mode=\"c\")`, twice",
         "Copy on write: changes stay in memory, and reach neither the file nor the other array."),
     link="numpy.load")
def save_numpy_mmap_copy():
    np.save("array.npy", np.zeros(3))
    a = np.load("array.npy", mmap_mode="c")
    b = np.load("array.npy", mmap_mode="c")
    return a, b


@row(ALIAS,
     zh=("`ForkingPickler` 打包再解开：张量",
         "`multiprocessing` 的队列就这样传对象：传的只是共享内存的句柄，收到的张量和原来的是同一份数据。"),
     en=("A tensor through `ForkingPickler`",
         "So do the queues of `multiprocessing` send objects. Only a handle of shared memory is sent: the received tensor lies on the same data."),
     link="https://docs.pytorch.org/docs/stable/multiprocessing.html")
def save_forking_pickler():
    a = torch.zeros(3)
    b = pickle.loads(ForkingPickler.dumps(a))
    return a, b


@row(COPY,
     zh=("`ForkingPickler` 打包再解开：数组", "NumPy 数组按普通 pickle 传，数据复制。"),
     en=("An array through `ForkingPickler`", "A NumPy array travels as an ordinary pickle: its data are copied."),
     link="python:library/multiprocessing#exchanging-objects-between-processes")
def save_forking_pickler_array():
    a = np.zeros(3)
    b = pickle.loads(ForkingPickler.dumps(a))
    return a, b


@row(COPY,
     zh=("`io.BytesIO(a).getvalue()`", "内容复制进流里。"),
     en=("`io.BytesIO(a).getvalue()`", "The content is copied into the stream."),
     link="python:library/io#io.BytesIO")
def save_bytesio():
    a = bytearray(b"abc")
    b = io.BytesIO(a).getvalue()
    return a, b


@row(ALIAS,
     zh=("`BytesIO.getbuffer()` 两次", "两个都是流的内存视图，写它就改了流的内容。"),
     en=("`BytesIO.getbuffer()`, twice", "Views of the stream's memory: writing one changes the content."),
     link="python:library/io#io.BytesIO.getbuffer")
def save_bytesio_buffer():
    stream = io.BytesIO(b"abc")
    a, b = stream.getbuffer(), stream.getbuffer()
    return a, b


@row(ALIAS,
     zh=("`joblib.load(..., mmap_mode=\"r+\")` 两次", "两个数组映射同一个文件，和 `np.load` 一样。"),
     en=("`joblib.load(..., mmap_mode=\"r+\")`, twice", "Both arrays map one file, as with `np.load`."),
     link="https://joblib.readthedocs.io/en/stable/generated/joblib.load.html", page="between-libraries.md#joblib")
def save_joblib_mmap():
    import joblib

    joblib.dump(np.zeros(3), "array.joblib")
    a = joblib.load("array.joblib", mmap_mode="r+")
    b = joblib.load("array.joblib", mmap_mode="r+")
    return a, b


@row(COPY,
     zh=("safetensors 的 `save_file` 再 `load_file`", "值写进文件；加载用私有映射，写它不会写回文件。"),
     en=("`save_file` of safetensors, then `load_file`", "The values go into a file, which is mapped privately when loaded."),
     link="https://huggingface.co/docs/safetensors/api/torch", page="resuming.md#safetensors-files", needs="safetensors")
def save_safetensors():
    from safetensors.torch import load_file, save_file

    a = {"weight": torch.zeros(2), "bias": torch.zeros(1)}
    save_file(a, "model.safetensors")
    b = load_file("model.safetensors")
    return a, b


@row(COPY,
     zh=("`load_file` 两次", "每次各自映射，写一个不影响另一个。"),
     en=("`load_file`, twice", "Each load maps the file for itself; a write to one stays there."),
     link="https://huggingface.co/docs/safetensors/api/torch", page="resuming.md#safetensors-files", needs="safetensors")
def save_safetensors_twice():
    from safetensors.torch import load_file, save_file

    save_file({"weight": torch.zeros(3)}, "model.safetensors")
    a = load_file("model.safetensors")["weight"]
    b = load_file("model.safetensors")["weight"]
    return a, b


@row(ALIAS,
     zh=("同一个 `safe_open` 里 `get_tensor` 两次", "两个张量在同一块映射上。"),
     en=("`get_tensor` twice, in one `safe_open`", "Both tensors lie on one mapping."),
     link="https://huggingface.co/docs/safetensors/api/torch", page="resuming.md#safetensors-files", needs="safetensors")
def save_safetensors_get_tensor():
    from safetensors import safe_open
    from safetensors.torch import save_file

    save_file({"weight": torch.zeros(3)}, "model.safetensors")
    with safe_open("model.safetensors", framework="pt") as file:
        a, b = file.get_tensor("weight"), file.get_tensor("weight")
    return a, b


@row(PARTLY,
     zh=("`get_tensor` 和 `get_slice(...)[:2]`", "切片不复制，和整个张量共用映射，也让它一直留着。"),
     en=("`get_tensor` and `get_slice(...)[:2]`", "A slice is no copy: it lies on the tensor's mapping, and keeps it alive."),
     link="https://huggingface.co/docs/safetensors/api/torch", page="resuming.md#safetensors-files", needs="safetensors")
def save_safetensors_get_slice():
    from safetensors import safe_open
    from safetensors.torch import save_file

    save_file({"weight": torch.zeros(3)}, "model.safetensors")
    with safe_open("model.safetensors", framework="pt") as file:
        a, b = file.get_tensor("weight"), file.get_slice("weight")[:2]
    return a, b


@row(COPY,
     zh=("safetensors 的 `load(save(a))`", "经过一段 `bytes`，张量是新的。"),
     en=("`load(save(a))` of safetensors", "Through `bytes`: the tensors are new."),
     link="https://huggingface.co/docs/safetensors/api/torch", page="resuming.md#safetensors-files", needs="safetensors")
def save_safetensors_bytes():
    from safetensors.torch import load, save

    a = {"weight": torch.zeros(3)}
    b = load(save(a))
    return a, b


@row(ERROR,
     zh=("`save_file`，两个名字一块存储", "safetensors 拒绝有重叠的张量：`Some tensors share memory`。"),
     en=("`save_file` of two names on one storage", "Tensors that overlap are refused: `Some tensors share memory`."),
     link="https://huggingface.co/docs/safetensors/torch_shared_tensors", page="resuming.md#safetensors", needs="safetensors")
def save_safetensors_shared():
    from safetensors.torch import load_file, save_file

    a = torch.zeros(3)
    save_file({"weight": a, "same": a}, "model.safetensors")
    b = load_file("model.safetensors")
    return a, b


@row(SAME,
     zh=("`load_model` 前后的参数", "值写进原来的参数，优化器里的也是它。"),
     en=("A parameter before and after `load_model`", "The values go into the existing parameter, which an optimizer keeps."),
     link="https://huggingface.co/docs/safetensors/api/torch", page="resuming.md#safetensors-files", needs="safetensors")
def save_safetensors_load_model():
    from safetensors.torch import load_model, save_model

    model = nn.Linear(2, 1)
    save_model(model, "model.safetensors")
    a = model.weight
    load_model(model, "model.safetensors")
    b = model.weight
    return a, b


@row(COPY,
     zh=("`save_model` 再 `load_model` 到另一个模型", "两个模型的权重各是各的。"),
     en=("`save_model`, then `load_model` into another model", "The two models have weights of their own."),
     link="https://huggingface.co/docs/safetensors/api/torch", page="resuming.md#safetensors", needs="safetensors")
def save_safetensors_save_model():
    from safetensors.torch import load_model, save_model

    a, b = nn.Linear(2, 1), nn.Linear(2, 1)
    save_model(a, "model.safetensors")
    load_model(b, "model.safetensors")
    return a, b
