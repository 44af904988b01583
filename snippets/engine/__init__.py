"""Runs snippets and labs, records what they print and the heap that they build, and compares.

Read in this order: `snippet` (source, run and recording of one), `heap` (draws what it built), `lab` (the same of a
notebook), `sandbox` (where all of them run), `verify` (compare and record), `versions` (with other versions of the
packages), `live_recorder` (while serving). Around every command: `command`, `errors`, `problem`, `scratch`.
"""
