// For mkdocs-material 9.8.1.
/* What the theme leaves out for those who hear a page or have no mouse. */
(() => {
  const mend = () => {
    for (const mark of document.querySelectorAll(".md-annotation__index:not([aria-label])")) {
      const number = mark.querySelector("[data-md-annotation-id]")?.dataset.mdAnnotationId;
      if (number) mark.setAttribute("aria-label", words("note.name", number));
    }
    // Each block's copy button stands in a `nav`: dozens of landmarks without a name.
    for (const frame of document.querySelectorAll("nav.md-code__nav:not([role])")) frame.setAttribute("role", "none");
    // No choice of colours is checked at first, so that Tab could lead to one whose label is hidden.
    const shown = document.querySelector(".md-option + label:not([hidden])")?.previousElementSibling;
    if (shown && !shown.checked) shown.checked = true;
  };
  // Escape closes what is open: the drawer, a note. (The theme's search closes itself.)
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const at = document.activeElement;
    const drawer = document.getElementById("__drawer");
    if (drawer?.checked) drawer.click();
    if (at.closest(".md-annotation")) at.blur();
  });
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true, attributeFilter: ["hidden"] });
  mend();
  for (const link of document.querySelectorAll(".md-nav__item--active > a.md-nav__link--active")) link.setAttribute("aria-current", "page");
})();
