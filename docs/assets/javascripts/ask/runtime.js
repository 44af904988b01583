// What runs Python in the page: a worker of a sandboxed frame (see ask-worker.js), shared by all editors of a page, and how an answer is drawn.
// The build puts before this: `here`, the address of this script, and `live`, where the worker's files are and how many bytes each has.
const language = document.documentElement.lang.slice(0, 2)
const home = new URL(`../${language}/`, here)
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

// The files: fetched at the first click, from this site, unpacked here.
let frame, waiting, started, last = 0, busy = false, current
async function bytes(name, progress) {
  const response = await fetch(new URL(`${live.folder}${name}.bin`, here))
  if (!response.ok) throw new Error(response.status)
  const reader = response.body.getReader(), parts = []
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value)
    progress(next.value.length)
  }
  return new Response(new Blob(parts).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer()
}
async function open(say, bar) {
  if (location.protocol === "file:") throw new Error(words("ask_page.from_disk"))
  say(words("ask_page.loading"))
  bar.hidden = false
  bar.value = 0
  const total = Object.values(live.sizes).reduce((sum, size) => sum + size, 0)
  let files
  try {
    const loaded = await Promise.all(Object.keys(live.sizes).map(async name => [name, await bytes(name, more => { bar.value += more / total })]))
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
// What the worker answers to a program: {code, first, second} by a function of the engine. Raises Error, with what to say.
async function ask(work, { code, first = "", second = "" }, say, bar) {
  if (!frame) await open(say, bar)
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
  frame.contentWindow.postMessage({ work, id, code, first, second, language }, "*")
  try {
    const data = await found
    if (data.failed) { started = false; throw new Error(`${words("ask_page.broken")} ${data.failed}`) }
    const answer = JSON.parse(data.answer)
    if (answer.broken) started = false // a program changed Python itself: the next one gets another
    return answer
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
  if (picture.shared?.length) caption.append(sharing(picture.shared))
  made.append(paper, caption)
  return made
}
// Who shares with whom, folded up: a row for each object and storage that more than one arrow leads to.
function sharing(shared) {
  const made = make("details", "", { className: "heap-sharing" }), table = make("table", "", { className: "heap-shares" }), head = table.createTHead().insertRow()
  for (const name of [words("picture.shared_by"), words("picture.shared_what")]) head.append(make("th", name, { scope: "col" }))
  const body = table.createTBody()
  for (const [what, paths] of shared) {
    const row = body.insertRow()
    row.insertCell().append(...paths.flatMap((path, i) => [i ? words("picture.and") : "", make("code", path)]))
    row.insertCell().append(coded("span", what))
  }
  made.append(make("summary", words("picture.sharing")), table)
  return made
}
const listing = (text, kind = "") => {
  const made = make("div", "", { className: `highlight ${kind}` }), pre = make("pre")
  pre.append(make("code", text))
  made.append(pre)
  return made
}

// A mistake of the reader's: the line is selected in the editor, and the index of messages asked whether it knows what Python said.
function mistake(found, code, say) {
  const where = found.line ? words("ask_page.line", found.line) : ""
  say(where + found.error)
  if (found.line) {
    const lines = code.value.split("\n"), from = lines.slice(0, found.line - 1).reduce((sum, line) => sum + line.length + 1, 0)
    code.focus()
    code.setSelectionRange(from, from + (lines[found.line - 1] ?? "").length)
  }
  code.setAttribute("aria-invalid", "true")
  const said = make("p", where + found.error, { className: "ask__mistake" }), meant = make("p", "", { className: "ask__meaning" })
  explain(found.error, meant)
  return [...(found.printed ? [listing(found.printed, "output")] : []), said, meant]
}
let known
async function explain(error, place) {
  const index = new URL("messages/", home)
  try {
    known ??= JSON.parse(new DOMParser().parseFromString(await (await fetch(index)).text(), "text/html").querySelector(".ac-traceback script").textContent)
    const [best] = messagesThatFit(known, error)
    if (best) place.append(make("a", words("ask_page.meaning"), { href: new URL(best.href, index) }), words("page.colon"), coded("span", best.meaning.replaceAll("`", "")))
  } catch {}  // without the index there is Python's own message
}

// One run at a time: an editor that begins one ends that of another editor. `render` makes what is shown of the answer.
async function running({ form, code, stop, answer, say, bar }, name, asked, render) {
  if (busy) {
    halt(words("ask_page.stopped"))
    await current
  }
  let done
  current = new Promise(resolve => { done = resolve })
  busy = true
  stop.disabled = false
  form.setAttribute("aria-busy", "true")
  code.removeAttribute("aria-invalid")
  try {
    answer.replaceChildren(...render(await ask(name, asked, say, bar)))
    answer.querySelectorAll(".stepper").forEach(root => root.dispatchEvent(new Event("stepper:new", { bubbles: true })))
  } catch (error) {
    say(error.message)
    answer.replaceChildren(make("p", error.message, { className: "ask__mistake" }))
  } finally {
    busy = false
    stop.disabled = true
    form.removeAttribute("aria-busy")
    done()
  }
}
// An editor is as high as its program; Ctrl+Enter runs it.
function editor(code, least, run) {
  const grow = () => { code.rows = Math.min(Math.max(code.value.split("\n").length + 1, least), 30) }
  code.addEventListener("input", grow)
  code.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run() }
  })
  grow()
  return grow
}

// The address carries a program: packed behind `#ask=`, with the names that are asked about, or as it is behind `#code=`. It stays in the browser.
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
