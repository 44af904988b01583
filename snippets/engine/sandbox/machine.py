"""The machine that a run sees: a fixed one, or one that differs in named ways, as far as one process can be told so.

A recording is made twice: on `FIRST`, which differs in nothing, and on `SECOND`,
which differs in all of `CHANGES` that can be had together. What is printed on both hangs on
none of these. Where the two runs disagree, one change at a time says on which.
"""

import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# What another machine may have otherwise, with the words that a message names it by. The first group is settled when
# an interpreter starts, so each of them costs an interpreter; the others are settled in the process that runs.
AT_START = {
    "seed": "the hash seed (the order of a set)",
    "threads": "the number of threads",
    "processor": "the processor's instructions (the last digits of a float)",
    "place": "the user's ids, the host name, or where the project or its interpreter is (a path)",
}
ADDRESSES = "addresses"  # tried alone first: whatever else changes in a process moves what it holds
IN_PROCESS = {
    ADDRESSES: "ids, addresses, reference counts, or what else the process holds",
    "host": "the host name",
    "kernel": "the kernel",
    "user": "the user",
    "home": "the home folder",
    "folder": "the working folder, or the path of the snippet",
    "variables": "environment variables",
    "locale": "the locale",
    "zone": "the time zone",
    "date": "the date and the time",
    "clock": "how long something takes",
    "slower": "how long something takes, compared with what came before",
    "processors": "the number of processors",
    "terminal": "the terminal",
    "umask": "the umask",
    "listing": "the order of a folder's listing",
    "memory": "the memory of the machine",
    "disk": "the disk",
    "parent": "the parent process",
    "limits": "limits of the process (ulimit, nice)",
    "files": "file descriptors that are open already",
    "status": "the file system (an inode, a device, an owner, the size of a folder)",
    "sizes": "the size of objects in memory",
    "build": "the build of PyTorch (its local version label)",
}
CHANGES = AT_START | IN_PROCESS

# Variables that a machine needs to start an interpreter or to compute right; every other one is ours.
KEPT = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "SYSTEMROOT", "WINDIR", "PATHEXT",
        "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
# Processor features that each library may be told not to use. NumPy's have other names on each processor: `_numpy_features`.
PROCESSORS = {
    "sse": {"ATEN_CPU_CAPABILITY": "default", "MKL_ENABLE_INSTRUCTIONS": "SSE4_2", "ONEDNN_MAX_CPU_ISA": "SSE41",
            "OPENBLAS_CORETYPE": "Prescott", "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-AVX2_Usable,-FMA,-FMA_Usable,-FMA4,-FMA4_Usable"},
    "avx2": {"ATEN_CPU_CAPABILITY": "avx2", "MKL_ENABLE_INSTRUCTIONS": "AVX2", "ONEDNN_MAX_CPU_ISA": "AVX2",
             "OPENBLAS_CORETYPE": "Haswell"},
}
START = Path(__file__).with_name("start") / "run.py"  # starts a module of the engine in a sandbox
STARTUP = Path(__file__).with_name("start")  # its sitecustomize.py disguises every interpreter of a changed machine
ASKED = "MACHINE_CHANGES"  # the variable that tells it how


@dataclass(frozen=True)
class Machine:
    """A machine that differs from the fixed one in `changes` (keys of `CHANGES`); `processor` is a key of `PROCESSORS`."""

    changes: frozenset[str] = frozenset()
    processor: str = "sse"

    @property
    def in_process(self) -> list[str]:
        """The changes that the process that runs makes itself."""
        return [name for name in IN_PROCESS if name in self.changes]

    def environment(self, folder: Path) -> dict[str, str]:
        """The environment of an interpreter whose home and temporary files are in `folder`: made from a list, not inherited.

        `PYTHON*`, `TORCH_*`, `MKL_*` and the like that the caller has set have no effect.
        """
        threads = str(max(2, os.cpu_count() or 2)) if "threads" in self.changes else "1"
        made = {name: os.environ[name] for name in KEPT if name in os.environ} | {
            "PATH": os.defpath, "HOME": str(folder / "home"), "USER": "reader", "LOGNAME": "reader", "SHELL": "/bin/sh",
            "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC", "TERM": "dumb", "COLUMNS": "80", "LINES": "24",
            "TMPDIR": str(folder), "PYTHONHASHSEED": "2" if "seed" in self.changes else "1",
            "PYTHONDONTWRITEBYTECODE": "1", "PYTHONNOUSERSITE": "1", "OMP_NUM_THREADS": threads,
            "MKL_NUM_THREADS": threads, "MPLBACKEND": "svg"}
        if "processor" in self.changes:
            made |= PROCESSORS[self.processor]
            if disabled := _numpy_features(self.processor):
                made["NPY_DISABLE_CPU_FEATURES"] = disabled
        if "user" in self.changes:
            made |= {"USER": "somebody", "LOGNAME": "somebody", "SHELL": "/bin/dash"}
        if "home" in self.changes:
            made["HOME"] = str(folder / "elsewhere" / "of-somebody")
        if "locale" in self.changes:
            made |= {"LANG": "de_DE", "LC_ALL": "C"}
        if "zone" in self.changes:
            made["TZ"] = "ABC-13:45"
        if "terminal" in self.changes:
            made |= {"TERM": "xterm-256color", "COLUMNS": "132", "LINES": "50"}
        if "variables" in self.changes:
            made = {"EDITOR": "ed", "PAGER": "cat", **made, "PATH": f"{os.defpath}{os.pathsep}/opt/bin", "XDG_SESSION_TYPE": "tty"}
        if self.in_process:
            made |= {ASKED: json.dumps(self.in_process), "PYTHONPATH": str(STARTUP)}
        return made

    def undisguised(self, folder: Path) -> dict[str, str]:
        """The same, for an interpreter of the engine, which must see the true machine: its clocks measure time-outs."""
        return {name: value for name, value in self.environment(folder).items() if name != "PYTHONPATH"}


FIRST = Machine()
SECOND = Machine(frozenset(CHANGES) - {"slower"})  # there is one clock: it is "clock" or "slower"


@cache
def _numpy_features(processor: str) -> str:
    """The names of NumPy's processor features to disable, for `NPY_DISABLE_CPU_FEATURES`.

    Only those that this NumPy chooses between and this processor has: any other name makes NumPy warn.
    """
    try:
        from numpy._core._multiarray_umath import __cpu_baseline__, __cpu_dispatch__, __cpu_features__
    except ImportError:  # no NumPy, or one before 2.0: nothing is disabled
        return ""
    had = [name for name in __cpu_dispatch__ if __cpu_features__.get(name) and name not in __cpu_baseline__]
    if processor == "avx2":
        had = [name for name in had if "512" in name or name == "X86_V4"]
    return " ".join(had)

