"""The keyboard in a real browser: all controls are reached, seen when they are, and do what they do for a mouse."""

import pytest
from playwright.sync_api import expect

# What shows the focus of an element is the element, or the one that stands for it.
SHOWN = """const shown = e => e.matches('.md-option') ? e.nextElementSibling
    : e.matches('.md-annotation') ? e.querySelector('.md-annotation__index')
    : e.matches('.md-search__input') ? e.closest('.md-search__form') : e
const look = e => { const s = getComputedStyle(shown(e))
    return s.outlineStyle === 'none' ? '' : `${s.outlineStyle} ${s.outlineWidth} ${s.outlineColor}` }
const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(n => n / 255).map(n => n <= .04045 ? n / 12.92 : ((n + .055) / 1.055) ** 2.4)
    return .2126 * r + .7152 * g + .0722 * b }
const contrast = e => { const s = getComputedStyle(shown(e))
    let ground = parseFloat(s.outlineOffset) < 0 ? shown(e) : shown(e).parentElement
    while (ground && /^rgba\\(.*, 0\\)$/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement
    const pair = [light(s.outlineColor), ground ? light(getComputedStyle(ground).backgroundColor) : 1].sort()
    return (pair[1] + .05) / (pair[0] + .05) }
"""
NEXT = f"""async () => {{ {SHOWN}
  const e = document.activeElement
  const before = window.before && {{ name: window.before.name, same: look(window.before.e) === window.before.look }}
  if (!e || e === document.body) {{ window.before = null; return {{ before, end: true }} }}
  let box
  const inSight = () => {{
    box = shown(e).getClientRects()[0] ?? new DOMRect()
    const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2)
    const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 1), innerHeight - 2)
    const top = document.elementFromPoint(x, y)
    return box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
      && top && (shown(e).contains(top) || top.contains(shown(e)))
  }}
  // What comes into sight may be set up then, and move the rest, for some frames on a busy machine.
  for (let frame = 0; frame < 60 && !inSight(); frame++) await new Promise(requestAnimationFrame)
  const seen = inSight()
  const name = [e.tagName.toLowerCase(), e.id && '#' + e.id, e.className && '.' + String(e.className).split(' ')[0],
    (e.ariaLabel || e.title || e.textContent.trim()).slice(0, 40)].filter(Boolean).join(' ')
  window.before = {{ e, name, look: look(e) }}
  const again = e.dataset.reached === ''
  e.dataset.reached = ''
  return {{ before, name, contrast: contrast(e), seen: Boolean(seen), again, where: [box.left, box.top, box.width, box.height].map(Math.round),
    kind: [...e.classList].join(' ') + ' ' + e.tagName.toLowerCase() + (e.name ? '-' + e.name : '') }}
}}"""


def walk(page, key: str = "Tab", most: int = 400) -> tuple[list[str], list[str]]:
    """Press the key until the focus leaves the page: what was wrong on the way, and the kinds of elements reached."""
    wrong, kinds = [], []
    for _ in range(most):
        page.keyboard.press(key)
        at = page.evaluate(NEXT)
        if at["before"] and at["before"]["same"]:
            wrong.append(f"looks the same with and without focus: {at['before']['name']}")
        if at.get("end") or at["again"]:
            break
        kinds.append(at["kind"])
        if not at["seen"]:
            wrong.append(f"out of sight: {at['name']} at {at['where']}")
        if at["contrast"] < 3:
            wrong.append(f"the ring's contrast is {at['contrast']:.2f}: {at['name']}")
    return wrong, kinds


PAGES = {
    "/zh/": ["md-option", "md-search__input", "md-tabs__link", "ac-languages__link", "md-annotation", "md-code__button", "md-footer__link"],
    "/en/deep-vs-shallow/": ["stepper", "button", "md-code__button", "md-footer__link"],
    "/en/hands-on/": ["summary", "md-code__button"],
    "/zh/labs/lost-checkpoint/": ["md-code__button", "headerlink"],
    "/en/references/": ["md-nav__link", "md-footer__link"],
    "/zh/atlas/": ["input-find", "select-family", "button", "ac-link"],
    "/404.html": ["a"],
}


@pytest.mark.parametrize("path, scheme", [(path, scheme) for path in PAGES for scheme in ("light", "dark")
                                          if scheme == "light" or path in ("/zh/", "/en/deep-vs-shallow/")])
def test_focus_is_seen_wherever_it_goes(open_page, path, scheme):
    """By Tab through a page of each kind: each element that gets the focus is in sight, on top, and looks different."""
    page = open_page(path, color_scheme=scheme, reduced_motion="reduce")
    page.wait_for_load_state("networkidle")
    wrong, kinds = walk(page, most=90 if "atlas" in path else 400)
    assert not wrong, "\n".join(wrong)
    missing = [kind for kind in PAGES[path] if not any(kind in each.split() for each in kinds)]
    assert not missing, f"not reached: {missing}, of {sorted(set(kinds))}"
    open_page.faults[:] = [fault for fault in open_page.faults if "404" not in fault]


def test_backwards_nothing_hides_below_the_header(open_page):
    page = open_page("/en/load-state-dict/", reduced_motion="reduce")
    page.wait_for_load_state("networkidle")
    page.locator("footer a").last.focus()
    wrong, kinds = walk(page, "Shift+Tab")
    assert not wrong, "\n".join(wrong)
    assert len(kinds) > 30


def focus_by_tab(page, locator) -> None:
    """Press Tab until the element has the focus."""
    expect(locator).to_be_attached()
    for _ in range(400):
        if locator.evaluate("e => e === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never reaches {locator}")


def test_palette(open_page):
    page = open_page("/en/", color_scheme="light")
    focus_by_tab(page, page.locator("#__palette_0"))
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"  # the scroll bars
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    focus_by_tab(page, page.locator("#__palette_2"))
    page.keyboard.press("ArrowRight")
    expect(body).to_have_attribute("data-md-color-scheme", "default")


def test_language_and_tabs(open_page, address):
    page = open_page("/zh/references/")
    focus_by_tab(page, page.locator(".ac-languages__link"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/en/references/")
    focus_by_tab(page, page.locator(".md-tabs__link", has_text="PyTorch"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/en/state-dict/")


def test_search(open_page, address):
    page = open_page("/en/references/")
    focus_by_tab(page, page.locator(".md-search__input"))
    page.keyboard.type("tied weights")
    links = page.locator(".md-search-result__link")
    expect(page.locator(".md-search-result__link[href*='h=tied+weights']").first).to_be_attached()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    assert links.first.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_function("address => !location.href.startsWith(address)", arg=f"{address}/en/references/")


def test_copy_button(open_page):
    page = open_page("/en/state-dict/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    focus_by_tab(page, page.locator(".md-code__button").first)
    page.keyboard.press("Enter")
    page.wait_for_function("navigator.clipboard.readText().then(text => text.startsWith('import torch'))")


def test_annotation(open_page):
    """The note opens when its mark has the focus, and names itself."""
    page = open_page("/zh/state-dict/")
    page.locator(".highlight:has(+ ol)").first.scroll_into_view_if_needed()  # notes come with the block that comes into sight
    note = page.locator("aside.md-annotation").first
    expect(note.locator("a")).to_have_attribute("aria-label", "注释 1")
    focus_by_tab(page, note)
    expect(note.locator(".md-tooltip")).to_have_css("opacity", "1")


def test_answer(open_page):
    page = open_page("/en/hands-on/")
    answer = page.locator("article details").first
    focus_by_tab(page, answer.locator("summary"))
    page.keyboard.press("Enter")
    expect(answer).to_have_attribute("open", "")


def test_filter(open_page):
    page = open_page("/en/atlas/")
    shown = page.locator("table.ac-atlas tbody tr:not([hidden])")
    focus_by_tab(page, page.locator(".ac-filter input"))
    every = shown.count()
    page.keyboard.type("deepcopy")
    few = shown.count()
    assert 0 < few < every
    focus_by_tab(page, page.locator(".ac-filter button[data-verdict=error]"))
    page.keyboard.press("Space")
    assert shown.count() < few
    focus_by_tab(page, page.locator(".ac-filter button[type=reset]"))
    page.keyboard.press("Enter")
    assert shown.count() == every


@pytest.mark.parametrize("width, height", [(360, 740), (640, 400)])  # a phone; a laptop at 200 %
def test_the_drawer(open_page, width, height):
    page = open_page("/en/best-model/", viewport={"width": width, "height": height})
    menu = page.get_by_role("button", name="Navigation", exact=True)
    contents, titles = (page.locator(f".md-sidebar--primary label.{name} > button") for name in ("md-nav__link[for=__toc]", "md-nav__title"))
    for _ in range(12):  # closed, it is no place to Tab to
        page.keyboard.press("Tab")
        assert not page.evaluate("document.querySelector('.md-sidebar--primary').contains(document.activeElement)")
    menu.focus()
    expect(menu).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(titles.filter(has_text="PyTorch")).to_be_focused()
    focus_by_tab(page, contents)
    page.keyboard.press("Space")
    expect(titles.filter(has_text="Table of contents")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="A real training loop").and_(page.locator(".md-sidebar--primary a"))).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(contents).to_be_focused()
    titles.filter(has_text="PyTorch").focus()
    page.keyboard.press("Enter")
    section = page.locator("label.md-nav__link[for^=__nav] > button")
    expect(section).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".md-sidebar--primary a", has_text="Hands-on")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(page.locator("#__drawer")).not_to_be_checked()
    page.keyboard.press("Space")
    expect(page.locator("#__drawer")).to_be_checked()
    while page.evaluate("document.querySelector('.md-sidebar--primary').contains(document.activeElement)"):
        page.keyboard.press("Tab")
    expect(page.locator("#__drawer")).not_to_be_checked()  # and the focus is in the page, not behind a drawer


def test_the_drawer_is_no_button_where_there_is_none(open_page):
    page = open_page("/zh/best-model/")
    menu, levels = page.get_by_role("button", name="导航"), page.locator(".md-sidebar--primary button")
    expect(menu).to_have_count(0)
    expect(levels).to_have_count(0)
    page.set_viewport_size({"width": 360, "height": 740})
    expect(menu).to_be_visible()
    expect(levels).not_to_have_count(0)
    page.set_viewport_size({"width": 1280, "height": 740})
    expect(levels).to_have_count(0)
    expect(page.locator(".md-sidebar--primary label.md-nav__link[for^=__nav]")).to_have_text("PyTorch")


def test_escape_closes_what_is_open(open_page):
    page = open_page("/en/", viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(page.locator("#__drawer")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#__drawer")).not_to_be_checked()
    page.locator("#the-bug ~ .highlight").first.scroll_into_view_if_needed()  # notes come with what comes into sight
    note = page.locator("aside.md-annotation").first
    note.scroll_into_view_if_needed()
    note.locator(".md-annotation__index").click()
    expect(note.locator(".md-tooltip")).to_have_css("opacity", "1")
    page.keyboard.press("Escape")
    expect(note.locator(".md-tooltip")).to_have_css("opacity", "0")


def test_the_open_page_is_named_in_the_navigation(open_page):
    page = open_page("/zh/state-dict/")
    current = page.locator(".md-sidebar--primary [aria-current=page]")
    expect(current).to_have_count(1)
    assert current.get_attribute("href") == "./"
    assert int(current.evaluate("e => getComputedStyle(e).fontWeight")) >= 600
    expect(page.locator(".md-skip")).to_have_text("跳到正文")
