"""How labs are verified and recorded: each run in a kernel of its own, each recording a notebook in each language."""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from ...project import diff
from ..problem import Problem, record_command
from ..recorder import Difference, Outcome, Recorder
from ..sandbox.machine import FIRST, SECOND, Machine
from . import notebook
from .plots import outputs_alike
from .source import LANGUAGES, Lab, parse

if TYPE_CHECKING:
    from .kernel import Kernel

# The packages whose version a recording names, if its lab imports them, by the name they are imported with.
NAMED = {"torch": "torch", "numpy": "numpy", "sklearn": "scikit-learn", "matplotlib": "matplotlib",
         "gymnasium": "gymnasium"}
Cells = list[list[dict]]  # the outputs of each code cell


def versions(lab: Lab) -> dict[str, str]:
    """The versions that a recording names, local build labels ("+cpu") aside."""
    used = lab.imports()
    named = {package: version(package).split("+")[0] for name, package in NAMED.items() if name in used}
    return {"python": platform.python_version(), **named}


def made(lab: Lab, outputs: Cells) -> dict[str, dict]:
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


def comparable(lab: Lab, outputs: Cells) -> Cells:
    """The outputs that every run repeats; of one run's measurements, what kinds of output they are."""
    return [[{"output_type": o["output_type"], "kinds": sorted(o.get("data", {}))} for o in cell_outputs]
            if "one-run" in cell.tags else cell_outputs
            for cell, cell_outputs in zip(lab.code, outputs, strict=True)]


def alike(lab: Lab, one: Cells, two: Cells) -> list[bool]:
    """Of each code cell: whether its outputs are what every run repeats; plots with the tolerance of `plots`."""
    return [outputs_alike(a, b) for a, b in zip(comparable(lab, one), comparable(lab, two), strict=True)]


def text_of(outputs: list[dict]) -> str:
    """What a cell printed, and its value as text."""
    return "".join("".join(output.get("text", [])) + "".join(output.get("data", {}).get("text/plain", [])) for output in outputs)


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


class Labs(Recorder[Lab, Cells]):
    """Verifies and records labs."""

    def __init__(self, machine: Machine = FIRST):
        super().__init__(machine)
        self._ready: dict[Machine, Kernel] = {}  # one kernel runs one lab

    def start(self) -> None:
        """Start kernels for the two runs of the next recording, unless they are there."""
        from .kernel import Kernel  # slow to load, and verifying snippets needs none of it

        for machine in (FIRST, SECOND):
            if machine not in self._ready:
                self._ready[machine] = Kernel(machine, ready=True)

    def run(self, source: Lab, machine: Machine) -> Cells:
        """Run a lab in a kernel that is ready, or in a new one."""
        from .kernel import Kernel

        return (self._ready.pop(machine, None) or Kernel(machine)).run(source)

    def parse(self, path: Path) -> Lab:
        """A lab's cells."""
        return parse(path)

    def parts(self, source: Lab) -> int:
        """The number of code cells."""
        return len(source.code)

    def read(self, path: Path) -> notebook.Recorded:
        """The notebooks of both languages."""
        return notebook.read(path)

    def recorded(self, recording: notebook.Recorded) -> Cells:
        """The outputs of the code cells."""
        return recording.outputs

    def check(self, source: Lab, recording: notebook.Recorded) -> None:
        """The notebooks are what the lab's prose makes of these outputs."""
        if not as_made(source, recording):
            raise Problem(source.path, 1, "its notebooks would be written otherwise now", record_command(source.path))

    def difference(self, source: Lab, before: Cells, after: Cells, names: tuple[str, str]) -> Difference | None:
        """The first cell whose outputs are not alike."""
        same = alike(source, before, after) if len(before) == len(after) == len(source.code) else []
        if same and all(same):
            return None
        details = diff(self._text(source, before), self._text(source, after), *names).splitlines()
        at = next((cell.line for cell, equal in zip(source.code, same) if not equal), 1)
        return Difference(at, "the output differs", "\n".join(line[:200] for line in details[:60]))

    def _text(self, lab: Lab, outputs: Cells) -> str:
        """Outputs as text for a diff, plots too, each cell led by its line."""
        return "".join(f"cell on line {cell.line}:\n" + "".join(
            "".join(output.get("text", [])) + "".join("".join(output.get("data", {}).get(kind, []))
                                                      for kind in ("text/plain", "image/svg+xml"))
            for output in cell_outputs) for cell, cell_outputs in zip(lab.code, outputs))

    def texts(self, source: Lab, output: Cells) -> list[tuple[int, str]]:
        """What each cell printed; of one run's measurements nothing."""
        return [(cell.line, text_of(outputs)) for cell, outputs in zip(source.code, output, strict=True) if "one-run" not in cell.tags]

    def write(self, source: Lab, output: Cells) -> bool:
        """Both notebooks. Those whose source and repeatable outputs did not change stay as they are."""
        try:
            old = notebook.fresh(source.path)
            if all(alike(source, old.outputs, output)) and as_made(source, old):
                return False
        except Problem:
            pass  # missing, stale or damaged: it is written below
        notebook.write(source.path, source.source, made(source, output), versions(source))
        return True

    def close(self) -> None:
        """End the kernels that wait."""
        for kernel in self._ready.values():
            kernel.close()
        self._ready.clear()
