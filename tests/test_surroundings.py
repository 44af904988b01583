"""Everything verifies in the surroundings that most machines differ in; `tests/surroundings.py` tries all, once a week."""

import os
import subprocess
import sys

import pytest

from snippets.project import ROOT
from tests.surroundings import MACHINES, SHELLS, on


NAMES = ["processor: AVX2, no AVX-512", "processor: SSE4 alone", "all of these"]


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_as_recorded(name):
    """Each snippet and each lab in one of them: once a week, each is verified in all."""
    found = on(MACHINES[name], slice(NAMES.index(name), None, len(NAMES)))
    assert not found, "\n".join(found)


def test_a_shell_s_variables_make_no_difference():
    path = "snippets/state_dict/alias.py"
    done = subprocess.run([sys.executable, "-m", "snippets", path], cwd=ROOT, capture_output=True, text=True,
                          env={**os.environ, **{name: value for each in SHELLS.values() for name, value in each.items()}})
    assert done.returncode == 0 and "all as recorded" in done.stdout, done.stdout + done.stderr


def test_there_are_enough_of_them():
    assert len(MACHINES) + len(SHELLS) >= 12 and sum(machine.changes == {"processor"} for machine in MACHINES.values()) >= 2
