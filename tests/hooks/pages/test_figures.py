"""Pictures in pages: each is shown, in both languages, with words that say what it shows."""

import re

import pytest

from docs.hooks.check.pages import check_pictures
from docs.hooks.page.alt_text import sentences
from docs.hooks.page.build import Build
from docs.hooks.page.languages import language_of
from docs.hooks.page.levels import read_levels
from docs.hooks.page.source import pages, read
from docs.hooks.pages.figures import with_figures
from docs.hooks.questions import registry
from snippets.engine.heap.graph import parse
from snippets.engine.snippet import recording
from snippets.engine.verify import find
from snippets.project import ROOT, shown

DOCS = ROOT / "docs"
CSS = DOCS / "assets" / "stylesheets" / "pictures.css"
HAN = re.compile(r"[\u3400-\u9fff]")
SHOWN = {page: [(each.line, each.file, each.section) for each in read(page).pictures] for page in pages(DOCS)}
LEVELS = {(level.snippet.relative_to(ROOT / "snippets").as_posix(), f"{level.id}-line") for level in read_levels()}
RECORDED = [(path, section, graph) for path in find()
            for section, graph in recording.read(path).graphs.items()]
# Below the answer to a question, in both languages: by page, the pictures that its questions' snippet draws.
ANSWERS = {topic.page: {(topic.snippet.relative_to(ROOT / "snippets").as_posix(), question.id) for question in topic.questions}
           & {(path.relative_to(ROOT / "snippets").as_posix(), section) for path, section, _ in RECORDED}
           for topic in map(registry.read, sorted(registry.QUESTIONS.glob("*.yml")))}


def words(text: str, language: str) -> str:
    """The text alternative of a graph, without the marks of code."""
    return sentences(parse(text), language).replace("`", "")


CASES = {
    "one list": ("a  -> o1\nb  -> o1\no1  list  {shared}\n  [0]  1\n",
                 "a 和 b 是同一个 list 对象。", "a and b are one and the same list."),
    "an inner list": ("a  -> o1\nb  -> o2\no1  list\n  [0]  -> o3\no2  list\n  [0]  -> o3\no3  list  {shared}\n",
                      "a[0] 和 b[0] 是同一个 list 对象。", "a[0] and b[0] are one and the same list."),
    "nothing": ("a  -> o1\nb  -> o2\no1  list\no2  list\n", "图中没有两个箭头指向同一个对象或同一块存储。",
                "No two arrows lead to the same object or storage."),
    "a view": ("m  -> m1\nv  -> t2\nm1  Linear\n  0.weight  -> t3\nt2  Tensor  float32 (1,)\n  storage  -> s4  1:2\n"
               "t3  Parameter  float32 (2,)\n  storage  -> s4\ns4  storage  {shared}\n  0  0.\n  1  0.\n",
               "v 和 m[0].weight 用的是同一块存储，v 只看到其中的 [1:2]。",
               "v and m[0].weight sit on one storage; v sees only [1:2] of it."),
    "a cycle": ("a  -> o1\no1  list\n  [0]  -> o1\n", "a[0] 又指回 a。", "a[0] leads back to a."),
    "changes": ("a  -> o1\nb  -> o3  {new}\no1  list  {changed}\n  [0]  2  {changed}\n  [1]  -> o2  {changed}\no2  list  {new}\n"
                "o3  list  {new}\n",
                "图中没有两个箭头指向同一个对象或同一块存储。与上一张图相比，变了的是：a[0]、a[1]（换成了新对象）。新出现的是：b。",
                "No two arrows lead to the same object or storage. Changed since the picture before: a[0], "
                "a[1] (now a new object). New: b."),
    "an optimizer": ("m  -> m1\no  -> p2\nm1  Linear\n  weight  -> t3\np2  SGD\n  params[0]  -> t3\n"
                     "t3  Parameter  float32 (1,)  {shared}\n  storage  -> s4\ns4  storage  {shared}\n  0  0.\n",
                     "m.weight 和 o.param_groups[0]['params'][0] 是同一个 Parameter 对象。",
                     "m.weight and o.param_groups[0]['params'][0] are one and the same Parameter."),
}


@pytest.mark.parametrize("graph, zh, en", CASES.values(), ids=CASES)
def test_words(graph, zh, en):
    assert words(graph, "zh") == zh
    assert words(graph, "en") == en


@pytest.mark.parametrize("path, section, graph", RECORDED, ids=[f"{p.stem}.{s}" for p, s, _ in RECORDED])
def test_every_sharing_is_said_in_both_languages(path, section, graph):
    joints = parse(graph).joints()
    for language, phrases in (("zh", ("同一个", "同一块存储。", "同一块存储，")), ("en", ("one and the same", "on one storage"))):
        said = words(graph, language).replace("图中没有两个箭头指向同一个对象或同一块存储。", "")
        assert sum(said.count(phrase) for phrase in phrases) == len(joints), said
        assert bool(HAN.search(said)) == (language == "zh") or not said


@pytest.mark.parametrize("path, section, graph", RECORDED, ids=[f"{p.stem}.{s}" for p, s, _ in RECORDED])
def test_every_picture_is_shown_in_both_languages(path, section, graph):
    here = path.relative_to(ROOT / "snippets").as_posix(), section
    languages = {language_of(page.relative_to(DOCS).as_posix()) for page, found in SHOWN.items()
                 if here in [(file, name) for _, file, name in found]}
    if here in LEVELS.union(*ANSWERS.values()):  # the page of levels shows each, and that of the questions, in both languages
        languages = {"zh", "en"}
    assert languages == {"zh", "en"}, f"{here} is shown in {languages or 'no language'}"


def test_as_many_as_promised():
    for language in ("zh", "en"):
        sources = [read(page) for page in SHOWN if page.is_relative_to(DOCS / language)]
        assert sum(len(source.pictures) for source in sources) >= 20
        assert sum(len(source.steppers) for source in sources) >= 6


@pytest.mark.parametrize("page", [page for page, found in SHOWN.items() if found], ids=shown)
def test_every_picture_has_its_words_in_the_pages_language(page, site):
    language = language_of(page.relative_to(DOCS).as_posix())
    html = (site / page.relative_to(DOCS).with_suffix("").as_posix().removesuffix("index") / "index.html").read_text("utf-8")
    figures = re.findall(r'<figure class="heap".*?</figure>', html, re.DOTALL)
    assert len(figures) == len(SHOWN[page]) + len(ANSWERS.get(page.relative_to(DOCS / language).as_posix(), ()))
    for figure in figures:
        title = re.search(r"<title>(.+?)</title>", figure)[1]
        described = re.search(r'aria-describedby="([^"]+)"', figure)[1]
        caption = re.search(rf'<figcaption><span id="{described}">(.+?)</span><', figure + "<", re.DOTALL)[1]
        for text in (title, caption):
            assert bool(HAN.search(text)) == (language == "zh"), text
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)


def test_no_picture_words_are_found_by_searching(site):
    for language, words_ in (("zh", "没有两个箭头"), ("en", "No two arrows")):
        index = (site / language / "search" / "search_index.json").read_text("utf-8")
        assert words_ in (site / language / "conclusions" / "index.html").read_text("utf-8")
        assert words_ not in index and "float32 (1, 1)" not in index


STALE = {
    "unknown snippet": ("none.a", "there is no such snippet"),
    "not drawn": ("state_dict/alias.setup", "which draws none"),
}


@pytest.mark.parametrize("stem, said", STALE.values(), ids=STALE)
def test_a_page_that_shows_no_picture_is_named_with_its_line(tmp_path, stem, said):
    page = tmp_path / "page.md"
    page.write_text(f'# A\n\n<figure class="heap" markdown="0">\n--8<-- "{stem}.svg"\n</figure>\n')
    problem, = check_pictures(Build(), page, read(page))
    assert said in problem.message and problem.line == 4 and problem.fix


def test_a_picture_outside_a_figure_is_refused(tmp_path):
    path, section, _ = RECORDED[0]
    page = tmp_path / "page.md"
    page.write_text(f'# A\n\n--8<-- "{path.parent.name}/{path.stem}.{section}.svg"\n')
    assert "outside a figure" in check_pictures(Build(), page, read(page))[0].message


def test_steps_have_addresses():
    fence = '```python title="x"\n--8<-- "a/b.py:{}"\n```\n'
    text = f'# A\n\n<div class="stepper" id="s" markdown>\n\n{fence.format("one")}\nWhy.\n\n{fence.format("two")}\n</div>\n'
    out = with_figures(Build(), text, "en")
    assert re.findall(r'<div class="stepper__step" id="([^"]+)"', out) == ["s-step-1", "s-step-2"]
    assert '<a href="#s-step-2">2 / 2</a>' in out
    assert out.count("<div") == out.count("</div>") == 3
    assert with_figures(Build(), "# A\n\n" + fence, "en") == ("# A\n\n" + fence).rstrip("\n")


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" (WCAG 2)."""
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_text_has_contrast(scheme):
    block = re.search(rf'\[data-md-color-scheme="{scheme}"\][^{{]*{{(.*?)}}', CSS.read_text("utf-8"), re.DOTALL)[1]
    colours = dict(re.findall(r"--heap-([a-z]+): (#[0-9a-f]{6})", block))
    for text in ("ink", "soft"):
        for ground in ("paper", "store", "name", "changed"):
            light, dark = sorted((luminance(colours[text]), luminance(colours[ground])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (scheme, text, ground)
    for sign in ("shared", "new", "line"):  # graphics: 3:1
        light, dark = sorted((luminance(colours[sign]), luminance(colours["paper"])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3, (scheme, sign)


def test_the_stepper_is_small_and_alone():
    script = (DOCS / "assets" / "javascripts" / "stepper.js").read_text("utf-8")
    assert len(script.encode()) < 6_000
    assert not re.search(r"import |require\(|https?:", script)
