"""The script and the style sheet of questions and of the review exam: pages without any do not load them."""

import rcssmin
import rjsmin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from snippets.project import ROOT

from ..page.build import Build
from ..page.words import for_scripts

SOURCES = ROOT / "docs" / "assets" / "javascripts" / "practise"
SCRIPT, SHEET = "assets/practise.js", "assets/practise.css"
MARKS = ('class="ac-questions"', 'class="ac-progress"', 'class="ac-exam"', 'class="ac-level"')


def on_files(build: Build, files: Files, config: MkDocsConfig) -> None:
    """Publish both in place of their sources."""
    for source in SOURCES.iterdir():
        files.remove(files.get_file_from_path(f"assets/javascripts/practise/{source.name}"))
    files.append(File.generated(config, SCRIPT, content=script()))
    files.append(File.generated(config, SHEET, content=rcssmin.cssmin((SOURCES / "practise.css").read_text("utf-8"))))


def script() -> str:
    """The script, after the words that it asks for; it begins when the site's own script has run."""
    text = ";\n".join(source.read_text("utf-8") for source in sorted(SOURCES.glob("*.js")))
    catalogues = for_scripts(text).removeprefix("const catalogues=")
    return rjsmin.jsmin(f"""addEventListener("DOMContentLoaded", () => {{
for (const [language, texts] of Object.entries({catalogues})) Object.assign(catalogues[language], texts);
{text}
}})
""")


def on_page_content(build: Build, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Have a page with questions load them."""
    if not any(mark in html for mark in MARKS):
        return html
    return (f'<link rel="stylesheet" href="{get_relative_url(SHEET, page.url)}">\n{html}\n'
            f'<script src="{get_relative_url(SCRIPT, page.url)}" defer></script>')
