"""Turns ast-grep's findings into GitHub annotations, on the lines that a pull request changed and no others.

    ast-grep scan --json=stream | python on_changed_lines.py origin/main

The findings come on standard input, one JSON object a line. Ends with 1 if one of them is an error.
"""

import json
import re
import subprocess
import sys

LEVEL = {"error": "error", "warning": "warning"}
HUNK = re.compile(r"^@@ [^+]*\+(\d+)(?:,(\d+))? @@")


def changed_lines(base: str) -> dict[str, set[int]]:
    """The lines that were added or changed since the branch left `base`, by file, counted from 1."""
    diff = subprocess.run(["git", "diff", "--unified=0", "--no-color", "--no-ext-diff", "--src-prefix=a/", "--dst-prefix=b/",
                           f"{base}...HEAD", "--", "*.py"], check=True, capture_output=True, text=True).stdout
    lines: dict[str, set[int]] = {}
    file = ""
    for line in diff.splitlines():
        if line.startswith("+++ b/"):
            file = line.removeprefix("+++ b/").rstrip("\t")
        elif match := HUNK.match(line):
            start, count = int(match[1]), int(match[2] or 1)
            lines.setdefault(file, set()).update(range(start, start + count))
    return lines


def annotation(finding: dict) -> str:
    """GitHub's command for one finding."""
    start, end = finding["range"]["start"], finding["range"]["end"]
    message = finding["message"].replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return (f"::{LEVEL.get(finding['severity'], 'notice')} file={finding['file']},line={start['line'] + 1},"
            f"endLine={end['line'] + 1},title={finding['ruleId']}::{message}")


def main() -> int:
    """Annotate and return the exit status."""
    changed = changed_lines(sys.argv[1])
    failed = 0
    for line in sys.stdin:
        finding = json.loads(line)
        file = finding["file"].removeprefix("./")
        own = range(finding["range"]["start"]["line"] + 1, finding["range"]["end"]["line"] + 2)
        if changed.get(file, set()).intersection(own):
            print(annotation(finding))
            failed |= finding["severity"] == "error"
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
