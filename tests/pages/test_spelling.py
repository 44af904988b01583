"""English prose, wherever it stands, is spelled as a dictionary has it; `.words` holds the words that the project adds.

pyspellchecker, because it is maintained, needs nothing but pip and takes British and American spelling. Of the words
with one letter dropped, doubled, swapped or replaced that these pages' own words give, it finds 96 of 100; Hunspell's
American dictionary, by way of spylls, which has had no release since 2021, finds 97. Code is not spelled.
"""

import re
from functools import lru_cache

import pytest

from snippets.project import ROOT
from tests.project import needs
from tests.prose import Passage, passages

needs("pyspellchecker")
from spellchecker import SpellChecker  # noqa: E402

FILE = ROOT / ".words"
OWN = FILE.read_text("utf-8").splitlines()
WORD = re.compile(r"(?<![\w./])[A-Za-z]+(?:['’][a-z]+)?(?![\w/#])")  # not the names of repositories
DICTIONARY = SpellChecker(language="en")


@lru_cache(maxsize=None)
def known(word: str) -> bool:
    """Whether the dictionary has a word."""
    return bool(DICTIONARY.known([word.lower()]))


def words_of(passage: Passage) -> list[str]:
    """A passage's words, without the code, the addresses, and the 's behind them."""
    return [re.sub(r"['’]s$", "", word) for word in WORD.findall(passage.plain(""))]


def unknown(passage: Passage) -> list[str]:
    """The words that neither the dictionary nor the project knows. Those of the project count as they are written there;
    one in small letters may begin a sentence."""
    return [word for word in words_of(passage) if not known(word) and word not in OWN
            and not (word[0].isupper() and word[0].lower() + word[1:] in OWN)]


def test_every_word_is_known():
    found = [f"{passage}: {word}" for passage in passages("en") for word in unknown(passage)]
    assert not found, "correct these words, or add them to .words:\n" + "\n".join(found)


def test_the_words_of_the_project_are_sorted_and_each_is_in_use():
    assert OWN == sorted(set(OWN), key=lambda word: (word.lower(), word))
    used = {word for passage in passages("en") for word in words_of(passage)}
    used |= {word[0].lower() + word[1:] for word in used}
    assert not (idle := [word for word in OWN if word not in used]), f"no page uses these; remove them from .words: {idle}"
    assert not (had := [word for word in OWN if known(word)]), f"the dictionary has these; remove them from .words: {had}"


def test_the_prose_is_all_there():
    paths = [passage.path.relative_to(ROOT).as_posix() for passage in passages("en")]
    for place, least in {"docs/en/": 500, "docs/hooks/page/words/": 100, "snippets/labs/": 80, "snippets/atlas/": 600, "README.md": 30}.items():
        assert sum(path.startswith(place) for path in paths) >= least, place


@pytest.mark.parametrize("text, wrong", [
    ("A shalow copy.", ["shalow"]), ("Two tensros share `storgae`.", ["tensros"]), ("[A teh link](https://example.org/xyzzy)", ["teh"]),
    ("Numpy's view", ["Numpy"]), ("A memmory of PyTorch.", ["memmory"]), ("an **alais** <span>recieved</span>", ["alais", "recieved"]),
])
def test_mistakes_are_found(text, wrong):
    assert unknown(Passage(FILE, 1, text)) == wrong
