// The language link keeps the heading, and the choice is remembered for the address "/".
document.addEventListener("click", event => {
  const link = event.target instanceof Element && event.target.closest("a.ac-languages__link")
  if (!link) return
  link.hash = location.hash
  try {
    localStorage.setItem("alias-or-copy.language", link.hreflang)
  } catch {
    // Storage can be forbidden: then "/" goes by the browser's language.
  }
}, true)
