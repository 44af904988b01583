"""One run of a snippet: what it printed in each section and the heap it drew there, or what went wrong."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from ...project import shown
from ..problem import Problem, Raised, Warned, caught
from ..sandbox.instrument import Refusals, line_of
from .fork_server import Dead, ForkServers
from .recording import Printed
from .sections import Snippet, invisible


def run(snippet: Snippet, servers: ForkServers, changes: list[str] = (), every_assertion: bool = True) -> Printed:
    """Run a parsed snippet. Returns what its sections printed, of those that printed, and the graphs of its pictures.

    `changes` are more differences of its machine than the servers'.

    Raises Problem for an uncaught exception, a picture that cannot be drawn, a time-out, a dead interpreter, a bound
    that it went beyond, anything on stderr, an assertion that never ran or whose
    failure was caught (unless `every_assertion` is False), output
    outside every section, or output that a page could not show as it was.
    """
    with servers.folder(snippet.path) as folder:
        end = _ended(snippet, servers, folder, changes)
        result = _result(snippet, folder, end, servers)
        printed = (folder / "stdout").read_bytes()
        refused = Refusals(folder / "refused").first()
        _check_stderr(snippet, folder, lambda: _until_then(snippet, result, printed))
    if result["error"]:
        error = result["error"]
        raise Raised(snippet.path, error["line"], f"raised {error['message'].splitlines()[0]}",
                     "catch it and print its type and first line, if readers should see it",
                     _here(snippet, error["traceback"]), _until_then(snippet, result, printed))
    if undrawn := result.get("undrawn"):
        raise Problem(snippet.path, undrawn["line"], undrawn["message"], "name less in this `# draw:`, or other names")
    if replaced := result.get("replaced"):
        raise Problem(snippet.path, replaced["line"], replaced["message"],
                      "put it back in the same statement, as contextlib.redirect_stdout does; give a function of your own another name")
    if refused:
        raise caught(snippet.path, *refused[1:])
    output = _output(snippet, result, printed)
    if every_assertion and result["quieted"]:
        raise Problem(snippet.path, *result["quieted"][0])
    return output


def _ended(snippet: Snippet, servers: ForkServers, folder: Path, changes: list[str]) -> dict:
    """How the run ended. Raises Problem if that took the interpreter that runs snippets with it."""
    progress = folder / "progress"
    for last in (False, True):
        try:
            return servers.run(snippet.path, folder, list(changes))
        except Dead as dead:
            if progress.exists():  # it had begun, so it is the snippet that ended it
                raise Problem(snippet.path, line_of(progress), "ended the interpreter that runs snippets (kills its parent?)",
                              "end no process but your own") from None
            if last:  # the first was killed by hand, say; another took its place
                raise Problem(snippet.path, 1, str(dead)) from None
    raise AssertionError("unreachable")


def _output(snippet: Snippet, result: dict, printed: bytes) -> Printed:
    return Printed(_by_section(snippet, result["borders"], printed), result["graphs"])


def _until_then(snippet: Snippet, result: dict, printed: bytes) -> dict[str, str]:
    """The output of a run that failed, and its graphs, if a page could show them."""
    try:
        return _output(snippet, result, printed).named()
    except Problem:
        return {}


def _result(snippet: Snippet, folder: Path, end: dict, servers: ForkServers) -> dict:
    at = line_of(folder / "progress")
    if end["end"] == "time-out":
        raise Problem(snippet.path, at, f"ran longer than {servers.limit:g} s and was stopped", "make it shorter")
    if end["end"] == "excess":
        raise Problem(snippet.path, at, f"{end['message']}, and was stopped", end["fix"])
    try:
        result = json.loads((folder / "result.json").read_text("utf-8"))
        if excess := result.get("excess"):
            raise Problem(snippet.path, at, f"{excess['message']}, and was stopped", excess["fix"])
        return result
    except FileNotFoundError:
        how = f"killed by signal {end['code']}" if end["end"] == "killed" else f"exit code {end['code']}"
        left = [folder / "stderr", folder / "start"]
        text = "".join(f.read_text("utf-8", "replace") for f in left if f.exists())
        raise Problem(snippet.path, at, f"its interpreter died before the end ({how})", details=_here(snippet, text)) from None
    except ValueError:
        raise Problem(snippet.path, at, "what it did could not be written down whole: is the disk full?",
                      f"free some space in {folder.parent}, or name another folder with TMPDIR") from None


def _here(snippet: Snippet, text: str) -> str:
    """A text that names the snippet by where it ran, naming it by where it is."""
    where = re.escape(f"{snippet.path.parent.name}/{snippet.path.name}")
    return re.sub(rf"(?<![^\s\"'(])/[^\s\"']*/{where}(?!\w)", lambda _: shown(snippet.path), text)


def _check_stderr(snippet: Snippet, folder: Path, output: Callable[[], dict[str, str]]) -> None:
    text = _here(snippet, (folder / "stderr").read_text("utf-8", "replace"))
    if text:
        match = re.search(re.escape(shown(snippet.path)) + r":(\d+)", text)
        raise Warned(snippet.path, int(match[1]) if match else 1,
                     "wrote to stderr (a warning?): readers would not see it",
                     "change the code, or catch the warning and print it if readers should see it", text, output())


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
        if "--8<--" in text:
            raise Problem(snippet.path, line, "prints a section marker", details=repr(text))
        if unseen := invisible(text):
            raise Problem(snippet.path, line, f"prints an invisible character, or one that turns the direction: {unseen[1]}",
                          "print its repr() if readers should know of it", repr(text[:2000]))
        output[section] = output.get(section, "") + text
    for s in snippet.sections:
        if s.name in output and not output[s.name].endswith("\n"):
            raise Problem(snippet.path, s.first, f"the output of section {s.name!r} does not end with a new line")
    return output
