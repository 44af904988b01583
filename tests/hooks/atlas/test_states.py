"""The page of states says where other versions gave another verdict."""

import re

import pytest

from snippets.atlas import grid


@pytest.mark.parametrize("language, said", [("en", "Otherwise with pandas 1.5.3"), ("zh", "在 pandas 1.5.3")])
def test_a_row_lists_what_other_versions_gave(site, language, said):
    html = (site / language / "states" / "index.html").read_text("utf-8")
    row, = re.findall(r"<tr id=frames-column .*?</tr>", html, re.DOTALL)
    assert " data-c" in row.split(">")[0] and said in row and "<summary>" in row
    below = row[row.index(said):]
    assert "ac-verdict--alias" in below and "ac-verdict--copy" not in below.split("<details")[0]


def test_rows_that_agree_say_nothing_and_the_button_counts_the_others(site):
    html = (site / "en" / "states" / "index.html").read_text("utf-8")
    rows = re.findall(r"<tr id=(\S+) role=row[^>]*?( data-c)?>", html)
    kinds, pinned, others = grid.read_kinds(), grid.read("pinned"), grid.read_others()
    differs = {f"{kind.id}-{operation.id}" for kind in kinds for operation in kind.operations
               if any(grid.otherwise(kind, operation, pinned, other) for other in others)}
    assert {name for name, marked in rows if marked} == differs and 20 < len(differs) < len(rows)
    assert f"<small>{len(differs)}</small>" in re.search(r"<button[^>]*data-changed.*?</button>", html)[0]


def test_the_page_names_the_versions_of_each_grid(site):
    html = (site / "en" / "states" / "index.html").read_text("utf-8")
    for each in [grid.read("pinned"), *grid.read_others()]:
        assert f"PyTorch {each.packages['torch']}" in html and f"pandas {each.packages['pandas']}" in html
