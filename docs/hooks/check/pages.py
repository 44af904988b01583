"""Stops a build whose pages would not show what the snippets print.

Building fails with every problem listed. While serving, the problems are
logged and shown on their page, and the server keeps running; a page that can't be
read at all stops that build, too.
"""

import logging
import os
from dataclasses import dataclass
from pathlib import Path

import yaml
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from snippets.engine.errors import explained
from snippets.engine.lab.source import LABS, find
from snippets.engine.problem import Problem
from snippets.engine.verify import NOT_TOPICS
from snippets.project import shown

from ..page import recordings
from ..page.build import Build
from ..page.run_errors import FaultyPages, RunErrors, admonition
from ..page.source import LOADER, SNIPPETS, Fence, Include, Source, pages, parse, read, recipe
from . import twins

log = logging.getLogger("mkdocs.hooks.check")


@dataclass
class WholeBuild:
    """Whether all pages are being built, so that their problems were logged before."""

    running: bool = False


def check_pages(build: Build, docs: Path) -> list[Problem]:
    """All problems of all pages: twins, fences, includes, recordings."""
    found = twins.missing(docs)
    for page in pages(docs):
        found += check_page(build, page)
    return found + check_labs(build) + check_orphans()


def unreadable(docs: Path) -> list[Problem]:
    """A problem for each page that nothing can be made of: it is not UTF-8, or its front matter is not what MkDocs reads.

    And for each link to a folder that holds it: MkDocs follows it dozens of times.
    """
    found = [Problem(path, 0, "is a link to a folder that holds it: the site would have the same pages again and again", f"rm {shown(path)}")
             for folder, folders, _ in os.walk(docs) for path in (Path(folder, name) for name in folders)
             if path.is_symlink() and Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(path))]
    for page in pages(docs):
        try:
            found += check_front(page)
        except (OSError, UnicodeDecodeError) as error:
            found.append(explained(error))
    return found


def check_front(page: Path) -> list[Problem]:
    """What is wrong with a page's front matter: there is none, it is no YAML, or it lacks a title or a description."""
    front = read(page).front
    if front is None:
        return [Problem(page, 1, "has no front matter", "begin it with the lines ---, title: …, description: …, ---")]
    try:
        data = yaml.load(front, LOADER)
    except yaml.YAMLError as error:
        problem = explained(error)
        return [Problem(page, problem.line + 1, f"its front matter is no YAML: {error.problem or error.reason}", "correct it; the guide shows one")]
    if not isinstance(data, dict):
        return [Problem(page, 2, "its front matter is not made of names and values", "title: …")]
    return [Problem(page, 2, f"its front matter has no {name}", f"{name}: …") for name in ("title", "description") if not data.get(name)]


def check_orphans() -> list[Problem]:
    """A problem for each recording and picture whose snippet is gone or has another name."""
    found = []
    topics = [topic for topic in sorted(SNIPPETS.iterdir()) if topic.is_dir() and topic.name not in NOT_TOPICS]
    for made in [path for topic in topics for kind in ("*.out", "*.svg") for path in sorted(topic.rglob(kind))]:
        if not (made.parent / f"{made.name.split('.')[0]}.py").is_file():
            found.append(Problem(made, 1, "its snippet is gone, or has another name",
                                 f"git rm {shown(made)}, then, for a new name, python -m snippets record"))
    return found


def check_page(build: Build, page: Path) -> list[Problem]:
    """The problems of one page's fences and pictures."""
    source = read(page)
    found = [problem for fence in source.fences for problem in check_fence(build, page, fence)]
    found += [Problem(page, include.line, f"includes {include.file} outside a code fence", "put it into a fence of its own")
              for include in source.stray]
    found += [Problem(page, number, "code typed as HTML", "include it from a snippet in a fence")
              for number, line in enumerate(source.lines, 1) if "<pre" in line]
    return found + check_pictures(build, page, source)


def check_pictures(build: Build, page: Path, source: Source) -> list[Problem]:
    """What is wrong with a page's pictures."""
    found = []
    for picture in source.pictures:
        if not picture.framed:
            found.append(Problem(page, picture.line, "a picture outside a figure", 'write `<figure class="heap" markdown="0">`, '
                                 "the include and `</figure>`, each alone on its line"))
        try:
            recordings.drawn(build, picture.file, picture.section)
        except Problem as problem:
            found.append(Problem(page, picture.line, problem.message, problem.fix) if problem.line == 0 else problem)
    return found


def check_labs(build: Build) -> list[Problem]:
    """A problem for each lab whose recording is missing, stale or edited, and for each recording without a lab."""
    found = []
    for lab in find():
        try:
            recordings.fresh(build, lab)
        except Problem as problem:
            found.append(problem)
    for path in sorted(LABS.glob("*.ipynb")):
        if not (path.parent / f"{path.name.split('.')[0]}.py").is_file():
            found.append(Problem(path, 1, "its lab is gone", f"git rm {shown(path)}"))
    return found


def check_fence(build: Build, page: Path, fence: Fence) -> list[Problem]:
    """The problems of one fence: it holds one include and nothing else, and is titled with what it includes."""
    if fence.typed or len(fence.includes) != 1:
        return [Problem(page, fence.typed or fence.line, "a code fence with code typed into it",
                        'put the code into a snippet and write one line `--8<-- "TOPIC/NAME.py:SECTION"` here')]
    include = fence.includes[0]
    if include.is_recipe:  # tests run it as it is shown
        return [] if recipe(include) is not None else [Problem(page, include.line, f"includes {include.file}:{include.section}, and there is no such recipe",
                                         "correct the path or the section")]
    if include.file.endswith(".py") and fence.title != f"snippets/{include.file}":
        return [Problem(page, fence.line, "the block is not titled with its snippet's path",
                        f'```python title="snippets/{include.file}"')]
    if include.file.endswith(".out") and "output" not in fence.words:
        return [Problem(page, fence.line, "an output that is not marked as one", "``` { .text .output }")]
    problem = check_include(build, page, include)
    return [problem] if problem else []


def check_include(build: Build, page: Path, include: Include) -> Problem | None:
    """What is wrong with what an include names: no such file or section, no recording or a stale one."""
    snippet = include.snippet
    if not include.file.endswith((".py", ".out")) or not snippet.is_file():
        return Problem(page, include.line, f"includes {include.file}, and there is no such snippet",
                       "correct the path, which begins below snippets/")
    try:
        sections = {s.name for s in recordings.snippet(build, snippet).sections}
        recorded = recordings.fresh(build, snippet)
    except Problem as problem:
        return problem
    if include.section not in sections:
        return Problem(page, include.line, f"includes the unknown section {include.section!r} of {shown(snippet)}",
                       f"use one of: {', '.join(sorted(sections))}")
    if include.file.endswith(".out") and include.section not in recorded.output:
        return Problem(page, include.line, f"shows the output of section {include.section!r} of {shown(snippet)}, "
                       "which prints nothing", "remove this block, or let the section print")
    return None


def on_pre_build(build: Build, config: MkDocsConfig) -> None:
    """Check every page before any is built."""
    docs = Path(config.docs_dir)
    build.of(WholeBuild).running = True
    if problems := unreadable(docs):
        raise PluginError(f"{len(problems)} pages cannot be read\n" + "\n".join(map(str, problems)))
    problems = list(dict.fromkeys(map(str, check_pages(build, docs))))
    if not problems:
        return
    text = "\n".join(problems)
    if not build.session.serving:
        raise PluginError(f"{len(problems)} problems in pages, snippets and recordings\n{text}")
    log.error("the pages show these problems until they are fixed\n%s", text)


def on_page_markdown(build: Build, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """While serving: show a page's problems on it, in place of what cannot be shown."""
    path = Path(page.file.abs_src_path or "")
    if not build.session.serving or path.suffix != ".md":
        return markdown
    # The text that MkDocs hands over has lost its front matter; its fences are the same.
    lines = markdown.splitlines()
    below: dict[int, str] = {}
    placed: set[str] = set()
    waiting: dict[str, tuple[Fence, Problem]] = {}
    for here, fence in zip(parse(markdown).fences, read(path).fences, strict=True):
        for problem in check_fence(build, path, fence):
            if _can_show_code(build, fence):
                waiting.setdefault(str(problem), (here, problem))
                continue
            first = str(problem) not in placed
            lines[here.line - 1:here.end] = [""] * (here.end - here.line + 1)
            below[here.end] = admonition([problem], here.indent) if first else ""
            placed.add(str(problem))
    for text, (here, problem) in waiting.items():
        if text not in placed:  # nothing it printed stands on this page
            below[here.end] = "\n" + admonition([problem], here.indent) + "\n"
            placed.add(text)
    for end in sorted(below, reverse=True):
        lines.insert(end, below[end])
    found = check_page(build, path)
    own = [p for p in [*twins.missing_of(path, twins.twin_of(path, Path(config.docs_dir))), *found] if p.path == path and str(p) not in placed]
    faulty = build.of(FaultyPages)
    (faulty.add if found else faulty.discard)(page.file.src_uri)
    unsaid = [] if build.of(WholeBuild).running else [problem for problem in found if problem not in build.session.of(RunErrors)]
    if unsaid:
        log.error("%s", "\n".join(dict.fromkeys(map(str, unsaid))))
    return "\n".join([*([admonition(list({str(problem): problem for problem in own}.values())), ""] if own else []), *lines])


def on_env(build: Build, env: Environment, config: MkDocsConfig, files: Files) -> None:
    """All pages were read."""
    build.of(WholeBuild).running = False


def _can_show_code(build: Build, fence: Fence) -> bool:
    """Whether a fence with a problem still shows code: its snippet can be parsed, though it does not run."""
    if fence.typed or len(fence.includes) != 1 or not fence.includes[0].file.endswith(".py"):
        return False
    try:
        return fence.includes[0].section in {s.name for s in recordings.snippet(build, fence.includes[0].path).sections}
    except Problem:
        return False
