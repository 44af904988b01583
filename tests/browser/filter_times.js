// Filters by one word after another. Returns the milliseconds that each took, with the layout.
async words => {
  const field = document.querySelector(".ac-filter input"), times = []
  for (const word of words) {
    const start = performance.now()
    field.value = word
    field.dispatchEvent(new Event("input", { bubbles: true }))
    document.body.offsetHeight
    times.push(performance.now() - start)
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)))
  }
  return times
}
