"""Phones, and letters twice as large: no page scrolls sideways, what is wider scrolls by itself, controls can be hit."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.test_weight import KINDS

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
SIZES = {"phone": 360, "zoom": 640}  # the second is a window of 1280 zoomed to 200 %


def test_every_page_fits(open_page, address, site):
    """At 360 CSS pixels, and at 640 with two device pixels each. A page is loaded once, since loading takes the longest."""
    page = open_page("/zh/", viewport={"width": 640, "height": 740}, device_scale_factor=2, reduced_motion="reduce")
    page.route("**/workers/search.*", lambda route: route.fulfill(body=""))  # an index for each page, which nobody asks
    found, blocks = [], 0
    for file in sorted(site.rglob("*.html")):
        path = "/" + file.relative_to(site).as_posix().removesuffix("index.html")
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        for size, width in SIZES.items():
            page.set_viewport_size({"width": width, "height": 740})
            said = page.evaluate(LOOK, CONTROLS)
            blocks += said["blocks"]
            if said["wide"] > 0:
                found.append(f"{path} ({size}) scrolls sideways by {said['wide']} px")
            found += [f"{path} ({size}): cut off: {each}" for each in said["cut"]]
            found += [f"{path} ({size}): smaller than 24 px: {each}" for each in said["small"]]
    assert blocks
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
