"""A row of the atlas: one operation, as a small function that returns source and result.

Rows are read from their source text, without importing it: the site is built
where there is no torch. Standard library only.
"""

import ast
import hashlib
import re
import textwrap
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from ..engine.problem import Problem

SAME, ALIAS, PARTLY, SHALLOW, COPY, ERROR = "same", "alias", "partly", "shallow", "copy", "error"
CANNOT_TELL = "cannot_tell"  # the prober does not reach all of source and result
MISSING = "missing"  # the operation does not exist in that version
NO_SUCH_API = ("AttributeError", "TypeError", "ImportError", "ModuleNotFoundError")  # what using one raises
VERDICTS = (SAME, ALIAS, PARTLY, SHALLOW, COPY, ERROR, CANNOT_TELL)

FAMILIES = {
    "python_names": ("Python 的名字与容器", "Python: names and containers"),
    "copy_module": ("copy 模块与钩子", "The copy module and its hooks"),
    "deepcopy_edges": ("deepcopy 的边界情况", "The edges of deepcopy"),
    "numpy_arrays": ("NumPy 数组", "NumPy arrays"),
    "torch_tensors": ("PyTorch 张量", "PyTorch tensors"),
    "torch_numpy": ("PyTorch 与 NumPy 互转", "PyTorch and NumPy, to and fro"),
    "modules": ("nn.Module", "nn.Module"),
    "state_dicts": ("state_dict 与 load_state_dict", "state_dict and load_state_dict"),
    "optimizers": ("优化器、调度器与 EMA", "Optimizers, schedulers and EMA"),
    "saving": ("保存与加载", "Saving and loading"),
    "pandas_frames": ("pandas", "pandas"),
}
HERE = Path(__file__).resolve().parent
ROWS = HERE / "rows"
KEYWORDS = {"zh", "en", "link", "page", "was", "cuda", "only_cuda", "needs"}


@dataclass(frozen=True)
class Row:
    """One row. `zh` and `en` are (title, one sentence of explanation); `code` is what ran, less its `return`.

    `was` lists (package, version, verdict): what is expected before that
    version. `device` rows run on each device; `cuda` is what is expected
    there, where it differs; `only_cuda` rows mean nothing on the CPU alone.
    `needs` is what not every environment has, such as "safetensors" or
    "torch.utils.swap_tensors": without it the row is not run.
    """

    id: str
    family: str
    function: str
    expected: str
    zh: tuple[str, str]
    en: tuple[str, str]
    code: str
    path: Path
    line: int
    link: str = ""
    page: str = ""
    was: tuple[tuple[str, str, str], ...] = field(default=())
    device: bool = False
    cuda: str = ""
    only_cuda: bool = False
    needs: str = ""

    @property
    def digest(self) -> str:
        """A hash of the code: an outcome is that of the code with the same one."""
        return hashlib.sha256(self.code.encode()).hexdigest()[:12]

    def expected_with(self, versions: dict[str, str], device: str = "cpu") -> str:
        """The verdict that the author expects with these versions of Python and packages, on this device."""
        for package, version, verdict in self.was:
            if package in versions and version_key(versions[package]) < version_key(version):
                return verdict
        return self.cuda if device != "cpu" and self.cuda else self.expected


def row(expected: str, **facts):
    """Mark a function as a row. Its keywords are literals, which `read_rows` reads from the source.

    The function's name is the row's id, with "-" for "_". It ends with
    `return a, b`: the source and the result. A parameter named `device` makes
    it a row that runs on each device.
    """
    if expected not in VERDICTS or not facts.keys() <= KEYWORDS:
        raise TypeError(f"row({expected!r}) with {sorted(facts)}")
    return lambda function: function


def read_rows(family: str | None = None) -> list[Row]:
    """The rows of one family, or of all, in the order of their files.

    Raises Problem for a row that breaks a rule, and for an id that stands twice.
    """
    paths = {name: ROWS / f"{name}.py" for name in ([family] if family else FAMILIES)}
    rows = [row for name, path in paths.items() for row in _read_file(name, path, path.read_text("utf-8"))]
    seen: dict[str, Row] = {}
    for each in rows:
        if each.id in seen:
            raise Problem(each.path, each.line, f"the id {each.id!r} stands twice", "rename the newer row")
        seen[each.id] = each
    return rows


@lru_cache(maxsize=32)  # the site build asks for them in more than one place
def _read_file(family: str, path: Path, source: str) -> list[Row]:
    lines = source.splitlines(keepends=True)
    found = []
    for node in ast.parse(source, filename=str(path)).body:
        if isinstance(node, ast.FunctionDef) and node.decorator_list:
            found.append(_read_row(family, path, node, lines))
    if not found:
        raise Problem(path, 1, "a family without rows")
    return found


def _read_row(family: str, path: Path, node: ast.FunctionDef, lines: list[str]) -> Row:
    def fault(message: str, fix: str = "") -> Problem:
        return Problem(path, node.lineno, f"{node.name}: {message}", fix)

    call = node.decorator_list[0]
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "row"
            and len(call.args) == 1 and isinstance(call.args[0], ast.Name)):
        raise fault("is not marked with @row(VERDICT, ...)")
    expected = call.args[0].id.lower()
    try:
        facts = {k.arg: ast.literal_eval(k.value) for k in call.keywords}
    except ValueError:
        raise fault("the row's facts must be literals: the site reads them without running the file") from None
    last = node.body[-1]
    if not (isinstance(last, ast.Return) and last.value and ast.unparse(last.value) == "(a, b)"):
        raise fault("must end with `return a, b`", "call the source `a` and the result `b`")
    if not re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", node.name):
        raise fault("is no id: small letters, digits and single underscores")
    for language in ("zh", "en"):
        words = facts.get(language)
        if not (isinstance(words, tuple) and len(words) == 2 and all(words)):
            raise fault(f"needs {language}=(title, sentence)")
    first = min(part.lineno for part in (node.body[0], *getattr(node.body[0], "decorator_list", ())))
    code = textwrap.dedent("".join(lines[first - 1:last.lineno - 1])).rstrip("\n")
    parameters = [argument.arg for argument in node.args.args]
    return Row(id=node.name.replace("_", "-"), family=family, function=node.name, expected=expected, code=code,
               path=path, line=node.lineno, device="device" in parameters,
               **{**facts, "was": tuple(map(tuple, facts.get("was", ())))})


def version_key(version: str) -> tuple[int, ...]:
    """A version to be compared with others: its numbers."""
    return tuple(int(part) for part in re.match(r"[\d.]+", version)[0].strip(".").split("."))


def unknown(why: str, said: dict[str, str]) -> tuple[str, str]:
    """Why there is no verdict, in the words of a language (`said`, by the prober's words), and the rest of it, a type or an error.

    What the prober says in no fixed words is all rest.
    """
    what, _, rest = why.partition(": ")
    return (said[what], rest) if what in said else ("", why)
