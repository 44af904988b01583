"""Prints what first views cost: `python -m tests.benchmarks.weight`.

Each kind of page beside the same Markdown in a mkdocs-material site without any
configuration of its own: bytes over the network, compressed, with everything that
the page loads from its host (the plain site's fonts, which come from elsewhere, are
not counted). The plain page fetches the index of its search at once, ours when the
search is opened, so the ratio is given without that index as well. Then the largest contentful paint as on a phone with slow 4G, the
median of three views.
"""

import functools
import http.server
import statistics
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from snippets.engine import command
from snippets.project import ROOT
from tests.browser.conftest import Handler, chromium
from tests.browser.test_weight import KINDS, MOST
from tests.browser.weighed import first_view
from tests.project import build, environment

PLAIN = "site_name: plain\ntheme: material\nmarkdown_extensions: [admonition, attr_list, md_in_html, pymdownx.superfences]\n"
RATIO = 1.15
PAINT = 1500  # ms


@contextmanager
def served(site: Path):
    """The address of a folder, while the context lasts."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def plain_site(site: Path, folder: Path) -> Path:
    """The Markdown that the site publishes of its pages, built by mkdocs-material as it comes. Returns the built folder."""
    for text in [*site.glob("zh/**/*.md"), *site.glob("en/**/*.md")]:
        copy = folder / "docs" / text.relative_to(site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(text.read_bytes())
    (folder / "mkdocs.yml").write_text(PLAIN, "utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True, env=environment())
    return folder / "site"


def main() -> None:
    """Build both sites and weigh each kind of page in both languages."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright, chromium(playwright) as browser:
        folder = Path(name)
        result = build(ROOT, folder / "ours")
        if result.returncode:
            sys.exit(result.stdout + result.stderr)
        (folder / "plain").mkdir()
        plain = plain_site(folder / "ours", folder / "plain")

        def view(url: str, slow: bool = False):
            context = browser.new_context(viewport={"width": 360, "height": 740})
            context.route("**", lambda route: route.continue_() if "//127.0.0.1" in route.request.url else route.abort())
            try:
                return first_view(context.new_page(), url, slow)
            finally:
                context.close()

        worst, bare, most, slowest, shifted = 0.0, 0.0, 0, 0.0, 0.0
        with served(folder / "ours") as ours, served(plain) as other:
            print(f"{'page':24} {'kB':>6} {'plain':>6} {'ratio':>6} {'without index':>13} {'ratio':>6} {'paint':>8} {'shift':>6}")
            for page in [f"{language}/{kind}" for kind in KINDS for language in ("zh", "en")]:
                here, there = view(f"{ours}/{page}"), view(f"{other}/{page}")
                slow = [view(f"{ours}/{page}", slow=True) for _ in range(3)]
                without = there.total - sum(size for url, size in there.bytes.items() if url.endswith("search_index.json"))
                painted = statistics.median(each.painted for each in slow)
                worst, bare, most, slowest = max(worst, here.total / there.total), max(bare, here.total / without), max(most, here.total), max(slowest, painted)
                shifted = max(shifted, here.shifted, *(each.shifted for each in slow))
                print(f"{page:24} {here.total / 1000:6.1f} {there.total / 1000:6.1f} {here.total / there.total:6.2f} "
                      f"{without / 1000:13.1f} {here.total / without:6.2f} {painted:5.0f} ms {slow[0].shifted:6.3f}", flush=True)
        print(f"heaviest {most / 1000:.1f} kB (at most {MOST / 1000:.0f}), ratio at most {worst:.2f} (wanted: {RATIO}), "
              f"without that index {bare:.2f}, slowest paint {slowest:.0f} ms (wanted: {PAINT}), largest shift {shifted:.3f} (below 0.02)")


if __name__ == "__main__":
    sys.exit(command.run(lambda _: main(), sys.argv[1:]))
