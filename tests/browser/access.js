// What the tests of access ask of a page. It stands in the page beside axe-core.
window.access = (() => {
  const textsBelow = function* (root, shown) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let text; (text = texts.nextNode());) {
      if (text.data.trim() && !text.parentElement.closest("script, style, noscript") &&
          (!shown || text.parentElement.checkVisibility())) yield text
    }
  }
  const place = element => `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ""}` +
    `${element.classList.length ? `.${element.classList[0]}` : ""}`

  // Contrast takes axe most of its time, and most text looks like other text. So of all elements of the site with text
  // of their own that agree in all that contrast is computed from, one is marked for axe to look at.
  const mark = before => {
    const known = new WeakMap(), kinds = new Set(before)
    const ground = element => {
      if (!element) return ""
      if (!known.has(element)) {
        const s = getComputedStyle(element)
        const own = [s.backgroundColor, s.backgroundImage, s.opacity, s.filter, s.mixBlendMode].join()
        const plain = own === "rgba(0, 0, 0, 0),none,1,none,normal"
        known.set(element, ground(element.parentElement) + (plain ? "" : `|${own}`))
      }
      return known.get(element)
    }
    for (const marked of document.querySelectorAll("[data-looked-at]")) marked.removeAttribute("data-looked-at")
    for (const { parentElement: element } of textsBelow(document.body, true)) {
      const s = getComputedStyle(element)
      const kind = [s.color, s.fontSize, s.fontWeight, s.textShadow, s.position, ground(element)].join()
      if (!kinds.has(kind)) element.setAttribute("data-looked-at", "")
      kinds.add(kind)
    }
    return [...kinds].slice(before.length)
  }

  // `rules`: none for all; `before`: the kinds of text that need no look any more.
  const axeFinds = async (rules, before) => {
    const kinds = mark(before)
    if (rules && !kinds.length) return { kinds, looked: 0, found: [] }
    axe.configure({ rules: [{ id: "color-contrast", selector: "[data-looked-at]" }] })
    const only = rules ? { runOnly: { type: "rule", values: rules } } : {}
    const { violations, passes } = await axe.run(document, { preload: false, resultTypes: ["violations"], ...only })
    return {
      kinds,
      looked: passes.find(rule => rule.id === "color-contrast")?.nodes.length ?? 0,
      found: violations.flatMap(rule => rule.nodes.map(node =>
        `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.split("\n  ")[1]}`)),
    }
  }

  const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/
  const ENGLISH = /[A-Za-z_'’-]+(?:[,:;]? \(?[A-Za-z_'’-]+\)?){3,}/
  const SAID = ["alt", "aria-label", "aria-description", "placeholder", "title"]
  const language = element => element.closest("[lang]").lang.slice(0, 2)

  // Text, and attributes that are read aloud, in a language other than the one they are marked with.
  const strangers = () => {
    const found = []
    const look = (element, words, technical) => {
      const wrong = language(element) === "zh" ? !technical && ENGLISH.exec(words)?.[0] : CHINESE.test(words) && words
      if (wrong) found.push(`${place(element)}, which is ${language(element)}: ${wrong.trim().slice(0, 80)}`)
    }
    for (const text of textsBelow(document.body)) {
      look(text.parentElement, text.data, text.parentElement.closest("pre, code, svg.heap text, .plot"))
    }
    for (const name of SAID) {
      for (const element of document.querySelectorAll(`[${name}]`)) look(element, element.getAttribute(name), false)
    }
    return found
  }

  // Every picture says what it shows, in the page's language, or is hidden from those who hear the page.
  const pictures = () => {
    const found = []
    let named = 0
    for (const picture of document.querySelectorAll("img, svg, canvas, video, object, embed")) {
      if (picture.closest("[aria-hidden=true], [role=presentation]") || picture.parentElement.closest("svg")) continue
      const svg = picture.tagName === "svg"
      if (!svg && picture.getAttribute("alt") === "") continue
      if (svg && picture.closest("button, label, a")?.matches("[aria-label], [title]")) continue
      if (svg && picture.closest(".md-icon, .md-ellipsis, .md-source__icon")) continue
      const name = picture.getAttribute("aria-label") ?? picture.getAttribute("alt") ??
        picture.querySelector(":scope > title")?.textContent ?? ""
      if (svg && picture.getAttribute("role") !== "img") found.push(`${place(picture)} is no role=img`)
      const described = picture.getAttribute("aria-describedby")
      if (described && !document.getElementById(described)?.textContent.trim()) found.push(`no text ${described}`)
      if (!name.trim()) found.push(`${place(picture)} has no name`)
      else if ((language(picture) === "zh") !== CHINESE.test(name)) found.push(`in the other language: ${name}`)
      named += 1
    }
    return { found, named }
  }

  // Chinese that stands slanted.
  const slanted = () => [...textsBelow(document.body)]
    .filter(text => CHINESE.test(text.data) && getComputedStyle(text.parentElement).fontStyle !== "normal")
    .map(text => `${place(text.parentElement)}: ${text.data.trim().slice(0, 40)}`)

  // With forced colours: the reader's ground, and the colours of what must stand out from it in a stepper.
  const forced = () => {
    const probe = document.body.appendChild(document.createElement("i"))
    probe.style.cssText = "forced-color-adjust: none; color: Canvas"
    const canvas = getComputedStyle(probe).color
    probe.remove()
    const of = (selector, property, pseudo) => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility())
      .map(e => getComputedStyle(e, pseudo)[property]).filter(colour => colour !== "none")
    const current = ".stepper__step[data-current]"
    return {
      canvas,
      lines: of(`${current} svg.heap :is(path, rect)`, "stroke"),
      texts: of(`${current} svg.heap text`, "fill"),
      current: of(".stepper__dot[aria-current]", "backgroundColor", "::before"),
      others: of(".stepper__dot:not([aria-current])", "backgroundColor", "::before"),
      copy: of(".md-code__button", "backgroundColor", "::after"),
    }
  }

  return { axeFinds, strangers, pictures, slanted, forced }
})()
