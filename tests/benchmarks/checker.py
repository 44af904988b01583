"""Prints how fast the checker is: `python -m tests.benchmarks.checker [STEP]`.

All published rules over PyTorch's own Python files. Then beside flake8 with TorchFix,
PyTorch's linter, and beside flake8 alone, all on every core and over the same files:
each STEP-th one, 10 if nothing is said, since TorchFix needs most of an hour for all.
Both linters are installed into an environment of their own under .cache.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import torch

from docs.hooks.rules.ast_grep import BUNDLE, write
from snippets.engine import command
from snippets.project import ROOT
from tests.checker.measure import AST_GREP

PACKAGES = ("flake8==7.5.0", "TorchFix==0.7.0")
ENVIRONMENT = ROOT / ".cache" / "benchmark-flake8"
FOLDER = Path(torch.__file__).parent
RATIO = 10


def flake8() -> Path:
    """Flake8's interpreter, installed when it is not. Raises CalledProcessError when that fails."""
    python = ENVIRONMENT / "bin" / "python"
    if not (ENVIRONMENT / "installed").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", ENVIRONMENT], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES], check=True)
        (ENVIRONMENT / "installed").touch()
    return python


def timed(*command: object) -> tuple[float, int]:
    """Seconds that a command takes and lines that it prints. Raises RuntimeError when it fails (1 says: something was found)."""
    start = time.perf_counter()
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if result.returncode not in (0, 1):
        raise RuntimeError(result.stderr)
    return time.perf_counter() - start, result.stdout.count("\n")


def sample(folder: Path, step: int) -> Path:
    """A folder with each `step`-th of PyTorch's files."""
    for number, file in enumerate(sorted(FOLDER.rglob("*.py"))[::step]):
        shutil.copy(file, folder / f"{number}_{file.name}")
    return folder


def report(name: str, seconds: float, folder: Path) -> float:
    """Print files and lines per second. Returns the seconds."""
    files = [*folder.rglob("*.py")]
    lines = sum(file.read_bytes().count(b"\n") for file in files)
    print(f"{name}: {len(files)} files, {lines} lines in {seconds:.1f} s, {len(files) / seconds:.0f} files/s, "
          f"{lines / seconds:.0f} lines/s", flush=True)
    return seconds


def main(step: int) -> None:
    """Run all three and print files and lines per second, and the ratios."""
    python = flake8()
    with tempfile.TemporaryDirectory() as name:
        bundle = next(path for path in write(Path(name, "rules"), "http://127.0.0.1:8000/") if path.name == BUNDLE)
        scan = (AST_GREP, "scan", "-r", bundle)
        timed(*scan, FOLDER)  # the files are in memory then
        print(f"{os.cpu_count()} cores")
        report("ast-grep with all rules", timed(*scan, FOLDER)[0], FOLDER)
        (folder := Path(name, "sample")).mkdir()
        sample(folder, step)
        ours = report("ast-grep with all rules", min(timed(*scan, folder)[0] for _ in range(3)), folder)
        for linter, options in (("flake8 alone", ("--select", "E,F,W,C9")), ("flake8 with TorchFix", ())):
            theirs = report(linter, timed(python, "-m", "flake8", "--isolated", *options, folder)[0], folder)
            print(f"  ratio {theirs / ours:.0f} (at least {RATIO})")


if __name__ == "__main__":
    sys.exit(command.run(lambda times: main(*map(int, times[:1] or [10])), sys.argv[1:]))
