/* Names for what the theme builds without: annotation marks, and the copy button's frame, one landmark a block. */
(() => {
  const NOTE = { zh: (n) => `注释 ${n}`, en: (n) => `Note ${n}` };
  const mend = () => {
    const note = NOTE[document.documentElement.lang.slice(0, 2)] || NOTE.en;
    for (const mark of document.querySelectorAll(".md-annotation__index:not([aria-label])")) {
      const number = mark.querySelector("[data-md-annotation-id]")?.dataset.mdAnnotationId;
      if (number) mark.setAttribute("aria-label", note(number));
    }
    for (const frame of document.querySelectorAll("nav.md-code__nav:not([role])")) frame.setAttribute("role", "none");
  };
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
  mend();
})();
