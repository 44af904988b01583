"""Faults of files that a build reads, and of what ends commands and servers: each is named with file and line."""

import sys
from pathlib import Path

from tests.faults.mutation import BUILD, Change, Fault, Guard, NotApplied, append, both, edit, pytest, python, remove

BOUNDARY = pytest("tests of the boundary around commands", "tests/engine/test_boundary.py")
SCRATCH = pytest("tests of temporary folders", "tests/engine/test_scratch.py")
SIGNALS = pytest("tests of signals to MkDocs", "tests/hooks/serve/test_signals.py")
DOCS = python("docs build", "-m", "docs", "build", "--strict")
LIVE = pytest("tests of serving while a snippet runs", "tests/hooks/serve/test_live.py", "-k", "answered", seconds=300)
PORT = pytest("the test of a port in use", "tests/hooks/serve/test_faulty_project.py", "-k", "second_server")
LONG = Guard("a lab, with a long temporary directory", ("sh", "-c", "long=$(mktemp -d)/" + "x" * 120 + "; mkdir $long; TMPDIR=$long exec \"$0\" -m snippets snippets/labs/list_exercise.py", sys.executable))
# The project on a file system that is read-only. Without bubblewrap, nothing can be mounted so, and this fault is missed.
READ_ONLY = Guard("snippets record, in a read-only project", ("bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--bind", "/tmp", "/tmp", "--ro-bind",
                  ".", "/mnt", "--chdir", "/mnt", sys.executable, "-m", "snippets", "record", "snippets/state_dict/alias.py"))
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


def instead(name: str, make) -> Change:
    """Put something else in a file's place."""
    def change(project: Path) -> None:
        path = project / name
        if not path.is_file():
            raise NotApplied(f"there is no {name}")
        path.unlink()
        make(path)
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
    Fault("a page that links to itself", instead(PAGE, lambda path: path.symlink_to(path.name)), BUILD, (f"{PAGE}: Too many levels of symbolic links",)),
    Fault("a page that links to nothing", instead(PAGE, lambda path: path.symlink_to("nowhere.md")), BUILD, (f"{PAGE}: No such file",)),
    Fault("a folder in a page's place", instead(PAGE, Path.mkdir), BUILD, (f"{PAGE}: Is a directory",)),
    Fault("a folder in a recording's place", instead("snippets/state_dict/alias.out", Path.mkdir), BUILD, ("snippets/state_dict/alias.out: Is a directory",)),
    Fault("a folder in the configuration's place", instead("mkdocs.yml", Path.mkdir), DOCS, ("mkdocs.yml: Is a directory",)),
    Fault("a catalogue of words that is no YAML", edit("docs/hooks/page/words/en.yml", "site:\n", "a: [1\nsite:\n"), BUILD, ("docs/hooks/page/words/en.yml:",)),
    Fault("a snippet with a byte that is no text", append("snippets/state_dict/alias.py", "a\0b\n"), BUILD, ("snippets/state_dict/alias.py:", "null bytes")),
    Fault("a long temporary directory", edit("snippets/engine/scratch.py", 'SHORT = ("/tmp", "/var/tmp", "/dev/shm")', "SHORT = ()"), LONG,
          ("the path of this temporary directory is too long for a kernel's sockets", "TMPDIR=/tmp")),
    Fault("a port in use is noticed after the build", edit("docs/hooks/serve/process.py", "        refuse_used(*config.dev_addr)\n", ""), PORT,
          ("test_a_second_server_is_refused_before_it_builds",)),
    Fault("a read-only project", edit("snippets/state_dict/alias.py", "= 8\n", "= 9\n"), READ_ONLY,
          ("Read-only file system", "copy the project to where you may write")),
    Fault("requests wait for a recording", edit("docs/hooks/serve/live.py", "PATIENCE = 0.3 ", "PATIENCE = 300 "), LIVE, ("test_requests_are_answered_while_a_snippet_is_recorded",)),
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
