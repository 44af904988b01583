"""What a search engine or a link preview reads of each page: its head, the sitemaps, robots.txt."""

import re
import xml.etree.ElementTree as ET

import pytest
from bs4 import BeautifulSoup

HERE = "http://127.0.0.1:8000/"
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
OTHER = {"zh": "en", "en": "zh"}


@pytest.fixture(scope="module")
def heads(site):
    """{address below the site: the parsed head} of each page of both languages."""
    files = [*site.glob("zh/**/index.html"), *site.glob("en/**/index.html")]
    assert len(files) >= 38
    return {f.relative_to(site).as_posix().removesuffix("index.html"):
            BeautifulSoup(f.read_text("utf-8").partition("</head>")[0], "html.parser").head for f in files}


def one(head, selector: str, attribute: str = "content") -> str:
    """The attribute of the one element that a head has for a selector."""
    found = head.select(selector)
    assert len(found) == 1, (selector, found)
    return found[0][attribute]


def urls(sitemap) -> dict[str, dict[str, str]]:
    """{address: {language: alternate}} of a sitemap."""
    return {url.findtext("s:loc", namespaces=SPACES):
            {link.get("hreflang"): link.get("href") for link in url.findall("x:link", SPACES)}
            for url in ET.parse(sitemap).getroot()}


def test_titles_and_descriptions_are_each_page_s_own_and_in_its_language(heads):
    titles, descriptions = {}, {}
    for address, head in heads.items():
        title, description = head.title.get_text(), one(head, "meta[name=description]")
        assert title not in titles, (address, titles.get(title))
        assert description not in descriptions, (address, descriptions.get(description))
        titles[title] = descriptions[description] = address
        assert bool(CHINESE.search(title)) == bool(CHINESE.search(description)) == address.startswith("zh/"), address
        assert 20 <= len(description) <= 250, (address, len(description))


def test_each_page_names_its_own_address_and_its_twin(heads):
    for address, head in heads.items():
        assert one(head, "link[rel~=canonical]", "href") == HERE + address
        alternates = {link["hreflang"]: link["href"] for link in head.select("link[rel~=alternate][hreflang]")}
        language, rest = address[:2], address[2:]
        assert alternates == {language: HERE + address, OTHER[language]: HERE + OTHER[language] + rest, "x-default": HERE}
        assert OTHER[language] + rest in heads


def test_link_previews(heads, site):
    for address, head in heads.items():
        tags = {meta["property"]: meta["content"] for meta in head.select("meta[property^='og:']")}
        zh = address.startswith("zh/")
        assert head.title.get_text().startswith(tags["og:title"]), address
        assert tags["og:description"] == one(head, "meta[name=description]")
        assert (tags["og:type"], tags["og:url"]) == ("article", HERE + address)
        assert (tags["og:locale"], tags["og:locale:alternate"]) == (("zh_CN", "en_US") if zh else ("en_US", "zh_CN"))
        assert tags["og:site_name"] == ("别名还是拷贝" if zh else "Alias or Copy")
        assert bool(CHINESE.search(tags["og:image:alt"])) == zh
        assert one(head, "meta[name='twitter:card']") == "summary_large_image"
        png = (site / tags["og:image"].removeprefix(HERE)).read_bytes()
        assert png.startswith(b"\x89PNG")
        size = tuple(int.from_bytes(png[at:at + 4]) for at in (16, 20))
        assert size == (int(tags["og:image:width"]), int(tags["og:image:height"]))


def test_sitemaps_list_every_page_with_its_alternates_and_nothing_else(heads, site):
    listed = urls(site / "sitemap.xml")
    assert listed.keys() == {HERE + address for address in heads}
    for address, head in heads.items():
        assert listed[HERE + address] == {a["hreflang"]: a["href"] for a in head.select("link[rel~=alternate][hreflang]")}
    for language in OTHER:
        assert urls(site / language / "sitemap.xml") == {
            url: alternates for url, alternates in listed.items() if url.startswith(f"{HERE}{language}/")}


def test_robots_are_told_where_the_sitemap_is(site):
    assert (site / "robots.txt").read_text("utf-8").splitlines() == ["User-agent: *", "Allow: /", "", f"Sitemap: {HERE}sitemap.xml"]


def test_nothing_in_them_changes_from_day_to_day(site):
    for name in ("sitemap.xml", "zh/sitemap.xml", "en/sitemap.xml", "robots.txt", "llms.txt"):
        text = (site / name).read_text("utf-8")
        assert not re.search(r"lastmod|20\d\d-\d\d", text), name
        assert {url for url in re.findall(r"https?://[^/]+/", text)} - {HERE} <= {"http://www.sitemaps.org/", "http://www.w3.org/"}
    assert not list(site.rglob("*.gz"))
