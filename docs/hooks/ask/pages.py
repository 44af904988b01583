"""The editor of the page Ask, and the files that its worker runs.

Built only where `fetch` has brought Python and Graphviz as WebAssembly; elsewhere the page says how to
get them. The files are compressed here, because not every host compresses WebAssembly, and their
folder is named after their content, so that browsers may keep them.
"""

import gzip
import hashlib
import json
from dataclasses import dataclass
from html import escape

import rcssmin
import rjsmin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from snippets.project import ROOT

from ..page.build import Build
from ..page.languages import language_of
from ..page.words import for_scripts, words_in
from .archive import NAME, archive
from .examples import EXAMPLES
from .fetch import COMMAND, FILES, FOLDER, present

MARK = "<!-- ask:editor -->"
SCRIPT, SHEET, WORKER = "assets/ask.js", "assets/ask.css", "ask-worker.js"
PARTS = ("runtime.js", "ask.js", "levels.js", "run.js")  # of the script, in order
SOURCES = ROOT / "docs" / "assets" / "javascripts" / "ask"
LOCK = "pyodide-lock.json"
MOST = 4000  # characters of a program


@dataclass
class Runtime:
    """Where the files of the worker are, "" if there are none, and how many bytes each has when it is sent."""

    folder: str = ""
    sizes: dict[str, int] | None = None


def on_files(build: Build, files: Files, config: MkDocsConfig) -> None:
    """Publish the script and, if they are there, the worker's files."""
    for source in sorted(SOURCES.iterdir()):
        files.remove(files.get_file_from_path(f"assets/javascripts/ask/{source.name}"))
    if not present():
        return
    parts = {name: sent(name) for name in sorted([*FILES, WORKER, NAME])}
    digest = hashlib.sha256(b"".join(parts.values())).hexdigest()[:12]
    runtime = build.of(Runtime)
    runtime.folder, runtime.sizes = f"assets/live/{digest}/", {name: len(content) for name, content in parts.items()}
    for name, content in parts.items():
        files.append(File.generated(config, f"{runtime.folder}{name}.bin", content=content))
    files.append(File.generated(config, SCRIPT, content=script(runtime)))
    files.append(File.generated(config, SHEET, content=sheet()))


def sent(name: str) -> bytes:
    """A file of the worker as it is sent: compressed, the same bytes each time."""
    if name == NAME:
        content = archive()
    elif name == WORKER:
        content = (SOURCES / WORKER).read_bytes()
    elif name == LOCK:  # without the packages, none of which is published here
        content = json.dumps({"info": json.loads((FOLDER / LOCK).read_text("utf-8"))["info"], "packages": {}}).encode()
    else:
        content = (FOLDER / name).read_bytes()
    return gzip.compress(content, 9, mtime=0)


def script(runtime: Runtime) -> str:
    """What runs code in pages, after the words that it asks for and where the worker's files are."""
    text = "\n".join((SOURCES / name).read_text("utf-8") for name in PARTS)
    catalogues = for_scripts(text).removeprefix("const catalogues=")
    live = json.dumps({"folder": f"../{runtime.folder}", "sizes": runtime.sizes, "most": MOST})
    return rjsmin.jsmin(f"""(() => {{
const here = document.currentScript.src, live = {live}
const start = () => {{
for (const [language, texts] of Object.entries({catalogues})) Object.assign(catalogues[language], texts);
{text}
}}
typeof words === "undefined" ? addEventListener("DOMContentLoaded", start) : start()
}})()
""")


def sheet() -> str:
    """The style sheet of editors: in the page Ask, and beside the script for those that blocks of other pages become."""
    return rcssmin.cssmin((SOURCES / "ask.css").read_text("utf-8"))


def on_page_content(build: Build, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the editor in its place."""
    language = language_of(page.file.src_uri)
    if not language or MARK not in html:
        return html
    runtime = build.of(Runtime)
    words = words_in(language)
    if not runtime.folder:
        return html.replace(MARK, f'<div class="admonition note"><p>{escape(words("ask_page.not_built"))} <code>{COMMAND}</code></p></div>')
    examples = "".join(f'<button type="button" data-code="{escape(code)}">{escape(words("atlas.verdicts", verdict))}</button>'
                       for verdict, code in EXAMPLES.items())
    form = f"""<style>{sheet()}</style>
<form class="ask ask--page" data-search-exclude hidden>
<p class="ask__examples"><span>{escape(words("ask_page.examples"))}</span> {examples}</p>
<label class="ask__label" for="ask-code">{escape(words("ask_page.code"))}</label>
<textarea id="ask-code" name="code" rows="6" maxlength="{MOST}" spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off">{escape(EXAMPLES["shallow"])}</textarea>
<p class="ask__names"><label>{escape(words("ask_page.first"))} <input name="first" placeholder="a" size="12" autocapitalize="off" autocomplete="off" spellcheck="false"></label>
<label>{escape(words("ask_page.second"))} <input name="second" placeholder="b" size="12" autocapitalize="off" autocomplete="off" spellcheck="false"></label></p>
<p class="ask__buttons"><button class="md-button md-button--primary" name="run">{escape(words("ask_page.run"))}</button>
<button class="md-button" type="button" name="step">{escape(words("ask_page.step"))}</button>
<button class="md-button" type="button" name="stop" disabled>{escape(words("ask_page.stop"))}</button>
<button class="md-button" type="button" name="link">{escape(words("ask_page.link"))}</button></p>
<p class="ask__state"><progress max="1" hidden></progress> <span role="status"></span></p>
<div class="ask__answer" role="group" tabindex="-1" aria-label="{escape(words("ask_page.answer"))}"></div>
</form>
<p class="ask__without">{escape(words("ask_page.without"))}</p>
<script src="{get_relative_url(SCRIPT, page.url)}" defer></script>"""
    return html.replace(MARK, form)
