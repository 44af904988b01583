"""How the checker does: on the cases of the tests, and on judged places in public code. Reads what `tests/checker` recorded.

A rule that did not reach the bar on public code, or has too few real places there to show it, only *suggests*:
its findings are published with the severity hint.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

from .registry import RULES, Rule

FOUND_BAR, RIGHT_BAR = 0.8, 0.9
FEWEST = 2  # real places
REAL, HARMLESS = "real", "harmless"
HINT = "hint"


@dataclass(frozen=True)
class Figures:
    """The recorded figures: `tests` by code, and `public` with its date and places."""

    tests: dict = field(default_factory=lambda: _read("measured.json"))
    public: dict = field(default_factory=lambda: _read("measured-public.json"))

    def places(self, rule: Rule, part: str = "all") -> dict[str, list[int]]:
        """{"real": [found, all], "harmless": [reported, all]} of a rule on public code; `part` may be "set_aside"."""
        return self.public["rules"].get(rule.code, {}).get(part, {REAL: [0, 0], HARMLESS: [0, 0]})

    def changed(self, rule: Rule) -> bool:
        """Whether the rule is another one than the one that was measured on public code."""
        return self.public["rules"].get(rule.code, {}).get("hash") != rule.hash

    def suggests(self, rule: Rule) -> bool:
        """Whether the checker only suggests: it has a rule, whose figures on public code do not show the bar."""
        (found, real), (wrong, _) = self.places(rule)[REAL], self.places(rule)[HARMLESS]
        return rule.reliable and (real < FEWEST or found / real < FOUND_BAR or found / (found + wrong) < RIGHT_BAR)

    def severity(self, rule: Rule) -> str:
        """The severity that a rule is published with."""
        return HINT if self.suggests(rule) else rule.severity

    def total(self, part: str = "all") -> dict[str, list[int]]:
        """The sum of `places` over all rules."""
        parts = [figures[part] for figures in self.public["rules"].values()]
        return {label: [sum(each[label][at] for each in parts) for at in (0, 1)] for label in (REAL, HARMLESS)}


def _read(name: str, folder: Path = RULES) -> dict:
    return json.loads((folder / name).read_text("utf-8"))
