"""The cards of link previews: what is drawn, and for which sites."""

import pytest

from docs.hooks.page.verdicts import ICONS
from docs.hooks.pages.cards import _lines, _verdict, is_published, png
from snippets.atlas.row import VERDICTS


@pytest.mark.parametrize(("address", "published"), [
    ("https://example.org/", True), ("https://user.example.org/alias/", True), ("http://192.0.2.7/", True),
    ("http://127.0.0.1:8000/", False), ("http://[::1]:8000/", False), ("http://localhost/docs/", False), ("", False), (None, False)])
def test_only_what_others_can_open_is_published(address, published):
    assert is_published(address) == published


def test_code_is_shown_around_its_first_annotation():
    code = "import torch\n\n" + "".join(f"line{n} = {n}\n" for n in range(20)) + "bad = state  # (1)!\n" + "rest = 1\n" * 5
    lines = _lines(code)
    assert ("bad = state", True) in lines and len(lines) == 10 and sum(marked for _, marked in lines) == 1
    assert _lines("if a:\n    b = 1  # (2)\n") == [("if a:", False), ("    b = 1", True)]
    assert _lines("import copy\n") == []
    assert all(len(line) <= 64 for line, _ in _lines(f"x = {'1' * 100}\n"))


def test_a_card_has_its_size_and_letters():
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><text x="50" y="300" font-size="40">{}</text></svg>'
    one, other = png(svg.format("a = b")), png(svg.format("a = c"))
    assert one.startswith(b"\x89PNG") and [int.from_bytes(one[at:at + 4]) for at in (16, 20)] == [1200, 630]
    assert one != other and one == png(svg.format("a = b"))
    with pytest.raises(ValueError):
        png("<p>")


@pytest.mark.parametrize("verdict", ICONS)
def test_each_verdict_has_a_mark_on_a_card(verdict):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630">{_verdict("py-assign", verdict)}</svg>'
    assert verdict in VERDICTS or verdict == "missing"
    assert f">{verdict.replace('_', ' ')}<" in svg and ">py-assign<" in svg and png(svg)
