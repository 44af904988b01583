"""What tests of snippets and of labs need."""

import pytest

from snippets.engine.sandbox import container, landlock


@pytest.fixture
def held(request, monkeypatch):
    """What holds a run: what this machine has, or what one without bubblewrap has."""
    if not (container.bwrap() if request.param == "bubblewrap" else landlock.version()):
        pytest.skip(f"no {request.param} here")
    if request.param != "bubblewrap":
        monkeypatch.setattr(container, "bwrap", lambda: None)
