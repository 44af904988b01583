"""All faults, each name once."""

from tests.faults import mutations_snippets

FAULTS = [*mutations_snippets.FAULTS]
assert len({fault.name for fault in FAULTS}) == len(FAULTS), "two faults have one name"
