"""The decision tree "do I need a copy here, and which?", drawn from `which_copy.yml`: each question with its answer below it."""

from html import escape
from pathlib import Path

import yaml

from ..page.source import LOADER
from ..page.words import words_in

FILE = Path(__file__).with_suffix(".yml")
WIDTH, INDENT, SPINE = 300, 62, 14  # of the drawing, as wide as a phone shows it; where answers and the line to the next question are
LINE, ABOVE, GAP = 18, 8, 12  # of text; in a box; between boxes


def steps() -> list[dict]:
    """The questions with their answers, as the file has them."""
    return yaml.load(FILE.read_text("utf-8"), LOADER)


def drawn(language: str) -> str:
    """The tree as a figure, with its text alternative, as HTML."""
    words, questions = words_in(language), steps()
    yes, no = words("messages.on_yes"), words("messages.on_no")
    parts, y = [], 1
    for step in questions:
        asked = [("", line) for line in step["question"][language]]
        parts.append(_box("question", 1, y, WIDTH - 2, asked))
        y += _height(asked)
        ways = [(yes, step["then"])] + ([(no, step["otherwise"])] if "otherwise" in step else [])
        start = y
        for way, found in ways:
            lines = [("tree__code", found["code"])] + [("", line) for line in found[language]]
            y += GAP
            middle = y + _height(lines) / 2
            parts.append(_box("answer", INDENT, y, WIDTH - INDENT - 1, lines))
            parts.append(f'<path d="M{SPINE} {start}V{middle:g}H{INDENT - 1}m-5 -4l5 4l-5 4"/>')
            parts.append(f'<text class="tree__way" x="{SPINE + 7}" y="{middle - 5:g}">{way}</text>')
            y += _height(lines)
        if len(ways) == 1:
            y += 2 * GAP
            parts.append(f'<path d="M{SPINE} {start}V{y - 1:g}m-4 -5l4 5l4 -5"/><text class="tree__way" x="{SPINE + 7}" y="{y - 6:g}">{no}</text>')
    title = words("messages.which_copy")
    said = " ".join(_said(step, number, language, yes, no) for number, step in enumerate(questions, 1))
    return (f'<figure markdown="0">\n<svg class="tree" viewBox="0 0 {WIDTH} {y + 1:g}" role="img" aria-labelledby="which-copy-title which-copy-desc">\n'
            f'<title id="which-copy-title">{escape(title)}</title>\n<desc id="which-copy-desc">{escape(said)}</desc>\n'
            + "\n".join(parts) + f"\n</svg>\n<figcaption>{escape(title)}</figcaption>\n</figure>")


def _height(lines: list[tuple[str, str]]) -> int:
    return ABOVE * 2 + LINE * len(lines)


def _box(kind: str, x: float, y: float, width: float, lines: list[tuple[str, str]]) -> str:
    """A box with its lines, each with the class of its letters."""
    texts = "".join(f'<text{f" class={name}" if name else ""} x="{x + 8:g}" y="{y + ABOVE + LINE * at + 13:g}">{escape(line)}</text>'
                    for at, (name, line) in enumerate(lines))
    return f'<rect class="tree__{kind}" x="{x:g}" y="{y:g}" width="{width:g}" height="{_height(lines)}" rx="4"/>{texts}'


def _said(step: dict, number: int, language: str, yes: str, no: str) -> str:
    """A question and its answers in words."""
    joined, colon, stop = ("", "：", "。") if language == "zh" else (" ", ": ", ".")
    answers = [(yes, step["then"])] + ([(no, step["otherwise"])] if "otherwise" in step else [])
    return f"{number}. {joined.join(step['question'][language])} " + " ".join(
        f"{way}{colon}{found['code']} ({joined.join(found[language])}){stop}" for way, found in answers)
