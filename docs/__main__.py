"""`python -m docs serve` or `build`: MkDocs, without the announcement that the theme prints when `mkdocs` itself is called."""

import subprocess
import sys
from pathlib import Path

from snippets.engine import command
from snippets.engine.problem import Problem
from snippets.project import ROOT


def build(folder: Path) -> Path:
    """Build the site strictly into a folder and return it. Raises Problem when it cannot be built."""
    result = subprocess.run([sys.executable, "-m", "docs", "build", "--strict", "--quiet", "-d", str(folder)], cwd=ROOT,
                            capture_output=True, text=True)
    if result.returncode:
        raise Problem(ROOT / "mkdocs.yml", 1, "the site cannot be built", "python -m docs build --strict", result.stdout + result.stderr)
    return folder


if __name__ == "__main__":
    from mkdocs.__main__ import cli

    try:
        cli(prog_name="python -m docs")
    except OSError as error:  # before any hook is there to say it: mkdocs.yml is a folder, say
        sys.exit(command.failed(error))
