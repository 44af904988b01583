"""Rows: what deepcopy keeps, leaves out and refuses."""

import copy
import enum
import fractions
import functools
import pathlib
import threading
import types
import weakref

import numpy as np
import torch
from torch import nn

from ..row import ALIAS, COPY, ERROR, SAME, SHALLOW, row


@row(SAME,
     zh=("`deepcopy` 之后，原来出现两次的同一行", "memo 记住复制过的对象，同一行在副本里仍是同一行。"),
     en=("One row that occurs twice, after `deepcopy`",
         "The memo remembers what was copied: one row that occurs twice is one row in the copy too."),
     link="python:library/copy#copy.deepcopy", page="conclusions.md#memo")
def deepcopy_shared_rows():
    line = [0]
    grid = copy.deepcopy([line, line])
    a, b = grid
    return a, b


@row(COPY,
     zh=("逐项 `deepcopy`，原来出现两次的同一行", "memo 只管一次调用，分开复制就断了共享。"),
     en=("One row that occurs twice, deep-copied item by item",
         "A memo lasts for one call: copied apart, the rows are no longer one."),
     link="python:library/copy#copy.deepcopy", page="conclusions.md#memo")
def deepcopy_rows_apart():
    line = [0]
    a, b = [copy.deepcopy(row) for row in [line, line]]
    return a, b


@row(SAME,
     zh=("两次 `deepcopy` 传同一个 memo", "memo 相同，第二次直接返回已有的副本。"),
     en=("Two deep copies with one memo",
         "With the same memo, the second call returns the copy that is there already."),
     link="python:library/copy#copy.deepcopy", page="conclusions.md#memo")
def deepcopy_one_memo():
    memo, line = {}, [0]
    a = copy.deepcopy(line, memo)
    b = copy.deepcopy(line, memo)
    return a, b


@row(COPY,
     zh=("`deepcopy`：循环引用", "不会没完没了：副本里装的是副本自己。"),
     en=("`deepcopy` of a cycle", "It ends: the copy contains the copy."),
     link="python:library/copy#copy.deepcopy", page="conclusions.md#memo")
def deepcopy_cycle():
    a = [1]
    a.append(a)
    b = copy.deepcopy(a)
    return a, b


@row(SAME,
     zh=("`deepcopy`：函数", "函数不复制，返回它自己。"),
     en=("`deepcopy` of a function", "Functions are not copied: the function itself comes back."),
     link="python:library/copy#module-copy", page="conclusions.md#not-copied")
def deepcopy_function():
    def a(x):
        return x

    b = copy.deepcopy(a)
    return a, b


@row(SAME,
     zh=("`deepcopy` 之后，闭包里的列表", "函数不复制，闭包里的东西自然共用。"),
     en=("A closure's list, after `deepcopy`", "The function is not copied, and so what it closes over is shared."),
     link="python:library/copy#module-copy", page="conclusions.md#not-copied")
def deepcopy_closure():
    def counter():
        counts = []
        return lambda: counts

    count = counter()
    a = count()
    b = copy.deepcopy(count)()
    return a, b


@row(SAME,
     zh=("`deepcopy`：类", "类不复制，类属性照样共用。"),
     en=("`deepcopy` of a class", "Classes are not copied, and so class attributes stay shared."),
     link="python:library/copy#module-copy", page="conclusions.md#not-copied")
def deepcopy_class():
    class a:
        layers = []

    b = copy.deepcopy(a)
    return a, b


@row(COPY,
     zh=("`deepcopy`：绑定方法", "方法绑定的对象会跟着复制，这和普通函数不同。"),
     en=("`deepcopy` of a bound method",
         "The object that the method is bound to is copied along, unlike with a function."),
     link="python:library/copy#copy.deepcopy", page="conclusions.md#not-copied")
def deepcopy_bound_method():
    class Run:
        def __init__(self):
            self.losses = [0.5]

        def step(self):
            pass

    a = Run().step
    b = copy.deepcopy(a)
    return a, b


@row(COPY,
     zh=("`deepcopy`：`functools.partial`", "绑定的参数逐层复制，函数本身不复制。"),
     en=("`deepcopy` of a `functools.partial`",
         "The bound arguments are copied level by level, the function is not."),
     link="python:library/functools#functools.partial")
def deepcopy_partial():
    a = functools.partial(max, [1, 2], key=[3])
    b = copy.deepcopy(a)
    return a, b


@row(SAME,
     zh=("`deepcopy`：弱引用", "弱引用按原子处理，副本仍指向原来的对象。"),
     en=("`deepcopy` of a weak reference", "It counts as atomic: the copy refers to the original object."),
     link="python:library/weakref")
def deepcopy_weakref():
    class Net:
        pass

    net = Net()
    a = weakref.ref(net)
    b = copy.deepcopy(a)
    return a, b


@row(SAME,
     zh=("`deepcopy`：枚举成员", "枚举成员只有一个，复制返回它自己，`is` 比较仍然有效。"),
     en=("`deepcopy` of an enum's member",
         "A member is one of a kind: it comes back itself, and `is` keeps working."),
     link="python:library/enum")
def deepcopy_enum():
    class Mode(enum.Enum):
        TRAIN = 1

    a = Mode.TRAIN
    b = copy.deepcopy(a)
    return a, b


@row(SAME,
     zh=("`deepcopy`：`Fraction`", "不可变的数，`Fraction.__deepcopy__` 返回自己。"),
     en=("`deepcopy` of a `Fraction`", "An immutable number: `Fraction.__deepcopy__` returns itself."),
     link="python:library/fractions")
def deepcopy_fraction():
    a = fractions.Fraction(1, 3)
    b = copy.deepcopy(a)
    return a, b


@row(COPY,
     zh=("`deepcopy`：`Path`", "路径不可变，可它没登记为原子类型，于是照样造一个新的、相等的对象。"),
     en=("`deepcopy` of a `Path`",
         "A path is immutable, but not listed as atomic: a new, equal object is made all the same."),
     link="python:library/pathlib")
def deepcopy_path():
    a = pathlib.Path("model.pt")
    b = copy.deepcopy(a)
    return a, b


@row(ERROR,
     zh=("`deepcopy`：锁", "`threading` 的锁无法复制，藏在多深的地方都会抛 `TypeError`。"),
     en=("`deepcopy` of a lock", "A lock of `threading` cannot be copied; `TypeError`, however deep it lies."),
     link="python:library/copy#module-copy", page="conclusions.md#refused")
def deepcopy_lock():
    a = {"losses": [0.5], "lock": threading.Lock()}
    b = copy.deepcopy(a)
    return a, b


@row(SHALLOW,
     zh=("`copy.copy`：装着锁的字典", "浅拷贝只复制引用，里面装什么都行。"),
     en=("`copy.copy` of a dictionary with a lock",
         "A shallow copy only copies references, so anything may be inside."),
     link="python:library/copy#copy.copy", page="conclusions.md#refused")
def copy_dict_with_lock():
    a = {"losses": [0.5], "lock": threading.Lock()}
    b = copy.copy(a)
    return a, b


@row(ERROR,
     zh=("`deepcopy`：生成器", "生成器停在半路，没有办法复制。"),
     en=("`deepcopy` of a generator", "It stands in the middle of its work and cannot be copied."),
     link="python:library/copy#module-copy", page="conclusions.md#refused")
def deepcopy_generator():
    a = (x for x in [1, 2])
    b = copy.deepcopy(a)
    return a, b


@row(ERROR,
     zh=("`deepcopy`：打开的文件", "文件对象不能复制。"),
     en=("`deepcopy` of an open file", "File objects cannot be copied."),
     link="python:library/copy#module-copy", page="conclusions.md#refused")
def deepcopy_file():
    with open("log.txt", "w") as a:
        b = copy.deepcopy(a)
    return a, b


@row(ERROR,
     zh=("`deepcopy`：Python 模块", "`import` 得到的模块不能复制。"),
     en=("`deepcopy` of a Python module", "What `import` gives cannot be copied."),
     link="python:library/copy#module-copy", page="conclusions.md#refused")
def deepcopy_python_module():
    a = types.ModuleType("settings")
    b = copy.deepcopy(a)
    return a, b


@row(COPY,
     zh=("`deepcopy`：叶子张量", "数据复制到新存储，`requires_grad` 保留。"),
     en=("`deepcopy` of a leaf tensor", "The data goes to a new storage; `requires_grad` is kept."),
     page="copying-modules.md#tensors")
def deepcopy_leaf(device):
    a = torch.ones(2, requires_grad=True, device=device)
    b = copy.deepcopy(a)
    return a, b


@row(ERROR,
     zh=("`deepcopy`：非叶子张量", "计算图的中间结果不能深拷贝；先 `detach()`，或者用 `clone()`。"),
     en=("`deepcopy` of a non-leaf tensor",
         "A result within a graph cannot be deep-copied: `detach()` it first, or use `clone()`."),
     page="copying-modules.md#non-leaf")
def deepcopy_nonleaf(device):
    w = torch.ones(2, requires_grad=True, device=device)
    a = w * 2
    b = copy.deepcopy(a)
    return a, b


@row(ERROR,
     zh=("`deepcopy`：存了输出的模型", "`self.out` 是非叶子张量，整个模型就都不能深拷贝。"),
     en=("`deepcopy` of a module that keeps its output",
         "`self.out` is a non-leaf tensor, and so the whole module cannot be deep-copied."),
     page="copying-modules.md#non-leaf")
def deepcopy_module_with_output():
    a = nn.Linear(2, 1)
    a.out = a(torch.ones(1, 2))
    b = copy.deepcopy(a)
    return a, b


@row(COPY,
     zh=("`deepcopy` 叶子张量时的 `.grad`", "普通的叶子张量，梯度跟着一起复制。"),
     en=("A leaf tensor's `.grad`, after `deepcopy`", "With a plain leaf tensor, the gradient is copied along."),
     page="copying-modules.md#gradient")
def deepcopy_grad(device):
    w = torch.ones(2, requires_grad=True, device=device)
    w.sum().backward()
    a = w.grad
    b = copy.deepcopy(w).grad
    return a, b


@row(ERROR,
     zh=("`deepcopy` 参数时的 `.grad`",
         "`nn.Parameter` 的深拷贝不带梯度，副本的 `.grad` 是 `None`；当张量用就报错。"),
     en=("A parameter's `.grad`, after `deepcopy`",
         "The deep copy of an `nn.Parameter` leaves the gradient behind: `.grad` is `None`, and using it as a tensor fails."),
     page="copying-modules.md#gradient")
def deepcopy_parameter_grad(device):
    w = nn.Parameter(torch.ones(2, device=device))
    w.sum().backward()
    a = w.grad
    b = copy.deepcopy(w).grad
    b.zero_()
    return a, b


@row(ALIAS,
     zh=("一起 `deepcopy` 的两个视图", "两个视图共用一块存储，一次深拷贝之后，副本之间仍然共用。"),
     en=("Two views, deep-copied together",
         "They share a storage, and after one deep copy the copies share one, too."))
def deepcopy_two_views():
    base = torch.zeros(3)
    a, b = copy.deepcopy([base, base.view(3)])
    return a, b


@row(COPY,
     zh=("`deepcopy`：小视图", "副本不再和原张量共用；但复制的是整块存储，不只是看得见的那几个元素。"),
     en=("`deepcopy` of a small view",
         "It shares nothing any more; but the whole storage is copied, not only the elements in sight."))
def deepcopy_small_view():
    base = torch.zeros(6)
    a = base[:2]
    b = copy.deepcopy(a)
    return a, b


@row(SHALLOW,
     zh=("`copy.copy`：张量列表", "新列表，张量还是原来那些。"),
     en=("`copy.copy` of a list of tensors", "A new list that holds the same tensors."),
     page="conclusions.md#by-type")
def copy_list_of_tensors():
    a = [torch.zeros(2), torch.ones(2)]
    b = copy.copy(a)
    return a, b


@row(COPY,
     zh=("`deepcopy`：对象数组", "NumPy 的 `dtype=object` 数组，元素也深拷贝。"),
     en=("`deepcopy` of an object array", "With NumPy's `dtype=object`, the elements are deep-copied, too."),
     link="numpy.copy")
def deepcopy_object_array():
    a = np.array([[1], None], dtype=object)
    b = copy.deepcopy(a)
    return a, b
