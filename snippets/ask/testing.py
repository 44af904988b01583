"""For tests and notebooks: `assert_independent(a, b)`, and the cell magic `%%alias_or_copy a b`."""

import sys

from .say import named
from .shared import compare
from .words import words_in

MOST = 5  # shared places that a message names


def assert_independent(first: object, second: object) -> None:
    """Raise AssertionError if a change in one object could show in the other; its text names the shared places.

    The objects are read, never changed: parts count as shared that are one object or overlap in
    memory. It also raises where a part cannot be read, because then nothing is proved.
    """
    names = _names_of(first, second, sys._getframe(1))
    pairs, found = compare(first, second, names)
    words = words_in("en")
    if pairs:
        verdict = words("atlas.verdicts", found.verdict)
        said = [each.replace("`", "") for each in named(pairs, words, MOST)]
        raise AssertionError("\n  ".join([f"{names[1]} is not independent of {names[0]} ({verdict}):", *said]))
    if found.verdict == "cannot_tell":
        raise AssertionError(f"cannot tell whether {names[1]} is independent of {names[0]}: {found.why}")


def _names_of(first: object, second: object, frame) -> tuple:
    """What the caller calls two objects."""
    known = {**frame.f_globals, **frame.f_locals}
    return tuple(next((name for name, value in known.items() if value is each and not name.startswith("_")), other)
                 for each, other in ((first, "the first object"), (second, "the second object")))


def load_ipython_extension(shell) -> None:
    """Add the cell magic `%%alias_or_copy [NAME NAME]`: a cell is run in a fresh namespace, and the answer printed.

    Names of the notebook are not seen by the cell, since the experiment changes what it finds.
    """
    from .program import Mistake, Program
    from .answer import ask
    from .say import report

    def alias_or_copy(line: str, cell: str) -> None:
        try:
            print(report(ask(Program(cell, tuple(line.split()))), "en"), end="")
        except Mistake as mistake:
            print(mistake.printed + f"line {mistake.line}: {mistake}")

    shell.register_magic_function(alias_or_copy, magic_kind="cell")
