"""An upgrade of the theme that our patches do not fit stops the build, and says which."""

import re
from pathlib import Path

import material
import pytest
from mkdocs.exceptions import PluginError

from docs.hooks.theme import patches
from snippets.project import ROOT, shown
from tests.project import build, copy_to

THEME = Path(material.__file__).parent / "templates"


def test_the_theme_is_the_version_that_the_patches_were_written_for():
    pin = re.search(r"^mkdocs-material==(\S+)", (ROOT / "docs" / "requirements.txt").read_text("utf-8"), re.MULTILINE)[1]
    assert pin == patches.VERSION and not patches.missing(THEME)


FILES = [*sorted((ROOT / "docs" / "assets" / "javascripts" / "theme").iterdir()), ROOT / "docs" / "overrides" / "theme-patches.html"]


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_each_patch_says_the_version_that_it_was_written_for(path):
    assert re.findall(r"mkdocs-material ([\d.]+\d)", path.read_text("utf-8")) == [patches.VERSION]


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_what_each_patch_relies_on_is_looked_up(path):
    """A template's `patched` looks for itself what it replaces."""
    assert any(each.user.startswith(f"{shown(path)}, ") for each in patches.RELIED_ON)


def test_only_the_patches_replace_what_is_the_theme_s():
    """Other templates and scripts know nothing of the theme's script; `super() | patched` is in the one template."""
    for path in [*(ROOT / "docs" / "overrides").glob("*.html"), *(ROOT / "docs" / "assets" / "javascripts").glob("*.js")]:
        patching = re.search(r"\| *(?:patched|replace)\(|\.prototype\b|__md_|history\.replaceState *=", path.read_text("utf-8"))
        assert bool(patching) == (path.name == "theme-patches.html"), shown(path)


@pytest.mark.parametrize("gone", patches.RELIED_ON, ids=lambda each: each.text)
def test_each_reliance_is_looked_up(gone, tmp_path):
    """In a theme whose file lacks the one text, that is said, with what needs it."""
    for each in patches.RELIED_ON:
        file, = THEME.glob(each.file)
        copy = tmp_path / file.relative_to(THEME)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(file.read_text("utf-8").replace(gone.text, ""), "utf-8")
    assert any(repr(gone.text) in said and gone.user in said for said in patches.missing(tmp_path))


def test_a_second_request_is_noticed(tmp_path):
    """The search's script holds back the one request that the bundle makes: with two it would be the wrong one."""
    one = next(each for each in patches.RELIED_ON if each.text == "new XMLHttpRequest")
    file, = THEME.glob(one.file)
    copy = tmp_path / file.relative_to(THEME)
    copy.parent.mkdir(parents=True)
    copy.write_text(file.read_text("utf-8") + ";new XMLHttpRequest", "utf-8")
    assert any("2 times" in said for said in patches.missing(tmp_path, (one,)))


def test_a_missing_file_is_noticed(tmp_path):
    assert len(patches.missing(tmp_path)) == len(patches.RELIED_ON)


def test_html_that_is_not_there():
    assert patches.patched("<b>x</b>", "<b>", "<i>") == "<i>x</b>" and patches.patched("x", "", "y") == "x"
    with pytest.raises(PluginError, match=r"docs/overrides/theme-patches\.html replaces '<u>'") as stopped:
        patches.patched("<b>x</b>", "<u>", "<i>")
    assert patches.VERSION in str(stopped.value) and "fix: " in str(stopped.value)



def test_the_build_stops(tmp_path):
    project = copy_to(tmp_path / "project")
    template = project / "docs" / "overrides" / "theme-patches.html"
    template.write_text(template.read_text("utf-8").replace("patched('role=\"dialog\"'", "patched('role=\"window\"'"), "utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode and "docs/overrides/theme-patches.html replaces 'role=\"window\"'" in result.stdout + result.stderr
    assert "Traceback" not in result.stdout + result.stderr
