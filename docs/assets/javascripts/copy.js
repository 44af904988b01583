// Copies addresses and review comments: buttons with `data-copy`, and the links at headings, rows and steps.
(() => {
  const say = text => {
    let note = document.querySelector(".ac-note")
    if (!note) {
      note = document.body.appendChild(document.createElement("div"))
      note.className = "ac-note"
      note.setAttribute("role", "status")
    }
    note.textContent = text
    note.classList.add("ac-note--shown")
    clearTimeout(say.timer)
    say.timer = setTimeout(() => note.classList.remove("ac-note--shown"), 2500)
  }
  const copy = async text => {
    try {
      await navigator.clipboard.writeText(text)
      say(/^https?:/.test(text) ? `${words("copy.copied")} ${text}` : words("copy.copied_review"))
    } catch {
      say(words("copy.failed") + text)  // no clipboard without https, or it is forbidden
    }
  }
  document.addEventListener("copy:text", event => copy(event.detail))
  document.addEventListener("click", event => {
    const target = event.target instanceof Element ? event.target : null
    const button = target?.closest("[data-copy]")
    if (button) return void copy(button.dataset.copy)
    const link = target?.closest("a.headerlink, a.ac-link, .stepper a[href^='#']")
    if (link) copy(link.href)
  }, true)
})()
