"""The site's prose in one language, wherever it stands: pages, labs, rows of the atlas, pictures, words of the interface."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from docs.hooks.page import recordings
from docs.hooks.page.alt_text import sentences, title
from docs.hooks.page.build import Build
from docs.hooks.page.source import pages, parse as source_of, read
from docs.hooks.page.levels import read_levels
from docs.hooks.questions.registry import Registry
from docs.hooks.questions.review import EXAM, FOLDER as REVIEW, Exam
from snippets.atlas.row import FAMILIES, read_rows
from snippets.engine.lab.source import find, parse
from snippets.project import ROOT, shown

DOCS = ROOT / "docs"
CATALOGUES = DOCS / "hooks" / "page" / "words"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)|<code>.*?</code>")
CALL = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z_.][A-Za-z0-9_.]*\((?:[^()\u4e00-\u9fff]|\([^()]*\))*\)")  # descriptions hold code as plain text
LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\]]*\])*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")
ADDRESS = re.compile(r"<https?://[^>]*>|https?://[\w./#%~-]+")
ATTRIBUTES = re.compile(r"\{:? ?[.#][^{}]*\}")
TAG = re.compile(r"<[!/]?[a-z-][^<>]*>|<!-- \[.*")
MARK = re.compile(r" ?<!-- atlas:verdict [a-z0-9-]+ -->")  # becomes a verdict, set apart from the word before it
WRITTEN = re.compile(r"^(?:title|description): *(.*)$")


@dataclass(frozen=True)
class Passage:
    """A line of prose: where it stands, and its text as Markdown."""

    path: Path
    line: int
    text: str

    def plain(self, code: str) -> str:
        """The text as it is read, with each piece of code as `code` and no mark-up."""
        text = TAG.sub("", MARK.sub("", ATTRIBUTES.sub("", CALL.sub(code, ADDRESS.sub(code, CODE.sub(code, self.text))))))
        while (shorter := LINK.sub(r"\1", text)) != text:
            text = shorter
        return re.sub(r"\*\*|^[#>\s|-]+(?=\S)", "", text).replace("{}", "1").strip()

    def __str__(self) -> str:
        return f"{shown(self.path)}:{self.line}"


@lru_cache
def passages(language: str) -> tuple[Passage, ...]:
    """Every line of prose of a language."""
    found = [*_pages(language), *_labs(language), *_atlas(language), *_pictures(language), *_words(language), *_rules(language), *_questions(language),
             *_readme(language)]
    return tuple(passage for passage in found if passage.text.strip())


def _pages(language: str) -> list[Passage]:
    """Titles, descriptions and bodies, without the fences."""
    found = []
    for page in pages(DOCS):
        if page.relative_to(DOCS).parts[0] != language:
            continue
        text = page.read_text("utf-8")
        before = source_of(text).before
        dropped = _fenced(text)
        for number, line in enumerate(text.splitlines(), 1):
            if number <= before:
                line = match[1].strip("\"'") if (match := WRITTEN.match(line)) else ""
            elif match := re.match(r'(?:\?\?\?|!!!).*?"(.*)"', line):
                line = match[1]
            elif number in dropped or line.startswith(("--8<--", "<!--")):
                continue
            found.append(Passage(page, number, line.strip()))
    return found


def _fenced(text: str) -> set[int]:
    """The lines of a page that are fences."""
    return {number for fence in source_of(text).fences for number in range(fence.line, fence.end + 1)}


def _labs(language: str) -> list[Passage]:
    """Prose cells, descriptions, and the words of plots."""
    found = []
    for lab in map(parse, find()):
        for cell in lab.cells:
            if cell.language == language:
                found += [Passage(lab.path, cell.line + at, line) for at, line in enumerate(cell.text.splitlines())]
            for name, words in cell.options.items():
                if name == "description" and cell.language == language or name == f"alt_{language}":
                    found.append(Passage(lab.path, cell.line, words))
    return found


def _atlas(language: str) -> list[Passage]:
    """Titles and reasons of rows, and the families' names."""
    rows = [Passage(row.path, row.line, words) for row in read_rows() for words in getattr(row, language)]
    return rows + [Passage(ROOT / "snippets/atlas/row.py", 1, names[language == "en"]) for names in FAMILIES.values()]


def _pictures(language: str) -> list[Passage]:
    """What is said of each picture that a page shows."""
    found, build = [], Build()
    for page in pages(DOCS):
        if page.relative_to(DOCS).parts[0] == language:
            for line, file, section in [(each.line, each.file, each.section) for each in read(page).pictures]:
                graph, *_ = recordings.drawn(build, file, section)
                found += [Passage(page, line, re.sub(r"(?<=名字 ).*(?= 以及)|(?<=names ).*(?= and what)", "`x`", title(graph, language))),
                          Passage(page, line, sentences(graph, language))]
    return found


def _words(language: str) -> list[Passage]:
    """The words of the interface: every text of the language's catalogue."""
    path = CATALOGUES / f"{language}.yml"
    return [Passage(path, node.start_mark.line + 1, node.value) for node in _texts(yaml.compose(path.read_text("utf-8")))]


def _texts(node: yaml.Node) -> list[yaml.ScalarNode]:
    """The texts below a node of YAML, without the keys."""
    return [text for _, value in node.value for text in _texts(value)] if isinstance(node, yaml.MappingNode) else [node]


def _rules(language: str) -> list[Passage]:
    """What the checker prints, and what is pasted into a review."""
    found = []
    for path in sorted((ROOT / "snippets" / "rules").glob("*/rule.yml")):
        rule = yaml.safe_load(path.read_text("utf-8"))
        texts = [rule["metadata"]["review"][language], rule["message"] if language == "en" else rule["metadata"]["message-zh"]]
        found += [Passage(path, 1, " ".join(text.split())) for text in texts]
    return found


def _questions(language: str) -> list[Passage]:
    """What is asked at the end of a page and said to each answer, and the texts of the levels and of the review exam."""
    return [Passage(topic.path, question.line, text[language]) for topic in Registry().topics for question in topic.questions
            for text in (question.ask, *(answer.said for answer in question.answers)) if text] + [
        Passage(level.snippet.with_suffix(".yml"), 1, text[language]) for level in read_levels() for text in (level.title, level.task, *level.hints, level.why)] + [
        Passage(REVIEW / EXAM, 1, diff.why[language]) for diff in Exam().diffs]


def _readme(language: str) -> list[Passage]:
    """The README's half in one language, line by line."""
    path = ROOT / "README.md"
    text = path.read_text("utf-8")
    dropped = _fenced(text)
    return [Passage(path, number, line) for number, line in enumerate(text.splitlines(), 1) if number not in dropped
            and (len(CHINESE.findall(line)) > len(re.findall("[A-Za-z]+", TAG.sub("", line)))) == (language == "zh")]
