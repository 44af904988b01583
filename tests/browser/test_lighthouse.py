"""Lighthouse's scores that hang on the pages alone. Its score for performance hangs on the machine too:
`tests/benchmarks/lighthouse.py` prints the medians of that."""

import pytest

from tests.benchmarks.lighthouse import WANTED, audit, installed, lost
from tests.browser.test_weight import KINDS

CATEGORIES = {category: wanted for category, wanted in WANTED.items() if category != "performance"}


@pytest.mark.skipif(not installed(), reason="Lighthouse is not here, an npm package: npm install --global lighthouse@12.8.2")
@pytest.mark.parametrize("kind", KINDS)
def test_scores(address, kind):
    """Of each kind of page, every other one in Chinese."""
    language = ("zh", "en")[KINDS.index(kind) % 2]
    report = audit(installed(), f"{address}/{language}/{kind}", tuple(CATEGORIES))
    scores = {category: round(100 * (report["categories"][category]["score"] or 0)) for category in CATEGORIES}
    assert scores == CATEGORIES, {category: lost(report, category) for category in CATEGORIES}
