"""Runs the checker over labelled code and records how it does, for the site to show.

    python -m tests.checker.measure [FOLDER]

With a folder of clones, it measures the rules on the public code of `corpus.tsv` (see `corpus.py`), too.
Labelled are a rule's `bad.py` and `good.py`, and the cases of `tests/checker/ac301.yml`,
which is a file of ast-grep's own test runner: `invalid` must be found, `valid` left alone.
"""

import json
import sys
from pathlib import Path

import yaml

from docs.hooks.rules.registry import RULES, Rule, read_rules
from snippets.engine import command
from snippets.engine.scratch import Scratch
from snippets.project import ROOT, write_atomically

from .corpus import measure_corpus
from .findings import AST_GREP, findings

CASES = Path(__file__).parent
MEASURED = RULES / "measured.json"
MEASURED_CORPUS = RULES / "measured-public.json"


def cases(rule: Rule) -> dict[str, list[str]]:
    """The labelled code of one rule: {"invalid": must be found, "valid": must not}."""
    data = yaml.safe_load((CASES / f"{rule.name}.yml").read_text("utf-8"))
    own = {"invalid": "bad.py", "valid": "good.py"}
    return {kind: [*data[kind], (rule.path.parent / name).read_text("utf-8")] for kind, name in own.items()}


def measure(rule: Rule) -> dict[str, list[int]]:
    """{"found": [reported bad cases, all], "silent": [unreported good cases, all]} of one rule."""
    with Scratch("checker") as scratch:
        folder = scratch.path
        labelled = cases(rule)
        for kind, codes in labelled.items():
            for number, code in enumerate(codes):
                Path(folder, f"{kind}-{number}.py").write_text(code, "utf-8")
        reported = {Path(each["file"]).stem.split("-")[0] + Path(each["file"]).stem.split("-")[1]
                    for each in findings(rule, folder)}
        count = {kind: sum(name.startswith(kind) for name in reported) for kind in labelled}
    bad, good = len(labelled["invalid"]), len(labelled["valid"])
    return {"found": [count["invalid"], bad], "silent": [good - count["valid"], good]}


def measured() -> dict[str, dict[str, list[int]]]:
    """The figures of every rule that the checker finds, by code."""
    return {rule.code: measure(rule) for rule in read_rules() if rule.reliable}


def main(arguments: list[str]) -> int:
    """`[FOLDER]`, where the clones are. Returns the exit code."""
    if len(arguments) > 1:
        print(__doc__, file=sys.stderr)
        return 2
    write_atomically(MEASURED, json.dumps(measured(), indent=1) + "\n")
    print(MEASURED.read_text("utf-8"), end="")
    if arguments:
        rules = [rule for rule in read_rules() if rule.reliable]
        write_atomically(MEASURED_CORPUS, json.dumps(measure_corpus(rules, Path(arguments[0]).resolve()), indent=1) + "\n")
        print(MEASURED_CORPUS.read_text("utf-8"), end="")
    return 0


if __name__ == "__main__":
    sys.exit(command.run(main, sys.argv[1:]))
