"""Which rows of the atlas a program is about: those whose operation the program uses, too.

An operation is what a statement calls, subscripts or combines: `copy`, `list()`, `[:]`, `+`.
"""

import ast
import json
import pkgutil

COMMON = {"print()", "zeros()", "ones()", "tensor()", "arange()", "array()", "manual_seed()", "range()", "len()", "id()"}


def operations(code: str, name: str) -> set:
    """The operations with which a program makes the object of a name, and those of statements that use it alone.

    Code that cannot be parsed has none.
    """
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError):
        return set()
    root = name.split(".")[0].split("[")[0].split("(")[0]
    found: set = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Assign, ast.AnnAssign, ast.NamedExpr)) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)}
            if root in names:
                found |= _in(node.value)
                if isinstance(node.value, ast.Name):
                    found.add("=")
        elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name) and node.target.id == root:
            found.add(type(node.op).__name__ + "=")
    return found - COMMON


def _in(expression: ast.AST) -> set:
    found = set()
    for node in ast.walk(expression):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            found.add(f"{name}()")
        elif isinstance(node, ast.Attribute):
            found.add(f".{node.attr}")
        elif isinstance(node, ast.Subscript):
            found.add("[:]" if isinstance(node.slice, ast.Slice) else "[]")
        elif isinstance(node, ast.BinOp):
            found.add(type(node.op).__name__)
        elif isinstance(node, (ast.ListComp, ast.DictComp, ast.SetComp, ast.GeneratorExp)):
            found.add(type(node).__name__)
        elif isinstance(node, ast.Starred):
            found.add("*")
    return {each for each in found if each[1:] + "()" not in found}


def _library(code: str) -> str:
    return next((word for word, marks in (("torch", ("torch", "nn.")), ("pandas", ("pd.", "pandas")), ("numpy", ("np.", "numpy"))) if any(m in code for m in marks)), "")


def index(rows: list) -> list:
    """What is packed of rows: `rows` are (id, titles by language, verdict, code)."""
    return [{"id": id_, "title": title, "verdict": verdict, "operations": sorted(operations(code, "b")), "library": _library(code)}
            for id_, title, verdict, code in rows]


def belonging(code: str, names: tuple, verdict: str, most: int = 5) -> list:
    """The packed rows whose operations are all among those that made the two objects, those with the most in common first.

    Rows with the same verdict, if there are any; else all.
    """
    mine, library = operations(code, names[0]) | operations(code, names[1]), _library(code)
    known = json.loads(pkgutil.get_data(__package__, "rows.json").decode())
    fits = [row for row in known if row["operations"] and row["library"] == library and mine.issuperset(row["operations"])]
    fits = [row for row in fits if row["verdict"] == verdict] or fits
    return sorted(fits, key=lambda row: -len(row["operations"]))[:most]
