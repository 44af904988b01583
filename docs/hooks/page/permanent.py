"""Addresses that never change, such as `/r/AC301/`: wings name them, `pages/permalinks.py` makes their pages."""

from dataclasses import dataclass, field

from .languages import LANGUAGES


@dataclass(frozen=True)
class Target:
    """Where a permanent address leads: a page's path below the site, `#ID` on it or nothing, and the page's title and description."""

    path: str
    title: str
    description: str
    anchor: str = ""


@dataclass
class PermanentAddresses:
    """The permanent addresses of a build: {address below the site: {language: target}}."""

    targets: dict[str, dict[str, Target]] = field(default_factory=dict)

    def add(self, address: str, targets: dict[str, Target]) -> None:
        """Have an address that ends in a slash lead to the reader's language, and `ADDRESS/LANGUAGE/` to that language."""
        self.targets[address] = targets
        for language in LANGUAGES:
            self.targets[f"{address}{language}/"] = {language: targets[language]}
