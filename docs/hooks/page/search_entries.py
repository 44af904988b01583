"""Entries of the search's index that steps add to those of the pages."""

from dataclasses import dataclass, field


@dataclass
class SearchEntries:
    """The entries by step, as the theme's index has them: `location`, `title`, `text`, `boost`, `tags`."""

    of_step: dict[str, list[dict]] = field(default_factory=dict)
