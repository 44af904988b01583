"""A lab's recording: its executed notebook in each language, `NAME.zh.ipynb` and `NAME.en.ipynb`.

Both hold the same code and outputs, from one run. Stable bytes, for diffs: no
times, no machine's names, cells numbered in order. The notebook's own metadata
holds what the head of a snippet's recording holds: the source's hash, the hash
of the notebook itself without that hash, and versions. Standard library only.
"""

import copy
import json
from dataclasses import dataclass
from pathlib import Path

from ...project import sha256, write_atomically
from ..problem import Problem, record_command, stale

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Recorded:
    """A lab's recorded notebooks by language, the versions they were made with, and the outputs of each code cell."""

    source_sha256: str
    versions: dict[str, str]
    notebooks: dict[str, dict]

    @property
    def outputs(self) -> list[list[dict]]:
        """The outputs of each code cell in order."""
        return [cell["outputs"] for cell in self.notebooks["zh"]["cells"] if cell["cell_type"] == "code"]


def path_of(lab: Path, language: str) -> Path:
    """Where the recorded notebook of a language stands."""
    return lab.with_suffix(f".{language}.ipynb")


def dump(notebook: dict) -> str:
    """The one text form of a notebook."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def lines(text: str) -> list[str]:
    """A text as notebooks write it, for readable diffs."""
    return text.splitlines(keepends=True)


def prose(text: str, number: int, metadata: dict | None = None) -> dict:
    """A prose cell; `number` counts from 1 within its notebook."""
    return {"cell_type": "markdown", "id": f"cell-{number}", "metadata": metadata or {}, "source": lines(text)}


def code(text: str, number: int, count: int, outputs: list[dict], metadata: dict | None = None) -> dict:
    """A code cell; `count` is the number of its execution."""
    return {"cell_type": "code", "id": f"cell-{number}", "metadata": metadata or {}, "source": lines(text),
            "execution_count": count, "outputs": outputs}


def notebook(cells: list[dict], metadata: dict) -> dict:
    """A notebook of nbformat 4.5 for a Python kernel."""
    return {"cells": cells, "metadata": {"kernelspec": KERNEL, "language_info": {"name": "python"}, **metadata},
            "nbformat": 4, "nbformat_minor": 5}


def sealed(unsealed: dict) -> dict:
    """The same notebook with the hash of its text in its metadata."""
    result = copy.deepcopy(unsealed)
    result["metadata"]["recording"].pop("output-sha256", None)
    result["metadata"]["recording"]["output-sha256"] = sha256(dump(result))
    return result


def write(lab: Path, source: str, notebooks: dict[str, dict], versions: dict[str, str]) -> None:
    """Write the recorded notebooks of a lab, each whole or not at all."""
    for language, made in notebooks.items():
        made["metadata"]["recording"] = {"source-sha256": sha256(source), "versions": versions}
        write_atomically(path_of(lab, language), dump(sealed(made)))


def read(lab: Path) -> Recorded:
    """Read the recorded notebooks of a lab.

    Raises Problem when one is missing or was edited by hand, or when the two
    are not of one run.
    """
    fix = record_command(lab)
    found: dict[str, dict] = {}
    for language in LANGUAGES:
        path = path_of(lab, language)
        try:
            text = path.read_text("utf-8")
        except FileNotFoundError:
            raise Problem(lab, 1, f"has no recording {path.name}", fix) from None
        try:
            found[language] = json.loads(text)
            kept = found[language]["metadata"]["recording"]
            intact = dump(sealed(found[language])) == text and {"source-sha256", "versions"} <= kept.keys()
        except (ValueError, KeyError, TypeError, AttributeError):
            intact = False
        if not intact:
            raise Problem(path, 1, "the recording was changed by hand (its text does not have the hash in its "
                          "metadata); recordings are only ever written by running the lab", fix)
    zh, en = (found[language]["metadata"]["recording"] for language in LANGUAGES)
    recorded = Recorded(zh["source-sha256"], zh["versions"], found)
    other = Recorded(en["source-sha256"], en["versions"], {"zh": found["en"]})
    if (recorded.source_sha256, recorded.versions, recorded.outputs) != (
            other.source_sha256, other.versions, other.outputs):
        raise Problem(lab, 1, "its two recorded notebooks are not of one run", fix)
    return recorded


def fresh(lab: Path, details: str = "") -> Recorded:
    """Read a lab's recording and check that its source has not changed since.

    Raises Problem, with `details`, when it has.
    """
    recorded = read(lab)
    if sha256(lab.read_text("utf-8")) != recorded.source_sha256:
        raise stale(lab, details)
    return recorded
