"""Prints how long `alias_or_copy.pyz` takes from start to verdict, less `import torch`: `python -m tests.benchmarks.ask_file`."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from docs.hooks.ask.archive import NAME, archive
from snippets.engine import command

MOST = 0.3  # seconds
TIMES = 7
PROGRAMS = {"lists": ('', "a = [1, [2]]", "b = a[:]"), "tensors": ("import torch", "a = torch.zeros(3)", "b = a[1:]")}


def seconds(folder: str, *words: str) -> float:
    """How long one run of Python takes. Raises CalledProcessError."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *words], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    """Run each program and its imports alone in turn, and print the medians of the difference."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / NAME).write_bytes(archive())
        for name, (imports, *lines) in PROGRAMS.items():
            alone, whole = [], []
            for _ in range(TIMES):
                alone.append(seconds(folder, "-c", imports))
                whole.append(seconds(folder, NAME, *lines))
            print(f"{name}: {statistics.median(whole) - statistics.median(alone):.2f} s "
                  f"(with the imports {statistics.median(whole):.2f} s; at most {MOST})")


if __name__ == "__main__":
    sys.exit(command.run(lambda _: main(), sys.argv[1:]))
