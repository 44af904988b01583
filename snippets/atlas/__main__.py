"""`python -m snippets.atlas` verifies on the installed versions; `python -m snippets.atlas record` records.

`record --environment old` records with Debian's torch 1.13, `record
--environment newest` with whatever PyPI offers (`torch-2.0`, `torch-2.1`: with
those), `record --environment python-3.13` the rows that need no package,
`record --device cuda` on a GPU.
"""

import argparse
import sys
from collections import Counter
from dataclasses import replace

from ..engine import command
from ..engine.problem import Problem
from ..engine.versions.environments import PYPI, PYTHONS
from . import grid, outcomes
from .probe_runner import probe_all, try_all
from .publish import ids
from .row import VERDICTS, read_rows


def report_grid(found: grid.Grid, problems: list[Problem], done: str) -> int:
    """Print problems of the grid and a summary. Returns the exit code."""
    for problem in problems:
        print(problem)
    operations = [states for kind in found.found.values() for states in kind.values()]
    tried = sum(len(states) - 1 for states in operations)
    print(f"{len(operations)} operations, tried {tried} times in states of their sources: " + (f"{len(problems)} not as expected" if problems else done))
    return 1 if problems else 0


def report(found: outcomes.Outcomes, problems: list[Problem], done: str) -> int:
    """Print problems and a summary. Returns the exit code."""
    for problem in problems:
        print(problem)
    verdicts = Counter(outcome["verdict"] for outcome in found.rows.values())
    counted = ", ".join(f"{verdicts[v]} {v}" for v in (*VERDICTS, "missing") if verdicts[v])
    where = ", ".join(f"{name} {version}" for name, version in found.versions.items())
    print(f"{len(found.rows)} rows on {found.device} with {where}: {counted}")
    print(f"{len(problems)} not as expected" if problems else done)
    return 1 if problems else 0


def verify() -> int:
    """Probe every row with the installed versions; compare with what is recorded and expected."""
    recorded = outcomes.read("pinned")
    if not recorded:
        raise outcomes.missing("pinned")
    found = probe_all("pinned")
    code = report(found, outcomes.changed(recorded, found) + outcomes.unexpected(read_rows(), found), "all as recorded")
    return code or verify_grid("pinned")


def verify_grid(environment: str) -> int:
    """Try the operations in all states again; compare with what is recorded. Returns the exit code. Raises Problem if nothing is recorded."""
    recorded = grid.read(environment)
    if not recorded:
        raise grid.missing(environment)
    found = try_all(environment)
    return report_grid(found, grid.changed(recorded, found), "all as recorded")


def record_grid(environment: str) -> int:
    """Try the operations in all states and write what was found. Returns the exit code."""
    found = try_all(environment)
    problems = grid.stale(grid.read_kinds(), found)
    if problems:
        return report_grid(found, problems, "")
    return report_grid(found, [], "recorded" if grid.write(found) else "as recorded before")


def elsewhere(environment: str, recording: bool) -> int:
    """Record the rows in an environment if its outcomes are kept, or compare them with what is recorded and expected."""
    if recording and environment in outcomes.NAMES:
        return record(environment, "cpu")
    rows, found = read_rows(), probe_all(environment)
    problems = outcomes.unexpected(rows, found)
    if recorded := outcomes.read(environment):
        recorded = outcomes.still_true(rows, recorded)
        problems += outcomes.changed(recorded, replace(found, rows={name: found.rows[name] for name in recorded.rows}))
    code = report(found, problems, "all as recorded and expected")
    return code | verify_grid(environment) if grid.read(environment) else code


def record(environment: str, device: str) -> int:
    """Probe every row and write the outcomes, if they are what the rows expect."""
    rows = read_rows()
    found = probe_all(environment, device)
    if not found.rows:
        raise Problem(outcomes.path_of(environment), 1, "no row could be probed: are torch, numpy and pandas installed?")
    problems = outcomes.unexpected(rows, found)
    if problems:
        return report(found, problems, "")
    written = outcomes.write(found) | ids.add(rows)
    code = report(found, [], "recorded" if written else "as recorded before")
    return code | record_grid(environment) if device == "cpu" and found.packages else code


def main(arguments: list[str]) -> int:
    """Run the command line. Returns the exit code: 0, 1 for differences, 2 for wrong arguments. Raises Problem for what can't be run."""
    parser = argparse.ArgumentParser(prog="python -m snippets.atlas", description=__doc__)
    commands = parser.add_subparsers(dest="command")
    recording = commands.add_parser("record", help="probe every row and write the outcomes")
    recording.add_argument("--environment", choices=("pinned", "old", *PYPI, *PYTHONS), default="pinned")
    recording.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    options = parser.parse_args(arguments)
    if options.command == "record":
        return record("cuda" if options.device == "cuda" else options.environment, options.device)
    return verify()


if __name__ == "__main__":
    sys.exit(command.run(main, sys.argv[1:]))
