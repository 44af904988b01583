"""Joins our style sheets, and our scripts, into one file each, without comments and blanks.

A dozen small files cost a first view a dozen answers' heads and compress badly. The
lists are `extra_css` and `extra_javascript` of mkdocs.yml; a script that stands for
itself in a template is made small on its own. rcssmin and rjsmin, because they are
maintained, need no Node and only remove what means nothing.
"""

from pathlib import Path

import rcssmin
import rjsmin
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.structure.files import File

SHEET, SCRIPT = "assets/site.css", "assets/site.js"
ALONE = ("assets/javascripts/search.js", "assets/stylesheets/labs.css")
state: dict[str, list[str]] = {}


def on_config(config):
    """Have pages load the joined files."""
    state.update(css=[*config.extra_css], js=[getattr(each, "path", each) for each in config.extra_javascript])
    script = ExtraScriptValue(SCRIPT)
    script.defer = True
    config.extra_css, config.extra_javascript = [SHEET], [script]
    return config


def small(path: Path) -> str:
    """A style sheet or script without comments and blanks."""
    text = path.read_text("utf-8")
    return rcssmin.cssmin(text) if path.suffix == ".css" else rjsmin.jsmin(text)


def on_files(files, config):
    """Publish the joined files in place of their parts."""
    docs = Path(config.docs_dir)
    texts = {name: small(docs / name) for name in ALONE}
    texts[SHEET] = "\n".join(small(docs / name) for name in state["css"])
    texts[SCRIPT] = ";\n".join(small(docs / name) for name in state["js"])
    for name in {*state["css"], *state["js"], *ALONE}:
        files.remove(files.get_file_from_path(name))
    for name, text in texts.items():
        files.append(File.generated(config, name, content=text))
    return files
