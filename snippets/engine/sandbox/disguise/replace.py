"""Puts other functions in place of a module's."""

from collections.abc import Callable


def replace(module: object, name: str, make: Callable) -> None:
    """Put `make(what is there)` in place of a module's function, if the platform has it."""
    if hasattr(module, name):
        setattr(module, name, make(getattr(module, name)))
