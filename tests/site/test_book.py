"""The site as one file: a zip that is the built folder, and a PDF that is a whole language."""

import re
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest
from bs4 import BeautifulSoup

from docs.book.archive import archive
from snippets.project import ROOT
from tests.project import needs


def book(*words: str) -> subprocess.CompletedProcess:
    """Run the command."""
    return subprocess.run([sys.executable, "-m", "docs.book", *words], cwd=ROOT, capture_output=True, text=True)


def test_the_zip_is_the_built_folder_and_the_same_each_time(site, tmp_path):
    said = book("zip", str(tmp_path / "one.zip"))
    assert said.returncode == 0 and re.fullmatch(r".*one\.zip: \d+\.\d MB\n", said.stdout), said.stdout + said.stderr
    archive(site, tmp_path / "two.zip")
    with zipfile.ZipFile(tmp_path / "one.zip") as zipped:
        files = {name.removeprefix("alias-or-copy/"): zipped.read(name) for name in zipped.namelist()}
    assert files.keys() == {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    assert files["zh/index.html"] == (site / "zh/index.html").read_bytes()
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["one.zip", "two.zip"]


@pytest.mark.parametrize("words", [(), ("pdf", "fr", "x.pdf"), ("zip",)])
def test_a_wrong_command_says_how(words):
    said = book(*words)
    assert said.returncode == 2 and "python -m docs.book zip" in said.stderr and "python -m docs.book pdf zh" in said.stderr


@pytest.fixture(scope="module")
def pdf():
    """The module that prints the book."""
    needs("pypdf", "playwright")
    from docs.book import pdf
    return pdf


def every_fifth(pdf) -> pytest.MonkeyPatch:
    """Within it, books have every fifth chapter: the kinds of headings and outputs are those of the whole, which prints for half a minute."""
    patch, every = pytest.MonkeyPatch(), pdf.chapters
    patch.setattr(pdf, "chapters", lambda site, language: every(site, language)[::5])
    return patch


@pytest.fixture(scope="module")
def path(pdf, site, tmp_path_factory):
    """The Chinese book, the one whose fonts are more, printed with every fifth chapter."""
    out, patch = tmp_path_factory.mktemp("book") / "book.pdf", every_fifth(pdf)
    with ThreadPoolExecutor(1) as thread:  # of its own: Playwright has one loop in a thread, and the tests' browser has this one's
        thread.submit(pdf.printed, site, "zh", out).result()
    patch.undo()
    return out


def titles(outline) -> list[str]:
    """All bookmarks, in order."""
    return [title for item in outline for title in (titles(item) if isinstance(item, list) else [str(item.title)])]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_is_a_chapter(language, pdf, site):
    built = {p.parent.relative_to(site).as_posix() + "/" for p in (site / language).rglob("index.html")}
    assert len(built) > 40 and set(pdf.chapters(site, language)) == built
    contents = BeautifulSoup(pdf.book(site, language), "html.parser")
    assert contents.html["lang"] == language
    assert contents.body["dir"] == "ltr"  # by which the theme sets lists in, with their marks
    ids = [element["id"] for element in contents.find_all(id=True)]
    assert len(ids) == len(set(ids))
    within = {a["href"][1:] for a in contents.select('a[href^="#"]')}
    assert len(within) > 100 and within <= set(ids), within - set(ids)
    used = {(use.get("href") or use["xlink:href"])[1:] for use in contents.find_all("use")}
    assert len(used) > 10 and used <= set(ids), "marks of verdicts, glyphs of plots"
    assert len(contents.select(".ac-contents a")) == len(built)
    elsewhere = {a["href"] for a in contents.select('a[href]:not([href^="#"])')}
    assert elsewhere and all(url.startswith(("https://", "http://127.0.0.1:8000/")) for url in elsewhere), elsewhere
    assert not any(")!" in mark.text for mark in contents.select("pre .c1"))


def test_the_pdf_has_bookmarks_and_the_last_output(pdf, path, site):
    from pypdf import PdfReader
    patch = every_fifth(pdf)
    html, chapters, reader = pdf.book(site, "zh"), pdf.chapters(site, "zh"), PdfReader(path)
    patch.undo()
    assert titles(reader.outline) == pdf.headings(html)
    assert sum(not isinstance(item, list) for item in reader.outline) == len(chapters) > 10
    last = BeautifulSoup(html, "html.parser").select("pre")[-1].text.strip().splitlines()[-1]
    words = "".join(page.extract_text() for page in reader.pages[-12:])  # behind it is prose
    assert "".join(last.split()) in "".join(words.split())


def test_bookmarks_that_do_not_fit_are_an_error(pdf, path):
    with pytest.raises(ValueError, match=r"\d+ bookmarks for 1 headings"):
        pdf.named(path, ["one"])
