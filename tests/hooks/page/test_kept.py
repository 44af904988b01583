"""What is kept between builds is made again where it must be, and a project that cannot be written to can still be built."""

import json

import pytest

from docs.hooks.page import kept
from docs.hooks.page.kept import Kept
from tests.project import build, copy_to


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of what is kept, in place of the project's; not there yet."""
    monkeypatch.setattr(kept, "CACHE", tmp_path / "cache")
    return tmp_path / "cache"


def made(of: str, *keys: str) -> list[str]:
    """Ask for the texts of these keys in a build of its own; the keys whose texts were made."""
    found: list[str] = []
    texts = Kept("texts", of)
    for key in keys:
        assert texts.get(key, lambda: found.append(key) or key.upper()) == key.upper()
    texts.save()
    return found


def test_a_text_is_made_once(folder):
    assert made("1.0", "a", "b", "a") == ["a", "b"]
    assert made("1.0", "a", "c") == ["c"]
    assert made("1.0", "a", "b") == ["b"], "what a build did not ask for is kept no longer"


def test_other_versions_keep_nothing(folder):
    made("1.0", "a")
    assert made("1.1", "a") == ["a"]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"of": "1.0"}', json.dumps({"of": "1.0", "texts": {"a": 1}})])
def test_what_is_damaged_is_made_again(folder, text):
    folder.mkdir()
    (folder / "texts.json").write_text(text)
    assert made("1.0", "a") == ["a"] and made("1.0", "a") == []


def test_where_nothing_can_be_kept_all_is_made(folder):
    folder.write_text("a file in the folder's place")
    assert made("1.0", "a") == ["a"] and made("1.0", "a") == ["a"]


def test_a_project_that_cannot_be_written_to_is_built(tmp_path):
    project = copy_to(tmp_path / "project")
    (project / ".cache").write_text("a file in the folder's place")  # root may write anywhere else
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stdout + result.stderr
    assert (project / ".cache").is_file() and (tmp_path / "site/en/state-dict/index.html").is_file()
