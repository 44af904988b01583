"""Which bytes of memory an object lies on: where nothing can be written, they decide; elsewhere they check what writing found."""

import itertools

from .children import kind

Memory = dict[object, list[tuple[int, int]]]  # {an address space: [(first byte, byte after the last), ...]}, sorted, apart from each other
PIECES = 10_000  # of one array: beyond that, the whole stretch that it lies in


def memory_of(value: object) -> Memory:
    """The bytes that a tensor, an array or a storage lies on; {} for one without elements, and for any other object.

    Tensors without an address (meta) have one address space for each storage; all others share the process's.
    """
    what = kind(value)
    if what == "ndarray":
        start, steps, size = value.__array_interface__["data"][0], value.strides, value.itemsize
        return _memory(None, start, value.shape, steps, size)
    if what == "untypedstorage":
        return {None: [(value.data_ptr(), value.data_ptr() + len(value))]} if len(value) and value.device.type != "meta" else {}
    if what != "tensor" or not _strided(value):
        return {}
    size = value.element_size()
    steps = tuple(step * size for step in value.stride())
    if value.device.type != "meta" and value.data_ptr():
        return _memory(None if value.device.type == "cpu" else value.device.type, value.data_ptr(), value.shape, steps, size)
    return _memory(_storage(value), value.storage_offset() * size, value.shape, steps, size)


def overlap(first: Memory, second: Memory) -> bool:
    """Whether two objects have a byte in common."""
    for space in first.keys() & second.keys():
        left, right = iter(first[space]), iter(second[space])
        a, b = next(left), next(right)
        while a and b:
            if a[0] < b[1] and b[0] < a[1]:
                return True
            if a[1] <= b[1]:
                a = next(left, None)
            else:
                b = next(right, None)
    return False


def together(parts: list[Memory]) -> Memory:
    """The bytes of several objects."""
    found: Memory = {}
    for part in parts:
        for space, stretches in part.items():
            found.setdefault(space, []).extend(stretches)
    return {space: _joined(stretches) for space, stretches in found.items()}


def shared_storage(first: object, second: object) -> str | None:
    """How much of two objects' storage is one: "all", "part" or "none"; None where the question makes no sense.

    Of objects without elements it is the storage or the buffer that counts.
    """
    one, two = memory_of(first), memory_of(second)
    if one and two:
        return "all" if one == two else "part" if overlap(one, two) else "none"
    if kind(first) == kind(second) == "tensor":
        try:
            return "all" if _storage(first) == _storage(second) else "none"
        except (RuntimeError, NotImplementedError):  # sparse ones have no storage of their own
            return None
    owners = [_owners(value) for value in (first, second)]
    if kind(first) == "ndarray" or kind(second) == "ndarray":
        return "all" if owners[0] & owners[1] else "none"
    return None


def _strided(tensor) -> bool:
    import torch

    try:
        return tensor.layout == torch.strided and not tensor.is_nested and bool(_storage(tensor))
    except (RuntimeError, NotImplementedError):
        return False


def _memory(space: object, start: int, shape: tuple[int, ...], steps: tuple[int, ...], size: int) -> Memory:
    """The bytes of elements of one size, `steps` bytes apart along each axis."""
    if 0 in shape:
        return {}
    run, axes = size, []  # bytes in one stretch, and the axes that repeat it
    for length, step in sorted(zip(shape, steps), key=lambda axis: abs(axis[1])):
        if step < 0:
            start, step = start + (length - 1) * step, -step
        if step == run and not axes:
            run *= length
        elif length > 1 and step:
            axes.append((length, step))
    count = 1
    for length, _ in axes:
        count *= length
    if count > PIECES:
        return {space: [(start, start + run + sum((length - 1) * step for length, step in axes))]}
    offsets = (sum(at) for at in itertools.product(*(range(0, length * step, step) for length, step in axes)))
    return {space: _joined([(start + at, start + at + run) for at in offsets])}


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _storage(tensor) -> int:
    """The address of the storage's own structure: one for each storage, also for those of no bytes."""
    import torch

    if hasattr(torch.Tensor, "untyped_storage"):
        return tensor.untyped_storage()._cdata
    return tensor.storage()._cdata


def _owners(value: object) -> set[int]:
    """The ids of a value and of everything whose buffer it borrows."""
    found = {id(value)}
    while True:
        value = getattr(value, "base", None) if kind(value) == "ndarray" else getattr(value, "obj", None)
        if value is None:
            return found
        found.add(id(value))
