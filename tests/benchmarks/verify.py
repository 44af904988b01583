"""What verifying costs, as ratios from one run: `python -m tests.benchmarks.verify`.

Compared with a bare `python -c "import torch"` and, for every tenth snippet,
with a fresh `python` for each; with the training snippets and without them. Then
what each snippet takes by itself: most of them a fork, and some what they are
about (processes that import torch again, a library of their own). Memory is the
peak of the proportional set sizes of all processes of the run together (Linux only).
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from snippets.engine import command
from snippets.engine.lab.source import find as find_labs
from snippets.engine.snippet.fork_server import ForkServers
from snippets.engine.verify import find
from snippets.project import ROOT

QUICK = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}


def timed(command: list[str], folder: Path = ROOT) -> float:
    """Seconds that a command takes. Raises CalledProcessError if it fails."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=QUICK, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def best(measure, times: int = 3) -> float:
    """The shortest of some runs: what the work takes when the machine does nothing else."""
    return min(measure() for _ in range(times))


def one_by_one(snippets: list[Path]) -> float:
    """Seconds to start a fresh interpreter for each snippet, one after the other."""
    total = 0.0
    for snippet in snippets:
        with tempfile.TemporaryDirectory() as folder:
            total += timed([sys.executable, str(snippet)], Path(folder))
    return total


def each_alone(snippets: list[Path]) -> list[tuple[float, Path]]:
    """Seconds that each snippet takes from the question to the answer, one after the other, in a fork of one interpreter."""
    took = []
    with ForkServers(cores=1, optimizers=True) as servers:
        for path in [snippets[0], *snippets]:  # the first waits for the interpreter, too
            with servers.folder(path) as folder:
                start = time.perf_counter()
                servers.run(path, folder)
                took.append((time.perf_counter() - start, path))
    return took[1:]


def descendants(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for parent in found:
        try:
            for task in Path(f"/proc/{parent}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
        except OSError:
            pass  # it has ended
    return found


def peak_memory(command: list[str]) -> float:
    """The peak memory of a command with all its processes, in MB."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        total = 0
        for pid in descendants(process.pid):
            try:
                total += int(re.search(r"Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text())[1])
            except (OSError, TypeError):
                pass  # it has ended
        peak = max(peak, total)
        time.sleep(0.02)
    return peak * 1024 / 1e6


def main() -> None:
    """Print the figures."""
    every = find()
    training = [p for p in every if ".step()" in p.read_text("utf-8")]
    others = [p for p in every if p not in training]
    verify = [sys.executable, "-m", "snippets"]
    bare = best(lambda: timed([sys.executable, "-c", "import torch"]))
    print(f"{len(every)} snippets, {len(training)} of them train: "
          f"{', '.join(str(p.relative_to(ROOT / 'snippets')) for p in training)}")
    for name, chosen in (("without training", others), ("all", every)):
        ours = best(lambda: timed(verify + [str(p) for p in chosen]))
        print(f"{name}: verifying takes {ours / bare:.2f} times `import torch`, "
              f"{ours / bare / len(chosen) * 1000:.1f} thousandths of it each on {os.cpu_count()} cores")
    sample = every[::10]
    print(f"every tenth: verifying takes {best(lambda: timed(verify + [str(p) for p in sample])) / one_by_one(sample):.3f} "
          f"of a fresh python for each")
    alone = sorted(each_alone(every), reverse=True)
    whole = sum(took for took, _ in alone)
    print(f"one after the other, interpreter ready: {whole / bare:.1f} times `import torch`; "
          f"a snippet in the middle {statistics.median(took for took, _ in alone) / bare * 1000:.1f} thousandths of it. "
          f"The dearest 20 take {sum(took for took, _ in alone[:20]) / whole:.0%} of the time:")
    for took, path in alone[:20]:
        print(f"  {took / bare:5.2f}  {path.relative_to(ROOT / 'snippets')}")
    labs = [str(path) for path in find_labs()]
    took = timed(verify + labs)
    print(f"labs: verifying {len(labs)} in kernels takes {took / bare:.1f} times `import torch`, "
          f"{took / len(labs):.1f} s each on all cores")
    if sys.platform == "linux":
        print(f"peak memory of verifying all snippets: {peak_memory(verify + [str(p) for p in every]):.0f} MB "
              f"(at most 1500); of all labs: {peak_memory(verify + labs):.0f} MB (one copies 400 MB models on purpose)")


if __name__ == "__main__":
    sys.exit(command.run(lambda _: main(), sys.argv[1:]))
