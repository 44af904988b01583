// Of the entries that the index of messages holds, those that a text fits, the closest first.
const messagesThatFit = (entries, text) => {
  const SHOWN = 4
  // Quotes and blanks differ between versions, terminals and chats; a line may have been broken anywhere, or framed.
  const alike = text => text.normalize("NFKC").toLowerCase().replace(/[\s\u2500-\u257f\u2018\u2019\u201c\u201d\u300c\u300d`"']/g, "")
  // How many letters of a message, without its variable parts, are in a text in their order; 0 if not all are.
  const fit = (parts, text) => {
    let at = 0
    for (const part of parts) {
      const here = text.indexOf(part, at)
      if (here < 0) return 0
      at = here + part.length
    }
    return parts.join("").length
  }
  const typed = alike(text)
  return entries.map(entry => ({ ...entry, score: Math.max(...entry.forms.map(form => fit(alike(form).split(/…|\.\.\./).filter(Boolean), typed))) }))
    .filter(entry => entry.score).sort((a, b) => b.score - a.score).slice(0, SHOWN)
}
// The box on the index of messages: a traceback goes in, the entries that it fits come out. Nothing leaves the page.
(() => {
  const start = () => {
    const box = document.querySelector(".ac-traceback")
    if (!box) return
    const field = box.querySelector("textarea")
    const found = box.querySelector(".ac-traceback__found")
    const entries = JSON.parse(box.querySelector("script").textContent)

    const item = entry => {
      const link = document.createElement("a")
      const file = location.protocol === "file:" ? entry.href.replace("#", "index.html#") : entry.href
      link.href = file
      link.appendChild(document.createElement("code")).textContent = entry.forms[0]
      const one = document.createElement("li")
      one.append(link, document.createElement("br"), entry.meaning)
      return one
    }
    // What to look for when no entry fits: the last line that names an error, without what comes before a colon.
    const offer = typed => {
      const lines = typed.split("\n").map(line => line.trim()).filter(Boolean)
      const line = lines.filter(each => /(Error|Warning|Exception)\b/.test(each)).pop() ?? lines.pop()
      const link = document.createElement("a")
      link.href = `../${location.protocol === "file:" ? "index.html" : ""}?q=${encodeURIComponent(line.slice(0, 200))}`
      link.textContent = words("messages.search")
      return link
    }
    const look = () => {
      found.replaceChildren()
      if (!field.value.trim()) return
      const hits = messagesThatFit(entries, field.value)
      const said = document.createElement("p")
      said.textContent = hits.length ? words("messages.found") : words("messages.none")
      found.append(said)
      if (hits.length) {
        const list = document.createElement("ul")
        list.append(...hits.map(item))
        found.append(list)
      } else said.append(" ", offer(field.value))
    }
    field.addEventListener("input", look)
    if (field.value) look() // a browser that comes back fills it in again
  }
  document.readyState === "loading" ? addEventListener("DOMContentLoaded", start) : start()
})()
