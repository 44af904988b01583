// The worker that searches: the theme's own, named after the "#", fetched with the first message it gets (the index),
// and improved where lunr lets one in. It lies beside the theme's, which loads what it needs relative to this address.
const LAST = "⺀" // a Han character that no word has
let index

addEventListener("message", event => {
  if (!event.isTrusted) return
  const message = event.data
  if (typeof message.data === "string") message.data = message.data.replace(/\p{sc=Han}+/gu, keepLastWord)
  if (index) return
  importScripts(location.hash.slice(1))
  const { build } = lunr.Builder.prototype
  lunr.Builder.prototype.build = function () {
    index = build.call(this)
    index.search = search
    return index
  }
  dispatchEvent(new MessageEvent("message", { data: message })) // the theme listens only now
})

// The build marks where Chinese words end (U+200B); no reader shall see or copy the marks.
const post = postMessage
self.postMessage = message => {
  for (const place of message.data?.items?.flat() ?? []) {
    for (const field of ["title", "text"]) place[field] = place[field].replace(/\u200b/g, "").replace(/<\/mark><mark>/g, "")
  }
  post(message)
}

// The theme looks up the words that a run of Chinese consists of, but never one that reaches the run's end:
// 状态字典 was a search for 状态. One more character behind a whole word puts that right.
function keepLastWord(run) {
  return [...run].some((_, start) => run.slice(start) in index.invertedIndex) ? run + LAST : run
}

// Replaces lunr's: a whole word counts more than one it begins; a word that begins none may be mistyped ("deepcpy",
// "state_dcit"); and a place with all words comes before one with some.
function search(query) {
  const words = query.split(" ").filter(Boolean).map(understand)
  const found = lunr.Index.prototype.search.call(this, words.map(word => word.clause).join(" "))
  for (const place of found) {
    const missing = words.filter(({ terms }) => terms && !terms.some(term => term in place.matchData.metadata))
    place.score /= 10 ** missing.length
  }
  return found
}

// What to ask lunr for a word of the theme's query, and the terms of the index that it stands for; `"quoted"` and
// -excluded words stay as they are.
function understand(word) {
  const [, term] = /^([^+\-:~^*]+)\*$/.exec(word.toLowerCase()) ?? []
  if (!term) return { clause: word }
  const terms = among(lunr.TokenSet.fromString(`${term}*`))
  if (terms.length) return { clause: terms.includes(term) ? `${term}^2 ${term}*` : word, terms }
  const near = mistyped(term)
  return { clause: near.join(" ") || word, terms: near }
}

// The terms one letter away, or two for a long word. In Chinese, a character away is another word.
function mistyped(term) {
  if (!/^\w{4,}$/.test(term)) return []
  const near = among(lunr.TokenSet.fromFuzzyString(term, 1))
  return near.length || term.length < 9 ? near : among(lunr.TokenSet.fromFuzzyString(term, 2))
}

function among(wanted) {
  return index.tokenSet.intersect(wanted).toArray()
}
