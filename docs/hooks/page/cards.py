"""The cards that link previews show, such as `assets/cards/1f0c2a9be3d4.png`: `pages/cards.py` draws them."""

from dataclasses import dataclass, field

OWN = "assets/images/card.png"  # the site's


@dataclass
class Cards:
    """The cards of a build by the address of their page: address of the card, and what it shows in the page's language.

    `rows` says by a page's source path which row of the atlas has the verdict that its card shows; other pages than
    those of rules say it themselves, by `verdict: ROW` at their top.
    """

    by_page: dict[str, tuple[str, str]] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)

    def of(self, page: str) -> tuple[str, str]:
        """The card of a page, or the site's, whose text is ""."""
        return self.by_page.get(page, (OWN, ""))
