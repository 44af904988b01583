"""What is put into a program to follow its run: the line that it has come to, which of its assertions held, what it was refused."""

import ast
import json
import mmap
import os
import struct
from collections.abc import Iterator
from pathlib import Path

BORDER, ASSERTED, HELD = "__border__", "__asserted__", "__held__"
QUIETED = (("this assertion never ran: what it claims was not tried", "let it run, or delete it"),  # by the byte of an assertion
           ("this assertion failed, and something caught its failure", "let it end the program, or assert what is true"), None)
HEADER = struct.Struct("II")  # of `progress`: the line of the statement that runs, the processes started


class Progress:
    """What a run has come to, in a file that outlives its process and that forks of it share."""

    def __init__(self, path: Path, assertions: int):
        with open(path, "w+b") as file:
            file.truncate(HEADER.size + assertions + 1)
            self._bytes = mmap.mmap(file.fileno(), 0)

    @classmethod
    def read(cls, path: Path) -> "Progress":
        """What a run that has ended had come to."""
        found = cls.__new__(cls)
        found._bytes = bytearray(path.read_bytes())
        return found

    def at(self, line: int) -> None:
        """The statement of this line begins."""
        self._bytes[:4] = struct.pack("I", line)

    def count(self) -> int:
        """Count a process that is started. Returns how many there were before."""
        before = struct.unpack("I", self._bytes[4:8])[0]
        self._bytes[4:8] = struct.pack("I", before + 1)
        return before

    def asserted(self, number: int) -> None:
        """The assertion of this number is tried."""
        self._bytes[HEADER.size + number] = 1

    def held(self, number: int) -> None:
        """The assertion of this number held."""
        self._bytes[HEADER.size + number] = 2

    def quieted(self, count: int) -> Iterator[tuple[int, str, str]]:
        """Those of the first `count` assertions that did not hold though the run went on: number, what is wrong, how to fix it.

        They never ran, or something caught their failure: the last one, in this process or in a fork of it.
        """
        for number in range(count):
            if said := QUIETED[self._bytes[HEADER.size + number]]:
                yield number, *said


class Refusals:
    """What a run was refused, in a file to which it and its forks add."""

    def __init__(self, path: Path):
        self._path = path

    def add(self, part: int, line: int, message: str) -> None:
        """Add a refusal: of which part of the program (a lab has cells), and on which line of it."""
        file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(file, (json.dumps([part, line, message]) + "\n").encode())
        finally:
            os.close(file)

    def first(self) -> tuple[int, int, str] | None:
        """The first refusal, as it was added, or None."""
        try:
            with open(self._path, encoding="utf-8") as file:
                return tuple(json.loads(file.readline()))
        except FileNotFoundError:
            return None


def line_of(progress: Path) -> int:
    """The line that a run had come to, 1 if it had not begun."""
    try:
        return max(1, struct.unpack("I", progress.read_bytes()[:4])[0])
    except (OSError, struct.error):
        return 1


def assertions(tree: ast.Module) -> list[ast.Assert]:
    """The assertions of a program, in the order of their lines."""
    return sorted((node for node in ast.walk(tree) if isinstance(node, ast.Assert)), key=lambda node: node.lineno)


def _call(name: str, number: int, where: ast.stmt) -> ast.Expr:
    call = ast.copy_location(ast.Expr(ast.Call(ast.Name(name, ast.Load()), [ast.Constant(number)], [])), where)
    call.end_lineno, call.end_col_offset = call.lineno, call.col_offset
    return call


def mark_assertions(tree: ast.Module, numbers: dict[ast.Assert, int]) -> None:
    """Put a call of `__asserted__(NUMBER)` before each assertion, and one of `__held__(NUMBER)` after it."""
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            statements = getattr(node, name, None)
            if isinstance(statements, list) and any(isinstance(each, ast.Assert) for each in statements):
                setattr(node, name, [new for each in statements for new in (
                    [_call(ASSERTED, numbers[each], each), each, _call(HELD, numbers[each], each)] if each in numbers else [each])])


def instrument(tree: ast.Module, numbers: dict[ast.Assert, int]) -> ast.Module:
    """Put a call of `__border__(LINE)` before each top-level statement.

    The snippet stays one compiled unit, as it is for its reader: cut into
    pieces, it would show other identities (equal constants of one unit are one
    object). Line numbers stay. A docstring and `from __future__` stay first. Calls around each
    assertion (`mark_assertions`) tell which of them held.
    """
    mark_assertions(tree, numbers)
    body: list[ast.stmt] = []
    leading = True
    for statement in tree.body:
        leading = leading and (
            isinstance(statement, ast.ImportFrom) and statement.module == "__future__"
            or statement is tree.body[0] and isinstance(statement, ast.Expr)
            and isinstance(statement.value, ast.Constant)
        )
        if not leading:
            body.append(_call(BORDER, statement.lineno, statement))
        body.append(statement)
    tree.body = body
    return ast.fix_missing_locations(tree)
