// For mkdocs-material 9.8.1.
// The worker that searches: the theme's own, named after the "#", fetched with the first message it gets (the index),
// and improved where lunr lets one in.
const LAST = "⺀" // a Han character that no word has
const LONGEST = 8 // characters of a Chinese word, at most
const MOST = 60 // places that a search shows
// How much counts what. Found by trying on the searches of tests/browser/searches.py: change one, and run its test.
const WEIGHTS = {
  title: 2.5, // of a word in a title, where one in a text counts less than 1
  own: 0.4, // of one in the title of the page, for its sections
  about: 0.6, // of one that readers use and the page does not (synonyms.yml), as part of a word in a title
  alike: 0.35, // of a word of the same meaning, as part of the word itself
  begun: 0.35, // of one that the word only begins
  page: 0.5, // of all that the page says, beside the place itself
  heading: 0.5, // of a word in the page's title, in all that the page says
  first: 1.2, // of a page's beginning, as part of a section of it
  fit: 3, // of a title all of which is in the query
  beside: 0.6, // of a place that has all words of the query side by side
}
const OFTEN = { place: [1.3, 0.5], page: [2, 0.5] } // BM25's k and b: how soon more of a word adds little, how much length takes away
const SHORT = 6 // titles of less weight than this never fit well
// What Chinese questions are made of, and no page is about; lunr knows those of English.
const PARTICLES = new Set("的 了 和 与 跟 是 有 在 不 吗 呢 怎么 怎样 如何 什么 为什么 之后 后 会 都 也 就 把 被 从 到 里 还 能".split(" "))
const FIELDS = ["title", "text", "tags"]
// From disk the "worker" is a script in a frame (theme/file-protocol.js), whose messages are no trusted events.
const source = new URL(globalThis.document ? document.currentScript.src : location.href)
const theme = new URL(`../workers/${source.hash.slice(1).split("?")[0]}`, source).href
let index
let docs
let own // of the index's configuration: synonyms, words alike, code, homophones (docs/hooks/language)
let started = false
const places = new Map() // of the index, by address: see `measure`
const pages = new Map() // how many words each page has
const mean = { place: 0, page: 0 } // words of one
const stems = new Map() // the terms of each stem
const alike = new Map() // the words that mean the same, by stem
const sounds = new Map() // the sound of a character
const shown = new Map() // of each place that the last search found: its score, and whether it has a word

addEventListener("message", async event => {
  const message = event.data
  if (typeof message.data === "string") message.data = spell(message.data)
  if (started) return
  started = true
  docs = message.data.docs
  own = message.data.config.own
  await importScripts(theme) // in a frame it takes its time; the theme sends no words before it is answered
  const { build } = lunr.Builder.prototype
  lunr.Builder.prototype.build = function () {
    index = build.call(this)
    index.search = search
    measure()
    return index
  }
  dispatchEvent(new MessageEvent("message", { data: message })) // the theme listens only now
})

// The build marks where Chinese words end (U+007F); no reader shall see or copy the marks. Order and missing words are
// those of `search`: the theme would weigh pages once more, and count a word that was understood otherwise as missing.
const post = postMessage
self.postMessage = message => {
  const items = message.data?.items ?? []
  for (const place of items.flat()) {
    for (const field of ["title", "text"]) place[field] = place[field].replace(/\x7f/g, "").replace(/<\/mark><mark>/g, "")
    delete place.tags
    Object.assign(place, shown.get(place.location))
  }
  const best = (one, other) => other.score - one.score
  for (const page of items) {
    page.sort(best)
    for (const place of page) if (!shown.has(place.location)) place.terms = page[0].terms // a page that only heads its sections
  }
  items.sort(([one], [other]) => best(one, other))
  post(message)
}

// What lunr does not keep: of each place its page, its length and its titles, the words of each with their weight. Other
// wordings of a message are its titles, too.
function measure() {
  for (const { location, boost = 1, tags = [] } of docs) {
    places.set(location, { page: location.split("#")[0], boost, length: 0, titles: [new Map(), ...tags.map(() => new Map())] })
  }
  for (const [term, fields] of Object.entries(index.invertedIndex)) {
    for (const [ref, { position }] of Object.entries(fields.text ?? {})) places.get(ref).length += position.length
    const weight = rarity(new Set(FIELDS.flatMap(field => Object.keys(fields[field] ?? {}))).size)
    if (!stop(term)) {
      for (const ref of Object.keys(fields.title ?? {})) places.get(ref).titles[0].set(term, weight)
      for (const [ref, { position }] of Object.entries(fields.tags ?? {})) for (const at of position) places.get(ref).titles[1 + (at >>> 20)]?.set(term, weight)
    }
    const stem = stemmed(term)
    stems.set(stem, [...stems.get(stem) ?? [], term])
  }
  for (const { page, length } of places.values()) pages.set(page, (pages.get(page) ?? 0) + length)
  for (const [kind, all] of [["place", [...places.values()].map(({ length }) => length)], ["page", [...pages.values()]]]) {
    mean[kind] = all.reduce((sum, length) => sum + length, 0) / all.length
  }
  for (const group of own.alike) {
    for (const word of group) alike.set(stemmed(word.toLowerCase()), group.flatMap(other => other === word ? [] : stems.get(stemmed(other.toLowerCase())) ?? []))
  }
  for (const [sound, characters] of Object.entries(own.sounds)) {
    for (const character of characters) sounds.set(character, sound.replace(/^([zcs])h/, "$1").replace(/ng$/, "n"))
  }
}

function rarity(count) {
  return Math.log(1 + (places.size - count + 0.5) / (count + 0.5))
}

function stemmed(term) {
  return /^[a-z]+$/.test(term) ? lunr.stemmer(new lunr.Token(term)).toString() : term
}

function stop(term) {
  return PARTICLES.has(term) || !lunr.stopWordFilter(term)
}

// What is pasted has signs that lunr and the theme would take for its own: words in quotes would be required, and one
// before a colon a field. They only end words here. In a whole message, numbers are the reader's own: lines, shapes.
function pasted(query) {
  const said = Object.entries(own.code).filter(([form]) => RegExp(form).test(query)).map(([, words]) => words)
  let words = query.replace(/[\u2018\u2019\u201c\u201d\u300c-\u300f\u300a\u300b"'`()[\]{}<>:;,\u3001\u3002\u2026]/g, " ")
  const typed = words.split(/\s+/).filter(Boolean)
  if (typed.length > 5 && /[:"'()[\]]/.test(query)) words = typed.filter(word => !/^[\d.+-]+$/.test(word)).join(" ")
  for (const [word, others] of own.words) {
    const escaped = word.replace(/[-+.]/g, "\\$&")
    words = words.replace(han(word) ? RegExp(escaped, "g") : RegExp(`(?<![\\w-])${escaped}(?![\\w-])`, "gi"), ` ${others} `)
  }
  return [words, ...said].join(" ").trim() || query
}

function han(word) {
  return /\p{sc=Han}/u.test(word)
}

// A query in words that are in the index, full-width letters as others. A sign that lunr would refuse, as in "a^b", or
// split at later, as in "a-b", ends a word. Without a word to look for there is nothing to leave out: "-copy" and
// "--device" are such words.
function spell(query) {
  query = pasted(query.normalize("NFKC"))
  if (!/(^|\s)[^\s+-]/.test(query)) query = query.replace(/(?<!\S)[+-]+(?=[^\s=])/g, "")
  return query.replace(/(?<!\S)[-+*/=]+(?!\S)/g, " ").replace(/[\^~](?!\d*(?!\S))|(?<=\w)-(?=\w)/g, " ")
    .replace(/(?<=\w)(?=\p{sc=Han})|(?<=\p{sc=Han})(?=\w)/gu, " ").replace(/\p{sc=Han}+/gu, run => cut(heard(run)).join(" "))
    .replace(/[a-z]{5,}/gi, word => index.invertedIndex[word.toLowerCase()] ? word : spoken(word.toLowerCase()))
}

// A run of Chinese with each part that sounds like a term, and is no word itself, in place of what was typed.
function heard(run) {
  for (let at = 0; at < run.length - 1; at++) {
    for (let length = Math.min(LONGEST, run.length - at); length > 1; length--) {
      const part = run.slice(at, at + length)
      if (own.terms.includes(part)) { at += length - 1; break }
      if (part in index.invertedIndex) continue
      const sound = sounding(part)
      const common = term => [...term].filter((character, place) => character === part[place]).length
      const [term] = own.terms.filter(term => term.length === length && sounding(term) === sound).sort((one, other) => common(other) - common(one))
      if (!term || length === 2 && !common(term) && [...part].every(character => character in index.invertedIndex)) continue
      run = run.slice(0, at) + term + run.slice(at + length)
      at += length - 1
      break
    }
  }
  return run
}

function sounding(part) {
  return [...part].map(character => sounds.get(character) ?? character).join(" ")
}

// The term whose sounds were typed in letters, or the letters.
function spoken(word) {
  const plain = letters => letters.replace(/([zcs])h/g, "$1").replace(/ng(?![aeiou])/g, "n")
  const term = own.terms.find(term => sounding(term).replace(/ /g, "") === plain(word))
  return term ? cut(term).join(" ") : word
}

// The words that a run of Chinese consists of: each the longest in the index, the last perhaps half typed. Left to
// itself, the theme drops the last one and, from a character on that is in no word, all others: 二维列表 found nothing.
function cut(run) {
  const words = []
  let unknown = ""
  const known = word => word in index.invertedIndex || alike.has(word)
  for (let at = 0; at < run.length;) {
    let word = run.slice(at, at + LONGEST)
    const half = at + word.length === run.length && !known(word) && beginning(word).length
    while (!half && word && !known(word)) word = word.slice(0, -1)
    if (!word) unknown += run[at]
    if (unknown && (word || at === run.length - 1)) words.push(unknown), unknown = ""
    if (word) words.push(half ? word : word + LAST) // without one more character, the theme would cut a whole word
    at += word.length || 1
  }
  return words
}

// Replaces lunr's, whose score knows neither what a place lacks nor what else its page has. A word counts more the fewer
// places have it and the oftener one has it (BM25), most in a title. A place counts by how much of the query is in it and
// in its page, by how much of its title is in the query (all of a message's, where that was pasted), and by neighbours
// that stand side by side.
function search(query) {
  const words = asked(query)
  const found = new Map()
  const of = new Map() // a page: what of the query is in it
  for (const [at, word] of words.entries()) {
    const often = new Map()
    for (const [ref, { text, title }] of word.has) {
      const { page, length } = places.get(ref)
      const place = found.get(ref) ?? found.set(ref, { score: 0, has: new Set() }).get(ref)
      place.score += word.weight * (frequent(text, length, "place") + WEIGHTS.title * title)
      place.has.add(at)
      often.set(page, (often.get(page) ?? 0) + text + 2 * title)
    }
    for (const [page, times] of often) {
      const whole = of.get(page) ?? of.set(page, { score: 0, title: 0, has: new Set() }).get(page)
      const title = word.weight * (word.has.get(page)?.title ?? 0)
      whole.title += title
      whole.score += word.weight * frequent(times, pages.get(page), "page") + WEIGHTS.heading * title
      whole.has.add(at)
    }
  }
  const all = words.reduce((sum, { has, weight }) => sum + (has.size && weight), 0)
  const share = has => [...has].reduce((sum, at) => sum + words[at].weight, 0) / all
  const meant = new Set(words.flatMap(({ terms }) => [...terms].filter(([, worth]) => worth > WEIGHTS.begun).map(([term]) => term)))
  const ranked = []
  for (const [ref, { score, has }] of found) {
    if (words.some(({ sign, has }) => sign && has.has(ref) !== (sign === "+"))) continue
    const { page, boost, titles } = places.get(ref)
    const whole = of.get(page)
    const first = page === ref
    ranked.push({ ref, score: boost * (score + (first ? 0 : WEIGHTS.own * whole.title) + WEIGHTS.page * whole.score) * share(has)
      * share(whole.has) * (1 + WEIGHTS.fit * Math.max(...titles.map(title => fit(title, meant))) ** 2) * (first ? WEIGHTS.first : 1) })
  }
  const best = ranked.sort((one, other) => other.score - one.score).slice(0, MOST)
  shown.clear()
  return best.map(({ ref, score }) => {
    const together = words.reduce((sum, word, at) => at && beside(words[at - 1], word, ref) ? sum + words[at - 1].weight + word.weight : sum, 0)
    score *= 1 + WEIGHTS.beside * together / (2 * all)
    const terms = {}
    const metadata = {}
    for (const word of words) {
      const here = [...word.terms.keys()].filter(term => FIELDS.some(field => positions(term, field, ref)))
      for (const term of here) metadata[term] = Object.fromEntries(FIELDS.filter(field => positions(term, field, ref)).map(field => [field, index.invertedIndex[term][field][ref]]))
      if (!here.length || here.some(term => term.startsWith(word.term))) terms[word.term] = here.length > 0
      else for (const term of here) terms[term] = true
    }
    shown.set(ref, { terms, score })
    return { ref, score, matchData: { metadata } }
  })
}

// The words of a query: a sign, the terms that each stands for, where they are, and how much the word counts.
function asked(query) {
  const typed = [...new Set(query.toLowerCase().split(" "))].map(word => /^([+-]?)(.*?)(?:[~^]\d+)?\*?$/.exec(word)).filter(([, , term]) => term)
  let words = typed.map(([, sign, term], at) => ({ sign, term, terms: understand(term, at === typed.length - 1) }))
  for (const { from, to, term } of together(words)) {
    for (const { terms } of words.slice(from, to)) for (const other of beginning(term)) add(terms, [other], other === term ? 1 : WEIGHTS.begun)
  }
  if (words.some(({ term }) => !stop(term))) words = words.filter(({ sign, term }) => sign || !stop(term))
  for (const word of words) {
    word.has = new Map()
    for (const [term, worth] of word.terms) {
      for (const field of FIELDS) {
        for (const [ref, { position }] of Object.entries(index.invertedIndex[term]?.[field] ?? {})) {
          const here = word.has.get(ref) ?? word.has.set(ref, { text: 0, title: 0 }).get(ref)
          if (field === "text") here.text += worth * position.length
          else here.title = Math.max(here.title, field === "title" ? worth : worth * WEIGHTS.about)
        }
      }
    }
    word.weight = rarity(word.has.size)
  }
  return words
}

function add(terms, others, worth) {
  for (const other of others) terms.set(other, Math.max(worth, terms.get(other) ?? 0))
}

function frequent(times, length, kind) {
  const [k, b] = OFTEN[kind]
  return times / (times + k * (1 - b + b * length / mean[kind]))
}

// How much of a title is in the query, by weight; less than all of a short one, which is in too many.
function fit(title, meant) {
  let all = SHORT
  let here = 0
  for (const [term, weight] of title) {
    all += weight
    if (meant.has(term)) here += weight
  }
  return here / all
}

function positions(term, field, ref) {
  return index.invertedIndex[term]?.[field]?.[ref]?.position
}

// Whether a place has one word right before another.
function beside(one, other, ref) {
  return ["title", "text"].some(field => {
    const next = new Set([...other.terms.keys()].flatMap(term => positions(term, field, ref) ?? []))
    return next.size && [...one.terms.keys()].some(term => positions(term, field, ref)?.some(at => next.has(at + 1)))
  })
}

// Neighbours that are one word in the index, as "state dict", "load-state-dict" and "AC 301" are.
function together(words) {
  const found = []
  for (let from = 0; from < words.length;) {
    let next = from + 1
    for (const to of [from + 3, from + 2]) {
      const parts = words.slice(from, to)
      if (parts.length < to - from || !parts.every(({ sign, term }) => !sign && /^\w+$/.test(term))) continue
      const term = [parts.map(part => part.term).join("_"), parts.map(part => part.term).join("")].find(term => beginning(term).length)
      if (!term) continue
      found.push({ from, to, term })
      next = to
      break
    }
    from = next
  }
  return found
}

// The terms of the index that a word stands for, and how much each is worth: itself, others of its stem, those that it
// begins, those that a number ends ("301" is AC301), and words of the same meaning. If there are none, what is a slip of
// the finger away. A single Chinese character begins too many words, unless more of it may follow.
function understand(term, last) {
  const terms = new Map()
  const stem = stemmed(term)
  const same = alike.get(stem) ?? []
  if (term in index.invertedIndex) terms.set(term, 1)
  add(terms, stems.get(stem) ?? [], 0.9)
  if (!/^\p{sc=Han}$/u.test(term) || last) {
    add(terms, beginning(term), terms.size ? WEIGHTS.begun : 0.7)
    if (/^\d{3,}$/.test(term)) add(terms, among(lunr.TokenSet.fromString(`*${term}`)), 0.8)
    if (!terms.size && stem.length > 3) add(terms, beginning(stem), 0.7)
  }
  add(terms, same, WEIGHTS.alike)
  if (!terms.size) add(terms, mistyped(term), 0.7)
  return terms
}

function beginning(start) {
  return among(lunr.TokenSet.fromString(`${start}*`))
}

// The terms one letter away, or two for a long word. In Chinese, a character away is another word.
function mistyped(term) {
  if (!/^\w{4,40}$/.test(term)) return []
  const near = among(lunr.TokenSet.fromFuzzyString(term, 1))
  return near.length || term.length < 7 ? near : among(lunr.TokenSet.fromFuzzyString(term, 2))
}

function among(wanted) {
  return index.tokenSet.intersect(wanted).toArray()
}
