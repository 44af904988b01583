"""What an object holds, one level down: its attributes and items, by name."""

import collections
import sys
import types
from functools import partial

ATOMS = (int, float, complex, str, bytes, bool, type(None), range, type(Ellipsis), type(NotImplemented))
BOOKKEEPING = "_metadata"  # on a state dict: version numbers of the modules, for loading; no data
LIBRARIES = {"torch", "numpy", "pandas", *sys.stdlib_module_names} - {"__main__"}


def kind(value: object) -> str:
    """A word for how a value is walked, without importing torch, NumPy or pandas."""
    module = type(value).__module__
    names = {base.__name__ for base in type(value).__mro__ if base.__module__.split(".")[0] in ("torch", "numpy", "pandas")}
    if names:
        for name in ("Tensor", "UntypedStorage", "Module", "DataFrame", "Series", "Index", "ndarray"):
            if name in names:
                return name.lower()
        if "Generator" in names:
            return "torch-generator" if module.startswith("torch") else "numpy-generator"
        if names & {"dtype", "device", "Size", "generic"} and not hasattr(value, "__dict__"):
            return "tuple" if "Size" in names else "atom"
    if isinstance(value, ATOMS):
        return "atom"
    if isinstance(value, type):
        return "class"
    return "object"


def attributes(value: object) -> dict[str, object]:
    """The attributes an object itself holds: of its `__dict__`, its slots, and what some built-in types keep inside."""
    found: dict[str, object] = {}
    if isinstance(value, partial):
        found.update(args=value.args, keywords=value.keywords)
    elif isinstance(value, types.MethodType):
        return {"__self__": value.__self__}
    elif isinstance(value, types.FunctionType):
        if str(value.__module__).split(".")[0] in LIBRARIES:
            return {}  # a library's function: what it closes over is its own affair
        cells = value.__closure__ or ()
        found.update({f"closure {i}": cell.cell_contents for i, cell in enumerate(cells)})
        found["__defaults__"] = value.__defaults__
    elif isinstance(value, BaseException):
        found["args"] = value.args
    elif isinstance(value, collections.ChainMap):
        return {f"map {i}": mapping for i, mapping in enumerate(value.maps)}
    for base in type(value).__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__") and hasattr(value, name):
                found[name] = getattr(value, name)
    own = value.__dict__ if isinstance(getattr(value, "__dict__", None), dict) else {}
    for name, held in own.items():
        empty_hooks = kind(value) == "module" and "hook" in name and not held  # a module has a dozen such tables
        if not empty_hooks and name != BOOKKEEPING:
            found[name] = held
    return found


def open_to_new_attributes(value: object) -> bool:
    """Whether an object keeps attributes in a `__dict__`, so that one can be added."""
    return isinstance(getattr(value, "__dict__", None), (dict, types.MappingProxyType))
