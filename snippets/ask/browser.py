"""What the worker of the page asks: programs in, answers as JSON out. There, WebAssembly draws what Graphviz draws elsewhere."""

import ast
import builtins
import json
import sys
import traceback

from ..engine.heap import layout
from ..engine.heap.draw import svg
from ..engine.heap.graph import text
from . import levels as goals
from . import pictures, rows
from .alt_text import sentences, sharing, title
from .answer import Answer, ask
from .program import Mistake, Program
from .say import levels, places, verdict
from .steps import steps
from .words import words_in

ELSEWHERE = {"torch": "torch", "numpy": "numpy", "pandas": "pandas", "np": "numpy", "pd": "pandas", "nn": "torch"}  # not in a browser
BUILTINS = dict(vars(builtins))


def use_graphviz(render) -> None:
    """Lay pictures out by `render`, from a graph in Graphviz's language to its JSON."""
    layout._dot = lambda source: json.loads(render(source))


def answer(code: str, first: str, second: str, language: str) -> str:
    """The answer to a program, or the mistake in it. `first` and `second` may both be empty."""
    return _guarded(_answer, code, _names(first, second), language)


def walk(code: str, first: str, second: str, language: str) -> str:
    """A program step by step."""
    return _guarded(_walk, code, _names(first, second), language)


def level(code: str, name: str, _: str, language: str) -> str:
    """What becomes of a level's program with the reader's lines behind it: whether the goal is reached, else how it differs."""
    return _guarded(_level, code, (name,), language)


def run(code: str, first: str, second: str, language: str) -> str:
    """A whole program, as the blocks of the pages are: what it prints, with its pictures. The names mean nothing here."""
    return _guarded(_run, code, (), language)


def _names(first: str, second: str) -> tuple:
    return tuple(filter(None, (first.strip(), second.strip())))


def _guarded(work, code: str, names: tuple, language: str) -> str:
    try:
        found = _for_a_computer(code, names, language) or work(code, names, language)
    except Mistake as mistake:
        found = {"error": str(mistake), "line": mistake.line, "printed": mistake.printed}
    except BaseException as error:  # a program that changed what this file needs
        found = {"error": "".join(traceback.format_exception_only(type(error), error)).strip(), "line": 0, "printed": ""}
    return json.dumps(found if _is_whole() else {**found, "broken": True})  # then the page starts another Python for the next program


def _is_whole() -> bool:
    """Whether programs have left Python's modules and built-in names as they were."""
    return __name__ in getattr(sys, "modules", ()) and vars(builtins) == BUILTINS


def _for_a_computer(code: str, names: tuple, language: str) -> "dict | None":
    """For a program that needs what no browser has: the package, and the rows that belong to it."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError):
        return None
    words = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            words |= {each.name.split(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            words.add((node.module or "").split(".")[0])
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            words.add(node.id)
        elif isinstance(node, ast.Name):
            words.discard(node.id)
    needed = [ELSEWHERE[word] for word in sorted(words & ELSEWHERE.keys())]
    if not needed:
        return None
    names = names or ("a", "b")
    return {"elsewhere": needed[0], "rows": _rows(rows.belonging(code, names if len(names) == 2 else names * 2, ""), language)}


def _answer(code: str, names: tuple, language: str) -> dict:
    words = words_in(language)
    found = ask(Program(code, names, limit=8.0))
    return {"printed": found.printed, "names": list(found.names), "verdict": found.finding.verdict, "said": verdict(found, words),
            "levels": [[level, here, made, reached, there] for level, here, made, reached, there in levels(found, words)],
            "places": places(found, words), "picture": _picture(found, language), "rows": _rows(found.rows, language)}


def _rows(found: list, language: str) -> list:
    words = words_in(language)
    return [{"id": row["id"], "title": row["title"][language], "verdict": words("atlas.verdicts", row["verdict"])} for row in found]


def _picture(found: Answer, language: str) -> dict:
    return _drawn(found.graph, language) if found.graph else {"note": found.undrawable}


def _level(code: str, names: tuple, language: str) -> dict:
    words = words_in(language)
    given = goals.known()[names[0]]
    found = goals.judge(given["start"], given["names"], given["goal"], code, limit=8.0)
    return {"reached": found.reached, "printed": found.printed, "said": "" if found.reached else goals.said(found.wrong, words),
            "picture": _drawn(found.graph, language) if found.graph else {}}


def _drawn(graph, language: str) -> dict:
    return {"svg": svg(graph), "heap": text(graph), "title": title(graph, language), "said": sentences(graph, language), "shared": sharing(graph, language)}


def _run(code: str, names: tuple, language: str) -> dict:
    parts, mistake = pictures.run(code)
    said = [{"printed": part.printed, "picture": _drawn(part.graph, language) if part.graph else {"note": part.note}} for part in parts]
    return {"parts": said, **({"error": str(mistake), "line": mistake.line} if mistake else {})}


def _walk(code: str, names: tuple, language: str) -> dict:
    found, ended = steps(Program(code, names or ("None", "None")))
    drawn: dict = {}
    said = []
    for step in found:
        picture = {"note": step.note}
        if step.graph:
            key = text(step.graph)
            picture = drawn[key] = drawn.get(key) or _drawn(step.graph, language)
        said.append({"line": step.line, "printed": step.printed, "error": step.error, "picture": picture})
    return {"steps": said, "ended": words_in(language)("ask.ended", ended) if ended else ""}
