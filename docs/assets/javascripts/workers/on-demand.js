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
  for (const one of found) {
    const here = words.filter(({ terms }) => !terms || terms.some(term => term in one.matchData.metadata))
    one.score *= 10 ** (here.length - words.length)
  }
  return found
}

// What to ask lunr for a word of the theme's query, and which terms of the index that stands for (none: not looked at).
function understand(word) {
  const [, term] = /^([^+\-:~^*]+)\*$/.exec(word.toLowerCase()) ?? []
  if (!term) return { clause: word }
  const terms = among(lunr.TokenSet.fromString(`${term}*`))
  if (term in index.invertedIndex) return { clause: `${term}^2 ${term}*`, terms }
  // A letter away, or two for a long word. A Chinese word is too short: a character away is another word.
  for (let edits = 1; /^\w{4,}$/.test(term) && !terms.length && edits <= (term.length > 8 ? 2 : 1); edits++) {
    terms.push(...among(lunr.TokenSet.fromFuzzyString(term, edits)))
  }
  return { clause: terms[0]?.startsWith(term) ? word : terms.join(" ") || word, terms }
}

function among(wanted) {
  return index.tokenSet.intersect(wanted).toArray()
}
