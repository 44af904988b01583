"""Addresses that never die: those that wings name, and a page in place of each address that moved.

    /r/AC301/  /m/leaf-in-place/    the reader's language; without a script both are offered
    /r/AC301/zh/  …/en/             that language

`docs/redirects.txt` names what moved, `OLD NEW` a line, both below the site, such as
`en/old-page/ en/new-page/` or `en/state-dict/#old-heading en/state-dict/#new-heading`.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import relpath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from snippets.engine.problem import Problem

from ..page.build import Build
from ..page.cards import Cards
from ..page.languages import LANGUAGES
from ..page.permanent import PermanentAddresses, Target

HEADING_ID = '<span id="{}" class="ac-moved"></span>'


@dataclass
class Anchors:
    """The headings' ids that moved within their page: {old address: new address}."""

    moved: dict[str, str] = field(default_factory=dict)


def redirects(docs: Path) -> dict[str, str]:
    """{old address: new address}. Raises Problem for a line that cannot be."""
    file = docs / "redirects.txt"
    found = {}
    for number, line in enumerate(file.read_text("utf-8").splitlines() if file.exists() else [], 1):
        if not line.strip() or line.startswith("# "):
            continue
        parts = line.split()
        if len(parts) != 2 or parts[0] in found:
            raise Problem(file, number, f"is no redirect of its own: {line}", "write `OLD NEW`, each old address once")
        old, new = parts
        if "#" in old and old.partition("#")[0] != new.partition("#")[0]:
            raise Problem(file, number, "an anchor moves to another page, which no server can do",
                          "keep the heading's id on the old page, or redirect the whole page")
        found[old] = new
    return found


def on_files(build: Build, files: Files, config: MkDocsConfig) -> None:
    """Make the pages of all permanent addresses."""
    docs = Path(config.docs_dir)
    try:
        moved = redirects(docs)
    except Problem as problem:
        raise PluginError(str(problem)) from None
    template = config.theme.get_env().get_template("permalink.html")
    site = config.site_url or ""

    def add(address: str, targets: dict[str, Target]) -> None:
        here = {language: {**vars(t), "href": relpath(t.path, address) + ("/" if t.path.endswith("/") else "")}
                for language, t in targets.items()}
        card, _ = build.of(Cards).of(next(iter(targets.values())).path)
        text = template.render(targets=here, site=site, root=relpath(".", address), config=config, card=card)
        files.append(File.generated(config, f"{address}index.html", content=text))

    for address, targets in build.of(PermanentAddresses).targets.items():
        add(address, targets)
    for old, new in moved.items():
        if "#" not in old:
            language = old.split("/")[0] if old.split("/")[0] in LANGUAGES else "en"
            add(old, {language: Target(new, new, "")})
    build.of(Anchors).moved = {old: new for old, new in moved.items() if "#" in old}


def on_page_content(build: Build, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep the ids of headings that were renamed, right before what they name now."""
    for old, new in build.of(Anchors).moved.items():
        address, _, gone = old.partition("#")
        if address == page.url:
            kept = new.partition("#")[2]
            html, count = re.subn(rf'(<\w+[^>]* id="?{re.escape(kept)}"?[ >])', HEADING_ID.format(gone) + r"\1", html, count=1)
            if not count:
                raise PluginError(f"docs/redirects.txt: {new} is not on the page\n  fix: name an id that is there")
    return html
