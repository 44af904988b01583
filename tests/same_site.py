"""Shows that two versions of the project build the same site, byte for byte.

    python -m tests.same_site BEFORE AFTER      each a checkout, which is built first, or the folder of a built site

Prints each file that differs or that one site alone has, and exits with 1 if there is one that
`MAY_DIFFER` does not name. For changes that move code and must not change what readers get.
"""

import sys
import tempfile
from fnmatch import fnmatch
from pathlib import Path

from snippets.engine import command
from tests.project import build

SITE_URL = "https://example.org/"  # the same for both: pages hold it
# {pattern of a path below the site: reason}, for the change that is being made; emptied when that is in.
MAY_DIFFER: dict[str, str] = {}


def site_of(folder: Path, out: Path) -> Path:
    """The built site of a folder: itself, or a build of the checkout it is. Raises SystemExit when that cannot be built."""
    if not (folder / "mkdocs.yml").is_file():
        return folder
    result = build(folder, out, SITE_URL=SITE_URL)
    if result.returncode:
        sys.exit(f"{folder} cannot be built\n{result.stdout}{result.stderr}")
    return out


def different(before: Path, after: Path) -> list[str]:
    """The paths, below two folders, of files that are not the same in both."""
    one, two = ({path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()} for site in (before, after))
    return sorted(name for name in one.keys() | two.keys()
                  if name not in one or name not in two or one[name].read_bytes() != two[name].read_bytes())


def reason(name: str) -> str:
    """Why a file may differ; "" if it may not."""
    return next((why for pattern, why in MAY_DIFFER.items() if fnmatch(name, pattern)), "")


def main(arguments: list[str]) -> int:
    """Compare two folders. Returns the exit code."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        before, after = (site_of(Path(each).resolve(), Path(folder, name)) for each, name in zip(arguments, ("before", "after")))
        count = sum(path.is_file() for path in after.rglob("*"))
        if not count:
            sys.exit(f"{after} holds no site")
        names = different(before, after)
        for name in names:
            in_both = (before / name).exists() and (after / name).exists()
            print(f"{name}: {'differs' if in_both else 'is in one site only'}{f' ({why})' if (why := reason(name)) else ''}")
    unexplained = [name for name in names if not reason(name)]
    print(f"{count} files, {len(names)} differ, {len(unexplained)} of them without a reason")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(command.run(main, sys.argv[1:]))
