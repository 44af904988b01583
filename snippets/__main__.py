"""`python -m snippets [PATH...]` verifies; `record [PATH...]` records again; `new TOPIC/NAME` begins a snippet and its pages."""

import argparse
import sys
from itertools import chain
from pathlib import Path

from . import new
from .engine import verify, verify_labs
from .engine.problem import Problem, shown
from .engine.verify import Outcome


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
    labs = [o for o in done if verify_labs.LABS in o.path.parents]
    counted = f"{len(done) - len(labs)} snippets, {sum(o.sections for o in done if o not in labs)} sections"
    if labs:
        counted += f", {len(labs)} labs, {sum(o.sections for o in labs)} cells"
    if failed:
        print(f"{counted}: {failed} {'not recorded' if recording else 'not as recorded'}")
        return 1
    print(f"{counted}: {written} recorded anew, {len(done) - written} unchanged" if recording and written
          else f"{counted}: all as recorded")
    return 0


def main(arguments: list[str]) -> int:
    """Run the command line. Returns the exit code: 0, 1 for differences, 2 for wrong arguments."""
    if arguments[:1] == ["new"]:
        return new.main(arguments[1:])
    parser = argparse.ArgumentParser(prog="python -m snippets", description=__doc__)
    recording = arguments[:1] == ["record"]
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a snippet, a lab or a folder (default: all)")
    options = parser.parse_args(arguments[1:] if recording else arguments)
    try:
        snippets, labs = verify_labs.chosen(options.paths)
        outcomes = [getattr(module, "record" if recording else "verify")(paths)
                    for module, paths in ((verify, snippets), (verify_labs, labs)) if paths]
        return report(chain(*outcomes), len(snippets) + len(labs), recording)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
