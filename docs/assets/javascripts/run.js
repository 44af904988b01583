// Blocks of code that run in the browser get a button. What it needs is loaded at the first click (docs/hooks/ask).
(() => {
  const script = new URL("ask.js", document.currentScript.src)
  let loaded
  const load = () => loaded ??= new Promise((resolve, reject) => {
    if (document.querySelector("script[src$='/ask.js']")) return resolve()
    const tag = Object.assign(document.createElement("script"), { src: script, onload: resolve })
    tag.onerror = () => { tag.remove(); reject() }
    document.head.append(tag)
  })
  for (const block of document.querySelectorAll("[data-run]")) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "ac-run", textContent: words("ask_page.run") })
    button.addEventListener("click", async () => {
      try {
        await load()
        button.textContent = words("ask_page.run")
        dispatchEvent(new CustomEvent("run:block", { detail: block }))
      } catch {
        loaded = undefined
        button.textContent = words("ask_page.no_network")
      }
    })
    block.append(button)
  }
  // The box of the start page: the program goes to the page Ask behind `#`, which no browser sends.
  const box = document.querySelector(".ac-ask")
  box?.addEventListener("submit", event => {
    event.preventDefault()
    location.href = `${location.protocol === "file:" ? "ask/index.html" : "ask/"}#code=${encodeURIComponent(box.querySelector("textarea").value)}`
  })
})()
