// On paper a link to another page of this site says its address, below the site's own, which stands at the page's end. The
// mark of a note, `# (1)!`, which the theme draws once its block comes into sight, is its number and no code until then.
addEventListener("beforeprint", () => {
  const base = JSON.parse(document.getElementById("__config").textContent).base  // the language's root
  const site = new URL("..", new URL(`${base}/`, location)).href
  for (const link of document.querySelectorAll("article a[href]:not([href^='#'], [href^='http'], .headerlink, [download])")) {
    if (link.href.startsWith(site)) link.dataset.printed = link.href.slice(site.length)
  }
  for (const mark of document.querySelectorAll("article pre code :is(.c, .c1)")) {
    if (!/^# \(\d+\)!$/.test(mark.textContent)) continue
    const written = mark.textContent
    const number = mark.textContent = written.slice(2, -1)
    addEventListener("afterprint", () => mark.textContent === number && (mark.textContent = written), { once: true })
  }
})
