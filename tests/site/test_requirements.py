"""Every package is pinned, once, with its hashes, and what a package brings with it is pinned as well."""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import requires, version

import pytest
from packaging.requirements import Requirement

from snippets.project import ROOT
from tests.project import needs

FILES = ("requirements.txt", "docs/requirements.txt", "tests/site/zensical-requirements.txt")
TORCH = "requirements-torch.txt"  # has no hashes, and says why
PIN = re.compile(r'([A-Za-z0-9._-]+)==([0-9][0-9a-z.]*)(; sys_platform == "\w+")?((?: --hash=sha256:[0-9a-f]{64})*)')
BARE = {"pip": "", "setuptools": "", "wheel": ""}  # what makes environments


def lines(name: str) -> Iterator[tuple[int, re.Match]]:
    """Each pin of a file, with the number of its first line. Raises AssertionError for a line that pins nothing, or again."""
    found, number = set(), 1
    for line in (ROOT / name).read_text("utf-8").replace(" \\\n    --hash", "\0--hash").splitlines():
        if line and not line.startswith("#") and line != "-r docs/requirements.txt":
            pin = PIN.fullmatch(line.replace("\0", " "))
            assert pin, f"{name}:{number}: {line.split(chr(0))[0]!r} is not pinned\nfix: NAME==VERSION, then its hashes"
            assert canonical(pin[1]) not in found, f"{name}:{number}: {pin[1]} is pinned again"
            found.add(canonical(pin[1]))
            yield number, pin
        number += 1 + line.count("\0")


def pins(name: str, system: str = "") -> dict[str, str]:
    """{package: version} of a file, with those for one system alone."""
    return {canonical(pin[1]): pin[2] for _, pin in lines(name) if not pin[3] or f'"{system}"' in pin[3]}


def all_pins(system: str = "") -> dict[str, str]:
    """{package: version} of all that the tests' environment has."""
    return pins(FILES[0], system) | pins(FILES[1], system) | pins(TORCH, system)


def canonical(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("name", FILES)
def test_every_line_is_pinned(name):
    assert len(pins(name)) > 5


@pytest.mark.parametrize("name", FILES)
def test_every_pin_has_hashes(name):
    without = [f"{name}:{number}: {pin[1]}" for number, pin in lines(name) if not pin[4]]
    assert not without, f"{without} have no hashes\nfix: hashin -r {name} NAME==VERSION"


def test_torch_alone_has_no_hashes():
    assert [(pin[1], pin[4]) for _, pin in lines(TORCH)] == [("torch", "")]


def test_a_package_for_one_system_is_installed_there_alone():
    assert "appnope" in all_pins("darwin").keys() - all_pins("linux").keys() - all_pins("win32").keys()


def test_no_package_is_pinned_in_two_files():
    assert len(all_pins()) == len(pins(FILES[0])) + len(pins(FILES[1])) + len(pins(TORCH))


def test_zensical_is_tried_with_the_versions_that_the_site_is_built_with():
    site, other = ({canonical(pin[1]): pin.groups() for _, pin in lines(name)} for name in FILES[1:])
    assert {name: other[name] for name in other.keys() & site.keys()} == {name: site[name] for name in other.keys() & site.keys()}


def test_every_requirement_of_a_pinned_package_is_met():
    check = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    assert check.returncode == 0, check.stdout


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
def test_whatever_a_pinned_package_brings_is_pinned(python, system):
    needs("torch")
    wanted = all_pins(system)
    where = {"python_version": python, "python_full_version": f"{python}.9", "sys_platform": system, "extra": "",
             "platform_system": {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}[system],
             "os_name": "nt" if system == "win32" else "posix"}
    brought = {(canonical(needed.name), name) for name in all_pins() for text in requires(name) or []
               if (needed := Requirement(text)).marker is None or needed.marker.evaluate(where)}
    unpinned = sorted(f"{needed}, which {name} needs" for needed, name in brought if needed not in wanted | BARE)
    assert not unpinned, f"fix: pin it in requirements.txt, below `needed by the above`: {unpinned}"


def test_the_pinned_versions_are_installed():
    needs("torch")
    wanted = all_pins(sys.platform)
    other = {name: (wanted[name], version(name).split("+")[0]) for name in wanted
             if wanted[name] != version(name).split("+")[0]}
    assert not other, f"{{package: (pinned, installed)}} {other}\nfix: tests/run"
