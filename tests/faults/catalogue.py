"""All faults, each name once."""

from tests.faults import mutations_pages, mutations_snippets

FAULTS = [*mutations_snippets.FAULTS, *mutations_pages.FAULTS]
assert len({fault.name for fault in FAULTS}) == len(FAULTS), "two faults have one name"
