"""Why a build failed while serving, and the box on the pages, which are those of the last build, that says it."""

import html
import logging

from mkdocs.exceptions import Abort, MkDocsException

from snippets.engine.errors import explained

from ..page.run_errors import TITLE


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
            self.messages.append(str(explained(error) if known else error))
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
