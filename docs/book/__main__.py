"""The whole site as one file.

    python -m docs.book zip alias-or-copy.zip      the built folder, for reading without a network: open zh/index.html or en/index.html
    python -m docs.book pdf zh alias-or-copy.pdf   one language as a book with bookmarks, made by Chromium

The site is built first. `BROWSER_PATH` names a Chromium, else an installed one is taken.
"""

import sys
from pathlib import Path

from snippets.engine import command
from snippets.engine.scratch import Scratch

from ..__main__ import build
from .archive import archive


def main(words: list[str]) -> int:
    """Run one command. Returns the exit code. Raises Problem for what can't be made."""
    with Scratch("book") as scratch:
        match words:
            case ["zip", out]:
                archive(build(scratch.path / "site"), Path(out))
            case ["pdf", ("zh" | "en") as language, out]:
                from .pdf import printed  # imports playwright, which only this needs
                printed(build(scratch.path / "site"), language, Path(out))
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    print(f"{words[-1]}: {Path(words[-1]).stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(command.run(main, sys.argv[1:]))
