"""A snippet that a page could not show whole is refused, with the line."""

import pytest

from snippets.engine.problem import Problem
from snippets.engine.snippet.sections import parse

FAULTS = {
    "not closed": ("# --8<-- [start:a]\nx = 1\n", 1, "never closed"),
    "ends without start": ("# --8<-- [start:a]\nx = 1\n# --8<-- [end:a]\n# --8<-- [end:b]\n", 4, "unknown section 'b'"),
    "twice": ("# --8<-- [start:a]\nx = 1\n# --8<-- [end:a]\n# --8<-- [start:a]\nx = 2\n# --8<-- [end:a]\n", 4, "second section"),
    "nested": ("# --8<-- [start:a]\n# --8<-- [start:b]\nx = 1\n# --8<-- [end:b]\n# --8<-- [end:a]\n", 2, "do not nest"),
    "overlapping": ("# --8<-- [start:a]\nx = 1\n# --8<-- [end:b]\n", 3, "do not overlap"),
    "statement cut": ("# --8<-- [start:a]\nx = [\n# --8<-- [end:a]\n    1]\n", 3, "cuts the statement that begins on line 2"),
    "decorator cut": ("@staticmethod\n# --8<-- [start:a]\ndef f(): pass\n# --8<-- [end:a]\n", 2, "cuts the statement"),
    "marker in a string": ("# --8<-- [start:a]\nx = '''\n# --8<-- [end:a]\n'''\n", 3, "cuts the statement"),
    "empty": ("x = 1\n# --8<-- [start:a]\n# --8<-- [end:a]\n", 2, "is empty"),
    "misspelt marker": ("# --8<-- [begin:a]\nx = 1\n", 1, "no section marker"),
    "indented marker": ("if True:\n    # --8<-- [start:a]\n    x = 1\n    # --8<-- [end:a]\n", 2, "no section marker"),
    "no section": ("x = 1\n", 1, "has no section"),
    "comment": ("# --8<-- [start:a]\nx = 1  # one\n# --8<-- [end:a]\n", 2, "a comment"),
    "annotation outside": ("# --8<-- [start:a]\nx = 1\n# --8<-- [end:a]\nx = 2  # (1)!\n", 4, "outside every section"),
    "no Python": ("# --8<-- [start:a]\nx = = 1\n# --8<-- [end:a]\n", 2, "is not Python"),
}


@pytest.mark.parametrize("source, line, words", FAULTS.values(), ids=FAULTS)
def test_fault_is_named_with_its_line(write, source, line, words):
    with pytest.raises(Problem) as caught:
        parse(write(source))
    assert words in caught.value.message
    assert caught.value.line == line


def test_a_name_of_the_standard_library_is_refused(write):
    with pytest.raises(Problem, match="standard library"):
        parse(write("# --8<-- [start:a]\nx = 1\n# --8<-- [end:a]\n", "copy"))


def test_sections_and_their_code(write):
    snippet = parse(write("""
        # --8<-- [start:one]
        import torch as t, json  # (1)!
        # --8<-- [end:one]
        assert json
        # --8<-- [start:two]
        @t.no_grad()
        def f():
            from numpy.linalg import norm
            return norm
        # --8<-- [end:two]
    """))
    assert [s.name for s in snippet.sections] == ["one", "two"]
    assert snippet.code("one") == "import torch as t, json  # (1)!\n"
    assert snippet.section_at(2) == "one" and snippet.section_at(4) is None
    assert snippet.imports() == {"torch", "json", "numpy"}


BODY = "# --8<-- [start:a]\nx = [\n    1]\n# --8<-- [end:a]\n"
DRAW_FAULTS = {
    "before all": ("# draw: x\n" + BODY, 1, "before the first"),
    "inside a section": (BODY.replace("x = [", "# draw: x\nx = ["), 2, "inside a section"),
    "inside a statement": (BODY + "y = [\n# draw: x\n    1]\n", 6, "inside a statement"),
    "indented": (BODY + "if x:\n    # draw: x\n    pass\n", 6, "alone on the line"),
    "no names": (BODY + "# draw: \n", 5, "no request"),
    "an expression": (BODY + "# draw: x[0]\n", 5, "no request"),
    "a name twice": (BODY + "# draw: x, x\n", 5, "twice"),
    "a second picture": (BODY + "# draw: x\nx = 2\n# draw: x\n", 7, "second picture"),
}


@pytest.mark.parametrize("source, line, words", DRAW_FAULTS.values(), ids=DRAW_FAULTS)
def test_a_picture_that_belongs_to_no_section_is_refused(write, source, line, words):
    with pytest.raises(Problem) as caught:
        parse(write(source))
    assert words in caught.value.message
    assert caught.value.line == line


def test_a_picture_belongs_to_the_section_above(write):
    snippet = parse(write(BODY + "assert x\n# draw: x\n# --8<-- [start:b]\ny = '# draw: z'\n# --8<-- [end:b]\n"))
    assert [(draw.section, draw.line, draw.names) for draw in snippet.draws] == [("a", 6, ("x",))]
