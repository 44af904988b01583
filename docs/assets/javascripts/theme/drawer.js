// For mkdocs-material 9.8.1.
// The drawer of narrow windows, by keyboard. The theme opens it, and its levels, with labels that Tab does not reach,
// and leaves what is closed, or covered by an open level, for Tab to get lost in. The labels get buttons: a label must
// not be called one.
(() => {
  const narrow = matchMedia("(max-width: 76.234375em)")
  const drawer = document.getElementById("__drawer")
  const menu = document.querySelector(".md-header__button[for=__drawer]")
  const sidebar = document.querySelector(".md-sidebar--primary")
  if (!drawer || !menu || !sidebar) return
  const labels = [...sidebar.querySelectorAll("label[for^=__nav], label[for=__toc]")]
  // Of a level: the label that opens it, the one that leads back from it, and what it covers when it is open.
  const opener = toggle => toggle.parentElement.querySelector(":scope > label")
  const back = toggle => toggle.parentElement.querySelector(":scope > nav > label")
  const toggles = [...sidebar.querySelectorAll(".md-nav__toggle")].filter(back)  // a page without sections has a toggle that opens nothing
  const covered = toggle => [...toggle.closest("ul").children, ...toggle.closest("nav").querySelectorAll(":scope > label"), opener(toggle)]
    .filter(each => each !== toggle.parentElement)

  const press = label => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "ac-press" })
    button.addEventListener("click", () => label.control.click())
    button.append(...label.childNodes)
    label.append(button)
    return button
  }
  const button = press(menu)
  button.ariaLabel = words("menu.name")
  const set = () => {
    for (const label of labels) {
      const pressed = label.querySelector(".ac-press")
      if (narrow.matches && !pressed) press(label)
      if (!narrow.matches) pressed?.replaceWith(...pressed.childNodes)
    }
    button.ariaExpanded = drawer.checked
    sidebar.inert = narrow.matches && !drawer.checked
    const hidden = new Set(toggles.filter(toggle => toggle.checked).flatMap(covered))
    for (const each of toggles.flatMap(covered)) each.inert = narrow.matches && hidden.has(each)
    for (const toggle of toggles) back(toggle).parentElement.inert = narrow.matches && !toggle.checked
  }
  narrow.addEventListener("change", set)
  set()

  // The focus goes along: into the drawer, down and up its levels, and back to the button.
  drawer.addEventListener("change", () => {
    const inside = sidebar.contains(document.activeElement)
    set()
    const level = toggles.findLast(toggle => toggle.checked)
    if (drawer.checked) (level ? back(level) : toggles[0] && opener(toggles[0]))?.querySelector("button").focus()
    else if (inside) button.focus()
  })
  for (const toggle of toggles) toggle.addEventListener("change", () => {
    set()
    if (narrow.matches) (toggle.checked ? back : opener)(toggle).querySelector("button").focus()
  })
  // Whoever leaves the drawer by Tab does not go on behind it.
  sidebar.addEventListener("focusout", event => {
    if (drawer.checked && event.relatedTarget && !sidebar.contains(event.relatedTarget)) drawer.click()
  })
})()
