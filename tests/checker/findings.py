"""Runs a rule, or a file of rules, over files and folders, and returns what ast-grep finds."""

import json
import subprocess
import sys
from pathlib import Path

from docs.hooks.rules.registry import Rule
from snippets.engine.problem import Problem

AST_GREP = Path(sys.executable).with_name("ast-grep")


def findings(rules: Rule | Path, *targets: Path | str) -> list[dict]:
    """What ast-grep finds in files and below folders, by one rule or a file of rules. Raises Problem when it cannot read the rules."""
    chosen = ["--inline-rules", rules.text] if isinstance(rules, Rule) else ["-r", rules]
    result = subprocess.run([AST_GREP, "scan", *chosen, "--json=compact", "--no-ignore=hidden", *targets],
                            capture_output=True, text=True)
    if not result.stdout.startswith("["):
        raise Problem(rules.path if isinstance(rules, Rule) else rules, 0, "ast-grep cannot read this rule", details=result.stderr)
    return json.loads(result.stdout)
