"""What one object shows in a picture: a value in its place, or a node with slots.

Numbers, strings, None and the like stand where they are used; only a name
refers to them by an arrow. Torch and NumPy are looked up, never imported: a
snippet without them is drawn without them.
"""

import array
import collections
import dataclasses
import datetime
import decimal
import enum
import fractions
import gc
import pathlib
import sys
import types
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import islice

from .graph import plain

LONG, HEAD = 8, 6  # what is longer than LONG shows its first HEAD and how many are left
WIDE = 20  # characters of a value
MORE = "…"
FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.MethodWrapperType)
ATOMS = (int, float, complex, bool, str, bytes, range, slice, type(None), type(...), type(NotImplemented),
         decimal.Decimal, fractions.Fraction, datetime.date, datetime.time, datetime.timedelta)
SEQUENCES = (list, tuple, collections.deque, bytearray, array.array)
LOOKING_AT_A_DICT = (types.MappingProxyType, type({}.keys()), type({}.values()), type({}.items()))
MODULE_PARTS = ("_parameters", "_buffers", "_modules")


@dataclass(frozen=True)
class Reference:
    """A slot before it is drawn: `child` is what stands in it, `text` what it shows if that is no object."""

    label: str
    child: object = None
    text: str = ""


def torch_types(*names: str) -> tuple[type, ...]:
    """Types of torch by their dotted names, if the snippet has imported torch."""
    return _types("torch", names)


def as_plain_tensors():
    """A context in which tensor subclasses answer as tensors do: looking at one runs none of its own code."""
    if "torch" not in sys.modules:
        return nullcontext()
    core = sys.modules["torch"]._C
    return getattr(core, "DisableTorchFunctionSubclass", core.DisableTorchFunction)()  # the latter, before PyTorch 2.0


def is_tensor(thing: object) -> bool:
    """Whether it is a tensor."""
    return isinstance(thing, torch_types("Tensor"))


def is_array(thing: object) -> bool:
    """Whether it is a NumPy array."""
    return isinstance(thing, _types("numpy", ["ndarray"]))


def is_module(thing: object) -> bool:
    """Whether it is a torch.nn.Module."""
    return isinstance(thing, torch_types("nn.Module"))


def _types(package: str, names) -> tuple[type, ...]:
    if package not in sys.modules:
        return ()
    found = []
    for name in names:
        thing = sys.modules[package]
        for part in name.split("."):
            thing = getattr(thing, part)
        found.append(thing)
    return tuple(found)


def is_value(thing: object) -> bool:
    """Whether it stands where it is used, instead of at the end of an arrow."""
    exact = type(thing) in ATOMS or isinstance(thing, (enum.Enum, type, types.ModuleType, pathlib.PurePath, *FUNCTIONS))
    return exact or isinstance(thing, (*_types("numpy", ["generic", "dtype"]),
                                       *torch_types("dtype", "device", "Size", "layout")))


def full(thing: object) -> str:
    """A value as it compares with the picture before; long ones whole."""
    if isinstance(thing, (type, types.ModuleType, *FUNCTIONS)):
        kind = "class" if isinstance(thing, type) else "module" if isinstance(thing, types.ModuleType) else "def"
        return f"{kind} {getattr(thing, '__name__', '?')}"
    if isinstance(thing, enum.Enum):
        return f"{type(thing).__name__}.{thing.name}"
    if isinstance(thing, int) and abs(thing) >= 10 ** 20:
        return hex(thing)
    return repr(thing)


def short(text: str) -> str:
    """A value as it is shown: at most WIDE characters."""
    text = plain(text)
    if len(text) <= WIDE:
        return text
    end = text[-1] if text[-1] in "'\")]" else ""
    return text[:WIDE - 1 - len(end)] + MORE + end


def number(value: object) -> str:
    """An element of a tensor or an array: floats with four digits, as far as they need them."""
    if isinstance(value, float):
        text = f"{value:.4g}"
        return text + "." if text.lstrip("-").isdigit() else text
    if isinstance(value, complex):
        return f"{value.real:.4g}{value.imag:+.4g}j"
    return short(repr(value))


def cut(thing: object, apart) -> tuple[list[Reference], int, tuple]:
    """The slots that are shown, how many are left out, and what is compared of those. A list of a million has no million slots."""
    if isinstance(thing, SEQUENCES) and not hasattr(thing, "_fields") and len(thing) > LONG:
        rest = (full(each) if is_value(each) else id(each) for each in islice(thing, HEAD, None))
        return [Reference(f"[{i}]", each) for i, each in enumerate(islice(thing, HEAD))], len(thing) - HEAD, tuple(rest)
    slots = references(thing, apart)
    if len(slots) <= LONG:
        return slots, 0, ()
    rest = [slot.text or (full(slot.child) if is_value(slot.child) else id(slot.child)) for slot in slots[HEAD:]]
    return slots[:HEAD], len(rest), tuple(rest)


def kind(thing: object) -> str:
    """The letter that a node's id begins with."""
    if is_value(thing):
        return "v"
    if is_tensor(thing) or is_array(thing):
        return "t"
    if is_module(thing):
        return "m"
    return "p" if isinstance(thing, torch_types("optim.Optimizer")) else "o"


def detail(thing: object) -> str:
    """What stands beside the type: of a tensor or an array, its dtype and shape and what is unusual about it."""
    if is_array(thing):
        usual = thing.flags.c_contiguous
        return f"{thing.dtype} {_shape(thing.shape)}" + ("" if usual else f" strides {_shape(_steps(thing))}")
    if not is_tensor(thing):
        return ""
    words = [str(thing.dtype).removeprefix("torch."), _shape(thing.shape)]
    if thing.device.type != "cpu":
        words.append(thing.device.type)
    if str(thing.layout) != "torch.strided":
        words.append(str(thing.layout).removeprefix("torch."))
    elif not thing.is_contiguous():
        words += ["strides", _shape(thing.stride())]
    return " ".join(words)


def _shape(shape) -> str:
    return str(tuple(int(n) for n in shape))


def _steps(array) -> tuple[int, ...]:
    return tuple(step // array.itemsize if array.itemsize else 0 for step in array.strides)


def references(thing: object, apart) -> list[Reference]:
    """The slots of an object, in a fixed order.

    A module shows its parameters and buffers by their `state_dict()` keys;
    those that a state dict leaves out stand in brackets. Submodules for which
    `apart(module)` holds, and the dictionaries for which it does, are shown as
    nodes of their own: something else refers to them too.
    """
    if is_value(thing):
        return [Reference("", text=full(thing))]
    if is_tensor(thing) or is_array(thing):
        return []  # `memory` draws what they see
    if is_module(thing):
        return _module(thing, apart, "")
    if isinstance(thing, torch_types("optim.Optimizer")):
        groups = thing.param_groups
        return [Reference(f"params[{i}]" if len(groups) == 1 else f"params[{g}][{i}]", parameter)
                for g, group in enumerate(groups) for i, parameter in enumerate(group["params"])]
    if isinstance(thing, dict):
        return [Reference(f"[{short(full(key)) if is_value(key) else type(key).__name__}]", value)
                for key, value in thing.items()]
    if isinstance(thing, tuple) and hasattr(thing, "_fields"):
        return [Reference(f".{name}", value) for name, value in zip(thing._fields, thing)]
    if isinstance(thing, SEQUENCES):
        return [Reference(f"[{i}]", value) for i, value in enumerate(thing)]
    if isinstance(thing, memoryview):
        return _view(thing)
    if isinstance(thing, LOOKING_AT_A_DICT):
        return [Reference(".mapping", gc.get_referents(thing)[0])]  # by its attribute it would be another proxy each time
    if isinstance(thing, (set, frozenset)):
        return [Reference("∋", value) for value in sorted(thing, key=lambda v: (type(v).__name__, full(v)))]
    return [Reference(f".{name}", value) for name, value in _attributes(thing)]


def _view(view: memoryview) -> list[Reference]:
    """What a view looks at, and what it sees there, if that is short."""
    try:
        seen = enumerate(view.tolist() if view.ndim == 1 and len(view) < LONG else [])
        return [Reference(".obj", view.obj), *(Reference(f"[{i}]", value) for i, value in seen)]
    except NotImplementedError:  # a format that Python cannot read
        return [Reference(".obj", view.obj)]
    except ValueError:
        return [Reference("", text="released")]


def _attributes(thing: object) -> list[tuple[str, object]]:
    names = [field.name for field in dataclasses.fields(thing)] if dataclasses.is_dataclass(thing) else []
    for cls in reversed(type(thing).__mro__):
        slots = cls.__dict__.get("__slots__", ())
        names += [slots] if isinstance(slots, str) else list(slots)
    own = getattr(thing, "__dict__", {})
    names = [name for name in dict.fromkeys([*names, *own]) if not name.startswith("__")]
    found = []
    for name in names:
        try:
            found.append((name, own[name] if name in own else object.__getattribute__(thing, name)))
        except AttributeError:
            pass  # a slot that was never set
    return found


def _module(module: object, apart, prefix: str) -> list[Reference]:
    found, own = [], module.__dict__
    for part in MODULE_PARTS:
        if not own[part]:
            continue
        if apart(own[part]):
            found.append(Reference(f"{prefix}{part}", own[part]))
            continue
        for name, child in own[part].items():
            if child is None:
                continue
            if part != "_modules":
                kept = part == "_parameters" or name not in own["_non_persistent_buffers_set"]
                found.append(Reference(prefix + name if kept else f"({prefix}{name})", child))
            elif apart(child):
                found.append(Reference(prefix + name, child))
            else:
                found += _module(child, apart, f"{prefix}{name}.")
    return found
