"""What a domain makes that a city must ask for: every route says so and how, none answers with nothing."""

import pytest
from fastapi.testclient import TestClient

V1 = "/api/v1"
STANDS_IN, FOLLOWS, LACKS = "noise_night", "noise_night_indoors", "city_residents_above_40_at_night"
ROUTES = [
    "values/{name}", "values/{name}/quality", "values/{name}/table.csv", "values/{name}/ranges", "explain/{name}?id=0",
    "values/{name}/middles/zone", "entities/building/0?quantity={name}",
    "geometry/building/features.geojson?quantity={name}", "geometry/building/features.parquet?quantity={name}",
]  # fmt: skip


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("name", [STANDS_IN, FOLLOWS])
def test_what_nobody_computes_here_is_refused_with_how_to_ask_for_it(client: TestClient, route: str, name: str) -> None:
    answer = client.get(f"{V1}/{route.format(name=name)}")
    assert (answer.status_code, answer.json()["code"]) == (404, "domain-not-asked")
    assert "[domains.noise]" in answer.json()["detail"]


def test_a_sum_of_the_city_and_a_measure_say_so_too(client: TestClient) -> None:
    answer = client.get(f"{V1}/explain/{LACKS}")
    assert (answer.status_code, answer.json()["code"]) == (404, "domain-not-asked")
    plan = {"name": "Windows", "measures": [{"intervention": "install_sound_windows"}]}
    refused = client.post(f"{V1}/plans", json=plan)
    assert (refused.status_code, refused.json()["code"]) == (422, "plan-measure-not-asked")
    assert "[domains.noise]" in refused.json()["detail"]


def test_no_list_offers_it_and_what_reads_it_stands(client: TestClient) -> None:
    assert STANDS_IN not in {entry["name"] for entry in client.get(f"{V1}/quantities").json()}
    assert client.get(f"{V1}/values/annoyed_share/table.csv").status_code == 200
