"""Joins our style sheets, and our scripts, into one file each, without comments and blanks.

A dozen small files cost a first view a dozen answers' heads and compress badly. The
lists are `extra_css` and `extra_javascript` of mkdocs.yml; a script that stands for
itself in a template is made small on its own. rcssmin and rjsmin, because they are
maintained, need no Node and only remove what means nothing.
"""

from dataclasses import dataclass, field
from pathlib import Path

import rcssmin
import rjsmin
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from ..page.build import Build
from ..page.words import for_scripts, for_styles

SHEET, SCRIPT = "assets/site.css", "assets/site.js"
ALONE = ("assets/javascripts/theme/search.js", "assets/javascripts/theme/file-protocol.js", "assets/stylesheets/labs.css")


@dataclass
class Parts:
    """The style sheets and scripts that mkdocs.yml lists."""

    css: list[str] = field(default_factory=list)
    js: list[str] = field(default_factory=list)


def on_config(build: Build, config: MkDocsConfig) -> None:
    """Have pages load the joined files."""
    parts = build.of(Parts)
    parts.css, parts.js = [*config.extra_css], [getattr(each, "path", each) for each in config.extra_javascript]
    script = ExtraScriptValue(SCRIPT)
    script.defer = True
    config.extra_css, config.extra_javascript = [SHEET], [script]


def small(path: Path) -> str:
    """A style sheet or script without comments and blanks."""
    text = path.read_text("utf-8")
    return rcssmin.cssmin(text) if path.suffix == ".css" else rjsmin.jsmin(text)


def on_files(build: Build, files: Files, config: MkDocsConfig) -> None:
    """Publish the joined files in place of their parts, before them the words of the interface that they ask for."""
    docs, parts = Path(config.docs_dir), build.of(Parts)
    texts = {name: small(docs / name) for name in ALONE}
    sheets, scripts = ([small(docs / name) for name in names] for names in (parts.css, parts.js))
    texts[SHEET] = "\n".join([for_styles("".join(sheets)), *sheets])
    texts[SCRIPT] = ";\n".join([for_scripts("".join(scripts)), *scripts])
    for name in {*parts.css, *parts.js, *ALONE}:
        files.remove(files.get_file_from_path(name))
    for name, text in texts.items():
        files.append(File.generated(config, name, content=text))
