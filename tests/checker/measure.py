"""Runs the checker over labelled code and records how it does, for the site to show.

    python -m tests.checker.measure

Labelled are a rule's `bad.py` and `good.py`, and the cases of `tests/checker/ac301.yml`,
which is a file of ast-grep's own test runner: `invalid` must be found, `valid` left alone.
"""

import json
import subprocess
import sys
from pathlib import Path

import yaml

from docs.hooks.rules.registry import RULES, Rule, read_rules
from snippets.engine import command
from snippets.engine.problem import Problem
from snippets.engine.scratch import Scratch
from snippets.project import ROOT, write_atomically

CASES = Path(__file__).parent
MEASURED = RULES / "measured.json"
AST_GREP = Path(sys.executable).with_name("ast-grep")


def cases(rule: Rule) -> dict[str, list[str]]:
    """The labelled code of one rule: {"invalid": must be found, "valid": must not}."""
    data = yaml.safe_load((CASES / f"{rule.name}.yml").read_text("utf-8"))
    own = {"invalid": "bad.py", "valid": "good.py"}
    return {kind: [*data[kind], (rule.path.parent / name).read_text("utf-8")] for kind, name in own.items()}


def findings(rule_file: Path, folder: Path) -> list[dict]:
    """What ast-grep finds below a folder. Raises Problem when it cannot read the rule."""
    result = subprocess.run([AST_GREP, "scan", "-r", rule_file, "--json=compact", "--no-ignore=hidden", folder],
                            capture_output=True, text=True)
    if not result.stdout.startswith("["):
        raise Problem(rule_file, 0, "ast-grep cannot read this rule", details=result.stderr)
    return json.loads(result.stdout)


def measure(rule: Rule) -> dict[str, list[int]]:
    """{"found": [reported bad cases, all], "silent": [unreported good cases, all]} of one rule."""
    with Scratch("checker") as scratch:
        folder = scratch.path
        labelled = cases(rule)
        for kind, codes in labelled.items():
            for number, code in enumerate(codes):
                Path(folder, f"{kind}-{number}.py").write_text(code, "utf-8")
        reported = {Path(each["file"]).stem.split("-")[0] + Path(each["file"]).stem.split("-")[1]
                    for each in findings(rule.path, folder)}
        count = {kind: sum(name.startswith(kind) for name in reported) for kind in labelled}
    bad, good = len(labelled["invalid"]), len(labelled["valid"])
    return {"found": [count["invalid"], bad], "silent": [good - count["valid"], good]}


def measured() -> dict[str, dict[str, list[int]]]:
    """The figures of every rule that the checker finds, by code."""
    return {rule.code: measure(rule) for rule in read_rules() if rule.reliable}


def main(arguments: list[str]) -> int:
    """Without arguments. Returns the exit code."""
    if arguments:
        print(__doc__, file=sys.stderr)
        return 2
    write_atomically(MEASURED, json.dumps(measured(), indent=1) + "\n")
    print(MEASURED.read_text("utf-8"), end="")
    return 0


if __name__ == "__main__":
    sys.exit(command.run(main, sys.argv[1:]))
