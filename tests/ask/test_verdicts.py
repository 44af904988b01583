"""Programs of many kinds, each with the verdict that follows from Python's rules. All are asked in one process."""

import importlib
import sys

import pytest

from docs.hooks.ask.archive import NAME, archive

PROGRAMS = {
    "same": [
        "a = (1, [2])\nb = a[:]", "a = [1]\nb = a\nb += [2]", "d = dict.fromkeys('xy', [])\na = d['x']\nb = d['y']",
        "def f(x=[]): return x\na = f()\nb = f()", "class B:\n    def __copy__(self): return self\na = B()\nb = copy.copy(a)",
        "a = [1]\ndef f():\n    global b\n    b = a\nf()", "from contextlib import nullcontext\na = [1]\nwith nullcontext(a) as b: pass",
        "import weakref\nclass K: pass\na = K()\nr = weakref.ref(a)\nb = r()", "import os\na = os.environ\nb = a",
        "import functools\n@functools.cache\ndef f(n): return [n]\na = f(1)\nb = f(1)", "from enum import Enum\nclass E(Enum):\n    X = 1\na = E.X\nb = copy.deepcopy(a)"],
    "alias": [
        "a = {'k': [1]}\nb = a.values()", "a = {'k': [1]}\nb = types.MappingProxyType(a)", "a = array.array('i', [1, 2])\nb = memoryview(a)",
        "a = bytearray(4)\nb = memoryview(a).toreadonly()", "a = iter([1, 2, 3])\nb = map(str, a)", "a = types.SimpleNamespace(x=1)\nb = vars(a)",
        "import weakref\nclass K: pass\na = K()\na.x = [1]\nb = weakref.proxy(a)", "from collections import ChainMap\na = {'k': 1}\nb = ChainMap(a)",
        "class S(ctypes.Structure):\n    _fields_ = [('x', ctypes.c_int)]\na = S(1)\nb = S.from_buffer(a)"],
    "partly": [
        "import functools\n@functools.cache\ndef f(n): return [n]\na = f\nb = f(1)", "import itertools\nx = [1]\na = itertools.repeat(x)\nb = x",
        "a = [[1], [2], [3]]\nb = a[1:]", "a = bytearray(b'abcd')\nb = memoryview(a)[1:3]", "a = {'x': [1], 'y': [2]}\nb = {'x': a['x']}",
        "a = [[1], [2]]\nb = a[:]\nb[0] = b[0][:]"],
    "shallow": [
        "a = [[1], [2]]\nb = sorted(a)", "a = {'k': [1]}\nb = {**a}", "a = defaultdict(list)\na['x'].append(1)\nb = a.copy()", "a = deque([[1]])\nb = list(a)",
        "from collections import namedtuple\nT = namedtuple('T', 'x y')\na = T([1], 2)\nb = a._replace(y=3)",
        "import dataclasses\n@dataclass(frozen=True)\nclass D:\n    x: list\na = D([1])\nb = dataclasses.replace(a)",
        "class B:\n    __slots__ = ('x',)\n    def __init__(self): self.x = [1]\na = B()\nb = copy.copy(a)",
        "class B:\n    def __init__(self, x): self.x = x\n    def __deepcopy__(self, memo): return B(self.x)\na = B([1])\nb = copy.deepcopy(a)",
        "class K:\n    def __init__(self, v): self.v = v\na = {K(1), K(2)}\nb = a.copy()", "def main():\n    global a, b\n    a = [[1]]\n    b = a[:]\nmain()",
        "import time\na = {'at': time.time(), 'x': [1]}\nb = dict(a)", "import os\na = [os.urandom(4), [1]]\nb = a[:]",
        "import uuid\na = {'id': uuid.uuid4(), 'x': []}\nb = a.copy()", "a = [[i] for i in range(1500)]\nb = a[:]",
        "import weakref\nclass K: pass\nk = K()\na = [weakref.ref(k)]\nb = a[:]",
        "class L(list): pass\na = L([[1]])\nb = a[:]", "import itertools\na, b = itertools.tee(iter([[1], [2]]))", "a = iter([[1], [2]])\nb = copy.copy(a)",
        "class B:\n    __slots__ = ('__x',)\n    def __init__(self): self.__x = [1]\na = B()\nb = copy.copy(a)",
        "class I(int): pass\na = I(3)\na.note = [1]\nb = copy.copy(a)", "class S(str): pass\nx = S('x')\nx.note = [1]\na = [x]\nb = a[:]",
        "from enum import Enum\nclass E(Enum):\n    X = 1\n    def __init__(self, v): self.log = []\na = [E.X]\nb = a[:]",
        "import queue\na = [1]\nb = queue.SimpleQueue()\nb.put(a)", "import operator\na = [1]\nb = operator.methodcaller('f', a)",
        "a = [iter([1, 2])]\nb = a[:]", "import io\na = [io.StringIO('x')]\nb = a[:]",
        "import threading\na = [threading.Lock()]\nb = a[:]", "import threading\nlock = threading.RLock()\na = [lock]\nb = [lock]",
        "from ctypes import *\na = (c_int * 4)(1, 2, 3, 4)\nb = pointer(a)", "import io\na = [io.TextIOWrapper(io.BytesIO())]\nb = a[:]"],
    "copy": [
        "a = [1, 2]\nb = list(map(id, a))", "a = [[1]]\nb = eval(repr(a))", "a = [[1, 2], [3, 4]]\nb = [list(r) for r in zip(*a)]", "a = bytearray(b'abc')\nb = bytes(a)",
        "a = {1, 2}\nb = a.copy()", "from enum import Enum\nclass E(Enum):\n    X = 1\na = [E.X]\nb = list(a)", "from fractions import Fraction\na = [Fraction(1, 2)]\nb = a[:]",
        "from pathlib import Path\na = [Path('x')]\nb = a[:]", "import uuid\na = [uuid.UUID(int=1)]\nb = a[:]", "a = list(range(2000))\nb = a[:]", "a = [id(object())]\nb = a[:]",
        "a = [3, 1]\nb = a.sort()", "import threading\na = threading.Event()\nb = threading.Event()", "import threading\na = threading.RLock()\nb = threading.RLock()",
        "import decimal\na = decimal.Context()\nb = a.copy()", "import os\na = os.environ\nb = os.environ.copy()", "import itertools\na = itertools.count()\nb = itertools.count()",
        "x = []\nfor _ in range(30): x = [x]\na = x\nb = copy.deepcopy(a)", "class S(str): pass\na = S('x')\na.note = [1]\nb = copy.deepcopy(a)",
        "class L(list):\n    def copy(self): return copy.deepcopy(self)\na = L([[1]])\nb = a.copy()", "a = list[int]\nb = dict[str, int]",
        "from enum import Enum\nclass E(Enum):\n    X = (1, 2)\na = [E.X]\nb = a[:]", "a = [object()]\nb = a[:]",
        "class K:\n    def __init__(self, v): self.v = v\na = {K(1), K(2)}\nb = copy.deepcopy(a)", "a = [1]\nb = pickle.loads(pickle.dumps(a))"],
}
MISTAKES = {"a = 1\nreturn a": (2, "SyntaxError"), "a = " + "(" * 300 + ")" * 300 + "\nb = a": (None, ""), "a = [1]\nb = a.copyy()": (2, "AttributeError"), "a = b = nope": (1, "NameError")}


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """A function from a program to its answer, of the packed engine."""
    path = tmp_path_factory.mktemp("ask") / NAME
    path.write_bytes(archive())
    sys.path.insert(0, str(path))
    program, answer = (importlib.import_module(f"alias_or_copy.ask.{name}") for name in ("program", "answer"))
    yield lambda code: answer.ask(program.Program(code)), program.Mistake
    sys.path.remove(str(path))
    for name in [name for name in sys.modules if name.split(".")[0] == "alias_or_copy"]:
        del sys.modules[name]


@pytest.mark.parametrize("verdict, code", [(verdict, code) for verdict, codes in PROGRAMS.items() for code in codes], ids=lambda each: each.splitlines()[-1])
def test_the_verdict_is_right(ask, verdict, code):
    answer = ask[0](code)
    assert answer.finding.verdict == verdict, answer.finding
    assert bool(answer.pairs) == (verdict != "copy"), answer.pairs  # identity and address agree with the experiment


def test_stepping_leaves_the_next_program_alone(ask):
    steps, program = (importlib.import_module(f"alias_or_copy.ask.{name}") for name in ("steps", "program"))
    assert [step.line for step in steps.steps(program.Program("a = [1]\nb = a"))[0]] == [1, 2]
    assert sys.gettrace() is None


@pytest.mark.parametrize("code", MISTAKES, ids=lambda code: code[:20])
def test_a_mistake_is_no_crash(ask, code):
    line, kind = MISTAKES[code]
    with pytest.raises(ask[1]) as mistake:
        ask[0](code)
    assert str(mistake.value).startswith(kind) and line in (None, mistake.value.line)
