"""Records what snippets do in the browser's Python: `python -m docs.hooks.ask.record`; `--check` compares instead.

Python as WebAssembly is one more environment beside those of `snippets/versions`: its record is
`browser.txt` there. Node.js runs each snippet that imports the standard library alone, by the same function
as the pages' worker. What is compared is all that it prints and all its pictures. The record names no version
of Python, because what differs may come of WebAssembly and not of the version, so pages claim nothing by it but Run.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from snippets.engine import command, verify
from snippets.engine.lab.source import LABS
from snippets.engine.problem import Problem
from snippets.engine.scratch import Scratch
from snippets.engine.snippet import recording
from snippets.engine.snippet.sections import ANNOTATION, MARKER, parse
from snippets.engine.versions import compare, differences
from snippets.engine.versions.differences import DIFFERS, SAME, STOPS, Differences, Found
from snippets.project import shown

from . import fetch
from .archive import NAME, archive

ENVIRONMENT = "browser"
COMMAND = "python -m docs.hooks.ask.record"
RUNNER = Path(__file__).with_name("record.mjs")


def candidates() -> list[Path]:
    """The snippets that may run there: those that import the standard library alone."""
    snippets, _ = verify.chosen([])
    return [path for path in snippets if path.parent != LABS and parse(path).imports() <= sys.stdlib_module_names]


def readable(source: str) -> str:
    """A snippet as the editor shows it: without the marks of its sections and the numbers of the page's notes."""
    lines = [line for line in source.split("\n") if not MARKER.fullmatch(line)]
    text = "\n".join(re.sub(rf" *{ANNOTATION.pattern}$", "", line) for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def expected(path: Path) -> tuple[str, list[str]]:
    """All that a snippet prints, and the texts of its pictures, in order. Raises Problem without a fresh recording."""
    recorded = recording.fresh(path).printed
    sections = parse(path).sections
    return ("".join(recorded.output.get(each.name, "") for each in sections),
            [recorded.graphs[draw.section] for draw in parse(path).draws])


def found(path: Path, answer: dict) -> Found:
    """What the worker's answer to a snippet means."""
    printed = "".join(part["printed"] for part in answer.get("parts", []))
    heaps = [part["picture"]["heap"] for part in answer.get("parts", []) if "heap" in part["picture"]]
    if "error" in answer:
        return Found(differences.digest(path), STOPS, {}, "", answer["error"] + "\n")
    said, drawn = expected(path)
    other = {"": printed} if printed != said else {"heap": "".join(heaps)} if heaps != drawn else {}
    return Found(differences.digest(path), DIFFERS if other else SAME, other)


def run(paths: list[Path]) -> dict[str, dict]:
    """The worker's answers, by path below `snippets/`. Raises Problem where the files or Node.js are missing, or it fails."""
    node = shutil.which("node")
    if not fetch.present() or node is None:
        raise Problem(fetch.FOLDER, 0, "Python for the browser, or Node.js, is not here", f"install Node.js, then: {fetch.COMMAND}")
    with Scratch("browser") as scratch:
        (scratch.path / NAME).write_bytes(archive())
        programs = {differences.key(path): readable(path.read_text("utf-8")) for path in paths}
        (scratch.path / "programs.json").write_text(json.dumps(programs), "utf-8")
        done = subprocess.run([node, str(RUNNER), fetch.FOLDER, str(scratch.path)], capture_output=True, text=True)
        if done.returncode:
            raise Problem(RUNNER, 0, "the snippets could not be run in the browser's Python", COMMAND, done.stderr[-2000:])
        return json.loads((scratch.path / "answers.json").read_text("utf-8"))


def now() -> Differences:
    """The record as running all candidates makes it. Raises Problem."""
    paths = candidates()
    answers = run(paths)
    return Differences(ENVIRONMENT, {"pyodide": fetch.PACKAGES["pyodide"][0]},
                       {differences.key(path): found(path, answers[differences.key(path)]) for path in paths})


def main(arguments: list[str]) -> int:
    """Record or compare. Returns the exit code. Raises Problem."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    made = now()
    for state in differences.STATES:
        print(f"{state}: {sum(each.state == state for each in made.found.values())}")
    if not arguments:
        print(f"{shown(differences.path_of(ENVIRONMENT))}: {'recorded' if differences.write(made) else 'as recorded before'}")
        return 0
    problems = compare.changed(differences.read(ENVIRONMENT), made)
    print(*problems, sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(command.run(main, sys.argv[1:]))
