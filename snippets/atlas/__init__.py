"""The atlas: alias or copy, for each operation, by experiment.

Read in this order: `row` (what a row is, and how rows are read without running
them), a family such as `torch_tensors`, `prober` (finds a verdict by
mutation), `run` (probes every row in one interpreter), `probing` (has an
environment do that), `outcomes` (what they found, recorded), `__main__`.
"""
