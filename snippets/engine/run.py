"""One run of a snippet: what it printed in each section and the heap it drew there, or what went wrong."""

import difflib
import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from .problem import Problem, Raised, Warned, shown
from .recording import heap_of
from .sections import Snippet
from .warm import Warm

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def run(snippet: Snippet, warm: Warm) -> dict[str, str]:
    """Run a parsed snippet. Returns {section: what it printed}, for the sections that printed.

    The graphs of its pictures follow, as {`heap_of(section)`: text}.

    Raises Problem for an uncaught exception, a picture that cannot be drawn, a time-out, a dead interpreter,
    anything on stderr, output outside every section, or output that a page
    could not show as it was.
    """
    with tempfile.TemporaryDirectory(prefix="snippet-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        end = warm.run(snippet.path, folder)
        result = _result(snippet, folder, end, warm)
        printed = (folder / "stdout").read_bytes()
        _check_stderr(snippet, folder, lambda: _until_then(snippet, result, printed))
    if result["error"]:
        error = result["error"]
        raise Raised(snippet.path, error["line"], f"raised {error['message'].splitlines()[0]}",
                     "catch it and print its type and first line, if readers should see it",
                     error["traceback"], _until_then(snippet, result, printed))
    if undrawn := result.get("undrawn"):
        raise Problem(snippet.path, undrawn["line"], undrawn["message"], "name less in this `# draw:`, or other names")
    return _output(snippet, result, printed)


def _output(snippet: Snippet, result: dict, printed: bytes) -> dict[str, str]:
    graphs = {heap_of(section): text for section, text in result["graphs"].items()}
    return {**_by_section(snippet, result["borders"], printed), **graphs}


def _until_then(snippet: Snippet, result: dict, printed: bytes) -> dict[str, str]:
    """The output of a run that failed, if a page could show it."""
    try:
        return _output(snippet, result, printed)
    except Problem:
        return {}


def _result(snippet: Snippet, folder: Path, end: dict, warm: Warm) -> dict:
    if end["end"] == "time-out":
        raise Problem(snippet.path, 1, f"ran longer than {warm.limit:g} s and was stopped")
    try:
        return json.loads((folder / "result.json").read_text("utf-8"))
    except FileNotFoundError:
        how = f"killed by signal {end['code']}" if end["end"] == "killed" else f"exit code {end['code']}"
        left = [folder / "stderr", folder / "start"]
        text = "".join(f.read_text("utf-8", "replace") for f in left if f.exists())
        raise Problem(snippet.path, 1, f"its interpreter died before the end ({how})", details=text) from None


def _check_stderr(snippet: Snippet, folder: Path, output: Callable[[], dict[str, str]]) -> None:
    text = (folder / "stderr").read_text("utf-8", "replace")
    if text:
        match = re.search(re.escape(str(snippet.path)) + r":(\d+)", text)
        raise Warned(snippet.path, int(match[1]) if match else 1,
                     "wrote to stderr (a warning?): readers would not see it",
                     "change the code, or catch the warning and print it if readers should see it",
                     text.replace(str(snippet.path), shown(snippet.path)), output())


def _by_section(snippet: Snippet, borders: list, printed: bytes) -> dict[str, str]:
    output: dict[str, str] = {}
    for (line, start), (_, stop) in zip(borders, borders[1:]):
        if start == stop:
            continue
        try:
            text = printed[start:stop].decode("utf-8")
        except UnicodeDecodeError:
            raise Problem(snippet.path, line, "printed bytes that are not UTF-8") from None
        section = snippet.section_at(line)
        if section is None:
            raise Problem(snippet.path, line, "prints outside every section, where no page would show it",
                          details=text)
        if CONTROL.search(text) or "--8<--" in text:
            raise Problem(snippet.path, line, "prints a control character or a section marker", details=repr(text))
        output[section] = output.get(section, "") + text
    for s in snippet.sections:
        if s.name in output and not output[s.name].endswith("\n"):
            raise Problem(snippet.path, s.first, f"the output of section {s.name!r} does not end with a new line")
    return output


def diff(before: str, after: str, before_name: str, after_name: str) -> str:
    """A unified diff of two texts; empty when they are equal."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), before_name, after_name, lineterm="")
    return "\n".join(lines)
