"""The project's folder and its files: paths as they are shown, texts as they are written, hashed and compared."""

import difflib
import hashlib
import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def placed(path: Path) -> Path:
    """The absolute path of a file in its real folder: the file itself may be a symbolic link, one that leads nowhere, too."""
    full = os.path.abspath(path)
    return Path(os.path.realpath(os.path.dirname(full)), os.path.basename(full))


def shown(path: Path) -> str:
    """The path as messages and page titles write it: relative to the project, with slashes. Of a symbolic link, its own."""
    path = placed(path) if placed(path).is_relative_to(ROOT) else Path(os.path.realpath(path))
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.as_posix()


def write_atomically(path: Path, text: str) -> None:
    """Write a text file in one step: a reader, or a crash, never meets half of it."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def sha256(text: str) -> str:
    """The hash of UTF-8 text with "\n" ends of lines, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def diff(before: str, after: str, before_name: str, after_name: str) -> str:
    """A unified diff of two texts; empty when they are equal."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), before_name, after_name, lineterm="")
    return "\n".join(lines)
