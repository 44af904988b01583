"""One HTML file that steps through a program, as the site's pages do: with their style sheet and script in it."""

import pkgutil
from html import escape

from ..engine.heap.draw import svg
from ..engine.heap.graph import Graph, text
from ..engine.heap.layout import NoGraphviz
from .alt_text import sentences, title
from .answer import Answer
from .say import verdict
from .steps import steps
from .words import words_in

FRAME = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
{style}
body {{ max-width: 70rem; margin: 1rem auto; padding: 0 1rem; font: 16px/1.6 sans-serif; color: var(--heap-ink); background: var(--heap-paper); }}
pre {{ margin: 0; overflow-x: auto; }}
mark {{ color: inherit; background: var(--heap-changed); }}
</style>
<body class="md-typeset" data-md-color-scheme="default">
<h1>{title}</h1>
<p>{verdict}</p>
<div class="stepper" id="program">
{steps}
</div>
<script>
if (matchMedia("(prefers-color-scheme: dark)").matches) document.body.dataset.mdColorScheme = "slate"
const catalogues = {catalogues};
{script}
</script>
</html>
"""


def page(answer: Answer, language: str) -> str:
    """The page of an answer. Runs the program once more, line by line."""
    words = words_in(language)
    found, ended = steps(answer.program)
    lines = answer.program.source.splitlines()
    parts = []
    for count, step in enumerate(found, 1):
        code = "\n".join(f"<mark>{escape(line)}</mark>" if number == step.line else escape(line) for number, line in enumerate(lines, 1))
        output = f'<div class="highlight output"><pre><code>{escape(step.printed + step.error)}</code></pre></div>' if step.printed + step.error else ""
        picture = figure(step.graph, f"step-{count}", language) if step.graph else f"<p>{escape(step.note)}</p>" if step.note else ""
        parts.append(f'<div class="stepper__step" id="program-step-{count}"><p class="stepper__number">{count} / {len(found)}</p>\n'
                     f'<div class="highlight"><pre><code>{code}</code></pre></div>\n{output}{picture}</div>')
    if ended:
        parts.append(f"<p>{escape(words('ask.ended', ended))}</p>")
    files = {name: pkgutil.get_data(__package__, name).decode() for name in ("pictures.css", "stepper.js", "catalogues.json")}
    return FRAME.format(language=language, title=escape("Alias or Copy: " + ", ".join(answer.names)), verdict=escape(verdict(answer, words).replace("`", "")),
                        steps="\n".join(parts), style=files["pictures.css"], catalogues=files["catalogues.json"], script=files["stepper.js"])


def figure(graph: Graph, name: str, language: str) -> str:
    """A picture with its sentences; without Graphviz, its text."""
    said = escape(sentences(graph, language).replace("`", ""))
    try:
        drawn = svg(graph).replace("<title></title>", f"<title>{escape(title(graph, language))}</title>", 1)
    except NoGraphviz:
        drawn = f"<pre>{escape(text(graph))}</pre>"
    return f'<figure class="heap"><div class="heap-paper">{drawn}</div><figcaption><span id="{name}">{said}</span></figcaption></figure>'
