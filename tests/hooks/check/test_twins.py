"""Both pages of a pair say the same: same headings, includes and links, nothing left in the other language."""

import re

import pytest

from docs.hooks.check import twins
from docs.hooks.page.source import read
from snippets.project import ROOT

DOCS = ROOT / "docs"
PAIRS = {zh.relative_to(DOCS / "zh").as_posix(): (zh, en) for zh, en in twins.pairs(DOCS)}
HEADING = re.compile(r"^(#{1,6}) (.*?)(?: \{#([a-z0-9-]+)\})?$")
LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")
HAN = re.compile(r"[\u3400-\u9fff]")
OF_OTHER_LANGUAGE = re.compile(r'<(\w+)[^>]* lang="(?:zh|en)"[^>]*>.*?</\1>', re.DOTALL)


@pytest.fixture(params=PAIRS.values(), ids=PAIRS)
def pair(request):
    return request.param


def prose(page) -> list[str]:
    """The lines of a page outside its front matter and fences."""
    source = read(page)
    fenced = {number for fence in source.fences for number in range(fence.line, fence.end + 1)}
    dropped = fenced | {*range(1, source.before + 1)} | {picture.line for picture in source.pictures}
    return ["" if number in dropped else line for number, line in enumerate(source.lines, 1)]


def headings(page) -> list[tuple[str, str | None]]:
    return [(m[1], m[3]) for line in prose(page) if (m := HEADING.match(line))]


def links(page) -> list[str]:
    """Link targets, by line; sorted within one, since the languages order their sentences differently."""
    return [m[3] for m in LINK.finditer("\n".join(prose(page))) if not m[1]]


def without_code(line: str) -> str:
    """What is left of a line to translate: no inline code, addresses, ids or tags."""
    line = LINK.sub(lambda m: m[2], re.sub(r"`+[^`]*`+", "", line))
    return re.sub(r"\{[^}]*\}|<[^>]*>|https?://\S+", "", line)


def test_there_are_pages():
    assert len(PAIRS) >= 12


def test_no_page_without_twin():
    problems = twins.missing(DOCS)
    assert not problems, "\n" + "\n".join(map(str, problems))


def test_every_heading_has_an_id(pair):
    for page in pair:
        assert all(id for _, id in headings(page)), page
        ids = [id for _, id in headings(page)]
        assert len(set(ids)) == len(ids), page
        assert [level for level, _ in headings(page)].count("#") == 1, page


def test_same_headings(pair):
    assert headings(pair[0]) == headings(pair[1])


def test_same_includes_in_the_same_order(pair):
    zh, en = ([(i.file, i.section) for i in read(p).includes] for p in pair)
    assert zh == en


def test_same_pictures_and_steppers_in_the_same_order(pair):
    zh, en = ([line for line in page.read_text("utf-8").splitlines() if ".svg" in line or 'class="stepper"' in line]
              for page in pair)
    assert zh == en


def test_same_links(pair):
    assert sorted(links(pair[0])) == sorted(links(pair[1]))


def test_front_matter(pair):
    for page in pair:
        front = page.read_text("utf-8").split("---\n")[1]
        assert re.search(r"^title: \S", front, re.MULTILINE), page
        assert re.search(r"^description: \S", front, re.MULTILINE), page
    zh, en = (page.read_text("utf-8").split("---\n")[1] for page in pair)
    assert HAN.search(zh) and not HAN.search(en)


def test_nothing_left_untranslated(pair):
    zh, en = (prose(page) for page in pair)
    english = {line.strip() for line in en if len(re.findall(r"[A-Za-z]{2,}", without_code(line))) >= 4}
    left = [line for line in zh if line.strip() in english and "http" not in line and not line.startswith("<rect")]  # a drawing's names
    assert not left, f"the same words in both languages: {left}"
    text = OF_OTHER_LANGUAGE.sub("", "\n".join(en))
    assert not HAN.search(text), f'Chinese in {pair[1]}; mark it <span lang="zh">: {HAN.search(text)}'


def test_every_change_was_carried_over():
    problems = twins.unconfirmed(DOCS)
    assert not problems, "\n" + "\n".join(map(str, problems))


def test_a_change_on_one_side_fails_until_confirmed(tmp_path):
    for language, words in (("zh", "一"), ("en", "one")):
        (tmp_path / language).mkdir()
        (tmp_path / language / "page.md").write_text(f"---\ntitle: {words}\n---\n{words}\n")
    assert len(twins.unconfirmed(tmp_path)) == 2
    assert len(twins.confirm(tmp_path, ["page"])) == 2
    assert twins.unconfirmed(tmp_path) == []
    zh = tmp_path / "zh" / "page.md"
    zh.write_text(zh.read_text() + "二\n")
    problem, = twins.unconfirmed(tmp_path)
    assert problem.path == tmp_path / "en" / "page.md"
    assert problem.fix.endswith("`python -m docs.hooks.check.twins confirm page`")
    twins.confirm(tmp_path, [])
    assert twins.unconfirmed(tmp_path) == []


def test_confirming_an_unknown_page_says_which_there_are():
    with pytest.raises(Exception, match="there is no page 'nowhere'"):
        twins.confirm(DOCS, ["nowhere"])
