"""While serving: a saved snippet runs, its page shows what it printed or what went wrong, the server lives."""

import re
import sys
import threading
import time
import urllib.request
from pathlib import Path
from types import SimpleNamespace

import pytest
from watchdog.events import FileMovedEvent, PatternMatchingEventHandler

from docs.hooks.serve.live import IGNORED, PATIENCE, Live
from snippets.engine.live_recorder import LIMIT
from snippets.engine.snippet import recording
from tests.project import LONG, copy_to, needs, serve, without_torch

SNIPPET, PAGE = "snippets/state_dict/alias.py", "/{}/state-dict/"
LAB, LAB_PAGE = "snippets/labs/list_exercise.py", "/{}/labs/list-exercise/"
SERVE = f"{sys.executable} -m mkdocs serve"
STOP = "mkdocs build would stop here"


class Author:
    """Someone who edits a copy of the project and looks at the served pages."""

    def __init__(self, project: Path, server):
        self.project, self.server = project, server

    def edit(self, name: str, old: str, new: str) -> None:
        """Save a file with one thing replaced."""
        path = self.project / name
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    def sees(self, *words: str, page: str = PAGE, without: str | None = None, seconds: float = LONG) -> None:
        """Wait until both languages' pages show these words, and not `without`."""
        for language in ("zh", "en"):
            self.server.wait_for(page.format(language), lambda html: html and all(w in html for w in words)
                                 and (without is None or without not in html), seconds)


@pytest.fixture(scope="module")
def author(tmp_path_factory):
    """One server for these tests; each leaves the project as it found it."""
    needs("torch")
    folder = tmp_path_factory.mktemp("live")
    project = copy_to(folder / "project")
    with serve(project, SERVE, folder / "log") as server:
        server.wait_for("/zh/state-dict/", bool, LONG)
        yield Author(project, server)


@pytest.fixture
def before(author):
    """The snippet's recording and its text; the snippet is as it was when the test is over, and so must this be."""
    snippet = author.project / SNIPPET
    out, source = snippet.with_suffix(".out"), snippet.read_text("utf-8")
    text = out.read_text("utf-8")
    yield out, text
    if snippet.read_text("utf-8") != source:
        snippet.write_text(source, "utf-8")
    author.sees("[[8.0, 0.0]] True", without=STOP)
    assert out.read_text("utf-8") == text


def test_a_saved_snippet_is_recorded_and_shown(author, before):
    out, text = before
    whole_builds = author.server.said().count("Building documentation")
    author.edit(SNIPPET, "print(list(state))", 'print("saved", list(state))')
    author.sees("saved [")
    assert "saved [" in recording.fresh(author.project / SNIPPET).output["setup"]
    author.edit(SNIPPET, 'print("saved", list(state))', "print(list(state))")
    author.sees(without="saved [")
    assert author.server.said().count("Building documentation") == whole_builds, f"the whole site was built\n{author.server.said()[-3000:]}"


def test_a_broken_snippet_shows_its_error_and_records_nothing(author, before):
    out, text = before
    author.edit(SNIPPET, 'state["bias"] += 100\n', 'state["bias"] += 100\nstate["gone"]\n')
    author.sees(STOP, f"{SNIPPET}:15: raised KeyError: ")
    assert out.read_text("utf-8") == text
    author.edit(SNIPPET, 'state["gone"]\n', "")
    author.sees("[[8.0, 0.0]] True", without=STOP)


@pytest.mark.parametrize("old, new, words", [
    ("# --8<-- [end:in-place]\n", "", [f"{SNIPPET}:21: section ", "starts inside section "]),
    ("model = nn.Linear(2, 1)", "model = nn.Linear(2, 1", [f"{SNIPPET}:6: is not Python: "]),
    ("print(list(state))", "print(id(state))", ["prints something else"]),
    ("print(list(state))", "import os; os._exit(3)", ["its interpreter died before the end (exit code 3)"]),
    ("print(list(state))", 'print("~~~~~~\\n```\\n</pre><b id=x>"); raise ValueError("--8<" "-- [x]\\n```")', ["raised ValueError: "]),
], ids=["malformed", "no Python", "not deterministic", "dead", "hostile"])
def test_every_fault_is_shown_and_goes(author, before, old, new, words):
    author.edit(SNIPPET, old, new)
    author.sees(STOP, *words)
    out, text = before
    assert out.read_text("utf-8") == text


def test_requests_are_answered_while_a_snippet_is_recorded(author, before):
    """A run that never ends is one for as long as its limit; MkDocs' own server would answer nobody until then."""
    assert PATIENCE < 1  # after this many seconds a request gets the page as it was
    said = len(author.server.said())
    author.edit(SNIPPET, "print(list(state))", "print(list(state))\nwhile True: pass")
    deadline = time.monotonic() + LONG
    while "Detected file changes" not in author.server.said()[said:]:
        assert time.monotonic() < deadline, author.server.said()
        time.sleep(0.02)
    for path in (PAGE.format("en"), "/zh/references/", PAGE.format("zh")):
        assert b"</html>" in urllib.request.urlopen(author.server.address + path, timeout=LONG).read()
    assert "ran longer than" not in author.server.said()[said:], "they waited for the run"
    author.sees(STOP, f"ran longer than {LIMIT:g} s")


def test_300_mb_printed_and_a_rename_are_named(author, before):
    """A snippet that goes beyond a bound, and one that gets another name, as by `git mv`."""
    def shows(*words: str) -> bool:
        html = urllib.request.urlopen(author.server.address + PAGE.format("en"), timeout=LONG).read().decode()
        return all(word in html for word in words)

    snippet = author.project / SNIPPET
    faults = [(lambda: author.edit(SNIPPET, "print(list(state))", "for _ in range(300): print('x' * (1 << 20))"),
               lambda: author.edit(SNIPPET, "for _ in range(300): print('x' * (1 << 20))", "print(list(state))"),
               f"{SNIPPET}:8: printed more than 1 MB, and was stopped", f"{SNIPPET}:8: printed more than 1 MB"),
              (lambda: snippet.rename(snippet.with_name("other.py")), lambda: snippet.with_name("other.py").rename(snippet),
               "there is no such snippet", f"{SNIPPET.replace('.py', '.out')}:1: its snippet is gone, or has another name")]
    for spoil, restore, shown, words in faults:
        said = len(author.server.said())
        spoil()
        try:
            deadline = time.monotonic() + LONG
            while not shows(shown) or words not in author.server.said()[said:]:
                assert time.monotonic() < deadline, author.server.said()[said:]
            assert len(author.server.said()) - said < 1 << 20
        finally:
            restore()
        author.sees("[[8.0, 0.0]] True", without=STOP)
    snippet.with_name("other.out").unlink(missing_ok=True)


def test_some_pages_are_built_as_all_are(author, before):
    """After edits to snippets and back, the served files are those that a build of everything makes."""
    served = author.server
    author.edit(SNIPPET, "manual_seed(0)", "manual_seed(1)")
    author.edit(SNIPPET, "manual_seed(1)", "manual_seed(0)")
    time.sleep(3)
    paths = ["/zh/state-dict/", "/en/conclusions/", "/zh/search/search_index.json", "/en/sitemap.xml"]
    def look():
        return [re.sub(r"livereload\(.*?\);", "", served.wait_for(path, bool, LONG)) for path in paths]
    one = look()
    said = served.said().count("Documentation built")
    author.edit("mkdocs.yml", "\n\ntheme:", "\n\n\ntheme:")  # builds all
    deadline = time.monotonic() + LONG
    while served.said().count("Documentation built") == said:
        assert time.monotonic() < deadline, served.said()
        time.sleep(0.2)
    assert look() == one
    author.edit("mkdocs.yml", "\n\n\ntheme:", "\n\ntheme:")


def test_a_lab_is_recorded_and_shown(author):
    """What fails is not recorded, so that it takes no run to put it right. The last test that looks at this lab."""
    old = (author.project / LAB).read_text("utf-8")
    author.edit(LAB, "predicted_b = ...", "predicted_b = ...\nprint(6 / 0)")
    author.sees(STOP, "raised ZeroDivisionError: division by zero", page=LAB_PAGE)
    (author.project / LAB).write_text(old, "utf-8")
    author.sees(page=LAB_PAGE, without=STOP)
    author.edit(LAB, "predicted_b = ...", 'predicted_b = ...\nprint("saved", 6 * 7)')
    author.sees("saved 42", page=LAB_PAGE)


def test_the_interpreters_end_with_the_server(tmp_path):
    needs("torch")
    project = copy_to(tmp_path / "project")
    with serve(project, "exec " + SERVE, tmp_path / "log") as server:
        Author(project, server).sees()
        children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
        deadline = time.monotonic() + LONG
        while not (all_ := [int(n) for tid in Path(f"/proc/{server.process.pid}/task").iterdir()
                            for n in (tid / "children").read_text().split()]):
            assert time.monotonic() < deadline, children
            time.sleep(0.2)
    deadline = time.monotonic() + LONG
    while any(Path(f"/proc/{pid}").exists() for pid in all_):
        assert time.monotonic() < deadline, "still running"
        time.sleep(0.2)


def test_without_torch_it_says_so_once_and_shows_the_recordings(tmp_path):
    project = copy_to(tmp_path / "project")
    with serve(project, f"{without_torch(tmp_path)} {SERVE}", tmp_path / "log") as server:
        author = Author(project, server)
        author.sees("[[8.0, 0.0]] True", without=STOP)
        author.edit(SNIPPET, "manual_seed(0)", "manual_seed(1)")
        author.sees(STOP, "changed since it was recorded", f"python -m snippets record {SNIPPET}")
        author.edit(SNIPPET, "manual_seed(1)", "manual_seed(0)")
        author.sees("[[8.0, 0.0]] True", without=STOP)
        assert server.said().count("PyTorch is not installed") == 1


@pytest.mark.parametrize("name, ignored", [
    ("docs/.alias.out.x3", True), ("docs/.page.md.swp", True), ("docs/page.md~", True), ("snippets/__pycache__/a.cpython-311.pyc", True),
    ("docs/en/page.md", False), ("snippets/state_dict/alias.py", False), ("snippets/state_dict/alias.out", False),
])
def test_files_that_programs_make_for_themselves_are_no_change(name, ignored):
    """Whole paths, since the watcher compares those; a hidden folder above the project hides nothing."""
    handler = PatternMatchingEventHandler(ignore_patterns=IGNORED)
    assert handler.is_ignored(f"/home/author/.work/project/{name}") == ignored


def test_a_file_that_replaces_another_is_the_only_change():
    server = SimpleNamespace(_watched_paths={}, _rebuild_cond=threading.Condition(), root="", _inject_js_into_html=None)
    live = Live(server, None, None, None, None)
    live.building = True
    live.dispatch(FileMovedEvent("/project/docs/.page.md.x", "/project/docs/page.md"))
    assert live.changed == {Path("/project/docs/page.md")}
