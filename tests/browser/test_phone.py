"""Phones, and letters twice as large: no page scrolls sideways, what is wider scrolls by itself, controls can be hit."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.test_print import A4
from tests.browser.test_weight import KINDS

from tests.project import to_look_at

# An own control that no other control, and no line of text, gives its size to: links in sentences are as high as a line.
CONTROLS = ("button, select, input:not([type=radio], [type=checkbox]), .ac-languages__link, .stepper__bar a, .ac-notebook a,"
            ".md-header__button, .md-tabs__link, .md-nav__link[href], summary, .md-annotation__index")
LOOK = """controls => {
  const width = document.documentElement.clientWidth
  const scrolls = element => {
    for (let e = element; e && e !== document.body; e = e.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(e).overflowX) && e.getBoundingClientRect().right <= width + 1) return true
    }
    return false
  }
  const place = e => `${e.tagName.toLowerCase()}${e.id ? '#' + e.id : ''}.${[...e.classList].join('.')} ${e.textContent.trim().slice(0, 30)}`
  const cut = [], small = []
  const texts = document.createTreeWalker(document.querySelector('article') ?? document.body, NodeFilter.SHOW_TEXT)
  for (let text; (text = texts.nextNode());) {
    const element = text.parentElement
    if (!text.data.trim() || !element.checkVisibility() || element.closest('.md-tooltip, .md-annotation, output')) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    const box = range.getBoundingClientRect()
    if (box.width && (box.right > width + 1 || box.left < -1) && !scrolls(element)) cut.push(place(element))
  }
  for (const control of document.querySelectorAll(controls)) {
    if (!control.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue
    const box = control.getBoundingClientRect()
    if (!box.width || box.right < 0 || box.left > width) continue
    if (Math.min(box.width, box.height) < 24) small.push(`${place(control)}: ${Math.round(box.width)} by ${Math.round(box.height)}`)
  }
  return { wide: document.documentElement.scrollWidth - width, cut, small,
           blocks: document.querySelectorAll('.highlight').length }
}"""


APART = "async () => (await axe.run(document, { runOnly: ['target-size'] })).violations.flatMap(rule => rule.nodes.map(node => node.target.join()))"
BEYOND = """() => [...document.querySelectorAll("article :is(table, svg, pre, img)")]
  .filter(each => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 1)
  .map(each => `${each.tagName} ${each.textContent.trim().slice(0, 40)}`)"""
SIZES = {"phone": 360, "zoom": 640}  # the second is a window of 1280 zoomed to 200 %


def test_every_page_fits(open_page, address, site):
    """At 360 CSS pixels, at 640 with two device pixels each, and on paper. A page is loaded once, since loading takes the longest."""
    page = open_page("/zh/", viewport={"width": 640, "height": 740}, device_scale_factor=2, reduced_motion="reduce")
    page.route("**/workers/search.*", lambda route: route.fulfill(body=""))  # an index for each page, which nobody asks
    found, blocks, tables = [], 0, 0
    for file in to_look_at(site):
        path = "/" + file.relative_to(site).as_posix().removesuffix("index.html")
        page.goto(address + path)
        page.set_viewport_size(A4)
        page.emulate_media(media="print")
        tables += page.locator("article table").count()
        found += [f"{path} (paper): wider than it: {each}" for each in page.evaluate(BEYOND)]
        page.emulate_media(media="screen")
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        for size, width in SIZES.items():
            page.set_viewport_size({"width": width, "height": 740})
            said = page.evaluate(LOOK, CONTROLS)
            blocks += said["blocks"]
            if said["wide"] > 0:
                found.append(f"{path} ({size}) scrolls sideways by {said['wide']} px")
            found += [f"{path} ({size}): cut off: {each}" for each in said["cut"]]
            found += [f"{path} ({size}): smaller than 24 px: {each}" for each in said["small"]]
    assert blocks and tables > 20
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_finger_hits_one_link(open_page, address, language):
    """axe-core's rule for targets, which it leaves out unless it is asked: 24 px each, or as much room around it."""
    page = open_page(None, viewport={"width": 412, "height": 823})
    page.add_init_script(AXE_SCRIPT)
    close = []
    for kind in KINDS:
        page.goto(f"{address}/{language}/{kind}")
        close += [f"{kind}: {each}" for each in page.evaluate(APART)]
    assert not close, "\n".join(close)


def test_links_on_each_other_would_be_seen(open_page, address):
    """Rows of the atlas that reserve too little height while they are out of sight."""
    page = open_page(None, viewport={"width": 412, "height": 823})
    page.add_init_script(AXE_SCRIPT)
    page.goto(f"{address}/en/atlas/")
    page.add_style_tag(content=".ac-atlas tbody tr { contain-intrinsic-height: 2rem !important }")
    assert page.evaluate(APART)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_wide_tables_become_cards(open_page, language):
    """Each cell below the name of its column, nothing to scroll sideways for, and still a table to those who hear it."""
    for path in ("", "corrections/", "best-model/", "deep-vs-shallow/"):
        page = open_page(f"/{language}/{path}", viewport={"width": 360, "height": 740})
        table = page.locator("article table", has=page.locator("th.ac-cards"))
        frame = page.locator(".md-typeset__scrollwrap", has=page.locator("th.ac-cards"))
        assert frame.evaluate("e => e.scrollWidth - e.clientWidth") == 0
        names = table.locator("th").all_text_contents()
        rows = table.get_by_role("row").all()
        assert len(rows) > 5 and rows[0].get_by_role("columnheader").count() == len(names)
        cells = rows[1].get_by_role("cell")
        assert cells.evaluate_all("all => all.map(each => each.dataset.l)") == names
        tops = [cells.nth(n).bounding_box()["y"] for n in range(len(names))]
        assert tops == sorted(set(tops))
        said = cells.nth(1).evaluate("e => getComputedStyle(e, '::before').content")
        assert names[1] in said
        page.set_viewport_size({"width": 1280, "height": 900})
        assert cells.nth(1).evaluate("e => getComputedStyle(e, '::before').content") == "none"


def test_back_to_top_covers_no_row(open_page):
    page = open_page("/zh/atlas/#module-double", viewport={"width": 360, "height": 740})
    page.mouse.wheel(0, 400)
    page.mouse.wheel(0, -200)
    button = page.locator(".md-top:not([hidden])")
    button.wait_for()
    assert button.bounding_box()["y"] > 600


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_step_s_address_leads_below_the_header(open_page, language):
    page = open_page(f"/{language}/pictures/#three-ways-step-3", viewport={"width": 360, "height": 740})
    step = page.locator("#three-ways .stepper__step[data-current]")
    page.wait_for_function("document.querySelector('#three-ways .stepper__step[data-current]').getBoundingClientRect().top < 200")
    assert step.bounding_box()["y"] >= page.locator(".md-header").bounding_box()["height"]
    assert page.locator("#three-ways .stepper__bar a").text_content().startswith("3 / ")
