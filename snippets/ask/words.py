"""The words of answers, read from `words.json` beside this file: the site's build packs them from its catalogues."""

import json
import pkgutil


class Words:
    """The words of one language: `words("ask.made")` is a text, `words("atlas.verdicts", "copy")` one of a group's."""

    def __init__(self, sections: dict):
        self._sections = sections

    def __call__(self, key: str, member: str = "") -> str:
        """A text. Raises KeyError for an unknown key."""
        section, _, name = key.partition(".")
        found = self._sections[section][name]
        return found[member] if member else found


_KNOWN: dict = {}


def words_in(language: str) -> Words:
    """The words of a language, "zh" or "en". Raises KeyError for another one."""
    if not _KNOWN:
        _KNOWN.update(json.loads(pkgutil.get_data(__package__, "words.json").decode()))
    return Words(_KNOWN[language])
