"""A recording: the `.out` file beside a snippet, with what each section printed and the heap it drew.

Plain text, reviewed as a diff. Its first line says where it was made; its two
hashes show, without running anything, that the snippet has not changed since
and that nobody edited what stands behind them. Standard library only: the site build reads
recordings and has no torch.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from ...project import sha256, write_atomically
from ..problem import Problem, record_command, stale

HEAP = ".heap"  # behind the name of a section: the graph of its picture
START = re.compile(rf"--8<-- \[start:([a-z0-9-]+(?:{re.escape(HEAP)})?)\]")
HEAD = re.compile(r"source-sha256: ([0-9a-f]{64})  output-sha256: ([0-9a-f]{64})((?:  [a-z0-9_]+: \S+)+)")


@dataclass(frozen=True)
class Printed:
    """What a run of a snippet printed, and the graphs of its pictures, as text: both by section."""

    output: dict[str, str] = field(default_factory=dict)
    graphs: dict[str, str] = field(default_factory=dict)

    def named(self) -> dict[str, str]:
        """Both by the names that they have in a recording's text."""
        return {**self.output, **{f"{section}{HEAP}": graph for section, graph in self.graphs.items()}}


@dataclass(frozen=True)
class Recording:
    """A parsed recording. `versions` maps "python", "torch", ... to the versions it was made with."""

    path: Path
    source_sha256: str
    versions: dict[str, str]
    printed: Printed

    @property
    def output(self) -> dict[str, str]:
        """What was printed, by section."""
        return self.printed.output

    @property
    def graphs(self) -> dict[str, str]:
        """The graphs of the pictures, by section."""
        return self.printed.graphs


def path_of(snippet: Path) -> Path:
    """Where a snippet's recording stands."""
    return snippet.with_suffix(".out")


def body(printed: Printed) -> str:
    """The recording's text below its head."""
    return "".join(f"--8<-- [start:{name}]\n{text}--8<-- [end:{name}]\n" for name, text in printed.named().items())


def write(snippet: Path, source: str, printed: Printed, versions: dict[str, str]) -> None:
    """Write a snippet's recording, whole or not at all."""
    named = "".join(f"  {package}: {version}" for package, version in versions.items())
    rest = f"{named}\n{body(printed)}"
    write_atomically(path_of(snippet), f"source-sha256: {sha256(source)}  output-sha256: {sha256(rest)}{rest}")


def read(snippet: Path) -> Recording:
    """Read the recording of a snippet.

    Raises Problem when there is none, or when its text is not what its head
    says: somebody edited it.
    """
    path = path_of(snippet)
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise Problem(snippet, 1, "has no recording", record_command(snippet)) from None
    except UnicodeDecodeError:
        raise Problem(path, 1, "the recording is not UTF-8 text", record_command(snippet)) from None
    head, _, rest = text.partition("\n")
    match = HEAD.fullmatch(head)
    if not match:
        raise Problem(path, 1, "the recording's first line is damaged", record_command(snippet))
    if sha256(f"{match[3]}\n{rest}") != match[2]:
        raise Problem(path, 1, "the recording was changed by hand (its text does not have the hash in its "
                      "first line); recordings are only ever written by running the snippet", record_command(snippet))
    versions = dict(part.split(": ") for part in match[3].strip().split("  "))
    return Recording(path, match[1], versions, _printed(rest))


def _printed(text: str) -> Printed:
    printed, name = Printed(), ""
    for line in text.splitlines(keepends=True):
        if start := START.fullmatch(line.rstrip("\n")):
            name = start[1]
            part = printed.graphs if name.endswith(HEAP) else printed.output
            part[name.removesuffix(HEAP)] = ""
        elif line != f"--8<-- [end:{name}]\n":
            part[name.removesuffix(HEAP)] += line
    return printed


def fresh(snippet: Path, details: str = "") -> Recording:
    """Read a snippet's recording and check that the snippet has not changed since.

    Raises Problem, with `details`, when it has.
    """
    recording = read(snippet)
    if sha256(snippet.read_text("utf-8")) != recording.source_sha256:
        raise stale(snippet, details)
    return recording
