"""Why a build failed while serving, and the box on the pages, which are those of the last build, that says it."""

import html
import logging
import traceback
from pathlib import Path

from mkdocs.exceptions import Abort, BuildError, MkDocsException
from mkdocs.structure.pages import Page

from snippets.engine.errors import explained
from snippets.engine.problem import Problem
from snippets.project import ROOT

from ..page.run_errors import TITLE

CALLERS = {Path(__file__).with_name(name) for name in ("incremental_build.py", "live.py")}  # of MkDocs: never what is wrong


def of_build(error: BaseException) -> Problem:
    """What an exception of a build is about. Of a library's code: the page that it stumbled over."""
    problem, page = explained(error), page_of(error)
    if page and (problem.path in CALLERS or not problem.path.is_relative_to(ROOT)):
        return Problem(page, 0, problem.message, "correct the page")
    return problem


def page_of(error: Exception) -> Path | None:
    """The source of the page that MkDocs was at when this was raised: a variable of its own code."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        page = frame.f_locals.get("page")
        if isinstance(page, Page) and page.file.abs_src_path:
            return Path(page.file.abs_src_path)
    return None


class Errors(logging.Handler):
    """Keeps what is logged as an error during a build."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.messages.append(record.getMessage())

    def with_cause(self, error: BaseException) -> str:
        """All that is known of why a build failed: what was logged, and what was raised unless that only says that it was logged."""
        if not isinstance(error, Abort):
            known = not isinstance(error, MkDocsException) and not isinstance(error, SystemExit)
            self.messages.append(str(of_build(error) if known else error))
        elif isinstance(error.__context__, BuildError):  # which MkDocs logs once, though a second build may fail of the same
            self.messages.append(str(error.__context__))
        return "\n".join(dict.fromkeys(self.messages))


def with_failure(content: bytes, failure: str) -> bytes:
    """A page with a box at its beginning that says why the last build failed; the page itself if it did not."""
    begin = content.find(b"<body")
    at = content.find(b">", begin) + 1
    if not failure or begin < 0 or not at:
        return content
    box = (f'<div role="alert" style="position:relative;z-index:9;background:#fff;color:#000;border:.3rem solid #c00;padding:.5rem 1rem">'
           f"<strong>{TITLE}</strong><pre style='white-space:pre-wrap;font-size:.8rem'>{html.escape(failure)}</pre></div>")
    return content[:at] + box.encode() + content[at:]
