// Makes the built folder work when it is opened from disk: links to folders name their file. (The search's
// worker, which browsers refuse there, is made a frame by iframe-worker.js.) Loaded before the theme's bundle, and from disk only.
{
  const named = event => {
    const link = event.target instanceof Element && event.target.closest("a[href]")
    if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html"
  }
  for (const type of ["click", "auxclick", "contextmenu"]) document.addEventListener(type, named, true)
}
