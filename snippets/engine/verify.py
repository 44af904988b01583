"""Verify and record: one code path, which runs a snippet and compares with its recording.

What is recorded is run twice, on two machines that differ in all that one
process can be told (`sandbox.machine`): what they print alike hangs on none of it.
"""

import os
import platform
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from ..project import ROOT, diff, sha256, shown
from .heap import svg_file
from .problem import Problem, record_command
from .sandbox import names
from .sandbox.machine import ADDRESSES, AT_START, CHANGES, FIRST, IN_PROCESS, SECOND, Machine
from .snippet import recording
from .snippet.fork_server import ForkServers
from .snippet.run import run
from .snippet.sections import Snippet, parse

SNIPPETS = ROOT / "snippets"
NOT_TOPICS = {"engine", "labs", "atlas", "recipes", "versions", "__pycache__"}
NAMED = ("torch", "numpy")  # the packages whose version a recording names, if its snippet imports them


SEVERAL = f"several of these together: {', '.join(CHANGES.values())}"


@dataclass(frozen=True)
class Outcome:
    """What became of one snippet: its sections' number, and its problem or None; `written` if recorded anew."""

    path: Path
    sections: int
    problem: Problem | None
    written: bool = False


def find(paths: Iterable[Path] = (), root: Path = SNIPPETS) -> list[Path]:
    """The snippets that `paths` (files or folders; none: all) name, sorted.

    Raises Problem for a path without a snippet, for no snippet at all, and for
    a recording or a picture whose snippet is gone.
    """
    topics = sorted(d for d in root.iterdir() if d.is_dir() and d.name not in NOT_TOPICS)
    every = [file for topic in topics for file in sorted(topic.rglob("*.py"))]
    orphans = [out for topic in topics for out in sorted(topic.rglob("*.out")) if out.with_suffix(".py") not in every]
    orphans += [svg for topic in topics for svg in sorted(topic.rglob("*.svg"))
                if svg.with_name(svg.name.split(".")[0] + ".py") not in every]
    if not every:
        raise Problem(root, 1, "there is no snippet here; nothing was verified")
    wanted: list[Path] = []
    for path in paths:
        full = Path(path).resolve()
        if full.suffix == ".out":
            full = full.with_suffix(".py")
        matches = [file for file in every if file == full or full in file.parents]
        if not matches:
            raise Problem(full, 1, "is no snippet and holds none; nothing was verified",
                          f"name a file or a folder below {shown(root)}")
        wanted += matches
    if orphans and not wanted:
        raise Problem(orphans[0], 1, "its snippet is gone", f"git rm {shown(orphans[0])}")
    return sorted(set(wanted)) or every


def versions(snippet: Snippet) -> dict[str, str]:
    """The versions that a recording's head names, local build labels ("+cpu") aside."""
    used = snippet.imports()
    named = {package: version(package).split("+")[0] for package in NAMED if package in used}
    return {"python": platform.python_version(), **named}


def verify_one(path: Path, servers: ForkServers) -> Outcome:
    """Run one snippet and compare with its recording; its pictures must have been drawn from that."""
    count = 0
    try:
        snippet = parse(path)
        count = len(snippet.sections)
        recorded = recording.read(path)
        output = run(snippet, servers)
        if sha256(snippet.source) != recorded.source_sha256:
            recording.fresh(path, _diff(recorded.output, output) or "it still prints the same")
        _compare(path, recorded.output, output, "recorded", "printed now", record_command(path))
        svg_file.check_all(path, recorded.output)
    except Problem as problem:
        return Outcome(path, count, problem)
    return Outcome(path, count, None)


def record_one(path: Path, first: ForkServers, second: ForkServers) -> Outcome:
    """Run one snippet on two machines, and write its recording if both print the same.

    A recording whose snippet and sections did not change stays as it is, and so do its pictures.
    """
    count = 0
    try:
        snippet = parse(path)
        count = len(snippet.sections)
        names.refuse(path, snippet.tree)
        output = run(snippet, first)
        _same_elsewhere(snippet, output, first, second)
        _refuse_digits_and_paths(snippet, output)
        drawn = svg_file.write_all(path, output)
        try:
            old = recording.fresh(path)
            if old.output == output:
                return Outcome(path, count, None, written=drawn)
        except Problem:
            pass  # missing, stale or damaged: it is written below
        recording.write(path, snippet.source, output, versions(snippet))
    except Problem as problem:
        return Outcome(path, count, problem)
    return Outcome(path, count, None, written=True)


DIGITS = re.compile(r"(?<![\w.])-?(\d+\.\d+)(?:e[+-]?\d+)?(?![\w.])")
MOST_DIGITS = 7  # significant ones: what a float32 holds for certain


def _refuse_digits_and_paths(snippet: Snippet, output: dict[str, str]) -> None:
    """Raise Problem for what another machine is bound to print otherwise: a float's last digits, a path of this machine."""
    paths = [os.path.join(path, "") for path in {str(ROOT), sys.prefix, sys.base_prefix} if len(path) > 1]
    computed = snippet.imports() & {"torch", "numpy", "sklearn", "scipy", "pandas"}
    for s in snippet.sections:
        text = output.get(s.name, "")
        if path := next((path for path in paths if path in text), None):
            raise Problem(snippet.path, s.first, f"prints a path of this machine ({path}…): its interpreter's or the project's",
                          "print the path's name alone, or nothing of it", text[:2000])
        long = [number[0] for number in DIGITS.finditer(text) if len(number[1].replace(".", "").strip("0")) > MOST_DIGITS]
        if computed and long:
            raise Problem(snippet.path, s.first, f"prints more digits than every processor computes alike: {long[0]}; its last ones "
                          "depend on the processor's instructions and the number of threads", "round it, as in f'{x:.4f}'", text[:2000])


def _same_elsewhere(snippet: Snippet, output: dict, first: ForkServers, second: ForkServers) -> None:
    """Raise Problem, naming what it depends on, if a snippet prints something else on another machine."""
    try:
        again = run(snippet, second)
        if again == output and "time" in snippet.source:  # what looks at a clock twice may compare
            again = run(snippet, first, ["slower"])
        if again == output:
            return
        differs = [s.first for s in snippet.sections if again.get(s.name) != output.get(s.name)]
        line, details = min(differs, default=1), _diff(output, again, "on one machine", "on another")
    except Problem as problem:
        line, details = problem.line, f"on another machine it {problem.message}\n{problem.details}"
    raise machine_problem(snippet.path, line, details, depends_on(lambda servers, changes: run(snippet, servers, changes), output, first))


def machine_problem(path: Path, line: int, details: str, causes: list[str] | None) -> Problem:
    """The problem that a program prints something else on another machine; `causes` None: even on the same one."""
    if causes is None:
        return Problem(path, line, "prints something else each time it runs: a time, a process, a random number without a seed, "
                       "an id, an address or an inode", "make it deterministic: seed it, sort sets, or do not print it", details)
    return Problem(path, line, f"prints something else on another machine. It depends on {', and on '.join(causes)}",
                   "print what is the same everywhere: sorted, rounded, relative, or not at all", details)


def depends_on(run_with: Callable[[ForkServers, list[str]], dict], output: dict, first: ForkServers) -> list[str] | None:
    """What makes a program print something other than `output`, found by changing one thing at a time. None: nothing needs to change.

    What is settled in a process is tried first; only if it is none of that, what takes another interpreter.
    """
    def differs(servers: ForkServers, changes: list[str]) -> bool:
        try:
            return run_with(servers, changes) != output
        except Problem:
            return True

    # More runs than servers: one of them gets its second, whose process cannot have the id of its first.
    if any(differs(first, []) for _ in range(first.cores + 1)):
        return None
    if differs(first, [ADDRESSES]):
        return [IN_PROCESS[ADDRESSES]]
    found = [words for name, words in IN_PROCESS.items() if differs(first, [name])]
    for name in AT_START if not found else ():
        with ForkServers(Machine(frozenset({name})), first.limit, cores=1, optimizers=first.optimizers, python=first.python) as servers:
            if differs(servers, []):
                found.append(AT_START[name])
    return found or [SEVERAL]


def _compare(path: Path, before: dict, after: dict, before_name: str, after_name: str, mend: str,
             message: str = "") -> None:
    if before == after:
        return
    gone = [name for name in before if name not in after]
    new = [name for name in after if name not in before]
    drawn = [name for name in gone + new if name.endswith(recording.heap_of(""))]
    what = [f"{name!r} is a picture in one of them only" for name in drawn]
    gone, new = ([name for name in names if name not in drawn] for names in (gone, new))
    what += [f"section {name!r} printed nothing ({after_name})" for name in gone]
    what += [f"section {name!r} printed something ({after_name}) and nothing before ({before_name})" for name in new]
    raise Problem(path, 1, message + ("; ".join(what) or "the output differs"), mend,
                  _diff(before, after, before_name, after_name))


def _diff(before: dict, after: dict, before_name: str = "recorded", after_name: str = "printed now") -> str:
    return diff(recording.body(before), recording.body(after), before_name, after_name)


def each(paths: list[Path], work: Callable[[Path], Outcome], cores: int) -> Iterator[Outcome]:
    """Apply `work` on all cores; outcomes come in the order of the paths."""
    with ThreadPoolExecutor(cores) as pool:
        yield from pool.map(work, paths)


def any_optimizer(paths: list[Path]) -> bool:
    """Whether one of the snippets names torch's optimizers."""
    return any("optim" in path.read_text("utf-8", "replace") for path in paths)


def verify(paths: list[Path], machine: Machine = FIRST) -> Iterator[Outcome]:
    """Verify snippets as they run on a machine, on all cores."""
    with ForkServers(machine, optimizers=any_optimizer(paths)) as servers:
        yield from each(paths, lambda path: verify_one(path, servers), servers.cores)


def pair(**options) -> tuple[ForkServers, ForkServers]:
    """Interpreters for the two runs of a recording, on two machines; the cores are shared between them."""
    options = {"cores": max(1, (os.cpu_count() or 2) // 2), **options}
    return ForkServers(FIRST, **options), ForkServers(SECOND, **options)


def record(paths: list[Path]) -> Iterator[Outcome]:
    """Record snippets, on all cores."""
    with ExitStack() as stack:
        first, second = map(stack.enter_context, pair(optimizers=any_optimizer(paths)))
        yield from each(paths, lambda path: record_one(path, first, second), 2 * first.cores)
