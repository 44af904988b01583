"""Probes every row in the interpreter it is called in, and prints what was found as JSON.

`python -m snippets.atlas.probe_worker [--device cuda] [ID...]`. A process of its own:
the interpreter may be another one, and rows import what they show.
"""

import argparse
import importlib
import inspect
import json
import operator
import os
import platform
import re
import sys
import tempfile
import warnings
from pathlib import Path

from ..engine.sandbox import landlock
from .prober.probe import Finding, Levels, probe
from .row import CANNOT_TELL, ERROR, MISSING, NO_SUCH_API, Row, read_rows

PACKAGES = ("torch", "numpy", "pandas")


def found_by(row: Row, function, device: str) -> dict[str, str]:
    """Probe one row. Returns what stands in an outcomes file: the code's hash, the verdict, how it was found."""
    make = (lambda: function(device)) if row.device else function
    with tempfile.TemporaryDirectory(prefix="atlas-") as folder:
        before = os.getcwd()
        os.chdir(folder)
        try:
            finding = probe(make)
        finally:
            os.chdir(before)
    return described(row, finding)


def described(row: Row, finding: Finding) -> dict[str, str]:
    """A finding as strings. An error says "missing" where the row expects that some version lacks the operation."""
    if finding.verdict == ERROR:
        lacks = any(verdict == MISSING for _, _, verdict in row.was) and finding.error.startswith(NO_SUCH_API)
        return {"code": row.digest, "verdict": MISSING if lacks else ERROR, "error": stable(finding.error)}
    if finding.verdict == CANNOT_TELL:
        return {"code": row.digest, "verdict": CANNOT_TELL, "why": stable(finding.why)}
    counts = {"b": _counts(finding.from_result), "a": _counts(finding.from_source)}
    return {"code": row.digest, "verdict": finding.verdict, "by": finding.by, **{k: v for k, v in counts.items() if v}}


def _counts(levels: Levels) -> str:
    """"0/3 2/2": of 3 changes at level 0 none was seen on the other side, of 2 at level 1 both were."""
    return " ".join("{}/{}".format(*levels[level]) if level in levels else "-" for level in range(max(levels, default=-1) + 1))


def stable(text: str) -> str:
    """A message without addresses and folders, at most 140 characters."""
    text = re.sub(r"0x[0-9a-f]+", "0x…", text)
    text = re.sub(r"/\S*/", "…/", text)
    return text if len(text) <= 140 else text[:139].rstrip() + "…"


def has(name: str) -> bool:
    """Whether this interpreter has a package, or what a package calls so; a row that needs nothing has it."""
    package, _, rest = name.partition(".")
    try:
        operator.attrgetter(rest)(importlib.import_module(package)) if rest else name and importlib.import_module(name)
    except (ImportError, AttributeError):
        return False
    return True


def run(device: str = "cpu", ids: frozenset[str] = frozenset()) -> dict:
    """Probe the rows that this interpreter has the packages for, on one device."""
    warnings.simplefilter("ignore")
    if device != "cpu":
        import torch
        if not torch.cuda.is_available():
            raise SystemExit(f"torch {torch.__version__} sees no GPU here; nothing was run")
    rows, versions, name = {}, {}, device
    for row in read_rows():
        if ids and row.id not in ids or (device == "cpu" and row.only_cuda) or (device != "cpu" and not row.device) or not has(row.needs):
            continue
        try:
            module = importlib.import_module(f".rows.{row.family}", __package__)
        except ModuleNotFoundError as error:
            if error.name not in PACKAGES:
                raise
            continue
        rows[row.id] = found_by(row, inspect.unwrap(getattr(module, row.function)), device)
    for package in PACKAGES:
        if package in sys.modules:
            versions[package] = sys.modules[package].__version__.split("+")[0]
    if device != "cpu":
        name = torch.cuda.get_device_name(device)
    return {"python": platform.python_version(), "packages": versions, "device": name, "rows": rows}


def main(arguments: list[str]) -> int:
    """Run the command line. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m snippets.atlas.probe_worker", description=__doc__)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("ids", nargs="*", metavar="ID")
    options = parser.parse_args(arguments)
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no outcome
    landlock.restrict(Path(tempfile.gettempdir()))
    json.dump(run(options.device, frozenset(options.ids)), out, ensure_ascii=False)
    out.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
