"""What we change of the theme and rely on in it. Each fails the build where the theme is no longer as it was.

The patches themselves are in `docs/overrides/theme-patches.html`, which replaces parts of the theme's HTML by the filter
`patched`, and in `docs/assets/javascripts/theme/`, whose scripts work on what the theme's bundle does. On an upgrade:
build, look at each place that is named and at each patch, then raise VERSION and the version that each of those files says.
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
SCRIPTS = "docs/assets/javascripts/theme"
PATCHES = "docs/overrides/theme-patches.html"
RELIED_ON = (
    Reliance(BUNDLE, "new XMLHttpRequest", f"{SCRIPTS}/search.js, which holds back the one request that there is", 1),
    Reliance(BUNDLE, "search/search_index.json", f"{SCRIPTS}/search.js, which knows the request by its address", 1),
    Reliance(BUNDLE, "md-search-result__link", f"{SCRIPTS}/search.js, which keeps the words in the address that a result is opened from"),
    Reliance("partials/search.html", "md-search__input", f"{SCRIPTS}/search.js, which listens to the field"),
    Reliance(BUNDLE, "data-md-color-switching", f"{PATCHES}, which has this attribute not set at the start"),
    Reliance(BUNDLE, '"color-scheme"', f"{PATCHES}, which has no such element added at the start"),
    Reliance(BUNDLE, "js-focus-visible", f"{PATCHES}, which sets the classes of the root before the theme does"),
    Reliance("partials/javascripts/base.html", "__md_get=", f"{PATCHES}, which asks for the colours that were chosen"),
    Reliance("partials/javascripts/base.html", "__md_set=", f"{PATCHES}, which chooses colours on a first visit"),
    Reliance(BUNDLE, "history.replaceState", f"{SCRIPTS}/keep-hash.js, which has a step or a row stay in the address"),
    Reliance(BUNDLE, "new Worker(", f"{SCRIPTS}/file-protocol.js, which puts a frame in place of the worker", 1),
    Reliance(WORKER, '"IFrameWorker"in parent', f"{SCRIPTS}/file-protocol.js, which defines it"),
    Reliance(BUNDLE, "md-annotation__index", f"{SCRIPTS}/accessibility.js, which names the marks of notes"),
    Reliance(BUNDLE, "data-md-annotation-id", f"{SCRIPTS}/accessibility.js, which reads the numbers of notes"),
    Reliance(BUNDLE, "md-code__nav", f"{SCRIPTS}/accessibility.js, which has copy buttons be no landmarks"),
    Reliance("partials/palette.html", "md-option", f"{SCRIPTS}/accessibility.js, which chooses the colours that are shown"),
    Reliance("partials/nav-item.html", "md-nav__link--active", f"{SCRIPTS}/accessibility.js, which marks the page that is open"),
    Reliance("base.html", 'id="__drawer"', f"{SCRIPTS}/drawer.js, which opens and closes the drawer"),
    Reliance("partials/header.html", 'for="__drawer"', f"{SCRIPTS}/drawer.js, which makes its label a button"),
    Reliance("base.html", "md-sidebar--primary", f"{SCRIPTS}/drawer.js, which keeps Tab out of it"),
    Reliance("partials/nav-item.html", "md-nav__toggle", f"{SCRIPTS}/drawer.js, which follows its levels"),
    Reliance(WORKER, "lunr.Builder", f"{SCRIPTS}/search-worker.js, which has its `build` give another search"),
    Reliance(WORKER, "invertedIndex", f"{SCRIPTS}/search-worker.js, which looks for words in it"),
    Reliance(WORKER, "fromFuzzyString", f"{SCRIPTS}/search-worker.js, which looks for mistyped words"),
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
        raise changed(f"docs/overrides/theme-patches.html replaces {old!r}, and it is not there")
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
