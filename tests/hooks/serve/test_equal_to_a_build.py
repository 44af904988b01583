"""After any save, what is served is what a build of everything makes."""

import random
import re
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.project import LONG, build, copy_to, needs, serve

SEED = 14
SCRIPT = re.compile(rb"<script>[^<]*livereload\([^<]*</script>")  # what the server adds to a page
SNIPPET = "snippets/state_dict/alias.py"


def sentence(text: str, number: int, chance: random.Random) -> str:
    """A sentence behind a paragraph."""
    paragraphs = [match.end() for match in re.finditer(r"^[A-Z\u4e00-\u9fff][^|<>{}]+[.。]$", text, re.MULTILINE)]
    at = chance.choice(paragraphs)
    return f"{text[:at]} Edit {number} 次修改.{text[at:]}"


def heading(text: str, number: int, chance: random.Random) -> str:
    """A section at the end."""
    return f"{text}\n## Edit {number} {{#edit-{number}}}\n\nText of it, see [above](#edit-{number}).\n"


def renamed(text: str, number: int, chance: random.Random) -> str:
    """Another title, which the navigation and other pages show."""
    return re.sub(r'^(title: "?)(.*?)("?)$', rf"\1\2 {number}\3", text, count=1, flags=re.MULTILINE)


def without_code(text: str, number: int, chance: random.Random) -> str:
    """No code of snippets any more, and so no notebook beside the page."""
    return re.sub(r"^```.*?^```\n", "", re.sub(r"^<figure.*?^</figure>\n|^</?div.*\n", "", text, flags=re.MULTILINE | re.DOTALL),
                  flags=re.MULTILINE | re.DOTALL)


def linked(text: str, number: int, chance: random.Random) -> str:
    """A link to another page."""
    return sentence(text, number, chance).replace(f"Edit {number}", f"Edit [{number}](references.md)")


def fetched(address: str) -> bytes | None:
    """What is served at an address, as it was built; None if nothing is."""
    try:
        with urllib.request.urlopen(address, timeout=LONG) as answer:
            return SCRIPT.sub(b"", answer.read())
    except urllib.error.HTTPError:
        return None


def different(server, site: Path, names: set[str]) -> list[str]:
    """The files, of those that any build made, that are served otherwise than this build made them."""
    return sorted(name for name in names
                  if fetched(f"{server.address}/{name}") != ((site / name).read_bytes() if (site / name).is_file() else None))


def test_a_sequence_of_saves(tmp_path):
    """Saves of prose, a snippet, links, headings and titles, on pages by a chance that is the same each time.

    Three are compared at once. The first three change their own pages alone, so these are built without the others.
    """
    needs("torch")
    project, chance, known = copy_to(tmp_path / "project"), random.Random(SEED), set()
    kinds = [sentence, None, linked, heading, renamed, without_code]
    pages = [path for language in ("zh", "en") for path in sorted((project / "docs" / language).glob("*.md"))
             if path.stem not in ("atlas", "checker", "index")]
    with serve(project, f"{sys.executable} -m mkdocs serve", tmp_path / "log") as server:
        server.wait_for("/zh/state-dict/", bool, LONG)
        for number, kind in enumerate(kinds, 1):
            path = chance.choice(pages) if kind else project / SNIPPET
            before = path.read_text("utf-8")
            after = kind(before, number, chance) if kind else before.replace("print(", f"print({number}, ", 1)
            assert after != before, f"{path} has nothing to edit for {kind}"
            path.write_text(after, "utf-8")
            told = f"edit {number}, {kind.__name__ if kind else 'snippet'} of {path.relative_to(project)}"
            deadline = time.monotonic() + LONG
            if not kind:  # a build needs the recording, which the server makes
                while f"{number}, " not in (path.with_suffix(".out")).read_text("utf-8") and time.monotonic() < deadline:
                    time.sleep(0.05)
            if number % 3:
                continue  # a build for three edits, which come one right after the other
            site = tmp_path / f"site-{number}"
            result = build(project, site, SITE_URL=f"{server.address}/")
            assert result.returncode == 0, f"{told}\n{result.stdout}{result.stderr}"
            known |= {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
            deadline, wrong = time.monotonic() + LONG, known
            while wrong := different(server, site, wrong):
                assert time.monotonic() < deadline, f"{told}: {wrong}\n{server.said()}"
                time.sleep(0.2)
            assert not (wrong := different(server, site, known)), f"{told}: {wrong}\n{server.said()}"
        said = server.said()
    assert re.search(r"to build \d pages", said), "no page was built without the others"
