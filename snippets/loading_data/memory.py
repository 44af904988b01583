# --8<-- [start:count]
import sys

texts = [str(i) for i in range(600_000)]
before = sys.getrefcount(texts[8])
row = texts[8]
print(sys.getrefcount(texts[8]) - before)
# --8<-- [end:count]

# --8<-- [start:growth]
import multiprocessing
import resource

import numpy as np


def read_all(rows, queue):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for row in rows:
        row is None
    queue.put(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)


def copied_pages(rows):
    context = multiprocessing.get_context("fork")
    queue = context.SimpleQueue()
    process = context.Process(target=read_all, args=(rows, queue))
    process.start()
    pages = queue.get()
    process.join()
    return pages


array = np.array(texts)
print("a list of strings:", copied_pages(texts) > 100)
print("an array of them: ", copied_pages(array) > 100)
# --8<-- [end:growth]
assert copied_pages(texts) > 100 > copied_pages(array)
