"""The page on how the site is built names what is there: every wing, and no file that is gone."""

import re

import pytest

from snippets.project import ROOT

WINGS = {path.parent.name for path in (ROOT / "docs" / "hooks").glob("*/__init__.py")} - {"page"}
FOLDERS = ("", "docs/hooks", "docs/hooks/page/words", "snippets/engine", "snippets/atlas")  # below which the page names files


def text(language: str) -> str:
    """The page in a language."""
    return (ROOT / "docs" / language / "how-built.md").read_text("utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_its_figure_and_its_table_have_every_wing(language):
    drawn = set(re.findall(r'<rect class="wing".*?><text[^>]*>(\w+)</text>', text(language)))
    listed = set(re.findall(r"^\| `docs/hooks/(\w+)` \|", text(language), re.MULTILINE))
    assert drawn == WINGS and listed - {"page"} == WINGS


@pytest.mark.parametrize("page", ["docs/zh/how-built.md", "docs/en/how-built.md", "docs/zh/contributing.md", "docs/en/contributing.md", "README.md"])
def test_files_it_names_are_there(page):
    names = {name for name in re.findall(r"`([\w./-]+)`", (ROOT / page).read_text("utf-8")) if re.search(r"/|\.(py|yml|md|html)$", name)}
    made = re.compile(r"NAME|TOPIC|PACKAGE|NNN|FAMILY|alias-or-copy|^site/$|localhost|of-a-set|shallow_copy|newest|redirects\.txt|atlas\.json|^(bad|good|rule)\.|^snippet\.")
    gone = [name for name in names if not made.search(name) and not any((ROOT / folder / name).exists() for folder in FOLDERS)]
    assert len(names) > 5 and not gone


def test_both_figures_are_the_same():
    zh, en = (re.sub(r"<title.*?</desc>", "", re.search(r"<svg.*?</svg>", text(language), re.DOTALL)[0], flags=re.DOTALL) for language in ("zh", "en"))
    assert zh == en


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 90
