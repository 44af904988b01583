"""The atlas: alias or copy, for each operation, by experiment.

Read in this order: `row` (what a row is, and how rows are read without running
them), `rows` (a file for each family), `prober` (finds a verdict by
mutation), `probe_worker` (probes every row in one interpreter), `probe_runner` (has an
environment do that), `outcomes` (what they found, recorded), `states` (kinds of
source, each with its states and operations), `grid` (each operation in each
state, recorded), `grid_worker` (tries them), `__main__`.
"""
