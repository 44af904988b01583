"""`alias_or_copy.pyz`: the engine as one file that Python runs and imports from, and its hash beside it.

The same bytes for the same sources: files in a fixed order, with one date, stored by one method. Its
modules keep their names below `alias_or_copy`; only what is absolute in them is renamed, and
annotations are not evaluated, so that Python 3.9 reads them.
"""

import ast
import hashlib
import io
import json
import re
import zipfile
from functools import lru_cache
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from snippets.ask.rows import index
from snippets.atlas import publish
from snippets.atlas.row import read_rows
from snippets.project import ROOT

from ..page.build import Build
from ..page.languages import LANGUAGES
from ..page.levels import for_archive
from ..page.source import LOADER
from ..page.words import for_scripts

NAME = "alias_or_copy.pyz"
DATE = (1980, 1, 1, 0, 0, 0)
MODULES = ("project.py", "engine/problem.py", "engine/__init__.py", "atlas/__init__.py", "atlas/row.py", "atlas/prober/*.py",
           "engine/heap/__init__.py", "engine/heap/graph.py", "engine/heap/describe.py", "engine/heap/memory.py",
           "engine/heap/trace.py", "engine/heap/layout.py", "engine/heap/draw.py", "ask/*.py")
SECTIONS = ("ask", "atlas", "levels", "page", "picture")
START = "import sys\n\nfrom alias_or_copy.ask.command import main\n\nsys.exit(main(sys.argv[1:]))\n"
PACKAGE = '''"""Alias or copy: do two names share one piece of memory? `assert_independent(a, b)` says where, in tests."""

from .ask.testing import assert_independent, load_ipython_extension

__all__ = ["assert_independent", "load_ipython_extension"]
'''


def on_files(build: Build, files: Files, config: MkDocsConfig) -> None:
    """Publish the file and its hash."""
    made = archive()
    files.append(File.generated(config, NAME, content=made))
    files.append(File.generated(config, f"{NAME}.sha256", content=f"{hashlib.sha256(made).hexdigest()}  {NAME}\n"))


def archive() -> bytes:
    """The file's bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, text in sorted(contents().items()):
            entry = zipfile.ZipInfo(name, DATE)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            packed.writestr(entry, text.encode())
    return out.getvalue()


def contents() -> dict[str, str]:
    """The texts of all files in it, by name."""
    docs = ROOT / "docs"
    paths = {f"alias_or_copy/{path.relative_to(ROOT / 'snippets').as_posix()}": path
             for pattern in MODULES for path in sorted((ROOT / "snippets").glob(pattern))}
    paths["alias_or_copy/ask/alt_text.py"] = docs / "hooks" / "page" / "alt_text.py"
    found = {name: for_python_3_9(path.read_text("utf-8")) for name, path in paths.items()}
    script = (docs / "assets/javascripts/words.js").read_text("utf-8") + (docs / "assets/javascripts/stepper.js").read_text("utf-8")
    return found | {
        "__main__.py": START,
        "alias_or_copy/__init__.py": PACKAGE,
        "alias_or_copy/ask/words.json": json.dumps({language: _words(language) for language in LANGUAGES}, ensure_ascii=False),
        "alias_or_copy/ask/levels.json": json.dumps(for_archive(), ensure_ascii=False),
        "alias_or_copy/ask/rows.json": json.dumps(_rows(), ensure_ascii=False),
        "alias_or_copy/ask/pictures.css": (docs / "assets/stylesheets/pictures.css").read_text("utf-8"),
        "alias_or_copy/ask/stepper.js": script,
        "alias_or_copy/ask/catalogues.json": for_scripts(script).removeprefix("const catalogues="),
        "alias_or_copy/LICENSE": (ROOT / "LICENSE").read_text("utf-8"),
    }


@lru_cache
def for_python_3_9(source: str) -> str:
    """A module's source with its annotations left alone, and imports of the project made those of the package."""
    tree = ast.parse(source)
    after = tree.body[0].end_lineno if ast.get_docstring(tree) is not None else 0
    lines = source.splitlines()
    lines.insert(after or 0, "from __future__ import annotations")
    return re.sub(r"^from snippets\.", "from alias_or_copy.", "\n".join(lines) + "\n", flags=re.MULTILINE)


def _words(language: str) -> dict:
    catalogue = yaml.load((Path(__file__).parents[1] / "page" / "words" / f"{language}.yml").read_text("utf-8"), LOADER)
    return {section: catalogue[section] for section in SECTIONS}


def _rows() -> list[dict]:
    recorded = publish.every_outcome()["pinned"].rows
    return index([(row.id, {"zh": row.zh[0], "en": row.en[0]}, recorded[row.id]["verdict"], row.code) for row in read_rows() if row.id in recorded])
