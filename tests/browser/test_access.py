"""Access in a real browser, on every page: axe-core in both schemes, languages of runs of text, alternatives of pictures."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT

ACCESS = Path(__file__).with_name("access.js").read_text("utf-8")
SCHEMES = {"light": ("default", None), "dark": ("slate", ["color-contrast"])}


@dataclass
class Seen:
    """What was found on all pages, each said with its page."""

    pages: int = 0
    pictures: int = 0
    axe: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def seen(browser, address, site):
    """Every page of the built site looked at, once, with every closed answer opened."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(AXE_SCRIPT)
    page.add_init_script(ACCESS)
    root = (site / "index.html").read_text("utf-8")
    assert root.count("location.replace(") == 1
    page.route(address + "/", lambda route: route.fulfill(  # which would else be gone before it was looked at
        body=root.replace("location.replace(", "void ("), content_type="text/html"))
    seen = Seen()
    for file in sorted(site.rglob("*.html")):
        path = "/" + file.relative_to(site).as_posix().removesuffix("index.html")
        _look(page, address, path, seen)
        seen.pages += 1
    context.close()
    return seen


def _look(page, address: str, path: str, seen: Seen) -> None:
    for scheme, (name, rules) in SCHEMES.items():
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        if scheme == "light":
            page.goto(address + path)
            page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
            seen.strangers += [f"{path}: {each}" for each in page.evaluate("access.strangers()")]
            pictures = page.evaluate("access.pictures()")
            seen.pictures += pictures["named"]
            seen.unnamed += [f"{path}: {each}" for each in pictures["found"]]
        page.wait_for_function("name => (document.body.dataset.mdColorScheme ?? name) === name", arg=name)
        said = page.evaluate("rules => access.axeFinds(rules)", rules)
        assert said["looked"], f"{path} in {scheme}: axe looked at no text"
        seen.axe += [f"{path} in {scheme}: {each}" for each in said["found"]]


def test_axe_finds_nothing(seen):
    """All rules that axe-core runs by default.

    The schemes differ in colours alone, so in the dark one only contrast is looked at again.
    """
    assert seen.pages > 2
    assert not seen.axe, "\n".join(seen.axe)


def test_each_run_has_its_language(seen):
    """No Chinese is marked as English: not in text, not in code, not in names of controls and pictures. And no English
    sentence or title is marked as Chinese: four words in a row outside code. Shorter ones are terms, which Chinese
    engineers read as part of a Chinese sentence; code has no language."""
    assert not seen.strangers, "\n".join(seen.strangers)


def test_each_picture_has_words_in_the_pages_language(seen):
    assert seen.pictures
    assert not seen.unnamed, "\n".join(seen.unnamed)
