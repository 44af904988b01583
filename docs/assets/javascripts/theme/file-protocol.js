// For mkdocs-material 9.8.1.
// Makes the built folder work when it is opened from disk. Loaded before the theme's bundle, and from disk only.
{
  // Links to folders name their file.
  const named = event => {
    const link = event.target instanceof Element && event.target.closest("a[href]")
    if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html"
  }
  for (const type of ["click", "auxclick", "contextmenu"]) document.addEventListener(type, named, true)

  // Browsers refuse a worker from disk. A hidden frame runs its script instead, with the functions that a worker has.
  // Messages are copied and come later, as from a worker. The theme's script asks for `parent.IFrameWorker`, to know
  // where it runs.
  window.Worker = window.IFrameWorker = class FrameWorker extends EventTarget {
    constructor(url) {
      super()
      this.frame = document.createElement("iframe")
      this.frame.hidden = true
      document.body.append(this.frame)
      this.inside = this.frame.contentWindow
      this.inside.document.open() // or Firefox would put an empty document in place of this one
      this.inside.document.write("<!doctype html><body>")
      this.inside.document.close()
      this.inside.postMessage = data => this.tell(this, MessageEvent, "message", { data: structuredClone(data) })
      this.inside.importScripts = async (...urls) => {
        for (const each of urls) await this.run(each)
      }
      this.inside.addEventListener("error", ({ message, error }) => this.tell(this, ErrorEvent, "error", { message, error }))
      this.started = this.run(url)
    }

    run(url) {
      return new Promise((resolve, reject) => {
        const script = this.inside.document.createElement("script")
        script.onload = resolve
        script.onerror = () => reject(new Error(`${url} cannot be loaded`))
        script.src = new URL(url, document.baseURI)
        this.inside.document.body.append(script)
      })
    }

    tell(target, Kind, type, values) {
      setTimeout(() => target.dispatchEvent(new Kind(type, values)))
    }

    async postMessage(data) {
      const copy = structuredClone(data)
      await this.started
      this.tell(this.inside, this.inside.MessageEvent, "message", { data: copy })
    }

    terminate() {
      this.frame.remove()
    }
  }
}
