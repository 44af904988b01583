"""Rows: Python's names and containers."""

import array
import collections
import functools
import itertools
import queue
import types

from ..row import ALIAS, COPY, ERROR, PARTLY, SAME, SHALLOW, row


@row(SAME,
     zh=("赋值 `b = a`", "赋值不复制任何东西，只给同一个对象再起一个名字。"),
     en=("Assignment `b = a`", "Assignment copies nothing: it gives the same object one more name."),
     link="python:reference/simple_stmts#assignment-statements", page="conclusions.md#assignment")
def py_assign():
    a = [1, [2]]
    b = a
    return a, b


@row(SAME,
     zh=("海象运算符 `:=`", "`:=` 也是赋值，绑定的就是那个对象。"),
     en=("The walrus `:=`", "`:=` is assignment too: it binds that very object."),
     link="python:reference/expressions#assignment-expressions", page="conclusions.md#assignment")
def py_walrus():
    a = [1, [2]]
    if (b := a):
        pass
    return a, b


@row(SAME,
     zh=("链式赋值 `a = b = []`", "右边只求值一次，两个名字绑定同一个列表。"),
     en=("Chained `a = b = []`", "The right side is evaluated once, and both names are bound to that one list."),
     link="python:reference/simple_stmts#assignment-statements", page="conclusions.md#assignment")
def py_chained_assign():
    a = b = []
    return a, b


@row(SAME,
     zh=("传参再返回", "实参不复制，形参就是同一个对象的另一个名字。"),
     en=("Through a function", "An argument is not copied: the parameter is one more name of the same object."),
     link="python:faq/programming#how-do-i-write-a-function-with-output-parameters-call-by-reference",
     page="conclusions.md#arguments")
def py_argument():
    def identity(x):
        return x

    a = [1, [2]]
    b = identity(a)
    return a, b


@row(SAME,
     zh=("可变的默认参数", "默认值只在执行 `def` 时算一次，各次调用拿到的是同一个列表。"),
     en=("A mutable default argument",
         "The default is evaluated once, when `def` runs; every call gets that one list."),
     link="python:reference/compound_stmts#function-definitions", page="conclusions.md#mutable-default")
def py_mutable_default():
    def bag(items=[]):
        return items

    a = bag()
    b = bag()
    return a, b


@row(COPY,
     zh=("默认参数写成 `None`", "列表在函数体里新建，每次调用各有一个。"),
     en=("`None` as the default", "The list is made in the body, so each call has its own."),
     link="python:reference/compound_stmts#function-definitions", page="conclusions.md#mutable-default")
def py_none_default():
    def bag(items=None):
        return [] if items is None else items

    a = bag()
    b = bag()
    return a, b


@row(SAME,
     zh=("`*args` 里的实参", "`*args` 收成一个新元组，里面装的还是传进来的对象。"),
     en=("An argument in `*args`", "`*args` is a new tuple, but it holds the objects that were passed in."),
     link="python:tutorial/controlflow#arbitrary-argument-lists", page="conclusions.md#arguments")
def py_star_args():
    def first(*args):
        return args[0]

    a = [1, 2]
    b = first(a)
    return a, b


@row(SHALLOW,
     zh=("`**kwargs` 展开字典", "`**` 每次都收成一个新字典，值还是原来那些对象。"),
     en=("A dictionary through `**kwargs`", "`**` collects into a new dictionary, with the same values in it."),
     link="python:reference/expressions#calls", page="conclusions.md#arguments")
def py_star_kwargs():
    def options(**kwargs):
        return kwargs

    a = {"lr": [0.1], "wd": 0}
    b = options(**a)
    return a, b


@row(SAME,
     zh=("列表的 `b += [...]`", "列表的 `+=` 是原地扩展，`b` 还是原来那个列表。"),
     en=("`b += [...]` on a list", "On a list `+=` extends in place: `b` stays the same list."),
     link="python:reference/simple_stmts#augmented-assignment-statements", page="conclusions.md#augmented-assignment")
def py_list_iadd():
    a = [1, [2]]
    b = a
    b += [3]
    return a, b


@row(SHALLOW,
     zh=("列表的 `b = b + [...]`", "`+` 造一个新列表，元素仍是原来那些对象。"),
     en=("`b = b + [...]` on a list", "`+` makes a new list that holds the same items."),
     link="python:library/stdtypes#common-sequence-operations", page="conclusions.md#augmented-assignment")
def py_list_add():
    a = [1, [2]]
    b = a
    b = b + [3]
    return a, b


@row(COPY,
     zh=("元组的 `b += (...)`", "元组不可变，`+=` 只能造出新元组再绑定给 `b`。"),
     en=("`b += (...)` on a tuple", "A tuple is immutable, so `+=` makes a new one and binds `b` to it."),
     link="python:reference/simple_stmts#augmented-assignment-statements", page="conclusions.md#augmented-assignment")
def py_tuple_iadd():
    a = (1, 2)
    b = a
    b += (3,)
    return a, b


@row(SAME,
     zh=("字典的 `b |= {...}`", "字典的 `|=` 是原地更新。"),
     en=("`b |= {...}` on a dictionary", "On a dictionary `|=` updates in place."),
     link="python:library/stdtypes#mapping-types-dict", page="conclusions.md#augmented-assignment")
def py_dict_ior():
    a = {"x": 1}
    b = a
    b |= {"y": 2}
    return a, b


@row(SHALLOW,
     zh=("列表切片 `a[:]`", "切片得到新列表，里层的对象共用。"),
     en=("A list's slice `a[:]`", "A slice is a new list; what is inside is shared."),
     link="python:library/stdtypes#mutable-sequence-types", page="conclusions.md#lists-and-dicts")
def py_list_slice():
    a = [1, [2]]
    b = a[:]
    return a, b


@row(SHALLOW,
     zh=("`list(a)`", "新列表，里层的对象共用。"),
     en=("`list(a)`", "A new list; what is inside is shared."),
     link="python:library/stdtypes#list", page="conclusions.md#lists-and-dicts")
def py_list_constructor():
    a = [1, [2]]
    b = list(a)
    return a, b


@row(SHALLOW,
     zh=("`a.copy()`（列表）", "`list.copy()` 是浅拷贝，等价于 `a[:]`。"),
     en=("`a.copy()` of a list", "`list.copy()` is a shallow copy, the same as `a[:]`."),
     link="python:library/stdtypes#mutable-sequence-types", page="conclusions.md#lists-and-dicts")
def py_list_copy():
    a = [1, [2]]
    b = a.copy()
    return a, b


@row(COPY,
     zh=("`a.copy()`，元素全不可变", "里层没有能改的东西，浅拷贝就已经互不影响。"),
     en=("`a.copy()` of a flat list", "With nothing mutable inside, a shallow copy is already independent."),
     link="python:library/stdtypes#mutable-sequence-types", page="conclusions.md#lists-and-dicts")
def py_flat_list_copy():
    a = [1, "two", 3.0]
    b = a.copy()
    return a, b


@row(SHALLOW,
     zh=("`[*a]` 解包", "解包到新列表，里层的对象共用。"),
     en=("Unpacking `[*a]`", "Unpacked into a new list; what is inside is shared."),
     link="python:reference/expressions#list-displays", page="conclusions.md#lists-and-dicts")
def py_list_unpack():
    a = [1, [2]]
    b = [*a]
    return a, b


@row(SHALLOW,
     zh=("列表推导 `[x for x in a]`", "推导式造新列表，里面还是原来的元素。"),
     en=("Comprehension `[x for x in a]`", "The comprehension makes a new list and puts the old items into it."),
     link="python:tutorial/datastructures#list-comprehensions", page="conclusions.md#lists-and-dicts")
def py_list_comprehension():
    a = [[1], [2]]
    b = [x for x in a]
    return a, b


@row(COPY,
     zh=("逐行复制 `[row[:] for row in a]`", "外层和每一行都是新的；行里只有数字，到此就互不影响。"),
     en=("Row by row `[row[:] for row in a]`",
         "The outer list and each row are new; the rows hold only numbers, so nothing is shared."),
     link="python:library/stdtypes#mutable-sequence-types", page="conclusions.md#lists-and-dicts")
def py_rows_copied():
    a = [[1, 2], [3, 4]]
    b = [row[:] for row in a]
    return a, b


@row(SAME,
     zh=("`[[0] * 2] * 2` 的两行", "列表乘法重复的是引用，两行是同一个列表。"),
     en=("Two rows of `[[0] * 2] * 2`", "Multiplying a list repeats references: both rows are one list."),
     link="python:faq/programming#how-do-i-create-a-multidimensional-list", page="conclusions.md#assignment")
def py_list_multiplied():
    grid = [[0] * 2] * 2
    a, b = grid[0], grid[1]
    return a, b


@row(SAME,
     zh=("`dict.fromkeys(keys, [])` 的两个值", "第二个参数只求值一次，所有键共用这一个列表。"),
     en=("Two values of `dict.fromkeys(keys, [])`",
         "The second argument is evaluated once: all keys share that one list."),
     link="python:library/stdtypes#dict.fromkeys", page="conclusions.md#assignment")
def py_dict_fromkeys():
    table = dict.fromkeys(["x", "y"], [])
    a, b = table["x"], table["y"]
    return a, b


@row(COPY,
     zh=("`defaultdict(list)` 的两个值", "每个缺失的键各调用一次 `list()`，各得一个新列表。"),
     en=("Two values of `defaultdict(list)`",
         "`list()` is called once for each missing key, so each gets its own list."),
     link="python:library/collections#collections.defaultdict")
def py_defaultdict():
    table = collections.defaultdict(list)
    a, b = table["x"], table["y"]
    return a, b


@row(SHALLOW,
     zh=("`sorted(a)`", "返回新列表，元素还是原来的。"),
     en=("`sorted(a)`", "A new list with the same items."),
     link="python:library/functions#sorted")
def py_sorted():
    a = [[2], [1]]
    b = sorted(a)
    return a, b


@row(ERROR,
     zh=("`b = a.sort()` 之后用 `b`", "`sort()` 原地排序，返回的是 `None`；当列表用就报错。"),
     en=("`b = a.sort()`, then `b`", "`sort()` sorts in place and returns `None`; used as a list, that fails."),
     link="python:library/stdtypes#list.sort")
def py_sort_returns_none():
    a = [2, 1]
    b = a.sort()
    b.append(3)
    return a, b


@row(ALIAS,
     zh=("迭代器 `iter(a)`", "迭代器不保存元素，边走边去读列表，所以看得见后来的修改。"),
     en=("An iterator `iter(a)`",
         "An iterator holds no items. It reads the list as it goes, and sees later changes."),
     link="python:library/functions#iter")
def py_iterator():
    a = [1, 2, 3]
    b = iter(a)
    return a, b


@row(ALIAS,
     zh=("生成器表达式", "取元素时才读列表，所以看得见后来的修改。"),
     en=("A generator expression", "It reads the list only when asked for items, and sees later changes."),
     link="python:reference/expressions#generator-expressions")
def py_generator_expression():
    a = [1, 2, 3]
    b = (x for x in a)
    return a, b


@row(ALIAS,
     zh=("`d.items()`", "字典视图（view）随字典变化，不是快照。"),
     en=("`d.items()`", "A dictionary view follows the dictionary; it is no snapshot."),
     link="python:library/stdtypes#dictionary-view-objects")
def py_dict_items():
    a = {"x": 1}
    b = a.items()
    return a, b


@row(SHALLOW,
     zh=("`list(d.values())`", "当下的值放进一个新列表，值本身共用。"),
     en=("`list(d.values())`", "A new list of the present values; the values are shared."),
     link="python:library/stdtypes#dict.values")
def py_dict_values_list():
    a = {"x": [1], "y": [2]}
    b = list(a.values())
    return a, b


@row(SHALLOW,
     zh=("`dict(a)`", "新字典，值共用。"),
     en=("`dict(a)`", "A new dictionary with shared values."),
     link="python:library/stdtypes#dict", page="conclusions.md#lists-and-dicts")
def py_dict_constructor():
    a = {"x": [1], "y": 2}
    b = dict(a)
    return a, b


@row(SHALLOW,
     zh=("`a.copy()`（字典）", "`dict.copy()` 是浅拷贝：新字典，值共用。"),
     en=("`a.copy()` of a dictionary", "`dict.copy()` is shallow: a new dictionary with shared values."),
     link="python:library/stdtypes#dict.copy", page="conclusions.md#lists-and-dicts")
def py_dict_copy():
    a = {"x": [1], "y": 2}
    b = a.copy()
    return a, b


@row(SHALLOW,
     zh=("`{**a}` 解包", "新字典，值共用。"),
     en=("Unpacking `{**a}`", "A new dictionary with shared values."),
     link="python:reference/expressions#dictionary-displays", page="conclusions.md#lists-and-dicts")
def py_dict_unpack():
    a = {"x": [1], "y": 2}
    b = {**a}
    return a, b


@row(SHALLOW,
     zh=("合并 `a | {...}`", "`|` 造一个新字典，左边的值原样放进去。"),
     en=("Merging `a | {...}`", "`|` makes a new dictionary and puts the left values into it as they are."),
     link="python:library/stdtypes#mapping-types-dict")
def py_dict_or():
    a = {"x": [1]}
    b = a | {"y": 2}
    return a, b


@row(SAME,
     zh=("`d.setdefault(k, v)`", "键已存在时，返回的就是存着的那个对象。"),
     en=("`d.setdefault(k, v)`", "If the key is there, what comes back is the stored object itself."),
     link="python:library/stdtypes#dict.setdefault")
def py_dict_setdefault():
    table = {"x": [1]}
    a = table["x"]
    b = table.setdefault("x", [])
    return a, b


@row(ALIAS,
     zh=("`MappingProxyType(a)`", "只读代理不能写，但 `a` 一改它就跟着变。"),
     en=("`MappingProxyType(a)`", "The read-only proxy cannot be written, but it follows every change of `a`."),
     link="python:library/types#types.MappingProxyType")
def py_mapping_proxy():
    a = {"x": 1}
    b = types.MappingProxyType(a)
    return a, b


@row(ALIAS,
     zh=("`ChainMap(a)`", "`ChainMap` 保存的是字典本身，写入也落到第一个字典。"),
     en=("`ChainMap(a)`", "A `ChainMap` keeps the dictionary itself, and writes go to the first one."),
     link="python:library/collections#collections.ChainMap")
def py_chain_map():
    a = {"x": [1]}
    b = collections.ChainMap(a)
    return a, b


@row(COPY,
     zh=("`set(a)`", "新集合。元素必须可哈希，通常不可变，两边就互不影响。"),
     en=("`set(a)`",
         "A new set. Its items must be hashable, as a rule immutable, so nothing is shared that can change."),
     link="python:library/stdtypes#set-types-set-frozenset")
def py_set_constructor():
    a = {1, 2}
    b = set(a)
    return a, b


@row(SHALLOW,
     zh=("`tuple(a)`（列表转元组）", "元组的外壳不可变，里面的列表照样共用。"),
     en=("`tuple(a)` of a list", "The tuple itself cannot change, but the lists in it are shared."),
     link="python:library/stdtypes#tuple")
def py_list_to_tuple():
    a = [[1], [2]]
    b = tuple(a)
    return a, b


@row(SAME,
     zh=("`tuple(a)`（元组）", "参数本来就是元组，直接返回它自己。"),
     en=("`tuple(a)` of a tuple", "The argument is a tuple already and comes back itself."),
     link="python:library/stdtypes#tuple")
def py_tuple_of_tuple():
    a = (1, [2])
    b = tuple(a)
    return a, b


@row(SAME,
     zh=("元组切片 `a[:]`", "完整切片返回元组自己；这是 CPython 的做法。"),
     en=("A tuple's slice `a[:]`", "A full slice is the tuple itself; this is how CPython does it."),
     link="python:library/stdtypes#common-sequence-operations")
def py_tuple_slice():
    a = (1, [2])
    b = a[:]
    return a, b


@row(SAME,
     zh=("字符串切片 `a[:]`", "字符串不可变，没有复制的必要；CPython 返回它自己。"),
     en=("A string's slice `a[:]`",
         "A string cannot change, so there is no need for a copy; CPython returns the string itself."),
     link="python:library/stdtypes#text-sequence-type-str")
def py_string_slice():
    a = "alias or copy"
    b = a[:]
    return a, b


@row(SHALLOW,
     zh=("`deque(a)`", "新的双端队列，元素共用。"),
     en=("`deque(a)`", "A new deque with shared items."),
     link="python:library/collections#collections.deque")
def py_deque():
    a = collections.deque([[1], [2]])
    b = collections.deque(a)
    return a, b


@row(ALIAS,
     zh=("`memoryview(a)`", "内存视图不复制，读写的就是 `a` 的字节。"),
     en=("`memoryview(a)`", "A memory view copies nothing: it reads and writes the bytes of `a`."),
     link="python:library/stdtypes#memory-views")
def py_memoryview():
    a = bytearray(b"abc")
    b = memoryview(a)
    return a, b


@row(PARTLY,
     zh=("内存视图切片 `memoryview(a)[1:]`", "切的是视图，没有复制：`b` 全在 `a` 里，`a` 的开头不在 `b` 里。"),
     en=("A slice of a memory view",
         "Slicing a view copies nothing: all of `b` lies in `a`, but the start of `a` is not in `b`."),
     link="python:library/stdtypes#memory-views")
def py_memoryview_slice():
    a = bytearray(b"abc")
    b = memoryview(a)[1:]
    return a, b


@row(COPY,
     zh=("`bytes(a)`", "复制出一份不可变的字节。"),
     en=("`bytes(a)`", "Copies the bytes into an immutable object."),
     link="python:library/stdtypes#bytes-objects")
def py_bytes_of_bytearray():
    a = bytearray(b"abc")
    b = bytes(a)
    return a, b


@row(COPY,
     zh=("`bytearray` 切片 `a[:]`", "和 `memoryview` 不同，`bytearray` 的切片会复制。"),
     en=("A `bytearray`'s slice `a[:]`", "Unlike a `memoryview`, a `bytearray` copies when it is sliced."),
     link="python:library/stdtypes#bytearray-objects")
def py_bytearray_slice():
    a = bytearray(b"abc")
    b = a[:]
    return a, b


@row(COPY,
     zh=("`array.array` 切片 `a[:]`", "标准库的数组切片会复制，和 NumPy 相反。"),
     en=("An `array.array`'s slice `a[:]`", "The standard library's arrays copy when sliced, the reverse of NumPy."),
     link="python:library/array")
def py_array_slice():
    a = array.array("i", [1, 2, 3])
    b = a[:]
    return a, b


@row(SAME,
     zh=("类属性与实例", "没有在实例上赋过值，读到的就是类上那一个列表，所有实例共用。"),
     en=("A class attribute, through an instance",
         "Unless assigned on the instance, it is the class's own list, shared by all instances."),
     link="python:tutorial/classes#class-and-instance-variables", page="conclusions.md#not-copied")
def py_class_attribute():
    class Net:
        layers = []

    a, b = Net().layers, Net().layers
    return a, b


@row(SHALLOW,
     zh=("返回副本的属性 `a.items`", "每次读取都给新列表，`a.items.append(...)` 改不到对象里的那一个；列表里的元素还是共用的。"),
     en=("A property that returns a copy",
         "Each access gives a new list, so `append` does not reach the object's own; the items are still shared."),
     link="python:library/functions#property", page="lost-writes.md#computed")
def py_property_copy():
    class Log:
        def __init__(self, items):
            self._items = items

        @property
        def items(self):
            return list(self._items)

    a = [[1], [2]]
    b = Log(a).items
    return a, b


@row(SAME,
     zh=("`queue.Queue` 放进去再取出来", "线程之间的队列只传引用，放进去之后再改，取的人看得到。"),
     en=("Through a `queue.Queue`", "A queue between threads passes references: what is changed after `put` is seen after `get`."),
     link="python:library/queue", page="buffers.md#queues")
def py_queue():
    a = [1, 2]
    line = queue.Queue()
    line.put(a)
    b = line.get()
    return a, b


@row(SAME,
     zh=("`functools.cache` 函数的两次结果", "缓存返回的是同一个对象，调用者改了它，以后的调用都拿到改过的。"),
     en=("Two results of a `functools.cache` function",
         "The cache returns one object: when a caller changes it, every later call gets the changed one."),
     link="python:library/functools#functools.cache", page="buffers.md#cached")
def py_cached_result():
    @functools.cache
    def load():
        return [1, 2]

    a, b = load(), load()
    return a, b


@row(SAME,
     zh=("生成器交出的同一个列表", "生成器反复交出同一个缓冲，`list()` 收集到的每一项都是它。"),
     en=("A generator that yields one list", "It hands out one buffer again and again: each item that `list()` collects is that buffer."),
     link="python:reference/expressions#yield-expressions", page="buffers.md#queues")
def py_generator_buffer():
    def frames():
        frame = [0]
        for number in range(2):
            frame[0] = number
            yield frame

    a, b = frames()
    return a, b


@row(SAME,
     zh=("`itertools.tee` 的两个迭代器给出的元素", "两个迭代器给出的是同一个对象，元素没有复制。"),
     en=("Items from both iterators of `itertools.tee`", "Both give the same object: items are not copied."),
     link="python:library/itertools#itertools.tee")
def py_tee():
    first, second = itertools.tee([[1]])
    a, b = next(first), next(second)
    return a, b
