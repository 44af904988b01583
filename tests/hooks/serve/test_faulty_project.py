"""While serving and while building: whatever is wrong with the project's files is named with file and line, and nothing hangs."""

import os
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.project import LONG, Server, build, copy_to, environment, serve, without_torch

STOP = "mkdocs build would stop here"
SERVE = f"{sys.executable} -m mkdocs serve"


def write(name: str, data: bytes):
    """Replace a file's content."""
    def change(project: Path) -> None:
        assert (project / name).is_file()
        (project / name).write_bytes(data)
    return change


def insert(name: str, line: int, data: bytes):
    """Put a line before another one of a file; lines count from 1."""
    def change(project: Path) -> None:
        lines = (project / name).read_bytes().splitlines(keepends=True)
        (project / name).write_bytes(b"".join([*lines[:line - 1], data + b"\n", *lines[line - 1:]]))
    return change


def remove(*names: str):
    """Remove files or folders."""
    def change(project: Path) -> None:
        for name in names:
            (project / name).unlink() if (project / name).is_file() else shutil.rmtree(project / name)
    return change


def rename(old: str, new: str):
    """Rename a file."""
    return lambda project: (project / old).rename(project / new)


def link(name: str, target: str):
    """Put a symbolic link in place of a file, or where there is none."""
    def change(project: Path) -> None:
        (project / name).unlink(missing_ok=True)
        (project / name).symlink_to(target)
    return change


# What is done to the project, and what must be said of it.
FAULTS = {
    "a page that is not UTF-8": (insert("docs/en/state-dict.md", 7, b"\xff"), ["docs/en/state-dict.md:7: is not UTF-8: byte 0xff"]),
    "a page deleted that a rule points to": (remove("docs/en/state-dict.md"), ["docs/zh/state-dict.md:1: has no twin docs/en/state-dict.md"]),
    "both pages deleted that a rule points to": (remove("docs/en/corrections.md", "docs/zh/corrections.md"),
                                                 ["names a page that is not there: docs/en/corrections.md", "snippets/rules/ac204/rule.yml:"]),
    "front matter that is no YAML": (insert("docs/en/state-dict.md", 2, b"a: [1"), ["docs/en/state-dict.md:", "its front matter is no YAML"]),
    "front matter that is a text": (write("docs/en/state-dict.md", b"---\ntitle\n---\n\n# A\n"), ["docs/en/state-dict.md:2: its front matter"]),
    "a page emptied": (write("docs/en/state-dict.md", b""), ["docs/en/state-dict.md:1: has no front matter"]),
    "front matter without a title": (write("docs/en/index.md", b"---\ndescription: a\n---\n\n# A\n"), ["docs/en/index.md:2: its front matter has no title"]),
    "broken mkdocs.yml": (insert("mkdocs.yml", 3, b"  a: [1"), ["mkdocs.yml", "line 3"]),
    "mkdocs.yml with an unknown plugin": (insert("mkdocs.yml", 58, b"  - nowhere"), ["nowhere"]),
    "mkdocs.yml deleted": (remove("mkdocs.yml"), ["mkdocs.yml"]),
    "a broken rule": (insert("snippets/rules/ac301/rule.yml", 2, b"a: [1"), ["snippets/rules/ac301/rule.yml:3: "]),
    "a rule that is not UTF-8": (insert("snippets/rules/ac301/rule.yml", 2, b"# \xff"), ["snippets/rules/ac301/rule.yml:2: is not UTF-8"]),
    "a rule deleted": (remove("snippets/rules/ac301/rule.yml"), ["snippets/rules/ac301:1: is no rule: it has no rule.yml"]),
    "a broken atlas row": (insert("snippets/atlas/rows/torch_tensors.py", 3, b"def ("), ["snippets/atlas/rows/torch_tensors.py:3: "]),
    "an atlas family that is not UTF-8": (insert("snippets/atlas/rows/torch_tensors.py", 3, b"# \xff"), ["snippets/atlas/rows/torch_tensors.py:3: "]),
    "a lab that is not UTF-8": (insert("snippets/labs/list_exercise.py", 3, b"# \xff"), ["snippets/labs/list_exercise.py:3: "]),
    "a lab's notebook that is no JSON": (write("snippets/labs/list_exercise.en.ipynb", b"{\n1"), ["snippets/labs/list_exercise.en.ipynb"]),
    "an include of a missing file": (insert("docs/en/references.md", 9, b'\n--8<-- "nowhere/none.py:a"\n'), ["nowhere/none.py", "docs/en/references.md"]),
    "a broken template": (insert("docs/overrides/main.html", 1, b"{% if a %}"), ["docs/overrides/main.html:"]),
    "a template that fails": (insert("docs/overrides/main.html", 10, b"{{ nowhere.at.all }}"), ["docs/overrides/main.html:10: UndefinedError: "]),
    "a template that is not UTF-8": (insert("docs/overrides/main.html", 10, b"{# \xff #}"), ["docs/overrides/main.html:10: is not UTF-8: byte 0xff"]),
    "a script deleted": (remove("docs/assets/javascripts/stepper.js"), ["docs/assets/javascripts/stepper.js: No such file"]),
    "a damaged recording": (write("snippets/state_dict/alias.out", b"broken"), ["snippets/state_dict/alias.out:1: the recording's first line is damaged"]),
    "a template deleted": (remove("docs/overrides/llms.txt"), ["llms.txt"]),
    "a snippet renamed": (rename("snippets/state_dict/alias.py", "snippets/state_dict/other.py"),
                          ["snippets/state_dict/alias.out:1: its snippet is gone, or has another name", "git rm snippets/state_dict/alias.out"]),
    "all pages of a language deleted": (remove("docs/en"), ["docs/en"]),
    "code of the build that changed": (insert("docs/hooks/pages/figures.py", 1, b"# Changed."),
                                       ["docs/hooks/pages/figures.py: changed, and this server runs what it was before"]),
    "a link to the folder that holds it": (link("docs/en/again", "."), ["docs/en/again: is a link to a folder that holds it"]),
}
ON_ITS_PAGE = {"a lab that is not UTF-8", "a snippet renamed", "a page deleted that a rule points to", "an include of a missing file",
               "a damaged recording"}
# Each is tried where it is cheapest: where a build ends of it as a server's does, in a build, which takes a third of the time. A server
# tries one of each way by which a build fails, and what only a server meets. These two are tried in both.
BUILT = ["front matter that is a text", "a page emptied", "front matter without a title", "mkdocs.yml with an unknown plugin",
         "a rule that is not UTF-8", "a rule deleted", "an atlas family that is not UTF-8", "a lab's notebook that is no JSON",
         "a broken template", "a template that is not UTF-8", "a template deleted", "both pages deleted that a rule points to"]
BOTH = ["a page that is not UTF-8", "mkdocs.yml deleted"]


class Kept:
    """A project that can be put back as it was."""

    def __init__(self, folder: Path):
        self.project = copy_to(folder / "project")
        self._kept = copy_to(folder / "kept")

    def restore(self) -> None:
        """Put back what differs, and remove what came."""
        for top in ("docs", "snippets", "mkdocs.yml"):
            ours, kept = self.project / top, self._kept / top
            for path in [] if ours.is_file() else list(ours.rglob("*")):
                if path.is_symlink():
                    path.unlink()
            for path in [kept] if kept.is_file() else kept.rglob("*"):
                here = self.project / path.relative_to(self._kept)
                if path.is_file() and not (here.is_file() and here.read_bytes() == path.read_bytes()):
                    here.parent.mkdir(parents=True, exist_ok=True)
                    here.write_bytes(path.read_bytes())
            for path in [] if ours.is_file() else list(ours.rglob("*")):
                if path.is_file() and "__pycache__" not in path.parts and not (self._kept / path.relative_to(self.project)).exists():
                    path.unlink()


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A server, without torch, so that nothing is run; each test leaves the project as it found it."""
    folder = tmp_path_factory.mktemp("faulty")
    kept = Kept(folder)
    with serve(kept.project, f"{without_torch(folder)} {SERVE}", folder / "log") as server:
        server.wait_for("/en/references/", bool, LONG)
        yield kept, server


@pytest.mark.parametrize("name", [name for name in FAULTS if name not in BUILT])
def test_the_server_answers_names_the_fault_and_recovers(served, name):
    kept, server = served
    change, words = FAULTS[name]
    begin = len(server.said())
    try:
        change(kept.project)
        server.wait_for("/en/labs/list-exercise/", lambda html: html and all(word in server.said()[begin:] for word in words), 90)
        if name not in ON_ITS_PAGE:
            server.wait_for("/en/references/", lambda html: STOP in html and all(word in html for word in words), LONG)
        assert "Traceback" not in server.said()[begin:]
    finally:
        recover(kept, server)


def recover(kept: Kept, server: Server) -> None:
    """Put the project back, and wait until it is served as it was."""
    built = server.said().count("Reloading browsers")
    kept.restore()
    server.wait_for("/en/references/", lambda html: html and STOP not in html and server.said().count("Reloading browsers") > built, 90)
    server.wait_for("/en/state-dict/", lambda html: "[[8.0, 0.0]] True" in html and STOP not in html, LONG)


def test_a_fault_that_stops_a_second_build_is_still_on_the_pages(served):
    """MkDocs logs the same error once."""
    kept, server = served
    word = "docs/en/state-dict.md:1: has no front matter"
    try:
        write("docs/en/state-dict.md", b"")(kept.project)
        server.wait_for("/en/references/", lambda html: STOP in html and word in html, LONG)
        built = server.said().count("Reloading browsers")
        insert("docs/en/references.md", 9, b"")(kept.project)
        server.wait_for("/en/references/", lambda html: server.said().count("Reloading browsers") > built, LONG)
        assert word in server.wait_for("/en/references/", bool, LONG)
    finally:
        kept.restore()
    server.wait_for("/en/references/", lambda html: html and STOP not in html, 90)


def test_requests_are_answered_while_a_build_waits(served):
    """A page that cannot be read to its end holds a build up, for as long as this test wants."""
    kept, server = served
    server.wait_for("/en/references/", lambda html: html and STOP not in html, 90)
    page = kept.project / "docs" / "en" / "endless.md"
    said = server.said().count("Detected file changes")
    os.mkfifo(page)
    try:
        server.wait_for("/en/references/", lambda html: server.said().count("Detected file changes") > said, LONG)
        for path in ("/en/references/", "/zh/state-dict/", "/en/references/"):
            assert b"</html>" in urllib.request.urlopen(server.address + path, timeout=LONG).read()
    finally:
        with open(page, "w"):  # opens when the build opens the page to read it
            page.unlink()
    server.wait_for("/en/references/", lambda html: html and STOP not in html and server.said().rstrip().endswith("Reloading browsers"), 90)


@pytest.mark.parametrize("name", BUILT + BOTH)
def test_the_build_names_the_fault(tmp_path, name):
    project = copy_to(tmp_path / "project")
    change, words = FAULTS[name]
    change(project)
    result = build(project, tmp_path / "site")
    said = result.stdout + result.stderr
    assert result.returncode == 1, said
    assert all(word in said for word in words), said
    assert "Traceback" not in said


def test_a_second_server_is_refused_before_it_builds(served):
    kept, server = served
    address = server.address.removeprefix("http://")
    port = int(address.rpartition(":")[2])
    second = subprocess.run([sys.executable, "-m", "mkdocs", "serve", "-a", address], cwd=kept.project, env=environment(), capture_output=True, text=True, timeout=LONG)
    assert second.returncode == 1
    assert f"{address} cannot be served at" in second.stderr and f"python -m docs serve -a 127.0.0.1:{port + 1}" in second.stderr
    assert "Cleaning site directory" not in second.stderr and "Traceback" not in second.stderr
