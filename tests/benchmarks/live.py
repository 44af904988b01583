"""From save to reloaded page, as an author waits for it: `python -m tests.benchmarks.live [TIMES]`.

A real Chromium is open on the page of a served copy of the whole site. The file
is saved; time ends when the reloaded page shows what the snippet prints now.
Medians, with what the server says of its own part: running and recording (the
engine), building the pages; the rest is noticing the save and the browser. The
whole site's rebuild, as MkDocs does it for any other change, stands apart.
"""

import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from snippets.engine import command
from tests.browser.conftest import chromium
from tests.project import copy_to, serve

PART = re.compile(r": ([\d.]+) s to run and record, ([\d.]+) s to build (\d+) pages")
WHOLE = re.compile(r"Documentation built in ([\d.]+) seconds")
# what is edited, the page that shows it, what is replaced by what ({} is the number of the edit), the seconds allowed
CASES = {
    "a snippet": ("snippets/state_dict/alias.py", "/en/state-dict/", "print(list(state))",
                  'print(list(state), "edit {}")', 1.5),
    "a snippet on a longer page": ("snippets/shallow_copy/ways.py", "/en/conclusions/", None, 'print("edit {}")', 1.5),
    "a lab's code": ("snippets/labs/list_exercise.py", "/en/labs/list-exercise/", "predicted_b = ...",
                     'predicted_b = ...\nprint("edit {}")', 3),
    "a training lab's code": ("snippets/labs/lost_checkpoint.py", "/en/labs/lost-checkpoint/", "import copy",
                              'import copy\nprint("edit {}")', 3),
    "a lab's prose": ("snippets/labs/lost_checkpoint.py", "/en/labs/lost-checkpoint/", None, None, 3),
}


def edited(text: str, old: str | None, new: str | None, number: int) -> str:
    """A file's text after an edit: replaced code, a line at the first section's end, or a line below the first English prose before code."""
    if new is None:
        return text.replace("\n# %%\n", f"#\n# edit {number}\n\n# %%\n", 1)
    if old is None:
        return re.sub(r"(?m)^(# --8<-- \[end:)", new.format(number) + r"\n\1", text, count=1)
    if old not in text:
        raise SystemExit(f"{old!r} is not there to be edited")
    return text.replace(old, new.format(number), 1)


def measure(page, server, project: Path, case: tuple, times: int) -> None:
    """Print the figures of one case."""
    name, address, old, new, allowed = case
    path, before = project / name, (project / name).read_text("utf-8")
    page.goto(server.address + address, wait_until="load")
    took = []
    said = len(PART.findall(server.said()))
    for number in range(times + 1):
        # An author reads what is there. At first the interpreters are starting; a kernel for the next lab after each.
        time.sleep(12 if "labs" in name or not number else 2)
        start = time.perf_counter()
        path.write_text(edited(before, old, new, number), "utf-8")
        page.get_by_text(f"edit {number}", exact=False).first.wait_for(state="attached", timeout=180_000)
        took.append(time.perf_counter() - start)
    parts = [tuple(map(float, m)) for m in PART.findall(server.said())[said:]]
    first, rest = took[0], took[1:]
    engine, pages = (statistics.median(column) for column in list(zip(*parts[-times:]))[:2])
    print(f"  {name}: median {statistics.median(rest):.2f} s of {times} (at most {allowed}; {min(rest):.2f} to {max(rest):.2f}), "
          f"of it {engine:.2f} s to run and record, {pages:.2f} s to build {parts[-1][2]:.0f} pages; the first save "
          f"{first:.2f} s", flush=True)
    path.write_text(before, "utf-8")
    time.sleep(12)


def main(times: int) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        project = copy_to(folder / "project")
        browser = chromium(playwright)
        with serve(project, f"{sys.executable} -m mkdocs serve", folder / "log") as server:
            server.wait_for("/en/state-dict/", bool, 300)
            page = browser.new_page()
            for title, case in CASES.items():
                print(title)
                measure(page, server, project, case, times)
            built = len(WHOLE.findall(server.said()))
            edited_page = project / "docs" / "en" / "references.md"
            for number in range(3):
                edited_page.write_text(edited_page.read_text("utf-8") + "\n", "utf-8")
                while len(WHOLE.findall(server.said())) <= built + number:
                    time.sleep(0.1)
            whole = [float(s) for s in WHOLE.findall(server.said())]
            print(f"MkDocs' rebuild of the whole site, for any other change: median {statistics.median(whole[-3:]):.2f} s "
                  f"(the first, with the labs' notebooks: {whole[0]:.2f} s)")
        browser.close()


if __name__ == "__main__":
    sys.exit(command.run(lambda times: main(*map(int, times[:1] or [5])), sys.argv[1:]))
