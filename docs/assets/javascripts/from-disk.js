// Makes the built folder work when it is opened from disk: links to folders name their file, and the search runs
// without a Web Worker, which browsers refuse there. Loaded before the theme's bundle, and from disk only.
{
  const named = event => {
    const link = event.target instanceof Element && event.target.closest("a[href]")
    if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html"
  }
  for (const type of ["click", "auxclick", "contextmenu"]) document.addEventListener(type, named, true)

  // The worker that this site puts before the theme's cannot run in a frame: the search is the theme's own here.
  const element = document.getElementById("__config")
  const config = JSON.parse(element.textContent)
  config.search = config.search.replace("/on-demand.js#search.", "/search.")
  element.textContent = JSON.stringify(config)
}
