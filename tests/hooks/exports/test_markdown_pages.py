"""Each page's own Markdown: whole, plain, with links that lead somewhere; and `llms.txt`, which lists them."""

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup

from docs.hooks.page.levels import read_levels
from docs.hooks.page.source import pages, parse as source_of, read, recipe
from snippets.engine.lab import notebook
from snippets.engine.lab.source import find
from snippets.engine.snippet import recording
from snippets.engine.snippet.sections import parse
from snippets.project import ROOT

HERE = "http://127.0.0.1:8000/"
FENCE = re.compile(r"^(`{3,})(.*?)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
OUTPUT = {"zh": "输出：", "en": "Output:"}
SOURCES = pages(ROOT / "docs")


@pytest.fixture(scope="module")
def texts(site):
    """{path below the site: (front matter, body)} of every page's Markdown."""
    found = {}
    for file in sorted(site.rglob("*.md")):
        _, front, body = file.read_text("utf-8").split("---\n", 2)
        found[file.relative_to(site).as_posix()] = yaml.safe_load(front), body
    return found


def prose(body: str) -> str:
    """What is neither code nor output."""
    return re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", FENCE.sub("", body))


def test_every_page_has_one_and_links_it(site, texts):
    linked = set()
    for file in [*site.glob("zh/**/index.html"), *site.glob("en/**/index.html")]:
        soup = BeautifulSoup(file.read_text("utf-8").partition("</head>")[0], "html.parser")
        link = soup.select_one("link[rel~=alternate][type='text/markdown']")["href"]
        name = link.removeprefix(HERE)
        front, _ = texts[name]
        assert front["canonical"] == HERE + file.relative_to(site).as_posix().removesuffix("index.html")
        assert front["description"] == soup.select_one("meta[name=description]")["content"]
        assert front.keys() == {"title", "description", "canonical"}
        linked.add(name)
    assert linked == texts.keys() and len(linked) >= 38
    assert {"zh/index.md", "en/state-dict.md", "zh/labs/index.md", "en/labs/lost-checkpoint.md"} <= linked


def test_nothing_of_the_site_s_own_markup_is_left(texts):
    for name, (_, body) in texts.items():
        text = prose(body)
        rest = re.sub(r"^(#+ .*) \{#[a-z0-9-]+\}$", r"\1", text, flags=re.MULTILINE)
        assert not re.search(r"--8<--|\{ ?[:#.]|^(\?\?\?|!!!)|^---$|\0", rest, re.MULTILINE), name
        assert not (found := re.search(r"<(?!br>|https?://)/?[a-z!][^>]*>", rest)), (name, found[0])
        without_inline = re.sub(r"(?<!`)`[^`\n]+`(?!`)", "", body)  # the guide names an annotation's mark
        assert not re.search(r"# \(\d+\)!|alias-or-copy\.example", without_inline), name
        assert all(block[3].strip() for block in FENCE.finditer(body)), f"{name}: an empty block"


ELSEWHERE = {"zh": "\n**换成 ", "en": "\n**Differences with "}  # what other versions do stands at the end


@pytest.mark.parametrize("page", SOURCES, ids=lambda p: p.relative_to(ROOT / "docs").as_posix())
def test_includes_are_in_place_in_order(page, texts):
    """All code and outputs that the page includes, each output marked as one."""
    name = page.relative_to(ROOT / "docs").as_posix()
    body, _, elsewhere = texts[name][1].partition(ELSEWHERE[name[:2]])
    assert all(m[2] == "text" for m in FENCE.finditer(elsewhere))
    blocks = [(m[2], m[3].rstrip("\n"), body[:m.start()].rstrip().endswith(OUTPUT[name[:2]])) for m in FENCE.finditer(body)]
    wanted = []
    source = read(page)
    for fence, include in [(fence, include) for fence in source.fences for include in fence.includes]:
        snippet = (ROOT / "snippets" / include.file).with_suffix(".py")
        if include.is_recipe and fence.head.startswith("python"):
            wanted.append((fence.head, recipe(include).strip("\n"), False))
        elif include.file.endswith(".out"):
            wanted.append(("text", recording.read(snippet).output[include.section].rstrip("\n"), True))
        elif include.file.endswith(".py"):
            code = re.sub(r"# \((\d+)\)!", r"# (\1)", parse(snippet).code(include.section)).strip("\n")
            wanted.append((f'python title="snippets/{include.file}"', code, False))
    if page.stem == "levels":
        wanted = [("python", level.start.strip("\n"), False) for level in read_levels()]
    assert [block for block in blocks if block[0] == "text" or block[0].startswith("python")] == wanted
    written = source_of(body)
    assert not written.includes + written.stray + written.pictures


@pytest.mark.parametrize("page", SOURCES, ids=lambda p: p.relative_to(ROOT / "docs").as_posix())
def test_pictures_are_their_words(page, site, texts):
    name = page.relative_to(ROOT / "docs").as_posix()
    html = site / (name.removesuffix("index.md") + "index.html" if page.name == "index.md" else name.removesuffix(".md") + "/index.html")
    soup = BeautifulSoup(html.read_text("utf-8"), "html.parser")
    words = [span.get_text() for span in soup.select("figure.heap figcaption > span:first-child")
             if not span.find_parent(class_="ac-questions")]  # which the Markdown leaves out
    said = [line.replace("`", "").replace(r"\|", "|") for line in texts[name][1].splitlines() if line.startswith("> ")]
    goals = len(read_levels()) if page.stem == "levels" else 0
    assert len(words) == page.read_text("utf-8").count('<figure class="heap"') + goals
    for each, line in zip(words, said, strict=True):
        assert line.endswith(unescape(each)), (each, line)


def test_labs_are_whole(texts):
    for lab in find():
        recorded = notebook.read(lab)
        for language, made in recorded.notebooks.items():
            _, body = texts[f"{language}/labs/{lab.stem.replace('_', '-')}.md"]
            at = 0
            for cell in made["cells"]:
                if cell["cell_type"] != "code":
                    assert all(f"{{#{id_}}}" in body for id_ in cell["metadata"].get("ids", []))
                    continue
                at = body.index("".join(cell["source"]).strip("\n"), at)
                for output in cell["outputs"]:
                    data = output.get("data", {})
                    said = cell["metadata"]["alt"] if "image/svg+xml" in data else "".join(output.get("text") or data["text/plain"])
                    at = body.index(said.rstrip("\n"), at)


def test_the_atlas_is_a_table(site, texts):
    for language in ("zh", "en"):
        soup = BeautifulSoup((site / language / "atlas" / "index.html").read_text("utf-8"), "html.parser")
        rows = {line.split("|")[1].strip(" `"): line for line in texts[f"{language}/atlas.md"][1].splitlines() if line.startswith("| `")}
        wanted = soup.select(".ac-atlas tr[id]")
        assert [row["id"] for row in wanted] == list(rows) and len(rows) > 300
        for row in wanted:
            line = rows[row["id"]]
            assert len(re.split(r"(?<!\\)\|", line)) == 8, line
            assert row.select_one(".ac-verdict, .ac-unmeasured").get_text() in line
            for code in row.select_one(".ac-code").get_text().splitlines():
                assert code.strip("\n").replace("|", r"\|") in line, (code, line)


def test_links_lead_to_other_pages_markdown_and_their_headings(site, texts):
    ids = {name: {*re.findall(r"\{#([\w-]+)\}$", body, re.MULTILINE), *re.findall(r"^\| `([\w-]+)` \|", body, re.MULTILINE)}
           for name, (_, body) in texts.items()}
    count = 0
    for name, (_, body) in texts.items():
        text = FENCE.sub("", body)
        for link in re.findall(r"(?<!`)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)", text):
            assert link.startswith(("https://", "http://")), (name, link)
            if link.startswith(HERE):
                count += 1
                path, fragment = urlsplit(link).path.lstrip("/"), urlsplit(link).fragment
                assert path in texts or (site / path).is_file(), (name, link)
                assert not fragment or fragment in ids[path], (name, link)
    assert count > 200


def test_llms_txt_lists_every_page_in_both_languages(site, texts):
    """https://llmstxt.org: one H1, a quoted summary, sections of links with descriptions."""
    text = (site / "llms.txt").read_text("utf-8")
    lines = text.splitlines()
    assert lines[0].startswith("# ") and sum(line.startswith("# ") for line in lines) == 1
    assert lines[2].startswith("> ")
    parts = dict(part.split("\n", 1) for part in text.split("\n## ")[1:])
    assert list(parts) == ["English pages", "中文页面"]
    listed = []
    for language, part in zip(("en", "zh"), parts.values()):
        for line in filter(None, part.splitlines()):
            title, name, description = re.fullmatch(rf"- \[(.+)\]\({HERE}([^()]+)\): (.+)", line).groups()
            assert name.startswith(f"{language}/") and (title, description) == (texts[name][0]["title"], texts[name][0]["description"])
            listed.append(name)
    assert sorted(listed) == sorted(texts)
