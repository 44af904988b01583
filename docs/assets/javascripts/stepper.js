/* Shows the steps of a stepper one at a time. Without this script they stand below each other. */
(() => {
  const make = (tag, props) => Object.assign(document.createElement(tag), props);

  function start(root) {
    const steps = [...root.querySelectorAll(".stepper__step")];
    if (!steps.length) return;
    let current = -1;

    const bar = make("div", { className: "stepper__bar" });
    const said = make("span", { className: "stepper__said" });
    const link = make("a", { title: words("stepper.link") });
    said.setAttribute("role", "status");
    const button = (name, sign, to) => {
      const made = make("button", { type: "button", textContent: sign, title: name, onclick: () => go(to()) });
      made.setAttribute("aria-label", name);
      return made;
    };
    const first = button(words("stepper.first"), "⇤", () => 0);
    const back = button(words("stepper.back"), "←", () => current - 1);
    const next = button(words("stepper.next"), "→", () => current + 1);
    const last = button(words("stepper.last"), "⇥", () => steps.length - 1);
    bar.append(first, back, link, next, last, said);

    const frame = make("div", { className: "stepper__steps" });
    frame.style.setProperty("--rows", steps.reduce((sum, step) => sum + step.children.length, 0));
    steps[0].before(bar, frame);
    frame.append(...steps);
    root.classList.add("stepper--on");
    root.tabIndex = 0;
    root.setAttribute("role", "group");
    root.setAttribute("aria-label", words("stepper.group"));

    function go(wanted, silent) {
      const index = Math.min(Math.max(wanted, 0), steps.length - 1);
      if (index === current) return;
      current = index;
      steps.forEach((step, i) => step.toggleAttribute("data-current", i === index));
      link.href = `#${steps[index].id}`;
      link.textContent = `${index + 1} / ${steps.length}`;
      for (const [made, end] of [[first, 0], [back, 0], [next, steps.length - 1], [last, steps.length - 1]])
        made.setAttribute("aria-disabled", index === end);
      if (silent) return;
      const parts = steps[index].querySelectorAll(".output code, figcaption > [id]");
      said.textContent = [words("stepper.at", index + 1, steps.length), ...[...parts].map((part) => part.textContent)].join(" ");
    }

    root.addEventListener("keydown", (event) => {
      const to = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: steps.length - 1 }[event.key];
      const wide = event.target !== root && event.target.scrollWidth > event.target.clientWidth;  // scrolls itself
      if (to === undefined || wide || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(to);
    });
    root.goTo = (id) => {
      const index = steps.findIndex((step) => step.id === id);
      if (index < 0) return;
      go(index);
      root.scrollIntoView();
    };
    go(0, true);
  }

  function open() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (/-step-\d+$/.test(id)) document.querySelectorAll(".stepper").forEach((root) => root.goTo?.(id));
  }

  document.querySelectorAll(".stepper").forEach(start);
  addEventListener("stepper:new", (event) => start(event.target));  // one that a script made
  open();
  addEventListener("hashchange", open);
})();
