"""Each domain can be taken away: the rest fits together, computes a city, serves it and evaluates a plan."""

from pathlib import Path

import numpy as np
import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.base.domains import Domains, find_domains
from citybrain.kernel.units import Array
from citybrain.plans.executors import Threads
from citybrain.plans.workspace import Workspace
from citybrain.twin.snapshot import Snapshot, load
from tests.access import headers_of
from tests.city import write_city

DOMAINS = find_domains()
STAYS = "city"
V1 = "/api/v1"
each = pytest.mark.parametrize("name", [one.name for one in DOMAINS if one.name != STAYS])


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return load(write_city(tmp_path_factory.mktemp("without")))


@pytest.fixture(scope="module")
def whole(snapshot: Snapshot) -> Workspace:
    return workspace_of(DOMAINS, snapshot)


def workspace_of(domains: Domains, snapshot: Snapshot) -> Workspace:
    return Workspace(snapshot, domains.graph("FI"), Threads(1))


def test_only_the_city_itself_must_stay() -> None:
    assert [one.name for one in DOMAINS if STAYS not in one.needs] == [STAYS]


@each
def test_every_input_is_of_a_domain_that_it_needs(name: str) -> None:
    """Whoever reads a quantity, a parameter or an entity of another domain says so in `needs`."""
    assert DOMAINS.without(*(one.name for one in DOMAINS if one.name not in needed(name))).graph("FI")


def needed(name: str) -> set[str]:
    """A domain with all that it needs, step by step."""
    return {name}.union(*(needed(need) for need in DOMAINS[name].needs))


@each
def test_what_is_left_has_the_same_numbers(name: str, snapshot: Snapshot, whole: Workspace) -> None:
    """To the bit, where nothing that stands in for the domain is read on the way."""
    left = workspace_of(DOMAINS.without(name), snapshot)
    today, before = left.baseline().view.result, whole.baseline().view.result
    names = [n for n, made in left.graph.quantities.items() if made.of == "city" and made.kind != "guess"]
    assert names
    for one in names:
        if one not in stood_in(left) and made_of_numbers(before[one]):
            assert np.asarray(today[one]).tobytes() == np.asarray(before[one]).tobytes(), one


def stood_in(workspace: Workspace) -> frozenset[str]:
    """What hangs on something that stands in for a domain that is not there."""
    given = [name for name, made in workspace.graph.quantities.items() if made.stands_in]
    return workspace.graph.after(given)


def made_of_numbers(values: object) -> bool:
    return isinstance(values, (float, np.ndarray)) and np.asarray(values).dtype == Array.__args__[1].__args__[0]


@each
def test_it_is_served_and_a_plan_is_evaluated(name: str, snapshot: Snapshot, static: Path) -> None:
    left = workspace_of(DOMAINS.without(name), snapshot)
    with TestClient(create_app(lambda: left, static), headers=headers_of(left.folder)) as client:
        for path in (
            "assessment", "city", "quantities", "interventions", "domains", "quality", "entities", "parameters",
            "indicators", "course", "inventory", "scenarios",
        ):  # fmt: skip
            answer = client.get(f"{V1}/{path}")
            assert answer.status_code == 200, (path, answer.text)
        measures = [{"intervention": one} for one in list(left.graph.interventions)[:3]]
        for plan in ({"name": "x", "measures": measures}, {"name": "x", "measures": measures, "years": YEARS}):
            answer = client.post(f"{V1}/plans", json=plan)
            assert answer.status_code in (200, 202) if measures else 422, answer.text


YEARS = {"from": 2026, "to": 2028}
