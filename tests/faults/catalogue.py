"""All faults, each name once."""

from tests.faults import mutations_commands, mutations_labs, mutations_pages, mutations_runs, mutations_snippets

FAULTS = [*mutations_snippets.FAULTS, *mutations_runs.FAULTS, *mutations_labs.FAULTS, *mutations_pages.FAULTS, *mutations_commands.FAULTS]
assert len({fault.name for fault in FAULTS}) == len(FAULTS), "two faults have one name"
