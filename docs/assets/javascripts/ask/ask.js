// The page Ask: runs the reader's program in a worker of a sandboxed frame (see ask-worker.js) and shows what it answers.
(() => {
  const form = document.querySelector("form.ask")
  if (!form) return
  const settings = JSON.parse(form.dataset.settings)
  const { code, first, second, run, step, stop, link } = form.elements
  const answer = form.querySelector(".ask__answer"), said = form.querySelector("[role=status]"), bar = form.querySelector("progress")
  const language = document.documentElement.lang.slice(0, 2)
  const LIMIT = 10000  // ms of one program

  const FRAME = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:">
<script>
let files, code, worker
addEventListener("message", ({ data, source }) => {
  if (source !== parent) return
  if (data.files) ({ files, code } = data)
  if (data.start) {
    worker?.terminate()
    worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })))
    worker.onmessage = event => parent.postMessage(event.data, "*")
    worker.onerror = event => parent.postMessage({ failed: event.message || "worker" }, "*")
    worker.postMessage({ files })
  } else if (data.work) worker.postMessage(data)
  else if (data.stop) worker = void worker?.terminate()
})
parent.postMessage({ open: true }, "*")
<\/script>`

  const make = (tag, text = "", props = {}) => Object.assign(document.createElement(tag), { textContent: text }, props)
  const coded = (tag, text, props) => {  // `code` in backticks
    const made = make(tag, "", props)
    text.split("`").forEach((part, i) => made.append(i % 2 ? make("code", part) : part))
    return made
  }
  const say = text => { said.textContent = text }

  // The files: fetched at the first click, from this site, unpacked here.
  let frame, waiting, started, last = 0
  async function bytes(name, progress) {
    const response = await fetch(`${settings.folder}${name}.bin`)
    if (!response.ok) throw new Error(response.status)
    const reader = response.body.getReader(), parts = []
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      parts.push(next.value)
      progress(next.value.length)
    }
    return new Response(new Blob(parts).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer()
  }
  async function open() {
    if (location.protocol === "file:") throw new Error(words("ask_page.from_disk"))
    say(words("ask_page.loading"))
    bar.hidden = false
    bar.value = 0
    const total = Object.values(settings.sizes).reduce((sum, size) => sum + size, 0)
    let files
    try {
      const loaded = await Promise.all(Object.keys(settings.sizes).map(async name => [name, await bytes(name, more => { bar.value += more / total })]))
      files = Object.fromEntries(loaded)
    } catch {
      throw new Error(words("ask_page.no_network"))
    } finally {
      bar.hidden = true
    }
    frame = make("iframe", "", { hidden: true, title: "", srcdoc: FRAME })
    frame.setAttribute("sandbox", "allow-scripts")
    const opened = message(data => data.open)
    document.body.append(frame)
    await opened
    const worker = new TextDecoder().decode(files["ask-worker.js"])
    frame.contentWindow.postMessage({ files, code: worker }, "*")
  }
  // The next message from the frame that is awaited.
  const message = wanted => new Promise((resolve, reject) => {
    const hear = ({ data, source }) => {
      if (source !== frame?.contentWindow || !(wanted(data) || data.failed)) return
      removeEventListener("message", hear)
      wanted(data) ? resolve(data) : reject(new Error(`${words("ask_page.broken")} ${data.failed}`))
    }
    addEventListener("message", hear)
    waiting = reason => { removeEventListener("message", hear); reject(new Error(reason)) }
  })
  function halt(reason) {
    frame?.contentWindow.postMessage({ stop: true }, "*")
    started = false
    waiting?.(reason)
  }
  async function ask(work) {
    if (!frame) await open()
    if (!started) {
      say(words("ask_page.starting"))
      const ready = message(data => data.ready)
      frame.contentWindow.postMessage({ start: true }, "*")
      await ready
      started = true
    }
    say(words("ask_page.running"))
    const id = ++last
    const found = message(data => data.id === id)
    const clock = setTimeout(() => halt(words("ask_page.too_long")), LIMIT + 5000)
    frame.contentWindow.postMessage({ work, id, code: code.value, first: first.value, second: second.value, language }, "*")
    try {
      const data = await found
      if (data.failed) { started = false; throw new Error(`${words("ask_page.broken")} ${data.failed}`) }
      return JSON.parse(data.answer)
    } finally {
      clearTimeout(clock)
    }
  }

  // A picture comes from the worker, in which a stranger's program ran: only shapes and letters are taken over.
  const SHAPES = new Set(["svg", "title", "g", "path", "rect", "text", "circle", "ellipse", "polygon"])
  const TRAITS = /^(?:viewBox|width|height|x|y|rx|ry|r|cx|cy|d|points|class|fill|stroke|stroke-width|stroke-dasharray|stroke-linecap|stroke-linejoin|font-size|text-anchor|role|opacity|fill-opacity|font-style|font-weight)$/
  function clean(element) {
    if (!SHAPES.has(element.localName)) return null
    const made = document.createElementNS("http://www.w3.org/2000/svg", element.localName)
    for (const { name, value } of element.attributes)
      if (TRAITS.test(name) && !/url|:\/\//i.test(value)) made.setAttribute(name, value)
    for (const child of element.childNodes)
      if (child.nodeType === Node.TEXT_NODE) made.append(child.data)
      else if (child.nodeType === Node.ELEMENT_NODE) { const inner = clean(child); if (inner) made.append(inner) }
    return made
  }
  function figure(picture, name) {
    if (!picture.svg) return picture.note ? make("p", picture.note) : null
    const made = make("figure", "", { className: "heap" }), paper = make("div", "", { className: "heap-paper" })
    const drawn = clean(new DOMParser().parseFromString(picture.svg, "image/svg+xml").documentElement)
    if (!drawn) return null
    const width = parseFloat(drawn.getAttribute("width"))
    drawn.style.minWidth = `${width * .71}px`
    drawn.setAttribute("aria-describedby", name)
    const title = drawn.querySelector("title")
    if (title) title.textContent = picture.title
    paper.append(drawn)
    const caption = make("figcaption")
    caption.append(coded("span", picture.said, { id: name }))
    made.append(paper, caption)
    return made
  }
  const listing = (text, kind = "") => {
    const made = make("div", "", { className: `highlight ${kind}` }), pre = make("pre")
    pre.append(make("code", text))
    made.append(pre)
    return made
  }
  const rows = (list, title) => {
    if (!list?.length) return []
    const made = make("ul")
    for (const row of list) {
      const item = make("li")
      item.append(coded("a", row.title, { href: `${settings.atlas}#${encodeURIComponent(row.id)}` }), ` (${row.verdict})`)
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

  function mistake(found) {
    const where = found.line ? `${words("ask_page.line", found.line)} ` : ""
    say(where + found.error)
    if (found.line) {
      const lines = code.value.split("\n"), from = lines.slice(0, found.line - 1).reduce((sum, line) => sum + line.length + 1, 0)
      code.focus()
      code.setSelectionRange(from, from + (lines[found.line - 1] ?? "").length)
    }
    code.setAttribute("aria-invalid", "true")
    return [...(found.printed ? [listing(found.printed, "output")] : []), make("p", where + found.error, { className: "ask__mistake" })]
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
    if (found.error) return mistake(found)
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
    if (found.error) return mistake(found)
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

  let busy = false
  async function work(name, render) {
    if (busy) return
    busy = true
    stop.disabled = false
    form.setAttribute("aria-busy", "true")
    code.removeAttribute("aria-invalid")
    try {
      const found = await ask(name)
      answer.replaceChildren(...render(found))
      answer.querySelectorAll(".stepper").forEach(root => root.dispatchEvent(new Event("stepper:new", { bubbles: true })))
    } catch (error) {
      say(error.message)
      answer.replaceChildren(make("p", error.message, { className: "ask__mistake" }))
    } finally {
      busy = false
      stop.disabled = true
      form.removeAttribute("aria-busy")
    }
  }
  form.addEventListener("submit", event => { event.preventDefault(); work("answer", show) })
  step.addEventListener("click", () => work("walk", walk))
  stop.addEventListener("click", () => halt(words("ask_page.stopped")))
  code.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); work("answer", show) }
  })
  const grow = () => { code.rows = Math.min(Math.max(code.value.split("\n").length + 1, 6), 30) }
  code.addEventListener("input", grow)
  form.addEventListener("click", event => {
    const example = event.target.closest("[data-code]")
    if (!example) return
    code.value = example.dataset.code
    first.value = second.value = ""
    grow()
    code.focus()
  })

  // The address carries the program: what follows `#ask=`, packed. It stays in the browser.
  const pack = async text => {
    const packed = new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer())
    return btoa(String.fromCharCode(...packed)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")
  }
  const unpack = async text => {
    const packed = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0))
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader()
    const parts = []
    let length = 0
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      parts.push(next.value)
      if ((length += next.value.length) > 40000) throw new Error("too long")
    }
    return new Blob(parts).text()
  }
  link.addEventListener("click", async () => {
    const address = new URL(location.href)
    address.hash = `ask=${await pack(JSON.stringify([code.value, first.value, second.value]))}`
    history.replaceState(history.state, "", address)
    document.dispatchEvent(new CustomEvent("copy:text", { detail: address.href }))
  })
  async function fromAddress() {
    const [, packed] = location.hash.match(/^#ask=([\w-]+)$/) ?? []
    if (!packed) return
    try {
      const [program, one = "", other = ""] = JSON.parse(await unpack(packed))
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
