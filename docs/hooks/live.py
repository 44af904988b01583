"""While `mkdocs serve` runs: saving a snippet runs it, records it and reloads the pages that show it.

The only hook that runs code, and it does so while serving alone. Pages that do
not show the snippet stay as they are; any other change builds the whole site,
as MkDocs does. What goes wrong in a snippet stands on its pages in place of its
output (`faults`), never in its recording.
"""

import logging
import sys
import threading
import time
from pathlib import Path

from watchdog.events import FileSystemEvent, PatternMatchingEventHandler
from watchdog.observers.polling import PollingObserver

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import faults  # noqa: E402  neighbours
import labs  # noqa: E402
from fences import pages as pages_of  # noqa: E402
from some_pages import Built  # noqa: E402

from snippets.engine.lab import LABS  # noqa: E402
from snippets.engine.notebook import LANGUAGES  # noqa: E402
from snippets.engine.problem import shown  # noqa: E402
from snippets.engine.standby import Standby, available  # noqa: E402
from snippets.engine.verify import NOT_TOPICS, SNIPPETS  # noqa: E402

POLL = 0.2  # seconds between two looks at the files; MkDocs' own is 0.5
MADE = (".out", ".svg", ".ipynb")  # what recording writes beside a snippet or a lab
NO_TORCH = ("PyTorch is not installed, so saved snippets are not run: pages show the recordings there are\n"
            "  to mend it: install requirements.txt and requirements-torch.txt, then serve again")
log = logging.getLogger("mkdocs.hooks.live")
built: dict = {}  # the parts of the last whole build, as MkDocs hands them over
state = {"plain": False}  # whether MkDocs was asked to build as it builds: neither `--clean` nor `--dirty`
standby = Standby()


def on_startup(command, dirty):
    """Remember how the author serves."""
    state["plain"] = command == "serve" and not dirty


def on_nav(nav, config, files):
    """Keep what a later build of some pages needs."""
    built.update(nav=nav)
    return nav


def on_env(env, config, files):
    """Keep what a later build of some pages needs."""
    built.update(env=env, config=config, files=files)
    return env


def on_serve(server, config, builder):
    """Take the watching of files and the building over from MkDocs' server."""
    if not state["plain"]:
        return server
    if available():
        threading.Thread(target=standby.start, daemon=True).start()
    else:
        log.info(NO_TORCH)
    Live(server, builder)
    return server


def on_shutdown():
    """End the interpreters with the server."""
    standby.close()


def source_of(path: Path) -> Path | None:
    """The snippet or lab that a file is or was made from; None for any other file."""
    if SNIPPETS not in path.parents or path.suffix not in (".py", *MADE):
        return None
    if path.parent != LABS and path.relative_to(SNIPPETS).parts[0] in NOT_TOPICS or path.parent == SNIPPETS:
        return None
    return path.with_name(f"{path.name.split('.')[0]}.py")


def pages_showing(source: Path, docs: Path) -> list[str]:
    """The pages, below docs, that include a snippet or show a lab."""
    if source.parent == LABS:
        return [f"{language}/labs/{source.stem.replace('_', '-')}.ipynb" for language in LANGUAGES]
    name = f'--8<-- "{source.relative_to(SNIPPETS).with_suffix("").as_posix()}.'
    return [page.relative_to(docs).as_posix() for page in pages_of(docs) if name in page.read_text("utf-8")]


class Live(PatternMatchingEventHandler):
    """Watches the files and builds what a change needs. MkDocs' server calls `build`, in one thread only."""

    def __init__(self, server, builder):
        super().__init__(ignore_patterns=["*/.*", "*~", "*/__pycache__/*", "*.pyc"], ignore_directories=True)
        self.server, self.builder = server, builder
        self.changed: set[Path] = set()
        self.building = False
        self.own: dict[Path, float] = {}  # what recording wrote, and when: no change to build for
        self.whole = False  # whether the next build must be of all pages: the last one failed
        # MkDocs builds all for any event, without saying which. It has not begun to watch yet.
        watched = list(server._watched_paths)
        for path in watched:
            server.unwatch(path)
        server.observer = PollingObserver(timeout=POLL)
        server.watch, server.builder = self.watch, self.build
        for path in watched:
            self.watch(path)

    def watch(self, path: str, func=None, *, recursive: bool = True) -> None:
        """What the server's own `watch` does, with this as the handler."""
        full = str(Path(path).resolve())
        if full not in self.server._watched_paths:
            self.server._watched_paths[full] = 1
            self.server._watch_refs[full] = self.server.observer.schedule(self, full, recursive=recursive)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Have the server build for a changed file."""
        with self.server._rebuild_cond:
            self.changed |= {Path(name) for name in (event.src_path, event.dest_path) if name}
            self._wake()

    def _wake(self) -> None:
        """Have the server build if there is something to build for, after what it is building now."""
        self.changed = {path for path in self.changed if not self._is_own(path)}
        if self.changed and not self.building:
            self.server._want_rebuild = True
            self.server._rebuild_cond.notify_all()

    def _is_own(self, path: Path) -> bool:
        return path in self.own and path.exists() and path.stat().st_mtime == self.own[path]

    def build(self) -> None:
        """Build what has changed since the last build: the pages of some snippets, or all. The server calls it."""
        with self.server._rebuild_cond:
            changed, self.changed, self.building = self.changed, set(), True
        try:
            self._build(changed)
        finally:
            with self.server._rebuild_cond:
                self.building = False
                self._wake()

    def _build(self, changed: set[Path]) -> None:
        sources = {source_of(path) for path in changed}
        begin = time.monotonic()
        for source in sorted(filter(None, sources)):
            self._record(source, any(path.suffix == ".py" for path in changed if source_of(path) == source))
        recorded = time.monotonic()
        pages = None if None in sources or self.whole else self._pages(sources)
        self.whole = True  # the next time, if this one fails
        if pages is None:
            self.builder()
        else:
            Built(**built).rebuild(pages)
            log.info("%s: %.2f s to run and record, %.2f s to build %d pages", ", ".join(sorted(map(shown, sources))),
                     recorded - begin, time.monotonic() - recorded, len(pages))
        self.whole = False
        if available():
            standby.start()  # kernels for the next lab

    def _pages(self, sources: set[Path]) -> list | None:
        """The pages that show these; None when that is not known: a lab, which makes its pages, came or went."""
        site = Built(**built)
        names = {name for source in sources for name in pages_showing(source, Path(site.config.docs_dir))}
        pages = [page for page in site.pages() if page.file.src_uri in names]
        changed_labs = any(source.parent == LABS and not source.is_file() for source in sources)
        return None if changed_labs or len(pages) < len(names) else pages

    def _record(self, source: Path, edited: bool) -> None:
        """Run a snippet or lab that was edited, and note what it said."""
        if edited and source.is_file() and available():
            problem = standby.record(source).problem
            faults.note(source, problem)
            if problem:
                log.error("%s", problem)
        made = [path for path in source.parent.glob(f"{source.stem}.*") if path.suffix in MADE]
        self.own.update({path: path.stat().st_mtime for path in made})
        if source.parent == LABS:
            labs.cache(source)
