"""Every package is pinned, once, and what a package brings with it is pinned as well."""

import re
import subprocess
import sys
from importlib.metadata import requires, version

import pytest
from packaging.requirements import Requirement

from snippets.engine.problem import ROOT

FILES = ("requirements.txt", "docs/requirements.txt", "tests/site/zensical-requirements.txt")
PIN = re.compile(r'([A-Za-z0-9._-]+)==([0-9][0-9a-z.]*)(; sys_platform == "\w+")?(?:  # .+)?')
BARE = {"pip": "", "setuptools": "", "wheel": ""}  # what makes environments


def pins(name: str, system: str = "") -> dict[str, str]:
    """{package: version} of a file, with those for one system alone. Raises AssertionError for a line that pins nothing, or again."""
    found: dict[str, str] = {}
    for number, line in enumerate((ROOT / name).read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#") or line == "-r docs/requirements.txt":
            continue
        pin = PIN.fullmatch(line)
        assert pin, f"{name}:{number}: {line!r} is not pinned\nto mend: NAME==VERSION"
        assert canonical(pin[1]) not in found, f"{name}:{number}: {pin[1]} is pinned again"
        if not pin[3] or f'"{system}"' in pin[3]:
            found[canonical(pin[1])] = pin[2]
    return found


def canonical(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("name", FILES)
def test_every_line_is_pinned(name):
    assert len(pins(name)) > 5


def test_no_package_is_pinned_in_two_files():
    assert not pins(FILES[0]).keys() & pins(FILES[1]).keys()


def test_zensical_is_tried_with_the_versions_that_the_site_is_built_with():
    site, other = pins(FILES[1]), pins(FILES[2])
    assert {name: other[name] for name in other.keys() & site.keys()} == {name: site[name] for name in other.keys() & site.keys()}


def test_every_requirement_of_a_pinned_package_is_met():
    check = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    assert check.returncode == 0, check.stdout


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
def test_whatever_a_pinned_package_brings_is_pinned(python, system):
    wanted = pins(FILES[0], system) | pins(FILES[1], system)
    where = {"python_version": python, "python_full_version": f"{python}.9", "sys_platform": system, "extra": "",
             "platform_system": {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}[system],
             "os_name": "nt" if system == "win32" else "posix"}
    brought = {(canonical(needed.name), name) for name in pins(FILES[0]) | pins(FILES[1]) for text in requires(name) or []
               if (needed := Requirement(text)).marker is None or needed.marker.evaluate(where)}
    unpinned = sorted(f"{needed}, which {name} needs" for needed, name in brought if needed not in wanted | BARE)
    assert not unpinned, f"to mend: pin it in requirements.txt, below `needed by the above`: {unpinned}"


def test_the_pinned_versions_are_installed():
    wanted = pins(FILES[0], sys.platform) | pins(FILES[1], sys.platform)
    other = {name: (wanted[name], version(name).split("+")[0]) for name in wanted
             if wanted[name] != version(name).split("+")[0]}
    assert not other, f"{{package: (pinned, installed)}} {other}\nto mend: .venv/bin/pip install -r requirements.txt"
