"""Access in a real browser: every page by axe-core, languages, pictures' words; then motion, forced colours, Chinese type."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.project import to_look_at

ACCESS = Path(__file__).with_name("access.js").read_text("utf-8")
# As after reading to the end: the theme sets up a code block when it comes into sight, unless it is told otherwise.
ALL_SET_UP = """new MutationObserver((_, observer) => {
  const config = document.getElementById("__config")
  if (!config?.nextElementSibling) return
  config.textContent = config.textContent.replace('"content.lazy", ', "")
  observer.disconnect()
}).observe(document, { childList: true, subtree: true })"""
SET_UP = "!document.querySelector('.highlight > pre:not([id])')"
SCHEMES = {"light": ("default", None), "dark": ("slate", ["color-contrast"])}


@dataclass
class Seen:
    """What was found on all pages, each said with its page."""

    pages: int = 0
    pictures: int = 0
    kinds: dict[str, list[str]] = field(default_factory=lambda: {scheme: [] for scheme in SCHEMES})
    axe: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    slanted: list[str] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def seen(browser, address, site):
    """Every page of the built site looked at, once, with every closed answer opened."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.route("**/workers/search.*", lambda route: route.fulfill(body=""))  # an index for each page, which nobody asks
    page.add_init_script(AXE_SCRIPT)
    page.add_init_script(ACCESS)
    page.add_init_script(ALL_SET_UP)
    root = (site / "index.html").read_text("utf-8")
    assert root.count("location.replace(") == 1
    page.route(address + "/", lambda route: route.fulfill(  # which would else be gone before it was looked at
        body=root.replace("location.replace(", "void ("), content_type="text/html"))
    seen = Seen()
    page.on("request", lambda request: seen.fonts.append(request.url) if request.resource_type == "font" else None)
    for file in to_look_at(site):
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
            page.wait_for_function(SET_UP)
            if (wide := page.evaluate("document.documentElement.scrollWidth - innerWidth")) > 0:
                seen.wide.append(f"{path} scrolls sideways by {wide} px")
            page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
            seen.strangers += [f"{path}: {each}" for each in page.evaluate("access.strangers()")]
            seen.slanted += [f"{path}: {each}" for each in page.evaluate("access.slanted()")]
            pictures = page.evaluate("access.pictures()")
            seen.pictures += pictures["named"]
            seen.unnamed += [f"{path}: {each}" for each in pictures["found"]]
        page.wait_for_function("name => (document.body.dataset.mdColorScheme ?? name) === name", arg=name)
        said = page.evaluate("([rules, kinds]) => access.axeFinds(rules, kinds)", [rules, seen.kinds[scheme]])
        assert said["looked"] or seen.kinds[scheme], f"{path} in {scheme}: axe looked at no text"
        seen.kinds[scheme] += said["kinds"]
        seen.axe += [f"{path} in {scheme}: {each}" for each in said["found"]]


def test_axe_finds_nothing(seen):
    """All rules that axe-core runs by default.

    The schemes differ in colours alone, so in the dark one only contrast is looked at again; and each kind of text (by
    colour, size, weight and what is below it) once, on the first page that has it.
    """
    assert seen.pages > 2 and all(len(kinds) > 20 for kinds in seen.kinds.values())
    assert not seen.axe, "\n".join(seen.axe)


def test_each_run_has_its_language(seen):
    """No Chinese is marked as English: not in text, not in code, not in names of controls and pictures. And no English
    sentence or title is marked as Chinese: four words in a row outside code. Shorter ones are terms, which Chinese
    engineers read as part of a Chinese sentence; code has no language."""
    assert not seen.strangers, "\n".join(seen.strangers)


def test_each_picture_has_words_in_the_pages_language(seen):
    assert seen.pictures
    assert not seen.unnamed, "\n".join(seen.unnamed)


def test_no_page_scrolls_sideways(seen):
    """At 1280 pixels; the widths of phones are tried in `test_phone.py`."""
    assert not seen.wide, "\n".join(seen.wide)


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_nothing_moves_for_those_who_ask(open_page, motion):
    """Without the wish there is motion, so that this looks at something: the marks of annotations pulse."""
    page = open_page("/en/best-model/", reduced_motion=motion)
    page.locator(".highlight:has(+ ol)").first.scroll_into_view_if_needed()  # notes come with the block that comes into sight
    page.locator(".md-annotation[data-md-visible]").first.wait_for()
    moving = page.evaluate("""() => document.getAnimations().filter(each => each.playState === 'running').length +
        [...document.querySelectorAll('*')].filter(e => /[1-9]/.test(getComputedStyle(e).transitionDuration)).length""")
    assert bool(moving) == (motion == "no-preference")
    smooth = page.evaluate("[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).scrollBehavior !== 'auto').length")
    assert motion == "no-preference" or not smooth


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours(open_page, scheme):
    """Lines and letters of pictures, the current step and the focus stand out from the reader's own ground."""
    page = open_page("/en/deep-vs-shallow/", forced_colors="active", color_scheme=scheme)
    page.locator(".stepper__bar").wait_for()
    page.locator(".md-code__button").first.wait_for()
    page.evaluate(ACCESS)
    seen = page.evaluate("access.forced()")
    canvas = seen["canvas"]
    for name in ("lines", "texts", "current", "copy"):
        assert seen[name] and canvas not in seen[name], (name, canvas, seen[name])
    assert seen["others"] and all(each == canvas or each.endswith(", 0)") for each in seen["others"])  # the ground shows through
    button = page.get_by_role("button", name="Next step")
    button.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    ring = button.evaluate("e => [getComputedStyle(e).outlineStyle, getComputedStyle(e).outlineColor]")
    assert ring[0] == "solid" and ring[1] != canvas


def test_no_font_is_fetched_and_no_chinese_is_slanted(seen):
    assert not seen.fonts
    assert not seen.slanted, "\n".join(seen.slanted)


CHINESE = {"macOS and iOS": "PingFang SC", "Windows": "Microsoft YaHei", "Linux": "Noto Sans CJK SC"}
CODE = {"macOS": "Menlo", "Windows": "Consolas", "Linux": "DejaVu Sans Mono", "Android": "Roboto Mono"}


def test_chinese_type(open_page):
    """Families of each system, and of Android by the generic ones: there, Chinese has no family of its own name."""
    page = open_page("/zh/conclusions/")
    style = """(e, names) => Object.fromEntries(names.map(name => [name, getComputedStyle(e).getPropertyValue(name)]))"""
    names = ["font-family", "font-style", "line-height", "font-size", "text-emphasis-style", "text-spacing-trim"]
    text = page.locator("article p:not([class])").nth(1)
    said = text.evaluate(style, names)
    assert not [name for name in CHINESE.values() if name not in said["font-family"]]
    assert said["font-family"].endswith("sans-serif")
    assert float(said["line-height"][:-2]) / float(said["font-size"][:-2]) >= 1.7
    assert said["text-spacing-trim"] in ("trim-start", "")  # empty where a browser doesn't know it
    code = page.locator("article pre > code").first.evaluate(style, names)["font-family"]
    assert not [name for name in CODE.values() if name not in code] and code.endswith("monospace")
    for element in ("em", "i", "cite", "dfn"):
        text.evaluate("(e, name) => e.append(Object.assign(document.createElement(name), {textContent: '强调'}))", element)
        said = text.locator(element).last.evaluate(style, names)
        assert said["font-style"] == "normal", element
        assert element != "em" or "dot" in said["text-emphasis-style"]


def test_english_keeps_its_italics(open_page):
    page = open_page("/en/conclusions/")
    assert page.locator("article p").nth(1).evaluate("""e => getComputedStyle(
        e.appendChild(Object.assign(document.createElement('em'), {textContent: 'stress'}))).fontStyle""") == "italic"
