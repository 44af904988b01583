"""Access in a real browser: axe-core on every page in both schemes."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

# Contrast takes axe most of its time, and most text of a page looks like other text of it. So of all elements with
# text of their own that agree in all that contrast is computed from, axe is given one.
MARK = """() => {
  const known = new WeakMap(), kinds = new Set()
  for (const element of document.querySelectorAll('[data-looked-at]')) element.removeAttribute('data-looked-at')
  const ground = element => {
    if (!element) return ''
    if (!known.has(element)) {
      const s = getComputedStyle(element)
      const own = [s.backgroundColor, s.backgroundImage, s.opacity, s.filter, s.mixBlendMode].join()
      const plain = own === 'rgba(0, 0, 0, 0),none,1,none,normal'
      known.set(element, ground(element.parentElement) + (plain ? '' : `|${own}`))
    }
    return known.get(element)
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text; text = texts.nextNode();) {
    const element = text.parentElement
    if (!text.data.trim() || !element.checkVisibility()) continue
    const s = getComputedStyle(element)
    const kind = [s.color, s.fontSize, s.fontWeight, s.textShadow, s.position, ground(element)].join()
    if (!kinds.has(kind)) element.setAttribute('data-looked-at', '')
    kinds.add(kind)
  }
}"""
AXE = f"""async rules => {{
  ({MARK})()
  axe.configure({{rules: [{{id: 'color-contrast', selector: '[data-looked-at]'}}]}})
  const only = rules ? {{runOnly: {{type: 'rule', values: rules}}}} : {{}}
  const {{violations, passes}} = await axe.run(document, {{preload: false, ...only}})
  return {{
    looked: passes.find(rule => rule.id === 'color-contrast')?.nodes.length ?? 0,
    found: violations.flatMap(rule => rule.nodes.map(node =>
      `${{rule.id}}: ${{node.target.join(' ')}}: ${{node.failureSummary.split('\\n  ')[1]}}`)),
  }}
}}"""


@pytest.fixture(scope="session")
def paths(site):
    """The addresses of all pages of the built site, without the host."""
    files = [file.relative_to(site).as_posix() for file in site.rglob("*.html")]
    return sorted("/" + file.removesuffix("index.html") for file in files)


def test_axe_finds_nothing(open_page, address, paths):
    """All rules that axe-core runs by default, on every page, with every closed answer opened.

    The schemes differ in colours alone, so in the dark one the rules about colours run again.
    """
    page = open_page("/zh/", color_scheme="light", reduced_motion="reduce")
    page.add_init_script(AXE_SCRIPT)
    found = []
    for path in paths:
        for scheme, name, rules in (("light", "default", None), ("dark", "slate", ["color-contrast"])):
            page.emulate_media(color_scheme=scheme)
            if scheme == "light":
                page.goto(address + path)
                page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
            page.wait_for_function("name => (document.body.dataset.mdColorScheme ?? name) === name", arg=name)
            said = page.evaluate(AXE, rules)
            assert said["looked"], f"{path} in {scheme}: axe looked at no text"
            found += [f"{path} in {scheme}: {each}" for each in said["found"]]
    assert not found, "\n".join(found)
