"""The messages' pages: what stands behind each message and what to copy of it, the index, and the box for tracebacks.

The index says where: `<!-- messages:box -->` is the box, `<!-- messages -->` the list of all. On the page of symptoms,
`<!-- messages:which-copy -->` is the decision tree. Runs nothing.
"""

import html
import json
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from snippets.engine.versions import differences

from ..page import recordings
from ..page.blocks import Pages, of_page, put_at_mark
from ..page.build import Build
from ..page.copies import box, button
from ..page.languages import LANGUAGES, language_of
from ..page.late_html import LateHtml
from ..page.links import AtlasTitles
from ..page.permanent import PermanentAddresses, Target
from ..page.search_entries import SearchEntries
from ..page.source import Titles
from ..page.versions import NAMES, told_by
from ..page.words import words_in
from . import which_copy
from .registry import PAGES, SECTION, Message, Registry

INDEX, SYMPTOMS = f"{PAGES}/index.md", "{}/symptoms.md"
BOOST = 0.46  # of a message in the search: a page that explains comes before a message with the same words, except for a pasted one


def on_pre_build(build: Build, config: MkDocsConfig) -> None:
    """Read the messages and name their addresses; stop a build in which files and pages do not agree."""
    registry, addresses = build.of(Registry), build.of(PermanentAddresses)
    if registry.wrong:
        raise PluginError(f"{len(registry.wrong)} problems in the messages\n" + "\n".join(map(str, registry.wrong)))
    for message in registry.messages:
        addresses.add(permalink(message, ""), {
            language: Target(f"{PAGES.format(language)}/{message.family}/", html.escape(message.title), html.escape(plain(message.meaning[language])), f"#{message.name}")
            for language in LANGUAGES})


def on_page_markdown(build: Build, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """What a page gets: the index its box and its list, a family what is behind each message, the symptoms their tree."""
    name = page.file.src_uri
    language = language_of(name)
    if language and name == SYMPTOMS.format(language):
        tree = which_copy.drawn(language)
        return put_at_mark(build, markdown, page, "messages:which-copy", build.of(LateHtml).keep(tree), *of_page(build, tree))
    if not language or not name.startswith(f"{PAGES.format(language)}/"):
        return markdown
    page.meta.setdefault("search", {"boost": BOOST} if name == INDEX.format(language) else {"exclude": True})
    registry, blocks, docs, site = build.of(Registry), build.of(Pages).of(name), Path(config.docs_dir), config.site_url or ""
    if name == INDEX.format(language):
        listed = index(build, language, docs)
        markdown = put_at_mark(build, markdown, page, "messages:box", traceback_box(registry.messages, language))
        return put_at_mark(build, markdown, page, "messages", listed, *of_page(build, listed))
    own = {message.name: message for message in registry.messages if message.page(language) == name}
    build.of(SearchEntries).of_step[f"messages {name}"] = [
        {"location": page.url, "title": build.of(Titles).of(docs / name)[0], "text": f"<p>{page.meta['description']}</p>", "boost": BOOST},
        *(searched(build, message, page.url, language) for message in own.values())]
    behind = {each.name: facts(build, each, language, docs) for each in own.values()}
    blocks.in_prose(lambda text: SECTION.sub(lambda found: f"{found[0]}\n\n{behind[found['name']]}\n\n{permalink(own[found['name']], site)}", text))
    return SECTION.sub(lambda found: f"{found[0]}\n\n" + box(behind[found["name"]], buttons(own[found["name"]], language, site),
                                                           permalink(own[found["name"]], site)), markdown)


def searched(build: Build, message: Message, url: str, language: str) -> dict:
    """What a search looks through: the message, its other wordings, what it means, and what was printed. Not the code, which is like any other."""
    said = html.escape(recordings.fresh(build, message.snippet).output["raise"])
    meaning = re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(message.meaning[language], quote=False))
    return {"location": f"{url}#{message.name}", "title": f"<code>{html.escape(message.title, quote=False)}</code>",
            "text": f"<p>{meaning}</p> <pre><code>{said}</code></pre>", "tags": list(message.also), "boost": BOOST}


def facts(build: Build, message: Message, language: str, docs: Path) -> str:
    """What is behind a message, and how else it is worded. As Markdown."""
    words, titles = words_in(language), build.of(Titles)
    kinds = {
        words("rules.pages"): [f"[{titles.of(docs / language / page.partition('#')[0])[0]}](../{page})" for page in message.pages],
        words("rules.rule"): [f"[{titles.of(docs / language / 'rules' / f'{rule}.md')[0]}](../rules/{rule}.md)" for rule in message.rules],
        words("rules.atlas"): [f"[{build.of(AtlasTitles).by_row[row][language]}](../atlas.md#{row})" for row in message.atlas],
        words("messages.also"): [f"`{also}`" for also in message.also],
        **{words("messages.wording").format(versions=words("rules.comma").join(versions)): [code_span(said)]
           for said, versions in worded_elsewhere(build, message).items()},
    }
    return "\n".join(f"- {kind}{words('page.colon')}{words('rules.comma').join(links)}" for kind, links in kinds.items() if links)


def worded_elsewhere(build: Build, message: Message) -> dict[str, list[str]]:
    """{the first line of what its snippet printed there instead: the versions}, as recorded, the oldest first."""
    own, found = recordings.read(build, message.snippet).versions, {}
    package = told_by(own)
    for there in differences.read_all():
        claim, version = there.claims(differences.key(message.snippet), recordings.digest(build, message.snippet)), there.versions.get(package)
        if claim and version and version != own[package] and claim.output.get("raise", "").strip():
            versions = found.setdefault(claim.output["raise"].strip().partition("\n")[0], [])
            versions += [f"{NAMES[package]} {version}"] * (f"{NAMES[package]} {version}" not in versions)
    return found


def code_span(text: str) -> str:
    """A text as code in Markdown, whatever backticks it has."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def permalink(message: Message, site: str) -> str:
    """The address that never changes."""
    return f"{site}m/{message.name}/"


def comment(message: Message, language: str, site: str) -> str:
    """The Markdown to paste into an issue or a chat."""
    return f"**[{message.title}]({permalink(message, site)}{language}/)** {message.meaning[language]}"


def buttons(message: Message, language: str, site: str) -> str:
    """What to copy of a message: its permanent address, and a comment in each language."""
    words = words_in(language)
    found = [button(permalink(message, site), words("rules.link"), message.name)]
    for each in (language, *(other for other in LANGUAGES if other != language)):
        found.append(button(comment(message, each, site), words("messages.comment") + words("rules.brackets").format(words("rules.review_in", each)), each))
    return "".join(found)


def index(build: Build, language: str, docs: Path) -> str:
    """The list of all messages, family by family."""
    registry, parts = build.of(Registry), []
    for family in registry.families:
        title, _ = build.of(Titles).of(docs / PAGES.format(language) / f"{family}.md")
        parts += [f"## [{title}]({family}.md) {{#{family}}}", "", '<div class="ac-messages" data-search-exclude markdown>', ""]
        parts += [f"- [`{each.title}`]({family}.md#{each.name})" for each in registry.messages if each.family == family]
        parts += ["", "</div>", ""]
    return "\n".join(parts)


def plain(markdown: str) -> str:
    """A meaning without its marks, for a description."""
    return re.sub(r"`|\*\*", "", markdown)


def traceback_box(messages: list[Message], language: str) -> str:
    """The box, which is hidden where there are no scripts, and what the script compares with."""
    words = words_in(language)
    known = [{"forms": [each.title, *each.also], "href": f"{each.family}/#{each.name}", "meaning": plain(each.meaning[language])} for each in messages]
    data = json.dumps(known, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return (f'<div class="ac-traceback" data-search-exclude>\n<label for="ac-traceback">{words("messages.paste")}</label>\n'
            f'<textarea id="ac-traceback" rows="7" spellcheck="false" autocapitalize="off" autocomplete="off" aria-describedby="ac-traceback-stays"></textarea>\n'
            f'<p id="ac-traceback-stays">{words("messages.stays")}</p>\n<div class="ac-traceback__found" role="status"></div>\n'
            f'<script type="application/json">{data}</script>\n</div>\n')
