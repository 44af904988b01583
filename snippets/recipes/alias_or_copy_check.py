"""The checker as one command: `alias-or-copy-check [PATH ...]`, over Python files and notebooks.

Runs ast-grep with the rules that lie beside this file, `en.yml` and `zh.yml`; `rules.json` says what SARIF wants to know of
them. Ends with 0, with 1 if a finding is an error, or with 2 if it cannot run.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

FOLDER = Path(__file__).parent
NOTEBOOK = ".ipynb"
PYTHON_MAGICS = ("time", "timeit", "capture", "prun")  # the rest of such a cell is Python
MAGIC = re.compile(r"^(\s*)(?:%[%\w]|!(?!=)|\?|[\w.]+\?+\s*$|[\w, .\[\]]+=\s*[%!](?!=))")
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning"}  # SARIF's name of each severity; any other is a note


class CannotRun(Exception):
    """Why no file was checked."""


@dataclass(frozen=True)
class Finding:
    """One finding; lines and columns from 1. In a notebook they count in the cell, which counts from 1, too."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    severity: str
    message: str
    text: str
    cell: int = 0

    def __str__(self) -> str:
        cell = f"cell {self.cell}:" if self.cell else ""
        return f"{self.file}:{cell}{self.line}:{self.column}: {self.severity}[{self.code}]: {self.message}"

    @property
    def fingerprint(self) -> str:
        """What stays the same when the code around it moves: a hash of rule, file, and the code found, whatever its spaces."""
        return hashlib.sha256("\0".join((self.code, self.file, *self.text.split())).encode()).hexdigest()[:16]


def findings(paths: list[str], language: str) -> list[Finding]:
    """All findings in files and below folders, in order. Raises CannotRun."""
    missing = [path for path in paths if not os.path.exists(path)]
    if missing:
        raise CannotRun(f"there is no {missing[0]}")
    found = []
    if python := [path for path in paths if not path.endswith(NOTEBOOK)]:
        found += [_finding(each, _path(each["file"])) for each in _scan(language, python)]
    for path in paths:
        for notebook in [path] if path.endswith(NOTEBOOK) else _notebooks(path):
            found += _in_notebook(notebook, language)
    return sorted(found, key=lambda each: (each.file, each.cell, each.line, each.column, each.code))


def _scan(language: str, paths: list[str], code: str | None = None) -> list[dict]:
    """What ast-grep finds in files, or in code. Raises CannotRun."""
    here = shutil.which("ast-grep", path=os.path.dirname(sys.executable)) or shutil.which("ast-grep")
    if here is None:
        raise CannotRun("ast-grep is not installed: pip install ast-grep-cli")
    where = paths if code is None else ["--stdin"]
    done = subprocess.run([here, "scan", "-r", str(FOLDER / f"{language}.yml"), "--json=compact", *where],
                          input=code, capture_output=True, encoding="utf-8")
    if not done.stdout.startswith("["):
        raise CannotRun(done.stderr.strip())
    return json.loads(done.stdout)


def _finding(data: dict, file: str, cell: int = 0, before: int = 0) -> Finding:
    start, end = data["range"]["start"], data["range"]["end"]
    return Finding(file, start["line"] + 1 - before, start["column"] + 1, end["line"] + 1 - before, end["column"] + 1,
                   data["ruleId"], data["severity"], data["message"], data["text"], cell)


def _path(name: str) -> str:
    return os.path.relpath(name).replace(os.sep, "/")


def _notebooks(folder: str) -> list[str]:
    """The notebooks below a folder, but for hidden folders and virtual environments."""
    found = []
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name[0] != "." and not os.path.exists(os.path.join(top, name, "pyvenv.cfg"))]
        found += [os.path.join(top, name) for name in names if name.endswith(NOTEBOOK)]
    return found


def _in_notebook(path: str, language: str) -> list[Finding]:
    """The findings in a notebook's code cells, which are read as one program. Raises CannotRun for what is no notebook."""
    try:
        notebook = json.loads(Path(path).read_text("utf-8"))
        if not notebook["metadata"].get("language_info", {}).get("name", "python").startswith("python"):
            return []
        cells = [(number, "".join(cell["source"])) for number, cell in enumerate(notebook["cells"], 1) if cell["cell_type"] == "code"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CannotRun(f"{path} is no notebook: {error}") from None
    lines, cell_of = [], []
    for number, source in cells:
        own = _python(source)
        cell_of += [(number, len(lines))] * len(own)
        lines += own
    found = []
    for each in _scan(language, [], "\n".join(lines)) if lines else ():
        found.append(_finding(each, _path(path), *cell_of[each["range"]["start"]["line"]]))
    return found


def _python(source: str) -> list[str]:
    """The lines of a cell, with `pass` for what only IPython reads."""
    lines = source.split("\n")
    if lines[0].startswith("%%") and not lines[0][2:].startswith(PYTHON_MAGICS):
        return ["pass"] * len(lines)
    return [f"{magic[1]}pass" if (magic := MAGIC.match(line)) else line for line in lines]


def without_old(found: list[Finding], baseline: Path) -> list[Finding]:
    """The findings that a baseline does not hold; one that it holds twice may be there twice. Raises CannotRun."""
    try:
        old = Counter(line.split()[0] for line in baseline.read_text("utf-8").splitlines() if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(f"the baseline cannot be read: {error}") from None
    new = []
    for each in found:
        if old[each.fingerprint]:
            old[each.fingerprint] -= 1
        else:
            new.append(each)
    return new


def baseline_of(found: list[Finding]) -> str:
    """The text of a baseline: a line for each finding, with its fingerprint, its rule and its file."""
    return "".join(sorted(f"{each.fingerprint} {each.code} {each.file}\n" for each in found))


def sarif(found: list[Finding], language: str) -> dict:
    """The findings as SARIF 2.1.0."""
    known = json.loads((FOLDER / "rules.json").read_text("utf-8"))[language]
    codes = list(known)
    rules = [{"id": code, "shortDescription": {"text": rule["message"]}, "defaultConfiguration": {"level": LEVELS.get(rule["severity"], "note")},
              **({"helpUri": rule["url"], "help": {"text": rule["url"], "markdown": f"[{code}]({rule['url']})"}} if rule["url"] else {})}
             for code, rule in known.items()]
    driver = {"name": "Alias or Copy", "rules": rules}
    return {"$schema": SCHEMA, "version": "2.1.0",
            "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(each, codes) for each in found]}]}


def _result(finding: Finding, codes: list[str]) -> dict:
    region = {"startLine": finding.line, "startColumn": finding.column, "endLine": finding.end_line, "endColumn": finding.end_column}
    where = f"cell {finding.cell}, line {finding.line}: " if finding.cell else ""  # the file's own lines are those of JSON
    return {"ruleId": finding.code, "ruleIndex": codes.index(finding.code), "level": LEVELS.get(finding.severity, "note"),
            "message": {"text": where + finding.message},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": quote(finding.file), "uriBaseId": "%SRCROOT%"},
                                                "region": {"startLine": 1} if finding.cell else region}}],
            "partialFingerprints": {"aliasOrCopy/v1": finding.fingerprint}}


def main() -> int:
    """Run the command line. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="alias-or-copy-check", description="Find aliases that were meant as copies.")
    parser.add_argument("paths", nargs="*", default=["."], metavar="PATH", help="files, notebooks and folders; the current folder")
    parser.add_argument("--language", choices=("en", "zh"), default="en", help="of the messages")
    parser.add_argument("--baseline", metavar="FILE", type=Path, help="leave out the findings that this file holds")
    parser.add_argument("--write-baseline", metavar="FILE", type=Path, help="write all findings of now to this file")
    parser.add_argument("--sarif", metavar="FILE", type=Path, help="also write the findings to this file, for code scanning")
    options = parser.parse_args()
    try:
        found = findings(options.paths, options.language)
        if options.write_baseline:
            options.write_baseline.write_text(baseline_of(found), "utf-8")
            return 0
        if options.baseline:
            found = without_old(found, options.baseline)
        if options.sarif:
            options.sarif.write_text(json.dumps(sarif(found, options.language), ensure_ascii=False, indent=1) + "\n", "utf-8")
    except (CannotRun, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    for each in found:
        print(each)
    return int(any(each.severity == "error" for each in found))
