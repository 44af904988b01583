"""The versions that a page's outputs were recorded with, and what other versions do otherwise.

From the recordings and the records in `snippets/versions`. A record of a
snippet that changed since claims nothing. Nothing is run.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from snippets.engine.lab import notebook
from snippets.engine.versions import differences
from snippets.engine.versions.differences import NEEDS, STOPS, WARNS, Found

from . import recordings
from .blocks import Block
from .build import Build
from .source import SNIPPETS, parse
from .words import words_in

NAMES = {"python": "Python", "torch": "PyTorch", "numpy": "NumPy", "pandas": "pandas", "scikit-learn": "scikit-learn",
         "matplotlib": "Matplotlib", "gymnasium": "Gymnasium"}
TOLD_BY = ("torch", "pandas", "numpy", "python")  # the package whose versions a page or a snippet names: the first that it uses
CELL = re.compile(r"cell-(\d+)")
CODE = re.compile(r"`([^`]*)`")
DIFFERENCES = "differences-between-versions"  # within the box, which a browser opens to show what an address leads to


@dataclass(frozen=True)
class Other:
    """One thing that is different, in words (Markdown, with nothing but code in them), and what was printed."""

    words: str
    output: str


@dataclass(frozen=True)
class Elsewhere:
    """What a page says of other versions: a sentence of those where all is the same, a title and what is not, and a head.

    The head is what is said below the page's title: the versions that it holds for, and those that differ.
    """

    same: str = ""
    title: str = ""
    others: list[Other] = field(default_factory=list)
    holds: str = ""
    differs: str = ""

    def head(self) -> str:
        """The line below the page's title, as HTML; "" of a page without outputs."""
        if not self.holds:
            return ""
        differs = f' · <a href="#{DIFFERENCES}">{self.differs}</a>' if self.differs else ""
        return f'<p class="ac-head" data-search-exclude>{self.holds}{differs}</p>'

    def html(self) -> str:
        """What is not the same, folded up; "" if there is nothing."""
        if not self.others:
            return ""
        parts = []
        for other in self.others:
            parts.append(("<p>" if parts else f'<p id="{DIFFERENCES}">') + CODE.sub(r"<code>\1</code>", escape(other.words, quote=False)) + "</p>")
            if other.output:
                parts.append(f'<div class="output highlight"><pre><code>{escape(other.output, quote=False)}</code></pre></div>')
        return (f'<details class="ac-elsewhere" data-search-exclude><summary>{escape(self.title)}</summary>\n'
                + "\n".join(parts) + "\n</details>")

    def blocks(self) -> list[Block]:
        """What is not the same, as blocks of a page."""
        found = [Block("prose", f"**{self.title}**")] if self.others else []
        for other in self.others:
            found += [Block("prose", other.words), *[Block("output", other.output)] * bool(other.output)]
        return found


def sentence(language: str, used: dict[str, set[str] | str], elsewhere: Elsewhere) -> str:
    """The sentence for {package: its version or versions}, and the one about the versions where all is the same."""
    packages = [package for package in NAMES if package in used] + sorted(used.keys() - NAMES.keys())
    of = {p: [used[p]] if isinstance(used[p], str) else sorted(used[p]) for p in packages}
    words = words_in(language)
    here = words("versions.recorded").format(words("versions.and").join(f"{NAMES.get(p, p)} {' / '.join(of[p])}" for p in packages))
    return words("versions.between_sentences").join(filter(None, (here, elsewhere.same)))


def of_page(build: Build, markdown: str, language: str, used: dict[str, set[str]]) -> Elsewhere:
    """What other versions do with the snippets of a page; `used` are the versions of its recordings."""
    shown: dict[str, set[str]] = {}
    source = parse(markdown)
    for include in source.snippets:
        shown.setdefault(include.snippet.relative_to(SNIPPETS).as_posix(), set()).add(include.section)
    for picture in source.pictures:
        shown.setdefault(picture.file, set()).add(f"{picture.section}.heap")
    return _compared(build, shown, language, used)


def of_lab(build: Build, lab: Path, language: str, recorded: notebook.Recorded) -> Elsewhere:
    """What other versions do with a lab."""
    outputs = [output for cell in recorded.outputs for output in cell]
    plots = any("image/svg+xml" in output.get("data", {}) for output in outputs)
    sections = {f"cell-{number}" for number in range(1, len(recorded.outputs) + 1)}
    return _compared(build, {differences.key(lab): sections}, language, {p: {v} for p, v in recorded.versions.items()}, plots)


def _compared(build: Build, shown: dict[str, set[str]], language: str, used: dict[str, set[str]], plots: bool = False) -> Elsewhere:
    digests = {name: recordings.digest(build, differences.SNIPPETS / name) for name in shown}
    own = {name: recordings.read(build, differences.SNIPPETS / name).versions for name in shown}
    packages = {name: told_by(versions) for name, versions in own.items()}
    package = told_by(used)
    same: list[str] = []
    others: dict[tuple[str, str, str, str], list[str]] = {}
    for there in differences.read_all():
        claims = {name: there.claims(name, digest) for name, digest in digests.items()}
        found = []
        for name, claim in claims.items():
            version = there.versions.get(packages[name])
            if not claim or not version or version == own[name][packages[name]]:
                continue
            for each in _of(claim, shown[name]):
                found.append((name, *each))
                on = others.setdefault(found[-1], [])
                on += [version] * (version not in on)
        version = there.versions.get(package)
        if digests and version and version not in used[package] and not found and version not in same \
                and all(claim and claim.state != NEEDS for claim in claims.values()):
            same.append(version)
    different: dict[str, list[str]] = {}
    for (name, *_), on in others.items():
        of = different.setdefault(packages[name], [])
        of += [version for version in on if version not in of]
    same = [version for version in same if version not in different.get(package, [])]
    words, order = words_in(language), list(shown)
    sentence = (words("versions.same_but_plots") if plots else words("versions.same")).format(_named(language, package, same)) if same else ""
    holds = sorted({*used[package], *same}, key=_order) if package else []
    listed = sorted(others, key=lambda each: order.index(each[0]))
    title = words("versions.and").join(_named(language, of, on) for of, on in different.items())
    differs = words("versions.and").join(words("versions.and").join(sorted(on, key=_order)) if different.keys() == {package} else
                                         _named(language, of, sorted(on, key=_order)) for of, on in different.items())
    return Elsewhere(sentence, words("versions.title").format(title), [
        Other(_worded(language, *each, _named(language, packages[each[0]], others[each])), each[3]) for each in listed],
        words("versions.holds").format(f"{NAMES.get(package, package)} {'–'.join(dict.fromkeys((holds[0], holds[-1])))}") if holds else "",
        words("versions.differs").format(differs) if different else "")


def told_by(versions: Iterable[str]) -> str:
    """The package by whose versions something is told that uses these; "" if it uses none."""
    return next((package for package in TOLD_BY if package in versions), "")


def _order(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


def _of(claim: Found, sections: set[str]) -> list[tuple[str, str, str]]:
    """(what, section, text) of each thing that is different in what a page shows."""
    found = []
    for section, text in claim.output.items():
        if section in sections:
            picture = section.endswith(".heap")
            found.append(("picture" if picture else "prints", section.removesuffix(".heap"), "" if picture else text))
    if claim.state == STOPS:
        found.append(("stops" if claim.at in sections else "check", claim.at, claim.text))
    if claim.state == WARNS:
        found.append(("warns", claim.at, claim.text))
    return found


def _worded(language: str, name: str, what: str, section: str, text: str, on: str) -> str:
    words, cell = words_in(language), CELL.fullmatch(section)
    at = words("versions.cell").format(cell[1]) if cell else words("versions.section").format(section)
    if what == "prints" and not text:
        what = "nothing"
    return words("versions.differences", what).format(name=f"snippets/{name}", at=at, on=on)


def _named(language: str, package: str, versions: list[str]) -> str:
    return NAMES.get(package, package) + " " + words_in(language)("versions.and").join(versions)

