"""Starts a module of the engine, whatever the interpreter's flags and its caller's folder: `run.py MODULE [WORD...]`.

The project comes last on the path: a file in its folder cannot hide an installed package.
"""

import os
import runpy
import sys

sys.path.append(os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), *[os.pardir] * 4)))
del sys.argv[0]
if __name__ == "__main__":
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
