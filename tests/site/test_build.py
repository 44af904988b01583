"""The built site: no warning, both languages, nothing from elsewhere, no dead link."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

HERE = "http://127.0.0.1:8000/"
LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src", "embed": "src",
          "object": "data"}


class Page(HTMLParser):
    """The ids, links and loaded addresses of one built page."""

    def __init__(self, file: Path):
        super().__init__()
        self.ids, self.links, self.loaded, self.language, self.links_by_rel = set(), [], [], None, {}
        self.feed(file.read_text("utf-8"))

    def handle_starttag(self, tag, attrs):
        attrs = {name: value or "" for name, value in attrs}
        self.ids |= {attrs[name] for name in ("id", "name") if name in attrs}
        if tag == "html":
            self.language = attrs.get("lang")
        if tag == "a" and "href" in attrs:
            self.links.append(attrs["href"])
        if tag == "link":
            rel = attrs.get("rel", "").strip()
            self.links_by_rel.setdefault(rel, []).append(attrs)
            if rel not in ("canonical", "alternate", "next", "prev"):
                self.loaded.append(attrs["href"])
        if tag in LOADED and LOADED[tag] in attrs:
            self.loaded.append(attrs[LOADED[tag]])


@pytest.fixture(scope="module")
def parsed(site):
    """{address below the site: parsed page}; the page not found has absolute links and its own test."""
    files = [f for f in site.rglob("*.html") if f.name != "404.html"]
    assert len(files) >= 25
    return {f.relative_to(site).as_posix().removesuffix("index.html"): Page(f) for f in files}


def test_no_warning(built):
    assert not re.search(r"WARNING|ERROR|Traceback|DEBUG", built[1]), built[1]


def test_no_dead_link_or_anchor(parsed, site):
    dead = []
    for address, page in parsed.items():
        for link in page.links:
            target = urlsplit(urljoin(HERE + address, link))
            if target.scheme not in ("http", "https") or target.netloc != urlsplit(HERE).netloc:
                continue
            path = unquote(target.path.lstrip("/"))
            if path in parsed:
                program = path in ("zh/ask/", "en/ask/") and target.fragment.startswith(("ask=", "code="))  # what the page Ask reads
                if target.fragment and not program and unquote(target.fragment) not in parsed[path].ids:
                    dead.append(f"{address}: {link}")
            elif not (site / path).is_file():
                dead.append(f"{address}: {link}")
    assert not dead, "\n".join(dead)


def test_nothing_is_loaded_from_elsewhere(parsed, site):
    for address, page in parsed.items():
        for link in page.loaded:
            assert urlsplit(urljoin(HERE + address, link)).netloc == urlsplit(HERE).netloc, (address, link)
            assert (site / unquote(urlsplit(urljoin(HERE + address, link)).path.lstrip("/"))).is_file(), (address, link)
    for sheet in site.rglob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(?:https?:)?//", sheet.read_text("utf-8")), sheet


def test_every_page_is_in_its_language(parsed):
    for address, page in parsed.items():
        language = address.split("/")[0]
        if language in ("zh", "en"):
            assert page.language == language, address
            assert {"zh", "en", "x-default"} == {a["hreflang"] for a in page.links_by_rel["alternate"] if "hreflang" in a}, address
            other = {"zh": "en", "en": "zh"}[language] + address[2:]
            assert f"{HERE}{other}" in [a["href"] for a in page.links_by_rel["alternate"]], address


def test_theme_words_are_in_the_language(site):
    zh, en = ((site / language / "state-dict" / "index.html").read_text("utf-8") for language in ("zh", "en"))
    assert 'placeholder="搜索"' in zh and 'placeholder="Search"' in en
    assert "<title>" in zh and "别名还是拷贝</title>" in zh and "Alias or Copy</title>" in en
    navigation = re.search(r'<nav class="md-nav md-nav--primary.*?</nav>\s*</div>', en, re.DOTALL)[0]
    assert not re.search(r"[\u4e00-\u9fff]", navigation)


def test_no_mark_of_code_is_left_in_text(site):
    """A backtick beside an element of code: it was marked as code twice."""
    left = {f"{file.relative_to(site)}: {found}" for file in site.rglob("*.html")
            for found in re.findall(r".{0,40}(?:`<code\b|</code>`).{0,20}", file.read_text("utf-8"))}
    assert not left, "\n".join(sorted(left))


def test_each_language_has_its_sitemap(site):
    for language, other in (("zh", "en"), ("en", "zh")):
        sitemap = (site / language / "sitemap.xml").read_text("utf-8")
        assert f"<loc>{HERE}{language}/state-dict/</loc>" in sitemap and f"<loc>{HERE}{other}/" not in sitemap


def test_each_page_names_the_versions_of_its_recordings(site):
    for language in ("zh", "en"):
        html = (site / language / "state-dict" / "index.html").read_text("utf-8")
        line = re.search(r'<p class="recorded-with"[^>]*>(.*?)</p>', html)[1]
        assert re.search(r"Python 3\.\d+\.\d+", line) and re.search(r"PyTorch \d+\.\d+\.\d+", line)


# What the checker's page has its reader write into a project of theirs: there the title says where.
READERS_FILES = (".pre-commit-config.yaml", ".github/workflows/alias-or-copy.yml", "sgconfig.yml", "train.py", "test_snapshot.py")


def test_code_is_titled_once_for_each_file_and_output_is_not(site, parsed):
    """A page names a snippet's file where it begins; the programs of questions have no name."""
    titled = 0
    for file in [*site.glob("zh/**/index.html"), *site.glob("en/**/index.html")]:
        html = file.read_text("utf-8")
        blocks = re.findall(r'<div class="([^"]*highlight[^"]*)">(<span class="filename">(?:<a [^>]*>)?([^<]*)<)?', html)
        for classes, _, title in blocks:
            assert not ("output" in classes.split() and title), (file, classes, title)
            assert not title or title.startswith("snippets/") or title in READERS_FILES, file
        titles = [title for _, _, title in blocks if title.endswith(".py")]
        assert len(titles) == len(set(titles)), file
        titled += len(titles)
    assert titled > 200


def test_page_not_found_speaks_both_languages(site):
    html = (site / "404.html").read_text("utf-8")
    assert 'section lang="zh"' in html and 'section lang="en"' in html
    assert 'href="/zh/"' in html and 'href="/en/"' in html


def test_root_works_without_scripts(site):
    html = (site / "index.html").read_text("utf-8")
    assert '<a href="zh/"' in html and '<a href="en/"' in html


def test_hooks_and_requirements_are_not_published(site):
    names = {p.relative_to(site).parts[0] for p in site.rglob("*")}
    assert not names & {"hooks", "overrides", "requirements.txt", "conftest.py"}


def test_a_list_below_a_code_block_is_what_its_annotations_say(site):
    """With scripts such a list is hidden, since the theme puts it into the block."""
    found = 0
    for file in [*site.glob("zh/**/index.html"), *site.glob("en/**/index.html")]:
        for block in re.findall(r"<pre>(?:(?!</pre>).)*</pre></div>\s*<ol>", file.read_text("utf-8"), re.DOTALL):
            found += 1
            assert "# (1)" in block, (file, block)
    assert found > 30
