"""A search index for each language, below that language's root.

The theme reads `search/search_index.json` below the `base` of the page's
configuration, which `overrides/theme-patches.html` sets to `/zh/` or `/en/`. So a search
finds the pages of its own language.

An index holds the prose, the code and the outputs: readers look for the text of an
error that they met. What would only repeat words (heap pictures, plots, the atlas's
tables, whose rows have entries of their own) is left out where it is made; a rule's
references, which name places that say the same, are left out here.
"""

import functools
import json
import re
from pathlib import Path

import jieba
import yaml
from mkdocs.config.defaults import MkDocsConfig

from ..page.build import Build
from ..page.kept import Kept
from ..page.languages import LANGUAGES
from ..page.search_entries import SearchEntries
from ..page.source import LOADER

# Where words end. The theme's own separators leave `model.state_dict()` one word; underscores stay within one.
SEPARATOR = r"""[\s\x7f\u3000\-.,:;!?"'`()\[\]{}<>=+*/|\\#$%&@^~、。，．？！；：（）「」『』《》“”‘’…]+"""
# lunr's "zh" would fetch two more scripts for a stemmer that does nothing, and leave English's in the queries.
SEARCH = {
    "zh": {"lang": ["en"], "separator": SEPARATOR, "pipeline": []},
    "en": {"lang": ["en"], "separator": SEPARATOR, "pipeline": ["stopWordFilter"]},
}
SYNONYMS, HOMOPHONES = (Path(__file__).with_name(f"{name}.yml") for name in ("synonyms", "homophones"))  # the worker finds them in the index
# Words of the subject that jieba does not know. Not 浅拷贝 or 状态字典: whoever looks for 拷贝 or 字典 wants them too.
WORDS = ["优化器", "推导式", "早停", "里层", "外层", "叶子", "缓冲区", "半精度", "更新量", "写时"]
# Words of jieba's that hide the word that a reader looks for: 内存 is in 共享内存.
PHRASES = ["共享内存", "块内存", "默认值", "局部变量", "全局变量", "调用函数", "类型转换", "数据模型", "参考资料", "服务器时",
           "各种类型"]
WORD_END = "\x7f"  # a sign of one byte that no text has: it is in the index 60,000 times
RULES_REFERENCES = re.compile(r"\w+/rules/\w+/#references")
HAN = re.compile(r"[\u4e00-\u9fff]+")


class Words(Kept):
    """Runs of Chinese characters with a mark at each border of a word. Loading jieba's dictionary takes a tenth of a build."""

    def __init__(self) -> None:
        super().__init__("words", repr((jieba.__version__, WORDS, PHRASES, WORD_END)))

    def marked(self, run: re.Match) -> str:
        """A run with its marks."""
        return self.get(run[0], lambda: WORD_END + WORD_END.join(_taught().cut(run[0], HMM=False)) + WORD_END)


def on_post_build(build: Build, config: MkDocsConfig) -> None:
    """Split what MkDocs wrote for the whole site."""
    site = Path(config.site_dir)
    index_file = site / "search" / "search_index.json"
    index = json.loads(index_file.read_text("utf-8"))
    words = build.of(Words)
    synonyms, homophones = (yaml.load(file.read_text("utf-8"), LOADER) for file in (SYNONYMS, HOMOPHONES))
    for doc in index["docs"]:
        if "#" in doc["location"]:
            doc.pop("tags", None)  # the theme repeats a page's tags in its sections
    every = index["docs"] + [entry for entries in build.of(SearchEntries).of_step.values() for entry in entries]
    for language in LANGUAGES:
        docs = [_searched({**doc, "location": doc["location"].removeprefix(f"{language}/")}, synonyms["about"], language, words)
                for doc in every if doc["location"].startswith(f"{language}/") and not RULES_REFERENCES.fullmatch(doc["location"])]
        part = {"config": {**index["config"], **SEARCH[language], "own": own(language, synonyms, homophones)}, "docs": docs}
        folder = site / language / "search"
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(part, ensure_ascii=False, separators=(",", ":"))
        (folder / "search_index.json").write_text(text, "utf-8")
        (folder / "search_index.js").write_text(f"var __index = {text}", "utf-8")  # for pages opened from disk
    (site / "sitemap.xml.gz").unlink(missing_ok=True)  # its head holds the time of the build
    index_file.unlink()
    index_file.parent.rmdir()
    words.save()


def own(language: str, synonyms: dict, homophones: dict) -> dict:
    """What the search's worker (`theme/search-worker.js`) knows of a language beside the index."""
    listen = language == "zh"
    return {"words": sorted(([str(word), others or ""] for word, others in synonyms["words"][language].items()), key=lambda pair: -len(pair[0])),
            "alike": synonyms["alike"][language], "code": {form: words[language] for form, words in synonyms["code"].items()},
            "terms": homophones["terms"] if listen else [], "sounds": homophones["sounds"] if listen else {}}


def _searched(doc: dict, about: dict[str, dict[str, str]], language: str, words: Words) -> dict:
    """An entry as it is searched: in words, with those that readers use for it."""
    tags = [*doc.get("tags", ()), *([about[doc["location"]][language]] if doc["location"] in about else ())]
    return {**doc, "title": in_words(doc["title"], words), "text": in_words(doc["text"], words),
            **({"tags": [in_words(tag, words) for tag in tags]} if tags else {})}


def in_words(text: str, words: Words | None = None) -> str:
    """Chinese text with a mark between words, which the search in the browser takes off its results.

    The theme does the same, but not for entries that hooks add, and lets jieba guess
    words that are in no dictionary: one guess in a page, another in the next.
    """
    return HAN.sub((words or Words()).marked, text.replace(WORD_END, ""))


@functools.cache
def _taught() -> jieba.Tokenizer:
    """jieba with the subject's words and without phrases; not at import, since it takes a second and says so."""
    for word in WORDS:
        jieba.dt.add_word(word)
    for phrase in PHRASES:
        jieba.dt.del_word(phrase)
    return jieba.dt
