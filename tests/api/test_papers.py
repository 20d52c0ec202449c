"""Papers for the council over HTTP, and charts and maps inside pages of others."""

import base64
import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tests.presenting.paper.pictures import png

V1 = "/api/v1"


@pytest.fixture
def identity(client: TestClient, plan: dict) -> str:
    return client.post(f"{V1}/plans", json=plan).json()["id"]


@pytest.fixture
def saved(client: TestClient, plan: dict) -> Iterator[str]:
    """The name of a saved plan, which goes with the test: other files count the plans of this city."""
    name = client.post(f"{V1}/saved-plans", json={**plan, "name": "Warm paper"}).json()["id"]
    yield name
    client.delete(f"{V1}/saved-plans/{name}")


def test_a_paper_says_what_somebody_wrote_on_it(client: TestClient, identity: str, saved: str) -> None:
    said = {"title": "Warm <homes>", "decision": "Approve.", "author": "Climate office", "text": "Own words."}
    logo = base64.b64encode(png()).decode()
    kept = client.put(f"{V1}/papers/{saved}", json={**said, "logo": logo})
    assert kept.status_code == 200
    assert client.get(f"{V1}/papers/{saved}").json() == kept.json()
    answer = client.get(f"{V1}/plans/{identity}/paper", params={"of": saved})
    assert "Warm &lt;homes&gt;" in answer.text and "Own words." in answer.text and "data:image/png" in answer.text
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'") and "img-src data:" in policy
    assert "allow-scripts" not in policy and "unsafe" not in policy


def test_its_numbers_are_those_of_the_table_and_of_the_answer(client: TestClient, identity: str) -> None:
    paper = client.get(f"{V1}/plans/{identity}/paper").text
    report = client.get(f"{V1}/plans/{identity}/report").text
    shown = r'<dd class="value">(.*?)</dd>'
    assert re.findall(shown, paper) == re.findall(shown, report) != []
    assert '<html lang="zh-CN">' in client.get(f"{V1}/plans/{identity}/paper", params={"language": "zh"}).text


def test_other_plans_stand_beside_it(client: TestClient, identity: str, plan: dict) -> None:
    other = client.post(f"{V1}/plans", json={**plan, "name": "Sun alone", "measures": plan["measures"][1:]}).json()[
        "id"
    ]
    paper = client.get(f"{V1}/plans/{identity}/paper", params={"with": [other]}).text
    assert "Sun alone" in paper.partition('id="alternatives"')[2].partition("</section>")[0]
    assert client.get(f"{V1}/plans/{identity}/paper", params={"with": ["gone"]}).status_code == 404


@pytest.mark.parametrize(
    "said", [{"logo": "PHN2Zz4="}, {"logo": "!"}, {"title": "x" * 201}, {"colour": "red"}, {"title": 7}], ids=str
)
def test_what_is_no_paper_is_refused(client: TestClient, saved: str, said: dict) -> None:
    answer = client.put(f"{V1}/papers/{saved}", json=said)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_paper_is_on_a_plan_that_is_saved_and_written_by_who_may(client: TestClient, saved: str) -> None:
    assert client.put(f"{V1}/papers/nothing", json={}).status_code == 404
    nobody = {"authorization": ""}
    assert client.put(f"{V1}/papers/{saved}", json={}, headers=nobody).status_code == 401
    assert client.put(f"{V1}/embedding", json={"origins": []}, headers=nobody).status_code == 401


def test_only_sites_that_the_administrator_allows_may_frame_what_is_published(
    client: TestClient, identity: str
) -> None:
    made = client.post(f"{V1}/plans/{identity}/embeds", json={"part": "maps"}).json()
    frames = re.compile(r"frame-ancestors ([^;]*);")
    client.put(f"{V1}/embedding", json={"origins": []})
    alone = client.get(made["address"])
    assert frames.findall(alone.headers["content-security-policy"]) == ["'self'"]
    assert "<svg" in alone.text and "OpenStreetMap" in alone.text and "<script" not in alone.text
    allowed = client.put(f"{V1}/embedding", json={"origins": ["https://www.hel.fi/"]}).json()
    assert allowed["origins"] == ["https://www.hel.fi"]
    (listed,) = [one for one in allowed["published"] if one["id"] == made["id"]]
    assert (listed["part"], listed["who"], listed["address"]) == ("maps", "admin", made["address"])
    anybody = TestClient(client.app).get(f"{V1}/embedding").json()
    assert {one["who"] for one in anybody["published"]} == {None}
    assert listed["plan"] == next(one["plan"] for one in anybody["published"] if one["id"] == made["id"])
    policy = client.get(made["address"]).headers["content-security-policy"]
    assert frames.findall(policy) == ["'self' https://www.hel.fi"]
    assert "frame-ancestors 'none'" in client.get(f"{V1}/city").headers["content-security-policy"]
    assert client.put(f"{V1}/embedding", json={"origins": ["*"]}).json()["code"] == "embed-origin"


def test_what_is_withdrawn_is_gone_and_a_part_that_a_plan_lacks_is_named(client: TestClient, identity: str) -> None:
    made = client.post(f"{V1}/plans/{identity}/embeds", json={"part": "effects"}).json()
    assert client.delete(made["address"]).status_code == 204
    assert client.get(made["address"]).status_code == 404
    missing = client.post(f"{V1}/plans/{identity}/embeds", json={"part": "years"})
    assert missing.json()["code"] == "embed-part-missing" and "maps" in missing.json()["detail"]
