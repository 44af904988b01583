"""Ends each page with the versions that its outputs were recorded with, and with what other versions do otherwise."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from fences import fences  # noqa: E402
from languages import language_of  # noqa: E402
from other_versions import AND, NAMES, Elsewhere, of_page  # noqa: E402

from snippets.engine import recording  # noqa: E402
from snippets.engine.problem import ROOT, Problem  # noqa: E402

SENTENCE = {
    "zh": "本页的输出由 {} 实际运行得出，并在每次测试时重新核对。",
    "en": "The outputs on this page were printed by {}, and are compared again by every test run.",
}
JOINED = {"zh": "", "en": " "}


def sentence(language: str, used: dict[str, set[str] | str], elsewhere: Elsewhere) -> str:
    """The sentence for {package: its version or versions}, and the one about the versions where all is the same."""
    packages = [package for package in NAMES if package in used] + sorted(used.keys() - NAMES.keys())
    of = {p: [used[p]] if isinstance(used[p], str) else sorted(used[p]) for p in packages}
    here = SENTENCE[language].format(AND[language].join(f"{NAMES.get(p, p)} {' / '.join(of[p])}" for p in packages))
    return JOINED[language].join(filter(None, (here, elsewhere.same)))


def on_page_markdown(markdown, page, config, files):
    """Append the sentence to a page that shows outputs."""
    page.elsewhere = Elsewhere()
    language = language_of(page.file.src_uri)
    used: dict[str, set[str]] = {}
    for name in {include.file for fence in fences(markdown) for include in fence.includes}:
        try:
            versions = recording.read((ROOT / "snippets" / name).with_suffix(".py")).versions
        except (Problem, OSError):
            continue  # `guards` reports it
        for package, version in versions.items():
            used.setdefault(package, set()).add(version)
    if not language or not used:
        return markdown
    page.elsewhere = of_page(markdown, language, used)
    return f'{markdown}\n\n{sentence(language, used, page.elsewhere)}\n{{: .recorded-with data-search-exclude }}\n'


def on_page_content(html, page, config, files):
    """Append what is different with other versions."""
    return f"{html}\n{page.elsewhere.html()}" if page.elsewhere.others else html
