"""Processes as the kernel knows them: what is below one, the memory that it has, and how it ends. Linux; elsewhere little is seen."""

import ctypes
import os
import signal
import sys
from collections.abc import Iterator

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36  # of <linux/prctl.h>


def descendants(pid: int) -> Iterator[int]:
    """The processes below one, as the kernel lists them (Linux; elsewhere none is seen)."""
    waiting = [pid]
    while waiting:
        parent = waiting.pop()
        try:
            for task in os.listdir(f"/proc/{parent}/task"):
                with open(f"/proc/{parent}/task/{task}/children") as children:
                    found = [int(child) for child in children.read().split()]
                yield from found
                waiting += found
        except OSError:
            continue  # it has ended, or this is no Linux


def _sum_of(file: str, fields: tuple[str, ...]) -> int:
    """The sum of some fields of a file of /proc that are in kilobytes, in bytes; 0 if its process has ended."""
    try:
        with open(file) as lines:
            return sum(int(line.split()[1]) << 10 for line in lines if line.startswith(fields))
    except OSError:
        return 0


def memory_of(pid: int) -> int:
    """Bytes of anonymous and shared memory that a process has in sight; pages that it shares count whole."""
    return _sum_of(f"/proc/{pid}/status", ("RssAnon", "RssShmem", "VmSwap"))


def memory_share(pid: int) -> int:
    """Bytes of anonymous and shared memory of a process, of pages that others share its part."""
    return _sum_of(f"/proc/{pid}/smaps_rollup", ("Pss_Anon", "Pss_Shmem", "SwapPss"))


def kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass  # it has ended by itself


def kill_group(pid: int) -> None:
    """Kill what a snippet's process has left running."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass  # the whole group has ended by itself


def prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
