"""Another file system: what `os.stat` tells, the order of listings, free space."""

import os
import stat as stat_module
from collections.abc import Callable

from .replace import replace

FILE_TIMES = ("st_atime", "st_mtime", "st_ctime", "st_birthtime")
STATUS = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size")  # the first fields in their order; then the times


def change_status(change: Callable[[str, float], float], larger_folders: int = 0) -> None:
    """Let `os.stat` and its like answer `change(FIELD, VALUE)` for each field of a file's status."""
    def other(real: Callable) -> Callable:
        def stat(*args, **named):
            fields, more = real(*args, **named).__reduce__()[1]
            if stat_module.S_ISDIR(fields[0]):
                fields = (*fields[:6], fields[6] + larger_folders, *fields[7:])
            fields = tuple(int(change(name, value)) for name, value in zip((*STATUS, *FILE_TIMES), fields))
            more = {name: change(name.removesuffix("_ns"), value / 1e9) * 1e9 if name.endswith("_ns") else change(name, value)
                    for name, value in more.items()}
            return os.stat_result(fields, {name: int(value) if name.endswith("_ns") or name.startswith("st_b") or name == "st_rdev" else value
                                           for name, value in more.items()})
        return stat
    for name in ("stat", "lstat", "fstat"):
        replace(os, name, other)


def status() -> None:
    """Let files have other inodes, devices and owners, and folders another size."""
    moved = {"st_ino": 1_000_003, "st_dev": 17, "st_uid": 4321, "st_gid": 4321, "st_blksize": 4096, "st_blocks": 8}
    change_status(lambda field, value: value + moved.get(field, 0), larger_folders=48)


class _Reversed:
    """What `os.scandir` returns, backwards."""

    def __init__(self, entries):
        with entries:
            self._entries = iter([*entries][::-1])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        """End the listing."""
        self._entries = iter(())


def listing() -> None:
    """List folders in another order."""
    replace(os, "listdir", lambda real: lambda *folder: real(*folder)[::-1])
    replace(os, "scandir", lambda real: lambda *folder: _Reversed(real(*folder)))


def disk() -> None:
    """Let the disk have another size and other free space."""
    def other(real: Callable) -> Callable:
        def statvfs(path):
            said = list(real(path))
            for field in (2, 3, 4, 5, 6, 7):  # blocks, free and available ones; files
                said[field] = said[field] // 3 + 12345
            return os.statvfs_result(said)
        return statvfs
    replace(os, "statvfs", other)
    replace(os, "fstatvfs", other)
