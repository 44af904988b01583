"""Runs snippets, records what they print and the heap that they build, and compares.

Read in this order: `sections` (a snippet's source), `child` (runs one, in its
own process), `heap` (draws what it built), `warm` (forks those processes),
`run` (what a run printed, by section), `recording` (the `.out` file), `verify`
(compare and record). Labs have the same steps: `lab` (source), `kernel` (runs it),
`notebook` (its recording), `verify_labs`.
"""
