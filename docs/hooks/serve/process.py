"""MkDocs as a command of this project: signals end it and all that it started, and errors name a file and a line."""

import socket
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError

from snippets.engine import command, scratch

from ..page.build import Build
from .failures import of_build


@dataclass
class Served:
    """The temporary folder that MkDocs serves from, once it is held."""

    folder: scratch.Scratch | None = None


def on_startup(build: Build) -> None:
    """Remove what killed runs left; have signals end this one."""
    command.stop_on_signals()
    scratch.sweep()


def on_config(build: Build, config: MkDocsConfig) -> None:
    """Before the first build to serve: refuse an address in use, and hold the folder to serve from."""
    served = build.session.of(Served)
    if build.session.serving and not served.folder:
        refuse_used(*config.dev_addr)
        with suppress(OSError):
            served.folder = scratch.adopt(Path(config.site_dir))


def refuse_used(host: str, port: int) -> None:
    """Raise PluginError if another program serves at this address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does: a port that was just left is free
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PluginError(f"{host}:{port} cannot be served at: {error.strerror}; is the site served already?\n"
                              f"  fix: python -m docs serve -a {host}:{port + 1 if port < 65535 else 8000}") from None


def on_build_error(build: Build, error: Exception) -> None:
    """Say of what other libraries and hooks raise which file and line it is about. MkDocs' own errors say it."""
    if isinstance(error, MkDocsException):
        return
    raise PluginError(str(of_build(error))) from error


def on_shutdown(build: Build) -> None:
    """Remove the folder; MkDocs does, too, unless a signal comes in between."""
    if folder := build.session.of(Served).folder:
        folder.close()
