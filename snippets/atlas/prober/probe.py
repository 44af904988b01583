"""The verdict on source and result: change one, look at the other, at each level, on fresh objects each time."""

import itertools
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ..row import ALIAS, CANNOT_TELL, COPY, ERROR, PARTLY, SAME, SHALLOW
from .children import kind
from .places import Refused, Survey, survey
from .snapshot import MOST, snapshot
from .storage import memory_of, overlap, shared_storage, together

Make = Callable[[], tuple[object, object]]
ELEMENTS = ("tensor", "ndarray", "dataframe", "series")
Levels = dict[int, tuple[int, int]]  # level -> (changes that reached the other side, changes made)


@dataclass(frozen=True)
class Finding:
    """What was found. `by` is "mutation", or "storage" or "identity" where neither side can be written.

    `from_result` counts, level by level, the changes made in the result and
    those of them that showed in the source; `from_source` the reverse. `why`
    says of the verdict "cannot tell" what the prober could not do.
    """

    verdict: str
    by: str = ""
    from_result: Levels = field(default_factory=dict)
    from_source: Levels = field(default_factory=dict)
    error: str = ""
    why: str = ""


class Unknown(Exception):
    """The verdict cannot be told; the text says why."""


def probe(make: Make) -> Finding:
    """Find the verdict on what `make()` returns, which must be fresh and equal objects at each call.

    What the prober cannot see gives the verdict "cannot tell", with why: objects that keep memory out of its reach,
    that are other ones at each call, that cannot be read, or None.
    """
    make = _seeded(make)
    try:
        source, result = make()
    except Exception as error:
        return Finding(ERROR, by="", error=_first_line(error))
    levels: list[Levels] = [{}, {}]
    try:
        return _found(make, source, result, levels)
    except Unknown as reason:
        if source is result and source is not None:
            return Finding(SAME, "identity")
        return Finding(CANNOT_TELL, "", levels[1], levels[0], why=str(reason))


def _found(make: Make, source: object, result: object, levels: list[Levels]) -> Finding:
    """The finding on source and result; `levels` is filled with the changes made in the source and in the result. Raises Unknown."""
    if source is None or result is None:
        raise Unknown("None")
    same = source is result
    surveys = [_understood(survey, value) for value in (source, result)]
    hidden = [name for each in surveys for name, _ in each.out_of_reach]
    unwritten = [_reach(make, 0, levels[0]), _reach(make, 1, levels[1])]
    refused = [together([memory_of(each.arrays[number]) for number in numbers]) for each, numbers in zip(surveys, unwritten)]
    from_source, from_result = levels
    if same:
        return Finding(SAME, "mutation" if from_result or from_source else "identity", from_result, from_source)
    if not from_result and not from_source:
        if hidden:
            raise Unknown(f"out of reach: {hidden[0]}")
        if isinstance(source, Iterator) and isinstance(result, Iterator):
            return _of_iterators(make)
        shared = shared_storage(source, result)
        if shared is None:
            if {"dataframe", "series"} & {kind(source), kind(result)}:
                raise Unknown("neither side can be changed")
            if overlap(*refused):
                raise Unknown("shares memory that cannot be written")
            return Finding(COPY, "identity")
        return Finding({"all": ALIAS, "part": PARTLY, "none": COPY}[shared], "storage")
    verdict = decide(from_result, from_source)
    if verdict == COPY and hidden:
        raise Unknown(f"out of reach: {hidden[0]}")
    if verdict == COPY and overlap(*refused):
        raise Unknown("shares memory that cannot be written")
    if verdict in (ALIAS, SHALLOW) and _out_of_reach_apart(*surveys):
        raise Unknown(f"out of reach: {hidden[0]}")
    return Finding(verdict, "mutation", from_result, from_source)


def _out_of_reach_apart(first: Survey, second: Survey) -> bool:
    """Whether one side has a part out of reach that is not an object of the other, too."""
    ids = [{id(value) for _, value in each.out_of_reach} for each in (first, second)]
    return ids[0] != ids[1]


def _understood(look: Callable, value: object) -> object:
    """What `look` finds in a value. Raises Unknown where it cannot be read."""
    try:
        return look(value)
    except Exception as error:
        raise Unknown(f"cannot be read: {_first_line(error)}") from error


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


def _reach(make: Make, changed: int, levels: Levels) -> set[int]:
    """Change each place of the result (1) or the source (0), and see whether the other one is still as it was.

    Counts by level into `levels`. Returns the numbers of the arrays that could not be written wholly. Raises Unknown if the objects are not
    the same at each call.
    """
    untouched, pair = _again(make), _again(make)  # both sides are kept: one may be reached by the other's weak references alone
    before, own = (_understood(snapshot, untouched[side]) for side in (1 - changed, changed))
    first = _understood(survey, pair[changed])
    refused, written = set(), set()
    for number in range(len(first.places)):
        pair = _again(make)
        places = _understood(survey, pair[changed]).places
        if len(places) != len(first.places):
            raise Unknown("is made of other parts each time")
        place = places[number]
        owner = id(first.places[number].owner)
        try:
            place.change()
        except Refused:
            refused.add(owner)
            continue
        seen = _state(pair[1 - changed]) != before
        if not seen and kind(place.owner) in ELEMENTS and _state(pair[changed]) == own:  # an element was written, and is what it was
            refused.add(owner)
            continue
        written.add(owner)
        reached, made = levels.get(place.level, (0, 0))
        levels[place.level] = (reached + seen, made + 1)
    untouched = _again(make)
    if _state(untouched[1 - changed]) != before:
        raise Unknown("is not fresh each time")
    return {number for number, each in enumerate(first.arrays) if id(each) in refused or id(each) not in written}


def _of_iterators(make: Make) -> Finding:
    """The finding on two iterators: whether one goes on when the other is read, else what the items have in common."""
    if _read_together(make):
        return Finding(ALIAS, "mutation")
    found = probe(lambda: tuple(list(itertools.islice(each, MOST)) for each in _again(make)))
    return found if found.verdict in (PARTLY, CANNOT_TELL) else Finding(COPY if found.verdict == COPY else SHALLOW, "mutation")


def _read_together(make: Make) -> bool:
    """Whether one of two iterators goes on when the other is read."""
    for read in (0, 1):
        untouched, pair = _again(make), _again(make)
        next(pair[read], None)
        if _state(pair[1 - read]) != _state(untouched[1 - read]):
            return True
    return False


def _again(make: Make) -> tuple[object, object]:
    try:
        return make()
    except Exception as error:
        raise Unknown(f"cannot be made again: {_first_line(error)}") from error


def _state(value: object) -> object:
    """The snapshot of what may have been changed so that it can no longer be read: that is another state, too."""
    try:
        return snapshot(value)
    except Exception as error:
        return "cannot be read", type(error).__name__


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
