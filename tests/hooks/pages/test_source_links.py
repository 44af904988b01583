"""The file's name above code leads to the whole file, once on a page for each file."""

from collections import Counter
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from snippets.project import ROOT


@pytest.mark.parametrize("page", ["zh/state-dict", "en/conclusions", "en/rules/ac301"])
def test_a_name_leads_to_its_file_and_stands_once(page, site):
    soup = BeautifulSoup((site / page / "index.html").read_text("utf-8"), "html.parser")
    links = soup.select("span.filename a")
    assert links and max(Counter(link.get_text() for link in links).values()) == 1
    for link in links:
        file = site / urljoin(f"/{page}/", link["href"]).lstrip("/")
        assert file.read_text("utf-8") == (ROOT / link.get_text()).read_text("utf-8")


def test_each_name_is_a_link_or_left_out(site):
    for language in ("zh", "en"):
        for file in (site / language).rglob("index.html"):
            if "labs" not in file.parts:
                assert '<span class="filename">snippets/' not in file.read_text("utf-8").replace('<span class="filename">snippets/recipes', "")
