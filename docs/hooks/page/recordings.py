"""The recordings that pages show, each read once a build."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from snippets.engine.heap import svg_file
from snippets.engine.heap.graph import Graph, parse
from snippets.engine.lab import notebook
from snippets.engine.lab.source import LABS
from snippets.engine.problem import Problem
from snippets.engine.snippet import recording
from snippets.engine.snippet.sections import Snippet, parse as parse_snippet
from snippets.engine.versions import differences
from snippets.project import shown

from .build import Build
from .run_errors import RunErrors
from .source import SNIPPETS


class Recordings:
    """What was read in a build, and what reading raised."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, ...], tuple[Any, Exception | None]] = {}

    def once(self, key: tuple[str, ...], read: Callable[[], Any]) -> Any:
        """What `read` returns or raises (Problem, OSError), called once for a key."""
        if key not in self._kept:
            try:
                self._kept[key] = read(), None
            except (Problem, OSError) as error:
                self._kept[key] = None, error
        value, error = self._kept[key]
        if error:
            raise error.with_traceback(None)
        return value


def fresh(build: Build, path: Path) -> recording.Recording | notebook.Recorded:
    """The recording of a snippet or lab, checked to be of its source as it is now.

    Raises Problem when it is not: with what running it said, if it was run.
    """
    try:
        return build.of(Recordings).once(("fresh", str(path)), lambda: (notebook if path.parent == LABS else recording).fresh(path))
    except Problem as problem:
        raise build.session.of(RunErrors).of(path) or problem from None


def read(build: Build, path: Path) -> recording.Recording | notebook.Recorded:
    """The recording of a snippet or lab, whatever its source is now. Raises Problem when there is none or it was edited."""
    def uncached() -> recording.Recording | notebook.Recorded:
        try:
            return fresh(build, path)
        except Problem:
            return (notebook if path.parent == LABS else recording).read(path)

    return build.of(Recordings).once(("read", str(path)), uncached)


def digest(build: Build, path: Path) -> str:
    """What a snippet or lab is called by where other versions were compared with it. Raises Problem when there is no recording."""
    return build.of(Recordings).once(("digest", str(path)), lambda: differences.digest(path))


def snippet(build: Build, path: Path) -> Snippet:
    """A snippet's sections. Raises Problem for one that is malformed."""
    return build.of(Recordings).once(("snippet", str(path)), lambda: parse_snippet(path))


def drawn(build: Build, file: str, section: str) -> tuple[Graph, str, str]:
    """The graph of a section, its SVG, and that for a phone ("": none is needed). Raises Problem for none, a stale and an edited one."""
    path = SNIPPETS / file
    if not path.is_file():
        raise Problem(path, 0, f"shows a picture of {file}, and there is no such snippet", "correct the path")
    graphs = fresh(build, path).graphs
    if section not in graphs:
        raise Problem(path, 0, f"shows a picture of section {section!r} of {shown(path)}, which draws none",
                      f"use one of: {', '.join(graphs)}" if graphs else "write `# draw: NAME, NAME` below the section")
    return build.of(Recordings).once(("drawn", file, section),
                                     lambda: (parse(graphs[section]), svg_file.check(path, section, graphs[section]),
                                              svg_file.check_narrow(path, section, graphs[section])))
