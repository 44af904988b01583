// Copies addresses and review comments: buttons with `data-copy`, and the links at headings, rows and steps.
(() => {
  const words = { zh: ["已复制", "已复制评审意见", "复制不了，请手动复制："], en: ["Copied", "Copied the review comment", "Could not copy; copy it by hand: "] }
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
    const [done, review, failed] = words[document.documentElement.lang.slice(0, 2)] ?? words.en
    try {
      await navigator.clipboard.writeText(text)
      say(/^https?:/.test(text) ? `${done} ${text}` : review)
    } catch {
      say(failed + text)  // no clipboard without https, or it is forbidden
    }
  }
  document.addEventListener("click", event => {
    const target = event.target instanceof Element ? event.target : null
    const button = target?.closest("[data-copy]")
    if (button) return void copy(button.dataset.copy)
    const link = target?.closest("a.headerlink, a.ac-link, .stepper a[href^='#']")
    if (link) copy(link.href)
  }, true)
})()
