// The atlas's filter: words or a line of code, family, verdicts and what changed between versions, kept in the address. Without scripts the page is the whole table.
(() => {
  const start = () => {
    const form = document.querySelector(".ac-filter")
    if (!form) return
    const [find, family] = [form.elements.find, form.elements.family]
    const buttons = [...form.querySelectorAll("[data-verdict]")]
    const changes = form.querySelector("[data-changed]")
    const reading = document.querySelector(".ac-reading")
    const output = form.querySelector("output")
    const clear = form.querySelector("[type=reset]")
    const families = [...document.querySelectorAll("table.ac-atlas")].map(table => ({
      table, heading: table.previousElementSibling, hidden: false,
      rows: [...table.tBodies[0].rows].map(row => ({
        row, verdicts: row.dataset.v.split(" "), changed: "c" in row.dataset, hidden: false,
        words: `${row.id} ${[...row.cells].map(cell => cell.textContent).join(" ")} ${row.dataset.w}`
          .replace(row.querySelector("a[href*='states/#']")?.textContent ?? "", "").toLowerCase(),  // which says states of other verdicts
        code: row.querySelector(".ac-code")?.textContent ?? "",
      })),
    }))
    const total = families.reduce((sum, each) => sum + each.rows.length, 0)
    const hide = (item, element, hidden) => {
      if (item.hidden !== hidden) element.hidden = item.hidden = hidden
    }

    // What a line of code does, as rows do it: `best = model.state_dict()  # kept` calls `.state_dict(`, `x[1:]` takes a
    // slice. An assignment of a name does neither, and is the row `b = a`.
    const called = line => {
      const code = line.replace(/#.*/, "")
      if (/^\s*[\w.]+\s*=\s*[A-Za-z_][\w.]*\s*$/.test(code)) return [/(^|\n)b = a\s*$/]
      const found = [...code.matchAll(/(\.?)\b([A-Za-z_]\w*)\s*\(/g)].map(([, dot, name]) => RegExp(`${dot ? "\\." : "\\b"}${name}\\(`))
      if (/\w\[[^\]]*:/.test(code)) found.push(/\w\[[^\]"']*:[^\]]*\]/)
      if (/\s[-+*/|&]=/.test(code)) found.push(RegExp(`\\s\\${/\s([-+*/|&])=/.exec(code)[1]}=`))
      return found
    }
    const every = families.flatMap(each => each.rows)
    // By all words; a statement, and words that no row has all of, by what the code does: all of it, or else one part.
    const fitting = text => {
      const words = text.toLowerCase().split(/\s+/).filter(Boolean)
      const all = item => words.every(word => item.words.includes(word))
      const statement = /^\s*[A-Za-z_][\w.]*\s+=\s+\S/.test(text)
      if (!words.length || !statement && every.some(all)) return [all, false]
      const calls = called(text)
      const some = [calls, calls.slice(-1), calls.slice(0, 1)].find(calls => calls.length && every.some(item => calls.every(call => call.test(item.code))))
      return some ? [item => some.every(call => call.test(item.code)), true] : [all, false]
    }

    const apply = () => {
      const [matches, near] = fitting(find.value)
      const verdicts = new Set(buttons.filter(b => b.ariaPressed === "true").map(b => b.dataset.verdict))
      const changedOnly = changes?.ariaPressed === "true"
      let shown = 0
      for (const each of families) {
        const other = family.value && each.heading.id !== family.value
        let own = 0
        if (!other) for (const item of each.rows) {
          const fits = (!verdicts.size || item.verdicts.some(each => verdicts.has(each))) && (!changedOnly || item.changed) && matches(item)
          hide(item, item.row, !fits)
          own += fits
        }
        each.table.style.setProperty("--ac-rows", own)
        if (each.hidden === own > 0) {
          hide(each, each.table, !own)
          each.heading.hidden = !own
        }
        shown += own
      }
      output.textContent = !shown ? form.dataset.none
        : near ? form.dataset.near.replace("{}", shown) : form.dataset.count.replace("{}", shown).replace("{}", total)
      clear.hidden = !find.value.trim() && !verdicts.size && !family.value && !changedOnly
      if (reading && !clear.hidden) reading.hidden = true  // what was asked for follows the filter at once
    }

    const keep = () => {
      const url = new URL(location.href)
      const verdicts = buttons.filter(b => b.ariaPressed === "true").map(b => b.dataset.verdict).join(".")
      for (const [name, value] of Object.entries({ find: find.value.trim(), family: family.value, verdict: verdicts, changed: changes?.ariaPressed === "true" ? "1" : "" })) {
        value ? url.searchParams.set(name, value) : url.searchParams.delete(name)
      }
      if (url.search) url.hash = ""  // of the heading in sight: a filtered address leads to its rows
      if (url.href !== location.href) history.replaceState(history.state, "", url)
    }
    const changed = () => { apply(); keep() }

    const showTarget = () => {
      const row = document.getElementById(decodeURIComponent(location.hash.slice(1)))
      if (!row?.closest("table.ac-atlas, .ac-family")) return
      if (row.hidden && row.matches(".ac-family")) return  // the address of a filtered view, with the heading that was in sight
      if (row.hidden || row.closest("table")?.hidden) { empty(); changed() }
      row.scrollIntoView()
    }
    const empty = () => {
      find.value = family.value = ""
      for (const button of [...buttons, changes].filter(Boolean)) button.ariaPressed = "false"
    }

    const asked = new URL(location.href).searchParams
    find.value = asked.get("find") ?? ""
    family.value = asked.get("family") ?? ""
    if (family.selectedIndex < 0) family.value = ""
    const wanted = (asked.get("verdict") ?? "").split(".")
    for (const button of buttons) button.ariaPressed = String(wanted.includes(button.dataset.verdict))

    if (changes) changes.ariaPressed = String(asked.get("changed") === "1")

    form.addEventListener("input", changed)
    form.addEventListener("submit", event => event.preventDefault())
    form.addEventListener("reset", event => { event.preventDefault(); empty(); changed(); if (reading) reading.hidden = false; find.focus() })
    form.addEventListener("click", event => {
      const button = event.target.closest("[data-verdict], [data-changed]")
      if (!button) return
      button.ariaPressed = String(button.ariaPressed !== "true")
      changed()
    })
    addEventListener("hashchange", showTarget)

    apply()
    showTarget()
  }

  // The other language shows the same rows.
  document.addEventListener("click", event => {
    const link = event.target instanceof Element && event.target.closest("a.ac-languages__link")
    if (link && document.querySelector(".ac-filter")) link.search = location.search
  }, true)

  start()
})()
