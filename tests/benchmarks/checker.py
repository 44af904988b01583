"""Prints how fast the checker is: `python tests/benchmarks/checker.py [flake8]`.

All published rules over PyTorch's own Python files, beside flake8 with TorchFix,
PyTorch's linter, over the same files, both on all cores. The two are installed into
an environment of their own under .cache. With the argument `flake8`, flake8 alone.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import torch

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "docs" / "hooks")]

from checker_files import BUNDLE, write  # noqa: E402

from tests.checker.measure import AST_GREP  # noqa: E402

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


def main(alone: bool) -> None:
    """Run both and print files and lines per second, and the ratio."""
    files = sorted(FOLDER.rglob("*.py"))
    lines = sum(file.read_bytes().count(b"\n") for file in files)
    python = flake8()
    options = ["--select", "F,E,W"] if alone else []
    with tempfile.TemporaryDirectory() as folder:
        bundle = next(path for path in write(Path(folder), "http://127.0.0.1:8000/") if path.name == BUNDLE)
        timed(AST_GREP, "scan", "-r", bundle, FOLDER)  # the files are in memory then
        ours = min(timed(AST_GREP, "scan", "-r", bundle, FOLDER)[0] for _ in range(2))
    print(f"{len(files)} files, {lines} lines, {os.cpu_count()} cores", flush=True)
    print(f"ast-grep with all rules: {ours:.1f} s, {len(files) / ours:.0f} files/s, {lines / ours:.0f} lines/s", flush=True)
    theirs, _ = timed(python, "-m", "flake8", "--isolated", *options, FOLDER)
    name = "flake8" if alone else "flake8 with TorchFix"
    print(f"{name}: {theirs:.1f} s, {len(files) / theirs:.0f} files/s, {lines / theirs:.0f} lines/s")
    print(f"ratio {theirs / ours:.0f} (at least {RATIO})")


if __name__ == "__main__":
    main(sys.argv[1:] == ["flake8"])
