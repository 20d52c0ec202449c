"""A city whose project has one domain less, asked over HTTP: `python -m tests.domains.without CITY`.

For each name of a domain that it reads, it writes a line: the answers of a process of its own, forked before any domain
is known. What asks for no domain when it is imported is loaded once for all of them.
"""

import gc
import importlib
import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any

from citybrain.base import domains

OWN = domains._own
V1 = "/api/v1"
ASKED = (
    "assessment", "city", "quantities", "interventions", "domains", "quality", "entities", "parameters", "indicators",
    "scenarios", "sources", "geometry/zone", "inventory", "course",
)  # fmt: skip
YEARS = {"years": {"from": 2026, "to": 2028}}
APART = {"domains", "cli", "notebook", "migrations", "__main__"}
"""Modules of domains, and those that no server loads."""


class EarlyError(Exception):
    """Domains are asked for before one was taken away."""


def load_what_asks_for_no_domain() -> None:
    """Import what can be; a module that asks for a domain is as if nobody had imported it."""

    def refuse() -> Any:
        raise EarlyError

    domains._own = refuse
    package = Path(domains.__file__).parents[1]
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        if APART.isdisjoint((parts[1], *parts[-2:])):
            try:
                importlib.import_module(".".join(parts).removesuffix(".__init__"))
            except EarlyError:
                continue


def take_away(name: str) -> None:
    """Let the project have one domain less."""
    domains._own = OWN
    left = domains.find_domains().without(name)
    domains.find_domains.cache_clear()
    domains._own = lambda: iter(left.all)


def answers(city: Path) -> dict[str, Any]:
    """Codes of answers, and of plans the numbers of their measures."""
    from fastapi.testclient import TestClient

    from citybrain.api.app import create_app
    from citybrain.messages import LANGUAGES, text
    from citybrain.open_city import OpenCity
    from tests.access import headers_of

    left = OpenCity(city)
    told: dict[str, Any] = {"left": [one.name for one in domains.find_domains()]}
    with TestClient(create_app(left), headers=headers_of(city)) as client:
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
        print(json.dumps(told), flush=True)
        os._exit(0)  # what a server prepares in the background is not waited for


def main(city: Path) -> None:
    """Answer one name after the other."""
    load_what_asks_for_no_domain()
    gc.freeze()  # children share what is there already
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                take_away(line.strip())
                answers(city)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
        status = os.waitpid(child, 0)[1]
        if status:
            print(json.dumps({"failed": status}), flush=True)
    os._exit(0)  # nothing is left to put away


if __name__ == "__main__":
    main(Path(sys.argv[1]))
