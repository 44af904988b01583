"""The verdict on source and result: change one, look at the other, at each level, on fresh objects each time."""

import random
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from ..row import ALIAS, COPY, ERROR, PARTLY, SAME, SHALLOW
from .places import Refused, places
from .snapshot import snapshot
from .storage import same_storage

Make = Callable[[], tuple[object, object]]
Levels = dict[int, tuple[int, int]]  # level -> (changes that reached the other side, changes made)


@dataclass(frozen=True)
class Finding:
    """What was found. `by` is "mutation", or "storage" or "identity" where neither side can be written.

    `from_result` counts, level by level, the changes made in the result and
    those of them that showed in the source; `from_source` the reverse.
    """

    verdict: str
    by: str = ""
    from_result: Levels = field(default_factory=dict)
    from_source: Levels = field(default_factory=dict)
    error: str = ""


def probe(make: Make) -> Finding:
    """Find the verdict on what `make()` returns, which must be fresh and equal objects at each call.

    Raises ValueError if it returns None: nothing would be shared with that, and a row would say "copy".
    """
    make = _seeded(make)
    try:
        source, result = make()
    except Exception as error:
        return Finding(ERROR, by="", error=_first_line(error))
    if source is None or result is None:
        raise ValueError("None where an object was expected")
    same = source is result
    from_result, from_source = _reach(make, changed=1), _reach(make, changed=0)
    if not from_result and not from_source:
        if same:
            return Finding(SAME, "identity")
        shared = same_storage(source, result)
        if shared is None:
            return Finding(COPY, "identity")
        return Finding(ALIAS if shared else COPY, "storage")
    return Finding(SAME if same else decide(from_result, from_source), "mutation", from_result, from_source)


def decide(from_result: Levels, from_source: Levels) -> str:
    """The verdict on two different objects, from the changes that reached the other side."""
    sides = [side for side in (from_result, from_source) if side]
    reached = sum(r for side in sides for r, _ in side.values())
    made = sum(m for side in sides for _, m in side.values())
    if not reached:
        return COPY
    if reached == made:
        return ALIAS if any(0 in side for side in sides) else SHALLOW  # new immutable outside, shared inside
    whole = all(r == m for r, m in from_source.values())
    new_outside = _shared_from_some_level_on(from_result) and (whole or _shared_from_some_level_on(from_source))
    return SHALLOW if new_outside else PARTLY


def _shared_from_some_level_on(side: Levels) -> bool:
    """Whether nothing is shared outside and everything from some level inwards, and level 0 is outside."""
    shares = [side[level] for level in sorted(side)]
    first = next((i for i, (reached, _) in enumerate(shares) if reached), len(shares))
    return (0 not in side or first > 0) and all(reached == made for reached, made in shares[first:])


def _reach(make: Make, changed: int) -> Levels:
    """Change each place of the result (1) or the source (0), and see whether the other one is still as it was."""
    levels: Levels = {}
    before = snapshot(make()[1 - changed])
    for number in range(len(places(make()[changed]))):
        pair = make()
        place = places(pair[changed])[number]
        try:
            place.change()
        except Refused:
            continue
        reached, made = levels.get(place.level, (0, 0))
        levels[place.level] = (reached + (snapshot(pair[1 - changed]) != before), made + 1)
    return levels


def _seeded(make: Make) -> Make:
    def seeded() -> tuple[object, object]:
        random.seed(0)
        if "numpy" in sys.modules:
            sys.modules["numpy"].random.seed(0)
        if "torch" in sys.modules:
            sys.modules["torch"].manual_seed(0)
        return make()
    return seeded


def _first_line(error: Exception) -> str:
    text = str(error).strip().splitlines()
    return f"{type(error).__name__}: {text[0]}" if text else type(error).__name__
