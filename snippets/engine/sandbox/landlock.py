"""What the kernel keeps a process from, and all that it starts, without namespaces and without rights: Landlock (Linux 5.19 and later).

Writing outside a folder; from Linux 6.7 on, connections by TCP; from 6.12 on, signals to other processes. It holds
where bubblewrap cannot run, and in bubblewrap's namespaces, too. Not covered: modes, owners and times of files, other
kinds of network.
"""

import ctypes
import os
import struct
import sys
from functools import cache
from pathlib import Path

# Of <linux/landlock.h>: rights, in the order of their bits. Reading and executing stay free.
WRITE_FILE, TRUNCATE = 1 << 1, 1 << 14
CHANGE_FOLDER = sum(1 << bit for bit in range(4, 14))  # remove, make each kind of file, move
CONNECT_TCP, SIGNAL = 1 << 1, 1 << 1
PATH_BENEATH = 1  # the kind of a rule
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the numbers of the calls, the same on every processor
VERSION = 1  # a flag
PR_SET_NO_NEW_PRIVS = 38
LEAST = 2  # before, nothing could be moved from a folder to another
WRITABLE = ("/dev/shm",)  # of shared memory and semaphores
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty")


@cache
def version() -> int:
    """The version of Landlock that the kernel has, if it is of use here; 0 if not."""
    if sys.platform != "linux":
        return 0
    found = ctypes.CDLL(None).syscall(CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(VERSION))
    return found if found >= LEAST else 0


def restrict(folder: Path) -> bool:
    """Let this thread, and all that it starts from here on, write in `folder` alone. Returns whether the kernel can."""
    if not (known := version()):
        return False
    files = WRITE_FILE | (TRUNCATE if known >= 3 else 0)
    handled = files | CHANGE_FOLDER
    attributes = struct.pack("QQQ", handled, CONNECT_TCP, SIGNAL)[:24 if known >= 6 else 16 if known >= 4 else 8]
    ruleset = _call(CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0))
    try:
        for path, rights in [(str(folder), handled), *((path, handled) for path in WRITABLE), *((path, files) for path in DEVICES)]:
            _allow(ruleset, path, rights)
        if ctypes.CDLL(None).prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
            return False
        _call(RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    finally:
        os.close(ruleset)
    return True


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # it is not everywhere
    try:
        _call(ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(PATH_BENEATH), struct.pack("=Qi", rights, place), ctypes.c_uint32(0))
    finally:
        os.close(place)


def _call(*words) -> int:
    """Call the kernel. Raises OSError."""
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(*words)
    if result < 0:
        raise OSError(ctypes.get_errno(), f"Landlock: {os.strerror(ctypes.get_errno())}")
    return result
