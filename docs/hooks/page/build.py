"""The state of hooks: what one run of MkDocs and what one build knows. `site.py` makes both and hands them to each step."""

from dataclasses import dataclass, field
from typing import TypeVar

Part = TypeVar("Part")


@dataclass
class State:
    """Holds one object of each class that a step asks for, so that no step has to know what others keep."""

    _parts: dict[type, object] = field(default_factory=dict, init=False, repr=False)

    def of(self, kind: type[Part]) -> Part:
        """The object of this class, made without arguments when it is asked for first."""
        if kind not in self._parts:
            self._parts[kind] = kind()
        return self._parts[kind]  # type: ignore[return-value]

    def forget(self, kind: type) -> None:
        """Have the object of this class made again when it is asked for next."""
        self._parts.pop(kind, None)


@dataclass
class Session(State):
    """One run of MkDocs. `serving` lasts for many builds; `dirty` is its option of that name."""

    serving: bool = False
    dirty: bool = False


@dataclass
class Build(State):
    """One build of the site."""

    session: Session = field(default_factory=Session)
