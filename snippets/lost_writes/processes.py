# --8<-- [start:child]
import multiprocessing
import pickle

import joblib
import torch

results, counts = [], torch.zeros(1)


def work(into, tensor):
    into.append(1)
    tensor += 1
    return into, tensor


process = multiprocessing.get_context("fork").Process(target=work, args=(results, counts))
process.start()
process.join()
print(results, counts.tolist())
# --8<-- [end:child]
assert process.exitcode == 0 and results == [] and counts == 0

# --8<-- [start:pool]
returned = joblib.Parallel(n_jobs=2, backend="multiprocessing")(joblib.delayed(work)(results, counts) for _ in range(2))
print(results, [into for into, _ in returned])
threads = joblib.Parallel(n_jobs=2, backend="threading")(joblib.delayed(work)(results, counts) for _ in range(2))
print(results, counts.tolist())
# --8<-- [end:pool]
assert results == [1, 1] and counts == 2 and [into for into, _ in returned] == [[1], [1]]

# --8<-- [start:shared]
shared = torch.zeros(1).share_memory_()
process = multiprocessing.get_context("fork").Process(target=work, args=(results, shared))
process.start()
process.join()
print(len(results), shared.tolist())
# --8<-- [end:shared]
assert shared == 1 and len(results) == 2

for dtype in (torch.float32, torch.bfloat16, torch.int64):
    for tensor, reaches in ((torch.zeros(1, dtype=dtype), 0), (torch.zeros(1, dtype=dtype).share_memory_(), 1)):
        process = multiprocessing.get_context("fork").Process(target=work, args=([], tensor))
        process.start()
        process.join()
        assert process.exitcode == 0 and tensor == reaches
    copied = pickle.loads(pickle.dumps(tensor))
    copied += 1
    assert tensor == 1 and copied == 2
