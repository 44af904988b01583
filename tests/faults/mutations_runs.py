"""Faults of what snippets do when they run: output that is not the same twice, and snippets that misbehave.

Each is harmless even if nothing stops it: a copy of the project is all it could spoil.
"""

from tests.faults.mutation import Fault, append, edit, snippets

ALIAS = "snippets/state_dict/alias"
VERIFY, RECORD = snippets(f"{ALIAS}.py"), snippets("record", f"{ALIAS}.py")
AT_END = f"{ALIAS}.py:31: "  # where `append` adds a line
UNSTABLE = (f"{ALIAS}.py:1: prints something else each time", "make it deterministic")


def prints(expression: str, imported: str = "torch"):
    """Print one thing more, in a section."""
    return edit(f"{ALIAS}.py", "print(list(state))\n", f"import {imported}\nprint({expression})\n")


def does(*lines: str):
    """Do something more at the snippet's end."""
    return append(f"{ALIAS}.py", "\n".join(lines) + "\n")


FAULTS = [
    Fault("output that depends on the time", prints("time.time()", "time"), RECORD, UNSTABLE),
    Fault("output that depends on the hash seed", prints("set('abcdefghijkl')"), RECORD, UNSTABLE),
    Fault("output that depends on an address", prints("object()"), RECORD, UNSTABLE),
    Fault("output that depends on the number of threads", prints("torch.get_num_threads()"), RECORD, UNSTABLE),
    Fault("output that depends on the process", prints("os.getpid()", "os"), RECORD, UNSTABLE),
    Fault("output that depends on an unseeded generator", prints("random.random()", "random"), RECORD, UNSTABLE),
    Fault("a snippet that hangs", does("while True: pass"), VERIFY,
          (f"{ALIAS}.py:1: ran longer than 60 s and was stopped",)),
    Fault("a snippet that kills its interpreter", does("import os, signal; os.kill(os.getpid(), signal.SIGKILL)"), VERIFY,
          (f"{ALIAS}.py:1: its interpreter died before the end (killed by signal 9)",)),
    Fault("a snippet that crashes its interpreter", does("import ctypes; ctypes.string_at(0)"), VERIFY,
          (f"{ALIAS}.py:1: its interpreter died before the end (killed by signal 11)",)),
    Fault("a snippet that ends early", does("import os; os._exit(0)"), VERIFY,
          (f"{ALIAS}.py:1: its interpreter died before the end (exit code 0)",)),
    Fault("a snippet that leaves by sys.exit", does("raise SystemExit"), VERIFY, (AT_END + "raised SystemExit",)),
    Fault("a snippet that writes outside its folder", does("open(__file__ + '.txt', 'w')"), VERIFY,
          (AT_END + "raised PermissionError: a snippet writes in its own folder alone, not ", "alias.py.txt")),
    Fault("a snippet that removes a file outside its folder", does("import os; os.remove(__file__)"), VERIFY,
          (AT_END + "raised PermissionError: a snippet writes in its own folder alone, not ",)),
    Fault("a snippet that opens a socket", does("import socket; socket.create_connection(('127.0.0.1', 9))"), VERIFY,
          (AT_END + "raised PermissionError: a snippet has no network",)),
    Fault("a snippet that looks a host up", does("import socket; socket.getaddrinfo('localhost', 80)"), VERIFY,
          (AT_END + "raised PermissionError: a snippet has no network",)),
    Fault("a snippet that forks forever", does("import os", "while os.fork(): pass"), VERIFY,
          (f"{ALIAS}.py:32: raised PermissionError: a snippet starts at most 16 processes",)),
    Fault("a snippet that fills memory", does("held = [bytearray(1 << 28) for _ in range(64)]"), VERIFY,
          (AT_END + "raised MemoryError: a snippet may allocate 2 GB",)),
    Fault("a snippet whose tensors fill memory", does("held = [torch.empty(1 << 26) for _ in range(64)]"), VERIFY,
          (AT_END + "raised RuntimeError: ", "a snippet may allocate 2 GB")),
    Fault("a snippet that imports its neighbour", does("import ways"), VERIFY, (AT_END + "raised ModuleNotFoundError",)),
    Fault("a snippet that needs what is not pinned", does("import einops"), VERIFY, (AT_END + "raised ModuleNotFoundError",)),
]
