"""One request or more for every documented answer of the API, and what came back."""

import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest
from fastapi.testclient import TestClient
from httpx import Response

from citybrain.api.routes import goals as goal_routes
from citybrain.api.routes import plans as plan_routes
from citybrain.kernel import Changed
from citybrain.plans.layouts import service as layout_service
from citybrain.plans.layouts.request import LayoutSearch
from citybrain.plans.layouts.search import LayoutAnswer
from citybrain.plans.years import simulate as walking
from citybrain.presenting.answers import capacity, changes, isochrones, sites, travel_matrix
from tests.city import CRS
from tests.class_years import classes_over_years
from tests.contract import asked_indicators
from tests.contract.asked_water import ask_about_storm_water, ask_about_waters
from tests.laid_out import SQUARE, layouts_of_two_cells
from tests.street_line import PLACE, isochrones_near, sited_line

V1 = "/api/v1"
DRAWS = {"draws": 64}


def graded_cells(name: str) -> np.ndarray:
    """Three cells: of grades 5 and 1, and one that is not assessed."""
    return np.array([0.0, 4.0, 6.0] if name.endswith("element") else [5.0, 1.0, np.nan])


MINUTES = np.array([[0.0, 12.5, np.nan], [12.0, 0.0, 30.0], [np.nan, 31.0, 0.0]])
ONE_DAY = {
    "name": "Warm blocks",
    "measures": [
        {"intervention": "insulate_walls", "where": {"construction_year": {"before": 1980}}, "uptake": 0.7},
        {"intervention": "replace_windows", "settings": {"new_window_transmittance": 0.8}},
    ],
}
NOBODY = {"name": "Nobody", "measures": [{"intervention": "insulate_walls", "uptake": 0.0}]}
YEARS = {
    "name": "Warm blocks by and by",
    "years": {"from": 2026, "to": 2031},
    "target": {"base_year": 2026, "reduction": 0.2, "by": 2031, "milestones": [{"by": 2030, "reduction": 0.1}]},
    "budget": {"emissions": 10_000},
    "money": {"investment": 1},
    "measures": [
        {"intervention": "insulate_walls", "uptake": {"2026": 0.0, "2030": 0.6}},
        {"intervention": "install_rooftop_solar", "uptake": {"2027": 0.1, "2031": 0.5}},
        {"intervention": "decarbonise_district_heat"},
    ],
}
OTHER_YEARS = {
    **YEARS,
    "name": "Later",
    "years": {"from": 2026, "to": 2028},
    "target": None,
    "measures": YEARS["measures"][:1],
}
WITH_CITY = {**ONE_DAY, "name": "Cleaner grid", "measures": [{"intervention": "decarbonise_district_heat"}]}
"""A measure of what the whole city shares."""

EXPLAINED = (
    ("space_heating_need", {"row": 3, "depth": 8}),
    ("building_use", {"row": 0}),
    ("construction_year", {"id": "way/7"}),
    ("zone_operational_emissions", {"id": "Kallio", "depth": 3}),
    ("city_operational_emissions", {"depth": 8}),
    ("outdoor_temperature", {"row": 12}),
    ("interior_surface_conductance", {}),
)


class Answers:
    """Asks, and keeps what came back by method, path and status of the document."""

    def __init__(self, client: TestClient) -> None:
        self.kept: dict[tuple[str, str, int], list[Response]] = defaultdict(list)
        self.client = client

    def ask(self, method: str, path: str, *, root: str = V1, named: dict | None = None, **more: object) -> Response:
        """Sends a request to a path of the document with its names filled in; a file is held against no type."""
        response = self.client.request(method, root + path.format(**(named or {})), **more)
        if response.is_error or "json" in response.headers.get("content-type", "json"):
            self.kept[method, root + path, response.status_code].append(response)
        return response

    def get(self, path: str, named: dict | None = None, language: str = "en", **query: object) -> Response:
        """Asks for something in a language."""
        return self.ask("get", path, named=named, params=query, headers={"accept-language": language})

    def plan(self, body: dict) -> str:
        """Evaluates a plan; returns its id."""
        wanted = {key: value for key, value in body.items() if value is not None}
        response = self.ask("post", "/plans", json=wanted)
        assert response.is_success, response.text
        return response.json()["id"]


def ask_everything(client: TestClient) -> Answers:
    """Asks for all that the API has of the city that it serves."""
    answers = Answers(client)
    ask_about_the_city(answers)
    ask_about_plans(answers)
    ask_about_storm_water(answers)
    ask_about_waters(answers)
    ask_about_beginnings(answers)
    ask_about_layouts(answers)
    ask_about_saved_plans(answers)
    ask_about_proposals(answers)
    ask_about_papers(answers)
    asked_indicators.ask_about_indicators(answers)
    ask_about_the_inventory(answers)
    ask_what_goes_wrong(answers)
    return answers


def ask_about_the_city(answers: Answers) -> None:
    """What the city is, what is known of it, what can be done."""
    for language in ("en", "zh"):
        for path in (
            "city",
            "domains",
            "quantities",
            "assessment",
            "interventions",
            "scenarios",
            "parameters",
            "quality",
            "roles",
            "starters",
        ):
            answers.get(f"/{path}", language=language)
        answers.get("/entities/{entity}/{key}", {"entity": "building", "key": "way/3"}, language)
    answers.get("/entities")
    answers.get("/entities/{entity}", {"entity": "building"}, row=[0, 3])
    answers.get("/entities/{entity}/{key}", {"entity": "building", "key": "0"}, quantity=["storeys"])
    steward = {"data_set": "osm", "name": "Map office", "contact": "maps@example.org"}
    named = answers.ask("post", "/stewards", json=steward).json()
    answers.get("/sources")
    answers.ask("delete", "/stewards/{number}", named={"number": named["number"]})
    answers.get("/sources")
    answers.get("/algorithms")
    answers.get("/quantities/levels")
    answers.get("/search", text="emissions")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(isochrones, "isochrones_of", lambda view, snapshot: isochrones_near(CRS))
        asked = dict(zip(("longitude", "latitude"), PLACE, strict=True))
        answers.get("/access/isochrone", **asked)
        answers.get("/access/isochrone", **asked, mode="cycle", minutes=60)
        patch.setattr(sites, "city_of", lambda workspace: sited_line(CRS))
        answers.ask("post", "/access/sites", json={"kind": "health", "minutes": 5})
        answers.get("/access/sites")
        answers.get("/access/route", **{"from": "24.93,60.17", "to": "24.934,60.17"})
        patch.setattr(changes, "series_of", classes_over_years)
        answers.get("/changes")
        answers.get("/changes", area="Kallio")
        answers.get("/changes", area="Nowhere")
        patch.setattr(travel_matrix, "_minutes", lambda view: MINUTES)
        answers.get("/access/transit")
        answers.get("/access/transit", to="0")
        patch.setattr(capacity, "column_of", lambda view: graded_cells)
        answers.get("/capacity")
        answers.get("/capacity", function="ecological", language="zh")
    answers.get("/capacity")
    answers.get("/geometry/{entity}/features.geojson", {"entity": "zone"})
    answers.get("/values/{quantity}/series/{key}", {"quantity": "zone_hourly_electricity", "key": "Kallio"})
    answers.get("/values/{quantity}/ranges", {"quantity": "zone_deaths_of_cold"})
    answers.get("/base-map")
    answers.get("/geometry/{entity}/tiles", {"entity": "building"})
    answers.ask("get", "/health", root="")
    answers.ask("post", "/selections", json={"where": {"zone": "Kallio", "construction_year": {"before": 1980}}})
    answers.ask("post", "/selections", json={"where": {}}, params={"rows": True})
    for quantity, query in EXPLAINED:
        answers.get("/explain/{quantity}", {"quantity": quantity}, **query)


def ask_about_plans(answers: Answers) -> None:
    """Plans of a day and of years: outcome, progress, uncertainty, explanations, manifest, comparison."""
    one_day, nobody, cleaner = (answers.plan(plan) for plan in (ONE_DAY, NOBODY, WITH_CITY))
    with waiting_for_paths(None):
        years, later = answers.plan(YEARS), answers.plan(OTHER_YEARS)
    _ask_uncertainty(answers, one_day, years)
    for plan in (one_day, nobody, cleaner, years, later):
        named = {"identity": plan}
        answers.get("/plans/{identity}", named, "zh")
        answers.get("/plans/{identity}/manifest", named)
        answers.get("/explain/{quantity}", {"quantity": "city_operational_emissions"}, plan=plan, depth=4)
        answers.get("/values/{quantity}/series/{key}", {"quantity": "zone_hourly_electricity", "key": "1"}, plan=plan)
        answers.get("/values/{quantity}/ranges", {"quantity": "heat_share_of_deaths"}, plan=plan)
        if plan != cleaner:
            answers.get("/plans/{identity}/measures/{position}", {**named, "position": "1"}, "zh")
    answers.get("/plans/{identity}/progress", {"identity": years})
    for left, right in ((one_day, nobody), (later, years)):
        named = {"identity": left, "other": right}
        answers.get("/plans/{identity}/differences/{other}", named, wait=0, **DRAWS)
        answers.get("/plans/{identity}/differences/{other}", named, **DRAWS)
    for sides in (
        {"left": {}, "right": {"plan": one_day}},
        {"left": {"plan": years, "without": True}, "right": {"plan": years}},
    ):
        answers.ask("post", "/intervals", json={"quantity": "delivered_energy", "rows": [0, 3, 5], **sides})
    for plans in ([one_day, nobody], [years, later], [one_day, years], [years, answers.plan({**YEARS, "seed": 2})]):
        answers.ask("post", "/comparisons", json={"plans": plans})
    with held_back():
        running = {"identity": answers.plan({**YEARS, "seed": 3})}
        answers.get("/plans/{identity}", running)
        answers.get("/plans/{identity}/progress", running)


def _ask_uncertainty(answers: Answers, one_day: str, years: str) -> None:
    """First without patience, then until the intervals are there."""
    answers.get("/assessment/uncertainty", wait=0, **DRAWS)
    answers.get("/assessment/uncertainty", **DRAWS)
    for plan in (one_day, years):
        answers.get("/plans/{identity}/uncertainty", {"identity": plan}, wait=0, **DRAWS)
        answers.get("/plans/{identity}/uncertainty", {"identity": plan}, **DRAWS)


def ask_about_beginnings(answers: Answers) -> None:
    """What a plan can start from: examples, and goals that are at work first and then there."""
    answers.get("/example-plans")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(goal_routes, "PATIENCE", 0.0)
        answers.get("/goals")
        patch.setattr(goal_routes, "PATIENCE", None)
        found = answers.get("/goals", language="zh").json()
    assert found["goals"]
    target = {"base_year": 2026, "reduction": 0.5, "by": 2028}
    said = {"target": target, "measures": [{"intervention": "insulate_roof"}]}
    at_work = answers.ask("post", "/searches", json=said, params={"wait": 0}).json()
    named = {"identity": at_work["id"]}
    answers.get("/searches/{identity}", named, wait=0)
    answers.get("/searches/{identity}", named, wait=60)
    answers.ask("post", "/searches", json=said)
    answers.ask("delete", "/searches/{identity}", named=named)


def ask_about_layouts(answers: Answers) -> None:
    """Two buildings laid out as if they were cells of a square: at work first, then there."""
    answers.get("/layouts")
    go = threading.Event()

    def laid_out(today: object, places: object, question: LayoutSearch, *more: object) -> LayoutAnswer:
        go.wait(60.0)
        return layouts_of_two_cells(question, str(more[-1]))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout_service, "laid_out", laid_out)
        named = {"identity": answers.ask("post", "/layouts", json=SQUARE, params={"wait": 0}).json()["id"]}
        answers.get("/layouts/{identity}", named, wait=0)
        go.set()
        answers.get("/layouts/{identity}", named, wait=60)
        answers.ask("post", "/layouts", json=SQUARE, params={"wait": 60})
        answers.ask("delete", "/layouts/{identity}", named=named)


def ask_about_saved_plans(answers: Answers) -> None:
    """A plan is saved, read, listed, replaced and deleted."""
    saved = answers.ask("post", "/saved-plans", json={**ONE_DAY, "name": "Kept for the contract"}).json()
    named, version = {"identity": saved["id"]}, {"if-match": f'"{saved["tag"]}"'}
    answers.get("/saved-plans")
    answers.get("/saved-plans/{identity}", named)
    changed = {**YEARS, "name": saved["name"]}
    replaced = answers.ask("put", "/saved-plans/{identity}", named=named, json=changed, headers=version)
    answers.get("/saved-plans", search="contract")
    version = {"if-match": f'"{replaced.json()["tag"]}"'}
    answers.ask("delete", "/saved-plans/{identity}", named=named, headers=version)


def ask_about_proposals(answers: Answers) -> None:
    """A plan is put to the council, and by nobody; its steps are made and refused."""
    saved = answers.ask("post", "/saved-plans", json={**ONE_DAY, "name": "Put to the council"}).json()["id"]
    said = {"kind": "council_plan", "target": saved, "reason": "Targets"}
    named = {"number": answers.ask("post", "/proposals", json=said).json()["number"]}
    answers.ask("post", "/proposals", json={**said, "kind": "no_such_kind"})
    answers.ask("post", "/proposals", json={**said, "kind": "room_setpoint"})
    match = {"headers": {"if-match": "*"}}
    for step in ("simulate", "ask", "ask", "approve", "withdraw"):
        answers.ask("post", "/proposals/{number}/steps", named=named, json={"step": step, "why": "contract"}, **match)
    answers.ask("post", "/proposals/{number}/steps", named=named, json={"step": "ask"})
    answers.ask("post", "/proposals/{number}/steps", named=named, json={"step": "ask"}, headers={"if-match": "999"})
    for language in ("en", "zh"):
        answers.get("/proposals/kinds", language=language)
        answers.get("/proposals", language=language)
        answers.get("/proposals/{number}", named, language=language)
    answers.get("/proposals/{number}", {"number": 10**6})
    answers.get("/proposals/overrides")


def ask_about_papers(answers: Answers) -> None:
    """A paper is written and read; parts of a report are published, framed and withdrawn."""
    saved = {"saved": answers.ask("post", "/saved-plans", json={**ONE_DAY, "name": "On paper"}).json()["id"]}
    plan = {"identity": answers.plan(ONE_DAY)}
    answers.ask("put", "/papers/{saved}", named=saved, json={"title": "Warm blocks", "decision": "Approve."})
    answers.ask("put", "/papers/{saved}", named=saved, json={"logo": "!"})
    answers.get("/papers/{saved}", saved)
    made = answers.ask("post", "/plans/{identity}/embeds", named=plan, json={"part": "effects"}).json()
    answers.ask("put", "/embedding", json={"origins": ["https://www.example.org"]})
    answers.ask("put", "/embedding", json={"origins": ["*"]})
    answers.get("/embedding")
    answers.ask("delete", "/embeds/{published}", named={"published": made["id"]})


def ask_about_the_inventory(answers: Answers) -> None:
    """Lines are entered, imported and withdrawn; years, choices, changes and accounts; what stands beside them."""
    gas = {"year": 2026, "subcategory": "I.1.1", "amount": 1, "unit": "MWh", "factor": "natural_gas.residential"}
    own = {**gas, "factor": None, "own_factors": {"CO2": {"value": 56.1, "unit": "kg/GJ"}}, "source": "Meter"}
    key = {"year": 2025, "subcategory": "I.7.1", "notation_key": "NO", "reason": "No mines"}
    answers.get("/inventory")
    made = answers.ask("post", "/inventory/lines", json={"by": "Aino", "lines": [gas, own, key]}).json()
    rows = "year,subcategory,amount,unit,factor,emissions,note\n" + "".join(
        f"2025,{reference},{amount},MWh,natural_gas.residential,5,{amount}\n"
        for reference, amount in (("I.1.1", 1), ("I.1.1", 1), ("I.1.1", 2), ("I.3.1", 3), ("I.9", 1))
    )
    for _ in range(2):
        told = answers.ask("post", "/inventory/files", params={"name": "a.csv"}, content=rows.encode()).json()
    answers.get("/inventory", year=2026)
    chosen = {"year": 2026, "subcategory": "I.1.1", "counts": "computed", "reason": "Meters"}
    choice = answers.ask("post", "/inventory/choices", json=chosen).json()["id"]
    change = {"year": 2026, "cause": "method", "reason": "New model", "effect": 0.1, "recalculated": []}
    answers.ask("post", "/inventory/changes", json=change)
    account = {"year": 2025, "emissions": 10.0, "method": "Trade table", "source": "Statistics", "uncertainty": 0.1}
    answers.ask("post", "/inventory/consumption", json=account)
    answers.ask("post", "/inventory/consumption", json={**account, "year": 2026, "imported": 6.0, "exported": 2.0})
    answers.get("/inventory/consumption")
    fuel = {"year": 2026, "what": "fuels_sold", "kind": "natural_gas", "amount": 1, "unit": "GWh", "source": "Tax"}
    answers.ask("post", "/inventory/statements", json={"by": "Aino", "statements": [fuel]})
    answers.get("/inventory/statements", year=2026)
    answers.ask("post", "/inventory/statements", json={"statements": [{**fuel, "unit": "km"}]})
    for year in (2025, 2026):
        for level in ("basic", "basic-plus", "territorial"):
            answers.get("/inventory", language="zh", year=year, level=level, gwp="AR6")
        answers.get("/inventory/lines", year=year)
    answers.get("/inventory/factors", search="gas")
    answers.ask("delete", "/inventory/{kind}/{identity}", named={"kind": "choices", "identity": choice})
    answers.ask("delete", "/inventory/files/{identity}", named={"identity": told["files"][0]["batch"]})
    answers.ask("delete", "/inventory/lines/{identity}", named={"identity": made["ids"][0]})
    answers.ask("post", "/inventory/lines", json={"lines": [{**gas, "unit": "km"}, {**gas, "subcategory": "I.9"}]})


def ask_what_goes_wrong(answers: Answers) -> None:
    """Problems of every kind."""
    answers.get("/entities/{entity}/{key}", {"entity": "building", "key": "way/none"})
    answers.get("/explain/{quantity}", {"quantity": "heat"}, "zh")
    answers.get("/explain/{quantity}", {"quantity": "space_heating_need"}, row="many")
    answers.get("/plans/{identity}", {"identity": "none"})
    answers.ask("post", "/plans", json={"name": "x", "measures": [{"intervention": "insulate"}, {"uptake": 3}]})
    none = {"intervention": "insulate_walls", "where": {"construction_year": {"before": 1200}}}
    answers.ask("post", "/plans", json={"name": "x", "measures": [none]})
    answers.ask("post", "/plans", content=b"{")
    answers.ask("post", "/plans", content=b" " * 2_200_000)
    answers.ask("post", "/comparisons", json={"plans": ["one"]})
    answers.ask("put", "/city")
    answers.ask("post", "/drafts", headers={"origin": "https://elsewhere.example"})
    kept = answers.ask("post", "/saved-plans", json={**ONE_DAY, "name": "Kept for what goes wrong"}).json()
    named, other = {"identity": kept["id"]}, {"if-match": '"other"'}
    answers.ask("put", "/saved-plans/{identity}", named=named, json=ONE_DAY)
    answers.ask("put", "/saved-plans/{identity}", named=named, json=ONE_DAY, headers=other)
    answers.ask("post", "/saved-plans", content=b"name: x")
    answers.ask("delete", "/saved-plans/{identity}", named=named, headers={"if-match": f'"{kept["tag"]}"'})


@contextmanager
def waiting_for_paths(seconds: float | None) -> Iterator[pytest.MonkeyPatch]:
    """Waits so long for paths before their progress is told instead; None waits for their end."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan_routes, "PATIENCE", seconds)
        yield patch


@contextmanager
def held_back() -> Iterator[None]:
    """Lets no year of a path end, and nobody waits for one."""
    go, settle = threading.Event(), walking.freeze

    def slow(year: Changed, names: list[str], **more: bool) -> object:
        assert go.wait(60)
        return settle(year, names, **more)

    with waiting_for_paths(0.05) as patch:
        patch.setattr(walking, "freeze", slow)
        yield
        go.set()
