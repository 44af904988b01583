"""Decides where nothing can be written: read-only buffers, tensors without elements or without data."""

from .children import kind


def same_storage(first: object, second: object) -> bool | None:
    """Whether two objects lie on one storage or buffer; None where neither question makes sense."""
    if kind(first) == kind(second) == "tensor":
        return _storage(first) == _storage(second)
    owners = [_owners(value) for value in (first, second)]
    if kind(first) == "ndarray" or kind(second) == "ndarray":
        return bool(owners[0] & owners[1])
    return None


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
