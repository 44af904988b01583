"""The one parser of a page's source, and that nothing else reads what it reads."""

import ast
import re

import pytest

from docs.hooks.page.source import Include, Picture, Stepper, fenced, parse, read, recipe, with_front
from snippets.project import ROOT, shown

PAGE = """\
---
title: A
---

# A {#a}

```python title="snippets/a/b.py"
--8<-- "a/b.py:one"
```

!!! note "In a box"

    ~~~~ { .text .output }
    --8<-- "a/b.out:one"
    ```
    ~~~~

<div class="stepper" id="s" markdown>

```python
--8<-- "a/c.py:one"
```

<figure class="heap" markdown="0">
--8<-- "a/c.one.svg"
</figure>

``` sh title="x.sh"
--8<-- "recipes/x.sh:run"
```

```python
--8<-- "a/c.py:two"
```

</div>

--8<-- "a/d.two.svg"
--8<-- "a/b.py:stray"

```python
print(1)
--8<-- "a/b.py:two"
"""
LINES = PAGE.splitlines()


def at(text: str, nth: int = 0) -> int:
    """The number of the nth line that is this text."""
    return [number for number, line in enumerate(LINES, 1) if line.strip() == text][nth]


def test_front_matter_and_body():
    source = parse(PAGE)
    assert (source.front, source.before) == ("title: A\n", 3) and source.lines == LINES
    assert with_front(source.front, source.body) == PAGE
    assert (parse("# A\n\n---\nb\n---\n").front, parse("# A").before) == (None, 0)


def test_fences():
    fences = parse(PAGE).fences
    assert [(fence.line, fence.end) for fence in fences][:2] == [(7, 9), (13, 16)]
    assert [fence.title for fence in fences] == ["snippets/a/b.py", None, None, "x.sh", None, None]
    assert [fence.words for fence in fences][:2] == [["python"], ["text", "output"]]
    assert [fence.head for fence in fences][:2] == ['python title="snippets/a/b.py"', "text"]
    assert (fences[1].indent, fences[1].typed) == ("    ", at("```", 1)), "another kind of fence within does not end it"
    assert fences[-1].end == len(LINES) and fences[-1].typed == at("print(1)") and len(fences[-1].inside) == 2


def test_includes():
    source = parse(PAGE)
    assert [(each.file, each.section) for each in source.includes] == [
        ("a/b.py", "one"), ("a/b.out", "one"), ("a/c.py", "one"), ("recipes/x.sh", "run"), ("a/c.py", "two"), ("a/b.py", "two")]
    assert [each.file for each in source.snippets] == ["a/b.py", "a/b.out", "a/c.py", "a/c.py", "a/b.py"]
    assert source.stray == [Include(at('--8<-- "a/b.py:stray"'), "a/b.py", "stray")]
    assert source.includes[1].snippet == ROOT / "snippets" / "a" / "b.py" == source.includes[0].snippet


def test_pictures_and_steppers():
    source = parse(PAGE)
    assert source.pictures == [Picture(at('--8<-- "a/c.one.svg"'), "a/c.py", "one", True),
                               Picture(at('--8<-- "a/d.two.svg"'), "a/d.py", "two", False)]
    assert source.steppers == [Stepper(at('<div class="stepper" id="s" markdown>'), at("</div>"), "s", (at("```python"), at("```python", 1)))]


def test_recipes():
    path = "recipes/" + next(p for p in sorted((ROOT / "snippets" / "recipes").iterdir()) if "[start:" in p.read_text("utf-8")).name
    section = re.search(r"\[start:(\w+)\]", (ROOT / "snippets" / path).read_text("utf-8"))[1]
    text = recipe(Include(1, path, section))
    assert text and "--8<--" not in text
    assert recipe(Include(1, path, "no such section")) is recipe(Include(1, "recipes/none.sh", section)) is None


@pytest.mark.parametrize("text, ticks", [("a", 3), ("```\na\n```", 4), ("a\n`````", 6), ("a `x` ```", 3)])
def test_nothing_ends_a_fence(text, ticks):
    written = fenced("text", text)
    assert written.startswith("`" * ticks + "text\n")
    assert parse(written).fences[0].inside == text.splitlines() and parse(written).fences[0].end == len(written.splitlines())


def strings(path) -> list[str]:
    """The texts in a file of Python, without its docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {id(node.body[0].value) for node in ast.walk(tree)
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and node.body and isinstance(node.body[0], ast.Expr)}
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs]


# Other places that hold the sign of an include or of front matter, and why. A line that is not needed any more fails.
NO_READERS = {
    "docs/hooks/check/pages.py": "says how to write an include",
    "docs/hooks/page/run_errors.py": "keeps what a snippet printed from being taken for an include",
    "docs/hooks/ask/levels.py": "writes includes of the pictures of the levels",
    "docs/hooks/questions/review.py": "writes includes of the runs of the review exam",
    "docs/hooks/questions/pages.py": "writes includes of the programs that are asked about",
    "docs/hooks/rules/ast_grep.py": "writes several documents of YAML into one file",
    "docs/new.py": "writes a page",
    "docs/new_question.py": "writes the sections of a snippet",
    "docs/hooks/serve/live.py": "looks for a snippet's name in all pages",
}


def test_nothing_else_reads_includes_and_front_matter():
    files = [path for path in sorted((ROOT / "docs").rglob("*.py")) if path != ROOT / "docs" / "hooks" / "page" / "source.py"]
    found = {shown(path) for path in files if any("8<--" in text or "---\n" in text for text in strings(path))}
    assert found == NO_READERS.keys()


def test_every_page_has_what_was_read():
    page = read(ROOT / "docs" / "en" / "state-dict.md")
    assert page.front and page.pictures and len(page.includes) > 20 and not page.stray
