"""The site build stops, and says what fixes it; a server shows the same and goes on."""

import sys

import pytest

from snippets.engine.snippet import recording
from snippets.engine.verify import find
from snippets.project import sha256
from tests.project import build, copy_to, serve

PAGE = "docs/{}/state-dict.md"
SNIPPET, RECORDING = "snippets/state_dict/alias.py", "snippets/state_dict/alias.out"
PICTURE = "snippets/identity/lists.shallow.svg"


@pytest.fixture
def project(tmp_path):
    """A copy of the project, to be broken."""
    return copy_to(tmp_path / "project")


def edit(project, name, old, new):
    path = project / name
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {name}: the fault could not be made"
    path.write_text(text.replace(old, new, 1), "utf-8")


def both(project, old, new):
    for language in ("zh", "en"):
        edit(project, PAGE.format(language), old, new)


FAULTS = {
    "a character of a snippet": (
        lambda p: edit(p, SNIPPET, "manual_seed(0)", "manual_seed(1)"),
        [f"{SNIPPET}:1: changed since it was recorded", f"python -m snippets record {SNIPPET}"]),
    "a character of a recording": (
        lambda p: edit(p, RECORDING, "8.0", "9.0"),
        [f"{RECORDING}:1: the recording was changed by hand", f"python -m snippets record {SNIPPET}"]),
    "a character of a picture": (
        lambda p: edit(p, PICTURE, "list", "List"),
        [f"{PICTURE}:1: the picture was changed by hand", "python -m snippets record snippets/identity/lists.py"]),
    "a missing picture": (
        lambda p: (p / PICTURE).unlink(), [f"has no picture {PICTURE}", "python -m snippets record snippets/identity/lists.py"]),
    "a picture that nothing draws": (
        lambda p: both(p, "\n# ", '\n# A {#a}\n\n<figure class="heap" markdown="0">\n--8<-- "state_dict/alias.in-place.svg"\n</figure>\n\n# '),
        ["docs/zh/state-dict.md:", "which draws none"]),
    "a missing recording": (
        lambda p: (p / RECORDING).unlink(), [f"{SNIPPET}:1: has no recording", f"python -m snippets record {SNIPPET}"]),
    "an unknown section": (
        lambda p: both(p, 'alias.py:', 'alias.py:no-such-'), ["includes the unknown section 'no-such-", "use one of: "]),
    "an unknown file": (
        lambda p: both(p, '--8<-- "state_dict/alias.py', '--8<-- "state_dict/none.py'),
        ["docs/en/state-dict.md:", "state_dict/none.py"]),
    "a page without its twin": (
        lambda p: (p / "docs/en/references.md").unlink(),
        ["docs/zh/references.md:1: has no twin docs/en/references.md", "twins confirm references"]),
    "code typed into a fence": (
        lambda p: both(p, '--8<-- "state_dict/alias.py', 'print(1)\n--8<-- "state_dict/alias.py'),
        ["docs/zh/state-dict.md:", "a code fence with code typed into it", "put the code into a snippet"]),
    "code typed as HTML": (
        lambda p: both(p, "\n## ", "\n<pre>x = 1</pre>\n\n## "), ["code typed as HTML"]),
}


@pytest.mark.parametrize("fault, words", FAULTS.values(), ids=FAULTS)
def test_build_stops(project, tmp_path, fault, words):
    fault(project)
    result = build(project, tmp_path / "site")
    said = result.stdout + result.stderr
    assert result.returncode != 0
    assert "Traceback" not in said
    for word in words:
        assert word in said, said


def test_a_server_shows_the_problem_and_goes_on(project, tmp_path):
    """From the first build on: unknown includes and code typed into a page are on it, and go when fixed.

    What running a saved snippet says is in `tests/hooks/serve/test_live.py`.
    """
    page, typed, unknown = "/zh/state-dict/", "a code fence with code typed into it", "includes the unknown section"
    both(project, 'alias.py:', 'alias.py:no-such-')
    with serve(project, f"{sys.executable} -m mkdocs serve", tmp_path / "log") as server:
        html = server.wait_for(page, lambda html: unknown in html, 60)
        assert "use one of:" in html and "Traceback" not in html
        both(project, 'alias.py:no-such-', 'alias.py:')
        both(project, '--8<-- "state_dict/alias.py', 'print(1)\n--8<-- "state_dict/alias.py')
        server.wait_for(page, lambda html: typed in html and unknown not in html, 120)
        both(project, 'print(1)\n', '')
        server.wait_for(page, lambda html: html and typed not in html, 120)


def test_every_character_is_guarded():
    """What the two hashes cover, for all snippets and recordings at once, without a build for each."""
    for snippet in find():
        out = recording.path_of(snippet)
        source, text = snippet.read_text("utf-8"), out.read_text("utf-8")
        assert recording.fresh(snippet).source_sha256 == sha256(source)
        assert sha256(source[:-1] + " ") != sha256(source)
        head, _, rest = text.partition("\n")
        stated = recording.HEAD.fullmatch(head)
        assert stated, out
        assert sha256(f"{stated[3]}\n{rest}") == stated[2], out
        assert recording.body(recording.read(snippet).printed) == rest, out
