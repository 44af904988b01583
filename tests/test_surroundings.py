"""Everything verifies in the surroundings that most machines differ in; `tests/surroundings.py` tries all, once a week."""

import pytest

from tests.surroundings import MACHINES, SHELLS, main


@pytest.mark.parametrize("name", ["processor: AVX2, no AVX-512", "processor: SSE4 alone", "shell: PYTHONOPTIMIZE"])
def test_everything_is_as_recorded(name, capsys):
    assert main([name]) == 0, capsys.readouterr().out


def test_there_are_enough_of_them():
    assert len(MACHINES) + len(SHELLS) >= 12 and sum(machine.changes == {"processor"} for machine in MACHINES.values()) >= 2
