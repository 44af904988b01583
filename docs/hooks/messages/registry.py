"""Reads the messages. Each is a section of a page in `docs/LANGUAGE/messages`, headed with the message itself:

    ## `cannot reshape array of size … into shape …` {#cannot-reshape}

    What it means, in one paragraph.

"…" is what differs from case to case. `snippets/messages/cannot_reshape.py` raises the message, and `messages.yml`
beside it says what stands behind it.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from snippets.atlas.publish.ids import published as atlas_ids
from snippets.engine.errors import explained
from snippets.engine.problem import Problem
from snippets.project import ROOT

from ..page.languages import LANGUAGES
from ..page.source import LOADER

MESSAGES = ROOT / "snippets" / "messages"
FILE = MESSAGES / "messages.yml"
PAGES = "{}/messages"
SECTION = re.compile(r"^## `(?P<title>[^`\n]+)` \{#(?P<name>[\w-]+)\}\n\n(?P<meaning>\S.*)$", re.MULTILINE)
HEADING = re.compile(r"^## .*\{#([\w-]+)\}$", re.MULTILINE)
KINDS = ("pages", "rules", "atlas", "also")


@dataclass(frozen=True)
class Message:
    """One message: its family is the stem of its page, `meaning` is Markdown by language, `also` other wordings of it."""

    name: str
    title: str
    family: str
    meaning: dict[str, str]
    pages: tuple[str, ...]
    rules: tuple[str, ...]
    atlas: tuple[str, ...]
    also: tuple[str, ...]

    @property
    def snippet(self) -> Path:
        """The snippet that raises it."""
        return MESSAGES / f"{self.name.replace('-', '_')}.py"

    def page(self, language: str) -> str:
        """The source path of the page that it is on."""
        return f"{PAGES.format(language)}/{self.family}.md"


class Registry:
    """The messages of a build in the order of their pages; `wrong` has what does not agree."""

    def __init__(self, docs: Path = ROOT / "docs", file: Path = FILE) -> None:
        self.file = file
        self.wrong: list[Problem] = []
        data = self._behind()
        found = {language: _sections(docs / PAGES.format(language)) for language in LANGUAGES}
        first, second = (found[language] for language in LANGUAGES)
        for name in sorted(first.keys() ^ second.keys()):
            self.wrong.append(Problem(file, 1, f"the message {name} is on a page of one language alone", "write it in both"))
        for name in sorted((first.keys() & second.keys()) ^ data.keys()):
            self.wrong.append(Problem(file, _line(file, name), f"{name} is not both here and a heading of a page below docs/en/messages",
                                      "add what is missing, or correct the name"))
        self.messages = [self._message(name, found, data[name]) for name in first if name in second and name in data]
        self._check_snippets()
        self._check_behind(docs)

    @property
    def families(self) -> list[str]:
        """The stems of the pages, in order."""
        return list(dict.fromkeys(message.family for message in self.messages))

    def _behind(self) -> dict[str, dict]:
        try:
            return yaml.load(self.file.read_text("utf-8"), LOADER) or {}
        except (OSError, UnicodeDecodeError) as error:
            self.wrong.append(explained(error))
        except yaml.MarkedYAMLError as error:
            self.wrong.append(Problem(self.file, error.problem_mark.line + 1, f"is no YAML: {error.problem}", "correct it; quote a text that holds signs"))
        return {}

    def _message(self, name: str, found: dict[str, dict[str, tuple[str, str, str]]], behind: dict) -> Message:
        titles = {(family, title) for family, title, _ in (found[language][name] for language in LANGUAGES)}
        if len(titles) > 1:
            self.wrong.append(Problem(self.file, _line(self.file, name), f"the pages do not agree on the heading of {name}, or on its family",
                                      "head it with the message, the same in both"))
        if unknown := behind.keys() - set(KINDS):
            self.wrong.append(Problem(self.file, _line(self.file, name), f"{name} has the unknown {', '.join(sorted(unknown))}", f"use {', '.join(KINDS)}"))
        family, title = min(titles)
        return Message(name, title, family, {language: found[language][name][2] for language in LANGUAGES},
                       *(tuple(behind.get(kind) or ()) for kind in KINDS))

    def _check_snippets(self) -> None:
        known = {message.snippet for message in self.messages}
        self.wrong += [Problem(path, 1, "raises a message that no page has", f"add it to {self.file.name} and to a page below docs/en/messages")
                       for path in sorted(MESSAGES.glob("*.py")) if path not in known]
        self.wrong += [Problem(path, 1, "there is no such snippet", "write it, with the sections `raise` and `cure`")
                       for path in sorted(known) if not path.is_file()]

    def _check_behind(self, docs: Path) -> None:
        rows = set(atlas_ids())
        for message in self.messages:
            line = _line(self.file, message.name)
            self.wrong += [Problem(self.file, line, f"{message.name} names a page that is not there: docs/{language}/{page}", "correct the name")
                           for page in (*message.pages, *(f"rules/{rule}.md" for rule in message.rules)) for language in LANGUAGES
                           if not (docs / language / page.partition("#")[0]).is_file()]
            self.wrong += [Problem(self.file, line, f"there is no atlas row {row!r}", "use an id of snippets/atlas/publish/ids.txt")
                           for row in message.atlas if row not in rows]


def _sections(folder: Path) -> dict[str, tuple[str, str, str]]:
    """{name: (family, title, meaning)} of the messages on the pages of a folder."""
    return {match["name"]: (page.stem, match["title"], match["meaning"])
            for page in sorted(folder.glob("*.md")) if page.stem != "index" for match in SECTION.finditer(page.read_text("utf-8"))}


def _line(path: Path, name: str) -> int:
    """The line on which a message begins in the file."""
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return next((number for number, line in enumerate(lines, 1) if line.startswith(f"{name}:")), 1)
