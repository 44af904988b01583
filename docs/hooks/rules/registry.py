"""Reads the rules: `snippets/rules/ac301/` holds one rule whole, and is the registry of everything about it.

`rule.yml` is a rule of ast-grep (https://ast-grep.github.io); what ast-grep does not know is under its `metadata`.
Utilities that several rules share are in one file beside them: `metadata: {shared: snapshot}` adds those of
`snippets/rules/snapshot.yml`. What fixes share is in `fixes.yml`: `metadata: {deepcopy: RULE}` adds the
fix by a deep copy of the expressions that RULE matches.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from snippets.atlas.publish.ids import published as atlas_ids
from snippets.engine.errors import explained
from snippets.engine.problem import Problem
from snippets.project import ROOT

from ..page.languages import LANGUAGES
from ..page.source import DUMPER, LOADER

RULES = ROOT / "snippets" / "rules"
CODE = re.compile(r"ac[1-5]\d\d")
SEVERITIES = ("error", "warning", "info", "hint")
RELIABLE, BY_EYE = "reliable", "by eye"
SUGGESTS = "suggests"  # what the site calls a rule whose figures do not show the bar, see figures.py


@dataclass(frozen=True)
class Rule:
    """One rule: `code` as `AC301`; `message`, `review` by language; `atlas` row ids; `pages` as `state-dict.md#alias`."""

    code: str
    path: Path
    severity: str
    checker: str
    message: dict[str, str]
    review: dict[str, str]
    atlas: tuple[str, ...]
    pages: tuple[str, ...]
    hash: str  # of what it finds, so that a figure says which rule it is of; texts and fix are not part of it
    body: dict

    @property
    def name(self) -> str:
        """The rule's name in file names and addresses: `ac301`."""
        return self.code.lower()

    @property
    def reliable(self) -> bool:
        """Whether the checker finds it."""
        return self.checker == RELIABLE

    @property
    def fixes(self) -> bool:
        """Whether the checker can fix what it finds, where that is certain to be right."""
        return "fix" in self.body

    @property
    def text(self) -> str:
        """The whole rule as ast-grep reads it, with the utilities that it shares with other rules."""
        return yaml.dump(self.body, Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=1000)

    def page(self, language: str) -> str:
        """The source path of the rule's page."""
        return f"{language}/rules/{self.name}.md"


def read(path: Path) -> Rule:
    """Read one `rule.yml`. Raises Problem where something is missing or not what it should be."""
    def wrong(what: str, fix: str) -> Problem:
        return Problem(path, 1, what, fix)

    try:
        data = yaml.load(path.read_text("utf-8"), LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise explained(error) from None
    if not isinstance(data, dict):
        raise wrong("is no rule", "see snippets/rules/ac301/rule.yml")
    code, extra = str(data.get("id")), data.get("metadata") or {}
    if code.lower() != path.parent.name or not CODE.fullmatch(path.parent.name):
        raise wrong(f"its id {code} is not its folder's name in capitals", f"id: {path.parent.name.upper()}")
    if data.get("severity") not in SEVERITIES:
        raise wrong(f"unknown severity {data.get('severity')!r}", f"use one of: {', '.join(SEVERITIES)}")
    if extra.get("checker") not in (RELIABLE, BY_EYE):
        raise wrong("does not say whether the checker finds it", f"metadata: {{checker: {RELIABLE}}} or {BY_EYE!r}")
    if ("rule" in data) != (extra["checker"] == RELIABLE):
        raise wrong(f"is {extra['checker']!r}, " + ("and has" if "rule" in data else "but has no") + " `rule:`",
                    f"a rule that the checker finds has `rule:` and is {RELIABLE!r}; any other is {BY_EYE!r}")
    if "shared" in extra:
        data["utils"] = {**_part(extra["shared"], "utils"), **data.get("utils", {})}
    finds = {key: value for key, value in data.items() if key in ("utils", "rule", "constraints")}
    if "deepcopy" in extra:
        data |= {**_part("fixes", "deepcopy"), "utils": {**data.get("utils", {}), "copied-deeply": extra["deepcopy"]}}
    if "fix" in data:
        data |= {"rule": {"all": [data["rule"], {"pattern": "$FOUND"}]}, "utils": {**data.get("utils", {}), **_part("fixes", "utils")}}
    message = {"en": data.get("message"), "zh": extra.get("message-zh")}
    review = extra.get("review") or {}
    for language in LANGUAGES:
        if not message[language] or not review.get(language):
            raise wrong(f"has no message or review comment in {language!r}", "write `message`, `message-zh`, `review: {en, zh}`")
    return Rule(code, path, data["severity"], extra["checker"], message, dict(review), tuple(extra.get("atlas") or ()),
                tuple(extra.get("pages") or ()), hashlib.sha256(json.dumps(finds, sort_keys=True).encode()).hexdigest()[:12], data)


def _part(name: str, key: str) -> dict | list | str:
    """What several rules share: an entry of `snippets/rules/NAME.yml`. Raises Problem where that file or its entry is missing."""
    path = RULES / f"{name}.yml"
    try:
        return yaml.load(path.read_text("utf-8"), LOADER)[key]
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise explained(error) from None
    except (TypeError, KeyError):
        raise Problem(path, 1, f"has no `{key}:`", "write what the rules share") from None


def read_rules(folder: Path = RULES) -> list[Rule]:
    """All rules, by code. Raises Problem for the first that is wrong."""
    return [read(path) for path in sorted(folder.glob("*/rule.yml"))]


class Registry:
    """The rules of a build, by code, read once; `wrong` has what is no rule."""

    def __init__(self, folder: Path = RULES) -> None:
        self.folder = folder
        self.rules: list[Rule] = []
        self.wrong: list[Problem] = []
        for path in sorted(folder.glob("*/rule.yml")):
            try:
                self.rules.append(read(path))
            except Problem as problem:
                self.wrong.append(problem)


def problems(docs: Path, registry: Registry) -> list[Problem]:
    """Where folders, pages, tests and the atlas do not agree, in both directions."""
    found, rules, folder = [*registry.wrong], registry.rules, registry.folder
    known = {path.parent.name for path in folder.glob("*/rule.yml")}
    for each in sorted(p for p in folder.iterdir() if p.is_dir() and p.name not in known and p.name != "__pycache__"):
        found.append(Problem(each, 1, "is no rule: it has no rule.yml", "write one, or remove the folder"))
    for language in LANGUAGES:
        for page in sorted((docs / language / "rules").glob("ac*.md")):
            if page.stem not in known:
                found.append(Problem(page, 1, f"there is no rule {page.stem}", f"write snippets/rules/{page.stem}/rule.yml"))
    rows = set(atlas_ids())
    for rule in rules:
        found += [Problem(rule.path, 1, f"{rule.code} has no page {rule.page(language)}", "write it, in both languages")
                  for language in LANGUAGES if not (docs / rule.page(language)).is_file()]
        found += [Problem(rule.path, 1, f"{rule.code} has no {name}", "write a snippet that shows it, and record it")
                  for name in ("bad.py", "good.py") if not (rule.path.parent / name).is_file()]
        found += [Problem(rule.path, 1, f"there is no atlas row {row!r}", "use an id of snippets/atlas/publish/ids.txt")
                  for row in rule.atlas if row not in rows]
        found += [Problem(rule.path, _line(rule.path, page), f"{rule.code} names a page that is not there: docs/{language}/{name}", "correct the name, or bring the page back")
                  for page in rule.pages for name in [page.partition("#")[0]] for language in LANGUAGES if not (docs / language / name).is_file()]
    return found


def _line(path: Path, text: str) -> int:
    """The first line of a file that holds a text."""
    return next((number for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if text in line), 1)
