"""Verify and record: one code path, which runs a snippet and compares with its recording."""

import os
import platform
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from . import recording
from .heap import picture
from .problem import ROOT, Problem, record_command, shown
from .run import diff, run
from .sections import Snippet, parse
from .warm import Warm

SNIPPETS = ROOT / "snippets"
NOT_TOPICS = {"engine", "labs", "atlas", "recipes", "versions", "__pycache__"}
NAMED = ("torch", "numpy")  # the packages whose version a recording names, if its snippet imports them


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


def verify_one(path: Path, warm: Warm) -> Outcome:
    """Run one snippet and compare with its recording; its pictures must have been drawn from that."""
    count = 0
    try:
        snippet = parse(path)
        count = len(snippet.sections)
        recorded = recording.read(path)
        output = run(snippet, warm)
        if recording.sha256(snippet.source) != recorded.source_sha256:
            recording.fresh(path, _diff(recorded.output, output) or "it still prints the same")
        _compare(path, recorded.output, output, "recorded", "printed now", record_command(path))
        picture.check_all(path, recorded.output)
    except Problem as problem:
        return Outcome(path, count, problem)
    return Outcome(path, count, None)


def record_one(path: Path, first: Warm, second: Warm) -> Outcome:
    """Run one snippet twice, in different surroundings, and write its recording if both agree.

    A recording whose snippet and sections did not change stays as it is, and so do its pictures.
    """
    count = 0
    try:
        snippet = parse(path)
        count = len(snippet.sections)
        output, again = run(snippet, first), run(snippet, second)
        _compare(path, output, again, "first run", "second run",
                 "make it deterministic: seed it, sort sets, print no times, ids or addresses",
                 "prints something else each time (other hash seed, other number of threads): ")
        drawn = picture.write_all(path, output)
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


def verify(paths: list[Path]) -> Iterator[Outcome]:
    """Verify snippets, on all cores."""
    with Warm(optimizers=any_optimizer(paths)) as warm:
        yield from each(paths, lambda path: verify_one(path, warm), warm.cores)


def pair(**options) -> tuple[Warm, Warm]:
    """Interpreters for the two runs of a recording, which differ in hash seed and in the number of threads."""
    return Warm(seed=1, threads=1, **options), Warm(seed=2, threads=max(2, os.cpu_count() or 2), **options)


def record(paths: list[Path]) -> Iterator[Outcome]:
    """Record snippets, on all cores."""
    with ExitStack() as stack:
        first, second = map(stack.enter_context, pair(optimizers=any_optimizer(paths)))
        yield from each(paths, lambda path: record_one(path, first, second), first.cores)
