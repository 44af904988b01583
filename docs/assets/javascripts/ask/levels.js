// The page of the levels: an editor for the line of each level that runs in the browser. What was reached is kept in this browser alone.
for (const level of document.querySelectorAll(".ac-level[data-editor]")) {
  const name = level.dataset.level, solution = document.getElementById(`solved-${name}`), command = level.querySelector(".ac-level__command")
  const form = make("form", "", { className: "ask ask--block" }), field = make("label", words("levels.line"), { className: "ask__label" })
  const code = make("textarea", "", { name: "code", rows: 2, spellcheck: false, wrap: "off", maxLength: live.most })
  const buttons = make("p", "", { className: "ask__buttons" })
  const check = make("button", words("levels.check"), { name: "check", className: "md-button md-button--primary" })
  const stop = make("button", words("ask_page.stop"), { name: "stop", type: "button", className: "md-button", disabled: true })
  const give = make("button", words("levels.solution"), { name: "give", type: "button", className: "md-button" })
  const state = make("p", "", { className: "ask__state" }), bar = make("progress", "", { max: 1, hidden: true }), said = make("span")
  const answer = make("div", "", { className: "ask__answer", tabIndex: -1 })
  const say = text => { said.textContent = text }
  code.setAttribute("autocapitalize", "off")
  code.setAttribute("autocomplete", "off")
  said.setAttribute("role", "status")
  answer.setAttribute("role", "group")
  answer.setAttribute("aria-label", words("ask_page.answer"))
  field.append(code)
  buttons.append(check, " ", stop, " ", give)
  state.append(bar, " ", said)
  form.append(field, buttons, state, answer)
  command.replaceWith(form)

  const solved = () => {
    const parts = [...solution.children].map(part => part.cloneNode(true))
    parts[0].firstElementChild.remove()  // the number
    for (const part of parts) {
      part.removeAttribute("id")
      for (const inner of part.querySelectorAll("[id]")) inner.removeAttribute("id")
    }
    return parts
  }
  const show = found => {
    level.classList.toggle("ac-level--reached", Boolean(found.reached))
    if (found.error) return mistake(found, code, say)
    if (found.elsewhere) {
      say(words("ask_page.elsewhere", found.elsewhere))
      return []
    }
    const printed = found.printed ? [listing(found.printed, "output")] : []
    if (found.reached) {
      say(words("levels.reached"))
      return [...printed, ...solved()]
    }
    say(words("levels.not_reached"))
    return [...printed, coded("p", found.said), make("p", words("levels.yours")), figure(found.picture, `yours-${name}`)].filter(Boolean)
  }
  const work = () => {
    if (!code.value.trim()) return void say(words("levels.empty"))
    running({ form, code, stop, answer, say, bar }, "level", { code: code.value, first: name }, show)
  }
  editor(code, 2, work)
  form.addEventListener("submit", event => { event.preventDefault(); work() })
  stop.addEventListener("click", () => halt(words("ask_page.stopped")))
  give.addEventListener("click", () => answer.replaceChildren(...solved()))
}
