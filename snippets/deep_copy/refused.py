import multiprocessing

# --8<-- [start:raises]
import copy
import math
import threading
from pathlib import Path

Path("notes.txt").write_text("line\n", encoding="utf-8")
file = Path("notes.txt").open(encoding="utf-8")
refused = [math, threading.Lock(), (n for n in [1, 2]), file]
for value in refused:
    try:
        copy.deepcopy({"field": [value]})
    except TypeError as error:
        print(type(value).__name__, "->", type(error).__name__)
# --8<-- [end:raises]
for value in refused:
    for function in (copy.copy, copy.deepcopy):
        try:
            function(value)
        except TypeError as error:
            assert str(error).startswith("cannot pickle")
        else:
            raise AssertionError(value)
shallow = copy.copy({"field": refused})
assert shallow["field"] is refused
file.close()
with Path("notes.txt").open("rb") as binary:
    try:
        copy.deepcopy(binary)
    except TypeError:
        binary = None
assert binary is None
for function in (copy.copy, copy.deepcopy):
    lock = multiprocessing.Lock()
    try:
        function(lock)
    except RuntimeError:
        lock = None
    assert lock is None
