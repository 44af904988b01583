"""Pages hold no code and no output of their own, and show every section there is."""

import re

import pytest

from docs.hooks.check.pages import check_pages
from docs.hooks.page.build import Build
from docs.hooks.page.levels import FOLDER as LEVELS
from docs.hooks.page.source import pages, read
from docs.hooks.questions.registry import QUESTIONS
from docs.hooks.questions.review import FOLDER as REVIEW
from snippets.engine.snippet import recording
from snippets.engine.snippet.sections import parse
from snippets.engine.verify import find
from snippets.project import ROOT, shown

DOCS = ROOT / "docs"


def includes(page):
    return read(page).includes


def test_the_guards_find_nothing():
    problems = check_pages(Build(), DOCS)
    assert not problems, "\n" + "\n".join(map(str, problems))


def test_every_include_line_is_read_as_one():
    """An include that the reader of fences misses would go unchecked."""
    for page in pages(DOCS):
        text = page.read_text("utf-8")
        assert len(re.findall(r"^\s*-+8<-", text, re.MULTILINE)) == \
            len(includes(page)) + len(read(page).pictures), page


@pytest.mark.parametrize("snippet", [path for path in find() if path.parent not in (QUESTIONS, LEVELS, REVIEW)], ids=shown)
def test_every_section_is_used(snippet):
    used = {(i.file, i.section) for page in pages(DOCS) for i in includes(page)}
    name = snippet.relative_to(ROOT / "snippets").as_posix()
    unused = [s.name for s in parse(snippet).sections if (name, s.name) not in used]
    assert not unused, f"no page shows these sections of {shown(snippet)}: {', '.join(unused)}"


@pytest.mark.parametrize("page", pages(DOCS), ids=shown)
def test_code_is_shown_with_its_output_in_order(page):
    """What a section prints follows it, and a snippet's sections are not mixed with another's."""
    shown_here = includes(page)
    code = [i for i in shown_here if i.file.endswith(".py")]
    for at, include in enumerate(shown_here):
        if not include.file.endswith(".py"):
            continue
        output = recording.fresh(ROOT / "snippets" / include.file).output
        if include.section in output:
            following = shown_here[at + 1] if at + 1 < len(shown_here) else None
            assert following and following.file == include.file[:-3] + ".out" and \
                following.section == include.section, f"{shown(page)}:{include.line}: its output does not follow"
    blocks = [name for at, name in enumerate(i.file for i in code) if at == 0 or code[at - 1].file != name]
    assert len(blocks) == len(set(blocks)), f"{shown(page)} mixes the sections of two snippets: {blocks}"
    for name in blocks:
        order = [s.name for s in parse(ROOT / "snippets" / name).sections]
        here = [i.section for i in code if i.file == name]
        assert here == [section for section in order if section in here], f"{shown(page)}: {name} out of order"


@pytest.mark.parametrize("page", pages(DOCS), ids=shown)
def test_no_output_typed_into_prose(page):
    """Signs of a pasted session: prompts, reprs of addresses."""
    for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
        assert not re.search(r"^\s*(>>>|In \[\d|Out\[)|0x[0-9a-f]{6,}", line), f"{shown(page)}:{number}: {line}"
