"""What another machine prints otherwise is not recorded; what every machine prints alike is."""

import ast

import pytest

from snippets.engine.recorder import Outcome, Recorder
from snippets.engine.problem import Problem
from snippets.engine.sandbox import names
from tests.engine.sandbox.machine_dependence import DEPENDENT, INDEPENDENT, TOLD

# Recorded although another machine may print something else, with the reason: no second run here can tell, and the
# names in them have honest uses.
NOT_REFUSED = {
    "address-alignment": "PyTorch aligns to 64 bytes wherever it was run",
    "address-reuse": "CPython's allocator does so on every machine; the recording's head names its version",
    "address-sorted": "as address-reuse",
    "cpu-numpy-sum": "six digits, which agree under all processor features that can be switched here",
    "cpu-topk-ties": "as cpu-numpy-sum",
    "errors-open": "readers should see such messages, and they are alike on Linux and macOS",
    "errors-unlink": "as errors-open",
    "file-case": "no file system that ignores case is here",
    "packages-pip": "what a child interpreter finds out is not followed",
    "references-type": "a comparison that holds everywhere",
    "sizes-file": "the size of a file depends on versions, which the recording's head names",
    "sizes-growth": "as address-reuse",
    "sizes-pickle": "as sizes-file",
    "threads-count": "one thread runs on every machine",
}
BY_CHANCE = {  # cases that come out alike now and then, so that no test can rest on them
    "address-numpy": "where NumPy's memory begins, within 64 bytes",
    "random-int": "one of two numbers",
    "timing-race": "the order of threads",
    "process-id-parity": "one of two numbers",
    "home-exists": "the home folder is empty in both runs",
    "timing-timeit": "a comparison that holds unless a clock is disturbed, and timeit binds its clock when it is imported",
}


def recorded(write, snippets, monkeypatch, code: str) -> Outcome:
    """Record code as one section; without the search for what it depends on, which other tests are for."""
    monkeypatch.setattr(Recorder, "causes", lambda *arguments: ["its machine"])
    return snippets.record(write(f"# --8<-- [start:a]\n{code}\n# --8<-- [end:a]\n", "printed"))


@pytest.mark.parametrize("name", sorted(DEPENDENT.keys() - NOT_REFUSED.keys() - BY_CHANCE.keys()))
def test_what_depends_on_its_machine_is_refused(write, snippets, monkeypatch, name):
    assert recorded(write, snippets, monkeypatch, DEPENDENT[name][0]).problem, DEPENDENT[name][0]


@pytest.mark.parametrize("name", sorted(TOLD))
def test_what_tells_its_machine_is_refused_in_the_source(tmp_path, name):
    with pytest.raises(Problem, match=" tells ") as caught:
        names.refuse(tmp_path / "a.py", ast.parse(TOLD[name]))
    assert caught.value.line and caught.value.fix


@pytest.mark.parametrize("code", ["import signal\nsignal.signal(signal.SIGALRM, print)", "import errno\nprint({'errno': 1}['errno'] == errno.EEXIST)",
                                  "import sys\nprint(sys.implementation.name)", "import torch\nprint(torch.__version__)", "print('import what?')",
                                  "import array\nprint(array.array('f', [1.0]))", "import struct\nprint(struct.pack('<l', 1))", "p = 1\nprint(p)",
                                  "open('a', 'w', encoding='utf-8').write('é')", "open('a', 'wb').write('é'.encode())",
                                  "from pathlib import Path\nPath('a').open('rb').read()\nprint('é')", "print('..., and more')"])
def test_what_is_honest_is_not_refused_in_the_source(tmp_path, code):
    names.refuse(tmp_path / "a.py", ast.parse(code))


@pytest.mark.parametrize("name", sorted(NOT_REFUSED))
def test_an_exemption_is_still_needed(write, snippets, monkeypatch, name):
    assert not recorded(write, snippets, monkeypatch, DEPENDENT[name][0]).problem


@pytest.mark.parametrize("name", sorted(INDEPENDENT))
def test_what_is_the_same_everywhere_is_recorded(write, snippets, monkeypatch, name):
    outcome = recorded(write, snippets, monkeypatch, INDEPENDENT[name])
    assert not outcome.problem, outcome.problem


CAUSES = {
    "host": ("import socket\nprint(socket.gethostname())", "the host name"),
    "kernel": ("import os\nprint(os.uname().release)", "kernel"),
    "processors": ("import os\nprint(os.cpu_count())", "the number of processors"),
    "user": ("import getpass\nprint(getpass.getuser())", "the user"),
    "home": ("import os\nprint(os.path.expanduser('~'))", "the home folder"),
    "year": ("from datetime import date\nprint(date.today().year)", "the date"),
    "zone": ("import time\nprint(time.tzname[0])", "the time zone"),
    "locale": ("import locale\nprint(locale.getlocale())", "the locale"),
    "listing": ("import os\nfor name in 'ab': open(name, 'w').close()\nprint(os.listdir())", "the order of a folder's listing"),
    "folder": ("import os\nprint(os.getcwd())", "the working folder"),
    "umask": ("import os\nold = os.umask(0)\nos.umask(old)\nprint(oct(old))", "the umask"),
    "address": ("print(object())", "address"),
}


@pytest.mark.parametrize("code, words", CAUSES.values(), ids=CAUSES)
def test_the_message_names_what_it_depends_on(write, snippets, code, words):
    problem = snippets.record(write(f"# --8<-- [start:a]\n{code}\n# --8<-- [end:a]\n", "printed")).problem
    assert words in problem.message
