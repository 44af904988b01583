"""Twin pages: `docs/zh/X.md` and `docs/en/X.md` say the same.

Each page's front matter carries `twin:`, the hash of the other page's text when
somebody last looked at both. Change one page, and the other's mark no longer
fits until somebody has looked and run

    python -m docs.hooks.check.twins confirm [PAGE...]

By content, never by date.
"""

import hashlib
import re
import sys
from pathlib import Path

from snippets.engine import command
from snippets.engine.problem import Problem
from snippets.project import ROOT, shown, write_atomically

from ..page.source import parse, with_front

COMMAND = "python -m docs.hooks.check.twins"
MARK = re.compile(r"^twin: *(\S*)\n", re.MULTILINE)


def pairs(docs: Path) -> list[tuple[Path, Path]]:
    """The Chinese and the English page of every name that stands in either language; either may be missing."""
    names = {p.relative_to(docs / lang) for lang in ("zh", "en") for p in (docs / lang).rglob("*.md")}
    return [(docs / "zh" / name, docs / "en" / name) for name in sorted(names)]


def twin_of(page: Path, docs: Path) -> Path:
    """The same page in the other language; of a page in no language, itself."""
    language, *rest = page.relative_to(docs).parts
    return docs.joinpath({"zh": "en", "en": "zh"}.get(language, language), *rest)


def missing(docs: Path) -> list[Problem]:
    """A problem for each page without its twin."""
    return [problem for pair in pairs(docs) for there, gone in (pair, pair[::-1]) if there.exists() for problem in missing_of(there, gone)]


def missing_of(page: Path, twin: Path) -> list[Problem]:
    """A problem if a page's twin is not there."""
    return [] if twin.exists() else [Problem(page, 1, f"has no twin {shown(twin)}", f"write {shown(twin)}, with the same heading ids "
                                             f"and includes, then run `{COMMAND} confirm {page.stem}`")]


def digest(page: Path) -> str:
    """The hash of a page's text: all of it but the mark itself."""
    return hashlib.sha256(MARK.sub("", page.read_text("utf-8")).encode()).hexdigest()[:16]


def unconfirmed(docs: Path) -> list[Problem]:
    """A problem for each page whose twin changed since somebody last looked at both."""
    found = []
    for zh, en in pairs(docs):
        if not (zh.exists() and en.exists()):
            continue
        for page, other in ((zh, en), (en, zh)):
            mark = MARK.search(page.read_text("utf-8"))
            if not mark or mark[1] != digest(other):
                found.append(Problem(page, 1, f"was last compared with another text of {shown(other)}",
                                     "carry the change over, then run "
                                     f"`{COMMAND} confirm {page.relative_to(docs / page.relative_to(docs).parts[0]).with_suffix('').as_posix()}`"))
    return found


def confirm(docs: Path, names: list[str]) -> list[Path]:
    """Mark the named pairs (none: all) as compared. Returns the pages written. Raises Problem for an unknown name."""
    every = {zh.relative_to(docs / "zh").with_suffix("").as_posix(): (zh, en) for zh, en in pairs(docs)}
    if unknown := [name for name in names if name not in every]:
        raise Problem(docs, 1, f"there is no page {unknown[0]!r}", f"use one of: {', '.join(every)}")
    if problems := missing(docs):
        raise problems[0]
    written = []
    for zh, en in [every[name] for name in names or every]:
        for page, other in ((zh, en), (en, zh)):
            text = page.read_text("utf-8")
            source = parse(text)
            if source.front is None:
                raise Problem(page, 1, "has no front matter", "begin it with ---, title:, description:, ---")
            marked = with_front(f"{MARK.sub('', source.front)}twin: {digest(other)}\n", source.body)
            if marked != text:
                write_atomically(page, marked)
                written.append(page)
    return written


def main(arguments: list[str]) -> int:
    """`confirm [PAGE...]` marks pairs as compared. Returns the exit code. Raises Problem for an unknown page."""
    if arguments[:1] != ["confirm"]:
        print(f"usage: {COMMAND} confirm [PAGE...]", file=sys.stderr)
        return 2
    written = confirm(ROOT / "docs", arguments[1:])
    print(f"{len(written)} pages marked" + "".join(f"\n  {shown(page)}" for page in written))
    return 0


if __name__ == "__main__":
    sys.exit(command.run(main, sys.argv[1:]))
