"""Keeps the compiled templates between builds, as Python keeps compiled modules; Jinja compares them with their source."""

from contextlib import suppress

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from snippets.project import ROOT

from ..page.build import Build

CACHE = ROOT / ".cache" / "templates"


def on_env(build: Build, env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Have Jinja look for them."""
    with suppress(OSError):  # a project that cannot be written to: each build compiles them
        CACHE.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = FileSystemBytecodeCache(str(CACHE))
