"""The levels: programs to complete until their heap is a goal's.

`snippets/levels/SET.yml` holds their texts in both languages, the snippet `SET.py` beside it their programs: section
`ID` is what is given, section `ID-line` a line that reaches the goal, drawn. Its recorded heap is the goal.
The page of the levels reads them, and `alias_or_copy.pyz`, which compares a reader's line with the goal.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from snippets.engine.errors import explained
from snippets.engine.problem import Problem
from snippets.engine.snippet import recording
from snippets.engine.snippet.sections import parse

from .languages import LANGUAGES
from .source import LOADER, SNIPPETS

FOLDER = SNIPPETS / "levels"
HINTS = 3
Text = dict[str, str]  # by language
FIELDS = {"id", "title", "task", "hints", "right", "wrong", "why"}


@dataclass(frozen=True)
class Level:
    """A level. `goal` is the text of a graph; `line` reaches it, as all of `right` do and none of `wrong`; `packages` are those that it needs."""

    id: str
    snippet: Path
    title: Text
    task: Text
    hints: list[Text]
    start: str
    names: tuple[str, ...]
    goal: str
    line: str
    right: list[str]
    wrong: list[str]
    why: Text
    packages: bool

    @property
    def known(self) -> list[str]:
        """All lines known to reach the goal, the shortest first, then as they are written."""
        every = [self.line, *self.right]
        first = min(every, key=len)
        return [first, *(line for line in every if line != first)]


def read_levels(folder: Path = FOLDER) -> list[Level]:
    """All levels, those of plain Python first. Raises Problem for one that is incomplete, and for programs that belong to none."""
    found = [level for path in sorted(folder.glob("*.yml")) for level in _read(path)]
    for level in found:
        if [each.id for each in found].count(level.id) > 1:
            raise Problem(level.snippet.with_suffix(".yml"), 1, f"a second level {level.id!r}", "give it another id")
    return found


def _read(path: Path) -> list[Level]:
    try:
        data = yaml.load(path.read_text("utf-8"), LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise explained(error) from None
    if not isinstance(data, dict) or data.keys() != {"levels"} or not isinstance(data["levels"], list):
        raise Problem(path, 1, "holds no levels", "levels: a list; see its neighbours")
    snippet = path.with_suffix(".py")
    parsed, goals = parse(snippet), recording.fresh(snippet).graphs
    found = [_level(path, parsed, goals, each) for each in data["levels"]]
    known = {name for level in found for name in (level.id, f"{level.id}-line")}
    if spare := [section.name for section in parsed.sections if section.name not in known]:
        raise Problem(snippet, 1, f"section {spare[0]!r} belongs to no level", f"write it into {path.name}, or delete it")
    return found


def _level(path: Path, parsed: Any, goals: dict[str, str], data: Any) -> Level:
    def wrong(what: str, fix: str) -> Problem:
        return Problem(path, 1, what, fix)

    if not isinstance(data, dict) or data.keys() != FIELDS:
        raise wrong(f"a level has other fields than it should: {data}", f"write {', '.join(sorted(FIELDS))}")
    name = data["id"]
    if not isinstance(data["hints"], list) or len(data["hints"]) != HINTS:
        raise wrong(f"{name} does not have {HINTS} hints", f"write {HINTS} under `hints:`, each nearer to the line")
    for text in (data["title"], data["task"], data["why"], *data["hints"]):
        if not isinstance(text, dict) or text.keys() != set(LANGUAGES) or not all(str(each or "").strip() for each in text.values()):
            raise wrong(f"{name}: a text is not written in {', '.join(LANGUAGES)}, each once: {text}", "write it in both languages")
    if not all(isinstance(data[key], list) and data[key] and all(isinstance(line, str) for line in data[key]) for key in ("right", "wrong")):
        raise wrong(f"{name} lacks lines that reach the goal, or lines that do not", "write at least one under `right:` and under `wrong:`")
    sections = {section.name for section in parsed.sections}
    if missing := {name, f"{name}-line"} - sections or {f"{name}-line"} - goals.keys():
        raise wrong(f"{name}: {parsed.path.name} has no section {sorted(missing)[0]!r}, or no picture below it",
                    "write the programs, and `# draw: NAMES` below the second one")
    names = next(draw.names for draw in parsed.draws if draw.section == f"{name}-line")
    return Level(name, parsed.path, data["title"], data["task"], data["hints"], parsed.code(name), names, goals[f"{name}-line"],
                 parsed.code(f"{name}-line").strip(), data["right"], data["wrong"], data["why"], "torch" in parsed.imports())


def for_archive() -> dict[str, dict]:
    """What `alias_or_copy.pyz` knows of the levels, by name."""
    return {level.id: {"start": level.start, "names": list(level.names), "goal": level.goal, "line": level.known[0], "task": level.task,
                       "hints": level.hints, "why": level.why} for level in read_levels()}
