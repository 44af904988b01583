"""The structure of the hooks: who imports whom, where state is, and that a wing can be taken out."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from snippets.project import ROOT, shown
from tests.project import build, copy_to, environment

HOOKS = ROOT / "docs" / "hooks"
MODULES = sorted(HOOKS.rglob("*.py"))
WINGS = sorted(path.name for path in HOOKS.iterdir() if path.is_dir() and path.name not in ("page", "__pycache__"))
OF_MKDOCS = {"toc", "present_anchor_ids"}  # attributes of MkDocs' pages that MkDocs reads; ours are not kept there


def imported(path: Path) -> set[str]:
    """The modules that a file imports, with their whole names."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[:len(package) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, [base, node.module]))
            found |= {module} | {f"{module}.{alias.name}" for alias in node.names}
    return found


def wings_of(names: set[str]) -> set[str]:
    """The folders of hooks that these modules are in."""
    return {name.split(".")[2] for name in names if name.startswith("docs.hooks.")}


def test_there_are_wings():
    assert len(MODULES) > 25 and {"atlas", "check", "exports", "labs", "rules"} <= set(WINGS)


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent != HOOKS], ids=shown)
def test_imports_lead_downwards(path):
    """A wing imports itself and `page`, and `page` no wing."""
    own = path.relative_to(HOOKS).parts[0]
    assert wings_of(imported(path)) <= {own, "page"}, f"{shown(path)}: what two wings need belongs into docs/hooks/page"


def test_nothing_in_snippets_knows_docs():
    for path in sorted((ROOT / "snippets").rglob("*.py")):
        texts = {node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        if any(name.split(".")[0] == "docs" for name in imported(path)) or any(re.match(r"docs[./]hooks[./]", text) for text in texts):
            raise AssertionError(f"{shown(path)} knows code below docs/")


def test_one_place_puts_the_project_on_the_path():
    assert [shown(path) for path in sorted((ROOT / "docs").rglob("*.py")) if "sys.path" in path.read_text("utf-8")] == ["docs/hooks/site.py"]


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_no_state_outside_a_build(path):
    """Nothing that a second build would find changed: no empty container in a module, no attribute hung on MkDocs' pages."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in tree.body:
        value = node.value if isinstance(node, (ast.Assign, ast.AnnAssign)) else None
        empty = isinstance(value, (ast.Dict, ast.List)) and not getattr(value, "keys", getattr(value, "elts", None))
        made = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in ("dict", "list", "set") and not value.args
        assert not empty and not made, f"{shown(path)}:{node.lineno}: state of a module; ask the build for it (`build.of`)"
    for node in ast.walk(tree):
        assert not isinstance(node, ast.Global), f"{shown(path)}:{node.lineno}: a global variable"
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and isinstance(node.value, ast.Name) and node.value.id == "page":
            assert node.attr in OF_MKDOCS, f"{shown(path)}:{node.lineno}: an attribute hung on MkDocs' page"


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("*.py")), ids=shown)
def test_functions_say_what_goes_in_and_out(path):
    """Each function has types, each public one a docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    public = [*tree.body, *(node for each in tree.body if isinstance(each, ast.ClassDef) for node in each.body)]
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef):
            continue
        untyped = [arg.arg for arg in node.args.args + node.args.kwonlyargs if arg.annotation is None and arg.arg not in ("self", "cls")]
        assert not untyped, f"{shown(path)}:{node.lineno}: {node.name} says no type of {', '.join(untyped)}"
        assert node.returns is not None or node.name == "__init__", f"{shown(path)}:{node.lineno}: {node.name} says no type of what it returns"
        assert node not in public or node.name.startswith("_") or ast.get_docstring(node), f"{shown(path)}:{node.lineno}: {node.name} has no docstring"


def test_no_module_is_loaded_twice():
    """MkDocs loads a hook under its path; a module that is also imported by name would have two states."""
    code = ("import sys; from mkdocs.config import load_config; load_config('mkdocs.yml')\n"
            "print(*(m.__file__ for m in list(sys.modules.values()) if '/docs/' in (getattr(m, '__file__', None) or '')), sep='\\n')")
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment(), capture_output=True, text=True, check=True)
    ours = [name for name in said.stdout.split() if Path(name).is_relative_to(ROOT / "docs")]
    assert len(ours) > 25 and len(ours) == len(set(ours)), sorted(name for name in ours if ours.count(name) > 1)


def test_a_handler_that_nothing_calls_stops_the_build(tmp_path):
    project = copy_to(tmp_path / "project")
    step = project / "docs" / "hooks" / "pages" / "code_spans.py"
    step.write_text(step.read_text("utf-8").replace("def on_page_content", "def on_page_contents"), "utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode and "docs.hooks.pages.code_spans.on_page_contents" in result.stderr


def test_the_site_builds_without_a_wing(tmp_path, site):
    """The atlas is taken out: its folder and its lines. Other pages stay as they were; its own pages alone miss their data."""
    project = copy_to(tmp_path / "project")
    shutil.rmtree(project / "docs" / "hooks" / "atlas")
    hook = project / "docs" / "hooks" / "site.py"
    hook.write_text(re.sub(r'^    \("atlas\..*\n', "", hook.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    result = subprocess.run([sys.executable, "-m", "mkdocs", "build", "-d", str(tmp_path / "site")], cwd=project,
                            env=environment(), capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    warnings = [line for line in result.stderr.splitlines() if not line.startswith("INFO")]
    assert len(warnings) == 8 and all(re.search(r"'(zh|en)/(atlas|states|index)\.md' contains a link '\.\./atlas\.(schema\.)?json'", line) for line in warnings), warnings
    assert (site / "atlas.json").exists() and not (tmp_path / "site" / "atlas.json").exists()
    for page in ("en/state-dict/index.html", "zh/messages/loading/index.html", "en/labs/lost-checkpoint/index.html", "en/state-dict.md"):
        assert (tmp_path / "site" / page).read_bytes() == (site / page).read_bytes(), page
