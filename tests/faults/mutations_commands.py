"""Faults of files that a build reads, and of what ends commands and servers: each is named with file and line."""

from pathlib import Path

from tests.faults.mutation import BUILD, Change, Fault, NotApplied, append, both, edit, pytest, remove

BOUNDARY = pytest("tests of the boundary around commands", "tests/engine/test_boundary.py")
SCRATCH = pytest("tests of temporary folders", "tests/engine/test_scratch.py")
SIGNALS = pytest("tests of signals to MkDocs", "tests/hooks/serve/test_signals.py")
PAGE, RULE, FAMILY = "docs/en/state-dict.md", "snippets/rules/ac301/rule.yml", "snippets/atlas/rows/torch_tensors.py"


def spoil(name: str) -> Change:
    """Begin a file's second line with a byte that is not UTF-8."""
    def change(project: Path) -> None:
        path = project / name
        if not path.is_file():
            raise NotApplied(f"there is no {name}")
        path.write_bytes(path.read_bytes().replace(b"\n", b"\n# \xff\n", 1))
    return change


def rename(old: str, new: str) -> Change:
    """Rename a file."""
    def change(project: Path) -> None:
        if not (project / old).is_file():
            raise NotApplied(f"there is no {old}")
        (project / old).rename(project / new)
    return change


FAULTS = [
    Fault("a page that is not UTF-8", spoil(PAGE), BUILD, (f"{PAGE}:2: is not UTF-8: byte 0xff",)),
    Fault("a page whose front matter is no YAML", edit(PAGE, "---\ntitle:", "---\na: [1\ntitle:"), BUILD, (f"{PAGE}:", "its front matter is no YAML")),
    Fault("both pages gone that a rule names", both(remove(PAGE), remove("docs/zh/state-dict.md")), BUILD,
          (f"{RULE}:", "names a page that is not there: docs/en/state-dict.md")),
    Fault("a rule that is not UTF-8", spoil(RULE), BUILD, (f"{RULE}:2: is not UTF-8",)),
    Fault("an atlas family that is not UTF-8", spoil(FAMILY), BUILD, (f"{FAMILY}:",)),
    Fault("a template that does not end", append("docs/overrides/main.html", "{% if a %}"), BUILD, ("docs/overrides/main.html:",)),
    Fault("an include outside a fence", append(PAGE, '\n--8<-- "nowhere/none.py:a"\n'), BUILD, (f"{PAGE}:", "includes nowhere/none.py outside a code fence")),
    Fault("a renamed snippet's old recording", rename("snippets/state_dict/alias.py", "snippets/state_dict/other.py"), BUILD,
          ("snippets/state_dict/alias.out:1: its snippet is gone, or has another name",)),
    Fault("nothing ends a command that handles a signal itself", edit("snippets/engine/command.py", "    time.sleep(GRACE)\n", "    return\n"), BOUNDARY,
          ("test_a_signal_ends_all_that_runs", "TimeoutExpired")),
    Fault("a signal leaves the programs that a command started", edit("snippets/engine/command.py", "    _kill_descendants()\n    scratch", "    scratch"), BOUNDARY,
          ("test_a_signal_ends_all_that_runs",)),
    Fault("a closed pipe is reported", edit("snippets/engine/command.py", "return CLOSED_PIPE", "raise error"), BOUNDARY, ("test_a_closed_pipe_is_quiet",)),
    Fault("a command outside the boundary", edit("docs/hooks/check/twins.py", "command.run(main, sys.argv[1:])", "main(sys.argv[1:])"), BOUNDARY,
          ("docs/hooks/check/twins.py",)),
    Fault("a forked child holds its parent's folder", edit("snippets/engine/scratch.py", "os.register_at_fork(after_in_child=_release_in_child)", "pass"), SCRATCH,
          ("test_a_child_does_not_hold_its_parents_folder",)),
    Fault("a folder that was swept is used", edit("snippets/engine/scratch.py", "if not os.path.samestat(os.fstat(self._file), os.stat(folder / OWNER)):", "if False:"),
          SCRATCH, ("test_a_folder_swept_while_it_is_locked_is_made_again",)),
    Fault("MkDocs does not handle signals", edit("docs/hooks/serve/process.py", "    command.stop_on_signals()\n", ""), SIGNALS, ("test_a_signal_ends_it",)),
    Fault("what a killed server left is not swept", edit("docs/hooks/serve/process.py", "    scratch.sweep()\n", ""), SIGNALS, ("test_what_kill_leaves",)),
]
