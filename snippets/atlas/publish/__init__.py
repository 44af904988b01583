"""What the atlas publishes for tools: `atlas.json`, the same bytes for the same rows and outcomes."""

import json

from .. import grid, outcomes
from ..row import FAMILIES, HERE, Row, read_rows
from . import links

SCHEMA = HERE / "publish" / "atlas.schema.json"


def every_outcome() -> dict[str, outcomes.Outcomes]:
    """The recorded outcomes by environment, oldest first, without those of code that has changed since."""
    rows = read_rows()
    return {name: outcomes.still_true(rows, each) for name, each in outcomes.read_all().items()}


def as_json(rows: list[Row] | None = None, recorded: dict[str, outcomes.Outcomes] | None = None) -> str:
    """The text of `atlas.json`, as `atlas.schema.json` describes it."""
    rows = read_rows() if rows is None else rows
    recorded = every_outcome() if recorded is None else recorded
    data = {
        "format": 1,
        "environments": {name: {"python": each.python, "packages": each.packages, "device": each.device}
                         for name, each in recorded.items()},
        "families": [{"id": family_id(name), "zh": zh, "en": en} for name, (zh, en) in FAMILIES.items()],
        "rows": [_row(row, recorded) for row in rows],
        "states": _states(),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def family_id(name: str) -> str:
    """A family's id in addresses."""
    return name.replace("_", "-")


def _row(row: Row, recorded: dict[str, outcomes.Outcomes]) -> dict:
    return {
        "id": row.id,
        "family": family_id(row.family),
        "title": {"zh": row.zh[0], "en": row.en[0]},
        "reason": {"zh": row.zh[1], "en": row.en[1]},
        "code": row.code,
        "device": row.device,
        "official": links.official(row.link)[0] or None,
        "outcomes": {name: _without_hash(each.rows.get(row.id)) for name, each in recorded.items()},
    }


def _states() -> dict:
    """The grid: operations by kind of source, with their verdicts by state on the versions that the site uses, and where others gave another one."""
    recorded, others = grid.read("pinned"), grid.read_others()
    return {"environment": "pinned", "kinds": [{
        "id": kind.id,
        "title": {"zh": kind.zh, "en": kind.en},
        "states": [{"id": state.id, "title": {"zh": state.zh, "en": state.en}, "code": state.code, "under": state.under or None} for state in kind.states],
        "operations": [{"id": operation.id, "code": operation.code, "rows": list(operation.rows), "found": recorded.verdicts(kind, operation),
                        "otherwise": {other.environment: found for other in others if (found := grid.otherwise(kind, operation, recorded, other))}}
                       for operation in kind.operations],
    } for kind in grid.read_kinds() if recorded]}


def _without_hash(outcome: dict[str, str] | None) -> dict[str, str] | None:
    return outcome and {key: value for key, value in outcome.items() if key != "code"}
