// Questions: the answers below a program become choices. What was answered is kept in this browser alone:
// {id of a question: whether the last answer was right}.
(() => {
  const KEY = "alias-or-copy.questions"
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY)) ?? {}
    } catch {
      return {}  // no storage here, or not ours
    }
  }
  const write = answers => {
    try {
      answers ? localStorage.setItem(KEY, JSON.stringify(answers)) : localStorage.removeItem(KEY)
    } catch { /* a browser that keeps nothing: the answers last as long as the page */ }
  }

  for (const question of document.querySelectorAll(".ac-question")) {
    const name = question.dataset.question
    const solution = document.getElementById(question.id.replace("question-", "answer-"))
    const choices = [...question.querySelectorAll(".ac-choice")]
    const ask = question.querySelector("p")
    ask.id = `${question.id}-asks`
    for (const choice of choices) {
      const letter = choice.querySelector("strong").textContent
      const input = Object.assign(document.createElement("input"), { type: "radio", name: question.id, value: letter, id: `${question.id}-${letter}` })
      const label = document.createElement("label")
      label.append(...choice.childNodes)
      label.htmlFor = input.id
      choice.append(input, label)
    }
    const group = document.createElement("div")
    group.setAttribute("role", "radiogroup")
    group.setAttribute("aria-labelledby", ask.id)
    choices[0].before(group)
    group.append(...choices)
    const button = Object.assign(document.createElement("button"), { type: "button", className: "ac-check", textContent: words("questions.check") })
    const said = Object.assign(document.createElement("div"), { className: "ac-said" })
    said.setAttribute("role", "status")
    group.after(button, said)
    // Where the answer depends on versions, the reader is asked for theirs.
    const others = [...solution.querySelectorAll(".ac-elsewhere-right")]
    let version
    if (others.length) {
      const label = Object.assign(document.createElement("label"), { className: "ac-version", textContent: `${words("questions.version")} ` })
      version = document.createElement("select")
      version.append(new Option(words("questions.choose_version"), ""), ...[...others, solution].map(each => new Option(each.dataset.versions, each.dataset.choice ?? each.dataset.right)))
      label.append(version)
      group.before(label)
    }

    button.addEventListener("click", () => {
      const chosen = question.querySelector("input:checked")?.value
      question.classList.remove("ac-question--right", "ac-question--wrong")
      if (!chosen) return void (said.textContent = words("questions.choose"))
      if (version && !version.value) return void (said.textContent = words("questions.choose_version"))
      const right = chosen === (version ? version.value : solution.dataset.right)
      question.classList.add(right ? "ac-question--right" : "ac-question--wrong")
      write({ ...read(), [name]: right })
      const why = chosen === solution.dataset.right ? [...solution.children].filter(part => !part.matches(".ac-belief, .ac-elsewhere-right")).slice(version ? 0 : 1)
        : [...solution.querySelector(`[data-choice="${chosen}"]`).children]
      said.replaceChildren(Object.assign(document.createElement("p"), { className: "ac-verdict", textContent: right ? words("questions.right") : words("questions.wrong") }),
        ...why.map(part => part.cloneNode(true)))
      for (const part of said.querySelectorAll("[id]")) part.removeAttribute("id")
    })
  }

  // The page that lists the questions of all pages.
  const progress = document.querySelector(".ac-progress")
  if (!progress) return
  const show = () => {
    const answers = read()
    for (const place of document.querySelectorAll(".ac-done")) {
      const names = place.dataset.questions.split(" ")
      const right = names.filter(name => answers[name] === true).length
      const wrong = names.filter(name => answers[name] === false)
      place.replaceChildren(right ? words("questions.done", right) : "")
      if (!wrong.length) continue
      const page = place.parentElement.querySelector("a").href.split("#")[0]
      place.append(words("questions.again", wrong.length), " ", ...wrong.flatMap(name => {
        const id = name.split("-").slice(1).join("-")
        return [Object.assign(document.createElement("a"), { href: `${page}#question-${id}`, textContent: names.indexOf(name) + 1 }), " "]
      }))
    }
  }
  progress.hidden = false
  progress.querySelector("button").addEventListener("click", () => {
    write(null)
    show()
  })
  addEventListener("pageshow", show)
})()
