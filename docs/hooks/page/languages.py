"""The languages of the site, and how a path names one."""

LANGUAGES = ("zh", "en")


def language_of(src_uri: str) -> str | None:
    """The language of a page by its path below docs, or None."""
    first = src_uri.split("/")[0]
    return first if first in LANGUAGES else None
