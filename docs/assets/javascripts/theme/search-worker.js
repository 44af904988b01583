// For mkdocs-material 9.8.1.
// The worker that searches: the theme's own, named after the "#", fetched with the first message it gets (the index),
// and improved where lunr lets one in.
const LAST = "⺀" // a Han character that no word has
const LONGEST = 8 // characters of a Chinese word, at most
// What Chinese questions are made of, and no page is about; lunr knows those of English.
const PARTICLES = new Set("的 了 和 与 跟 是 有 在 不 吗 呢 怎么 怎样 如何 什么 为什么".split(" "))
// From disk the "worker" is a script in a frame (theme/file-protocol.js), whose messages are no trusted events.
const source = new URL(globalThis.document ? document.currentScript.src : location.href)
const theme = new URL(`../workers/${source.hash.slice(1).split("?")[0]}`, source).href
let index
let synonyms = {}
let started = false
const has = new Map() // of each place that the last search found: whether it has a word

addEventListener("message", async event => {
  const message = event.data
  if (typeof message.data === "string") message.data = spell(message.data)
  if (started) return
  started = true
  synonyms = message.data?.config?.synonyms ?? {} // docs/hooks/language/synonyms.yml
  await importScripts(theme) // in a frame it takes its time; the theme sends no words before it is answered
  const { build } = lunr.Builder.prototype
  lunr.Builder.prototype.build = function () {
    index = build.call(this)
    index.search = search
    return index
  }
  dispatchEvent(new MessageEvent("message", { data: message })) // the theme listens only now
})

// The build marks where Chinese words end (U+200B); no reader shall see or copy the marks. Which words a place lacks,
// the theme judges by what was typed: a word that was understood otherwise (below) counted as missing.
const post = postMessage
self.postMessage = message => {
  for (const place of message.data?.items?.flat() ?? []) {
    for (const field of ["title", "text"]) place[field] = place[field].replace(/\u200b/g, "").replace(/<\/mark><mark>/g, "")
    place.terms = has.get(place.location) ?? place.terms
  }
  post(message)
}

// What is pasted has signs that lunr and the theme would take for its own: words in quotes would be required, and one
// before a colon a field. They only end words here. In a whole message, numbers are the reader's own: lines, shapes.
function pasted(query) {
  let words = query.normalize("NFKC").replace(/[\u2018\u2019\u201c\u201d\u300c-\u300f\u300a\u300b"'`()[\]{}<>:;,\u3001\u3002\u2026]/g, " ")
  const typed = words.split(/\s+/).filter(Boolean)
  if (typed.length > 5 && /[:"'()[\]]/.test(query)) words = typed.filter(word => !/^[\d.+-]+$/.test(word)).join(" ")
  for (const [word, others] of Object.entries(synonyms)) {
    const escaped = word.replace(/[-+.]/g, "\\$&")
    words = words.replace(/\p{sc=Han}/u.test(word) ? RegExp(escaped, "g") : RegExp(`(?<![\\w-])${escaped}(?![\\w-])`, "gi"), ` ${others} `)
  }
  return words.trim() || query
}

// A query in words that are in the index, full-width letters as others. `+=` is in none, but the name of what it calls
// is. A sign that lunr would refuse, as in "a^b", or split at later, as in "a-b", ends a word. Without a word to look for
// there is nothing to leave out: "-copy" and "--device" are such words.
function spell(query) {
  query = pasted(query)
  if (!/(^|\s)[^\s+-]/.test(query)) query = query.replace(/(?<!\S)[+-]+(?=[^\s=])/g, "")
  return query.normalize("NFKC").replace(/(?<!\S)\+=(?!\S)/g, "__iadd__").replace(/[\^~](?!\d*(?!\S))|(?<=\w)-(?=\w)/g, " ")
    .replace(/(?<=\w)(?=\p{sc=Han})|(?<=\p{sc=Han})(?=\w)/gu, " ").replace(/\p{sc=Han}+/gu, run => cut(run).join(" "))
}

// The words that a run of Chinese consists of: each the longest in the index, the last perhaps half typed. Left to
// itself, the theme drops the last one and, from a character on that is in no word, all others: 二维列表 found nothing.
function cut(run) {
  const words = []
  let unknown = ""
  for (let at = 0; at < run.length;) {
    let word = run.slice(at, at + LONGEST)
    const half = at + word.length === run.length && !(word in index.invertedIndex) && beginning(word).length
    while (!half && word && !(word in index.invertedIndex)) word = word.slice(0, -1)
    if (!word) unknown += run[at]
    if (unknown && (word || at === run.length - 1)) words.push(unknown), unknown = ""
    if (word) words.push(half ? word : word + LAST) // without one more character, the theme would cut a whole word
    at += word.length || 1
  }
  return words
}

// Replaces lunr's: a whole word counts more than one it begins; a word that begins none may be mistyped ("deepcpy",
// "state_dcit"); and a place with all words comes before one with some.
function search(query) {
  const typed = [...new Set(query.split(" "))].filter(Boolean)
  // Words to look for; "quoted" and -excluded ones stay as they are.
  const plain = typed.map(word => /^([^+\-:~^*]+)\*$/.exec(word.toLowerCase())?.[1])
  const stops = plain.map(term => term && (PARTICLES.has(term) || !lunr.stopWordFilter(term)))
  const words = typed.map((word, at) => {
    if (!plain[at]) return { clause: word }
    if (stops[at] && !stops.every(Boolean)) return { clause: PARTICLES.has(plain[at]) ? "" : plain[at] } // not all that "in" begins
    return understand(plain[at], at === typed.length - 1)
  })
  for (const { from, to, term } of together(plain)) {
    for (const word of words.slice(from, to)) for (const other of beginning(term)) word.terms?.add(other)
    words.push({ clause: whole(term) })
  }
  const found = lunr.Index.prototype.search.call(this, words.map(word => word.clause).join(" "))
  has.clear()
  for (const place of found) {
    const terms = {}
    for (const word of words.filter(word => word.terms)) {
      const here = Object.keys(place.matchData.metadata).filter(term => word.terms.has(term))
      if (!here.length) place.score /= 10
      if (!here.length || here.some(term => term.startsWith(word.term))) terms[word.term] = here.length > 0
      else for (const term of here) terms[term] = true
    }
    has.set(place.ref, terms)
  }
  return found
}

// Neighbours that are one word in the index, as "state dict", "load-state-dict" and "AC 301" are.
function together(plain) {
  const found = []
  for (let from = 0; from < plain.length;) {
    let next = from + 1
    for (const to of [from + 3, from + 2]) {
      const parts = plain.slice(from, to)
      if (parts.length < to - from || !parts.every(part => /^\w+$/.test(part))) continue
      const term = [parts.join("_"), parts.join("")].find(term => beginning(term).length)
      if (!term) continue
      found.push({ from, to, term })
      next = to
      break
    }
    from = next
  }
  return found
}

// What to ask lunr for a word, and the terms of the index that it stands for: those that it begins, or that begin as it
// does before an -s, -ing or -ed; those that a number ends ("301" is AC301). If there are none, what has the same stem
// or is a slip of the finger. A single Chinese character begins too many words, unless more of it may follow.
function understand(term, last) {
  if (/^\p{sc=Han}$/u.test(term) && !last) return { term, terms: new Set([term]), clause: `${term}^2` }
  const root = /^[a-z_]{3,}?(?=(ies|(?<!s)s|ing|ed)$)/.exec(term)?.[0] ?? term
  const ends = /^\d{3,}$/.test(term) ? among(lunr.TokenSet.fromString(`*${term}`)) : []
  const near = [...beginning(root), ...ends]
  if (near.length) return { term, terms: new Set(near), clause: [whole(term, root), ...ends].join(" ") }
  const stem = lunr.stemmer(new lunr.Token(term)).toString()
  const others = stem.length > 3 && beginning(stem).length ? beginning(stem) : mistyped(term)
  return { term, terms: new Set(others), clause: others.join(" ") || `${term}*` }
}

function whole(term, root = term) {
  return term in index.invertedIndex ? `${term}^2 ${root}*` : `${root}*`
}

function beginning(start) {
  return among(lunr.TokenSet.fromString(`${start}*`))
}

// The terms one letter away, or two for a long word. In Chinese, a character away is another word.
function mistyped(term) {
  if (!/^\w{4,40}$/.test(term)) return []
  const near = among(lunr.TokenSet.fromFuzzyString(term, 1))
  return near.length || term.length < 9 ? near : among(lunr.TokenSet.fromFuzzyString(term, 2))
}

function among(wanted) {
  return index.tokenSet.intersect(wanted).toArray()
}
