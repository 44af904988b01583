"""While `mkdocs serve` runs: saving a snippet runs it, records it and reloads the pages that show it.

The only step that runs code, and it does so while serving alone. Pages that do
not show the snippet stay as they are. A saved page is built alone, unless it changed
what others can depend on; any other change builds the whole site, as MkDocs does.
What goes wrong in a snippet is shown on its pages in place of its output
(`page/run_errors.py`), never in its recording. What stops a build is shown on all
pages, as they were before, until it is corrected (`failures.py`).

Requests do not wait for a build. All pages are built into a new folder, which is
served from when it is complete.
"""

import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory
from watchdog.events import FileSystemEvent, IgnorePolicy, PatternMatchingEventHandler
from watchdog.observers.polling import PollingObserverVFS

from snippets.engine.errors import explained
from snippets.engine.lab.notebook import LANGUAGES
from snippets.engine.lab.source import LABS
from snippets.engine.live_recorder import LiveRecorder, available
from snippets.engine.verify import NOT_TOPICS, SNIPPETS
from snippets.project import placed, shown

from ..page.build import Build
from ..page.recordings import Recordings
from ..page.run_errors import RunErrors
from ..page.source import pages as pages_of
from .failures import Errors, with_failure
from .incremental_build import IncrementalBuild, seen_by_others
from .loaded_code import LoadedCode

POLL = 0.1  # seconds between two looks at the files, which take 5 ms; MkDocs' own is 0.5
SETTLE = 0.02  # seconds without another change before a build: those of one look come together
PATIENCE = 0.3  # seconds for which a request waits for a build; then it gets the page as it was
IGNORED = ["**/.*", "**/*~", "**/*.pyc"]  # of whole paths: files that editors, recording and Python make for themselves
MADE = (".out", ".svg", ".ipynb")  # what recording writes beside a snippet or a lab
NO_TORCH = ("PyTorch is not installed, so saved snippets are not run: pages show the recordings there are\n"
            "  fix: install requirements.txt and requirements-torch.txt, then serve again")
log = logging.getLogger("mkdocs.hooks.live")


@dataclass
class LastBuild:
    """The last whole build while serving: its state, and its parts as MkDocs hands them over."""

    build: Build | None = None
    parts: dict = field(default_factory=dict)
    seen: dict[Path, list[str] | None] = field(default_factory=dict)  # by page: what others can depend on, as it was built
    folder: str = ""  # where the next whole build goes, if not where MkDocs wants it


def on_config(build: Build, config: MkDocsConfig) -> None:
    """Build into a folder of its own while another one is served."""
    if folder := build.session.of(LastBuild).folder:
        config.site_dir = folder


def on_nav(build: Build, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep what a later build of some pages needs."""
    build.session.of(LastBuild).build = build
    build.session.of(LastBuild).parts.update(nav=nav)


def on_pre_page(build: Build, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Keep what others can depend on in a page: before it is read, so that a save in between is noticed."""
    if build.session.serving and page.file.abs_src_path:
        path = placed(page.file.abs_src_path)
        build.session.of(LastBuild).seen[path] = seen_by_others(path) if path.suffix == ".md" else None


def on_env(build: Build, env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Keep what a later build of some pages needs."""
    build.session.of(LastBuild).parts.update(env=env, config=config, files=files)


def on_serve(build: Build, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> None:
    """Take the watching of files and the building over from MkDocs' server, unless it was asked for other than plain builds."""
    if not build.session.serving or build.session.dirty:
        return
    recorder = build.session.of(LiveRecorder)
    if available():
        threading.Thread(target=recorder.start, daemon=True).start()
    else:
        log.info(NO_TORCH)
    Live(server, builder, recorder, build.session.of(RunErrors), build.session.of(LastBuild))


def on_shutdown(build: Build) -> None:
    """End the interpreters with the server."""
    build.session.of(LiveRecorder).close()


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
    return [page.relative_to(docs).as_posix() for page in pages_of(docs) if name in page.read_text("utf-8", "replace")]


class Live(PatternMatchingEventHandler):
    """Watches the files and builds what a change needs. MkDocs' server calls `build`, in one thread only."""

    def __init__(self, server: LiveReloadServer, builder: Callable[[], None], recorder: LiveRecorder, errors: RunErrors, last: LastBuild):
        super().__init__(ignore_patterns=IGNORED, ignore_directories=True, ignore_policy=IgnorePolicy.ALL)
        self.server, self.builder, self.recorder, self.errors, self.last = server, builder, recorder, errors, last
        self.changed: set[Path] = set()
        self.building = False
        self.own: dict[Path, float] = {}  # what recording wrote, and when: no change to build for
        self.whole = False  # whether the next build must be of all pages: the last one failed
        # MkDocs builds all for any event, without saying which. It has not begun to watch yet.
        watched = list(server._watched_paths)
        for path in watched:
            server.unwatch(path)
        server.observer = PollingObserverVFS(stat=_stat, listdir=_listdir, polling_interval=POLL)
        server.build_delay = SETTLE
        server.watch, server.builder = self.watch, self.build
        self.base, self.number = server.root, 0
        self.failure = ""  # why the last build failed
        self.code = LoadedCode()
        self.with_script = server._inject_js_into_html
        server._inject_js_into_html, server.error_handler = self.page, self.error_page
        for path in watched:
            self.watch(path)

    def watch(self, path: str, func: object = None, *, recursive: bool = True) -> None:
        """What the server's own `watch` does, with this as the handler."""
        full = str(Path(path).resolve())
        if full not in self.server._watched_paths:
            self.server._watched_paths[full] = 1
            self.server._watch_refs[full] = self.server.observer.schedule(self, full, recursive=recursive)

    def page(self, content: bytes, epoch: int) -> bytes:
        """A page as it is sent: with why the last build failed, and with MkDocs' script."""
        return self.with_script(with_failure(content, self.failure), epoch)

    def error_page(self, code: int) -> bytes | None:
        """The site's page for a status, if it has one."""
        with suppress(OSError):
            return with_failure(Path(self.server.root, f"{code}.html").read_bytes(), self.failure)
        return None

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Have the server build for a changed file."""
        with self.server._rebuild_cond:
            names = [os.fsdecode(name) for name in (event.src_path, event.dest_path) if name]
            # A file that takes another's place in one step is moved there from a hidden one, which is no change of its own.
            self.changed |= {Path(name) for name in names if not self.is_ignored(name)}
            self._wake()

    def _wake(self) -> None:
        """Have the server build if there is something to build for, after what it is building now."""
        self.changed = {path for path in self.changed if not self._is_own(path)}
        if self.changed and not self.building:
            self.server._want_rebuild = True
            self.server._rebuild_cond.notify_all()

    def _is_own(self, path: Path) -> bool:
        with suppress(OSError):  # it may go at any moment
            return path in self.own and path.stat().st_mtime == self.own[path]
        return False

    def build(self) -> None:
        """Build what has changed since the last build: the pages of some snippets, or all. The server calls it. Raises nothing."""
        with self.server._rebuild_cond:
            changed, self.changed, self.building = self.changed, set(), True
        timer = threading.Timer(PATIENCE, self._let_requests_pass)
        timer.daemon = True
        timer.start()
        errors = Errors()
        logging.getLogger("mkdocs").addHandler(errors)
        try:
            self._build(changed)
            self.failure = ""
        except (Exception, SystemExit) as error:
            self.failure = errors.with_cause(error)
            log.error("the pages are as they were before, until this is corrected\n%s", self.failure)
        finally:
            logging.getLogger("mkdocs").removeHandler(errors)
            with self.server._rebuild_cond:
                self.building = False
                with self.server._epoch_cond:
                    self.server._wanted_epoch = round(time.monotonic() * 1000)  # browsers reload, after a failure, too
                self._wake()

    def _let_requests_pass(self) -> None:
        """If a build still runs, answer requests from the last one."""
        with self.server._rebuild_cond:
            if self.building:
                with self.server._epoch_cond:
                    self.server._wanted_epoch = self.server._visible_epoch
                    self.server._epoch_cond.notify_all()

    def _build(self, changed: set[Path]) -> None:
        if problem := self.code.problem():
            self.whole = True  # the next time, should the file be put back
            raise problem
        sources = {source for path in changed if (source := source_of(path))}
        others = {path for path in changed if not source_of(path)}
        begin = time.monotonic()
        for source in sorted(sources):
            self._record(source, any(path.suffix == ".py" for path in changed if source_of(path) == source))
        recorded = time.monotonic()
        pages = None if self.whole else self._pages(sources, others)
        self.whole = True  # the next time, if this one fails
        if pages is None:
            self._build_all()
        else:
            self.last.build.forget(Recordings)
            IncrementalBuild(**self.last.parts).rebuild(pages, sources)
            log.info("%s: %.2f s to run and record, %.2f s to build %d pages", ", ".join(sorted(map(shown, sources | others))),
                     recorded - begin, time.monotonic() - recorded, len(pages))
        self.whole = False
        if available():
            self.recorder.start()  # kernels for the next lab

    def _build_all(self) -> None:
        """Build the whole site into a new folder, and serve from there."""
        self.number += 1
        before, self.last.folder = self.server.root, f"{self.base}/.site-{self.number}"
        try:
            self.builder()
        except BaseException:
            shutil.rmtree(self.last.folder, ignore_errors=True)
            raise
        self.server.root = self.last.folder
        with suppress(OSError):  # a file that is being sent, on Windows
            clean_directory(before)  # which leaves hidden ones, so the other folders in the first
            if before != self.base:
                os.rmdir(before)

    def _pages(self, sources: set[Path], others: set[Path]) -> list[Page] | None:
        """The pages that show these snippets and labs, or are these files.

        None when all must be built: a snippet or lab came or went, whose recording is left then; a file is no
        page; more than the page itself shows what changed in it.
        """
        if any(self.last.seen.get(path) is None or self.last.seen[path] != seen_by_others(path) for path in others):
            return None
        site = IncrementalBuild(**self.last.parts)
        names = {name for source in sources for name in pages_showing(source, Path(site.config.docs_dir))}
        names |= {path.relative_to(Path(site.config.docs_dir).resolve()).as_posix() for path in others}
        pages = [page for page in site.pages() if page.file.src_uri in names]
        return None if any(not source.is_file() for source in sources) or len(pages) < len(names) else pages

    def _record(self, source: Path, edited: bool) -> None:
        """Run a snippet or lab that was edited, and note what it said."""
        if edited and source.is_file() and available():
            try:
                problem = self.recorder.record(source).problem
            except Exception as error:
                problem = explained(error)
            self.errors.note(source, problem)
            if problem:
                log.error("%s", problem)
        made = [path for path in source.parent.glob(f"{source.stem}.*") if path.suffix in MADE]
        for path in made:
            with suppress(OSError):
                self.own[path] = path.stat().st_mtime


def _stat(path: str) -> os.stat_result:
    """What `os.stat` says, or of what is not there, zeros: a watched folder may go and come back, as in a checkout."""
    try:
        return os.stat(path)
    except OSError:
        return os.stat_result((0,) * 10)


def _listdir(path: str | None) -> Iterator[os.DirEntry]:
    """What `os.scandir` says, or nothing of what can't be listed."""
    try:
        return os.scandir(path)
    except OSError:
        return iter(())
