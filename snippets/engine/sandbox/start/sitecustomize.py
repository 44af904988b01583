"""Disguises an interpreter that a run on another machine starts, before anything else runs in it."""

import json
import os
import sys

# Alone, not as part of the project: what runs cannot import that.
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import disguise  # noqa: E402

del sys.path[0]
disguise.put_on(json.loads(os.environ.get("MACHINE_CHANGES", "[]")))
