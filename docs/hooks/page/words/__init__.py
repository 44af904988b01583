"""The words of the interface: a catalogue for each language, `zh.yml` and `en.yml`, for Python, templates, scripts and style sheets.

Everywhere a word is asked for by its key, written out: `words("atlas.rows")`. In Python `words = words_in(language)`;
templates have `config.extra.words_in`, and `words` of a page's language; the script `words.js` defines `words`; a style
sheet reads `var(--words-page-output)`. `tests/hooks/page/test_words.py` compares what is asked for with what there is.
"""

import json
import re
from functools import cache
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig

from ..build import Build
from ..languages import LANGUAGES
from ..source import LOADER

HERE = Path(__file__).parent
ASKED = re.compile(r"""\bwords(?:_in\([^()]*\))?(?:\.group)?\(\s*["']([^"']+)["']""")  # a word in Python, a template or a script, by its key
STYLED = re.compile(r"var\(--words-([\w-]+)\)")  # in a style sheet, with a hyphen for the dot


class Words:
    """The words of one language: `words("site.title")` is a text, `words("atlas.verdicts", "copy")` one of a group's."""

    def __init__(self, sections: dict[str, dict[str, str | dict]]) -> None:
        self._sections = sections

    def __call__(self, key: str, member: str | None = None) -> str:
        """The text of a key `section.name`, or of a group's member. Raises KeyError with the key that is not there."""
        section, _, name = key.partition(".")
        found = self._sections.get(section, {}).get(name)
        text = found if member is None else found.get(member) if isinstance(found, dict) else None
        if not isinstance(text, str):
            raise KeyError(f"docs/hooks/page/words has no {key}" + (f" for {member}" if member is not None else ""))
        return text

    def group(self, key: str) -> dict[str, str]:
        """All members of a group. Raises KeyError where there is none."""
        section, _, name = key.partition(".")
        found = self._sections[section][name]
        if not isinstance(found, dict):
            raise KeyError(f"{key} is no group")
        return found


@cache
def words_in(language: str) -> Words:
    """The words of a language, read once a build. Raises KeyError for another language than the site's."""
    if language not in LANGUAGES:
        raise KeyError(f"the site has no language {language!r}")
    path = HERE / f"{language}.yml"  # the name by which `engine.errors` finds what could not be read
    sections = yaml.load(path.read_text("utf-8"), LOADER)
    return Words({name: {key: {str(member): text for member, text in found.items()} if isinstance(found, dict) else found
                         for key, found in section.items()} for name, section in sections.items()})


def for_scripts(scripts: str) -> str:
    """A script that defines what `words.js` reads: of each language the words that these scripts ask for."""
    keys = dict.fromkeys(ASKED.findall(scripts))
    found = {language: {key: words_in(language)(key) for key in keys} for language in LANGUAGES}
    return f"const catalogues={json.dumps(found, ensure_ascii=False, separators=(',', ':'))}"


def for_styles(sheets: str) -> str:
    """A style sheet that defines the words that these sheets ask for, in the language of the root."""
    keys = sorted(set(STYLED.findall(sheets)))
    return "".join(f":root:lang({language}){{" + "".join(
        f"--words-{key}:{json.dumps(words_in(language)(key.replace('-', '.', 1)), ensure_ascii=False)};" for key in keys) + "}"
        for language in LANGUAGES) if keys else ""


def on_config(build: Build, config: MkDocsConfig) -> None:
    """Have the catalogues read again, which may have been edited while serving, and give templates the words."""
    words_in.cache_clear()
    config.extra["words_in"] = words_in
