"""What we change of the theme and rely on in it. Each fails the build where the theme is no longer as it was.

The patches themselves are in `docs/overrides/main.html`, which replaces parts of the theme's HTML by the filter
`patched`, and in `docs/assets/javascripts/theme/`, whose scripts work on what the theme's bundle does. On an
upgrade: build, look at each place that is named, then raise VERSION.
"""

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment
from material.plugins.search import plugin as search
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from ..page.build import Build

VERSION = "9.8.1"  # of mkdocs-material, that all of this was written for


@dataclass(frozen=True)
class Reliance:
    """A text that must be in a file of the theme, `times` times (0: any), because `user` works on it."""

    file: str
    text: str
    user: str
    times: int = 0


BUNDLE, WORKER = "assets/javascripts/bundle.*.min.js", "assets/javascripts/workers/search.*.min.js"
SCRIPTS = "docs/assets/javascripts"
RELIED_ON = (
    Reliance(BUNDLE, "new XMLHttpRequest", f"{SCRIPTS}/theme/search.js, which holds back the one request that there is", 1),
    Reliance(BUNDLE, "search/search_index.json", f"{SCRIPTS}/theme/search.js, which knows the request by its address", 1),
    Reliance(BUNDLE, "data-md-color-switching", "docs/overrides/main.html, which has this attribute not set at the start"),
    Reliance(BUNDLE, "js-focus-visible", "docs/overrides/main.html, which sets the classes of the root before the theme does"),
    Reliance(BUNDLE, "history.replaceState", f"{SCRIPTS}/theme/keep-hash.js, which has a step or a row stay in the address"),
    Reliance(BUNDLE, "new Worker(", f"{SCRIPTS}/theme/file-protocol.js, which puts a frame in place of the worker", 1),
    Reliance(BUNDLE, "md-annotation__index", f"{SCRIPTS}/theme/accessibility.js, which names the marks of notes"),
    Reliance(WORKER, '"IFrameWorker"in parent', f"{SCRIPTS}/theme/file-protocol.js, which defines it"),
    Reliance(WORKER, "lunr.Builder", f"{SCRIPTS}/workers/on-demand.js, which has its `build` give another search"),
)


def missing(folder: Path, relied_on: tuple[Reliance, ...] = RELIED_ON) -> list[str]:
    """What is not in the theme's templates folder any more, as sentences."""
    found = []
    for each in relied_on:
        files = sorted(folder.glob(each.file))
        times = sum(file.read_text("utf-8").count(each.text) for file in files)
        if len(files) != 1 or not times or each.times and times != each.times:
            found.append(f"{each.file} holds {each.text!r} {times} times in {len(files)} files; needed by {each.user}")
    return found


def changed(what: str) -> PluginError:
    """The error of a patch that does not fit."""
    return PluginError(f"mkdocs-material {version('mkdocs-material')} is not as {VERSION} was: {what}\n"
                       "  fix: adapt what is named, then VERSION in docs/hooks/theme/patches.py")


def patched(html: str, old: str, new: str) -> str:
    """A part of the theme's HTML with each `old` replaced; nothing is, if `old` is empty. Raises PluginError if there is none."""
    if old not in html:
        raise changed(f"docs/overrides/main.html replaces {old!r}, and it is not there")
    return html.replace(old, new) if old else html


def on_config(build: Build, config: MkDocsConfig) -> None:
    """Have the theme not look for Chinese words: `language/search_index.py` does, in all entries and by the same dictionary."""
    if not hasattr(search, "jieba"):
        raise changed("docs/hooks/theme/patches.py takes `jieba` from material/plugins/search/plugin.py, and it is not there")
    search.jieba = None


def on_pre_build(build: Build, config: MkDocsConfig) -> None:
    """Look for what our scripts rely on."""
    folders = [folder for folder in map(Path, config.theme.dirs) if (folder / "assets" / "javascripts").is_dir()]
    if found := missing(folders[0]) if folders else ["it has no folder assets/javascripts"]:
        raise changed("\n".join(found))


def on_env(build: Build, env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give templates the filter that patches."""
    env.filters["patched"] = patched
