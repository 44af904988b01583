"""What is made of the same input by the same versions in each build, and is kept from one to the next: `.cache/NAME.json`.

Deleting the folder costs one slower build and nothing else.
"""

import json
from collections.abc import Callable
from contextlib import suppress

from snippets.project import ROOT, write_atomically

CACHE = ROOT / ".cache"


class Kept:
    """Texts by what they are made of. `of` names the versions and settings that make them: with others, nothing is kept."""

    def __init__(self, name: str, of: str) -> None:
        self._path, self._of = CACHE / f"{name}.json", of
        self._kept: dict[str, str] = {}
        self._met: dict[str, str] = {}  # in this build
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):  # there is none yet, or it is damaged
            kept = json.loads(self._path.read_text("utf-8"))
            self._kept = {key: text for key, text in kept["texts"].items() if isinstance(text, str)} if kept["of"] == of else {}

    def get(self, key: str, make: Callable[[], str]) -> str:
        """The text of a key; made if it is not kept."""
        if key not in self._met:
            self._met[key] = self._kept[key] if key in self._kept else make()
        return self._met[key]

    def save(self) -> None:
        """Keep for the next build what this one asked for."""
        if self._met != self._kept:
            with suppress(OSError):  # a project that cannot be written to: each build makes its own
                self._path.parent.mkdir(exist_ok=True)
                write_atomically(self._path, json.dumps({"of": self._of, "texts": self._met}, ensure_ascii=False))
            self._kept = dict(self._met)
