"""Which snippets and labs a command means, and what becomes of them: `recorder` says how each is verified and recorded."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..project import ROOT, shown
from .lab.recorder import Labs
from .lab.source import LABS, find as find_labs
from .problem import Problem
from .recorder import Outcome
from .sandbox.machine import FIRST, SECOND, Machine
from .snippet.recorder import Snippets, any_optimizer

SNIPPETS = ROOT / "snippets"
NOT_TOPICS = {"ask", "engine", "labs", "atlas", "recipes", "versions", "__pycache__"}


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


def chosen(paths: list[Path]) -> tuple[list[Path], list[Path]]:
    """The snippets and the labs that `paths` (files or folders; none: all) name.

    Raises Problem for a path that names neither, for no lab at all, and for a
    recorded notebook whose lab is gone.
    """
    every = find_labs()
    if not every:
        raise Problem(LABS, 1, "there is no lab here; nothing was verified")
    labs: set[Path] = set()
    others = []
    for path in paths:
        full = Path(path).resolve()
        if full.suffix == ".ipynb":
            full = full.with_name(full.name.split(".")[0] + ".py")
        matches = [lab for lab in every if lab == full or full in lab.parents]
        if full == LABS or LABS in full.parents:
            if not matches:
                raise Problem(full, 1, "is no lab; nothing was verified", f"name a file in {shown(LABS)}")
        else:
            others.append(path)
        labs.update(matches)
    if not paths:
        for recorded in sorted(LABS.glob("*.ipynb")):
            if recorded.with_name(recorded.name.split(".")[0] + ".py") not in every:
                raise Problem(recorded, 1, "its lab is gone", f"git rm {shown(recorded)}")
        return find(), every
    return find(others) if others else [], sorted(labs)


def each(snippets: list[Path], labs: list[Path], recording: bool = False, machine: Machine = FIRST) -> Iterator[Outcome]:
    """Verify or record snippets, then labs, on all cores, as they run on a machine."""
    if snippets:
        cores = os.cpu_count() or 1  # recording has interpreters of two machines
        with Snippets(machine, optimizers=any_optimizer(snippets), cores=max(1, cores // 2) if recording else cores) as recorder:
            recorder.start(*((FIRST, SECOND) if recording else (machine,)))
            yield from recorder.each(snippets, recording)
    if labs:
        with Labs(machine) as recorder:
            yield from recorder.each(labs, recording)
