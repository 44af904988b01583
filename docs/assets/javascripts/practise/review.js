// The review exam: each line of a diff can be picked, or "fine"; at the end stands what was missed, with the rules' addresses.
// What was picked is kept in this browser alone: {id of a diff: [line, or "fine", and the rule]}.
(() => {
  const exam = document.querySelector(".ac-exam")
  if (!exam) return
  const KEY = "alias-or-copy.review"
  const make = (tag, text = "", props = {}) => Object.assign(document.createElement(tag), { textContent: text }, props)
  let picked = {}
  try {
    picked = JSON.parse(localStorage.getItem(KEY)) ?? {}
  } catch { /* no storage here, or not ours */ }
  const keep = () => {
    try {
      localStorage.setItem(KEY, JSON.stringify(picked))
    } catch { /* kept as long as the page */ }
  }
  const rules = exam.querySelector(".ac-rules"), diffs = [...exam.querySelectorAll(".ac-diff")]

  for (const diff of diffs) {
    const code = diff.querySelector("code"), head = diff.querySelector("p")
    const lines = code.textContent.replace(/\n$/, "").split("\n")
    head.id = `${diff.id}-head`
    const group = make("div", "", { className: "ac-lines" }), rule = rules.cloneNode(true)
    group.setAttribute("role", "radiogroup")
    group.setAttribute("aria-labelledby", head.id)
    const pick = (value, shown) => {
      const input = make("input", "", { type: "radio", name: diff.id, value, id: `${diff.id}-${value}` })
      const label = make("label", "", { htmlFor: input.id, className: "ac-line" })
      label.append(input, shown)
      group.append(label)
      return label
    }
    pick("fine", words("review.fine"))
    lines.forEach((line, number) => {
      const shown = make({ "-": "del", "+": "ins" }[line[0]] ?? "span", "")
      shown.append(make("code", line))
      if (line[0] !== "-" && line.slice(1).trim()) return void pick(number, shown)
      const gone = make("div", "", { className: "ac-line ac-line--gone" }) // a line that is gone, or empty, holds no bug
      gone.append(shown)
      group.append(gone)
    })
    rule.hidden = true
    rule.id = `${diff.id}-rule`
    code.closest(".highlight").replaceWith(group, rule, make("div", "", { className: "ac-said" }))
    const show = () => {
      const [line, code] = picked[diff.id] ?? []
      if (line !== undefined) group.querySelector(`[value="${line}"]`).checked = true
      rule.value = code ?? ""
      rule.hidden = line === undefined || line === "fine"
    }
    const chosen = () => {
      picked[diff.id] = [group.querySelector(":checked")?.value, rule.value]
      keep()
      show()
    }
    group.addEventListener("change", chosen)
    rule.addEventListener("change", chosen)
    if (picked[diff.id] && group.querySelector(`[value="${picked[diff.id][0]}"]`)) show()
    else delete picked[diff.id]
  }

  const end = make("div", "", { className: "ac-end" }), finish = make("button", words("review.finish"), { type: "button", className: "ac-check" })
  const again = make("button", words("review.restart"), { type: "button", className: "ac-check ac-restart" }), result = make("div", "", { className: "ac-result", tabIndex: -1 })
  result.setAttribute("role", "status")
  end.append(finish, " ", again, result)
  diffs.at(-1).after(end)

  // What was picked for a diff: "open", "right", "line" (the right line and another rule), "alarm" (it is fine), "missed".
  const judge = diff => {
    const [line, rule] = picked[diff.id] ?? [], right = diff.dataset.lines.split(" ")
    if (line === undefined) return "open"
    if (!diff.dataset.rule) return line === "fine" ? "right" : "alarm"
    if (!right.includes(line)) return "missed"
    return rule === diff.dataset.rule ? "right" : "line"
  }
  finish.addEventListener("click", () => {
    const verdicts = diffs.map(judge), count = verdict => verdicts.filter(each => each === verdict).length
    diffs.forEach((diff, i) => {
      const said = diff.querySelector(".ac-said"), solution = document.getElementById(diff.id.replace("diff-", "judged-"))
      const [head, ...rest] = [...solution.children].map(part => part.cloneNode(true))
      head.firstElementChild.remove()  // the number
      said.replaceChildren(make("p", verdicts[i] === "right" ? words("review.right") : verdicts[i] === "alarm" ? words("review.alarm")
        : verdicts[i] === "line" ? words("review.other_rule") : verdicts[i] === "open" ? words("review.open") : words("review.missed"), { className: "ac-verdict" }), head, ...rest)
      for (const part of said.querySelectorAll("[id]")) part.removeAttribute("id")
      diff.classList.toggle("ac-diff--right", verdicts[i] === "right")
      diff.classList.toggle("ac-diff--wrong", verdicts[i] !== "right")
    })
    const missed = [...new Set(diffs.filter((diff, i) => diff.dataset.rule && verdicts[i] !== "right").map(diff => diff.dataset.rule))].sort()
    const parts = [make("p", words("review.result", count("right"), diffs.length), { className: "ac-verdict" })]
    if (count("alarm")) parts.push(make("p", words("review.alarms", count("alarm"))))
    if (missed.length) {
      const list = make("ul")
      for (const code of missed) {
        const option = rules.querySelector(`[value="${code}"]`), item = make("li")
        item.append(make("a", option.textContent, { href: option.dataset.href }))
        list.append(item)
      }
      parts.push(make("p", words("review.rules_missed")), list)
    }
    result.replaceChildren(...parts)
    result.focus()
  })
  again.addEventListener("click", () => {
    picked = {}
    keep()
    for (const diff of diffs) {
      diff.classList.remove("ac-diff--right", "ac-diff--wrong")
      diff.querySelector(".ac-said").replaceChildren()
      diff.querySelectorAll("input").forEach(input => { input.checked = false })
      Object.assign(diff.querySelector("select"), { hidden: true, value: "" })
    }
    result.replaceChildren()
    diffs[0].querySelector("input").focus()
  })
})()
