// For mkdocs-material 9.8.1.
// The search costs a page nothing until it is opened, and leads on to the other language.
// Loaded before the theme's bundle, which asks for the index as soon as it runs.
{
  // The theme fetches the index of all pages at every page load. Its one request waits here until the reader goes to
  // the search field (by pointer, by "/", "s" or "f"), or the address asks for a search (`q`) or its marks (`h`).
  const asked = new URLSearchParams(location.search)
  const opened = asked.has("q") || asked.has("h") ? Promise.resolve() : new Promise(resolve =>
    document.addEventListener("focusin", event => event.target.closest(".md-search") && resolve()))
  const { open } = XMLHttpRequest.prototype
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    if (url.endsWith("/search/search_index.json")) {
      XMLHttpRequest.prototype.open = open
      this.send = body => opened.then(() => XMLHttpRequest.prototype.send.call(this, body))
    }
    return open.call(this, method, url, ...rest)
  }

  // The theme reads the field when a key is let go; what is pasted by finger, dragged, dictated or picked comes without one.
  const field = document.querySelector(".md-search__input")
  field.addEventListener("input", () => field.dispatchEvent(new KeyboardEvent("keyup")))

  // Who comes back from a result finds the search as it was: the address that is left behind holds it.
  document.addEventListener("click", event => {
    const link = event.target instanceof Element && event.target.closest(".md-search-result__link")
    if (link) history.replaceState(history.state, "", `?${new URLSearchParams({ q: field.value })}`)
  }, true)
  addEventListener("pageshow", event => event.persisted && new URLSearchParams(location.search).has("q") && location.reload())

  // The link to the other language carries the words. The theme's Tab closes the search; from the field it leads here.
  const link = document.querySelector(".ac-search-other")
  const carry = () => {
    link.search = field.value ? new URLSearchParams({ q: field.value }) : ""
  }
  for (const type of ["focusin", "pointerover"]) link.addEventListener(type, carry)
  field.addEventListener("keydown", event => {
    if (event.key !== "Tab" || event.shiftKey) return
    link.focus()
    if (document.activeElement !== link) return  // the search is still closed: Tab leads on as ever
    event.preventDefault()
    event.stopPropagation()
  })
}
