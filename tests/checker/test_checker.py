"""The checker on labelled code: ast-grep's own test runner, the recorded figures, the published files."""

import json
import subprocess

import pytest
import yaml

from docs.hooks.rules import ast_grep
from docs.hooks.rules.figures import Figures
from docs.hooks.page.languages import LANGUAGES
from docs.hooks.rules.registry import read_rules
from tests.checker import measure

RULES = [rule for rule in read_rules() if rule.reliable]
BY_CODE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def test_there_are_rules():
    assert len(RULES) >= 1


@BY_CODE
def test_cases_are_enough(rule):
    """At least ten of either kind beside the rule's own snippets, no two alike, each of them Python."""
    cases = measure.cases(rule)
    for kind, codes in cases.items():
        assert len(codes) > 10, f"{rule.code} has {len(codes)} {kind} cases"
        assert len(set(codes)) == len(codes), f"{rule.code}: two {kind} cases are alike"
        for code in codes:
            compile(code, f"{rule.code} {kind}", "exec", flags=0x2000)  # PyCF_ALLOW_TOP_LEVEL_AWAIT, as notebooks do


@BY_CODE
def test_cases_by_ast_greps_own_runner(rule, tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "tests").mkdir()
    (tmp_path / "rules" / "rule.yml").write_text(rule.text, "utf-8")
    labelled = yaml.safe_load((measure.CASES / f"{rule.name}.yml").read_text("utf-8"))
    (tmp_path / "tests" / f"{rule.name}-test.yml").write_text(
        yaml.safe_dump({"id": labelled["id"], **measure.cases(rule)}, allow_unicode=True), "utf-8")
    (tmp_path / "sgconfig.yml").write_text("ruleDirs: [rules]\ntestConfigs: [{testDir: tests}]\n", "utf-8")
    result = subprocess.run([measure.AST_GREP, "test", "--skip-snapshot-tests"], cwd=tmp_path, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "1 passed" in result.stdout, result.stdout


def test_the_figures_on_the_site_are_those_of_now():
    recorded = json.loads(measure.MEASURED.read_text("utf-8"))
    assert recorded == measure.measured(), "fix: python -m tests.checker.measure"


def test_every_case_file_is_of_a_rule():
    files = {path.stem for path in measure.CASES.glob("*.yml")}
    assert files == {rule.name for rule in RULES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_published_bundle_is_the_sources(language, site):
    """As files and as one bundle; beside message and address nothing differs from `rule.yml`."""
    folder, figures = site / "checker" / language, Figures()
    bundle = list(yaml.safe_load_all((folder / ast_grep.BUNDLE).read_text("utf-8")))
    assert [each["id"] for each in bundle] == [rule.code for rule in RULES]
    for rule, published in zip(RULES, bundle):
        assert published == yaml.safe_load((folder / f"{rule.code}.yml").read_text("utf-8"))
        address = f"http://127.0.0.1:8000/r/{rule.code}/{language}/"
        assert published.pop("message") == f"{rule.message[language]} {address}"
        assert published.pop("url") == address
        source = {key: value for key, value in rule.body.items() if key not in ("message", "metadata", "url")}
        source["severity"] = figures.severity(rule)
        assert published == source
    assert {path.name for path in folder.iterdir()} == {ast_grep.BUNDLE, *(f"{rule.code}.yml" for rule in RULES)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_published_bundle_finds_the_bad_snippets_and_no_other(language, site):
    found = measure.findings(site / "checker" / language / ast_grep.BUNDLE, measure.RULES)
    named = {(each["file"].split("/")[-2], each["file"].split("/")[-1], each["ruleId"].lower()) for each in found}
    assert {(rule.name, "bad.py", rule.name) for rule in RULES} <= named
    assert not [each for each in named if each[1] == "good.py"], "a cure is reported"


def test_the_project_itself_is_clean(tmp_path):
    """Our own tools make none of these mistakes."""
    ast_grep.write(tmp_path, "")
    bundle = tmp_path / "checker" / "en" / ast_grep.BUNDLE
    root = measure.ROOT
    for folder in ("snippets/engine", "snippets/recipes", "docs", "tests"):
        assert not measure.findings(bundle, root / folder), folder
