"""Asks about the reader's own line: the engine of the file `alias_or_copy.pyz` and of the page Ask.

Read in this order: `program` (code as something that can be run again), `shared` (what two
living objects share, and where), `rows` (the rows of the atlas that a program is about), `answer`
(all of it for one program), `words` and `say` (the answer in words), `command` (the command line),
`testing` (for tests and notebooks). The engine needs no package and Python 3.9 or newer.
"""
