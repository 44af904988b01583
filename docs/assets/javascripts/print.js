// On paper a link to another page of this site says its address, below the site's own, which stands at the page's end.
addEventListener("beforeprint", () => {
  const base = JSON.parse(document.getElementById("__config").textContent).base  // the language's root
  const site = new URL("..", new URL(`${base}/`, location)).href
  for (const link of document.querySelectorAll("article a[href]:not([href^='#'], [href^='http'], .headerlink, [download])")) {
    if (link.href.startsWith(site)) link.dataset.printed = link.href.slice(site.length)
  }
})
