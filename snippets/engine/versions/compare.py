"""Runs snippets and labs with another environment's versions, and finds what differs from their recordings.

This interpreter reads, compares and writes; the other one runs: forks of it
snippets, a kernel of it labs. This one needs no PyTorch for that.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ..lab import notebook
from ..lab.source import LABS, parse as parse_lab
from ..problem import Problem, Raised, Warned
from ..snippet import recording
from ..snippet.fork_server import ForkServers
from ..snippet.recorder import any_optimizer
from ..snippet.run import run
from ..snippet.sections import ANNOTATION, parse
from . import differences
from .differences import DIFFERS, NEEDS, SAME, STOPS, WARNS, Differences, Found
from .environments import Environment

MISSING = re.compile(r"raised ModuleNotFoundError: No module named '(\w+)")
FOLDERS = re.compile(r"(?<![\w.…])/(?:[^/\s]+/)+")  # where that machine keeps its packages
PICTURES = "/engine/heap/"  # in a traceback
WARNING = re.compile(r"\w*Warning: .*")


def compare(paths: list[Path], there: Environment, limit: float = 60.0) -> Iterator[tuple[Path, Found]]:
    """Run snippets and labs there, on all cores. Yields what was found, in their order.

    Raises Problem for one whose recording is stale: there is nothing to compare with.
    """
    snippets, labs = ([p for p in paths if (p.parent == LABS) is of_labs] for of_labs in (False, True))
    for path in paths:
        (notebook if path in labs else recording).fresh(path)
    if snippets:
        with ForkServers(optimizers=any_optimizer(snippets), python=there.python, limit=limit) as servers:
            with ThreadPoolExecutor(servers.cores) as pool:
                yield from zip(snippets, pool.map(lambda path: compare_snippet(path, servers), snippets))
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        yield from zip(labs, pool.map(lambda path: compare_lab(path, there.python), labs))


def compare_snippet(path: Path, servers: ForkServers) -> Found:
    """Run one snippet; compare with its recording."""
    snippet = parse(path)
    try:
        return _compared(path, run(snippet, servers, every_assertion=False).named())
    except Problem as problem:
        return _stopped(path, problem, snippet.section_at(problem.line) or "")


def compare_lab(path: Path, python: str) -> Found:
    """Run one lab; compare with its recording."""
    from ..lab.kernel import run as run_lab  # slow to load, and snippets need none of it

    parsed = parse_lab(path)
    try:
        outputs = run_lab(parsed, python=python)
    except Problem as problem:
        at = sum(cell.line <= problem.line for cell in parsed.code)
        return _stopped(path, problem, f"cell-{at}" if at else "")
    return _compared(path, differences.of_cells(outputs, ["one-run" in cell.tags for cell in parsed.code]))


def _compared(path: Path, output: dict[str, str]) -> Found:
    other = _other(differences.comparable(path), output)
    return Found(differences.digest(path), DIFFERS if other else SAME, other)


def _other(recorded: dict[str, str], output: dict[str, str]) -> dict[str, str]:
    """What sections printed there, of those that printed something else than is recorded; "" of those that printed nothing."""
    return {name: output.get(name, "") for name in {**recorded, **output} if output.get(name) != recorded.get(name)}


def _stopped(path: Path, problem: Problem, section: str) -> Found:
    """What a problem says of the versions: the line that raised and the error, the warning, or the package that is not there.

    Raises the problem if it is the engine's, which could not draw a picture there.
    """
    if PICTURES in problem.details:
        raise problem
    state, text = STOPS, problem.message
    if missing := MISSING.match(problem.message):
        state, text = NEEDS, missing[1]
    elif isinstance(problem, Warned):
        warning = WARNING.search(problem.details)
        state, text = WARNS, warning[0] if warning else problem.details.splitlines()[0]
    elif isinstance(problem, Raised):
        line = ANNOTATION.sub("", path.read_text("utf-8").splitlines()[problem.line - 1]).strip()
        text = f"{line}\n{FOLDERS.sub('…/', problem.message.removeprefix('raised ').removesuffix(': '))}"
    recorded, output = differences.comparable(path), getattr(problem, "printed", {})
    whole = {name: text for name, text in output.items() if name != section}
    return Found(differences.digest(path), state, _other({name: recorded.get(name) for name in whole}, whole), section, text + "\n")


def merged(there: Environment, found: dict[str, Found], partly: bool) -> Differences:
    """The record with what was found; if only a part was run, the rest stays as recorded with the same versions.

    Raises Problem if that was with others.
    """
    versions = there.packages()
    if partly and (old := differences.read(there.name)):
        if old.versions != versions:
            raise Problem(differences.path_of(there.name), 1, "was recorded with other versions; a part of it would be of these",
                          differences.command(there.name))
        found = {**old.found, **found}
    return Differences(there.name, versions, found)


def changed(recorded: Differences | None, now: Differences) -> list[Problem]:
    """A problem for each snippet that does otherwise there than is recorded, or, where nothing is, than it is pinned."""
    found = []
    for name, each in now.found.items():
        before = recorded.found.get(name) if recorded else None
        if (before or Found("", SAME)).said != each.said:
            found.append(Problem(differences.SNIPPETS / name, 1, f"{each.state} ({now.environment}); recorded: {before.state if before else SAME}",
                                 differences.command(now.environment), "\n".join(each.lines())))
    return found


def stale(recorded: Differences | None, now: Differences) -> list[str]:
    """The snippets and labs of which pages claim nothing for this environment, for they have changed since."""
    before = recorded.found if recorded else {}
    return [name for name, each in now.found.items() if name in before and before[name].digest != each.digest]
