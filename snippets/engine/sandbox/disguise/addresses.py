"""Other addresses: what the process holds, and the order in which small objects lie."""

import gc
import sys
from functools import partial

_held: list = []  # what moves the addresses of all that comes after it


def addresses() -> None:
    """Hold objects of all sizes and kinds, so that what comes after them lies elsewhere."""
    _held.extend(bytearray(size) for size in range(1, 4000, 7))
    _held.extend(object() for _ in range(4001))
    _held.extend([None, (), 0, 1, True, "", "weight"] * 100)
    _held.extend({number: [number]} for number in range(501))
    circles: list[list] = [[] for _ in range(50)]
    for circle in circles:
        circle.append(circle)
    gc.collect(1)  # so that they are garbage of the oldest generation, which nothing but a whole collection finds
    del circle, circles
    if torch := sys.modules.get("torch"):
        _held.extend(torch.empty(size) for size in (1, 3, 17, 129, 1025))


def order_blocks(descending: bool) -> None:
    """Have small objects that are made one after the other lie one above the other, or one below the other.

    Python's allocator uses the block of a size first that was freed last. Without this, the order hangs on what
    the interpreter freed before, so that two machines may agree by chance.
    """
    _held.append([make() for make in (list, dict, lambda: float("0.5")) for _ in range(200)])  # which have stocks of their own
    makers = [object, lambda: int("9" * 9), *(partial(bytes, size) for size in range(14, 470, 16))]
    for make in makers:
        blocks = sorted((make() for _ in range(200)), key=id)
        _held.append(blocks[::2])  # no page of the allocator is left empty
        freed = blocks[1::2]
        del blocks
        for index in range(len(freed)) if descending else reversed(range(len(freed))):
            freed[index] = None
    # The next object lies in the one or the other half of 256 bytes, so that `hash(object()) % 16` does not agree by chance.
    while (id(object()) >> 7) % 2 != descending:
        _held.append(object())
