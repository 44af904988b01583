"""A page as its parts: what notebooks and Markdown pages are made from."""

import pytest

from docs.hooks.page import blocks, source
from docs.hooks.page.blocks import Block, PageBlocks, of_notebook
from docs.hooks.page.build import Build
from snippets.engine.lab import notebook
from snippets.engine.problem import Problem


def of_page(markdown: str) -> list[Block]:
    return blocks.of_page(Build(), markdown)


def kinds(markdown: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in of_page(markdown)]


def test_includes_are_resolved_and_know_where_they_come_from():
    code, output = of_page('```python title="snippets/hands_on/packing.py"\n--8<-- "hands_on/packing.py:append"\n```\n\n'
                           '``` { .text .output }\n--8<-- "hands_on/packing.out:append"\n```\n')
    assert (code.kind, code.info, code.section) == ("code", 'python title="snippets/hands_on/packing.py"', "append")
    assert code.text == 'packing.append("rope")\nshow()'
    assert output.kind == "output" and output.text.startswith("packing [") and output.snippet == code.snippet


def test_boxes_and_containers():
    assert kinds('Before.\n\n??? question "What now?"\n\n    ``` { .text .output }\n    --8<-- "hands_on/packing.out:append"\n    ```\n\nAfter.\n')[0] == (
        "prose", "Before.\n\n**What now?**")
    assert kinds('<div class="stepper" id="x" markdown>\n\nOne.\n\n</div>\n') == [("prose", "One.")]


def test_a_picture_has_its_graph():
    before, picture, after = of_page('A\n\n<figure class="heap" markdown="0">\n--8<-- "identity/lists.shallow.svg"\n</figure>\n\nB')
    assert (before.text, picture.kind, picture.section, after.text) == ("A", "picture", "shallow", "B")
    assert [name.label for name in picture.graph.names][:2] == ["a", "b"] and picture.snippet.name == "lists.py"
    with pytest.raises(Problem, match="draws none"):
        of_page('<figure class="heap" markdown="0">\n--8<-- "identity/lists.none.svg"\n</figure>\n')


def test_steps_add_to_a_page():
    page = PageBlocks(of_page("# T {#t}\n\nText.\n\n<!-- here -->\n\nEnd."))
    page.below_title("- fact")
    page.at_mark("here", Block("table", "| a |"))
    page.at_mark("nowhere", Block("table", "| b |"))
    page.at_end(Block("prose", "Last."))
    assert [block.text for block in page.blocks] == ["# T {#t}", "- fact", "Text.", "| a |", "End.", "Last."]


def test_a_listing_that_is_no_snippet(tmp_path, monkeypatch):
    monkeypatch.setattr(source, "SNIPPETS", tmp_path)
    (tmp_path / "by-hand.sh").write_text("# --8<-- [start:a]\none\n# --8<-- [end:a]\n# --8<-- [start:once]\nscan .\n\n# note\n# --8<-- [end:once]\n")
    fence = '```sh title="x"\n--8<-- "by-hand.sh:{}"\n```\n'
    assert of_page(fence.format("once")) == [Block("code", "scan .\n\n# note", tmp_path / "by-hand.sh", "once", 'sh title="x"')]
    with pytest.raises(Problem, match="no section 'gone'"):
        of_page(fence.format("gone"))


def test_what_is_not_there_is_an_error():
    with pytest.raises((Problem, KeyError, OSError)):
        of_page('```python\n--8<-- "hands_on/packing.py:gone"\n```\n')
    with pytest.raises((Problem, KeyError, OSError)):
        of_page('``` { .text .output }\n--8<-- "hands_on/gone.out:append"\n```\n')


def test_a_notebook_has_ids_code_outputs_and_words_for_its_plots():
    plot = {"output_type": "display_data", "metadata": {}, "data": {"image/svg+xml": ["<svg/>"]}}
    said = {"output_type": "stream", "name": "stdout", "text": ["1\n"]}
    made = notebook.notebook([notebook.prose("# One\n\nText.\n\n## Two", 1, {"ids": ["one", "two"]}),
                              notebook.code("print(1)", 2, 1, [said, plot], {"alt": "a line"})], {})
    assert [(block.kind, block.text) for block in of_notebook(made, "snippets/labs/x.py")] == [
        ("prose", "# One {#one}\n\nText.\n\n## Two {#two}"), ("code", "print(1)"), ("output", "1\n"), ("plot", "a line")]
