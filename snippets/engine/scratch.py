"""A folder for what runs, in the temporary directory."""

import shutil
import tempfile
from pathlib import Path


class Scratch:
    """A folder of its own."""

    def __init__(self, prefix: str, sockets: bool = False):
        self.path = Path(tempfile.mkdtemp(prefix=f"alias-or-copy-{prefix}-"))

    def close(self) -> None:
        """Remove it."""
        shutil.rmtree(self.path, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()
