"""Says of an exception which file and line it is about and how to fix that, for whoever would otherwise read a traceback."""

import errno
import os
import traceback
from pathlib import Path
from types import FrameType

from ..project import ROOT
from .problem import Problem

FIXES = {
    (errno.ENOSPC, errno.EDQUOT): "make room on its disk, then run the command again",
    (errno.EROFS, errno.EACCES, errno.EPERM): "let your user read and write it, or copy the project to where you may write",
    (errno.ENOENT, errno.ENOTDIR): "bring it back, or correct what names it",
    (errno.EMFILE, errno.ENFILE): "allow more open files: ulimit -n 1024",
    (errno.ENAMETOOLONG,): "move the project to a shorter path",
    (errno.EISDIR,): "put a file in its place",
    (errno.EIO,): "see whether its disk or terminal is still there",
}
LIKELY = ("path", "page", "file", "filename", "source", "folder", "self")  # what code calls the file that it reads


def explained(error: BaseException) -> Problem:
    """A Problem that says what an exception is about.

    Of a Problem, itself. Of an OSError, a text that is not UTF-8, YAML, JSON, a template
    or Python, the file and the line in it. Of any other, the line of this project that
    raised it, with the traceback as details.
    """
    if isinstance(error, Problem):
        return error
    if isinstance(error, OSError):
        return _of_os(error) or _of_code(error)
    path, line = _place(error)
    if isinstance(error, UnicodeDecodeError) and path:
        line = error.object.count(b"\n", 0, error.start) + 1
        return Problem(path, line, f"is not UTF-8: byte 0x{error.object[error.start]:02x}", "save it as UTF-8")
    if path and line:
        return Problem(path, line, f"cannot be read: {_one_line(error)}", "correct the file")
    if error.__cause__ and not isinstance(error.__cause__, type(error)):
        return explained(error.__cause__)
    if template := _template(error):
        return template
    return _of_code(error)


def _of_os(error: OSError) -> Problem | None:
    fix = next((text for numbers, text in FIXES.items() if error.errno in numbers), "")
    path = file_of(error)
    return Problem(path, 0, error.strerror or str(error), fix) if path else None


def file_of(error: OSError) -> Path | None:
    """The file or folder that an operation failed for, if that is known."""
    name = error.filename
    return Path(os.fsdecode(name)) if isinstance(name, (str, bytes, os.PathLike)) else _path_of(error)


def _place(error: BaseException) -> tuple[Path | None, int]:
    """The file that an exception is about and the line in it, as far as it or the code that raised it knows them."""
    if mark := getattr(error, "problem_mark", None) or getattr(error, "context_mark", None):  # YAML
        return (Path(mark.name) if os.path.isfile(mark.name) else _path_of(error)), mark.line + 1
    if (line := getattr(error, "lineno", None)) is not None:  # Python, templates and JSON
        name = getattr(error, "filename", None)
        return (Path(name) if name and os.path.isfile(name) else _path_of(error)), int(line)
    return _path_of(error), 0


def _path_of(error: BaseException) -> Path | None:
    """The file that was being read or written: a variable of the innermost code that had one."""
    for frame, _ in reversed(list(traceback.walk_tb(error.__traceback__))):
        if path := _variable(frame):
            return path
    return None


def _template(error: BaseException) -> Problem | None:
    """The line of a template of this project that raised an exception when it was rendered, as Jinja's traceback has it."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).suffix != ".py"]
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(ROOT) and Path(frame.filename).is_file()]
    return Problem(Path(ours[-1].filename), ours[-1].lineno or 0, _one_line(error), "correct the template") if ours else None


def _variable(frame: FrameType) -> Path | None:
    values = {name: Path(value) for name, value in frame.f_locals.items()
              if isinstance(value, Path) or name == "filename" and isinstance(value, str) and os.path.isfile(value)}
    for name in (*LIKELY, *values):
        if name in values and (name in LIKELY or values[name].is_file()):
            return values[name]
    return None


def _of_code(error: BaseException) -> Problem:
    """The line of this project that raised an exception, or the outermost if none did."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(ROOT) and ".venv" not in Path(frame.filename).parts]
    at = (ours or frames or [None])[-1]
    details = "".join(traceback.format_exception(error))
    path, line = (Path(at.filename), at.lineno or 0) if at else (ROOT, 0)
    return Problem(path, line, _one_line(error), details=details)


def _one_line(error: BaseException) -> str:
    """An exception's type and text in one line."""
    text = getattr(error, "problem", None) or getattr(error, "message", None) or str(error)
    return f"{type(error).__name__}: {' '.join(str(text).split())}"


