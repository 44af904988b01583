"""What the site publishes for the checker: a file for each rule and one bundle, in either language.

    checker/en/AC301.yml            checker/zh/AC301.yml
    checker/en/alias-or-copy.yml    checker/zh/alias-or-copy.yml   all rules

Each message ends with the rule's address. By hand, from the working tree:

    python -m docs.hooks.rules.ast_grep OUT-FOLDER [SITE-URL]
"""

import sys
from pathlib import Path

import yaml

from snippets.engine import command

from ..page.languages import LANGUAGES
from ..page.source import DUMPER
from .figures import Figures
from .registry import Rule, read_rules

BUNDLE = "alias-or-copy.yml"


def address(rule: Rule, language: str, site: str) -> str:
    """The permanent address of a rule in a language; "" where the site has no address."""
    return f"{site}r/{rule.code}/{language}/" if site else ""


def document(rule: Rule, language: str, site: str, severity: str) -> str:
    """One rule as ast-grep reads it: without what only this site needs, with its address in the message, where the site has one."""
    url = address(rule, language, site)
    body = {**rule.body, "severity": severity, "message": f"{rule.message[language]} {url}".rstrip()} | ({"url": url} if url else {})
    del body["metadata"]
    first = ("id", "language", "severity", "message", "url")
    ordered = {key: body[key] for key in sorted(body, key=lambda key: first.index(key) if key in first else len(first))}
    return yaml.dump(ordered, Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=1000)


def published(rules: list[Rule], site: str) -> dict[str, str]:
    """{path below the site: text} of all files of the checker."""
    files, figures = {}, Figures()
    for language in LANGUAGES:
        texts = {rule.code: document(rule, language, site, figures.severity(rule)) for rule in rules if rule.reliable}
        files |= {f"checker/{language}/{code}.yml": text for code, text in texts.items()}
        files[f"checker/{language}/{BUNDLE}"] = "---\n".join(texts.values())
    return files


def write(folder: Path, site: str) -> list[Path]:
    """Write all files below a folder and return their paths."""
    written = []
    for name, text in published(read_rules(), site).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        written.append(path)
    return written


def main(arguments: list[str]) -> int:
    """`OUT-FOLDER [SITE-URL]`. Returns the exit code."""
    if len(arguments) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    print(*write(Path(arguments[0]), *arguments[1:] or ["http://127.0.0.1:8000/"]), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(command.run(main, sys.argv[1:]))
