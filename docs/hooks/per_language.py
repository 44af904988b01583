"""A search index and a sitemap for each language, below that language's root.

The theme reads `search/search_index.json` and `sitemap.xml` below the `base` of
the page's configuration, which `overrides/main.html` sets to `/zh/` or `/en/`.
So a search finds the pages of its own language, and instant navigation stays in it.
"""

import json
import re
from pathlib import Path

from languages import LANGUAGES

# Where words end. The theme's own separators leave `model.state_dict()` one word; underscores stay within one.
SEPARATOR = r"""[\s\u200b\u3000\-.,:;!?"'`()\[\]{}<>=+*/|、。，．？！；：（）「」]+"""
SEARCH = {
    "zh": {"lang": ["zh"], "separator": SEPARATOR, "pipeline": ["stemmer"]},
    "en": {"lang": ["en"], "separator": SEPARATOR, "pipeline": ["stopWordFilter"]},
}


def on_post_build(config):
    """Split what MkDocs wrote for the whole site."""
    site = Path(config.site_dir)
    index_file = site / "search" / "search_index.json"
    index = json.loads(index_file.read_text("utf-8"))
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    for language in LANGUAGES:
        docs = [{**doc, "location": doc["location"].removeprefix(f"{language}/")}
                for doc in index["docs"] if doc["location"].startswith(f"{language}/")]
        part = {"config": {**index["config"], **SEARCH[language]}, "docs": docs}
        folder = site / language / "search"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "search_index.json").write_text(json.dumps(part, ensure_ascii=False, separators=(",", ":")), "utf-8")
        own = re.sub(r"\s*<url>(?:(?!</url>).)*</url>",
                     lambda m: m[0] if f"<loc>{config.site_url}{language}/" in m[0] else "", sitemap, flags=re.DOTALL)
        (site / language / "sitemap.xml").write_text(own, "utf-8")
    (site / "sitemap.xml.gz").unlink(missing_ok=True)  # its head holds the time of the build
    index_file.unlink()
    index_file.parent.rmdir()
