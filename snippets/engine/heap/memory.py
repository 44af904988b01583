"""Which memory tensors and arrays see: storages by their addresses, and the elements of a view.

Two tensors sit on one storage when their storages' bytes overlap. That covers
views, `detach()`, `.data` and `state_dict()` (one storage), and `from_numpy` of
a slice (a torch storage that begins inside NumPy's buffer).
"""

import itertools
import sys
from dataclasses import dataclass

from .describe import is_array, is_tensor

FEW = 4096  # elements of a view that are looked at one by one


@dataclass
class Memory:
    """The bytes that a tensor's storage or an array's buffer occupies, and how to read them.

    `owner` (a storage or an array) is kept, so that its address is not used again.
    """

    start: int
    stop: int
    owner: object

    def read(self, thing: object, count: int) -> list:
        """The first `count` elements, in the order of memory, with the dtype of `thing`."""
        if is_array(self.owner):
            flat = self.owner.ravel(order="K")
            return list(flat[:count]) if flat.dtype == object else flat.view(_numpy_dtype(thing))[:count].tolist()
        return self._flat(_torch_dtype(thing))[:count].tolist()

    def bytes(self) -> bytes:
        """A copy of the bytes, to compare with later. Of an array of objects: its references."""
        if is_array(self.owner):
            return self.owner.tobytes(order="A")
        return self._flat(sys.modules["torch"].uint8).cpu().numpy().tobytes()

    def _flat(self, dtype):
        torch = sys.modules["torch"]
        with torch.no_grad():
            empty = torch.empty(0, dtype=dtype, device=self.owner.device)
            return empty.set_(self.owner, 0, (self.owner.nbytes() // empty.element_size(),))


def _numpy_dtype(thing: object):
    if is_array(thing):
        return thing.dtype
    return sys.modules["torch"].empty(0, dtype=thing.dtype).numpy().dtype


def _torch_dtype(thing: object):
    if is_tensor(thing):
        return thing.dtype
    return sys.modules["torch"].from_numpy(sys.modules["numpy"].empty(0, thing.dtype)).dtype


def of(thing: object) -> Memory | None:
    """The memory under a tensor or an array; None where there is none (no bytes, meta, sparse)."""
    if is_tensor(thing):
        return _of_tensor(thing)
    root = thing
    while is_array(root.base):
        root = root.base
    if is_tensor(root.base):
        return _of_tensor(root.base)
    start = root.__array_interface__["data"][0]
    if not (root.flags.c_contiguous or root.flags.f_contiguous):
        numpy = sys.modules["numpy"]
        start, stop = getattr(numpy.lib, "array_utils", numpy).byte_bounds(root)  # NumPy 1 has it at its top
        return Memory(start, stop, root)
    return Memory(start, start + root.nbytes, root) if root.nbytes else None


def _of_tensor(tensor: object) -> Memory | None:
    if tensor.device.type == "meta":
        return None
    try:
        storage = tensor.untyped_storage() if hasattr(tensor, "untyped_storage") else tensor.storage()._storage  # PyTorch 1.13
        start = storage.data_ptr()
    except (NotImplementedError, RuntimeError):
        return None  # sparse tensors and wrappers have no storage of their own
    return Memory(start, start + storage.nbytes(), storage) if start and storage.nbytes() else None


def part(thing: object, start: int, size: int, count: int) -> tuple[str, list[int]]:
    """The elements of a storage (from address `start`, `count` elements of `size` bytes) that a tensor sees.

    Returns them as slices ("" for all of them) and as a list.
    """
    if is_array(thing):
        first, strides, item = thing.__array_interface__["data"][0], thing.strides, thing.itemsize
    else:
        first, item = thing.data_ptr(), thing.element_size()
        strides = [step * item for step in thing.stride()]
    shape = tuple(thing.shape)
    if 0 in shape:
        return "0:0", []
    total = 1
    for n in shape:
        total *= n
    if total > FEW:  # the extreme corners only
        shape, strides = tuple(min(n, 2) for n in shape), [s * (n - 1) for s, n in zip(strides, shape)]
    seen = set()
    for index in itertools.product(*map(range, shape)):
        at = first - start + sum(i * step for i, step in zip(index, strides))
        seen.update(range(at // size, (at + item - 1) // size + 1))
    if total > FEW:
        seen = set(range(min(seen), max(seen) + 1))
    cells = sorted(seen)
    return ("" if len(cells) == count else slices(cells)), cells


def slices(cells: list[int]) -> str:
    """Element numbers as slices: "2:4", "0:6:3", "0:2,4:6"."""
    steps = {b - a for a, b in zip(cells, cells[1:])}
    if len(steps) == 1 and steps != {1}:
        return f"{cells[0]}:{cells[-1] + 1}:{steps.pop()}"
    runs: list[list[int]] = []
    for cell in cells:
        if runs and cell == runs[-1][1]:
            runs[-1][1] += 1
        else:
            runs.append([cell, cell + 1])
    return ",".join(f"{a}:{b}" for a, b in runs)


