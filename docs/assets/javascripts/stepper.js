/* Shows the steps of a stepper one at a time. Without this script they stand below each other. */
(() => {
  const WORDS = {
    zh: { group: "分步图解", first: "第一步", back: "上一步", next: "下一步", last: "最后一步",
          link: "本步的链接", at: (n, all) => `第 ${n} 步，共 ${all} 步。` },
    en: { group: "Step by step", first: "First step", back: "Previous step", next: "Next step", last: "Last step",
          link: "Link to this step", at: (n, all) => `Step ${n} of ${all}.` },
  };
  const make = (tag, props) => Object.assign(document.createElement(tag), props);

  function start(root) {
    const steps = [...root.querySelectorAll(".stepper__step")];
    if (!steps.length) return;
    const words = WORDS[document.documentElement.lang.slice(0, 2)] || WORDS.en;
    let current = -1;

    const bar = make("div", { className: "stepper__bar" });
    const said = make("span", { className: "stepper__said" });
    const link = make("a", { title: words.link });
    said.setAttribute("role", "status");
    const button = (name, sign, to) => {
      const made = make("button", { type: "button", textContent: sign, title: words[name], onclick: () => go(to()) });
      made.setAttribute("aria-label", words[name]);
      return made;
    };
    const first = button("first", "⇤", () => 0);
    const back = button("back", "←", () => current - 1);
    const next = button("next", "→", () => current + 1);
    const last = button("last", "⇥", () => steps.length - 1);
    bar.append(first, back, link, next, last, said);

    const frame = make("div", { className: "stepper__steps" });
    frame.style.setProperty("--rows", steps.reduce((sum, step) => sum + step.children.length, 0));
    steps[0].before(bar, frame);
    frame.append(...steps);
    root.classList.add("stepper--on");
    root.tabIndex = 0;
    root.setAttribute("role", "group");
    root.setAttribute("aria-label", words.group);

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
      said.textContent = [words.at(index + 1, steps.length), ...[...parts].map((part) => part.textContent)].join(" ");
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
  open();
  addEventListener("hashchange", open);
})();
