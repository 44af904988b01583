"""The recordings of labs are whole and of one run; what a reader downloads runs by itself.

That each lab, run again, gives what was recorded is tried by `tests/test_surroundings.py`, as on another machine.
"""

import json
import shutil

import nbformat
import pytest
from nbclient import NotebookClient

from snippets.engine.lab import notebook
from snippets.engine.lab.recorder import Labs, comparable
from snippets.engine.lab.source import LABS, find, parse
from snippets.engine.problem import Problem
from snippets.engine.verify import chosen
from snippets.project import shown


def test_there_are_five():
    assert len(find()) >= 5


def test_every_recording_has_its_lab():
    assert {path.name.split(".")[0] for path in LABS.glob("*.ipynb")} == {path.stem for path in find()}


@pytest.mark.parametrize("path", find(), ids=lambda path: path.stem)
def test_recorded_notebooks_are_of_stable_form(path):
    recorded = notebook.fresh(path)
    lab = parse(path)
    for language in ("zh", "en"):
        made = nbformat.read(notebook.path_of(path, language), as_version=4)
        nbformat.validate(made)
        text = notebook.path_of(path, language).read_text("utf-8")
        assert "<dc:date>" not in text and "/tmp/" not in text and "\\r" not in text
        prose = [cell for cell in made.cells if cell.cell_type == "markdown"]
        assert len(prose) == len(lab.cells) - len(lab.cells_in("zh" if language == "en" else "en"))
    assert len({sum(c["cell_type"] == "markdown" for c in n["cells"]) for n in recorded.notebooks.values()}) == 1


def test_what_another_run_does_not_repeat_is_one_plot():
    """The exemption from comparing is used where it must be, and for plots alone."""
    exempt = [(path.stem, cell) for path in find() for cell in parse(path).code if "one-run" in cell.tags]
    assert [stem for stem, _ in exempt] == ["cost_of_a_copy"]
    lab = parse(LABS / "cost_of_a_copy.py")
    outputs = notebook.read(lab.path).outputs
    at = lab.code.index(exempt[0][1])
    assert [list(o["data"]) for o in outputs[at]] == [["image/svg+xml", "text/plain"]]
    changed = json.loads(json.dumps(outputs))
    changed[at][0]["data"]["image/svg+xml"][0] += "x"
    assert comparable(lab, changed) == comparable(lab, outputs)
    changed[at][0]["data"].pop("image/svg+xml")
    assert comparable(lab, changed) != comparable(lab, outputs)


@pytest.mark.parametrize("path", find(), ids=lambda path: path.stem)
def test_downloaded_notebook_runs_from_an_empty_folder(path, site, tmp_path):
    name = path.stem.replace("_", "-")
    made = {language: nbformat.read(site / language / "labs" / name / f"{name}.ipynb", as_version=4)
            for language in ("zh", "en")}
    for one in made.values():
        nbformat.validate(one)
        assert "../" not in "".join(cell.source for cell in one.cells if cell.cell_type == "markdown")
    code = [[(cell.source, cell.outputs) for cell in one.cells if cell.cell_type == "code"] for one in made.values()]
    assert code[0] == code[1]
    assert any(cell.outputs for cell in made["en"].cells if cell.cell_type == "code")
    NotebookClient(made["en"], timeout=120, kernel_name="python3",
                   resources={"metadata": {"path": str(tmp_path)}}).execute()


RIGHT = {
    "b": [1, 2, 3, 4, ["a", "b", "c"], 5], "c": [1, 2, 3, 4, ["a", "b", "c"]], "d": [1, 2, 3, 4, ["a", "b"]],
    "first": [1, 2, 3], "li1": [1, 2, [3, 5], 4],
    "item": [1, 2, [3, 5], 4], "inner": [1, 2, [7, 5], 4], "replaced": [1, 2, [3, 5], 4], "extended": [1, 2, [3, 5, 6], 4],
}


@pytest.mark.parametrize("answer, mark", [(lambda name: "...", "?"), (lambda name: repr(RIGHT[name]), "✓"),
                                          (lambda name: "None", "✗")])
def test_the_exercise_checks_answers(answer, mark, capsys):
    code = "\n".join(cell.text for cell in parse(LABS / "list_exercise.py").code)
    for name in RIGHT:
        assert f"predicted_{name} = ..." in code
        code = code.replace(f"predicted_{name} = ...", f"predicted_{name} = {answer(name)}")
    exec(code, {})
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [[name, mark] for name in RIGHT]


def test_a_path_names_a_lab_its_notebook_or_the_folder():
    one = LABS / "lost_checkpoint.py"
    for path in (one, notebook.path_of(one, "zh")):
        assert chosen([path]) == ([], [one])
    assert chosen([LABS]) == ([], find())
    snippets, labs = chosen([])
    assert snippets and labs == find()
    assert chosen([LABS.parent / "state_dict"])[1] == []
    with pytest.raises(Problem, match="is no lab"):
        chosen([LABS / "nowhere.py"])


@pytest.fixture
def copied(tmp_path):
    """A lab with its recording, to be broken."""
    for file in LABS.glob("list_exercise.*"):
        shutil.copy(file, tmp_path)
    return tmp_path / "list_exercise.py"


def test_a_changed_character_of_the_source_is_noticed(copied):
    text = copied.read_text("utf-8")
    copied.write_text(text.replace("a.append(5)", "a.append(6)"), "utf-8")
    with pytest.raises(Problem, match="changed since it was recorded") as caught:
        notebook.fresh(copied)
    assert "snippets record" in caught.value.fix
    assert "changed since it was recorded" in str(Labs().verify(copied).problem)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_character_of_a_recording_counts(copied, language):
    path = notebook.path_of(copied, language)
    text = path.read_text("utf-8")
    for at in range(0, len(text), 13):
        path.write_text(text[:at] + ("y" if text[at] == "x" else "x") + text[at + 1:], "utf-8")
        with pytest.raises(Problem, match="changed by hand"):
            notebook.read(copied)


def test_notebooks_of_two_runs_are_noticed(copied):
    path = notebook.path_of(copied, "en")
    other = json.loads(path.read_text("utf-8"))
    other["cells"][-2]["outputs"][0]["text"][0] = "something else\n"
    path.write_text(notebook.dump(notebook.sealed(other)), "utf-8")
    with pytest.raises(Problem, match="not of one run"):
        notebook.read(copied)


def test_a_missing_notebook(copied):
    notebook.path_of(copied, "zh").unlink()
    with pytest.raises(Problem, match="has no recording list_exercise.zh.ipynb"):
        notebook.read(copied)


def test_other_output_is_a_diff(copied):
    for language in ("zh", "en"):
        path = notebook.path_of(copied, language)
        other = json.loads(path.read_text("utf-8"))
        cell = next(cell for cell in other["cells"] if cell.get("outputs"))
        cell["outputs"][0]["text"][0] = "b  ✓\n"
        path.write_text(notebook.dump(notebook.sealed(other)), "utf-8")
    problem = Labs().verify(copied).problem
    assert "the output differs" in problem.message and "-b  ✓" in problem.details and "+b  ?" in problem.details
    assert problem.line > 1, shown(problem.path)
