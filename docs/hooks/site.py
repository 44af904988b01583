"""The only build hook: the steps of the build in their order, each with the reason why it is there.

A step is a module below this folder. It takes part in an event of MkDocs
(https://www.mkdocs.org/dev-guide/plugins/#events) by a function of the event's name, whose first
argument is the build's state. One order holds for all events: `python docs/hooks/site.py` prints
for each event its steps. A step is taken out by deleting its line, a wing by deleting its folder, too.
"""

import gc
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import EVENTS, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # here alone; MkDocs takes it off again when this is loaded

from docs.hooks.page.build import Build, Session  # noqa: E402

STEPS = (
    ("serve.process", "first: it has signals end MkDocs from then on"),
    ("page.words", "before all that says something: it has the words read again, in case they were edited while serving"),
    ("check.pages", "first: while serving, it compares a page's fences with those in its file, so none may have been added"),
    ("page.blocks", "after the check, which knows the pages that cannot be read, and before what adds to a page"),
    ("page.late_html", "before what works on a complete page"),
    ("exports.notebook", "before what adds to a page: a notebook is the page as it was written"),
    ("questions.pages", "after the notebook, and before the figures: what it adds is written like the rest of the page"),
    ("questions.review", "beside the questions, whose solutions look the same"),
    ("ask.levels", "beside the questions, whose solutions look the same"),
    ("questions.scripts", "after the questions and the exam, whose marks in a page's HTML it looks for"),
    ("language.languages", "anywhere: it gives pages the words and the navigation of their language"),
    ("theme.patches", "anywhere: it looks at the theme alone"),
    ("theme.templates", "anywhere: it says where compiled templates are kept"),
    ("theme.assets", "anywhere: style sheets and scripts are nobody else's"),
    ("pages.version_footer", "before the figures: it reads the include lines that these replace"),
    ("pages.figures", "before whatever shows the page in another form"),
    ("ask.blocks", "before the names of files become links: by them it knows the snippets"),
    ("pages.source_links", "anywhere: it reads the pages as they were written"),
    ("pages.responsive_tables", "before labs and rules, whose tables it need not read"),
    ("labs.pages", "before what works on a page's HTML, to which it adds"),
    ("rules.pages", "before the atlas, whose rows link to the rules that name them"),
    ("messages.pages", "anywhere after the blocks: it adds to its own pages alone"),
    ("pages.cards", "before the permanent addresses, which have the cards of their pages"),
    ("pages.permalinks", "after the wings, whose addresses it makes, and after what writes headings, whose old ids it keeps"),
    ("atlas.pages", "before the search index, which its rows are in"),
    ("atlas.changes", "beside the atlas, whose rows it reads"),
    ("atlas.states", "beside the atlas, whose table it looks like"),
    ("ask.archive", "anywhere: it publishes one file of the engine"),
    ("ask.pages", "anywhere: it puts the editor into one page"),
    ("pages.code_spans", "after all that makes blocks of code"),
    ("exports.markdown", "after all that adds to a page: it writes down what is there"),
    ("language.search_index", "after the atlas: it splits the index that is complete then"),
    ("serve.live", "last: it keeps what the others made"),
)
MODULES = [import_module(f"docs.hooks.{name}") for name, _ in STEPS]


class Site:
    """The run of MkDocs and the build that are under way."""

    def __init__(self) -> None:
        self.session = Session()
        self.build = Build(self.session)

    def started(self, session: Session) -> None:
        """Begin a run."""
        self.session = session
        self.next_build()

    def next_build(self) -> None:
        """Begin a build, which knows nothing of the one before."""
        self.build = Build(self.session)


site = Site()


def taking_part(event: str) -> list[ModuleType]:
    """The steps that have something to do at an event, in order."""
    return [module for module in MODULES if hasattr(module, event)]


def unknown_events() -> list[str]:
    """Functions of steps that are named like a handler of an event and would never be called."""
    ours = {f"on_{event}" for event in EVENTS} & globals().keys()
    return [f"{module.__name__}.{name}" for module in MODULES for name in vars(module) if name.startswith("on_") and name not in ours]


def _tell(event: str, **arguments) -> None:
    """Have each step do something."""
    for module in taking_part(event):
        getattr(module, event)(site.build, **arguments)


def _change(event: str, value: str, **arguments) -> str:
    """Have each step change a value, and return the last one's."""
    for module in taking_part(event):
        value = getattr(module, event)(site.build, value, **arguments)
    return value


def on_startup(command: str, dirty: bool) -> None:
    """MkDocs starts."""
    gc.freeze()  # what was imported stays
    gc.set_threshold(50_000)  # a build makes little garbage in cycles, and looking for it each 700 objects took a tenth of the time
    site.started(Session(serving=command == "serve", dirty=dirty))
    _tell("on_startup")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """A build begins."""
    site.next_build()
    _tell("on_config", config=config)
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Nothing is built yet: what must stop the build does."""
    _tell("on_pre_build", config=config)


@event_priority(100)  # before mkdocs-jupyter looks for notebooks, which the labs add
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The site's files are known; steps add and remove some."""
    _tell("on_files", files=files, config=config)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """The navigation is made."""
    _tell("on_nav", nav=nav, config=config, files=files)
    return nav


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """A page is about to be read."""
    _tell("on_pre_page", page=page, config=config, files=files)
    return page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A page was read: its Markdown without front matter."""
    return _change("on_page_markdown", markdown, page=page, config=config, files=files)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A page's Markdown was rendered: its HTML without the theme's."""
    return _change("on_page_content", html, page=page, config=config, files=files)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """All pages are rendered; the theme comes next."""
    _tell("on_env", env=env, config=config, files=files)
    return env


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """A page is about to get the theme's HTML around it, with these values."""
    _tell("on_page_context", context=context, page=page, config=config, nav=nav)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """A page is complete and about to be written."""
    return _change("on_post_page", output, page=page, config=config)


def on_post_build(config: MkDocsConfig) -> None:
    """All is written."""
    _tell("on_post_build", config=config)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """The first build is done, and the server about to start; `builder` builds all."""
    _tell("on_serve", server=server, config=config, builder=builder)
    return server


def on_build_error(error: Exception) -> None:
    """The build failed."""
    _tell("on_build_error", error=error)


def on_shutdown() -> None:
    """MkDocs ends."""
    _tell("on_shutdown")


if unknown := unknown_events():
    raise ValueError(f"no event of this hook is handled by {', '.join(unknown)}")

if __name__ == "__main__":
    for handled in [name for name in list(globals()) if name.startswith("on_")]:
        print(handled.removeprefix("on_"))
        print(*(f"  {name:<24} {why}" for (name, why), module in zip(STEPS, MODULES) if hasattr(module, handled)), sep="\n")
