"""The brief of the day over the API: each number is that of the cases behind it, on the page as well."""

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.cases.brief.brief import PARTS, night_before
from citybrain.governance import Role
from citybrain.governance.register import add_identity, give_token
from citybrain.open_city import OpenCity
from tests.api.waiting import eventually
from tests.city import city_around, write_city
from tests.cli.conftest import run  # noqa: F401
from tests.sensors import HOUR, NOON, read, sensor

V1 = "/api/v1"
Served = tuple[TestClient, dict[str, dict[str, str]]]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A served city with dust in three streets far apart and in a firm that few may read."""
    app = create_app(city_around(OpenCity(write_city(tmp_path)).workspace), Path("nowhere"))
    with TestClient(app, headers={"accept-encoding": "identity"}) as client:
        state = app.state.citybrain
        state.city.sensing.now = lambda: NOON
        hours = np.arange(NOON - 6 * HOUR, NOON, HOUR // 4)
        for place, name in enumerate(("First street", "Second street", "Third street", "Firm")):
            of = {"place": (24.0 + place / 10, 60.17), "data_class": "commercial" if name == "Firm" else "public"}
            read(state.city.sensing, sensor(state.city.sensing, name, **of), hours, 90.0)
        headers = {}
        with state.governance.records.begin() as connection:
            for name, role in {"Olli": Role.DUTY_OFFICER, "Grid": Role.GRID_OPERATOR, "Aud": Role.AUDITOR}.items():
                add_identity(connection, name, [role], "Aino")
                headers[name] = {"authorization": f"Bearer {give_token(connection, name, (), 1, 'test', 'Aino').text}"}
        eventually(lambda: len(dust(client, headers["Grid"])) == 4)
        yield client, headers


def dust(client: TestClient, headers: dict[str, str]) -> list[dict[str, Any]]:
    return client.get(f"{V1}/cases", headers=headers, params={"rule": "dust_episode"}).json()["cases"]


def counts(served: Served, who: str = "Olli", **query: str) -> dict[str, int]:
    client, headers = served
    answer = client.get(f"{V1}/brief", headers=headers[who], params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()["counts"]


def make(served: Served, number: int, **body: str) -> None:
    client, headers = served
    match = {**headers["Olli"], "if-match": "*"}
    answer = client.post(f"{V1}/cases/{number}/steps", headers=match, json=body)
    assert answer.status_code == 201, answer.text


def test_who_asks_for_the_numbers_alone_reads_no_case(served: Served) -> None:
    client, headers = served
    answer = client.get(f"{V1}/brief", headers=headers["Olli"], params={"counts": True}).json()
    assert answer["counts"] == counts(served) and not any(part["cases"] for part in answer["parts"])
    entries = client.get(f"{V1}/audit", headers=headers["Aud"], params={"who": "Olli"}).json()["entries"]
    assert [one["things"] for one in entries if one["object"] == "brief"] == [3, 0]


def test_a_case_moves_from_new_by_way_of_under_way_to_closed(served: Served) -> None:
    client, headers = served
    before = counts(served)
    assert (before["new"], before["need"], before["under_way"], before["cured"]) == (3, 3, 0, 0)
    one, other, _ = (case["number"] for case in dust(client, headers["Olli"]))
    make(served, one, step="acknowledge")
    make(served, one, step="assign", role="device_operator")
    assigned = counts(served)
    assert (assigned["need"], assigned["under_way"], assigned["new"]) == (2, 1, 3)
    (entry,) = client.get(f"{V1}/audit", headers=headers["Aud"], params={"who": "Olli", "limit": 1}).json()["entries"]
    assert (entry["object"], entry["things"]) == ("brief", 3), "each case that the brief told, once"
    cured = {"step": "close", "outcome": "cured"}
    answer = client.post(f"{V1}/cases/{other}/steps", headers={**headers["Olli"], "if-match": "*"}, json=cured)
    assert answer.json()["code"] == "case-stands", "it still holds where it was read"
    make(served, other, step="close", outcome="no_effect")
    make(served, one, step="close", outcome="refused")
    over = counts(served)
    assert (over["need"], over["under_way"], over["new"]) == (1, 0, 1)
    assert (over["cured"], over["proved"]) == (0, 0)


def test_what_is_late_needs_somebody_even_while_it_is_under_way(served: Served) -> None:
    client, headers = served
    number = dust(client, headers["Olli"])[0]["number"]
    make(served, number, step="acknowledge")
    make(served, number, step="begin")
    client.app.state.citybrain.city.sensing.now = lambda: NOON + 23 * HOUR
    soon = counts(served)
    assert soon["under_way"] == 1
    assert soon["late"] == soon["need"] == 2, "nobody has taken the others on"
    client.app.state.citybrain.city.sensing.now = lambda: NOON + 25 * HOUR
    late = counts(served)
    assert (late["late"], late["need"], late["under_way"], late["new"]) == (3, 3, 0, 0)


def test_a_brief_holds_what_its_reader_may_read_and_is_of_one_role(served: Served) -> None:
    assert counts(served, "Grid")["need"] == 4
    assert counts(served)["need"] == 3
    assert counts(served, role="duty_officer")["need"] == 3
    assert counts(served, role="planner")["need"] == 0
    client, _ = served
    assert client.get(f"{V1}/brief").status_code == 401


def test_the_page_offers_each_role_that_a_case_may_come_to(served: Served) -> None:
    rules = served[0].app.state.citybrain.city.cases.rules.all.values()
    page = (Path(__file__).parents[2] / "web/src/brief/BriefPlace.svelte").read_text(encoding="utf-8")
    offered = set(re.findall(r"'(\w+)'", re.search(r"ROLES = \[(.*)\]", page)[1]))  # type: ignore[index]
    assert {role.value for rule in rules for role in (rule.owner, *rule.escalates)} <= offered


def test_cases_brief_print_and_command_have_the_same_numbers(served: Served, run: Any, tmp_path: Path) -> None:  # noqa: F811
    client, headers = served
    city = client.app.state.citybrain.city
    all_dust = dust(client, headers["Grid"])
    one, other, _ = dust(client, headers["Olli"])
    make(served, one["number"], step="acknowledge")
    for step in ("acknowledge", "begin"):
        make(served, other["number"], step=step)
    later = NOON + 2 * HOUR
    for each in all_dust:
        over = each["number"] == one["number"]
        read(city.sensing, each["stream"], np.arange(NOON, later, HOUR // 4), 10.0 if over else 90.0)
    city.sensing.now = lambda: later
    eventually(lambda: sum(each["escalated"] for each in dust(client, headers["Grid"])) == 2)
    eventually(lambda: client.get(f"{V1}/cases/{one['number']}", headers=headers["Olli"]).json()["standing"] == 0)
    make(served, one["number"], step="close", outcome="cured")
    brief = counts(served, "Grid")
    cases = client.get(f"{V1}/cases", headers=headers["Grid"], params={"live": "false"}).json()["cases"]
    assert brief["need"] == sum(each["state"] == "seen" for each in cases) == 2
    assert brief["under_way"] == sum(each["state"] == "in_work" for each in cases) == 1
    assert brief["new"] == len(all_dust) - 1
    assert (brief["cured"], brief["proved"]) == (1, 1)

    start = datetime.datetime.fromtimestamp(later / 1e6, datetime.UTC)
    (city.folder / "replay.toml").write_text(f"start = {start:%Y-%m-%dT%H:%M:%SZ}\nspeed = 1\n")
    assert json.loads(run("brief", city.folder, "--json")[1])["counts"] == brief
    file = tmp_path / "brief.html"
    for language in ("en", "zh"):
        assert run("brief", city.folder, "--file", file, language=language)[0] == 0
        page = client.get(f"{V1}/brief/page", headers=headers["Grid"], params={"language": language}).text
        for words in (page, file.read_text(encoding="utf-8")):
            assert [numbers(line) for line in re.findall("<h2.*?</h2>", words)] == [[brief[part]] for part in PARTS]
            (summary,) = re.findall(r'<p class="lead">(.*?)</p>', words)
            assert [*map(brief.get, ("need", "late", "under_way", "cured", "proved"))] == numbers(summary)
        assert numbers(run("brief", city.folder, language=language)[1].splitlines()[0]) == numbers(summary)


def numbers(words: str) -> list[int]:
    return [int(one) for one in re.findall(r"\d+", re.sub(r"<[^>]*>", " ", words))]


@pytest.mark.parametrize(("language", "words"), [("en", "Brief of the day"), ("zh", "每日简报")])
def test_the_page_has_the_numbers_and_names_of_the_answer(served: Served, language: str, words: str) -> None:
    client, headers = served
    page = client.get(f"{V1}/brief/page", headers=headers["Olli"], params={"language": language})
    assert page.headers["content-type"].startswith("text/html")
    assert words in page.text
    assert "First street" in page.text
    assert "Firm" not in page.text
    assert ("New since yesterday: 3" if language == "en" else "昨日以来新增：3") in page.text
    assert "<script" not in page.text


@pytest.mark.parametrize(
    ("now", "begins", "ends"),
    [
        ("2026-03-29T09:00", "2026-03-28T22:00", "2026-03-29T06:00"),
        ("2026-03-29T02:00", "2026-03-28T22:00", "2026-03-29T02:00"),
        ("2026-03-28T23:00", "2026-03-28T22:00", "2026-03-28T23:00"),
    ],
)
def test_the_night_is_that_of_the_clock_of_the_city_and_ends_no_later_than_now(
    now: str, begins: str, ends: str
) -> None:
    def there(text: str) -> int:
        zone = datetime.timezone(datetime.timedelta(hours=3 if text >= "2026-03-29T03" else 2))
        return round(datetime.datetime.fromisoformat(text).replace(tzinfo=zone).timestamp()) * 1_000_000

    assert night_before(there(now), "Europe/Helsinki") == (there(begins), there(ends))
