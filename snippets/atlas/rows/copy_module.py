"""Rows: the copy module, and the hooks by which a class decides what a copy is."""

import collections
import copy
import dataclasses
import datetime
import functools
import random
import types

from ..row import COPY, PARTLY, SAME, SHALLOW, row


@row(SHALLOW,
     zh=("`copy.copy`：列表", "新列表，里层的对象共用。"),
     en=("`copy.copy` of a list", "A new list; what is inside is shared."),
     link="python:library/copy#copy.copy", page="conclusions.md#shallow-copy")
def copy_list():
    a = [1, [2]]
    b = copy.copy(a)
    return a, b


@row(COPY,
     zh=("`copy.deepcopy`：列表", "一层层往里复制，改哪边都不影响另一边。"),
     en=("`copy.deepcopy` of a list", "Copied level by level: neither side sees the other's changes."),
     link="python:library/copy#copy.deepcopy", page="conclusions.md#deep-copy")
def deepcopy_list():
    a = [1, [2, [3]]]
    b = copy.deepcopy(a)
    return a, b


@row(SHALLOW,
     zh=("`copy.copy`：字典", "新字典，值共用。"),
     en=("`copy.copy` of a dictionary", "A new dictionary with shared values."),
     link="python:library/copy#copy.copy", page="conclusions.md#lists-and-dicts")
def copy_dict():
    a = {"x": [1], "y": 2}
    b = copy.copy(a)
    return a, b


@row(COPY,
     zh=("`copy.deepcopy`：字典", "字典和值都是新的。"),
     en=("`copy.deepcopy` of a dictionary", "The dictionary and its values are new."),
     link="python:library/copy#copy.deepcopy", page="conclusions.md#deep-copy")
def deepcopy_dict():
    a = {"x": [1], "y": {"z": [2]}}
    b = copy.deepcopy(a)
    return a, b


@row(SAME,
     zh=("`copy.copy`：元组", "元组不可变，浅拷贝返回它自己，哪怕里面装着列表。"),
     en=("`copy.copy` of a tuple", "A tuple is immutable, so its shallow copy is itself, even with a list inside."),
     link="python:library/copy#copy.copy", page="conclusions.md#by-type")
def copy_tuple():
    a = (1, [2])
    b = copy.copy(a)
    return a, b


@row(COPY,
     zh=("`copy.deepcopy`：装着列表的元组", "里面有要复制的东西，元组也就得是新的。"),
     en=("`copy.deepcopy` of a tuple with a list", "Something inside has to be copied, so the tuple is new as well."),
     link="python:library/copy#copy.deepcopy", page="conclusions.md#not-copied")
def deepcopy_tuple_with_list():
    a = (1, [2])
    b = copy.deepcopy(a)
    return a, b


@row(SAME,
     zh=("`copy.deepcopy`：全是数字的元组", "里面没有要复制的东西，返回元组自己。"),
     en=("`copy.deepcopy` of a tuple of numbers", "Nothing inside has to be copied: the tuple itself comes back."),
     link="python:library/copy#copy.deepcopy", page="conclusions.md#not-copied")
def deepcopy_flat_tuple():
    a = (1, (2, 3))
    b = copy.deepcopy(a)
    return a, b


@row(SHALLOW,
     zh=("`copy.copy`：具名元组", "`namedtuple` 是元组的子类，得到的是新对象，字段共用。"),
     en=("`copy.copy` of a named tuple",
         "A `namedtuple` is a subclass of tuple: a new object comes back, with shared fields."),
     link="python:library/copy#copy.copy", page="conclusions.md#by-type")
def copy_namedtuple():
    Point = collections.namedtuple("Point", "x y")
    a = Point([1], [2])
    b = copy.copy(a)
    return a, b


@row(PARTLY,
     zh=("具名元组的 `_replace`", "得到新元组，没有替换的字段还是原来的对象。"),
     en=("`_replace` of a named tuple", "A new tuple; fields that are not replaced are the old objects."),
     link="python:library/collections#collections.somenamedtuple._replace")
def namedtuple_replace():
    Point = collections.namedtuple("Point", "x y")
    a = Point([1], [2])
    b = a._replace(y=[3])
    return a, b


@row(COPY,
     zh=("`copy.copy`：集合", "新集合。"),
     en=("`copy.copy` of a set", "A new set."),
     link="python:library/copy#copy.copy")
def copy_set():
    a = {1, 2}
    b = copy.copy(a)
    return a, b


@row(SHALLOW,
     zh=("`copy.copy`：普通实例", "新实例，属性值共用。"),
     en=("`copy.copy` of an ordinary instance", "A new instance that shares its attributes' values."),
     link="python:library/copy#copy.copy", page="conclusions.md#by-type")
def copy_instance():
    class Run:
        def __init__(self):
            self.name, self.losses = "first", [0.5]

    a = Run()
    b = copy.copy(a)
    return a, b


@row(COPY,
     zh=("`copy.deepcopy`：普通实例", "新实例，属性值也逐层复制。"),
     en=("`copy.deepcopy` of an ordinary instance", "A new instance, and its attributes' values are copied too."),
     link="python:library/copy#copy.deepcopy", page="conclusions.md#deep-copy")
def deepcopy_instance():
    class Run:
        def __init__(self):
            self.name, self.losses = "first", [0.5]

    a = Run()
    b = copy.deepcopy(a)
    return a, b


@row(SHALLOW,
     zh=("`copy.copy`：带 `__slots__` 的实例", "没有 `__dict__` 也一样：新实例，槽里的值共用。"),
     en=("`copy.copy` with `__slots__`",
         "No `__dict__`, and yet the same: a new instance that shares what its slots hold."),
     link="python:library/copy#copy.copy", page="conclusions.md#by-type")
def copy_slots():
    class Run:
        __slots__ = ("losses",)

    a = Run()
    a.losses = [0.5]
    b = copy.copy(a)
    return a, b


@row(SHALLOW,
     zh=("`copy.copy`：数据类", "新实例，字段的值共用。"),
     en=("`copy.copy` of a dataclass", "A new instance that shares its fields' values."),
     link="python:library/copy#copy.copy", page="conclusions.md#by-type")
def copy_dataclass():
    @dataclasses.dataclass
    class Run:
        losses: list

    a = Run([0.5])
    b = copy.copy(a)
    return a, b


@row(SHALLOW,
     zh=("`dataclasses.replace` 不换字段", "调用 `__init__` 造新实例，没换的字段把原来的值传进去。"),
     en=("`dataclasses.replace`, nothing replaced",
         "It calls `__init__` for a new instance and passes the old values on."),
     link="python:library/dataclasses#dataclasses.replace")
def dataclass_replace():
    @dataclasses.dataclass
    class Run:
        name: str
        losses: list

    a = Run("first", [0.5])
    b = dataclasses.replace(a, name="second")
    return a, b


@row(COPY,
     zh=("`dataclasses.asdict`", "递归转换，列表和字典照新的造，其余的值用 `copy.deepcopy`。"),
     en=("`dataclasses.asdict`",
         "It recurses: lists and dictionaries are made anew, other values go through `copy.deepcopy`."),
     link="python:library/dataclasses#dataclasses.asdict")
def dataclass_asdict():
    @dataclasses.dataclass
    class Run:
        losses: list

    a = Run([0.5, [1]])
    b = dataclasses.asdict(a)
    return a, b


@row(SAME,
     zh=("实例的 `vars(...)`", "拿到的就是实例的 `__dict__`，往里写等于写属性。"),
     en=("`vars(...)` of an instance", "It is the instance's `__dict__` itself: writing into it sets attributes."),
     link="python:library/functions#vars")
def instance_vars():
    run = types.SimpleNamespace(losses=[0.5])
    a = run.__dict__
    b = vars(run)
    return a, b


@row(SHALLOW,
     zh=("`copy.replace(a)`", "Python 3.13 起有；数据类、具名元组等靠 `__replace__` 支持，没换的字段共用。"),
     en=("`copy.replace(a)`",
         "New in Python 3.13; dataclasses and others support it by `__replace__`. Fields not replaced are shared."),
     link="python:library/copy#copy.replace", was=[("python", "3.13", "missing")])
def copy_replace():
    @dataclasses.dataclass
    class Run:
        name: str
        losses: list

    a = Run("first", [0.5])
    b = copy.replace(a, name="second")
    return a, b


@row(SAME,
     zh=("`__deepcopy__` 返回 `self`", "类可以规定自己的深拷贝就是自己。"),
     en=("`__deepcopy__` that returns `self`", "A class may say that its deep copy is itself."),
     link="python:library/copy#object.__deepcopy__", page="conclusions.md#hooks")
def deepcopy_hook_self():
    class Registry(list):
        def __deepcopy__(self, memo):
            return self

    a = Registry([1])
    b = copy.deepcopy(a)
    return a, b


@row(PARTLY,
     zh=("`__deepcopy__` 只复制一部分", "类自己决定：选项复制，大块数据有意共用。"),
     en=("`__deepcopy__` of a part", "The class decides: its options are copied, the big data is shared on purpose."),
     link="python:library/copy#object.__deepcopy__", page="conclusions.md#hooks")
def deepcopy_hook_part():
    class Loader:
        def __init__(self, data, options):
            self.data, self.options = data, options

        def __deepcopy__(self, memo):
            return Loader(self.data, copy.deepcopy(self.options, memo))

    a = Loader([1, 2], ["shuffle"])
    b = copy.deepcopy(a)
    return a, b


@row(COPY,
     zh=("`__copy__` 里做深拷贝", "`copy.copy` 只管调用 `__copy__`，它返回什么就是什么。"),
     en=("`__copy__` that copies deeply", "`copy.copy` calls `__copy__` and returns whatever that returns."),
     link="python:library/copy#object.__copy__", page="conclusions.md#hooks")
def copy_hook_deep():
    class Bag(list):
        def __copy__(self):
            return Bag(copy.deepcopy(list(self)))

    a = Bag([[1]])
    b = copy.copy(a)
    return a, b


@row(PARTLY,
     zh=("`__getstate__` 去掉一个属性", "没有 `__copy__` 时按 pickle 协议复制，`__getstate__` 不给的属性就没有。"),
     en=("`__getstate__` that drops an attribute",
         "Without `__copy__` a copy follows pickle's protocol: what `__getstate__` leaves out is missing."),
     link="python:library/pickle#object.__getstate__", page="conclusions.md#hooks")
def copy_getstate():
    class Run:
        def __init__(self):
            self.losses, self.cache = [0.5], [1]

        def __getstate__(self):
            return {"losses": self.losses}

    a = Run()
    b = copy.copy(a)
    return a, b


@row(SHALLOW,
     zh=("`copy.copy`：字典的子类", "类型保留，值共用；`OrderedDict`、`defaultdict` 都是这样。"),
     en=("`copy.copy` of a dictionary's subclass",
         "The type is kept and the values are shared; so with `OrderedDict` and `defaultdict`."),
     link="python:library/copy#copy.copy", page="conclusions.md#lists-and-dicts")
def copy_ordered_dict():
    a = collections.OrderedDict(x=[1], y=2)
    b = copy.copy(a)
    return a, b


@row(SHALLOW,
     zh=("`copy.copy`：`SimpleNamespace`", "新的命名空间，属性值共用。"),
     en=("`copy.copy` of a `SimpleNamespace`", "A new namespace that shares its attributes' values."),
     link="python:library/types#types.SimpleNamespace")
def copy_namespace():
    a = types.SimpleNamespace(losses=[0.5])
    b = copy.copy(a)
    return a, b


@row(PARTLY,
     zh=("`copy.copy`：`ChainMap`", "最前面的字典复制，后面的字典共用：它本来就是为新开一层作用域设计的。"),
     en=("`copy.copy` of a `ChainMap`",
         "The first dictionary is copied, the others are shared: made for opening a new scope."),
     link="python:library/collections#collections.ChainMap")
def copy_chain_map():
    a = collections.ChainMap({"x": 1}, {"y": 2})
    b = copy.copy(a)
    return a, b


@row(SHALLOW,
     zh=("`copy.copy`：`functools.partial`", "新的 `partial`，预先绑定的参数共用。"),
     en=("`copy.copy` of a `functools.partial`", "A new `partial` with the same bound arguments."),
     link="python:library/functools#functools.partial")
def copy_partial():
    a = functools.partial(sum, [1, 2])
    b = copy.copy(a)
    return a, b


@row(COPY,
     zh=("`copy.copy`：日期", "`date` 不可变，却仍按 pickle 协议另造一个相等的对象；差别只有 `is` 看得出。"),
     en=("`copy.copy` of a date",
         "A `date` is immutable, and yet a new, equal one is made by pickle's protocol; only `is` can tell."),
     link="python:library/datetime")
def copy_date():
    a = datetime.date(2024, 1, 1)
    b = copy.copy(a)
    return a, b


@row(COPY,
     zh=("`copy.copy`：`random.Random`", "复制出来的随机数生成器从同一状态出发，之后各走各的。"),
     en=("`copy.copy` of a `random.Random`",
         "The copy starts from the same state, and from then on each goes its own way."),
     link="python:library/random#random.Random")
def copy_random():
    a = random.Random(0)
    b = copy.copy(a)
    return a, b
