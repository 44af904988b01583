// Runs programs in the browser's Python: node record.mjs FOLDER-OF-PYODIDE FOLDER, with programs.json and alias_or_copy.pyz in FOLDER.
import { readFileSync, writeFileSync } from "node:fs"
import { pathToFileURL } from "node:url"

const [, , pyodide, folder] = process.argv
const load = name => import(pathToFileURL(`${pyodide}/${name}`))
const { loadPyodide } = await load("pyodide.mjs")
const viz = await load("viz.mjs")
const say = () => {}
const graphviz = await viz.instance()

async function start() {
  const python = await loadPyodide({ indexURL: `${pyodide}/`, stdout: say, stderr: say })
  python.FS.writeFile("/alias_or_copy.pyz", new Uint8Array(readFileSync(`${folder}/alias_or_copy.pyz`)))
  python.runPython("import sys; sys.path.insert(0, '/alias_or_copy.pyz')")
  const engine = python.pyimport("alias_or_copy.ask.browser")
  engine.use_graphviz(source => graphviz.renderString(source, { format: "json" }))
  return engine
}

const answers = {}
let engine = await start()
for (const [name, code] of Object.entries(JSON.parse(readFileSync(`${folder}/programs.json`, "utf8")))) {
  try {
    answers[name] = JSON.parse(engine.run(code, "", "", "en"))
  } catch (error) {  // it ended Python itself: endless recursion does
    answers[name] = { error: `ends the browser's Python: ${String(error).split("\n")[0]}` }
    engine = await start()
  }
}
writeFileSync(`${folder}/answers.json`, JSON.stringify(answers))
