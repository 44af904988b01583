"""Rows: NumPy arrays."""

import copy

import numpy as np

from ..row import ALIAS, COPY, ERROR, PARTLY, SAME, SHALLOW, row


@row(PARTLY,
     zh=("切片 `a[1:]`", "基本索引得到视图：`b` 全在 `a` 里，`a` 的其余部分不在 `b` 里。"),
     en=("A slice `a[1:]`", "Basic indexing gives a view: all of `b` lies in `a`, the rest of `a` is not in `b`."),
     link="https://numpy.org/doc/stable/user/basics.copies.html", page="conclusions.md#by-type")
def numpy_slice():
    a = np.arange(4)
    b = a[1:]
    return a, b


@row(ALIAS,
     zh=("完整切片 `a[:]`", "列表的 `[:]` 复制，NumPy 的 `[:]` 不复制，是整个数组的视图。"),
     en=("A full slice `a[:]`", "With a list `[:]` copies; with NumPy it does not. It is a view of the whole array."),
     link="https://numpy.org/doc/stable/user/basics.copies.html", page="conclusions.md#by-type")
def numpy_full_slice():
    a = np.arange(4)
    b = a[:]
    return a, b


@row(PARTLY,
     zh=("取一行 `a[0]`", "整数下标取出的行是视图。"),
     en=("A row `a[0]`", "A row taken by an integer index is a view."),
     link="https://numpy.org/doc/stable/user/basics.indexing.html")
def numpy_row():
    a = np.zeros((2, 2))
    b = a[0]
    return a, b


@row(COPY,
     zh=("取一个元素 `a[0]`", "数值数组取出的是标量，和数组不再有关系；结构化数组取出的是视图。"),
     en=("An element `a[0]`", "A number comes out as a scalar with no tie to the array; an item of a structured array is a view."),
     link="https://numpy.org/doc/stable/user/basics.indexing.html")
def numpy_element():
    a = np.zeros(3)
    b = a[0]
    return a, b


@row(COPY,
     zh=("下标列表 `a[[0, 1]]`", "高级索引总是造新数组，哪怕下标是连续的。"),
     en=("A list of indices `a[[0, 1]]`", "Advanced indexing always makes a new array, even where the indices are consecutive."),
     link="https://numpy.org/doc/stable/user/basics.indexing.html#advanced-indexing")
def numpy_index_list():
    a = np.arange(3)
    b = a[[0, 1]]
    return a, b


@row(COPY,
     zh=("布尔掩码 `a[a > 0]`", "掩码属于高级索引，取值时复制。"),
     en=("A mask `a[a > 0]`", "A mask is advanced indexing and copies when it is read."),
     link="https://numpy.org/doc/stable/user/basics.indexing.html#advanced-indexing")
def numpy_mask():
    a = np.arange(3)
    b = a[a > 0]
    return a, b


@row(ALIAS,
     zh=("`a[None]` 加一维", "`np.newaxis` 只改形状，得到视图。"),
     en=("A new axis `a[None]`", "`np.newaxis` changes the shape alone: a view."),
     link="https://numpy.org/doc/stable/user/basics.indexing.html")
def numpy_newaxis():
    a = np.arange(3)
    b = a[None]
    return a, b


@row(ALIAS,
     zh=("`a.reshape(...)`，`a` 连续", "能用原来的内存表达新形状，就返回视图。"),
     en=("`a.reshape(...)`, contiguous", "Where the new shape fits the old memory, a view comes back."),
     link="numpy.reshape")
def numpy_reshape_contiguous():
    a = np.arange(4)
    b = a.reshape(2, 2)
    return a, b


@row(COPY,
     zh=("`a.reshape(...)`，`a` 是转置", "内存顺序对不上，只好复制，而且不提醒。"),
     en=("`a.reshape(...)`, transposed", "The order in memory does not fit, so it copies, without a word."),
     link="numpy.reshape")
def numpy_reshape_transposed():
    a = np.arange(4).reshape(2, 2).T
    b = a.reshape(4)
    return a, b


@row(ERROR,
     zh=("`np.reshape(..., copy=False)`，`a` 是转置",
         "要求不复制又做不到，就抛 `ValueError`；NumPy 2.1 起有这个参数。"),
     en=("`np.reshape(..., copy=False)`, transposed",
         "No copy allowed and no view possible: `ValueError`. The argument came with NumPy 2.1."),
     link="numpy.reshape", was=[("numpy", "2.1", "missing")])
def numpy_reshape_copy_false():
    a = np.arange(4).reshape(2, 2).T
    b = np.reshape(a, 4, copy=False)
    return a, b


@row(ALIAS,
     zh=("`a.ravel()`，`a` 连续", "能不复制就不复制。"),
     en=("`a.ravel()`, contiguous", "It copies only where it must."),
     link="numpy.ravel")
def numpy_ravel_contiguous():
    a = np.zeros((2, 2))
    b = a.ravel()
    return a, b


@row(COPY,
     zh=("`a.ravel()`，`a` 是转置", "元素在内存里的次序不对，展平只能复制。"),
     en=("`a.ravel()`, transposed", "The elements lie in another order in memory, so flattening has to copy."),
     link="numpy.ravel")
def numpy_ravel_transposed():
    a = np.arange(4).reshape(2, 2).T
    b = a.ravel()
    return a, b


@row(COPY,
     zh=("`a.flatten()`", "和 `ravel` 不同，`flatten` 总是造新数组。"),
     en=("`a.flatten()`", "Unlike `ravel`, `flatten` always makes a new array."),
     link="numpy.ndarray.flatten")
def numpy_flatten():
    a = np.zeros((2, 2))
    b = a.flatten()
    return a, b


@row(ALIAS,
     zh=("转置 `a.T`", "只换步长，数据不动。"),
     en=("The transpose `a.T`", "Only the strides change; the data stay."),
     link="numpy.ndarray.T")
def numpy_transpose():
    a = np.arange(4).reshape(2, 2)
    b = a.T
    return a, b


@row(ALIAS,
     zh=("`np.squeeze(a)`", "去掉长度为 1 的维，得到视图。"),
     en=("`np.squeeze(a)`", "Axes of length 1 are dropped: a view."),
     link="numpy.squeeze")
def numpy_squeeze():
    a = np.zeros((1, 3))
    b = np.squeeze(a)
    return a, b


@row(PARTLY,
     zh=("`np.diagonal(a)`", "对角线是只读视图，`a` 一改它就变。"),
     en=("`np.diagonal(a)`", "The diagonal is a read-only view that follows `a`."),
     link="numpy.diagonal")
def numpy_diagonal():
    a = np.zeros((2, 2))
    b = np.diagonal(a)
    return a, b


@row(ALIAS,
     zh=("`np.broadcast_to(a, ...)`", "只读视图，广播出来的各行都是同一块内存。"),
     en=("`np.broadcast_to(a, ...)`", "A read-only view; all its rows are the same memory."),
     link="numpy.broadcast_to")
def numpy_broadcast_to():
    a = np.arange(2)
    b = np.broadcast_to(a, (3, 2))
    return a, b


@row(SHALLOW,
     zh=("`np.split(a, 2)`", "得到的列表是新的，里面各段都是 `a` 的视图。"),
     en=("`np.split(a, 2)`", "The list is new; the parts in it are views of `a`."),
     link="numpy.split")
def numpy_split():
    a = np.arange(4)
    b = np.split(a, 2)
    return a, b


@row(SAME,
     zh=("`np.asarray(a)`，`a` 是数组", "类型相符就原样返回；子类（如 `np.matrix`）则返回普通数组，共用数据。"),
     en=("`np.asarray(a)` of an array", "An array of the right type comes back itself; of a subclass, a plain array on its data."),
     link="numpy.asarray")
def numpy_asarray_array():
    a = np.zeros(3)
    b = np.asarray(a)
    return a, b


@row(COPY,
     zh=("`np.asarray(a)`，`a` 是列表", "列表里是 Python 对象，只能逐个复制进数组。"),
     en=("`np.asarray(a)` of a list", "A list holds Python objects; their values have to be copied into the array."),
     link="numpy.asarray")
def numpy_asarray_list():
    a = [0.0, 1.0]
    b = np.asarray(a)
    return a, b


@row(COPY,
     zh=("`np.asarray(a, dtype=...)`，类型不同", "要换类型，就得复制。"),
     en=("`np.asarray(a, dtype=...)`, another type", "Another type means a copy."),
     link="numpy.asarray")
def numpy_asarray_other_dtype():
    a = np.zeros(3)
    b = np.asarray(a, dtype=np.float32)
    return a, b


@row(COPY,
     zh=("`np.array(a)`", "默认 `copy=True`，总是造新数组；`dtype=object` 时里面的对象仍共用。"),
     en=("`np.array(a)`", "`copy=True` is the default: it always makes a new array. With `dtype=object` the objects inside are shared."),
     link="numpy.array")
def numpy_array():
    a = np.zeros(3)
    b = np.array(a)
    return a, b


@row(SAME,
     zh=("`np.array(a, copy=False)`，不必复制", "类型相符，返回 `a` 自己。"),
     en=("`np.array(a, copy=False)`, no copy needed", "The type fits: `a` itself comes back."),
     link="numpy.array")
def numpy_array_copy_false():
    a = np.zeros(3)
    b = np.array(a, copy=False)
    return a, b


@row(ERROR,
     zh=("`np.array(a, copy=False)`，非复制不可",
         "NumPy 2 起抛 `ValueError`；NumPy 1 里 `False` 只表示尽量不复制，照样悄悄复制。"),
     en=("`np.array(a, copy=False)`, copy needed",
         "`ValueError` since NumPy 2; in NumPy 1 `False` meant only if possible, and it copied silently."),
     link="https://numpy.org/doc/stable/numpy_2_0_migration_guide.html", was=[("numpy", "2.0", "copy")])
def numpy_array_copy_false_list():
    a = [0.0, 1.0]
    b = np.array(a, copy=False)
    return a, b


@row(SAME,
     zh=("`np.ascontiguousarray(a)`，已连续", "已经连续，原样返回。"),
     en=("`np.ascontiguousarray(a)`, contiguous", "It is contiguous already and comes back itself."),
     link="numpy.ascontiguousarray")
def numpy_ascontiguousarray():
    a = np.zeros(3)
    b = np.ascontiguousarray(a)
    return a, b


@row(COPY,
     zh=("`np.ascontiguousarray(a)`，转置", "要换内存顺序，就得复制。"),
     en=("`np.ascontiguousarray(a)`, transposed", "Another order in memory means a copy."),
     link="numpy.ascontiguousarray")
def numpy_ascontiguousarray_transposed():
    a = np.arange(4).reshape(2, 2).T
    b = np.ascontiguousarray(a)
    return a, b


@row(COPY,
     zh=("`a.astype(...)`，类型相同", "默认 `copy=True`，类型不变也复制。"),
     en=("`a.astype(...)`, same type", "`copy=True` is the default: it copies even where the type stays."),
     link="numpy.ndarray.astype")
def numpy_astype_same():
    a = np.zeros(3)
    b = a.astype(np.float64)
    return a, b


@row(SAME,
     zh=("`a.astype(..., copy=False)`，类型相同", "不必转换，返回 `a` 自己。"),
     en=("`a.astype(..., copy=False)`, same type", "Nothing to convert: `a` itself comes back."),
     link="numpy.ndarray.astype")
def numpy_astype_same_copy_false():
    a = np.zeros(3)
    b = a.astype(np.float64, copy=False)
    return a, b


@row(ALIAS,
     zh=("`a.view(dtype)`", "同一批字节，换一种类型来读，不转换数值。"),
     en=("`a.view(dtype)`", "The same bytes, read as another type; no value is converted."),
     link="numpy.ndarray.view")
def numpy_view_dtype():
    a = np.arange(2, dtype=np.int32)
    b = a.view(np.int16)
    return a, b


@row(COPY,
     zh=("`a.copy()`", "复制数据。"),
     en=("`a.copy()`", "Copies the data."),
     link="numpy.ndarray.copy", page="conclusions.md#by-type")
def numpy_copy():
    a = np.zeros(3)
    b = a.copy()
    return a, b


@row(COPY,
     zh=("`copy.copy(a)`", "叫浅拷贝，数据照样整个复制；和列表正好相反。"),
     en=("`copy.copy(a)`", "A shallow copy by name, and yet all data are copied; the reverse of a list."),
     link="numpy.ndarray.copy", page="conclusions.md#by-type")
def numpy_copy_copy():
    a = np.zeros(3)
    b = copy.copy(a)
    return a, b


@row(SHALLOW,
     zh=("`a.copy()`，`dtype=object`", "复制的是引用，里面的列表仍然共用。"),
     en=("`a.copy()`, `dtype=object`", "References are copied, and the lists in it are still shared."),
     link="numpy.copy", page="conclusions.md#by-type")
def numpy_copy_object():
    a = np.array([[1], None], dtype=object)
    b = a.copy()
    return a, b


@row(ALIAS,
     zh=("`np.frombuffer(a)`", "不复制，读写的就是 `a` 的字节。"),
     en=("`np.frombuffer(a)`", "Nothing is copied: it reads and writes the bytes of `a`."),
     link="numpy.frombuffer")
def numpy_frombuffer():
    a = bytearray(4)
    b = np.frombuffer(a, dtype=np.uint8)
    return a, b


@row(ALIAS,
     zh=("`np.frombuffer`，`a` 是 `bytes`", "两边都不能写，看缓冲区：是同一块，没有复制。"),
     en=("`np.frombuffer` of `bytes`", "Neither side can be written; their buffer is one and the same."),
     link="numpy.frombuffer")
def numpy_frombuffer_bytes():
    a = b"abcd"
    b = np.frombuffer(a, dtype=np.uint8)
    return a, b


@row(ALIAS,
     zh=("`np.asarray(memoryview)`", "经缓冲区协议共用内存。"),
     en=("`np.asarray(memoryview)`", "The memory is shared by the buffer protocol."),
     link="numpy.asarray")
def numpy_asarray_memoryview():
    a = bytearray(4)
    b = np.asarray(memoryview(a))
    return a, b


@row(COPY,
     zh=("`a.tolist()`", "得到一份 Python 的数。"),
     en=("`a.tolist()`", "Python numbers, apart from the array."),
     link="numpy.ndarray.tolist")
def numpy_tolist():
    a = np.zeros(3)
    b = a.tolist()
    return a, b


@row(COPY,
     zh=("`np.concatenate([a])`", "拼接总是造新数组，哪怕只有一段。"),
     en=("`np.concatenate([a])`", "Joining always makes a new array, even of a single part."),
     link="numpy.concatenate")
def numpy_concatenate():
    a = np.zeros(3)
    b = np.concatenate([a])
    return a, b


@row(SAME,
     zh=("`b += 1`", "数组的 `+=` 原地计算，`b` 还是 `a`。"),
     en=("`b += 1`", "On an array `+=` works in place: `b` is still `a`."),
     link="https://numpy.org/doc/stable/user/basics.ufuncs.html", page="conclusions.md#augmented-assignment")
def numpy_iadd():
    a = np.zeros(3)
    b = a
    b += 1
    return a, b


@row(SAME,
     zh=("`np.add(..., out=a)`", "结果写进 `out`，返回的也是它。"),
     en=("`np.add(..., out=a)`", "The result is written into `out`, and that is what comes back."),
     link="numpy.add")
def numpy_out():
    a = np.zeros(3)
    b = np.add(a, 1, out=a)
    return a, b


@row(PARTLY,
     zh=("`a.real`（复数）", "实部是视图：写它就改了 `a`；虚部不在其中。"),
     en=("`a.real` of complex numbers",
         "The real part is a view: writing it changes `a`. The imaginary part is not in it."),
     link="numpy.real")
def numpy_real():
    a = np.zeros(2, dtype=complex)
    b = a.real
    return a, b


@row(PARTLY,
     zh=("结构化数组取字段 `a[\"x\"]`", "字段是视图。"),
     en=("A field `a[\"x\"]` of a structured array", "A field is a view."),
     link="https://numpy.org/doc/stable/user/basics.rec.html")
def numpy_field():
    a = np.zeros(2, dtype=[("x", "i4"), ("y", "i4")])
    b = a["x"]
    return a, b


@row(ALIAS,
     zh=("`np.ma.masked_array(a)`", "数据默认不复制，普通数组的掩码是新的；掩码数组的掩码则一起共用。"),
     en=("`np.ma.masked_array(a)`", "The data are not copied by default. Of a plain array the mask is new; of a masked array it is shared too."),
     link="https://numpy.org/doc/stable/reference/maskedarray.generic.html")
def numpy_masked_array():
    a = np.zeros(3)
    b = np.ma.masked_array(a)
    return a, b


@row(COPY,
     zh=("`copy.deepcopy(rng)`", "副本从同一状态出发，之后各走各的。"),
     en=("`copy.deepcopy(rng)`", "The copy starts from the same state; from then on each goes its own way."),
     link="https://numpy.org/doc/stable/reference/random/generator.html")
def numpy_rng_deepcopy():
    a = np.random.default_rng(0)
    b = copy.deepcopy(a)
    return a, b


@row(SAME,
     zh=("`np.random.default_rng(rng)`", "传进一个 `Generator`，原样返回。"),
     en=("`np.random.default_rng(rng)`", "A `Generator` passed in comes back itself."),
     link="https://numpy.org/doc/stable/reference/random/generator.html")
def numpy_default_rng():
    a = np.random.default_rng(0)
    b = np.random.default_rng(a)
    return a, b


@row(ALIAS,
     zh=("`sliding_window_view(a, 2)`", "窗口是重叠的只读视图；`a` 变了，它跟着变。"),
     en=("`sliding_window_view(a, 2)`", "The windows are overlapping views, read-only: they change with `a`."),
     link="numpy.lib.stride_tricks.sliding_window_view")
def numpy_sliding_window():
    a = np.zeros(4)
    b = np.lib.stride_tricks.sliding_window_view(a, 2)
    return a, b


@row(COPY,
     zh=("`a.take([0, 1])`", "与花式索引一样，取出的是副本。"),
     en=("`a.take([0, 1])`", "Like an index by a list, it gives a copy."),
     link="numpy.take", page="lost-writes.md#indexing")
def numpy_take():
    a = np.zeros(3)
    b = a.take([0, 1])
    return a, b


@row(SAME,
     zh=("`np.nan_to_num(a, copy=False)`", "原地替换，返回的就是 `a`。"),
     en=("`np.nan_to_num(a, copy=False)`", "It replaces in place and returns `a` itself."),
     link="numpy.nan_to_num", page="buffers.md#argument")
def numpy_nan_to_num():
    a = np.zeros(3)
    b = np.nan_to_num(a, copy=False)
    return a, b


@row(ALIAS,
     zh=("`scipy.sparse.csr_array((a, ...)).data`", "用现成的三个数组构造，值数组不复制。"),
     en=("`scipy.sparse.csr_array((a, ...)).data`", "Made of three given arrays, it does not copy the values."),
     link="https://docs.scipy.org/doc/scipy/reference/generated/scipy.sparse.csr_array.html", page="between-libraries.md#scipy")
def scipy_csr_of_array():
    import scipy.sparse

    a = np.ones(2)
    b = scipy.sparse.csr_array((a, [0, 1], [0, 1, 2])).data
    return a, b


@row(ALIAS,
     zh=("`m.T.data`，`m` 是 CSR 矩阵", "转置换成 CSC，值数组共用。"),
     en=("`m.T.data` of a CSR array", "The transpose is CSC on the same values."),
     link="https://docs.scipy.org/doc/scipy/reference/generated/scipy.sparse.csr_array.transpose.html", page="between-libraries.md#scipy")
def scipy_transpose():
    import scipy.sparse

    matrix = scipy.sparse.csr_array(np.eye(2))
    a, b = matrix.data, matrix.T.data
    return a, b


@row(SAME,
     zh=("`m.tocsr().data`，`m` 已是 CSR", "格式相同就返回自己，要副本得写 `copy=True`。"),
     en=("`m.tocsr().data` of a CSR array", "In the same format it returns itself; `copy=True` makes a copy."),
     link="https://docs.scipy.org/doc/scipy/reference/generated/scipy.sparse.csr_array.tocsr.html", page="between-libraries.md#scipy")
def scipy_tocsr():
    import scipy.sparse

    matrix = scipy.sparse.csr_array(np.eye(2))
    a, b = matrix.data, matrix.tocsr().data
    return a, b


@row(COPY,
     zh=("`m.tocsc().data`，`m` 是 CSR", "换格式要重排，数据是新的。"),
     en=("`m.tocsc().data` of a CSR array", "Another format needs another order: the data are new."),
     link="https://docs.scipy.org/doc/scipy/reference/generated/scipy.sparse.csr_array.tocsc.html", page="between-libraries.md#scipy")
def scipy_tocsc():
    import scipy.sparse

    matrix = scipy.sparse.csr_array(np.eye(2))
    a, b = matrix.data, matrix.tocsc().data
    return a, b
