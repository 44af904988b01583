"""A program as something that can be run again and again: each run makes fresh objects."""

import ast
import contextlib
import importlib.util
import io
import symtable
import sys
import time
import traceback
import types

SHORT = {"np": "import numpy as np", "pd": "import pandas as pd", "nn": "from torch import nn",
         "deepcopy": "from copy import deepcopy", "defaultdict": "from collections import defaultdict",
         "deque": "from collections import deque", "dataclass": "from dataclasses import dataclass"}
MODULES = ("torch", "numpy", "pandas", "array", "collections", "copy", "ctypes", "dataclasses", "functools", "io", "itertools", "json", "pickle", "types")
STOP = "__alias_or_copy_stop__"
WRONG = (SyntaxError, ValueError, RecursionError, MemoryError)  # what the compiler raises of code; the latter two where it is nested too deep


class Mistake(Exception):
    """The reader's program fails: `line` counts from 1 (0 if unknown), the text is Python's message."""

    def __init__(self, message: str, line: int = 0, printed: str = ""):
        super().__init__(message)
        self.line, self.printed = line, printed


class TooSlow(Exception):
    """Running the program as often as an experiment needs takes too long."""


class _Stopped(BaseException):
    """The line was reached. Not an Exception, so that the program does not catch it."""


class Pair(tuple):
    """The two objects of a run. `space` keeps what else the run made: one of them may hold it by a weak reference alone."""

    space: "dict | None" = None


class Program:
    """A program and the two expressions that are asked about. An experiment may take `limit` seconds after the first run.

    With `at`, a run stops after the statement in that line has run for the first time, and the
    expressions are evaluated there. Raises Mistake for code that cannot be parsed.
    """

    def __init__(self, code: str, names: tuple = (), file: str = "<program>", at: int = 0, limit: float = 10.0):
        try:
            self.tree = ast.parse(code, file)
            compile(code, file, "exec", dont_inherit=True)  # what is wrong only for the compiler, such as a `return` of no function
            names = tuple(names) or default_names(self.tree)
            self.asked = [compile(name.strip(), f"<{name}>", "eval") for name in names]
        except WRONG as error:
            raise mistake_of(error, file) from None
        if len(names) != 2:
            raise Mistake("NameError: the program makes no two names to compare; give two names")
        self.source, self.names, self.file, self.at = code, names, file, at
        self.imports = missing_imports(self.tree, code)
        if at:
            _stop_at(self.tree, at)
        self.code = compile(self.tree, file, "exec", dont_inherit=True)
        self.limit, self.until = limit, 0.0

    def run(self) -> tuple:
        """Run it once. Returns the two objects and what it printed. Raises Mistake."""
        out = io.StringIO()
        try:
            with contextlib.redirect_stdout(out):
                pair = self._pair()
        except (Exception, SystemExit) as error:
            raise mistake_of(error, self.file, out.getvalue()) from None
        self.until = time.monotonic() + self.limit
        return pair, out.getvalue()

    def make(self) -> tuple:
        """Run it again, silently, and return the two objects. Raises TooSlow, and whatever the program raises."""
        if time.monotonic() > self.until:
            raise TooSlow("running the program for each change takes too long")
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return self._pair()

    def _pair(self) -> tuple:
        module = types.ModuleType("__main__")
        module.__file__ = self.file
        space = module.__dict__
        before = sys.modules.get("__main__")
        sys.modules["__main__"] = module  # pickle looks classes up there
        try:
            for line in self.imports:
                exec(line, space)
            seen = []

            def stop(names: dict) -> None:
                seen.append(names)
                raise _Stopped

            space[STOP] = stop
            try:
                exec(self.code, space)
            except _Stopped:
                pass
            if self.at and not seen:
                raise NameError(f"line {self.at} was never reached")
            found = seen[0] if seen else {}
            pair = Pair(eval(each, space, found) for each in self.asked)
            pair.space = space
            return pair
        finally:
            if before is not None:
                sys.modules["__main__"] = before


def mistake_of(error: BaseException, file: str, printed: str = "") -> Mistake:
    """What an error of a program is to its reader: Python's message, and its last line in the program's file."""
    if isinstance(error, SyntaxError) and error.filename in (file, None, "<string>"):
        return Mistake(f"{type(error).__name__}: {error.msg}", error.lineno or 0, printed)
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    return Mistake(_first_line(error), lines[-1] if lines else 0, printed)


def _first_line(error: BaseException) -> str:
    text = str(error).strip().splitlines()
    return f"{type(error).__name__}: {text[0]}" if text else type(error).__name__


def bound(tree: ast.AST) -> set:
    """All names that a program's own statements bind: assigned, defined, imported or captured."""
    found = {name for node in ast.walk(tree) if isinstance(node, ast.Global) for name in node.names}
    for statement in tree.body:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(statement.name)
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                found.add(node.id)
            elif isinstance(node, (ast.Import, ast.ImportFrom)):
                found |= {(each.asname or each.name).split(".")[0] for each in node.names}
            elif type(node).__name__ in ("MatchAs", "MatchStar", "MatchMapping"):  # Python 3.9 has none
                found.add(getattr(node, "rest", None) or getattr(node, "name", None))
            elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                found.add(node.name)
    return found


def assigned(tree: ast.AST) -> list:
    """The names that a program's own statements assign, in the order of their last assignment."""
    found = {}
    for statement in tree.body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and not isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
                found.pop(node.id, None)
                found[node.id] = True
    return list(found)


def default_names(tree: ast.AST) -> tuple:
    """`a` and `b` where the program makes both, else the last two names that it assigns."""
    return ("a", "b") if {"a", "b"} <= bound(tree) else tuple(assigned(tree)[-2:])


def missing_imports(tree: ast.AST, code: str) -> list:
    """Import lines for well-known modules that a program uses and does not import."""
    tables = [symtable.symtable(code, "<program>", "exec")]
    for table in tables:
        tables += table.get_children()
    symbols = [(table, symbol) for table in tables for symbol in table.get_symbols() if symbol.is_global() or table is tables[0]]
    bound = {symbol.get_name() for _, symbol in symbols if symbol.is_assigned() or symbol.is_imported()}
    wanted = {symbol.get_name() for _, symbol in symbols if symbol.is_referenced()} - bound
    lines = []
    for name in dict.fromkeys(node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id in wanted):
        line = SHORT.get(name) or (f"import {name}" if name in MODULES else "")
        if line and importlib.util.find_spec(line.split()[1].split(".")[0]):
            lines.append(line)
    return lines


def _stop_at(tree: ast.AST, line: int) -> None:
    """Have a program stop after the innermost statement of a line. Raises Mistake for a line without one."""
    best = None
    for parent in ast.walk(tree):
        for field in ("body", "orelse", "finalbody"):
            block = getattr(parent, field, None)
            for statement in block if isinstance(block, list) else ():
                if statement.lineno <= line <= statement.end_lineno and (best is None or statement.lineno >= best[1].lineno):
                    best = block, statement, parent
    if best is None:
        raise Mistake(f"NameError: line {line} holds no statement", line)
    block, statement, _ = best
    call = ast.parse(f"{STOP}(locals())").body[0]
    for node in ast.walk(call):
        ast.copy_location(node, statement)
    leaves = isinstance(statement, (ast.Return, ast.Raise, ast.Break, ast.Continue))
    block.insert(block.index(statement) + (not leaves), call)
    ast.fix_missing_locations(tree)
