/* Shows the steps of a stepper one at a time. Without this script they stand below each other. */
(() => {
  const make = (tag, props) => Object.assign(document.createElement(tag), props);

  /** Of each program, the first line that not all of them have; its first line if it has none of its own. */
  function distinct(programs) {
    return programs.map((lines) => lines.find((line) => !programs.every((other) => other.includes(line))) ?? lines[0]);
  }

  function start(root) {
    const steps = [...root.querySelectorAll(".stepper__step")];
    if (!steps.length) return;
    let current = -1;

    const bar = make("div", { className: "stepper__bar" });
    const said = make("span", { className: "stepper__said" });
    const link = make("a", { title: words("stepper.link") });
    said.setAttribute("role", "status");
    const button = (name, sign, to, className = "") => {
      const made = make("button", { type: "button", textContent: sign, title: name, className, onclick: () => go(to()) });
      made.setAttribute("aria-label", name);
      return made;
    };
    const back = button(words("stepper.back"), "←", () => current - 1);
    const next = button(words("stepper.next"), "→", () => current + 1);
    const named = root.matches(".stepper--switch");
    const names = named ? distinct(steps.map((step) => step.querySelector("pre code").textContent.split("\n"))) : [];
    const dots = steps.map((step, index) => named
      ? button(names[index], names[index], () => index, "stepper__choice")
      : button(words("stepper.to", index + 1), "", () => index, "stepper__dot"));
    bar.append(...(named ? dots : [back, ...dots, next]), link, make("span", { className: "stepper__keys", textContent: words("stepper.keys") }), said);

    const frame = make("div", { className: "stepper__steps" });
    frame.append(...steps);
    root.prepend(frame, bar);
    root.classList.add("stepper--on");
    root.tabIndex = 0;
    root.setAttribute("role", "group");
    root.setAttribute("aria-label", words("stepper.group"));

    function go(wanted, silent) {
      const index = Math.min(Math.max(wanted, 0), steps.length - 1);
      if (index === current) return;
      root.classList.toggle("stepper--moved", current >= 0);
      current = index;
      steps.forEach((step, i) => step.toggleAttribute("data-current", i === index));
      dots.forEach((dot, i) => i === index ? dot.setAttribute("aria-current", "step") : dot.removeAttribute("aria-current"));
      link.href = `#${steps[index].id}`;
      link.textContent = `${index + 1} / ${steps.length}`;
      for (const [made, end] of [[back, 0], [next, steps.length - 1]]) made.setAttribute("aria-disabled", index === end);
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
    if (root.matches(".stepper--plays")) play(root, () => go(current + 1, true), steps.length - 1);
  }

  // Steps by itself once, when it is seen, unless the reader does so first or wants no motion.
  function play(root, forward, count) {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    let timer;
    const stop = () => { clearInterval(timer); seen.disconnect(); };
    const seen = new IntersectionObserver(([entry]) => {
      if (!entry.isIntersecting || timer) return;
      timer = setInterval(() => { forward(); if (!--count) stop(); }, 1800);
    }, { threshold: 0.6 });
    for (const type of ["click", "keydown"]) root.addEventListener(type, stop, { once: true });
    seen.observe(root);
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
