"""`python -m docs.new question TOPIC/ID`: a question for a page, with two programs to edit, recorded.

TOPIC is the page's name with underscores: `best_model/early` is a question `early` at the end of `best-model.md`.
What fails leaves the files as they were.
"""

from pathlib import Path

from snippets.engine import verify
from snippets.engine.problem import Problem
from snippets.engine.snippet import recording
from snippets.project import ROOT, write_atomically

from .hooks.page.languages import LANGUAGES
from .hooks.page.words import words_in
from .hooks.questions import registry

PROGRAMS = """\
# --8<-- [start:{id}]
a = [1]
b = a
b.append(2)
print(a)
# --8<-- [end:{id}]

# --8<-- [start:{id}-copied]
a = [1]
b = a.copy()
b.append(2)
print(a)
# --8<-- [end:{id}-copied]
"""


def create(name: str, root: Path = ROOT) -> list[Path]:
    """Add a question, and begin its topic if there is none. Returns the files: programs, recording, question.

    Raises Problem for a name that cannot be used, a page that is not there and a question that is.
    """
    topic, _, question = name.partition("/")
    path = root / "snippets" / "questions" / f"{topic}.yml"
    page = f"{topic.replace('_', '-')}.md"
    snippet = path.with_suffix(".py")
    if not registry.NAME.fullmatch(question) or not topic.isidentifier():
        raise Problem(path, 1, f"{name!r} is no name for a question", "write TOPIC/ID, such as best_model/early: small letters, digits, and hyphens in ID")
    if not path.exists() and not all((root / "docs" / language / page).is_file() for language in LANGUAGES):
        raise Problem(path, 1, f"there is no page {page} to ask about", "name the page that the question is for, with underscores")
    if path.exists() and any(question == each.id for each in registry.read(path).questions):
        raise Problem(path, 1, f"there is a question {question!r} already, and nothing was written", "choose another ID")
    files = [snippet, recording.path_of(snippet), path]
    before = {file: file.read_text("utf-8") if file.exists() else None for file in files}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(snippet, "\n".join(filter(None, [before[snippet], PROGRAMS.format(id=question)])))
        write_atomically(path, (before[path] or f"page: {page}\nquestions:\n") + _entry(question))
        outcome = next(iter(verify.each([snippet], [], recording=True)))
        if outcome.problem:
            raise outcome.problem
    except BaseException:
        for file, text in before.items():
            write_atomically(file, text) if text is not None else file.unlink(missing_ok=True)
        raise
    return files


def _entry(question: str) -> str:
    """The text of a question in the topic's file, with texts to replace."""
    lines = [f"  - id: {question}", "    why:"]
    lines += [f"      {language}: {words_in(language)('new.why')}" for language in LANGUAGES]
    lines += ["    wrong:", "      copied:"]
    lines += [f"        {language}: {words_in(language)('new.belief')}" for language in LANGUAGES]
    return "\n".join(lines) + "\n"
