"""Runs a file of rules over files and folders, and returns what ast-grep finds."""

import json
import subprocess
import sys
from pathlib import Path

from snippets.engine.problem import Problem

AST_GREP = Path(sys.executable).with_name("ast-grep")


def findings(rule_file: Path, *targets: Path | str) -> list[dict]:
    """What ast-grep finds in files and below folders. Raises Problem when it cannot read the rule."""
    result = subprocess.run([AST_GREP, "scan", "-r", rule_file, "--json=compact", "--no-ignore=hidden", *targets],
                            capture_output=True, text=True)
    if not result.stdout.startswith("["):
        raise Problem(rule_file, 0, "ast-grep cannot read this rule", details=result.stderr)
    return json.loads(result.stdout)
