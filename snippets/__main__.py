"""`python -m snippets [PATH...]` verifies; `record [PATH...]` records again.

With `--environment NAME`, snippets, labs and the atlas's rows run with the
versions of that environment ("old", "newest", "torch-2.6", "python-3.13"); what differs there
is compared with what is recorded of it, or recorded.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from .atlas import __main__ as atlas
from .engine import command, verify
from .engine.lab.source import LABS
from .engine.recorder import Outcome
from .engine.sandbox import container
from .engine.versions import compare, differences, environments
from .project import shown


def report(outcomes, total: int, recording: bool) -> int:
    """Print progress and problems as they come, then a summary. Returns the exit code."""
    done: list[Outcome] = []
    for outcome in outcomes:
        done.append(outcome)
        state = "FAILED" if outcome.problem else "recorded" if outcome.written else "as recorded"
        print(f"[{len(done):{len(str(total))}}/{total}] {shown(outcome.path)}: {state}", flush=True)
        if outcome.problem:
            print(outcome.problem, flush=True)
    failed = sum(bool(o.problem) for o in done)
    written = sum(o.written for o in done)
    labs = [o for o in done if LABS in o.path.parents]
    counted = f"{len(done) - len(labs)} snippets, {sum(o.sections for o in done if o not in labs)} sections"
    if labs:
        counted += f", {len(labs)} labs, {sum(o.sections for o in labs)} cells"
    if failed:
        print(f"{counted}: {failed} {'not recorded' if recording else 'not as recorded'}")
        return 1
    print(f"{counted}: {written} recorded again, {len(done) - written} unchanged" if recording and written
          else f"{counted}: all as recorded")
    return 0


def report_elsewhere(paths: list[Path], environment: str, recording: bool, partly: bool) -> int:
    """Run snippets and labs in an environment; compare with its record, or write that. Returns the exit code."""
    there = environments.get(environment)
    found = {}
    for path, each in compare.compare(paths, there):
        found[differences.key(path)] = each
        print(f"[{len(found):{len(str(len(paths)))}}/{len(paths)}] {shown(path)}: {each.state}", flush=True)
    if environments.PYTHON.fullmatch(environment):  # what needs a package says nothing of another Python
        found = {name: each for name, each in found.items() if each.state != differences.NEEDS}
    recorded = differences.read(environment)
    now = compare.merged(there, found, partly)
    print(f"{environment}:", ", ".join(f"{name} {version}" for name, version in now.versions.items()))
    print(f"{len(found)} snippets and labs:", ", ".join(f"{sum(each.state == state for each in found.values())} {state}"
                                                       for state in differences.STATES))
    if recording:
        print("recorded" if differences.write(now) else "as recorded before")
        return 0
    problems = compare.changed(recorded, replace(now, found=found))
    for problem in problems:
        print(problem)
    if stale := compare.stale(recorded, now):
        print(f"changed since they were recorded there, so pages claim nothing of them: {', '.join(stale)}")
        print(f"  fix: {differences.command(environment)}")
    print(f"{len(problems)} not as recorded" if problems else "all as recorded")
    return 1 if problems else 0


def main(arguments: list[str]) -> int:
    """Run the command line. Returns the exit code: 0, 1 for differences, 2 for wrong arguments. Raises Problem for what can't be run."""
    parser = argparse.ArgumentParser(prog="python -m snippets", description=__doc__)
    recording = arguments[:1] == ["record"]
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a snippet, a lab or a folder (default: all)")
    parser.add_argument("--environment", default="", metavar="NAME",
                        help=f"versions other than the installed ones: old, {', '.join((*environments.PYPI, *environments.PYTHONS))}, or a release such as torch-2.6")
    options = parser.parse_args(arguments[1:] if recording else arguments)
    snippets, labs = verify.chosen(options.paths)
    if lacking := container.lacks():
        print(lacking, file=sys.stderr)
    if environments.PYTHON.fullmatch(options.environment):
        labs = []  # they run in Jupyter, which is a package
    if options.environment:
        code = report_elsewhere(snippets + labs, options.environment, recording, bool(options.paths))
        return code if options.paths else code | atlas.elsewhere(options.environment, recording)
    return report(verify.each(snippets, labs, recording), len(snippets) + len(labs), recording)


if __name__ == "__main__":
    sys.exit(command.run(main, sys.argv[1:]))
