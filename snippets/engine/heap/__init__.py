"""Pictures of the running heap: names, the objects they refer to, and the memory that tensors sit on.

Read in this order: `graph` (the drawn graph and its text), `describe` (what
one object shows), `memory` (which bytes a tensor or an array sees), `trace` (from
names to a graph, with what changed), `draw` (graph to SVG), `svg_file` (the SVG
file beside a snippet).

Why no `memory_graph`: it draws Python objects well, but sees neither storages
nor the part of one that a view covers, calls `__str__` on tensors, and writes
one picture without a text to compare. The storage column, the marks and the
text would have to be laid around it, and its own nodes restyled; walking the
objects ourselves is less than that extension. Graphviz lays out, we don't.
"""
