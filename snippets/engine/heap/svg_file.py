"""The SVG file of a picture, beside its snippet: `alias.edit.svg` for section `edit` of `alias.py`.

Its first line holds the hash of the graph's text that it was drawn from, and
of its own text below: a build or a test sees without Graphviz that it belongs
to the recording, and that nobody edited it.
"""

import re
from pathlib import Path

from ...project import sha256, shown, write_atomically
from ..problem import Problem, record_command
from .draw import DRAWING, svg
from .graph import parse
from .layout import NoGraphviz

HEAD = re.compile(r"<!-- graph-sha256: ([0-9a-f]{64})  svg-sha256: ([0-9a-f]{64})  drawing: (\d+) -->")
INSTALL = "install the package graphviz (Debian, Ubuntu: apt install graphviz; macOS: brew install graphviz)"


def path_of(snippet: Path, section: str) -> Path:
    """Where a section's picture stands."""
    return snippet.with_name(f"{snippet.stem}.{section}.svg")


def check(snippet: Path, section: str, graph: str) -> str:
    """The picture's text below its head. Raises Problem when it is missing, edited, or of another graph."""
    path, fix = path_of(snippet, section), record_command(snippet)
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise Problem(snippet, 1, f"has no picture {shown(path)}", fix) from None
    except UnicodeDecodeError:
        raise Problem(path, 1, "the picture is not UTF-8 text", fix) from None
    head, _, rest = text.partition("\n")
    match = HEAD.fullmatch(head)
    if not match:
        raise Problem(path, 1, "the picture's first line is damaged", fix)
    if sha256(rest) != match[2]:
        raise Problem(path, 1, "the picture was changed by hand; pictures are only ever drawn from a recording", fix)
    if sha256(graph) != match[1]:
        raise Problem(path, 1, f"was drawn from another graph than the one recorded for section {section!r}", fix)
    return rest


def check_all(snippet: Path, graphs: dict[str, str]) -> None:
    """Check all pictures of a snippet, whose recording has these graphs. Raises Problem, also for a picture that nothing asks for."""
    for section, graph in graphs.items():
        check(snippet, section, graph)
    for path in left_over(snippet, graphs):
        raise Problem(path, 1, f"{shown(snippet)} asks for no such picture", record_command(snippet))


def left_over(snippet: Path, graphs: dict[str, str]) -> list[Path]:
    """Pictures beside a snippet that its recording does not have."""
    wanted = {path_of(snippet, section) for section in graphs}
    return sorted(path for path in snippet.parent.glob(f"{snippet.stem}.*.svg") if path not in wanted)


def write_all(snippet: Path, graphs: dict[str, str]) -> bool:
    """Draw what is not drawn yet, and remove what nothing asks for. Returns whether any file changed.

    A picture of the same graph stays as it is, whatever Graphviz would make of it now.
    """
    changed = False
    for section, graph in graphs.items():
        path = path_of(snippet, section)
        try:
            check(snippet, section, graph)
            if HEAD.match(path.read_text("utf-8"))[3] == str(DRAWING):
                continue
        except Problem:
            pass  # missing, stale or damaged: it is drawn below
        try:
            text = svg(parse(graph))
        except NoGraphviz:
            raise Problem(snippet, 1, "has pictures to draw, and the program `dot` is not installed", INSTALL) from None
        head = f"<!-- graph-sha256: {sha256(graph)}  svg-sha256: {sha256(text)}  drawing: {DRAWING} -->\n"
        write_atomically(path, head + text)
        changed = True
    for path in left_over(snippet, graphs):
        path.unlink()
        changed = True
    return changed
