"""Pictures are recorded and checked like output, and their files belong to what was recorded."""

import re
import shutil
import statistics

import pytest

from snippets.engine.heap import layout, svg_file
from snippets.engine.heap.graph import parse
from snippets.engine.snippet import recording
from snippets.engine.verify import find

CODE = """
    # --8<-- [start:a]
    a = [1, [2]]
    b = a
    # --8<-- [end:a]
    # draw: a, b
    # --8<-- [start:b]
    a[1].append(3)
    print(b)
    # --8<-- [end:b]
    assert b[1] == [2, 3]
    # draw: a, b
"""
DRAWN = {path: recording.read(path).graphs for path in find()}
PICTURES = [svg_file.path_of(path, section) for path, graphs in DRAWN.items() for section in graphs]


@pytest.fixture
def graphviz(monkeypatch):
    """A stand-in for drawing, so that these tests need no Graphviz, as verifying needs none."""
    monkeypatch.setattr(svg_file, "svg", lambda graph, narrow=False: f'<svg width="{90 if narrow else 400}">{", ".join(graph.nodes)}</svg>\n')


@pytest.fixture
def recorded(write, snippets, graphviz):
    path = write(CODE)
    assert snippets.record(path).problem is None
    return path


def test_graphs_stand_in_the_recording(recorded):
    recorded = recording.fresh(recorded)
    output, graphs = recorded.output, recorded.graphs
    assert list(output) == ["b"] and list(graphs) == ["a", "b"]
    assert graphs["a"] == ("a  -> o1\nb  -> o1\no1  list  {shared}\n  [0]  1\n  [1]  -> o2\n"
                                "o2  list  {shared}\n  [0]  2\n")
    assert "  [1]  3  {changed}\n" in graphs["b"]


def test_verified_without_graphviz(recorded, snippets, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert snippets.verify(recorded).problem is None


def test_recording_again_leaves_pictures_alone(recorded, snippets, monkeypatch):
    monkeypatch.setattr(svg_file, "_write", lambda *_: pytest.fail("drew again"))
    assert not snippets.record(recorded).written


def test_a_newer_drawing_is_drawn_again(recorded, snippets, monkeypatch):
    monkeypatch.setattr(svg_file, "DRAWING", svg_file.DRAWING + 1)
    assert snippets.record(recorded).written


def test_recording_without_graphviz_names_the_package(write, snippets, monkeypatch):
    monkeypatch.setenv("PATH", "")
    path = write(CODE)
    problem = snippets.record(path).problem
    assert "`dot` is not installed" in problem.message and "apt install graphviz" in problem.fix
    assert not recording.path_of(path).exists()


def test_a_changed_heap_fails_with_a_readable_diff(recorded, snippets):
    """The same source, another heap: as when a library begins to copy what it shared."""
    printed = recording.fresh(recorded).printed
    printed.graphs["b"] = printed.graphs["b"].replace("b  -> o1", "b  -> o3").replace("  [1]  -> o2", "  [1]  -> o9")
    recording.write(recorded, recorded.read_text("utf-8"), printed, {"python": "3.11.7"})
    problem = snippets.verify(recorded).problem
    assert "-b  -> o3" in problem.details and "+b  -> o1" in problem.details
    assert "-  [1]  -> o9" in problem.details and "+  [1]  -> o2" in problem.details
    assert "snippets record" in problem.fix


def test_every_single_character_of_a_picture_counts(recorded):
    svg = svg_file.path_of(recorded, "a")
    graph = recording.fresh(recorded).graphs["a"]
    text = svg.read_text()
    for i, old in enumerate(text):
        if "drawing: " in text[:i] and i < text.index(" -->"):
            continue  # the drawing's number: says only when to draw again
        svg.write_text(text[:i] + ("y" if old == "x" else "x") + text[i + 1:])
        with pytest.raises(svg_file.Problem) as caught:
            svg_file.check(recorded, "a", graph)
        assert "snippets record" in caught.value.fix


FAULTS = {
    "missing": (lambda svg: svg.unlink(), "has no picture"),
    "edited": (lambda svg: svg.write_text(svg.read_text().replace("o2", "o3")), "changed by hand"),
    "of another graph": (lambda svg: shutil.copy(svg.with_name("example.b.svg"), svg), None),
    "left over": (lambda svg: shutil.copy(svg, svg.with_name("example.c.svg")), "asks for no such picture"),
}


@pytest.mark.parametrize("fault, words", FAULTS.values(), ids=FAULTS)
def test_a_picture_that_does_not_belong_fails_and_is_repaired(recorded, snippets, fault, words):
    fault(svg_file.path_of(recorded, "a"))
    problem = snippets.verify(recorded).problem
    assert (words or "drawn from another graph") in problem.message and "snippets record" in problem.fix
    assert snippets.record(recorded).written
    assert snippets.verify(recorded).problem is None


def test_a_picture_whose_snippet_is_gone(recorded, tmp_path):
    shutil.copy(svg_file.path_of(recorded, "a"), recorded.parent / "other.a.svg")
    with pytest.raises(svg_file.Problem, match="its snippet is gone"):
        find(root=tmp_path)


UNDRAWABLE = {
    "unknown name": ("a, nope", "unknown name 'nope'"),
    "too much": ("a, many", "more than 30 cannot be read"),
}


@pytest.mark.parametrize("names, words", UNDRAWABLE.values(), ids=UNDRAWABLE)
def test_what_cannot_be_drawn_names_the_line(write, servers, names, words):
    path = write(f"""
        # --8<-- [start:a]
        a = 1
        many = [[[] for _ in range(6)] for _ in range(6)]
        # --8<-- [end:a]
        # draw: {names}
    """)
    problem = problem_of_running(path, servers)
    assert words in problem.message and problem.line == 5


def problem_of_running(path, servers):
    """The problem of running a snippet that has no recording yet."""
    from snippets.engine.snippet.run import run
    from snippets.engine.snippet.sections import parse as parse_snippet
    with pytest.raises(svg_file.Problem) as caught:
        run(parse_snippet(path), servers)
    return caught.value


def test_unstable_heap_is_refused(write, snippets, graphviz):
    path = write("# --8<-- [start:a]\na = [hash('x') % 1000]\n# --8<-- [end:a]\n# draw: a\n")
    problem = snippets.record(path).problem
    assert "depends on the hash seed" in problem.message and "+  [0]  " in problem.details


@pytest.mark.skipif(not shutil.which("dot"), reason="drawing needs Graphviz, which a machine that only verifies lacks")
def test_graphviz_places_everything():
    graph = parse("a  -> o1\nb  -> t2\no1  list  {shared}\n  [0]  -> o1\n  [1]  -> t2\n"
                  "t2  Tensor  float32 (2,)  {shared}\n  storage  -> s3  1:3\ns3  storage\n  0  0.\n  1  1.\n  2  2.\n")
    plan = layout.plan(graph)
    assert len(plan.lines) == 5
    boxes = [(b.x, b.y, b.x + b.width, b.y + b.height) for b in plan.boxes.values()]
    for i, (left, top, right, bottom) in enumerate(boxes):
        assert -1 <= left and right <= plan.width + 1 and -1 <= top and bottom <= plan.height + 1
        assert all(right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
                   for other in boxes[i + 1:]), "two boxes overlap"
    assert plan.boxes["s3"].lanes == [("1:3", [1, 2])]


def test_there_are_as_many_as_promised():
    assert len(PICTURES) >= 20


def test_pictures_are_small():
    sizes = [path.stat().st_size for path in PICTURES]
    assert max(sizes) < 15_000 and statistics.median(sizes) < 8_000


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_pictures_are_plain(path):
    """Nothing inside that runs, loads, or gets in the way of another picture on the page; no fixed colour."""
    svg = path.read_text("utf-8")
    assert not re.search(r"<(script|style|image|foreignObject|a|use|font)\b|\bid=|\bon\w+=|url\(|@font", svg)
    colours = re.findall(r'(?:fill|stroke)="([^"]*)"', svg)
    assert colours and all(re.fullmatch(r"none|var\(--heap-[a-z]+,#[0-9a-f]{3,6}\)", colour) for colour in colours)
    assert svg.count("<title></title>") == 1


def test_a_wide_picture_has_one_for_a_phone(recorded):
    narrow = svg_file.path_of(recorded, "a", narrow=True)
    assert 'width="90"' in narrow.read_text("utf-8")
    for damage in (lambda: narrow.write_text(narrow.read_text("utf-8") + " ", "utf-8"), narrow.unlink):
        damage()
        assert svg_file.write_all(recorded, recording.fresh(recorded).graphs)
        assert svg_file.check_narrow(recorded, "a", recording.fresh(recorded).graphs["a"])


def test_pictures_for_a_phone_are_drawn_where_they_help():
    """A second one is narrower; a picture wider than a phone has one unless none is narrower. All are as they are drawn now."""
    for path, graphs in DRAWN.items():
        for section, graph in graphs.items():
            whole, narrow = svg_file.check(path, section, graph), svg_file.check_narrow(path, section, graph)
            drawn = svg_file.HEAD.match(svg_file.path_of(path, section).read_text("utf-8"))[3]
            assert drawn == str(svg_file.DRAWING), f"record {path} again"
            if narrow:
                assert svg_file.PHONE < svg_file.width(whole) > svg_file.width(narrow)
            elif shutil.which("dot"):
                assert not svg_file._for_phone(whole, graph), (path, section)


def test_numbers_are_written_as_python_prints_them():
    graph = parse("a  -> t1\nt1  Tensor  float32 (2,)\n  storage  -> s2\ns2  storage\n  0  1.\n  1  -2.\n")
    made = layout.box(graph.nodes["s2"], graph)
    assert [slot.value for slot in made.rows] == ["1.0", "-2.0"]
