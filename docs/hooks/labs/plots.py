"""Plots in a page: the recorded SVG inlined, in the page's own ink, without what only other programs read.

Not a hook itself: `labs` uses it.
"""

import re
from html import escape, unescape

INK = "#010203"  # what `snippets/engine/lab/matplotlibrc` draws text and axes with: no colour of a curve
DROPPED = re.compile(r"<\?xml.*?\?>|<!DOCTYPE.*?>|<!--.*?-->|<metadata>.*?</metadata>", re.DOTALL)
STYLE = re.compile(r'<style type="text/css">.*?</style>', re.DOTALL)
SIZE = re.compile(r'width="([\d.]+)pt" height="[\d.]+pt" ')
FONT = re.compile(r"font: ([\d.]+)px [^;\"]+")
ID = re.compile(r' id="([^"]*)"')
TEXT = re.compile(r"(?<=>)([^<>]+)(?=</text>)")


def inlined(svg: str, words: str, prefix: str, labels: dict[str, str]) -> str:
    """An SVG to stand in a page: named by `words`, its ids led by `prefix`, as wide as there is room; `labels` has what to say in place of a label."""
    svg = STYLE.sub("", DROPPED.sub("", svg)).replace(INK, "currentColor")
    used = set(ID.findall(svg)) & set(re.findall(r'#([\w-]+)["\')]', svg))  # a colour looks like a reference
    svg = ID.sub(lambda m: f' id="{prefix}-{m[1]}"' if m[1] in used else "", svg)
    for name in used:
        svg = re.sub(rf'#{re.escape(name)}(?=["\')])', f"#{prefix}-{name}", svg)
    svg = TEXT.sub(lambda m: labels.get(unescape(m[1]), m[1]), svg)
    svg = FONT.sub(r"font-size: \1px", svg)
    svg = SIZE.sub(lambda m: f'role="img" aria-label="{escape(words)}" style="max-width: {float(m[1]) * 4 / 3:.0f}px" ',
                   svg, count=1)
    return re.sub(r"\s*\n\s*", "\n", svg).strip()
