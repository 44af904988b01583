"""Verify and record labs: the same outcomes as for snippets, from kernels instead of forks."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from ..project import diff, sha256, shown
from .lab import notebook
from .lab.plots import outputs_alike
from .lab.source import LABS, LANGUAGES, Lab, find, parse
from .problem import Problem, record_command
from .sandbox import names
from .sandbox.machine import CHANGES, FIRST, SECOND, Machine
from .verify import SEVERAL, Outcome, find as find_snippets, machine_problem

if TYPE_CHECKING:
    from .lab.kernel import Kernel

# The packages whose version a recording names, if its lab imports them, by the name they are imported with.
NAMED = {"torch": "torch", "numpy": "numpy", "sklearn": "scikit-learn", "matplotlib": "matplotlib"}


def chosen(paths: list[Path]) -> tuple[list[Path], list[Path]]:
    """The snippets and the labs that `paths` (files or folders; none: all) name.

    Raises Problem for a path that names neither, for no lab at all, and for a
    recorded notebook whose lab is gone.
    """
    every = find()
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
        return find_snippets(), every
    return find_snippets(others) if others else [], sorted(labs)


def versions(lab: Lab) -> dict[str, str]:
    """The versions that a recording names, local build labels ("+cpu") aside."""
    used = lab.imports()
    named = {package: version(package).split("+")[0] for name, package in NAMED.items() if name in used}
    return {"python": platform.python_version(), **named}


def made(lab: Lab, outputs: list[list[dict]]) -> dict[str, dict]:
    """The notebook of each language with these outputs of the code cells."""
    found = {}
    for language in LANGUAGES:
        cells, count = [], 0
        for number, cell in enumerate(lab.cells_in(language), 1):
            if cell.language:
                ids = [id for _, _, id in cell.headings]
                cells.append(notebook.prose(cell.shown, number, {"ids": ids} if ids else {}))
                continue
            metadata = {"alt": cell.options[f"alt_{language}"]} if f"alt_{language}" in cell.options else {}
            if cell.tags:
                metadata["tags"] = list(cell.tags)
            cells.append(notebook.code(cell.text, number, count + 1, outputs[count], metadata))
            count += 1
        first = lab.cells_in(language)[0]
        found[language] = notebook.notebook(cells, {"title": first.headings[0][1],
                                                    "description": first.options["description"]})
    return found


def as_made(lab: Lab, recorded: notebook.Recorded) -> bool:
    """Whether the recorded notebooks are what is made now of the lab and its recorded outputs."""
    def bare(found: dict) -> dict:
        return {**found, "metadata": {**found["metadata"], "recording": None}}
    now = made(lab, recorded.outputs)
    return all(bare(now[language]) == bare(recorded.notebooks[language]) for language in LANGUAGES)


def comparable(lab: Lab, outputs: list[list[dict]]) -> list[list[dict]]:
    """The outputs that every run repeats; of one run's measurements, what kinds of output they are."""
    return [[{"output_type": o["output_type"], "kinds": sorted(o.get("data", {}))} for o in cell_outputs]
            if "one-run" in cell.tags else cell_outputs
            for cell, cell_outputs in zip(lab.code, outputs, strict=True)]


def alike(lab: Lab, one: list[list[dict]], two: list[list[dict]]) -> list[bool]:
    """Of each code cell: whether its outputs are what every run repeats; plots with the tolerance of `plots`."""
    return [outputs_alike(a, b) for a, b in zip(comparable(lab, one), comparable(lab, two), strict=True)]


def _text(lab: Lab, outputs: list[list[dict]]) -> str:
    """Outputs as text for a diff, each line led by its cell's line."""
    return "".join(f"cell on line {cell.line}:\n" + "".join(
        "".join(output.get("text", [])) + "".join("".join(output.get("data", {}).get(kind, []))
                                                  for kind in ("text/plain", "image/svg+xml"))
        for output in cell_outputs) for cell, cell_outputs in zip(lab.code, outputs))


def _compare(lab: Lab, before: list[list[dict]], after: list[list[dict]], names: tuple[str, str], mend: str,
             message: str) -> None:
    same = alike(lab, before, after) if len(before) == len(after) else []
    if len(before) == len(after) and all(same):
        return
    details = diff(_text(lab, before), _text(lab, after), *names).splitlines()
    at = next((cell.line for cell, equal in zip(lab.code, same) if not equal), 1)
    raise Problem(lab.path, at, message, mend, "\n".join(line[:200] for line in details[:60]))


def verify_one(path: Path, machine: Machine = FIRST) -> Outcome:
    """Run one lab on a machine and compare with its recording."""
    from .lab.kernel import run  # slow to load, and verifying snippets needs none of it

    count = 0
    try:
        lab = parse(path)
        count = len(lab.code)
        recorded = notebook.read(path)
        outputs = run(lab, machine)
        if sha256(lab.source) != recorded.source_sha256:
            notebook.fresh(path, diff(_text(lab, recorded.outputs), _text(lab, outputs), "recorded", "now"))
        _compare(lab, recorded.outputs, outputs, ("recorded", "now"), record_command(path), "the output differs")
        if not as_made(lab, recorded):
            raise Problem(path, 1, "its notebooks would be written otherwise now", record_command(path))
    except Problem as problem:
        return Outcome(path, count, problem)
    return Outcome(path, count, None)


def record_prose(path: Path) -> Outcome | None:
    """Write a lab's notebooks with the outputs they have, if nothing but prose has changed; else None.

    For an author who saves and looks: the same code need not run again to show other words.
    """
    try:
        lab, old = parse(path), notebook.read(path)
    except Problem:
        return None
    now = made(lab, old.outputs) if len(lab.code) == len(old.outputs) else {}
    for language, new in now.items():
        code, before = ([{**cell, "id": None, "metadata": {**cell["metadata"], "alt": "alt" in cell["metadata"]}}
                         for cell in cells if cell["cell_type"] == "code"]
                        for cells in (new["cells"], old.notebooks[language]["cells"]))
        if code != before:
            return None
    if not now or versions(lab) != old.versions:
        return None
    notebook.write(path, lab.source, now, old.versions)
    return Outcome(path, len(lab.code), None, written=True)


def kernels(ready: bool = False) -> list[Kernel]:
    """Kernels for the two runs of a recording, on two machines."""
    from .lab.kernel import Kernel  # slow to load, and verifying snippets needs none of it

    return [Kernel(FIRST, ready=ready), Kernel(SECOND, ready=ready)]


def record_one(path: Path, kernels: Callable[[], list[Kernel]] = kernels) -> Outcome:
    """Run one lab on two machines, and write its notebooks if both print the same.

    Notebooks whose source and repeatable outputs did not change stay as they are.
    """
    count = 0
    try:
        lab = parse(path)
        count = len(lab.code)
        names.refuse(path, lab.tree)
        with ThreadPoolExecutor(2) as pool:
            first, second = (pool.submit(kernel.run, lab) for kernel in kernels())
        outputs = first.result()
        _same_elsewhere(lab, outputs, second.result)
        try:
            old = notebook.fresh(path)
            if all(alike(lab, old.outputs, outputs)) and as_made(lab, old):
                return Outcome(path, count, None)
        except Problem:
            pass  # missing, stale or damaged: it is written below
        notebook.write(path, lab.source, made(lab, outputs), versions(lab))
    except Problem as problem:
        return Outcome(path, count, problem)
    return Outcome(path, count, None, written=True)


def _same_elsewhere(lab: Lab, outputs: list[list[dict]], second: Callable[[], list[list[dict]]]) -> None:
    """Raise Problem, naming what it depends on, if a lab prints something else on another machine."""
    from .lab.kernel import run  # slow to load, and verifying snippets needs none of it

    def differs(changes: frozenset[str]) -> bool:
        try:
            return not all(alike(lab, run(lab, Machine(changes)), outputs))
        except Problem:
            return True

    try:
        _compare(lab, outputs, second(), ("on one machine", "on another"), "", "")
        return
    except Problem as problem:
        line, details = problem.line, f"{problem.message}\n{problem.details}".lstrip("\n")
    if differs(frozenset()):
        raise machine_problem(lab.path, line, details, None)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:  # a lab takes seconds: as many at once as there are cores
        changed = pool.map(differs, [frozenset({name}) for name in CHANGES])
    causes = [words for words, hit in zip(CHANGES.values(), changed) if hit]
    raise machine_problem(lab.path, line, details, causes or [SEVERAL])


def each(paths: list[Path], work: Callable[[Path], Outcome]) -> Iterator[Outcome]:
    """Apply `work` to labs on all cores; outcomes come in the order of the paths."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        yield from pool.map(work, paths)


def verify(paths: list[Path], machine: Machine = FIRST) -> Iterator[Outcome]:
    """Verify labs as they run on a machine."""
    return each(paths, lambda path: verify_one(path, machine))


def record(paths: list[Path]) -> Iterator[Outcome]:
    """Record labs."""
    return each(paths, record_one)
