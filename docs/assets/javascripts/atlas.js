// The atlas's filter: words, family and verdicts, kept in the address. Without scripts the page is the whole table.
(() => {
  const start = () => {
    const form = document.querySelector(".ac-filter")
    if (!form) return
    const [find, family] = [form.elements.find, form.elements.family]
    const buttons = [...form.querySelectorAll("[data-verdict]")]
    const output = form.querySelector("output")
    const clear = form.querySelector("[type=reset]")
    const families = [...document.querySelectorAll("table.ac-atlas")].map(table => ({
      table, heading: table.previousElementSibling, hidden: false,
      rows: [...table.tBodies[0].rows].map(row => ({
        row, verdicts: row.dataset.v.split(" "), hidden: false,
        words: `${row.id} ${row.cells[0].textContent} ${(row.cells[2] ?? row.cells[1]).textContent} ${row.dataset.w}`.toLowerCase(),
      })),
    }))
    const total = families.reduce((sum, each) => sum + each.rows.length, 0)
    const hide = (item, element, hidden) => {
      if (item.hidden !== hidden) element.hidden = item.hidden = hidden
    }

    const apply = () => {
      const words = find.value.toLowerCase().split(/\s+/).filter(Boolean)
      const verdicts = new Set(buttons.filter(b => b.ariaPressed === "true").map(b => b.dataset.verdict))
      let shown = 0
      for (const each of families) {
        const other = family.value && each.heading.id !== family.value
        let own = 0
        if (!other) for (const item of each.rows) {
          const fits = (!verdicts.size || item.verdicts.some(each => verdicts.has(each))) && words.every(word => item.words.includes(word))
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
      output.textContent = shown ? form.dataset.count.replace("{}", shown).replace("{}", total) : form.dataset.none
      clear.hidden = !words.length && !verdicts.size && !family.value
    }

    const keep = () => {
      const url = new URL(location.href)
      const verdicts = buttons.filter(b => b.ariaPressed === "true").map(b => b.dataset.verdict).join(".")
      for (const [name, value] of Object.entries({ find: find.value.trim(), family: family.value, verdict: verdicts })) {
        value ? url.searchParams.set(name, value) : url.searchParams.delete(name)
      }
      if (url.search) url.hash = ""  // of the heading in sight: a filtered address leads to its rows
      if (url.href !== location.href) history.replaceState(history.state, "", url)
    }
    const changed = () => { apply(); keep() }

    const showTarget = () => {
      const row = document.getElementById(decodeURIComponent(location.hash.slice(1)))
      if (!row?.closest("table.ac-atlas, .ac-family")) return
      if (row.hidden || row.closest("table")?.hidden) { empty(); changed() }
      row.scrollIntoView()
    }
    const empty = () => {
      find.value = family.value = ""
      for (const button of buttons) button.ariaPressed = "false"
    }

    const asked = new URL(location.href).searchParams
    find.value = asked.get("find") ?? ""
    family.value = asked.get("family") ?? ""
    if (family.selectedIndex < 0) family.value = ""
    const wanted = (asked.get("verdict") ?? "").split(".")
    for (const button of buttons) button.ariaPressed = String(wanted.includes(button.dataset.verdict))

    form.addEventListener("input", changed)
    form.addEventListener("submit", event => event.preventDefault())
    form.addEventListener("reset", event => { event.preventDefault(); empty(); changed(); find.focus() })
    form.addEventListener("click", event => {
      const button = event.target.closest("[data-verdict]")
      if (!button) return
      button.ariaPressed = String(button.ariaPressed !== "true")
      changed()
    })
    addEventListener("hashchange", showTarget)
    form.hidden = false
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
