"""Where snippets, labs and atlas rows run: with a fixed environment, within bounds, and twice on different machines.

Against accidents, not against attacks: a program that wants to get out, or to
notice that it is watched, can. Read in this order: `machine` (what a run is told
of its machine), `disguise` (how a process is told another one), `container`
(what the kernel keeps it from), `bounds` (what Python keeps it from), `watcher` (what it may take),
`processes`, `names` (what no second run can tell, refused in the source), `start`
(how an interpreter begins).
"""
