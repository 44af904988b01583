"""A whole program, run once: what it prints, and a picture of the heap wherever a line `# draw: NAME, NAME` asks for one."""

import ast
import contextlib
import io
import re
import sys
import tokenize
import types

from ..engine.heap.graph import Graph
from ..engine.heap.trace import Heap, Undrawable
from .program import WRONG, mistake_of

DRAW = re.compile(r"# draw: ([A-Za-z_]\w*(?:, [A-Za-z_]\w*)*)")
FILE = "<program>"
CALL = "__alias_or_copy_draw__"


class Part:
    """What a program printed up to a picture, and the picture's graph, or in `note` why there is none; the last part has neither."""

    def __init__(self, printed: str, graph: "Graph | None" = None, note: str = ""):
        self.printed, self.graph, self.note = printed, graph, note


def run(code: str) -> tuple:
    """Run a program. Returns its parts and the Mistake that ended it, or None. What it writes to stderr is printed, too.

    Only a line between statements of the program itself asks for a picture.
    """
    try:
        tree = ast.parse(code, FILE)
        compile(code, FILE, "exec", dont_inherit=True)
        asked = requests(code, tree)
    except (*WRONG, tokenize.TokenError) as error:
        return [], mistake_of(error, FILE)
    heap, out, parts = Heap(list(dict.fromkeys(name for _, names in asked for name in names))), io.StringIO(), []
    module = types.ModuleType("__main__")
    module.__file__ = FILE
    printed = 0

    def draw(number: int) -> None:
        nonlocal printed
        graph, note = None, ""
        try:
            graph = heap.draw(module.__dict__, list(asked[number][1]))
        except Undrawable as reason:
            note = str(reason)
        text = out.getvalue()
        parts.append(Part(text[printed:], graph, note))
        printed = len(text)

    module.__dict__[CALL] = draw
    _call(tree, [line for line, _ in asked])
    before = sys.modules.get("__main__")
    sys.modules["__main__"] = module
    mistake = None
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            exec(compile(tree, FILE, "exec", dont_inherit=True), module.__dict__)
    except (Exception, SystemExit) as error:
        mistake = mistake_of(error, FILE)
    finally:
        if before is not None:
            sys.modules["__main__"] = before
    parts.append(Part(out.getvalue()[printed:]))
    return parts, mistake


def requests(code: str, tree: ast.Module) -> list:
    """The pictures that a program asks for: (line, names), those between its own statements."""
    found = []
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        match = DRAW.fullmatch(token.string) if token.type == tokenize.COMMENT else None
        if match and not any(_first(each) <= token.start[0] <= each.end_lineno for each in tree.body):
            found.append((token.start[0], tuple(dict.fromkeys(match[1].split(", ")))))
    return found


def _first(statement: ast.stmt) -> int:
    return min([statement.lineno, *(each.lineno for each in getattr(statement, "decorator_list", []))])


def _call(tree: ast.Module, lines: list) -> None:
    """Have a program call for each picture, before the first statement below its line."""
    for number, line in reversed(list(enumerate(lines))):
        index = next((i for i, each in enumerate(tree.body) if _first(each) > line), len(tree.body))
        call = ast.parse(f"{CALL}({number})").body[0]
        for node in ast.walk(call):
            if hasattr(node, "lineno"):
                node.lineno = node.end_lineno = line
        tree.body.insert(index, call)
