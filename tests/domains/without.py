"""A city whose project has one domain less, asked over HTTP; run as `python -m tests.domains.without NAME CITY`."""

import json
import sys
from pathlib import Path
from typing import Any

from citybrain.base import domains

NAME, CITY = sys.argv[1], Path(sys.argv[2])
LEFT = domains.find_domains().without(NAME)
domains.find_domains.cache_clear()
domains._own = lambda: iter(LEFT.all)  # type: ignore[assignment]

from fastapi.testclient import TestClient  # noqa: E402

from citybrain.api.app import create_app  # noqa: E402
from citybrain.messages import LANGUAGES, text  # noqa: E402
from citybrain.open_city import OpenCity  # noqa: E402
from tests.access import headers_of  # noqa: E402

V1 = "/api/v1"
ASKED = (
    "assessment", "city", "quantities", "interventions", "domains", "quality", "entities", "parameters", "indicators",
    "scenarios", "sources", "geometry/zone", "inventory", "course",
)  # fmt: skip
YEARS = {"years": {"from": 2026, "to": 2028}}


def answers() -> dict[str, Any]:
    """Codes of answers, and of plans the numbers of their measures."""
    left = OpenCity(CITY)
    told: dict[str, Any] = {"left": [one.name for one in domains.find_domains()]}
    with TestClient(create_app(left), headers=headers_of(CITY)) as client:
        for path in ASKED:
            answer = client.get(f"{V1}/{path}")
            told[path] = answer.status_code if answer.status_code == 200 else answer.json()["code"]
        measures = [{"intervention": name} for name in list(left.workspace.graph.interventions)[:3]]
        told["measures"] = len(measures)
        for name, more in {"plan": {}, "years": YEARS}.items():
            answer = client.post(f"{V1}/plans", json={"name": name, "measures": measures, **more})
            told[name] = answer.status_code if answer.status_code in (200, 202) else answer.json()["code"]
            if answer.status_code == 202:
                found = left.workspace.jobs.find(answer.json()["id"])
                told[name] = 200 if found and found.wait(120.0) else found and str(found.error)
    told["labels"] = [text("cli-domains-domain", language) for language in LANGUAGES]
    return told


if __name__ == "__main__":
    print(json.dumps(answers()), flush=True)
    import os

    os._exit(0)  # what a server prepares in the background is not waited for
