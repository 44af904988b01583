"""The fixes: ast-grep applies them to the bad examples, which then print what the good ones print."""

import ast
import re
import subprocess
import sys
import textwrap

import pytest

from docs.hooks.page.languages import LANGUAGES
from docs.hooks.rules.registry import read_rules
from snippets.engine.snippet import recording
from tests.checker import measure
from tests.checker.findings import AST_GREP, findings
from tests.project import needs

FIXED = [rule for rule in read_rules() if rule.fixes]
SECTION = re.compile(r"# --8<-- \[start:(.*?)\]\n(.*?)# --8<-- \[end:\1\]\n", re.DOTALL)
# Programs of the rules whose own bad example shows what has no fix: (program, what it prints when it is fixed).
OTHERS = {
    "AC302": ("import copy\nimport torch\nmodel, best_loss = torch.nn.Linear(1, 1), 1.0\ntorch.nn.init.zeros_(model.weight)\n"
              "for loss in (0.5, 0.7):\n    if loss < best_loss:\n        best_loss, best = loss, {k: v.detach() for k, v in model.state_dict().items()}\n"
              "    torch.nn.init.ones_(model.weight)\nprint(best['weight'].item())\n", "0.0\n"),
    "AC306": ("from torch import nn\nmodel = nn.Sequential(*[nn.Linear(1, 1)] * 3)\nprint(len(list(model.parameters())))\n", "6\n"),
}


def programs(rule) -> dict[str, tuple[str, str]]:
    """{section whose output the fix changes: (the bad example up to its end, what the good one prints up to there)}."""
    if rule.code in OTHERS:
        return {"other": OTHERS[rule.code]}
    bad, good = rule.path.parent / "bad.py", rule.path.parent / "good.py"
    before, after = recording.read(bad).output, recording.read(good).output
    sections, cured = SECTION.findall(bad.read_text("utf-8")), dict(SECTION.findall(good.read_text("utf-8")))
    found = {}
    for number, (name, _) in enumerate(sections, 1):
        own = sections[:number]
        if all(each in cured for each, _ in own) and before.get(name) != after.get(name):
            found[name] = "".join(text for _, text in own), "".join(after.get(each, "") for each, _ in own)
    return found


def scan(bundle, *options, **more):
    return subprocess.run([AST_GREP, "scan", "-r", bundle, *options], capture_output=True, text=True, **more)


def run_all(folder, names) -> str:
    """What some programs of a folder print, each after a line with its name, in one process."""
    script = "import runpy, sys\nfor name in sys.argv[1:]:\n    print('##', name)\n    runpy.run_path(name + '.py')\n"
    result = subprocess.run([sys.executable, "-c", script, *names], cwd=folder, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    """A file of all rules that have a fix."""
    path = tmp_path_factory.mktemp("fixes") / "rules.yml"
    path.write_text("---\n".join(rule.text for rule in FIXED), "utf-8")
    return path


def test_each_bad_example_prints_what_the_good_one_prints(bundle, tmp_path):
    """Also all of them in one file, each in a function: the fixes leave a program that runs, and no finding."""
    needs("torch")
    expected, whole = {}, "import copy\n"
    for rule in FIXED:
        found = programs(rule)
        assert found, f"{rule.code}: no section prints something else than in the good example"
        for section, (program, output) in found.items():
            expected[f"{rule.name}-{section}"] = output
            (tmp_path / f"{rule.name}-{section}.py").write_text(program, "utf-8")
        whole += f"def {rule.name}():\n{textwrap.indent(program, '    ')}\n\n{rule.name}()\n"
    (tmp_path / "whole.py").write_text(whole, "utf-8")
    expected["whole"] = "".join(list(programs(rule).values())[-1][1] for rule in FIXED)
    assert {each["ruleId"] for each in findings(bundle, tmp_path / "whole.py")} == {rule.code for rule in FIXED}
    scan(bundle, "--update-all", tmp_path)
    printed = dict(re.findall(r"## (\S+)\n(.*?)(?=##|\Z)", run_all(tmp_path, expected), re.DOTALL))
    assert printed == expected
    assert findings(bundle, tmp_path) == []


def test_every_fix_of_a_case_is_python(bundle, tmp_path):
    """No fix of a labelled bad case leaves what does not compile, and each rule fixes some."""
    cases = {f"{rule.name}-{number}": code for rule in FIXED for number, code in enumerate(measure.cases(rule)["invalid"])}
    for name, code in cases.items():
        (tmp_path / f"{name}.py").write_text(code, "utf-8")
    scan(bundle, "--update-all", tmp_path)
    fixed = {name: (tmp_path / f"{name}.py").read_text("utf-8") for name in cases}
    for name, code in fixed.items():
        compile(code, name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    assert {name.partition("-")[0] for name in cases if fixed[name] != cases[name]} == {rule.name for rule in FIXED}


def fit(line: str, at_once: str = "\n            ") -> str:
    """A program that keeps a state, after a line."""
    return (f"{line}\ndef fit(model):\n    best_loss = 9\n    for loss in losses:\n        train(model)\n        if loss < best_loss:"
            f"{at_once}best = model.state_dict()\n    model.load_state_dict(best)\n")


ALIAS, IMPORTED, NAMED = "best = model.state_dict()", "best = copy.deepcopy(model.state_dict())", "best = deepcopy(model.state_dict())"
IMPORTS = f"import copy\n            {IMPORTED}"
FITS = {  # {program: what becomes of its state}; ALIAS: it is found and left
    fit("from copy import copy, deepcopy"): NAMED,
    fit("import os, copy"): IMPORTED,
    fit("import os"): IMPORTS,
    fit("x.copy(copy=True)"): IMPORTS,  # no use of the name
    fit("import copy as c"): ALIAS, fit("from copy import deepcopy as d"): ALIAS,  # the name is another one, or taken
    fit("copy = 3"): ALIAS, fit("from tools import copy"): ALIAS,
    fit("import copy\nfrom copy import copy"): ALIAS, fit("import copy\nfrom copy import deepcopy, copy"): NAMED, fit("import copy\ncopy, x = 1, 2"): ALIAS,
    fit("import copy\ndef g(x, copy=False): pass"): ALIAS, fit("import copy\nwith a as copy: pass"): ALIAS,
    fit("import copy\nx.copy(copy=True)"): IMPORTED,
    fit("import os", at_once=" "): ALIAS,  # no place for the import
}
LEFT = (
    "a = [[], []] * 2\na[0].append(1)\n",  # the places of two lists
    "a = [row] * 3\na[0].append(1)\n",  # built before
    "a = [[_]] * 3\na[0].append(1)\n",  # the comprehension's own name
    "class A:\n    n = 2\n    g = [[n]] * 3\n    def f(self):\n        self.g[0][0] = 1\n",  # a class's names are not seen in there
    "a = [[next(it)]] * 3\na[0].append(1)\n",  # another value each time
    "d = dict.fromkeys(keys, shared)\nd[k].append(1)\n",
    "d = Mine.fromkeys(keys, [])\nd[k].append(1)\n",
)

CHANGED = {
    "import copy\nx = np.zeros(2)\nfor t in range(3):\n    x[0] = t\n    xs.append({'x': x, 't': t})\n":
    "import copy\nx = np.zeros(2)\nfor t in range(3):\n    x[0] = t\n    xs.append({'x': copy.deepcopy(x), 't': t})\n",
}


def test_what_is_not_certain_is_left(bundle, tmp_path):
    """And a deep copy is called as the file can call it."""
    cases = {code: code for code in LEFT} | {code: code.replace(ALIAS, fixed) for code, fixed in FITS.items()} | CHANGED
    for number, code in enumerate(cases):
        (tmp_path / f"{number}.py").write_text(code)
    assert {each["file"].split("/")[-1] for each in findings(bundle, tmp_path)} == {f"{number}.py" for number in range(len(cases))}
    scan(bundle, "--update-all", tmp_path)
    for number, fixed in enumerate(cases.values()):
        assert (tmp_path / f"{number}.py").read_text() == fixed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_say_whether_there_is_a_fix(language, site):
    words = {"en": ("Fix: by the checker", "Fix: by hand"), "zh": ("修复：检查器能改", "修复：手动改")}[language]
    for rule in read_rules():
        text = re.sub("<[^>]+>", "", (site / language / "rules" / rule.name / "index.html").read_text("utf-8"))
        assert [word in text for word in words] == [rule.reliable and rule.fixes, rule.reliable and not rule.fixes], rule.code
