"""Faults in labs and in the atlas: sources, recorded notebooks, rows, outcomes."""

from snippets.project import ROOT
from tests.faults.mutation import BUILD, Fault, create, edit, forge, pytest, python, remove, snippets

LAB = "snippets/labs/list_exercise"
ROWS = "snippets/atlas/rows/copy_module.py"
PINNED = "snippets/atlas/outcomes/pinned.json"
LAB_AGAIN = snippets(f"{LAB}.py")
LAB_RECORDED = snippets("record", f"{LAB}.py")
EVERY_RECORDING = pytest("every recorded notebook has its lab", "tests/engine/lab/test_labs.py", "-k", "every_recording_has")
ATLAS = python("the atlas, probed again", "-m", "snippets.atlas")
GRID = "snippets/atlas/outcomes/states/pinned.json"
OLD_GRID = "snippets/atlas/outcomes/states/old.json"
UNSEEN = '"scripted": "cannot_tell: out of reach: pybind11_builtins.pybind11_object"'
DEEPCOPY = next(line for line in (ROOT / GRID).read_text("utf-8").splitlines() if '"deepcopy": ' in line and UNSEEN in line)
VIEW = next(line for line in (ROOT / GRID).read_text("utf-8").splitlines() if '"view": ' in line).partition(', "transposed"')[0]
CLAIMS = pytest("reasons agree with the grid", "tests/atlas/test_claims.py")
AGAIN = pytest("the grid, tried again in part", "tests/atlas/test_grid.py", "-k", "found_again")
EXPECTED = pytest("outcomes are what rows expect", "tests/atlas/test_rows.py", "-k", "recorded_outcomes or ids_are_listed or languages")
PLOTS = pytest("tests of plots", "tests/engine/lab/test_plots.py")
OUTSIDE = "__import__('tempfile').gettempdir() + '/../../outside'"
COPY_LIST = '"copy-list": {"code": "cb8d9595595f", "verdict": "shallow"'

FAULTS = [
    Fault("a character of a lab, when the site is built", edit(f"{LAB}.py", "a.append(5)", "a.append(6)"), BUILD,
          (f"{LAB}.py:1: changed since it was recorded", f"python -m snippets record {LAB}.py")),
    Fault("a character of a lab, when it is verified", edit(f"{LAB}.py", "a.append(5)", "a.append(6)"), LAB_AGAIN,
          (f"{LAB}.py:1: changed since it was recorded",)),
    Fault("a character of a recorded notebook", edit(f"{LAB}.zh.ipynb", "first  ?", "first  ✓"), BUILD,
          (f"{LAB}.zh.ipynb:1: the recording was changed by hand",)),
    Fault("a recorded notebook removed", remove(f"{LAB}.zh.ipynb"), BUILD, (f"{LAB}.py:1: has no recording list_exercise.zh.ipynb",)),
    Fault("a lab removed, its notebooks left", remove(f"{LAB}.py"), EVERY_RECORDING, ("list_exercise",)),
    Fault("a heading of a lab missing in one language", edit(f"{LAB}.py", "## One append outside, one inside {#append}", "One append:"),
          LAB_AGAIN, (f"{LAB}.py:31: other headings than its twin on line 26", "give both the same levels and ids")),
    Fault("a lab that prints something else each time", edit(f"{LAB}.py", "import copy\n", "import copy, time\nprint(time.time())\n"),
          LAB_RECORDED, (f"{LAB}.py:", "make it deterministic")),
    Fault("a lab that raises", edit(f"{LAB}.py", "a.append(5)", "a.add(5)"), LAB_RECORDED, (f"{LAB}.py:", "raised AttributeError")),
    Fault("a lab that writes outside its folder", edit(f"{LAB}.py", "import copy\n", f"import copy\nopen({OUTSIDE}, 'w')\n"), LAB_RECORDED,
          (f"{LAB}.py:", "raised PermissionError: a snippet writes in its own folder alone")),
    Fault("a lab that catches a refusal", edit(f"{LAB}.py", "import copy\n", f"import copy\ntry: open({OUTSIDE}, 'w')\nexcept OSError: pass\n"), LAB_RECORDED,
          (f"{LAB}.py:", "caught a refusal: a snippet writes in its own folder alone")),
    Fault("a lab that connects", edit(f"{LAB}.py", "import copy\n", "import copy, socket\nsocket.create_connection(('127.0.0.1', 9))\n"), LAB_RECORDED,
          (f"{LAB}.py:", "raised PermissionError: a snippet has no network")),
    Fault("a lab that fills memory", edit(f"{LAB}.py", "import copy\n", "import copy, mmap\nheld = mmap.mmap(-1, 3 << 30, mmap.MAP_SHARED | mmap.MAP_POPULATE)\n"),
          LAB_RECORDED, (f"{LAB}.py:", "takes more than 2 GB of memory")),
    Fault("a lab that prints too much", edit(f"{LAB}.py", "import copy\n", "import copy\nfor _ in range(9): print('x' * (1 << 20))\n"), LAB_RECORDED,
          (f"{LAB}.py:", "printed more than 1 MB")),
    Fault("ids in plots that depend on their data", edit("snippets/engine/lab/plots.py", "            value = name(value)\n", "            pass\n"), PLOTS, ("FAILED tests/engine/lab/test_plots.py",)),
    Fault("plots with all digits of a processor", edit("snippets/engine/lab/plots.py", 'text = f"{float(match[0]):.3f}"', 'text = f"{float(match[0])}"'), PLOTS,
          ("FAILED tests/engine/lab/test_plots.py",)),
    Fault("an assertion of a lab that never ran", edit(f"{LAB}.py", "import copy\n", "import copy\nif not copy: assert False\n"), LAB_RECORDED,
          (f"{LAB}.py:", "this assertion never ran")),
    Fault("an atlas outcome, when it is probed again", forge(PINNED, COPY_LIST, COPY_LIST.replace("shallow", "copy")), ATLAS,
          (f"{PINNED}:1: copy-list changed", "python -m snippets.atlas record")),
    Fault("an atlas outcome that its row does not expect", forge(PINNED, COPY_LIST, COPY_LIST.replace("shallow", "copy")), EXPECTED,
          (f"{ROWS}:", "copy-list (pinned): expected 'shallow', found 'copy'")),
    Fault("a verdict of the atlas changed by hand", edit(PINNED, COPY_LIST, COPY_LIST.replace("shallow", "copy")), BUILD,
          (f"{PINNED}:1: was changed by hand", "hash at its beginning", "python -m snippets.atlas record")),
    Fault("an atlas row changed since it was run", edit(ROWS, "    a = [1, [2]]\n", "    a = [1, [3]]\n"), BUILD,
          (f"{ROWS}:", "copy-list changed since it was run (pinned)", "python -m snippets.atlas record")),
    Fault("an atlas row renamed", edit(ROWS, "def copy_list():", "def copied_list():"), BUILD,
          ("copy-list was published and has no row any more", "copied-list was never run (pinned)")),
    Fault("an atlas row in one language only", edit(ROWS, 'zh=("`copy.copy`：列表", "新列表，里层的对象共用。"),\n     ', ""), BUILD,
          (f"{ROWS}:", "needs zh=(title, sentence)")),
    Fault("atlas outcomes removed", remove(PINNED), BUILD, ("python -m snippets.atlas record",)),
    Fault("a claim in English that the grid contradicts", edit("snippets/atlas/rows/torch_tensors.py", "A view comes back where one can be had.", "It never copies."), CLAIMS,
          ("torch-reshape-contiguous", "never copies")),
    Fault("a claim in Chinese that the grid contradicts", edit("snippets/atlas/rows/numpy_arrays.py", "能不复制就不复制。", "从不复制。"), CLAIMS,
          ("numpy-ravel-contiguous", "从不复制")),
    Fault("a claim that a grid of older versions contradicts", edit("snippets/atlas/rows/pandas_frames.py", "A new table. In pandas 2.1 to 2.3 nothing was copied for a single table: writing the result changed `a`.", "It always copies."), CLAIMS,
          ("pandas-concat", "torch-2.1 concat")),
    Fault("a claim with its condition taken out", edit("snippets/atlas/rows/torch_tensors.py", "Each is a view, as in `for row in a`; those of a sparse tensor are new.", "Each is a view, as in `for row in a`."), CLAIMS,
          ("torch-unbind", "CONDITIONS")),
    Fault("a verdict on what the prober cannot see", forge(GRID, DEEPCOPY, DEEPCOPY.replace(UNSEEN, '"scripted": "copy"')), AGAIN,
          ("modules deepcopy", "python -m snippets.atlas record")),
    Fault("a verdict of the grid changed by hand", edit(GRID, VIEW, VIEW.replace("alias", "copy")), BUILD,
          (f"{GRID}:1: was changed by hand", "hash at its beginning", "python -m snippets.atlas record")),
    Fault("a verdict of the grid of other versions changed by hand", edit(OLD_GRID, VIEW, VIEW.replace("alias", "copy")), BUILD,
          (f"{OLD_GRID}:1: was changed by hand", "hash at its beginning", "record --environment old")),
    Fault("versions of a grid changed by hand", edit(OLD_GRID, '"torch": "1.13.1"', '"torch": "1.12.1"'), BUILD, (f"{OLD_GRID}:1: was changed by hand",)),
    Fault("a notebook without its lab", create("snippets/labs/stray.en.ipynb", "{}\n"), EVERY_RECORDING, ("stray",)),
]
