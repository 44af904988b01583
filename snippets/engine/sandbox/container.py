"""What the kernel keeps a run from: everything is read-only but one folder, there is no network, no other process is seen.

By bubblewrap (`bwrap`), which unprivileged users may call where the kernel lets
them have namespaces. Chosen over calls of our own because Flatpak rests on it,
and every distribution keeps it up. Where it cannot run (some containers, a
Linux without it), `landlock` keeps a run from writing outside, and elsewhere
(macOS, Windows) the bounds of `bounds` hold alone: `lacks` says what that is.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from ...project import ROOT
from . import landlock
from .machine import Machine

HOST, USER = "elsewhere", 4321  # of a machine whose place is changed
READER = "reader"  # the host name otherwise
EMPTIED = ("/etc", "/home", "/media", "/mnt", "/opt", "/root", "/srv", "/var")  # folders of its own, on a machine whose place is changed
NEEDED = ("/etc/alternatives", "/etc/fonts", "/etc/ld.so.cache", "/etc/localtime")  # what libraries look for there


@cache
def bwrap() -> str | None:
    """bubblewrap's path, if it can make namespaces here."""
    found = shutil.which("bwrap")
    if not found or sys.platform != "linux":
        return None
    try:
        tried = subprocess.run([found, *_namespaces(), "--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev", "true"],
                               capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return found if tried.returncode == 0 else None


def kind() -> str:
    """What holds a run on this machine, in words for people."""
    return ("bubblewrap's namespaces and a watcher" if bwrap() else
            "Landlock, Python's audit hook and a watcher" if landlock.version() else "Python's audit hook and a watcher only")


def lacks() -> str:
    """What a run is not kept from on this machine that it is elsewhere, and what to do, as a sentence; empty if nothing is lacking."""
    if bwrap():
        return ""
    can = ("host name, user ids and paths are not changed in a recording's second run" if landlock.version() else
           "C code and programs that a snippet starts can write to the project, and host name, user ids and paths are not changed "
           "in a recording's second run")
    install = "; install bubblewrap (Debian, Ubuntu: apt install bubblewrap)" if sys.platform == "linux" else ""
    return f"held by {kind()}: {can}{install}"


def _namespaces() -> list[str]:
    return ["--unshare-all", "--die-with-parent", "--new-session"]


def places(folder: Path) -> dict[Path, Path]:
    """Where the project and the interpreter's environment appear on a machine whose place is changed: {real: there}."""
    found = {ROOT: folder / "elsewhere" / "srv" / "a-copy"}
    prefix = Path(sys.prefix)
    if sys.prefix != sys.base_prefix and not prefix.is_relative_to(ROOT):
        found[prefix] = folder / "elsewhere" / "environment"
    return found


def moved(path: Path, folder: Path, machine: Machine) -> Path:
    """Where a path of the project or of its interpreter's environment is for a run on this machine."""
    path = Path(os.path.abspath(path))
    if bwrap() and "place" in machine.changes:
        for real, there in places(folder).items():
            if path.is_relative_to(real):
                return there / path.relative_to(real)
    return path


def command(words: list[str], folder: Path, machine: Machine, begins_in: Path | None = None) -> list[str]:
    """The command that runs another one held in `folder`, the only one that it can write to; it begins there or in `begins_in`.

    `words` begins with an interpreter; paths in it that are moved on this machine are the caller's to move.
    """
    found = bwrap()
    if not found:
        return words
    made = [found, *_namespaces(), "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--bind", str(folder), str(folder),
            "--hostname", HOST if "place" in machine.changes else READER]
    if "place" in machine.changes:
        made += ["--uid", str(USER), "--gid", str(USER)]
        used = {Path(os.path.realpath(path)) for path in (ROOT, folder, sys.prefix, sys.base_prefix, words[0], tempfile.gettempdir())}
        for path in map(Path, EMPTIED):
            if path.is_dir() and not path.is_symlink() and not any(each.is_relative_to(path) for each in used):
                made += ["--tmpfs", str(path)]
        for path in NEEDED:
            if os.path.exists(path):
                made += ["--ro-bind", path, path]
        for real, there in places(folder).items():
            made += ["--ro-bind", str(real), str(there)]
    return [*made, "--chdir", str(begins_in or folder), "--", *words]
