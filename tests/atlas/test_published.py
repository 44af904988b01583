"""`atlas.json` and the pages: the same bytes each time, as the schema says, and the code that ran."""

import ast
import gzip
import html
import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from docs.hooks.atlas.pages import problems
from docs.hooks.page.words import words_in
from docs.hooks.page.inline_html import plain
from snippets.atlas import outcomes, publish
from snippets.atlas.row import VERDICTS, read_rows

ROWS = read_rows()


def test_json_is_as_its_schema_says():
    schema = json.loads(publish.SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(publish.as_json()))


def test_the_schema_refuses_what_is_not_an_atlas():
    validator = jsonschema.Draft202012Validator(json.loads(publish.SCHEMA.read_text("utf-8")))
    for spoil in (lambda d: d["rows"][0]["outcomes"]["pinned"].update(verdict="maybe"), lambda d: d["rows"][0].pop("code"),
                  lambda d: d["rows"][0].update(id="Not An Id"), lambda d: d["environments"].update(moon={})):
        data = json.loads(publish.as_json())
        spoil(data)
        assert not validator.is_valid(data)


def test_same_bytes(site):
    text = publish.as_json()
    assert text == publish.as_json()
    assert (site / "atlas.json").read_text("utf-8") == text
    assert (site / "atlas.schema.json").read_text("utf-8") == publish.SCHEMA.read_text("utf-8")


def test_the_code_shown_is_the_code_that_ran():
    """Compiled, the shown code is the function's body, less its return."""
    for row in ROWS:
        function = next(n for n in ast.parse(row.path.read_text("utf-8")).body
                        if isinstance(n, ast.FunctionDef) and n.name == row.function)
        assert ast.dump(ast.parse(row.code)) == ast.dump(ast.Module(function.body[:-1], [])), row.id
        assert "#" not in row.code, f"{row.id}: a comment would be shown in one language only"


@pytest.fixture(scope="module", params=["zh", "en"])
def page(request, site):
    """A language and its page's HTML."""
    return request.param, (Path(site) / request.param / "atlas" / "index.html").read_text("utf-8")


def cells(text: str) -> dict[str, str]:
    """{id: the HTML of its row}."""
    return dict(re.findall(r"<tr id=([a-z0-9-]+) (.*?)</tr>", text, re.DOTALL))


def text_of(fragment: str) -> str:
    """The text of HTML."""
    return html.unescape(re.sub(r"<[^>]*>", "", fragment))


def test_every_row_stands_on_the_page_with_its_code_and_verdict(page):
    language, text = page
    shown, pinned = cells(text), outcomes.read("pinned").rows
    assert list(shown) == [row.id for row in ROWS]
    for row in ROWS:
        code = re.search(r'<code class="ac-code">(.*?)</code>', shown[row.id], re.DOTALL)[1]
        assert text_of(code) == row.code, row.id
        words = text_of(shown[row.id])
        assert plain(row.zh[1] if language == "zh" else row.en[1]) in words
        assert (words_in(language)("atlas.verdicts", pinned[row.id]["verdict"]) if row.id in pinned else words_in(language)("atlas.unmeasured")) in words
        assert f'href="#{row.id}"' in shown[row.id]


def test_what_was_not_measured_on_a_gpu_says_so(page):
    """The page says whether there was a GPU; a row has a verdict of it if it was measured."""
    language, text = page
    words, cuda = words_in(language), outcomes.read("cuda")
    environments = text_of(text.partition('<table class="ac-environments">')[2].partition("</table>")[0])
    assert (f"{words('atlas.environments', 'cuda')}{words('atlas.unmeasured')}" in environments) == (cuda is None)
    for row in ROWS:
        found = cuda.rows.get(row.id) if cuda and row.device else None
        assert ("<small>GPU</small>" in cells(text)[row.id]) == (found is not None), row.id


def test_changed_rows_say_from_and_to(page):
    language, text = page
    recorded, words = publish.every_outcome(), words_in(language).group("atlas.verdicts")
    first, before, since, last = (recorded[name].packages["torch"] for name in ("old", "torch-2.0", "torch-2.1", "newest"))
    assert (before, since) == ("2.0.1", "2.1.0")
    shown = text_of(cells(text)["load-state-dict-assign"])
    assert f"{words['missing']}torch {first}–{before}{words['alias']}torch {since}–{last}" in shown
    pandas = [recorded[name].packages["pandas"] for name in ("old", "torch-2.0", "torch-2.1", "pinned")]
    assert (f"{words['copy']}pandas {pandas[0]}–{pandas[1]}{words['alias']}pandas {pandas[2]}{words['copy']}pandas {pandas[3]}"
            in text_of(cells(text)["pandas-concat"]))


def test_where_mutation_is_impossible_the_row_says_so(page):
    language, text = page
    shown = cells(text)
    assert words_in(language)("atlas.judged_by", "storage") in shown["torch-meta-view"]
    assert words_in(language)("atlas.judged_by", "identity") in shown["py-string-slice"]
    assert words_in(language)("atlas.judged_by", "identity") not in shown["py-assign"]


def test_weight(page):
    """Under 80 kB compressed, as a host sends it."""
    assert len(gzip.compress(page[1].encode(), 6)) < 80_000


def test_rows_are_in_the_sites_search(site):
    pinned = outcomes.read("pinned").rows
    for language in ("zh", "en"):
        index = json.loads((site / language / "search" / "search_index.json").read_text("utf-8"))
        found = {doc["location"]: doc for doc in index["docs"]}
        for row in ROWS:
            verdict = words_in(language)("atlas.verdicts", pinned[row.id]["verdict"]) if row.id in pinned else words_in(language)("atlas.unmeasured")
            shown = found[f"atlas/#{row.id}"]["title"].replace("\x7f", "")  # the ends of Chinese words
            title, _, said = shown.rpartition(" · ")
            assert title == plain((row.zh if language == "zh" else row.en)[0])
            assert said == verdict or " → " in said and verdict in re.sub(r" \([^()]*\)", "", said).split(" → "), row.id


def test_the_build_stops_for_a_row_that_was_never_run_or_changed_or_lost():
    recorded = publish.every_outcome()
    assert not problems(ROWS, recorded)
    assert any("has no row any more" in str(p) for p in problems(ROWS[1:], recorded))
    pinned = recorded["pinned"]
    without = replace(pinned, rows={k: v for k, v in pinned.rows.items() if k != "torch-view"})
    assert [p.message for p in problems(ROWS, {**recorded, "pinned": without})] == ["torch-view was never run (pinned)"]
    edited = [replace(row, code=row.code + " ") if row.id == "torch-view" else row for row in ROWS]
    problem, = problems(edited, recorded)
    assert "torch-view changed since it was run (pinned)" in str(problem) and "python -m snippets.atlas record" in str(problem)
    assert any("python -m snippets.atlas record" in str(p) for p in problems(ROWS, {}))


def test_outcomes_of_other_code_are_not_shown():
    pinned = outcomes.read("pinned")
    edited = [replace(row, code="a = b = 1") if row.id == "torch-view" else row for row in ROWS]
    assert pinned.rows.keys() - outcomes.still_true(edited, pinned).rows.keys() == {"torch-view"}
