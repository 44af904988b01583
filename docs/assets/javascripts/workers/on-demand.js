// The worker that searches: the theme's own, named after the "#", fetched with the first message it gets (the index),
// and forgiving. Beside the theme's, because that loads its languages by addresses relative to this file.
addEventListener("message", function first(event) {
  removeEventListener("message", first)
  importScripts(location.hash.slice(1))
  forgive(lunr.Index.prototype)
  dispatchEvent(new MessageEvent("message", { data: event.data }))
})

// A word that no word of the index begins with may be mistyped ("deepcpy", "state_dcit"): search for the words one
// letter away, or two for a long one. A Chinese word is too short for that: a letter away is another word.
function forgive(index) {
  const { search } = index
  const known = (self, term) => search.call(self, term).length
  index.search = function (query) {
    return search.call(this, query.split(" ").map(term =>
      /^\w{4,}\*$/.test(term) && !known(this, term) ? `${term.slice(0, -1)}~${term.length > 8 ? 2 : 1}` : term
    ).join(" "))
  }
}
