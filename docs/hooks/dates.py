"""Dates the build by its commit, not by the clock, so that one commit always gives one site.

MkDocs writes the build's date into the sitemap and its compressed copy, and
takes it from SOURCE_DATE_EPOCH where that is set
(https://reproducible-builds.org/specs/source-date-epoch/).
"""

import logging
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
log = logging.getLogger("mkdocs.hooks.dates")


def on_startup(command, dirty):
    """Set SOURCE_DATE_EPOCH to the newest commit's time, unless it is set or this is no clone."""
    if "SOURCE_DATE_EPOCH" in os.environ:
        return
    try:
        os.environ["SOURCE_DATE_EPOCH"] = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError) as error:
        log.info("the sitemap will be dated today: no commit to date it by (%s)", error)
