"""What Zensical would lose of this site: a line for each step of our build hook, and a sign of it in the built site.

Zensical reads our mkdocs.yml and our pages as they are and runs no hooks. Our
templates go with the hooks, whose values they show. The table in `zensical.md` is made
from this list: `python -m tests.site.zensical_losses`.
"""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from snippets.engine import command
from snippets.project import write_atomically

LIST = Path(__file__).with_name("zensical.md")
TABLE = re.compile(r"(?<=<!-- zensical -->\n).*?(?=<!-- /zensical -->)", re.DOTALL)


@dataclass(frozen=True)
class Loss:
    """What one step does and, below a site's folder, whether it was done; None where only another test can tell."""

    part: str
    what: str
    done: Callable[[Path], bool] | None


def has(page: str, pattern: str) -> Callable[[Path], bool]:
    """Whether a page of the site matches."""
    return lambda site: (site / page).is_file() and bool(re.search(pattern, (site / page).read_text("utf-8"), re.DOTALL))


LOSSES = (
    Loss("docs/hooks/theme/assets.py", "style sheets and scripts are one file each, and small", lambda site: (site / "assets/site.css").is_file()),
    Loss("docs/hooks/theme/templates.py", "compiled templates are kept between builds", None),
    Loss("docs/hooks/theme/patches.py", "an upgrade of the theme that our patches do not fit stops the build", None),
    Loss("docs/hooks/check/pages.py", "a stale or edited recording stops the build", None),
    Loss("docs/hooks/language/languages.py", "English pages say that they are English, in the page's head, and in the theme's words and menu",
         has("en/state-dict/index.html", '<html lang="en".*placeholder="Search"')),
    Loss("docs/hooks/language/languages.py", "each language has its own navigation and a menu that leads to the same page in the other",
         has("en/state-dict/index.html", 'hreflang="zh"')),
    Loss("docs/hooks/pages/version_footer.py", "pages end with the versions that their outputs were recorded with",
         has("en/state-dict/index.html", 'class="recorded-with"')),
    Loss("docs/hooks/pages/version_footer.py", "pages say what other versions do otherwise",
         has("en/federated/index.html", 'class="ac-elsewhere"')),
    Loss("docs/hooks/pages/figures.py", "pictures of the heap have a title and a description in the page's language (without it they are drawn)",
         has("en/state-dict/index.html", r'<svg[^>]*class="heap[ "][^>]*>\s*<title>[^<]+</title>')),
    Loss("docs/hooks/pages/figures.py", "steppers have steps (without it their blocks stand one below the other)",
         has("en/state-dict/index.html", 'class="stepper__step"')),
    Loss("docs/hooks/pages/source_links.py", "the file's name above a block of code leads to the file",
         has("en/state-dict/index.html", 'class="filename"><a href=')),
    Loss("docs/hooks/pages/responsive_tables.py", "wide tables become cards on a phone, whose cells say their column (without it the tables scroll)",
         has("en/index.html", "<td[^>]* data-l=")),
    Loss("docs/overrides", "the root leads to the reader's language, and the page not found speaks both",
         has("404.html", 'section lang="zh"')),
    Loss("docs/overrides", "each language has its own sitemap", lambda site: (site / "en/sitemap.xml").is_file()),
    Loss("docs/hooks/labs/pages.py", "labs are pages, with what their notebooks recorded", has("en/labs/lost-checkpoint/index.html", "<pre")),
    Loss("docs/hooks/exports/notebook.py", "every page with code can be downloaded as a notebook",
         lambda site: (site / "en/state-dict/state-dict.ipynb").is_file()),
    Loss("docs/hooks/pages/code_spans.py", "code is marked up only where that colors it",
         lambda site: (site / "en/state-dict/index.html").is_file() and not has("en/state-dict/index.html", r'<span class="n">')(site)),
    Loss("docs/hooks/atlas/pages.py", "the atlas has rows", has("en/atlas/index.html", "<tr")),
    Loss("docs/hooks/atlas/pages.py", "verdicts in other pages lead to their rows", has("en/subjects/index.html", 'href="../atlas/#federated-first-client"')),
    Loss("docs/hooks/atlas/pages.py", "the atlas is published as JSON", lambda site: (site / "atlas.json").is_file()),
    Loss("docs/hooks/atlas/changes.py", "the page of what changed between versions has its tables", has("en/changes/index.html", "<tr")),
    Loss("docs/hooks/atlas/states.py", "the page of states has the grid", has("en/states/index.html", "<tr")),
    Loss("docs/hooks/questions/pages.py", "pages end with questions", has("en/state-dict/index.html", 'class="ac-question"')),
    Loss("docs/hooks/messages/pages.py", "the messages are listed, with a box for tracebacks", has("en/messages/index.html", 'id="ac-traceback"')),
    Loss("docs/hooks/questions/review.py", "the review exam has its diffs", has("en/review/index.html", 'class="ac-diff"')),
    Loss("docs/hooks/questions/scripts.py", "pages with questions load what answers them", has("en/state-dict/index.html", "assets/practise.js")),
    Loss("docs/hooks/ask/levels.py", "the levels have their programs and goals", has("en/levels/index.html", 'class="ac-level"')),
    Loss("docs/hooks/pages/cards.py", "each page has a card for link previews", None),
    Loss("docs/hooks/ask/levels.py", "the page of levels has its levels", None),
    Loss("docs/hooks/questions/review.py", "the review exam has its diffs", None),
    Loss("docs/hooks/questions/scripts.py", "questions have their script and style sheet", None),
    Loss("docs/hooks/ask/blocks.py", "blocks of code run in the page, and the start page has a field for a line", has("en/index.html", r'class="ac-ask')),
    Loss("docs/hooks/ask/archive.py", "the engine is published for the browser's Python", None),
    Loss("docs/hooks/ask/pages.py", "the page Ask has its editor, or says how to get it", has("en/ask/index.html", r'class="ask ask--page"|docs\.hooks\.ask')),
    Loss("docs/hooks/rules/pages.py", "rules say their severity and whether the checker finds them, and have a comment for reviews",
         has("en/rules/ac301/index.html", 'class="ac-rule')),
    Loss("docs/hooks/rules/pages.py", "the checker's rules are published, one by one and as a bundle",
         lambda site: (site / "checker/en/alias-or-copy.yml").is_file()),
    Loss("docs/hooks/pages/permalinks.py", "permanent addresses", lambda site: (site / "r/AC301/index.html").is_file()),
    Loss("docs/hooks/exports/markdown.py", "each page's Markdown stands beside it", lambda site: (site / "en/state-dict.md").is_file()),
    Loss("docs/hooks/serve/process.py", "signals end a build or a server with all that it started, and errors name file and line", None),
    Loss("docs/hooks/serve/live.py", "a saved snippet is run and recorded while the site is served", None),
    Loss("docs/hooks/language/search_index.py", "each language has its own search index",
         lambda site: (site / "en/search/search_index.json").is_file()),
)


def table() -> str:
    """The table, as Markdown."""
    rows = "".join(f"| `{loss.part}` | {loss.what} |\n" for loss in LOSSES)
    return f"\n| lost without | what |\n|---|---|\n{rows}\n"


def main(arguments: list[str]) -> int:
    """Write the table. Returns the exit code."""
    write_atomically(LIST, TABLE.sub(lambda _: table(), LIST.read_text("utf-8")))
    return 0


if __name__ == "__main__":
    sys.exit(command.run(main, sys.argv[1:]))
