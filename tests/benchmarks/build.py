"""What building and serving the site costs: `python -m tests.benchmarks.build [TIMES]` (default 5).

Strict builds of the whole site and of a plain one in turn, whole processes: the plain site is mkdocs-material as
it comes, with no setting but its name, over the same pages' Markdown with all includes in place. Both find what
earlier builds kept (`.cache`, compiled Python); what the first build of a clone takes is said beside. Seconds are
the processor's, since other programs on the machine stretch the time on the clock. Below that: where one build of
ours spends its time, step by step, with MkDocs and its plugins apart. Linux and macOS. Between them: from the
start of `mkdocs serve` to its first page, on the clock.
"""

import resource
import runpy
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from pathlib import Path

from snippets.engine import command
from snippets.project import ROOT
from tests.project import build, copy_to, environment, serve

PLAIN = "site_name: Plain\nsite_url: http://127.0.0.1:8000/\ntheme:\n  name: material\n"
BUILD = ("-m", "mkdocs", "build", "--strict", "--quiet", "-d")


def seconds(folder: Path, site: Path) -> float:
    """Processor seconds of one build of a folder. Raises CalledProcessError when it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *BUILD, str(site)], cwd=folder, env=environment(), check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def first_page(folder: Path, log: Path) -> float:
    """Seconds from the start of `mkdocs serve` in a folder to its first page."""
    begin = time.perf_counter()
    with serve(folder, f"exec {sys.executable} -m mkdocs serve --quiet", log) as server:
        while True:
            try:
                with urllib.request.urlopen(f"{server.address}/zh/state-dict/") as answer:
                    answer.read()
                return time.perf_counter() - begin
            except OSError:  # it does not listen yet
                if server.process.poll() is not None:
                    sys.exit(server.said())
                time.sleep(0.01)


def plain(folder: Path, site: Path) -> Path:
    """A plain site in a folder, of the Markdown that a built site of ours publishes. Returns the folder."""
    for page in site.glob("*/**/*.md"):
        copy = folder / "docs" / page.relative_to(site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(page.read_bytes())
    (folder / "docs" / "index.md").write_text("# Plain\n", "utf-8")
    (folder / "mkdocs.yml").write_text(PLAIN, "utf-8")
    return folder


def parts(site: Path) -> dict[str, float]:
    """Seconds of each step of our hook and of each plugin in one build, in this process; "rest" is MkDocs and the theme."""
    from mkdocs import plugins

    spent: dict[str, float] = defaultdict(float)
    running: list[list[float]] = []  # the seconds of what each call under way has called itself

    def timed(name: str, call):
        def wrapped(*arguments, **named):
            running.append([0.0])
            begin = time.perf_counter()
            try:
                return call(*arguments, **named)
            finally:
                whole = time.perf_counter() - begin
                spent[name] += whole - running.pop()[0]
                if running:
                    running[-1][0] += whole
        return wrapped

    register = plugins.PluginCollection._register_event

    def registered(self, event, method, plugin_name=None):
        wrapped = timed("docs/hooks/site.py" if "site.py" in str(plugin_name) else f"plugin {plugin_name}", method)
        wrapped.mkdocs_priority = getattr(method, "mkdocs_priority", 0)
        register(self, event, wrapped, plugin_name)
        hook = sys.modules.get("docs/hooks/site.py")
        for module in hook.MODULES if hook else ():
            for name in [name for name in vars(module) if name.startswith("on_")]:
                if not hasattr(getattr(module, name), "__wrapped__"):
                    call = timed(f"  {module.__name__.removeprefix('docs.hooks.')}", getattr(module, name))
                    call.__wrapped__ = True
                    setattr(module, name, call)

    plugins.PluginCollection._register_event = registered
    sys.argv = ["mkdocs", "build", "--strict", "--quiet", "-d", str(site)]
    begin = time.perf_counter()
    try:
        runpy.run_module("mkdocs", run_name="__main__")
    except SystemExit as end:
        if end.code:
            raise
    spent["rest: MkDocs, Markdown, the theme"] = time.perf_counter() - begin - sum(spent.values())
    return spent


def main(times: int) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        result = build(ROOT, folder / "first")
        if result.returncode:
            sys.exit(result.stdout + result.stderr)
        other = plain(folder / "plain", folder / "first")
        ours, theirs = [], []
        for _ in range(times):
            shutil.rmtree(folder / "ours", ignore_errors=True)
            ours.append(seconds(ROOT, folder / "ours"))
            theirs.append(seconds(other, folder / "theirs"))
        cold = seconds(copy_to(folder / "cold"), folder / "ours")
        pages = len(list(other.glob("docs/**/*.md")))
        print(f"{pages} pages, medians of {times}, processor seconds: ours {statistics.median(ours):.2f}, "
              f"plain mkdocs-material {statistics.median(theirs):.2f}, "
              f"ratio {statistics.median(a / b for a, b in zip(ours, theirs)):.2f} (wanted: at most 1.4); "
              f"the first build of a clone, with no .cache and nothing compiled: {cold:.2f}, "
              f"ratio {cold / statistics.median(theirs):.2f}")
        first = [(first_page(ROOT, folder / "log"), first_page(other, folder / "log")) for _ in range(times)]
        ours, theirs = zip(*first)
        print(f"mkdocs serve, from start to first page, medians of {times}, seconds: ours {statistics.median(ours):.2f}, "
              f"plain mkdocs-material {statistics.median(theirs):.2f}, "
              f"ratio {statistics.median(a / b for a, b in first):.2f} (wanted: at most 1.5)")
        subprocess.run([sys.executable, "-m", "tests.benchmarks.build", "--parts", str(folder / "parts")], cwd=ROOT, env=environment(), check=True)


def run(arguments: list[str]) -> int:
    """`[TIMES]` measures; `--parts FOLDER` builds once, in this process, and prints what each part took. Returns 0."""
    if arguments[:1] == ["--parts"]:
        for part, spent in sorted(parts(Path(arguments[1])).items(), key=lambda item: -item[1]):
            print(f"{spent:7.2f} s  {part}")
    else:
        main(int(arguments[0]) if arguments else 5)
    return 0


if __name__ == "__main__":
    sys.exit(command.run(run, sys.argv[1:]))
