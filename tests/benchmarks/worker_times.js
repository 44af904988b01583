// Searches with the theme's own worker. Takes [worker's address, index's address, words], returns milliseconds.
async ([address, index, words]) => {
  const data = await (await fetch(index)).json()
  const worker = new Worker(address)
  const ask = message => new Promise((answer, fail) => {
    worker.onmessage = event => answer(event.data)
    worker.onerror = event => fail(new Error(event.message))
    worker.postMessage(message)
  })
  let start = performance.now()
  await ask({ type: 0, data: { ...data, options: { suggest: true } } })
  const setup = performance.now() - start, times = [], found = []
  for (const word of words) {
    start = performance.now()
    const result = await ask({ type: 2, data: word })
    times.push(performance.now() - start)
    found.push(result.data.items.length)
  }
  worker.terminate()
  return { setup, times, found }
}
