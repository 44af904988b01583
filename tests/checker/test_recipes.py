"""The recipes on the checker's page, run as a reader sees them there, against the published files."""

import functools
import http.server
import json
import os
import re
import shutil
import socketserver
import subprocess
import threading
import venv
from types import SimpleNamespace

import pytest
import yaml

from docs.hooks.page.links import OWN, SITE, published
from docs.hooks.page.source import read, recipe as text_of
from docs.hooks.rules import ast_grep, wheel
from docs.hooks.rules.pages import SCRIPT
from docs.hooks.rules.registry import read_rules
from snippets.project import ROOT
from tests.site.test_workflows import WORKFLOWS, checks

# What pip needs of a clone to build the hook.
CLONED = ("pyproject.toml", ".pre-commit-hooks.yaml", "requirements.txt", "LICENSE", "docs/hooks", "snippets/project.py",
          "snippets/engine", "snippets/atlas", "snippets/rules", "snippets/recipes")
BAD = """\
import torch


def fit(model, epochs):
    best = 0
    for epoch in range(epochs):
        train(model)
        acc = evaluate(model)
        if acc > best:
            best = acc
            best_state = model.state_dict()
    model.load_state_dict(best_state)
"""
GOOD = "import copy\n\n\ndef keep(model):\n    return copy.deepcopy(model.state_dict())\n"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """Gives the text of the Nth code block below a heading of the page, as a reader copies it; the files it names are served."""
    folder = tmp_path_factory.mktemp("published")
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site = f"http://127.0.0.1:{server.server_address[1]}/"
    ast_grep.write(folder, site)
    (folder / "checker" / wheel.NAME).write_bytes(wheel.wheel(read_rules(), site))
    shutil.copy(SCRIPT, folder / "checker")
    clone = tmp_path_factory.mktemp("clone")
    for name in CLONED:
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, clone / name)
    git(clone, "init", "-q", "-b", "main")
    git(clone, "add", ".")
    git(clone, "commit", "-qm", "all")
    source = read(ROOT / "docs" / "en" / "checker.md")

    def recipe(heading: str, number: int = 0) -> str:
        start = next(at for at, line in enumerate(source.lines, 1) if line.endswith(f"{{#{heading}}}"))
        end = next((at for at, line in enumerate(source.lines, 1) if at > start and line.startswith("#")), len(source.lines))
        found = [fence for fence in source.fences if start < fence.line < end]
        return "".join(text_of(each) for each in found[number].includes).replace(SITE, site).replace(OWN, str(clone))

    yield recipe
    server.shutdown()


@pytest.fixture(scope="module")
def tools(tmp_path_factory):
    """An environment of its own, so that what a recipe installs is what it says."""
    folder = tmp_path_factory.mktemp("tools")
    venv.create(folder, with_pip=True)
    return folder


def shell(text: str, folder, tools, **more) -> subprocess.CompletedProcess:
    """Run the lines of a recipe with bash, as GitHub does: the first that fails ends it."""
    environment = {**os.environ, "PATH": f"{tools / 'bin'}:{os.environ['PATH']}", "PIP_DISABLE_PIP_VERSION_CHECK": "1",
                   "PRE_COMMIT_HOME": str(tools / "pre-commit"), **more}
    environment.pop("VIRTUAL_ENV", None)
    return subprocess.run(["bash", "-eo", "pipefail", "-c", text], cwd=folder, env=environment, capture_output=True, text=True)


@pytest.fixture
def repository(tmp_path):
    """A reader's repository: one file with the pitfall, one without."""
    folder = tmp_path / "repository"
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "bad.py").write_text(BAD, "utf-8")
    (folder / "src" / "good.py").write_text(GOOD, "utf-8")
    git(folder, "init", "-q", "-b", "main")
    return folder


def git(folder, *command: str) -> str:
    return subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@localhost", *command], cwd=folder, check=True,
                          capture_output=True, text=True).stdout


@pytest.fixture
def kept(page, repository, tools):
    """The repository with the rules in it, by the recipe."""
    result = shell(page("by-hand").splitlines()[0] + "\n" + page("by-hand", 1), repository, tools)
    assert "AC301" in result.stdout, result.stderr
    assert (repository / "sgconfig.yml").read_text() == page("editor") + "\n"
    return repository


def test_by_hand(page, repository, tools):
    result = shell(page("by-hand"), repository, tools)
    assert result.returncode == 1 and "src/bad.py\n" in result.stdout and "good.py" not in result.stdout, result.stderr
    assert "/r/AC301/en/" in result.stdout


def test_fixes(page, repository, tools):
    shell(page("by-hand"), repository, tools)
    git(repository, "add", ".")
    result = shell(page("fix"), repository, tools)
    assert result.returncode == 0 and "+            best_state = copy.deepcopy(model.state_dict())" in result.stdout, result.stdout + result.stderr


def test_the_command(page, repository, tools):
    """Installed by pip, with ast-grep; then over a notebook, and with the old findings written down."""
    result = shell(page("command"), repository, tools)
    assert result.returncode == 1 and result.stdout.splitlines()[-1].startswith("src/bad.py:11:13: error[AC301]: "), result.stderr
    assert result.stdout.rstrip().endswith("/r/AC301/en/")
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": None, "outputs": [], "source": BAD}
    (repository / "notebooks").mkdir()
    (repository / "notebooks" / "train.ipynb").write_text(json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    result = shell(page("command", 1), repository, tools)
    assert result.returncode == 1 and result.stdout.startswith("notebooks/train.ipynb:cell 1:11:13: error[AC301]: `state_dict()` 里"), result.stderr
    result = shell(page("baseline"), repository, tools)
    assert (result.returncode, result.stdout) == (0, ""), result.stderr


def test_pre_commit(page, repository, tools):
    """The clone is the hook's repository: tried, then kept, with its commit in the settings."""
    git(repository, "add", ".")
    tried = shell(page("pre-commit"), repository, tools)
    assert tried.returncode == 1 and "src/bad.py:11:13: error[AC301]" in tried.stdout, tried.stdout + tried.stderr
    (repository / ".pre-commit-config.yaml").write_text(page("pre-commit", 1))
    git(repository, "add", ".")
    result = shell(page("pre-commit", 2), repository, tools)
    assert result.returncode == 1 and "src/bad.py:11:13: error[AC301]" in result.stdout, result.stdout + result.stderr
    assert re.search(r"rev: [0-9a-f]{40}\b", (repository / ".pre-commit-config.yaml").read_text())
    (repository / "src" / "bad.py").write_text(GOOD)
    git(repository, "add", ".")
    again = shell("pre-commit run --all-files", repository, tools)
    assert again.returncode == 0, again.stdout + again.stderr


def test_code_scanning(page, repository, tools):
    """The job's own steps write the file that the last step uploads, and fail for an error."""
    steps = yaml.safe_load(page("github-actions"))["jobs"]["alias-or-copy"]["steps"]
    result = shell("\n".join(step["run"] for step in steps if "run" in step), repository, tools)
    written = json.loads((repository / steps[-1]["with"]["sarif_file"]).read_text("utf-8"))
    assert [each["ruleId"] for each in written["runs"][0]["results"]] == ["AC301"]
    assert result.returncode == 1 and "failure()" in steps[-1]["if"]


def test_the_workflows_are_checked_as_our_own(page, tmp_path):
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / "scanning.yml").write_text(page("github-actions"))
    (folder / "lines.yml").write_text(page("github-actions", 1))
    git(tmp_path, "init", "--quiet")
    for tool, result in checks(tmp_path).items():
        assert result.returncode == 0, f"{tool}\n{result.stdout}{result.stderr}"


def test_github_actions(page, kept, tools):
    """The job's own steps, in a repository whose branch changed one of two bad places."""
    workflow = yaml.safe_load(page("github-actions", 1))
    steps = [step["run"] for step in workflow["jobs"]["alias-or-copy"]["steps"] if "run" in step]
    assert workflow[True] == "pull_request" and len(steps) == 4  # YAML 1.1 reads `on` as true
    (kept / "src" / "old.py").write_text(BAD)
    (kept / "src" / "bad.py").write_text(BAD.replace("model.state_dict()\n", "copy.deepcopy(model.state_dict())\n"))
    git(kept, "add", ".")
    git(kept, "commit", "-qm", "before")
    git(kept, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(kept, "switch", "-qc", "branch")
    (kept / "src" / "bad.py").write_text(BAD)
    (kept / "src" / "old.py").write_text(BAD.replace("import torch\n", "import torch  # touched\n"))
    git(kept, "add", ".")
    git(kept, "commit", "-qm", "after")
    result = shell("\n".join(steps), kept, tools, GITHUB_BASE_REF="main")
    annotations = [line for line in result.stdout.splitlines() if line.startswith("::")]
    assert len(annotations) == 1, result.stdout + result.stderr
    assert annotations[0].startswith("::error file=src/bad.py,line=11,endLine=11,title=AC301::")
    assert result.returncode == 1


def messages(stream):
    """The messages of a language server, until it ends."""
    while header := stream.readline():
        length = int(header.split(b":")[1])
        while stream.readline().strip():
            pass  # other headers
        yield json.loads(stream.read(length))


def test_the_editors_server(kept, tools):
    """The language server names the rule and its address for a file that an editor opens, and offers the rule's fix."""
    root = kept.as_uri()
    opened = {"uri": f"{root}/src/bad.py", "languageId": "python", "version": 1, "text": BAD}
    server = subprocess.Popen([tools / "bin" / "ast-grep", "lsp"], cwd=kept, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL)
    killer = threading.Timer(60, server.kill)
    killer.start()

    def send(**data) -> None:
        body = json.dumps({"jsonrpc": "2.0", **data}).encode()
        server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        server.stdin.flush()

    send(id=1, method="initialize", params={"processId": None, "rootUri": root, "capabilities": {},
                                            "workspaceFolders": [{"uri": root, "name": "repository"}]})
    found, offered = None, []
    for answer in messages(server.stdout):
        if answer.get("id") == 1:
            send(method="initialized", params={})
        elif answer.get("method") == "client/registerCapability":  # the rules are loaded
            send(id=answer["id"], result=None)
            send(method="textDocument/didOpen", params={"textDocument": opened})
        elif answer.get("method") == "textDocument/publishDiagnostics":
            found = answer["params"]["diagnostics"]
            send(id=2, method="textDocument/codeAction", params={"textDocument": {"uri": opened["uri"]}, "range": found[0]["range"],
                                                                 "context": {"diagnostics": found, "only": ["quickfix"]}})
        elif answer.get("id") == 2:
            offered = answer["result"]
            break
    killer.cancel()
    server.kill()
    server.wait()
    assert found is not None, "the server ended without a finding"
    assert [each["code"] for each in found] == ["AC301"] and found[0]["range"]["start"]["line"] == 10
    assert found[0]["codeDescription"]["href"].endswith("/r/AC301/en/")
    assert "best_state = copy.deepcopy(model.state_dict())" in json.dumps(offered)


def test_the_pins_of_the_recipes_are_ours():
    """Those of packages, of what pip builds the hook with, and of the actions that our own workflows use, too."""
    pins = (ROOT / "requirements.txt").read_text() + (ROOT / "docs" / "requirements.txt").read_text()
    recipes = {name: (ROOT / "snippets" / "recipes" / name).read_text() for name in ("by-hand.sh", "github-actions.yml", "code-scanning.yml")}
    for name, text in {**recipes, "pyproject.toml": (ROOT / "pyproject.toml").read_text()}.items():
        for package, version in re.findall(r"([\w-]+)==([\w.]+)", text):
            assert f"\n{package}=={version} \\\n".lower() in pins.lower(), f"{name}: {package}"
    own = "".join(path.read_text() for path in WORKFLOWS)
    for name, text in recipes.items():
        for action, pin in re.findall(r"uses: ([\w./-]+)@(.*)", text):
            assert action not in own or f"{action}@{pin}" in own, f"{name}: {action}"


@pytest.mark.parametrize("repository, named", [("https://github.com/owner/name/", "https://github.com/owner/name"), (None, OWN)])
def test_a_page_names_the_site_and_the_repository(repository, named):
    """The latter where the site knows it; else a reader fills in the owner."""
    config = SimpleNamespace(site_url="https://example.org/", repo_url=repository)
    assert published(f"{SITE}checker/ {OWN}\n", config) == f"https://example.org/checker/ {named}\n"
