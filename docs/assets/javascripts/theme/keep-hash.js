// For mkdocs-material 9.8.1.
// The theme writes the heading in sight into the address. A step or a row that the reader asked for stays there instead
// for as long as it is in sight: it is what is shared, reloaded, and kept when the language changes. So does a filter of the
// atlas: the heading that happens to be in sight is no part of it.
{
  const { replaceState } = history
  const inSight = element => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > 0 && top < innerHeight
  }
  history.replaceState = function (state, title, url) {
    const asked = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
    const shown = asked && (asked.closest(".stepper") ?? asked.closest(".ac-atlas tr"))
    const here = new URL(url ?? "", location)
    const heading = here.pathname === location.pathname && here.search === location.search && here.hash !== location.hash
    const filtered = document.querySelector(".ac-filter") && /[?&](find|family|verdict|changed)=/.test(here.search)
    if (!(heading && (filtered || shown && inSight(shown)))) replaceState.call(this, state, title, url)
  }
}
