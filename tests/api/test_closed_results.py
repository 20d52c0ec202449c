"""Who may not read what results follow from reads none of those results, by any route.

`residents` is made internal here: what follows from it has no values where an answer can be cut, and else no answer.
"""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

import citybrain.api
from citybrain.api.app import create_app
from citybrain.api.results import open_workspace_of, workspace_of
from citybrain.base.answers import number
from citybrain.cases.exposed import exposed
from citybrain.cases.gate.simulation import _of_plan
from citybrain.cases.people import people_near
from citybrain.governance import ANONYMOUS, DataClass, Role
from citybrain.governance.register import add_identity, give_token
from citybrain.kernel import PlanError
from citybrain.open_city import OpenCity
from citybrain.plans.open_view import closed_quantities
from citybrain.plans.uncertainty.ranges import is_ranged
from citybrain.plans.workspace import Workspace
from citybrain.records import open_records
from docs.access_matrix import routes
from tests.city import write_city

V1 = "/api/v1"
CLOSED = "residents"
PLAN = {"name": "Walls", "measures": [{"intervention": "insulate_walls"}]}
ANSWERED = (
    ("GET", "assessment/uncertainty?draws=64", None),
    ("GET", "example-plans", None),
    ("GET", "goals", None),
    ("GET", "embedding", None),
    ("GET", "calibrations", None),
    ("GET", "begun-measures", None),
    ("GET", "begun-measures/table.csv", None),
    ("GET", "inventory", None),
    ("GET", "inventory/lines?year=2026", None),
    ("GET", "inventory/export.csv?year=2026", None),
    ("GET", "inventory/export.xlsx?year=2026", None),
    ("GET", "inventory/report.html?year=2026", None),
    ("GET", "inventory/factors", None),
    ("GET", "inventory/statements?year=2026", None),
    ("GET", "inventory/statements.csv?year=2026", None),
    ("GET", "inventory/consumption", None),
    ("GET", "course", None),
    ("GET", "course/figures", None),
    ("GET", "indicators", None),
    ("GET", "indicators/scores", None),
    ("GET", "indicators/u4ssc/EC: P: EM: 1C", None),
    ("GET", "comparison", None),
    ("POST", "plans", PLAN),
    ("POST", "intervals", {"quantity": "delivered_energy", "rows": [0], "left": {}, "right": {}}),
)
"""Questions that somebody is answered who may read internal data; of a plan see below."""

OF_A_PLAN = ("", "/progress", "/uncertainty?draws=64", "/differences/{}?draws=64", "/measures/1", "/measures/1/rows")
OF_A_PLAN += ("/report", "/table.csv", "/workbook.xlsx", "/manifest", "/paper")

OPEN_PARTS = {"incidents.py": {"workspace"}, "stewards.py": {"workspace"}, "search.py": {"indicators"}}
"""Modules that take these parts of a city themselves: as somebody sees it, for names of sources, for frameworks."""

COMPUTING = {"workspace", "inventory", "accounts", "indicators", "course", "searches", "layouts"}
"""Parts of a city that hold results of all of it."""


def calls(dependant: Dependant) -> Iterator[object]:
    """All that a route depends on."""
    yield dependant.call
    for one in dependant.dependencies:
        yield from calls(one)


ROUTES = [(method, route, set(calls(route.dependant))) for method, route in routes()]
WHOLE = [(method, route) for method, route, needs in ROUTES if workspace_of in needs]
CUT = {
    (method, route.path) for method, route, needs in ROUTES if open_workspace_of in needs and workspace_of not in needs
}
THROUGH_VIEWS = {
    *(("GET", f"{V1}/{path}") for path in (
        "domains", "quantities", "quantities/levels", "roles", "starters", "assessment", "interventions", "scenarios",
        "quality", "city", "sources", "parameters", "search", "explain/{quantity}", "explain/{quantity}/code",
        "values/{quantity}", "values/{quantity}/quality", "values/{quantity}/middles/{area}",
        "values/{quantity}/ranges",
        "values/{quantity}/series/{key:path}", "values/{quantity}/table.csv", "registers/{register}.csv",
        "geometry/{entity}/features.geojson", "geometry/{entity}/features.{form}", "entities/{entity}",
        "entities/{entity}/{key:path}", "saved-plans", "saved-plans/{identity:path}", "bills/files/{identity}",
    )),
    ("POST", f"{V1}/selections"),
    ("POST", f"{V1}/cases/of/{{entity}}"),
    ("POST", f"{V1}/saved-plans"),
    ("PUT", f"{V1}/saved-plans/{{identity:path}}"),
    ("DELETE", f"{V1}/saved-plans/{{identity:path}}"),
    ("POST", f"{V1}/bills/files/{{name}}"),
    ("PATCH", f"{V1}/bills/files/{{identity}}"),
    ("DELETE", f"{V1}/bills/files/{{identity}}"),
    ("POST", f"{V1}/bills/files/{{identity}}/import"),
}  # fmt: skip
"""Routes that read results through views alone, or none: `test_what_is_cut_tells_no_number` asks them."""


def test_every_route_with_results_is_cut_or_refused() -> None:
    assert CUT == THROUGH_VIEWS, "ask for TheWorkspace, or add the route here and to what is asked below"
    assert len(WHOLE) > 60


def test_no_route_takes_results_of_a_city_past_the_dependency() -> None:
    taken: dict[str, set[str]] = {}
    for path in (Path(citybrain.api.__file__).parent / "routes").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in COMPUTING and _is_city(node.value):
                taken.setdefault(path.name, set()).add(node.attr)
    assert (taken.pop("searches.py"), taken.pop("layouts.py")) == (
        {"searches"},
        {"layouts"},
    )  # within `part_of_results`
    assert taken == OPEN_PARTS


def _is_city(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id == "city") or (
        isinstance(node, ast.Attribute) and node.attr == "city"
    )


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> OpenCity:
    """A city in which the residents of each building are internal."""
    city = OpenCity(write_city(tmp_path_factory.mktemp("closed")))
    workspace = city.workspace
    workspace._closed = closed_quantities(workspace.graph, {CLOSED: DataClass.INTERNAL})
    workspace._following = workspace._closed.keys() - {CLOSED}
    return city


@pytest.fixture(scope="module")
def nobody(closed: OpenCity, static: Path) -> Iterator[TestClient]:
    """A client that sends no token."""
    with TestClient(create_app(closed, static)) as client:
        yield client


def _signed_in(closed: OpenCity, role: Role) -> dict[str, str]:
    records = open_records(closed.folder)
    with records.begin() as connection:
        add_identity(connection, f"only {role}", {role}, "root")
        token = give_token(connection, f"only {role}", (), 1, "", "root").text
    records.close()
    return {"authorization": f"Bearer {token}"}


@pytest.fixture(scope="module")
def steward(closed: OpenCity) -> dict[str, str]:
    """What somebody sends who reads internal data."""
    return _signed_in(closed, Role.DATA_STEWARD)


@pytest.fixture(scope="module")
def unable(closed: OpenCity) -> dict[str, str]:
    """What somebody sends who is signed in and reads what is public."""
    return _signed_in(closed, Role.ENTERPRISE)


@pytest.mark.parametrize(("method", "route"), WHOLE, ids=lambda one: getattr(one, "path", one))
def test_whole_results_are_for_who_may_read_what_they_follow_from(
    nobody: TestClient, unable: dict[str, str], method: str, route: APIRoute
) -> None:
    path = re.sub(r"\{[^}]+\}", "1", route.path)
    for headers, status, guarded in (({}, 401, "access-sign-in"), (unable, 403, "access-not-allowed")):
        answer = nobody.request(method, path, headers=headers, json={})
        code = guarded if any(hasattr(one.dependency, "act") for one in route.dependencies) else "access-results-closed"
        assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


@pytest.mark.parametrize(("method", "path", "body"), ANSWERED)
def test_who_may_read_it_is_answered(
    nobody: TestClient, steward: dict[str, str], method: str, path: str, body: dict | None
) -> None:
    assert nobody.request(method, f"{V1}/{path}", json=body).status_code == 401
    answer = nobody.request(method, f"{V1}/{path}", headers=steward, json=body)
    assert answer.is_success, answer.text


def test_of_a_plan_too(nobody: TestClient, steward: dict[str, str]) -> None:
    plan = nobody.post(f"{V1}/plans", headers=steward, json=PLAN).json()["id"]
    for path in OF_A_PLAN:
        address = f"{V1}/plans/{plan}{path.format(plan)}"
        assert nobody.get(address).status_code == 401, address
        answer = nobody.get(address, headers=steward)
        assert answer.is_success, (address, answer.text)


def test_what_is_cut_tells_no_number(nobody: TestClient, steward: dict[str, str], closed: OpenCity) -> None:
    hidden = closed.workspace.seen_by(ANONYMOUS).hidden
    cities = [name for name in hidden if closed.graph.quantities[name].of == "city"]
    told = {number(float(closed.workspace.today().value(name))) for name in cities if _is_scalar(closed, name)}
    numbers = {json.dumps(one) for one in told if one is not None}
    secrets = {text for text in numbers if len(re.sub(r"\D", "", text)) >= 5} | {
        json.dumps(number(float(closed.workspace.today().value("city_residents"))))
    }
    assert len(secrets) > 5
    rows = ["way/3", "0"]
    paths = [path.removeprefix(f"{V1}/") for method, path in CUT if method == "GET" and "{" not in path]
    paths += [f"registers/{one}.csv" for one in ("algorithms", "parameters", "quality", "data")]
    paths += [f"entities/building/{key}?quantity={name}" for key in rows for name in _rowwise(closed, hidden)]
    paths += [f"explain/{name}?depth=8" for name in sorted(cities)[::8]]
    paths += [f"values/{name}/ranges" for name in sorted(cities) if is_ranged(closed.graph, name)][:3]
    paths += ["geometry/building/features.geojson", "geometry/building/features.csv", "geometry/zone/features.csv"]
    for path in paths:
        answer = nobody.get(f"{V1}/{path}", params={"text": "residents"} if path == "search" else None)
        words = set(re.findall(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", answer.text))
        assert not secrets & words, path
    open_words = set(re.findall(r"-?\d+(?:\.\d+)?", nobody.get(f"{V1}/assessment", headers=steward).text))
    assert secrets & open_words


def test_no_anonymous_answer_tells_how_many_residents_there_are(
    nobody: TestClient, steward: dict[str, str], closed: OpenCity
) -> None:
    total = round(float(closed.workspace.today().value("city_residents")))
    told = re.compile(rf"(?<![\d.]){total // 1000}[,\u202f]?{total % 1000:03}(?!\d|[.,][1-9])")
    keys = {"quantity": "city_residents", "entity": "building", "register": "data", "area": "zone", "form": "csv"}
    asked = [route.path for method, route in routes() if method == "GET" and "events" not in route.path]
    paths = [re.sub(r"\{(\w+)(:path)?\}", lambda at: keys.get(at[1], "1"), path) for path in asked]
    assert len(paths) > 100
    assert [path for path in paths if told.search(nobody.get(path).text)] == []
    assert nobody.get(f"{V1}/city").json()["residents"] is None
    assert "residents" not in nobody.get(f"{V1}/quality").json()["counts"]
    for path in ("city", "quality"):
        assert told.search(nobody.get(f"{V1}/{path}", headers=steward).text)


def _is_scalar(city: OpenCity, name: str) -> bool:
    return np.ndim(city.workspace.today().value(name)) == 0


def _rowwise(city: OpenCity, hidden: frozenset[str]) -> list[str]:
    of_building = sorted(name for name in hidden if city.graph.quantities[name].of == "building")
    return [name for name in of_building if np.ndim(city.workspace.today().value(name)) == 1][:5]


def test_columns_of_what_follows_are_empty_and_series_too(
    nobody: TestClient, steward: dict[str, str], closed: OpenCity
) -> None:
    for name in _rowwise(closed, closed.workspace.seen_by(ANONYMOUS).hidden):
        assert np.isnan(np.frombuffer(nobody.get(f"{V1}/values/{name}").content, np.float32)).all(), name
        assert not np.isnan(np.frombuffer(nobody.get(f"{V1}/values/{name}", headers=steward).content, np.float32)).all()
    hidden = closed.workspace.seen_by(ANONYMOUS).hidden
    series = f"{V1}/values/zone_hourly_electricity/series/Kallio"
    assert "zone_hourly_electricity" in hidden
    assert set(nobody.get(series).json()["values"]) == {None}
    assert None not in nobody.get(series, headers=steward).json()["values"]


def test_people_near_a_case_and_what_is_simulated_stay_out_of_records(closed: OpenCity) -> None:
    workspace: Workspace = closed.workspace
    corners = [[0.0, -80.0], [60.0, -80.0], [60.0, 80.0], [0.0, 80.0]]
    assert exposed(workspace, corners, "en")["residents"]
    assert exposed(workspace.seen_by(ANONYMOUS), corners, "en")["residents"] is None
    assert people_near(workspace) is None
    gate_sees = closed.gate.around.workspace()
    assert _of_plan(json.dumps(PLAN), gate_sees) == {"possible": False}
    assert _of_plan(json.dumps(PLAN), workspace)["possible"]
    with pytest.raises(PlanError):
        _of_plan(json.dumps({"name": "none", "measures": [{"intervention": "no_such"}]}), gate_sees)
