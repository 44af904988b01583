"""The symptoms: at least 30 in each language, and each branch of a checklist leads to code that was run."""

import re

import pytest

from docs.hooks.page.languages import LANGUAGES
from docs.hooks.page.source import parse
from snippets.project import ROOT

DOCS = ROOT / "docs"
LINK = re.compile(r"\]\(([^)#]+\.md)(?:#([\w-]+))?\)")


def section(page: str, name: str | None) -> str:
    """A page's Markdown from a heading to the next of its level or above; all of it without a name."""
    lines = page.splitlines()
    start = next((at for at, line in enumerate(lines) if name and line.startswith("#") and line.endswith(f"{{#{name}}}")), None)
    if start is None:
        return page
    level = len(lines[start]) - len(lines[start].lstrip("#"))
    end = next((at for at in range(start + 1, len(lines)) if re.match(rf"#{{1,{level}}} ", lines[at])), len(lines))
    return "\n".join(lines[start:end])


def branches(language: str) -> dict[str, list[tuple[str, str]]]:
    """The links of each branch, by its line."""
    text = (DOCS / language / "symptoms.md").read_text("utf-8")
    return {line: LINK.findall(line) for line in text.splitlines() if line.startswith("1. ")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_branch_leads_to_a_snippet(language):
    found = branches(language)
    shown = {line: [bool(parse(section((DOCS / language / page).read_text("utf-8"), name)).includes) for page, name in links] for line, links in found.items()}
    assert len(found) > 40
    assert not [line for line, has in shown.items() if not any(has)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_thirty_symptoms(language):
    text = (DOCS / language / "symptoms.md").read_text("utf-8")
    assert len(re.findall(r"^### ", text, re.MULTILINE)) >= 30
    assert all(re.search(r"^1\. ", part, re.MULTILINE) for part in re.split(r"^### ", text, flags=re.MULTILINE)[1:])
