"""What an object holds, one level down: its attributes and items, by name; and which objects keep what nobody can reach."""

import array
import collections
import collections.abc
import ctypes
import datetime
import decimal
import io
import os
import random
import re
import sys
import types
import weakref
from functools import lru_cache, partial

ATOMS = (int, float, complex, str, bytes, bool, type(None), range, type(Ellipsis), type(NotImplemented), slice, types.ModuleType, types.CodeType,
         datetime.date, datetime.time, datetime.timedelta, datetime.tzinfo, decimal.Decimal, re.Pattern, re.Match,
         types.GenericAlias, types.WrapperDescriptorType, types.MethodDescriptorType, types.ClassMethodDescriptorType, types.GetSetDescriptorType,
         types.MemberDescriptorType)
PLAIN = {int, float, str, bytes, bool, type(None), object}  # most of what there is
# Types written in C whose content the prober reads and changes.
CDATA = (ctypes.Structure, ctypes.Union, ctypes._SimpleCData)  # their bytes are what they hold
REACHED = (list, dict, set, frozenset, tuple, bytearray, memoryview, array.array, ctypes.Array, *CDATA, io.BytesIO, io.StringIO, decimal.Context,
           collections.deque, types.MappingProxyType, types.FunctionType, types.MethodType, types.BuiltinMethodType, types.CellType, types.SimpleNamespace,
           types.GeneratorType, partial, BaseException, random.Random, staticmethod, classmethod, property, weakref.ref,
           collections.abc.KeysView, collections.abc.ValuesView, collections.abc.ItemsView, collections.abc.Iterator)
PROXIES = (weakref.ProxyType, weakref.CallableProxyType)  # they answer as what they refer to does, also to isinstance
# Values that nobody changes, though Python would let them: known by name, because importing their modules takes time.
VALUES = {("enum", "Enum"), ("fractions", "Fraction"), ("pathlib", "PurePath"), ("pathlib._local", "PurePath"), ("uuid", "UUID"),
          ("ipaddress", "_IPAddressBase")}
CONTEXT = ("prec", "rounding", "Emin", "Emax", "capitals", "clamp")  # of decimal.Context
ELEMENT = ("xml.etree.ElementTree", "Element")  # by name as well
CONTAINERS = (list, dict, set, bytearray, collections.deque)  # what a class holds for all its instances is walked if it is one
NDARRAY_BACKED = "pandas._libs.arrays.NDArrayBacked"  # of pandas' categories and dates: its array is an attribute
# Version numbers of the modules on a state dict, for loading; and on what is compiled a number that is another one each time. No data.
BOOKKEEPING = {"_metadata", "_torchdynamo_wrapper_id", "_isolate_recompiles_id"}
# Python 3.9 has no list of its modules: those beside `os`, and those in the interpreter.
STANDARD = getattr(sys, "stdlib_module_names", None) or {*sys.builtin_module_names, *(
    name.split(".")[0] for name in os.listdir(os.path.dirname(os.__file__)))}
LIBRARIES = {"torch", "numpy", "pandas", *STANDARD} - {"__main__"}


def kind(value: object) -> str:
    """A word for how a value is walked, without importing torch, NumPy or pandas."""
    if type(value) in PLAIN:
        return "atom"
    if type(value) in PROXIES:
        return "proxy"
    module = type(value).__module__
    names = {base.__name__ for base in type(value).__mro__ if base.__module__.split(".")[0] in ("torch", "numpy", "pandas")}
    if names:
        for name in ("Tensor", "UntypedStorage", "Module", "DataFrame", "Series", "Index", "ndarray"):
            if name in names:
                return name.lower()
        if names & {"Generator", "RandomState"}:
            return "torch-generator" if module.startswith("torch") else "numpy-generator"
        if names & {"dtype", "device", "Size", "generic", "layout", "memory_format"} and not hasattr(value, "__dict__"):
            return "tuple" if "Size" in names else "atom"
        if module.startswith("pandas") and names & {"BaseOffset", "_Timestamp", "_Timedelta", "_Period", "Interval", "NAType", "NaTType"}:
            return "atom"
    if isinstance(value, ATOMS) and not _has_attributes(value):
        return "atom"
    if isinstance(value, (type, types.FunctionType)) and _of_a_library(value) and "<locals>" not in value.__qualname__:
        return "atom"  # one for the whole process: a change in it would stay for the next try
    if isinstance(value, types.BuiltinFunctionType) and (value.__self__ is None or isinstance(value.__self__, (types.ModuleType, type))):
        return "atom"
    if isinstance(value, type):
        return "class"
    return "object"


def _has_attributes(value: object) -> bool:
    """Whether a number, a text and the like is of a class of the program's own, with attributes."""
    cls = type(value)
    return bool(getattr(value, "__dict__", None)) and not isinstance(value, types.ModuleType) and not _of_a_library(cls) and cls.__module__ != "builtins"


def _of_a_library(value: object) -> bool:
    return str(value.__module__).split(".")[0] in LIBRARIES


@lru_cache(maxsize=None)
def _memory_in_c(cls: type) -> str:
    """The class written in C, among a class and its bases, that keeps memory of its own; "" if there is none or the prober reaches it.

    An instance of a class written in Python is larger than one of its base by its slots, its `__dict__` and its list of weak
    references alone.
    """
    if issubclass(cls, io.IOBase) and not issubclass(cls, (io.BytesIO, io.StringIO)) and cls.__module__ == "_io":
        return f"io.{cls.__name__}"  # an iterator, too, but what it reads lies elsewhere
    if issubclass(cls, (*REACHED, *ATOMS)) or is_element(cls):
        return ""
    for base in cls.__mro__[:-1]:
        own = vars(base)
        slots = own.get("__slots__", ())
        pointers = len((slots,) if isinstance(slots, str) else tuple(slots)) + ("__dict__" in own) + ("__weakref__" in own)
        if base.__basicsize__ - base.__base__.__basicsize__ > 8 * pointers:
            return base.__name__ if base.__module__ == "builtins" else f"{base.__module__}.{base.__name__}"
    return ""


def out_of_reach(value: object) -> str:
    """The name of what keeps memory where the prober neither reads nor changes it; "" for an object that it reaches wholly.

    That is memory of a class written in C that the prober does not know, and what a compiler keeps for itself.
    """
    if kind(value) not in ("object", "module"):
        return ""
    made_by = value if isinstance(value, types.FunctionType) else type(value)
    if str(made_by.__module__).startswith("torch._dynamo") and kind(value) != "module":
        return f"{made_by.__module__}.{made_by.__name__}"
    found = _memory_in_c(type(value))
    return "" if found == NDARRAY_BACKED or found and _buffer(value) is not None else found


def is_element(cls: type) -> bool:
    """Whether a class is that of XML elements, or made from it."""
    return any((base.__module__, base.__name__) == ELEMENT for base in cls.__mro__)


def is_value(value: object) -> bool:
    """Whether an object that another one holds counts as a value: what it keeps is not looked for."""
    if not any((base.__module__, base.__name__) in VALUES for base in type(value).__mro__):
        return False
    return _of_a_library(type(value)) or not hasattr(type(value), "__members__") or all(map(_cannot_change, vars(value).values()))


def _cannot_change(held: object) -> bool:
    """Whether what a member of an enumeration holds is a value, or a tuple of values."""
    if isinstance(held, (tuple, frozenset)):
        return all(map(_cannot_change, held))
    return kind(held) in ("atom", "class") or isinstance(held, types.FunctionType) or is_value(held)


def behind(proxy: object) -> object:
    """The object that a weak proxy refers to; None if it is gone."""
    try:
        return proxy.__dir__.__self__
    except ReferenceError:
        return None


def public(cls: type) -> dict[str, object]:
    """What a class holds for its instances, its bases' included, but for those of libraries."""
    found: dict[str, object] = {}
    for base in cls.__mro__:
        if base is cls or kind(base) == "class":
            found = {**{name: held for name, held in vars(base).items() if not name.startswith("__")}, **found}
    return found


def tensors_of(value: object) -> list[object]:
    """The tensors that a module names itself, also where they lie out of reach: in scripted, traced and compiled modules."""
    if kind(value) != "module":
        return []
    found = []
    for names in ("parameters", "buffers"):
        try:
            found += getattr(value, names)()
        except Exception:  # a module whose attributes were just changed
            continue
    return found


def attributes(value: object) -> dict[str, object]:
    """The attributes an object itself holds: of its `__dict__`, its slots, and what some built-in types keep inside."""
    found: dict[str, object] = {}
    if isinstance(value, partial):
        found.update(args=value.args, keywords=value.keywords)
    elif isinstance(value, types.MethodType):
        return {"__self__": value.__self__}
    elif isinstance(value, types.FunctionType):
        cells = value.__closure__ or ()
        found.update({f"closure {i}": _content(cell) for i, cell in enumerate(cells)})
        found["__defaults__"] = value.__defaults__
        found["__kwdefaults__"] = value.__kwdefaults__
    elif isinstance(value, types.CellType):
        return {"cell_contents": _content(value)}
    elif isinstance(value, types.BuiltinMethodType):
        return {"__self__": value.__self__}
    elif isinstance(value, decimal.Context):
        found.update({name: getattr(value, name) for name in CONTEXT})
    elif isinstance(value, ctypes._Pointer):
        found.update({"contents": value.contents} if value else {})
    elif isinstance(value, weakref.ref):
        return {"target": value()}
    elif isinstance(value, types.GeneratorType):
        names = value.gi_frame.f_locals if value.gi_frame else {}
        return {name: held for name, held in names.items() if name != ".0"}  # what a generator expression reads: the generator answers for it
    elif isinstance(value, (staticmethod, classmethod)):
        found["__func__"] = value.__func__
    elif isinstance(value, property):
        return {"fget": value.fget, "fset": value.fset}
    elif kind(value) == "tensor" and (grad := _grad(value)) is not None:
        found["grad"] = grad
    elif isinstance(value, io.BytesIO):
        found["buffer"] = value.getbuffer()
    elif _memory_in_c(type(value)) == NDARRAY_BACKED:
        found["_ndarray"] = value._ndarray
    elif kind(value) == "object" and _memory_in_c(type(value)) and (buffer := _buffer(value)) is not None:
        found["buffer"] = buffer
    elif isinstance(value, BaseException):
        found["args"] = value.args
    elif is_element(type(value)):
        found.update(tag=value.tag, text=value.text, tail=value.tail)
        if value.attrib:  # made when it is first asked for, so a copy has one of its own until then
            found["attrib"] = value.attrib
        found.update({f"child.{i}": child for i, child in enumerate(value)})
    elif isinstance(value, collections.ChainMap):
        return {f"map {i}": mapping for i, mapping in enumerate(value.maps)}
    for base in type(value).__mro__:
        if base.__module__.split(".")[0] not in LIBRARIES | {"builtins"}:
            found.update({f"{base.__name__}.{name}": held for name, held in vars(base).items()
                          if not name.startswith("_") and (isinstance(held, CONTAINERS) or kind(held) in ("tensor", "ndarray", "module"))})
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name.startswith("__") and not name.endswith("__"):
                name = f"_{base.__name__.lstrip('_')}{name}"  # as the compiler writes it
            if name not in ("__dict__", "__weakref__") and hasattr(value, name):
                found[name] = getattr(value, name)
    own = value.__dict__ if isinstance(getattr(value, "__dict__", None), dict) else {}
    if kind(value) == "tensor" and value.is_nested:
        own = {}  # its parts are tensors (`parts_of`)
    elif kind(value) == "ndarray" and _of_a_library(type(value)):
        own = {"mask": value._mask} if "_mask" in own else {}  # the rest of a masked or mapped array says how it was made
    for name, held in own.items():
        empty_hooks = kind(value) == "module" and "hook" in name and not held  # a module has a dozen such tables
        if not empty_hooks and name not in BOOKKEEPING:
            found[name] = held
    if holds_a_column(value):
        return {name: held for name, held in found.items() if kind(held) == "ndarray" or holds_a_column(held)}
    return found


def _grad(tensor: object) -> object:
    """The gradient that a leaf holds; None of any other tensor."""
    try:
        return tensor.grad if tensor.is_leaf else None
    except RuntimeError:  # a view made under no_grad whose base was written with gradients on does not say what it is
        return None


def _buffer(value: object) -> memoryview | None:
    """The memory of an object that lends it; None of any other."""
    try:
        return memoryview(value).cast("B")
    except (TypeError, ValueError, BufferError):
        return None


def _content(cell: types.CellType) -> object:
    try:
        return cell.cell_contents
    except ValueError:  # an empty cell
        return None


def holds_a_column(value: object) -> bool:
    """Whether an object is one of pandas' own arrays: its data are the arrays that it holds, and its own attributes say how to read them."""
    return type(value).__module__.startswith("pandas.") and kind(value) == "object" and hasattr(value, "isna") and hasattr(value, "dtype")


def open_to_new_attributes(value: object) -> bool:
    """Whether an object keeps attributes in a `__dict__`, so that one can be added."""
    return not holds_a_column(value) and isinstance(getattr(value, "__dict__", None), (dict, types.MappingProxyType))
