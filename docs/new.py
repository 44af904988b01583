"""`python -m docs.new TOPIC/NAME`: a snippet, its recording and the two pages that show it.

Everything is made in memory and checked first; what fails leaves nothing
behind. The page is `docs/{zh,en}/NAME.md`, with hyphens for underscores, at the
end of the last part of each language's navigation. `python -m docs.new question
TOPIC/ID` adds a question to a page (`new_question.py`).
"""

import re
import subprocess
import sys
from pathlib import Path

from snippets.engine import command, verify
from snippets.engine.problem import Problem
from snippets.engine.snippet import recording
from snippets.project import ROOT, shown, write_atomically

from . import new_question
from .hooks.page.languages import LANGUAGES
from .hooks.page.words import words_in

NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
SNIPPET = """\
# --8<-- [start:example]
import copy

a = [1, [2]]
b = copy.copy(a)
b[1].append(3)
print(a)
# --8<-- [end:example]
assert b is not a and b[1] is a[1]
"""
PAGE = """\
---
title: {title}
description: {description}
---

# {title} {{#{page}}}

{answer}

```python title="snippets/{name}.py"
--8<-- "{name}.py:example"
```

``` {{ .text .output }}
--8<-- "{name}.out:example"
```

## {heading} {{#when-not}}

{exception}
"""


def page_of(language: str, name: str, page: str) -> str:
    """The text of a new page in a language; `page` is its id."""
    words = words_in(language)
    return PAGE.format(name=name, page=page, title=words("new.title").format(page), answer=words("new.answer"),
                       description=words("new.description").format(page), heading=words("new.heading"), exception=words("new.exception"))


def with_page(config: Path, page: str) -> str:
    """The text of mkdocs.yml with a page in both languages, each after the last one of its language.

    Raises Problem when the navigation has no page of a language to put it after.
    """
    lines = config.read_text("utf-8").splitlines(keepends=True)
    for language in LANGUAGES:
        entry = re.compile(rf"( +- ){language}/[\w/.-]+\.(?:md|ipynb)\b.*\n?")
        at = max((number for number, line in enumerate(lines) if entry.fullmatch(line)), default=None)
        if at is None:
            raise Problem(config, 1, f"its navigation has no page below {language}/", f"add {language}/{page}.md by hand")
        lines[at] = lines[at].rstrip("\n") + "\n"
        lines.insert(at + 1, f"{entry.fullmatch(lines[at])[1]}{language}/{page}.md\n")
    return "".join(lines)


def create(name: str, root: Path = ROOT) -> list[Path]:
    """Make snippet, recording, pages and navigation entries. Returns the files, in that order.

    Raises Problem for a name that cannot be used and for anything that is there already, and then writes nothing.
    """
    parts = name.removesuffix(".py").removeprefix("snippets/").split("/")
    snippet = root / "snippets" / f"{'/'.join(parts)}.py"
    if len(parts) != 2 or not all(map(NAME.fullmatch, parts)):
        raise Problem(snippet, 1, f"{name!r} is no name for a snippet",
                      "write TOPIC/NAME, each of small letters, digits and underscores, such as shallow_copy/of_a_set")
    if parts[0] == "questions":
        raise Problem(snippet, 1, "a question has no page of its own", "python -m docs.new question TOPIC/ID")
    if parts[0] in verify.NOT_TOPICS:
        raise Problem(snippet, 1, f"{parts[0]!r} is no topic: snippets do not stand in that folder", "choose another topic")
    if parts[1] in sys.stdlib_module_names:
        raise Problem(snippet, 1, f"is named like the standard library's {parts[1]!r}", "choose another name")
    page = parts[1].replace("_", "-")
    pages = {language: root / "docs" / language / f"{page}.md" for language in LANGUAGES}
    for path in (snippet, recording.path_of(snippet), *pages.values()):
        if path.exists():
            raise Problem(path, 1, "is there already, and nothing was written", "choose another name")
    config = root / "mkdocs.yml"
    before, after = config.read_text("utf-8"), with_page(config, page)
    topic = snippet.parent.exists()
    try:
        snippet.parent.mkdir(exist_ok=True)
        write_atomically(snippet, SNIPPET)
        outcome = next(iter(verify.each([snippet], [], recording=True)))
        if outcome.problem:
            raise outcome.problem
        for language, path in pages.items():
            write_atomically(path, page_of(language, "/".join(parts), page))
        subprocess.run([sys.executable, "-m", "docs.hooks.check.twins", "confirm", page], cwd=root, check=True,
                       capture_output=True, text=True)
        write_atomically(config, after)
    except BaseException as error:
        for path in (snippet, recording.path_of(snippet), *pages.values()):
            path.unlink(missing_ok=True)
        if not topic and snippet.parent.is_dir():
            snippet.parent.rmdir()
        if config.read_text("utf-8") != before:
            write_atomically(config, before)
        if isinstance(error, subprocess.CalledProcessError):
            raise Problem(snippet, 1, "its pages could not be marked as compared", details=error.stderr) from None
        raise
    return [snippet, recording.path_of(snippet), *pages.values(), config]


def main(arguments: list[str]) -> int:
    """Run the command. Returns the exit code: 0, 2 for wrong arguments. Raises Problem for what cannot be made."""
    if len(arguments) == 2 and arguments[0] == "question":
        made = new_question.create(arguments[1])
        print("\n".join(f"  {shown(path)}" for path in made))
        print(f"now edit {shown(made[0])}, whose sections print the answers, and the texts in {shown(made[2])}; then python -m snippets record {shown(made[0])}")
        return 0
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print("usage: python -m docs.new TOPIC/NAME\n       python -m docs.new question TOPIC/ID", file=sys.stderr)
        return 0 if arguments in (["-h"], ["--help"]) else 2
    made = create(arguments[0])
    print("\n".join(f"  {shown(path)}" for path in made[:-1]) + f"\n  {shown(made[-1])}: both pages, at the end of the navigation")
    print(f"now serve, open /en/{made[2].stem}/ and edit {shown(made[0])}")
    return 0


if __name__ == "__main__":
    sys.exit(command.run(main, sys.argv[1:]))
