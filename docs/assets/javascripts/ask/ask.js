// The page Ask: shows what the worker answers to the reader's program.
(() => {
  const form = document.querySelector("form.ask--page")
  if (!form) return
  const { code, first, second, step, stop, link } = form.elements
  const answer = form.querySelector(".ask__answer"), said = form.querySelector("[role=status]"), bar = form.querySelector("progress")
  const atlas = new URL("atlas/", home)
  const say = text => { said.textContent = text }
  const rows = (list, title) => {
    if (!list?.length) return []
    const made = make("ul")
    for (const row of list) {
      const item = make("li")
      item.append(coded("a", row.title, { href: `${atlas}#${encodeURIComponent(row.id)}` }), ` (${row.verdict})`)
      made.append(item)
    }
    return [make("p", title), made]
  }
  // A line of code as a word of a shell.
  const quoted = text => `'${text.replaceAll("'", `'\\''`)}'`
  const command = () => {
    const names = first.value && second.value ? `--names ${quoted(first.value)} ${quoted(second.value)} ` : ""
    return `python alias_or_copy.pyz ${names}${code.value.split("\n").filter(line => line.trim()).map(quoted).join(" ")}`
  }

  function elsewhere(found) {
    say(words("ask_page.elsewhere", found.elsewhere))
    const button = make("button", words("ask_page.copy"), { type: "button", className: "md-button" })
    button.dataset.copy = command()
    const get = make("p")
    get.append(make("a", "alias_or_copy.pyz", { href: "#file" }))
    return [make("p", words("ask_page.elsewhere", found.elsewhere)), listing(command(), "ask__command"), button, get, ...rows(found.rows, words("ask_page.rows"))]
  }
  function show(found) {
    if (found.error) return mistake(found, code, say)
    if (found.elsewhere) return elsewhere(found)
    const parts = []
    if (found.printed) parts.push(make("p", words("ask_page.printed")), listing(found.printed, "output"))
    parts.push(coded("p", found.said, { className: "ask__verdict" }))
    say(found.said.replaceAll("`", ""))
    if (found.levels.length) {
      const table = make("table"), head = table.createTHead().insertRow()
      for (const name of [words("ask_page.level"), words("ask_page.changed"), words("ask_page.made"), words("ask_page.reached")])
        head.append(make("th", name, { scope: "col" }))
      const body = table.createTBody()
      for (const [level, here, made, reached, there] of found.levels) {
        const row = body.insertRow()
        for (const [i, cell] of [level, here, made, `${reached} → ${there}`].entries()) row.insertCell().append(i === 1 ? make("code", cell) : String(cell))
      }
      const scroll = make("div", "", { className: "ask__table" })
      scroll.append(table)
      parts.push(scroll)
    }
    const places = make("ul")
    for (const place of found.places) places.append(coded("li", place))
    parts.push(places, figure(found.picture, "ask-picture"), ...rows(found.rows, words("ask_page.rows")))
    return parts.filter(Boolean)
  }
  function walk(found) {
    if (found.error) return mistake(found, code, say)
    if (found.elsewhere) return elsewhere(found)
    if (!found.steps.length) return [make("p", words("ask_page.no_steps"))]
    const root = make("div", "", { className: "stepper", id: "ask-program" })
    const lines = code.value.split("\n")
    found.steps.forEach((each, i) => {
      const part = make("div", "", { className: "stepper__step", id: `ask-program-step-${i + 1}` })
      const listed = listing("")
      const shown = listed.querySelector("code")
      lines.forEach((line, number) => shown.append(number + 1 === each.line ? make("mark", line) : line, "\n"))
      part.append(make("p", `${i + 1} / ${found.steps.length}`, { className: "stepper__number" }), listed)
      if (each.printed || each.error) part.append(listing(each.printed + each.error, "output"))
      const drawn = figure(each.picture, `ask-picture-${i + 1}`)
      if (drawn) part.append(drawn)
      root.append(part)
    })
    say(found.ended || words("ask_page.steps", found.steps.length))
    return found.ended ? [make("p", found.ended), root] : [root]
  }


  const work = (name, render) => running({ form, code, stop, answer, say, bar }, name, { code: code.value, first: first.value, second: second.value }, render)
  const grow = editor(code, 6, () => work("answer", show))
  form.addEventListener("submit", event => { event.preventDefault(); work("answer", show) })
  step.addEventListener("click", () => work("walk", walk))
  stop.addEventListener("click", () => halt(words("ask_page.stopped")))
  form.addEventListener("click", event => {
    const example = event.target.closest("[data-code]")
    if (!example) return
    code.value = example.dataset.code
    first.value = second.value = ""
    grow()
    code.focus()
  })
  link.addEventListener("click", async () => {
    const address = new URL(location.href)
    address.hash = `ask=${await pack(JSON.stringify([code.value, first.value, second.value]))}`
    history.replaceState(history.state, "", address)
    document.dispatchEvent(new CustomEvent("copy:text", { detail: address.href }))
  })
  async function fromAddress() {
    const [, way, carried] = location.hash.match(/^#(ask|code)=(.+)$/) ?? []
    if (!carried) return
    try {
      const [program, one = "", other = ""] = way === "code" ? [decodeURIComponent(carried)] : JSON.parse(await unpack(carried))
      if (typeof program !== "string" || program.length > code.maxLength) throw new Error("too long")
      ;[code.value, first.value, second.value] = [program, String(one), String(other)]
      grow()
      say(words("ask_page.from_link"))
    } catch {
      say(words("ask_page.bad_link"))
    }
  }
  addEventListener("hashchange", fromAddress)
  form.hidden = false
  form.nextElementSibling.hidden = true
  grow()
  fromAddress()
})()
