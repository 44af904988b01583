"""Reads a page, or a lab's notebook, as what it is made of: prose, code, outputs, and HTML that stands in the Markdown.

Includes are resolved from snippets and recordings, boxes become bold titles,
containers go. Nothing is run.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from snippets.engine.problem import Problem

from . import recordings
from .build import Build
from .source import INCLUDE, OPEN, SNIPPETS, TITLE

ANNOTATION = re.compile(r"# \((\d+)\)!")
DETAILS = re.compile(r'^(?:\?\?\?\+?|!!!) +[\w -]+?(?: +"(?P<title>[^"]*)")?$')
CONTAINER = re.compile(r"^(?:<div\b[^>]*\bmarkdown>|</div>)$")
LANGUAGE = re.compile(r"[\s{.]*([\w-]*)")
HEADING = re.compile(r"^#{1,6} .*$", re.MULTILINE)
HTML = re.compile(r"^<(?P<tag>[a-z]\w*)\b")


@dataclass(frozen=True)
class Block:
    """A part of a page. `snippet` and `section` are those that code and output come from; `info` heads a code's fence."""

    kind: Literal["prose", "code", "output", "html", "picture"]
    text: str
    snippet: Path | None = None
    section: str = ""
    info: str = ""


def of_page(build: Build, markdown: str) -> list[Block]:
    """The parts of a page's Markdown without front matter, in order.

    Raises Problem, KeyError or OSError for an include of what is not there.
    """
    found: list[Block] = []
    prose: list[str] = []

    def add(block: Block | None) -> None:
        if text := "\n".join(prose).strip("\n"):
            found.append(Block("prose", text))
        prose.clear()
        if block:
            found.append(block)

    lines = iter(_without_boxes(markdown).splitlines())
    for line in lines:
        if fence := OPEN.match(line):
            inside = _until(lines, lambda end: end.strip() == fence["ticks"])[:-1]
            add(_resolved(build, fence["info"], inside))
        elif CONTAINER.match(line):
            prose.append("")
        elif tag := HTML.match(line):
            end = f"</{tag['tag']}>"
            rest = [] if line.rstrip().endswith(end) else _until(lines, lambda each: each.rstrip().endswith(end))
            add(Block("html", "\n".join([line, *rest])))
        else:
            prose.append(line)
    add(None)
    return found


def of_notebook(notebook: dict, title: str) -> list[Block]:
    """The parts of a notebook, its code headed with `title`. A plot is its text alternative."""
    found = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            ids = iter(cell["metadata"].get("ids", []))
            found.append(Block("prose", HEADING.sub(lambda m: f"{m[0]} {{#{next(ids)}}}", "".join(cell["source"])).strip("\n")))
            continue
        found.append(Block("code", "".join(cell["source"]).strip("\n"), info=f'python title="{title}"'))
        for output in cell["outputs"]:
            data = output.get("data", {})
            if "image/svg+xml" in data:
                found.append(Block("picture", cell["metadata"]["alt"]))
            else:
                found.append(Block("output", "".join(output.get("text") or data["text/plain"])))
    return found


def _resolved(build: Build, info: str, inside: list[str]) -> Block:
    """What a fence shows. A fence that includes nothing stays what it is."""
    include = INCLUDE.match(inside[0]) if inside else None
    if not include:
        return Block("code", "\n".join(inside), info=info.strip())
    file, section = SNIPPETS / include["file"], include["section"]
    if file.suffix == ".out":
        snippet = file.with_suffix(".py")
        return Block("output", recordings.read(build, snippet).output[section], snippet, section)
    head = " ".join(filter(None, [LANGUAGE.match(info)[1], (title := TITLE.search(info)) and title[0]]))
    if file.suffix == ".py":
        return Block("code", ANNOTATION.sub(r"# (\1)", recordings.snippet(build, file).code(section)).strip("\n"), file, section, head)
    name = re.escape(section)
    text = re.search(rf"--8<-- \[start:{name}\][^\n]*\n(.*?)^[^\n]*--8<-- \[end:{name}\]", file.read_text("utf-8"),
                     re.MULTILINE | re.DOTALL)
    if not text:
        raise Problem(file, 1, f"has no section {section!r}")
    return Block("code", text[1].strip("\n"), file, section, head)


def _until(lines, ends) -> list[str]:
    """The next lines, up to and with the first for which `ends` says so."""
    taken = []
    for line in lines:
        taken.append(line)
        if ends(line):
            break
    return taken


def _without_boxes(text: str) -> str:
    """The text with each box as its title in bold, followed by what was in it."""
    lines, inside = [], False
    for line in text.split("\n"):
        if box := DETAILS.match(line):
            inside = True
            lines += [f"**{box['title']}**" if box["title"] else "", ""]
        elif inside and (line.startswith("    ") or not line.strip()):
            lines.append(line[4:])
        else:
            inside = False
            lines.append(line)
    return "\n".join(lines)
