# --8<-- [start:raise]
import copy
import multiprocessing

lock = multiprocessing.get_context("spawn").Lock()
try:
    copy.deepcopy({"lock": lock})
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
shared = {"lock": lock}
print(copy.copy(shared)["lock"] is lock)
# --8<-- [end:cure]

