"""Rule pages: what the registry says of each rule, the index, and the checker's files for download.

A page says where with a line of its own: `<!-- rules -->` is the index, `<!-- rules:measured -->`
how the checker does on labelled code. Runs nothing.
"""

import html
from pathlib import Path
from posixpath import relpath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from snippets.project import ROOT

from ..page.blocks import Block, Pages, of_page, put_at_mark
from ..page.build import Build
from ..page.cards import Cards
from ..page.copies import box, button
from ..page.languages import LANGUAGES, language_of
from ..page.links import AtlasLinks, AtlasTitles, published
from ..page.permanent import PermanentAddresses, Target
from ..page.source import Titles
from ..page.words import words_in
from . import ast_grep, wheel
from .figures import HARMLESS, REAL, Figures
from .registry import RULES, SUGGESTS, Registry, Rule, problems

INDEX = "{}/rules/index.md"
CHECKER = "{}/checker.md"
BOOST = 0.8  # of a rule in the search: a page that explains stands before a rule that names the same words
SCRIPT = ROOT / "snippets" / "recipes" / "on_changed_lines.py"


def on_config(build: Build, config: MkDocsConfig) -> None:
    """The rules' pages stand behind their index in the navigation."""
    def extended(items: list) -> list:
        found = []
        for item in items:
            if isinstance(item, dict):
                item = {name: extended(part) if isinstance(part, list) else part for name, part in item.items()}
            found.append(item)
            if isinstance(item, str) and item in map(INDEX.format, LANGUAGES):
                language = language_of(item)
                names = sorted(path.parent.name for path in RULES.glob("*/rule.yml"))
                for digit, family in words_in(language).group("rules.families").items():
                    if own := [f"{language}/rules/{name}.md" for name in names if name[2] == digit]:
                        found.append({f"AC{digit}xx{words_in(language)('page.colon')}{family}": own})
        return found

    config.nav = extended(config.nav)


def on_pre_build(build: Build, config: MkDocsConfig) -> None:
    """Read the rules; stop a build in which rules and pages do not agree."""
    found = problems(Path(config.docs_dir), build.of(Registry))
    if found:
        raise PluginError(f"{len(found)} problems in the rules\n" + "\n".join(map(str, found)))
    for rule in build.of(Registry).rules:
        for row in rule.atlas:
            build.of(AtlasLinks).add(row, rule.page("{}"), rule.code)
        build.of(Cards).rows |= {rule.page(language): row for row in rule.atlas[:1] for language in LANGUAGES}
        docs = Path(config.docs_dir)
        targets = {language: Target(f"{language}/rules/{rule.name}/", *build.of(Titles).of(docs / rule.page(language))) for language in LANGUAGES}
        for name in dict.fromkeys((rule.code, rule.name)):
            build.of(PermanentAddresses).add(f"r/{name}/", targets)


def on_files(build: Build, files: Files, config: MkDocsConfig) -> None:
    """Publish the checker's rules."""
    texts = ast_grep.published(build.of(Registry).rules, config.site_url or "")
    texts[f"checker/{SCRIPT.name}"] = SCRIPT.read_text("utf-8")
    for name, text in texts.items():
        files.append(File.generated(config, name, content=text))
    files.append(File.generated(config, f"checker/{wheel.NAME}", content=wheel.wheel(build.of(Registry).rules, config.site_url or "")))


def on_page_markdown(build: Build, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """What a page gets: a rule its facts and buttons, the index its table, an article page the rules behind it."""
    language = language_of(page.file.src_uri)
    if not language:
        return markdown
    rules, blocks = build.of(Registry).rules, build.of(Pages).of(page.file.src_uri)
    for rule in rules:
        if page.file.src_uri == rule.page(language):
            page.meta.setdefault("search", {"boost": BOOST})
            page.meta["tags"] = [line] if (line := bad_line(rule)) else []  # a reviewer pastes it into the search
            title, newline, rest = markdown.lstrip().partition("\n")
            items, address = facts(build, rule, language, config), permalink(rule, config.site_url or "")
            blocks.below_title(f"{items}\n\n{address}")
            return f"{title}\n\n{box(items, buttons(rule, language, address), address)}\n{rest}"
    if page.file.src_uri == INDEX.format(language):
        page.meta.setdefault("search", {"boost": BOOST})
        text = index(build, language, Path(config.docs_dir))
        return put_at_mark(build, markdown, page, "rules", text, *of_page(build, text))
    if page.file.src_uri == CHECKER.format(language):
        text = measured(rules, language, build.of(Figures))
        return put_at_mark(build, markdown, page, "rules:measured", text, Block("prose", text))
    if not (text := cited(build, page.file.src_uri.removeprefix(f"{language}/"), language, Path(config.docs_dir))):
        return markdown
    blocks.at_end(Block("prose", text))
    return f"{markdown}\n\n{text}\n{{: .ac-cited data-search-exclude }}\n"


def on_page_content(build: Build, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Recipes name this site by its address. An article page links below its title to the rules that it explains."""
    language = language_of(page.file.src_uri)
    if language and (own := explained(build, page.file.src_uri.removeprefix(f"{language}/"))):
        links = " ".join(f'<a href="{files.get_file_from_path(rule.page(language)).url_relative_to(page.file)}">{rule.code}</a>' for rule in own)
        html = html.replace("</h1>", f'</h1>\n<p class="ac-head" data-search-exclude>{words_in(language)("rules.rule")} {links}</p>', 1)
    return published(html, config)


def facts(build: Build, rule: Rule, language: str, config: MkDocsConfig) -> str:
    """Below a rule's heading: the line that it is about, severity, checker, and what is behind it. As Markdown."""
    words, docs = words_in(language), Path(config.docs_dir)
    finds = words("rules.checkers", called(rule, build.of(Figures)))
    if rule.reliable:
        file = f"[{rule.code}.yml](../../checker/{language}/{rule.code}.yml)"
        finds = f"[{finds}](../checker.md#checker)" + words("rules.brackets").format(file)
    lines = [f"`{found}`"] if (found := bad_line(rule)) else []
    lines += [f"{words('rules.severity')}{words('page.colon')}{words('rules.severities', build.of(Figures).severity(rule))}",
              f"{words('rules.checker')}{words('page.colon')}{finds}"]
    if rule.reliable:
        fix = f"[{words('rules.fixes', 'checker')}](../checker.md#fix)" if rule.fixes else words("rules.fixes", "hand")
        lines.append(f"{words('rules.fix')}{words('page.colon')}{fix}")
    if rule.pages:
        links = [f"[{build.of(Titles).of(docs / language / p.partition('#')[0])[0]}](../{p})" for p in rule.pages]
        lines.append(f"{words('rules.pages')}{words('page.colon')}{words('rules.comma').join(links)}")
    if rule.atlas:
        titles = build.of(AtlasTitles).by_row
        links = [f"{titles[row][language]} <!-- atlas:verdict {row} -->" for row in rule.atlas]
        lines.append(f"{words('rules.atlas')}{words('page.colon')}{words('rules.comma').join(links)}")
    return "\n".join(f"- {line}" for line in lines)


def buttons(rule: Rule, language: str, address: str) -> str:
    """What to copy of a rule: its permanent address, and a comment for a review in each language."""
    words = words_in(language)
    found = [button(address, words("rules.link"), rule.code)]
    for each in (language, *(other for other in LANGUAGES if other != language)):
        found.append(button(review(rule, each, address), words("rules.review") + words("rules.brackets").format(words("rules.review_in", each)), each))
    return "".join(found)


def permalink(rule: Rule, site: str) -> str:
    """The address that never changes."""
    return f"{site}r/{rule.code}/"


def review(rule: Rule, language: str, address: str) -> str:
    """The Markdown comment to paste into a review, which names the rule in the comment's language."""
    return f"**[{rule.code}]({address}{language}/)** {rule.review[language]}"


def index(build: Build, language: str, docs: Path) -> str:
    """The list of all rules, family by family: each with the line that it is recognised by."""
    words, rules, figures = words_in(language), build.of(Registry).rules, build.of(Figures)
    parts = []
    for digit, name in words.group("rules.families").items():
        own = [rule for rule in rules if rule.code[2] == digit]
        if not own:
            continue
        parts += [f"## AC{digit}xx{words('page.colon')}{name} {{: #ac{digit}xx }}", "", '<div class="ac-rules" markdown>', ""]
        for rule in own:
            title = build.of(Titles).of(docs / rule.page(language))[0].removeprefix(rule.code).lstrip(" ：:")
            line = f"`{found}`  \n  " if (found := bad_line(rule)) else ""
            parts.append(f"- {line}[{rule.code}]({rule.name}.md) {html.escape(title)} "
                         f'<small class="ac-severity ac-severity--{figures.severity(rule)}">{words("rules.severities", figures.severity(rule))}</small> '
                         f'<small class="ac-finds{" ac-finds--self" * rule.reliable}">{words("rules.checkers", called(rule, figures))}</small>')
        parts += ["", "</div>", ""]
    return "\n".join(parts)


def bad_line(rule: Rule) -> str:
    """The line of a rule's bad example that its first note is about; "" where it has none."""
    lines = (rule.path.parent / "bad.py").read_text("utf-8").splitlines()
    return next((line.partition("# (1)!")[0].strip().rstrip(",") for line in lines if "# (1)!" in line), "")


def explained(build: Build, page: str) -> list[Rule]:
    """The rules that a page explains; `page` is its path below the language."""
    return [rule for rule in build.of(Registry).rules if page in {p.partition("#")[0] for p in rule.pages}]


def cited(build: Build, page: str, language: str, docs: Path) -> str:
    """At the end of a page: the rules that it explains."""
    own = explained(build, page)
    if not own:
        return ""
    words = words_in(language)
    here = relpath("rules", str(Path(page).parent))
    links = [f"[{build.of(Titles).of(docs / rule.page(language))[0]}]({here}/{rule.name}.md)" for rule in own]
    return words("rules.cite") + words("rules.comma").join(links)


def called(rule: Rule, figures: Figures) -> str:
    """How the site calls what the checker does with a rule: a key of the words `rules.checkers`."""
    return SUGGESTS if figures.suggests(rule) else rule.checker


def measured(rules: list[Rule], language: str, figures: Figures) -> str:
    """How each rule does, on the cases of the tests and on public code, with all that the figures are of."""
    words = words_in(language)

    def counts(part: str) -> dict[str, int]:
        (found, real), (wrong, harmless) = (figures.total(part)[label] for label in (REAL, HARMLESS))
        return {"found": found, "real": real, "wrong": wrong, "harmless": harmless}

    every = words("rules.public").format(**counts("all"), **{key: figures.public[key] for key in ("places", "repositories", "date")})
    heads = [words("rules.rule") + " {: .ac-narrow }", words("rules.found"), words("rules.silent"), words("rules.public_found"),
             words("rules.public_wrong"), words("rules.checker")]
    lines = [every + words("rules.set_aside").format(**counts("set_aside")) + words("rules.by_pattern").format(**counts("by_pattern")), "",
             f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for rule in rules:
        if rule.reliable:
            tests, public = figures.tests[rule.code], figures.places(rule)
            cells = [f"{found} / {of}" for found, of in (tests["found"], tests["silent"], public[REAL], public[HARMLESS])]
            cells[2] += words("rules.changed") if figures.changed(rule) else ""
            lines.append(f"| [{rule.code}](rules/{rule.name}.md) | {' | '.join(cells)} | {words('rules.checkers', called(rule, figures))} |")
    return "\n".join(lines)
