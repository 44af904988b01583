"""How pytest reads the pages: with their includes in place, each snippet in a namespace of its own.

pytest-markdown-docs asks `pytest_markdown_docs_markdown_it` for a parser and
executes the Python fences among its tokens.
"""

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from markdown_it.token import Token

from docs.hooks.ask.archive import NAME, archive
from docs.hooks.page.source import parse as source_of
from snippets.engine.snippet.sections import parse
from snippets.project import ROOT

try:
    from pytest_markdown_docs._runners import DefaultRunner, register_runner
except ImportError:  # then no fence is run
    DefaultRunner, register_runner = object, lambda: lambda runner: runner

collect_ignore_glob = ["hooks/*", "conftest.py"]


class Pages:
    """A stand-in for MarkdownIt that knows the pages' includes and fences indented in admonitions."""

    def parse(self, text: str) -> list[Token]:
        """The fences of a page; a later section of a snippet continues its earlier ones."""
        tokens, last = [], None
        for fence in source_of(text).fences:
            if not fence.words or fence.words[0] != "python":
                continue
            if not fence.includes:  # the README types its code
                lines = text.splitlines(keepends=True)[fence.line:]
                code = "".join(lines[:next(i for i, line in enumerate(lines) if line.startswith("```"))])
                tokens.append(self._token("python", fence.line, code))
                continue
            include = fence.includes[0]
            continued = " continuation" if include.file == last else ""
            last = include.file
            snippet = parse(ROOT / "snippets" / include.file)
            code = ("" if continued else snippet.setup()) + snippet.code(include.section)
            fixture = "empty_folder" if include.file.endswith(".py") else "folder_with_archive"  # what a reader writes, who has it
            tokens.append(self._token(f"python runner:Module fixture:{fixture}{continued}", fence.line, code))
        return tokens

    @staticmethod
    def _token(info: str, line: int, code: str) -> Token:
        return Token("fence", "code", 0, info=info, content=code, map=[line - 1, line + 1])


def pytest_markdown_docs_markdown_it() -> Pages:
    """The parser for pages and README."""
    return Pages()


@register_runner()
class Module(DefaultRunner):
    """Run a fence as a module that can be imported, as pickle does, and end the process group that it begins.

    A program that ran in this process is not run again for the page in the other language, which has the same.
    """

    def __init__(self) -> None:
        self._ran: set[str] = set()

    def runtest(self, test: Any, args: dict[str, Any], **options: Any) -> None:
        """Run one fence with these names."""
        if test.source in self._ran:
            return
        module = ModuleType(args["__name__"])
        module.__dict__.update(args)
        sys.modules[module.__name__] = module
        try:
            super().runtest(test, module.__dict__, **options)
            self._ran.add(test.source)
        finally:
            del sys.modules[module.__name__]
            if (distributed := sys.modules.get("torch.distributed")) and distributed.is_initialized():
                distributed.destroy_process_group()


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in an empty folder: what a snippet writes is gone afterwards."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def folder_with_archive(empty_folder: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in a folder with nothing but the file that the page Ask offers, which Python can import from."""
    (tmp_path / NAME).write_bytes(archive())
    monkeypatch.syspath_prepend(tmp_path / NAME)
