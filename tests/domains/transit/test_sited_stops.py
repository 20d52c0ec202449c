"""New stops under a budget: beside all choices that stand apart, and what the plan says of those that are proposed."""

import json
from itertools import combinations

import geopandas as gpd
import numpy as np
import pytest
import shapely

from citybrain.base.domains import find_domains
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.siting import Siting, SitingLimits, sited
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.presenting.answers.sites import SitesAnswer, SitesQuestion, city_of, site_kinds_answer, sites_answer
from citybrain.twin.build import build
from tests.domains.transit import feeds
from tests.domains.travel import tramby

HOMES = [(0, 20), (3000, 20), (1000, 1020), (500, 420), (1500, 420), (1600, 500), (2500, 420), (2450, 520), (2000, 900)]
PEOPLE = [10.0, 10.0, 10.0, 30.0, 20.0, 25.0, 40.0, 5.0, 50.0]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A bus every kilometre; homes half a kilometre beside the middles between its stops, and one too far."""
    city = tmp_path_factory.mktemp("sited") / "tramby"
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"SPACING": 125.0, "ACROSS": 25, "UP": 9}.items():
            patch.setattr(tramby, name, value)
        tramby.write_files(city)
    shapes = [shapely.box(feeds.WEST + x, feeds.SOUTH + y, feeds.WEST + x + 30, feeds.SOUTH + y + 20) for x, y in HOMES]
    columns = {"id": [f"h{row}" for row in range(len(HOMES))], "residents": PEOPLE, "storeys": 3.0,
               "building_use": "apartment_block"}  # fmt: skip
    gpd.GeoDataFrame(columns, geometry=shapes, crs=feeds.CRS).to_file(city / "blocks.geojson", driver="GeoJSON")
    build(city)
    return OpenCity(city).workspace


def ask(workspace: Workspace, count: int, budget: float = np.inf) -> Siting:
    city = city_of(workspace)
    return sited(find_domains(), "stops", city.result, city.places, city.shapes, city.ways,
                 SitingLimits(count, budget), {}, {})  # fmt: skip


def answered(workspace: Workspace, count: int) -> SitesAnswer:
    return sites_answer(workspace, SitesQuestion("stops", SitingLimits(count), {}, {}), "en")


def test_stops_come_near_the_best_of_all_that_stand_apart(workspace: Workspace) -> None:
    siting = ask(workspace, 2)
    demand, today = siting.demand, workspace.baseline().view.result
    free = np.flatnonzero(np.isfinite(siting.candidates.costs))
    points = np.column_stack([today["junction_east"], today["junction_north"]])
    spacing = float(today["way_between_stops"])
    pairs = [pair for pair in combinations(free, 2) if np.hypot(*(points[pair[0]] - points[pair[1]])) >= spacing]
    best = max(float(demand.gained(np.array(pair)).sum()) for pair in pairs)
    rows = np.concatenate([site.rows for site in siting.chosen.sites])
    gained = sum(site.gain for site in siting.chosen.sites)
    assert 0.0 < siting.chosen.by_demand <= gained <= best <= siting.chosen.at_most
    assert gained >= best / 2.0
    assert len(rows) == 2 and np.hypot(*(points[rows[0]] - points[rows[1]])) >= spacing


def test_the_plan_opens_all_of_them_and_counts_the_same_residents(workspace: Workspace) -> None:
    today = workspace.baseline().view.result
    answer = answered(workspace, 3)
    text = json.dumps({"name": "Stops", "measures": answer["measures"]}).encode()
    outcome = workspace.outcome_of(read_bytes(text, "stops", json_text=True))
    [measure] = outcome_answer(outcome, workspace.places, "en")["measures"]
    plan = outcome.view.result
    assert measure["adopted"] == len(answer["sites"]) > 0
    assert measure["investment"] == pytest.approx(answer["cost"])
    assert measure["running_cost"] == pytest.approx(answer["running_cost"])
    near = [float(one["city_residents_near_transit"]) for one in (today, plan)]
    assert [answer["served"], answer["after"]] == near and near[0] < near[1]
    assert answer["whole"] == sum(PEOPLE)


def test_stops_are_listed_beside_other_sites_and_answered_over_the_page(workspace: Workspace) -> None:
    kinds = {one["kind"]: one for one in site_kinds_answer(workspace, "zh")["kinds"]}
    assert kinds["stops"]["measure"] == "open_stop" and kinds["stops"]["asks"] == []
    answer = answered(workspace, 1)
    assert (answer["unit"], len(answer["sites"])) == ("person", 1)
    assert [group["unknown"] for group in answer["groups"]] == [answer["sites"][0]["gain"]] * len(answer["groups"])
