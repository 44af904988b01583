/* Runs the reader's programs: Python and Graphviz, from files that the page has handed over.

   A program may come from a stranger, in an address. This worker belongs to a frame with
   `sandbox="allow-scripts"`, so it has an origin of its own: no page, no storage, no cookies of the site.
   The frame's policy, which this worker inherits, is `default-src 'none'`, with scripts from blobs alone:
   no request leaves it, by whatever way a program finds to ask. What it says is text to the page. */
let files, python, engine
const url = name => URL.createObjectURL(new Blob([files[name]], { type: "text/javascript" }))

async function load() {
  const [{ loadPyodide }, { default: createPyodideModule }, viz] =
    await Promise.all([import(url("pyodide.mjs")), import(url("pyodide.asm.mjs")), import(url("viz.mjs"))])
  self.fetch = async address => new Response(files[String(address).split("/").pop()], { headers: { "Content-Type": "application/wasm" } })
  const say = () => {}
  python = await loadPyodide({
    createPyodideModule, indexURL: "https://files.invalid/", stdLibURL: "https://files.invalid/python_stdlib.zip",
    lockFileContents: new TextDecoder().decode(files["pyodide-lock.json"]), stdout: say, stderr: say,
  })
  delete self.fetch
  const graphviz = await viz.instance()
  python.FS.writeFile("/alias_or_copy.pyz", new Uint8Array(files["alias_or_copy.pyz"]))
  python.runPython("import sys; sys.path.insert(0, '/alias_or_copy.pyz')")
  engine = python.pyimport("alias_or_copy.ask.browser")
  engine.use_graphviz(source => graphviz.renderString(source, { format: "json" }))
}

addEventListener("message", async ({ data }) => {
  try {
    if (data.files) {
      files = data.files
      await load()
      return void postMessage({ ready: true })
    }
    postMessage({ id: data.id, answer: engine[data.work](data.code, data.first, data.second, data.language) })
  } catch (error) {
    postMessage({ id: data.id, failed: String(error).slice(0, 300) })
  }
})
