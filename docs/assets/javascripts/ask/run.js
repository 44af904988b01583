// Run in a block of a page: opens its whole snippet in its place, to run and to change. `openSnippet(block)` is called by the button's script.
function openSnippet(block) {
  const form = make("form", "", { className: "ask ask--block" }), code = make("textarea", "", { name: "code", spellcheck: false, wrap: "off", maxLength: live.most })
  const field = make("label", words("ask_page.whole"), { className: "ask__label" }), buttons = make("p", "", { className: "ask__buttons" })
  const button = (name, text, type = "button") => make("button", text, { name, type, className: "md-button" })
  const run = button("run", words("ask_page.run"), "submit"), stop = button("stop", words("ask_page.stop")), reset = button("reset", words("ask_page.reset"))
  const there = button("there", words("ask_page.there")), close = button("close", words("ask_page.close"))
  const bar = make("progress", "", { max: 1, hidden: true }), said = make("span"), state = make("p", "", { className: "ask__state" })
  const answer = make("div", "", { className: "ask__answer", tabIndex: -1 })
  const say = text => { said.textContent = text }
  run.classList.add("md-button--primary")
  stop.disabled = true
  code.setAttribute("autocapitalize", "off")
  code.setAttribute("autocomplete", "off")
  said.setAttribute("role", "status")
  answer.setAttribute("role", "group")
  answer.setAttribute("aria-label", words("ask_page.answer"))
  field.append(code)
  buttons.append(run, " ", stop, " ", reset, " ", there, " ", close)
  state.append(bar, " ", said)
  form.append(field, buttons, state, answer)
  if (!document.querySelector(".ask__sheet, form.ask--page")) document.head.append(make("link", "", { rel: "stylesheet", href: new URL("ask.css", here), className: "ask__sheet" }))
  block.after(form)
  block.hidden = true

  let source
  const load = async () => {
    if (source !== undefined) return true
    if (location.protocol === "file:") return void say(words("ask_page.from_disk"))
    try {
      const response = await fetch(new URL(`../code/${block.dataset.run}.txt`, here))
      if (!response.ok) throw new Error(response.status)
      source = readable(await response.text())
    } catch {
      return void say(words("ask_page.no_network"))
    }
    code.value = source
    grow()
    return true
  }
  const work = async () => {
    if (await load()) running({ form, code, stop, answer, say, bar }, "run", { code: code.value }, show)
  }
  const name = `run-${++openSnippet.count}`
  function show(found) {
    if (found.elsewhere) {
      say(words("ask_page.elsewhere", found.elsewhere))
      return [make("p", words("ask_page.elsewhere", found.elsewhere)), listing(code.value)]
    }
    const parts = []
    for (const [i, part] of (found.parts ?? []).entries()) {
      if (part.printed) parts.push(listing(part.printed, "output"))
      parts.push(figure(part.picture, `${name}-${i + 1}`))
    }
    if (found.error) parts.push(...mistake(found, code, say))
    else say(words("ask_page.done"))
    return parts.filter(Boolean)
  }
  const grow = editor(code, 3, work)
  form.addEventListener("keydown", event => event.stopPropagation())  // a stepper around it would take the arrow keys
  form.addEventListener("submit", event => { event.preventDefault(); work() })
  stop.addEventListener("click", () => halt(words("ask_page.stopped")))
  reset.addEventListener("click", () => {
    code.value = source ?? ""
    code.removeAttribute("aria-invalid")
    answer.replaceChildren()
    say("")
    grow()
    code.focus()
  })
  there.addEventListener("click", async () => {
    location.href = new URL(`ask/#ask=${await pack(JSON.stringify([code.value]))}`, home)
  })
  close.addEventListener("click", () => {
    if (form.hasAttribute("aria-busy")) halt(words("ask_page.stopped"))
    form.remove()
    block.hidden = false
    block.querySelector(".ac-run")?.focus()
  })
  run.focus()
  work()
}
openSnippet.count = 0
// A snippet as its reader wants it: without the marks of its sections and the numbers of the page's notes.
const readable = source => source.replace(/^# --8<-- .*\n/gm, "").replace(/ *# \(\d+\)!$/gm, "").replace(/\n{3,}/g, "\n\n").trim() + "\n"
addEventListener("run:block", event => openSnippet(event.detail))
