"""Temporary folders that do not outlive their process: removed by it, or, after `kill -9`, by the next command's `sweep`.

A process holds a lock on a hidden file in each of its folders. The kernel lets go of
the lock when the process ends, however it ends; a folder whose lock nobody
holds is nobody's. Where there are no such locks (Windows), nothing is swept.
"""

import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

from .problem import Problem

NAME = "alias-or-copy-"
OWNER = ".alias-or-copy-owner"  # the locked file; MkDocs leaves hidden files alone when it empties a folder
SWEPT = (NAME, "mkdocs_")  # the second: what `mkdocs serve` makes; swept only where it holds an owner's file
GONE = ".gone"  # ends the name of a folder that is being swept
SHORT = ("/tmp", "/var/tmp", "/dev/shm")
SOCKET = "/kernel.json-ipc-00"  # what Jupyter calls a kernel's sockets
SOCKET_LIMIT = 103  # bytes of a local socket's path: 107 on Linux, 103 on macOS


class Lock:
    """A process's hold on a folder, for as long as it lives: not its children, whether they are forks or other programs.

    Raises OSError if the folder is gone, BlockingIOError if another process holds it.
    """

    def __init__(self, folder: Path):
        self._file = os.open(folder / OWNER, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0), 0o600) if fcntl else -1
        try:
            if fcntl:
                self._take(folder)
                _HELD.add(self)
        except BaseException:
            self.release()
            raise

    def _take(self, folder: Path) -> None:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise
        except OSError:
            pass  # a file system without locks; nobody can take one there, so nobody sweeps
        if not os.path.samestat(os.fstat(self._file), os.stat(folder / OWNER)):
            raise FileNotFoundError(f"{folder} was swept")

    def release(self) -> None:
        """Let go. In a forked child, the parent still holds the folder."""
        file, self._file = self._file, -1
        _HELD.discard(self)
        if file >= 0:
            os.close(file)


def _release_in_child() -> None:
    for lock in list(_HELD):
        lock.release()


_HELD: set[Lock] = set()
if fcntl:
    os.register_at_fork(after_in_child=_release_in_child)


class Scratch:
    """A folder of this process's own in the temporary directory, as a context manager: `path`, removed by `close`.

    Its name tells what it is for (`prefix`). In a folder with `sockets`, paths are
    short enough for the local sockets of a lab's kernel. It holds a hidden
    file of its own, so what must be empty is a folder in it. Where the temporary
    directory is full, read-only or too long, another one is taken.

    Raises Problem where there is none.
    """

    def __init__(self, prefix: str, sockets: bool = False):
        self.path, self._lock = _make(prefix, sockets)
        self._process = os.getpid()
        _OPEN.add(self)

    def close(self) -> None:
        """Remove the folder, unless this is a forked child, whose parent needs it."""
        if os.getpid() == self._process:
            remove(self.path)
            self._lock.release()
            _OPEN.discard(self)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


_OPEN: set[Scratch] = set()


def adopt(folder: Path) -> Scratch:
    """Hold a temporary folder that another library made, such as the one that `mkdocs serve` serves from. Raises OSError."""
    scratch = Scratch.__new__(Scratch)
    scratch.path, scratch._lock, scratch._process = folder, Lock(folder), os.getpid()
    _OPEN.add(scratch)
    return scratch


def remove_all() -> None:
    """Remove all folders of this process, which is about to end."""
    for each in list(_OPEN):
        each.close()


def _make(prefix: str, sockets: bool) -> tuple[Path, Lock]:
    """A new folder and the lock on it, in the first place that can have one. Raises Problem if none can."""
    problems = []
    for place in _places():
        longest = f"{place}/{NAME}{prefix}-{'x' * 8}{SOCKET}"
        if sockets and len(os.fsencode(longest)) > SOCKET_LIMIT:
            problems.append(Problem(place, 0, f"the path of this temporary directory is too long for a kernel's sockets "
                                              f"({len(os.fsencode(longest))} bytes, at most {SOCKET_LIMIT})", "TMPDIR=/tmp, before the command"))
            continue
        try:
            return _make_in(place, prefix)
        except OSError as error:
            problems.append(Problem(place, 0, f"no temporary folder can be made here: {error.strerror or error}",
                                    "make room there, or name a folder that can be written: TMPDIR=FOLDER, before the command"))
    raise problems[0]


def _make_in(place: Path, prefix: str) -> tuple[Path, Lock]:
    while True:
        folder = Path(tempfile.mkdtemp(prefix=f"{NAME}{prefix}-", dir=place))
        try:
            return folder, Lock(folder)
        except (FileNotFoundError, BlockingIOError):
            continue  # a sweeper found it before it was locked, and removes it
        except BaseException:
            remove(folder)
            raise


def _places() -> list[Path]:
    """Where temporary folders may be: in the temporary directory, or else in one with a short path."""
    try:
        first = tempfile.gettempdir()
    except FileNotFoundError as error:
        raise Problem(Path(os.environ.get("TMPDIR") or "/tmp"), 0, f"there is no temporary directory that can be written: {error.strerror}",
                      "make room there, or name a folder that can be written: TMPDIR=FOLDER, before the command") from None
    return [Path(place) for place in dict.fromkeys((first, *filter(os.path.isdir, SHORT)))]


def sweep() -> None:
    """Remove the folders whose process is gone. Never raises: what can't be removed is left to the next sweep."""
    if fcntl:
        with suppress(Problem):
            for place in _places():
                with suppress(OSError):
                    for folder in list(_ours(place)):
                        _sweep(folder)


def _ours(place: Path) -> Iterator[Path]:
    """The folders in a place that may be swept, as far as names and owners tell."""
    for entry in os.scandir(place):
        with suppress(OSError):
            if entry.name.startswith(SWEPT) and entry.is_dir(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_uid == os.getuid():
                folder = Path(entry.path)
                if entry.name.startswith(NAME) or stat.S_ISREG(os.lstat(folder / OWNER).st_mode):
                    yield folder


def _sweep(folder: Path) -> None:
    """Remove a folder that nobody holds."""
    try:
        lock = Lock(folder)
    except OSError:
        return  # held, or gone
    try:
        # Under another name first: a process that was about to lock it finds it gone and makes another.
        remove(folder if folder.suffix == GONE else folder.rename(folder.with_name(f"{NAME}{folder.name}{GONE}")))
    except OSError:
        pass
    finally:
        lock.release()


def remove(folder: Path) -> None:
    """Remove a folder and all in it, as far as that goes: closed folders too, and folders deeper than a path may be long."""
    with suppress(RecursionError):
        shutil.rmtree(folder, ignore_errors=True)
    if folder.exists() and shutil.which("rm"):
        subprocess.run(["chmod", "-R", "u+rwx", "--", str(folder)], stderr=subprocess.DEVNULL)
        subprocess.run(["rm", "-rf", "--", str(folder)], stderr=subprocess.DEVNULL)
