"""Breaks the project on purpose, fault by fault, and shows that each is noticed.

    python -m tests.faults.run [WORDS]     all faults, or those whose names hold WORDS

A guard must pass on the unbroken copy, fail on the broken one within its time,
and say what the fault expects it to say. Two faults are tried at a time, each in
a copy of its own.
"""

import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from snippets.engine import command
from tests.faults.catalogue import FAULTS
from tests.faults.mutation import Fault, Guard, NotApplied
from tests.project import copy_to, environment, made

COPIES = 2


@dataclass(frozen=True)
class Said:
    """What became of a guard: its exit code (None: it hung) and all it printed."""

    code: int | None
    text: str


def ask(guard: Guard, project: Path) -> Said:
    """Run a guard in a project folder, in a process group of its own, so that nothing of it stays."""
    process = subprocess.Popen(guard.command, cwd=project, env=environment(), stdin=subprocess.DEVNULL, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    try:
        text, _ = process.communicate(timeout=guard.seconds)
        return Said(process.returncode, text)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        return Said(None, process.communicate()[0])


class Copy:
    """A copy of the project that can be put back as it was, whatever was written, changed or removed in it."""

    def __init__(self, folder: Path):
        self.project = copy_to(folder / "project")
        self._whole = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in self._files()}

    def _files(self) -> list[Path]:
        found = []
        for folder, folders, files in os.walk(self.project):
            left_out = made(folder, [*folders, *files])
            folders[:] = [name for name in folders if name not in left_out]
            found += [Path(folder, name) for name in files if name not in left_out]
        return found

    def restore(self) -> None:
        """Put every file back, with its time, since interpreters tell by it whether what they compiled is of it."""
        for path in self._files():
            if path not in self._whole:
                path.unlink()
        for path, (data, changed) in self._whole.items():
            if path.is_symlink():
                path.unlink()
            elif path.is_dir():
                shutil.rmtree(path)
            if not path.exists() or path.stat().st_mtime_ns != changed:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                os.utime(path, ns=(changed, changed))


def baseline(guard: Guard, copy: Copy) -> str:
    """Why a guard does not pass on the unbroken project; empty when it does."""
    said = ask(guard, copy.project)
    copy.restore()
    return "" if said.code == 0 else f"{guard.name} does not pass on the unbroken project ({said.code})\n{said.text[-3000:]}"


def attempt(fault: Fault, copy: Copy) -> str:
    """Why a fault does not count as caught; empty when it does."""
    try:
        try:
            fault.change(copy.project)
        except NotApplied as error:
            return f"could not be applied: {error}"
        said = ask(fault.guard, copy.project)
    finally:
        copy.restore()
    if said.code is None:
        return f"{fault.guard.name} hung\n{said.text[-3000:]}"
    if said.code == 0:
        return f"{fault.guard.name} passed\n{said.text[-3000:]}"
    lost = [word for word in fault.words if word not in said.text]
    return f"{fault.guard.name} does not say {lost}\n{said.text[-3000:]}" if lost else ""


def main(words: str = "") -> int:
    """Try the faults whose names hold `words`. Returns the exit code: 1 if one is not caught or could not be applied."""
    begun = time.monotonic()
    chosen = [fault for fault in FAULTS if words in fault.name]
    guards = list(dict.fromkeys(fault.guard for fault in chosen))
    caught = 0
    with tempfile.TemporaryDirectory(prefix="faults-") as folder, ThreadPoolExecutor(COPIES) as pool:
        copies: queue.Queue[Copy] = queue.Queue()
        for number in range(COPIES):
            copies.put(Copy(Path(folder, str(number))))

        def timed(work, what) -> tuple[str, float]:
            copy = copies.get()
            start = time.monotonic()
            try:
                return work(what, copy), time.monotonic() - start
            finally:
                copies.put(copy)

        sound = 0
        for guard, (why, seconds) in zip(guards, pool.map(lambda guard: timed(baseline, guard), guards)):
            sound += not why
            print(f"{'passes' if not why else 'FAILS '} unbroken {seconds:5.1f} s  {guard.name}", *filter(None, [why]), sep="\n", flush=True)
        for fault, (why, seconds) in zip(chosen, pool.map(lambda fault: timed(attempt, fault), chosen)):
            caught += not why
            print(f"{'caught' if not why else 'MISSED'} {seconds:5.1f} s  {fault.name}  [{fault.guard.name}]",
                  *filter(None, [why]), sep="\n", flush=True)
    print(f"caught {caught} of {len(chosen)} in {time.monotonic() - begun:.0f} s; {sound} of {len(guards)} guards pass unbroken")
    return 0 if chosen and caught == len(chosen) and sound == len(guards) else 1


if __name__ == "__main__":
    sys.exit(command.run(lambda words: main(*words[:1]), sys.argv[1:]))
