"""The SVG file of a picture, beside its snippet: `alias.edit.svg` for section `edit` of `alias.py`.

One that is wider than a phone has a second, `alias.edit.narrow.svg`, which is laid out downwards.

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
PHONE = 340  # what a phone shows of a picture without making its letters smaller
WIDTH = re.compile(r'width="([\d.]+)"')
INSTALL = "install the package graphviz (Debian, Ubuntu: apt install graphviz; macOS: brew install graphviz)"


def path_of(snippet: Path, section: str, narrow: bool = False) -> Path:
    """Where a section's picture stands."""
    return snippet.with_name(f"{snippet.stem}.{section}{'.narrow' if narrow else ''}.svg")


def width(svg: str) -> float:
    """The width of a picture, in pixels at its own size."""
    return float(WIDTH.search(svg)[1])


def check(snippet: Path, section: str, graph: str, narrow: bool = False) -> str:
    """The picture's text below its head. Raises Problem when it is missing, edited, or of another graph."""
    path, fix = path_of(snippet, section, narrow), record_command(snippet)
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


def check_narrow(snippet: Path, section: str, graph: str) -> str:
    """The text of the picture for a phone; "" where there is none. Raises Problem when it is edited, or of another graph."""
    return check(snippet, section, graph, narrow=True) if path_of(snippet, section, narrow=True).exists() else ""


def check_all(snippet: Path, graphs: dict[str, str]) -> None:
    """Check all pictures of a snippet, whose recording has these graphs. Raises Problem, also for a picture that nothing asks for."""
    for section, graph in graphs.items():
        check(snippet, section, graph)
        check_narrow(snippet, section, graph)
    for path in left_over(snippet, graphs):
        raise Problem(path, 1, f"{shown(snippet)} asks for no such picture", record_command(snippet))


def left_over(snippet: Path, graphs: dict[str, str]) -> list[Path]:
    """Pictures beside a snippet that its recording does not have."""
    wanted = {path_of(snippet, section, narrow) for section in graphs for narrow in (False, True)}
    return sorted(path for path in snippet.parent.glob(f"{snippet.stem}.*.svg") if path not in wanted)


def write_all(snippet: Path, graphs: dict[str, str]) -> bool:
    """Draw what is not drawn yet, and remove what nothing asks for. Returns whether any file changed.

    A picture of the same graph stays as it is, whatever Graphviz would make of it now.
    """
    changed = False
    for section, graph in graphs.items():
        path = path_of(snippet, section)
        try:
            whole = check(snippet, section, graph)
            drawn = {HEAD.match(each.read_text("utf-8"))[3] for each in (path, path_of(snippet, section, narrow=True)) if each.exists()}
            if drawn == {str(DRAWING)} and (check_narrow(snippet, section, graph) or not _for_phone(whole, graph)):
                continue
        except Problem:
            pass  # missing, stale or damaged: it is drawn below
        try:
            text = svg(parse(graph))
            _write(path, graph, text)
            if narrow := _for_phone(text, graph):
                _write(path_of(snippet, section, narrow=True), graph, narrow)
            else:
                path_of(snippet, section, narrow=True).unlink(missing_ok=True)
        except NoGraphviz:
            raise Problem(snippet, 1, "has pictures to draw, and the program `dot` is not installed", INSTALL) from None
        changed = True
    for path in left_over(snippet, graphs):
        path.unlink()
        changed = True
    return changed


def _for_phone(svg_: str, graph: str) -> str:
    """The picture of a graph laid out downwards, if that makes one that is wider than a phone narrower; else ""."""
    if width(svg_) <= PHONE:
        return ""
    narrow = svg(parse(graph), narrow=True)
    return narrow if width(narrow) < width(svg_) else ""


def _write(path: Path, graph: str, text: str) -> None:
    write_atomically(path, f"<!-- graph-sha256: {sha256(graph)}  svg-sha256: {sha256(text)}  drawing: {DRAWING} -->\n{text}")
