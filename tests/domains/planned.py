"""A city with a plan, for tests of measures."""

import json
from typing import Any

from citybrain.plans.document import read_bytes
from citybrain.plans.workspace import Workspace


def planned(workspace: Workspace, *measures: dict[str, Any]) -> Any:
    """The city with these measures, all as a plan of one day."""
    text = json.dumps({"name": "Plan", "measures": measures}).encode()
    return workspace.outcome_of(read_bytes(text, "plan", json_text=True)).view.result
