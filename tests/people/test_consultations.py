"""Consultations over HTTP: 500 simulated answers, own plans, what became of each input, stuffing and offline queues."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity
from tests.access import headers_of
from tests.city import write_city
from tests.people.consulted import Consulted, codes_of, residents, sent


@pytest.fixture(scope="module")
def consulted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Consulted]:
    folder = write_city(tmp_path_factory.mktemp("city"))
    headers = headers_of(folder)
    with TestClient(create_app(OpenCity(folder)), base_url="http://127.0.0.1:8000") as client:
        today = datetime.datetime.now(tz=datetime.UTC).date()
        days = (today - datetime.timedelta(days=1), today + datetime.timedelta(days=30))
        yield Consulted(client, headers, (str(days[0]), str(days[1])))


def test_a_consultation_of_500_answers_until_its_decision(
    consulted: Consulted, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = consulted.opened()
    path = f"/consultations/{number}"
    told = consulted.anybody("GET", path).json()
    assert told["state"] == "open" and [one["label"] for one in told["choices"]] == ["Yes", "Not like this", "No"]
    better, worse = told["effects"]
    assert (
        better["verdict"] == "better"
        and worse["verdict"] == "worse"
        and better["low"] < better["change"] < better["high"]
    )
    assert better["like"]["amount"] == pytest.approx(better["change"] / 4.6)
    areas = [one["name"] for one in told["traits"][2]["groups"]]
    people, [unused, *codes] = residents(500, areas), codes_of(consulted, number, 501)
    for code, person in zip(codes, people, strict=True):
        assert consulted.anybody("POST", f"{path}/answers", json=sent(code=code, **person)).status_code == 201

    assert consulted.anybody("GET", f"{path}/results").status_code == 403
    live = consulted.anybody("GET", f"{path}/results", codes[0]).json()
    assert not live["final"] and (live["answered"], live["counted"]) == (500, 400)
    proposal = sent(code=codes[0], kind="proposal", title="Trees <script>", text="Trees too.\u202e")
    comment = sent(code=codes[1], kind="comment", text="Dark here", place={"longitude": 24.945, "latitude": 60.167})
    own = sent(code=codes[2], kind="plan", title="Mine", levels=[0.25, 0])
    made = [consulted.anybody("POST", f"{path}/inputs", json=one) for one in (proposal, comment, own)]
    assert [one.status_code for one in made] == [201, 201, 201], [one.text for one in made]
    numbers = [one.json()["number"] for one in made]
    said = consulted.anybody("GET", f"{path}/inputs", codes[0]).json()
    assert {one["number"]: one["text"] for one in said["inputs"]} == {
        numbers[0]: "Trees too.",
        numbers[1]: "",
        numbers[2]: "",
    }

    closed = consulted.office("POST", f"{path}/closing", json={"why": "All answered"})
    assert closed.json()["state"] == "closed", closed.text
    assert closed.json()["ended"] == str(datetime.datetime.now(tz=datetime.UTC).date()), (
        "not the last day that was meant"
    )
    final = consulted.anybody("GET", f"{path}/results").json()
    assert final["final"] and final["counted"] == 500
    assert final["counts"] == {
        name: sum(one["answer"] == name for one in people) for name in ("yes", "otherwise", "no")
    }
    gender, area = final["traits"][0]["groups"], final["traits"][2]["groups"]
    assert [one["counts"] is None for one in gender] == [False, False, True, True] or gender[2]["counts"] is None
    assert all(one["living"] for one in area if one["name"] in areas)
    assert final["weighted"]["traits"] == ["area"] and final["weighted"]["effective"] <= 500
    late = consulted.anybody("POST", f"{path}/answers", json=sent(code=unused, answer="yes"))
    assert late.status_code == 409

    replayed = datetime.datetime(2018, 9, 14, 12, tzinfo=datetime.UTC)
    cases = consulted.client.app.state.citybrain.city.cases  # type: ignore[attr-defined]
    monkeypatch.setattr(cases, "now", lambda: round(replayed.timestamp()) * 1_000_000)
    decided = {"text": "Walls first, trees with them."}
    refused = consulted.office("POST", f"{path}/decision", json={**decided, "proposal": 12})
    assert refused.status_code == 409 and "3 inputs" in refused.json()["detail"]
    for verdict, which in (("partly", numbers[:1]), ("noted", numbers[1:])):
        reply = {"inputs": which, "verdict": verdict, "text": "Thank you. The park office plants them."}
        assert consulted.office("POST", f"{path}/replies", json=reply).status_code == 204
    unknown = consulted.office("POST", f"{path}/decision", json={**decided, "proposal": 12})
    assert unknown.status_code == 404 and "The gate has no proposal 12" in unknown.json()["detail"]
    decision = consulted.office("POST", f"{path}/decision", json=decided).json()["decision"]
    assert (decision["text"], decision["at"]) == (decided["text"], "2018-09-14"), "by the clock of the city"
    outcome = consulted.anybody("GET", f"{path}/inputs").json()
    assert outcome["waiting"] == 0 and outcome["all"] == 3
    assert [one["reply"]["label"] for one in outcome["inputs"]] == ["Noted", "Noted", "Taken up in part"]
    assert not any("Root" in str(one) for one in outcome["inputs"])
    assert {one["reply"]["at"] for one in outcome["inputs"]} == {"2018-09-14"}


def test_a_plan_of_ones_own_runs_again_to_the_same_numbers(consulted: Consulted, tmp_path: Path) -> None:
    number = consulted.opened()
    path, code = f"/consultations/{number}", codes_of(consulted, number, 1)[0]
    dear = consulted.anybody("POST", f"{path}/inputs", json=sent(code=code, kind="plan", levels=[1, 1]))
    assert dear.status_code == 422 and "budget is EUR 5,000,000" in dear.json()["detail"], dear.text
    odd = consulted.anybody("POST", f"{path}/inputs", json=sent(code=code, kind="plan", levels=[0.3]))
    assert odd.status_code == 422 and "levels" in odd.json()["detail"]
    body = sent(code=code, kind="plan", levels=[0.25, 0.5], title="Warm\nwalls")
    made = consulted.anybody("POST", f"{path}/inputs", json=body)
    assert made.status_code == 201, made.text
    assert consulted.anybody("POST", f"{path}/inputs", json=body).json()["new"] is False
    for change in ({"levels": [0.25, 0]}, {"title": "Warm roofs"}):
        other = consulted.anybody("POST", f"{path}/inputs", json={**body, **change})
        assert (other.status_code, other.json()["code"]) == (409, "consultation-sent-otherwise")
    of = made.json()["number"]
    address = f"{path}/inputs/{of}/plan.yaml"
    assert consulted.anybody("GET", address).status_code == 404, "nobody has read it yet"
    [other] = codes_of(consulted, number, 1)
    assert consulted.anybody("GET", address, other).status_code == 404
    mine, read = consulted.anybody("GET", address, code), consulted.office("GET", address)
    assert (mine.status_code, mine.text, mine.headers["cache-control"]) == (200, read.text, "no-store")
    log = [one["subject"] for one in consulted.office("GET", "/audit", params={"limit": 20}).json()["entries"]]
    assert log.count(f"consultation {number}: plan of input {of}") == 1, "that the office read it, and its sender not"
    consulted.office("POST", f"{path}/replies", json={"inputs": [of], "verdict": "shown"})
    [told] = consulted.anybody("GET", f"{path}/inputs").json()["inputs"]
    assert told["title"] == "Warm walls"
    file = tmp_path / "own.yaml"
    file.write_bytes(consulted.anybody("GET", f"{path}/inputs/{of}/plan.yaml").content)
    city = consulted.client.app.state.citybrain.city  # type: ignore[attr-defined]
    from citybrain.plans.document import read_file

    again = OpenCity(city.folder).workspace.outcome_of(read_file(file))
    assert {one.quantity: one.plan for one in again.headline if one.quantity in told["values"]} == told["values"]
    assert {one.quantity: one.change for one in again.headline if one.quantity in told["values"]} == told["changes"]
    assert again.cost.measures_investment == told["investment"] > 0
    support = {"code": codes_of(consulted, number, 1)[0]}
    news = [consulted.anybody("POST", f"{path}/inputs/{of}/support", json=support).json()["new"] for _ in range(2)]
    assert news == [True, False]


def test_all_that_is_wrong_with_a_consultation_is_told_at_once(consulted: Consulted) -> None:
    one, other = consulted.asked["own"]["measures"]
    wrong = {
        **consulted.asked,
        "since": "2000-06-30",
        "until": "2000-06-01",
        "effects": [
            {"quantity": "city_emissions", "label": {"en": "E"}},
            {"quantity": "city_investment", "label": {"en": "M"}, "equivalent": "cars_for_a_year"},
        ],
        "own": {"budget": -1, "measures": [{**one, "intervention": "insulate_wals"}, {**other, "levels": [0]}]},
    }
    told = consulted.office("POST", "/consultations", json=wrong)
    assert told.status_code == 422
    said = told.json()["detail"]
    for part in (
        "since, until: 2000-06-01 < 2000-06-30", "effects.0.quantity: city_emissions (", "own.budget: -1 (> 0)",
        "effects.1.equivalent: cars_for_a_year (money: ", "own.measures.0.intervention: insulate_wals (insulate_walls",
        "own.measures.1.levels: 1 (2 … 6)",
    ):  # fmt: skip
        assert part in said, (part, said)
    few = {**wrong, "plan": "none", "own": {"budget": 5, "measures": []}}
    said = consulted.office("POST", "/consultations", json=few).json()["detail"]
    assert "plan: none" in said and "own.measures: 0 (2 … 8)" in said


def test_an_answer_counts_once_for_each_code_however_often_it_is_sent(consulted: Consulted) -> None:
    number = consulted.opened()
    path, code = f"/consultations/{number}/answers", codes_of(consulted, number, 1)[0]
    body = sent(code=code, answer="no")
    news = [consulted.anybody("POST", path, json=body).json()["new"] for _ in range(3)]
    assert news == [True, False, False]
    again = consulted.anybody("POST", path, json=sent(code=code.lower().replace("-", " "), answer="yes"))
    assert again.status_code == 409
    for wrong in (
        code[:-1] + ("0" if code[-1] != "0" else "1"),
        "W-00000",
        codes_of(consulted, consulted.opened(), 1)[0],
        "ʬ" * 21,
    ):
        assert consulted.anybody("POST", path, json=sent(code=wrong, answer="yes")).status_code == 422
    for traits in ({"gender": "none"}, {"shoe": "42"}):
        asked = sent(code=codes_of(consulted, number, 1)[0], answer="yes", traits=traits)
        assert consulted.anybody("POST", path, json=asked).status_code == 422
    assert consulted.anybody("GET", f"/consultations/{number}").json()["answered"] == 1


def test_an_address_gets_few_codes_and_paper_is_entered_by_a_clerk(consulted: Consulted) -> None:
    number = consulted.opened()
    path = f"/consultations/{number}"
    states = [consulted.anybody("POST", f"{path}/codes/web").status_code for _ in range(40)]
    assert states.count(201) in (30, 31) and states[-1] == 429
    assert consulted.anybody("POST", f"{path}/codes", json={"channel": "paper"}).status_code == 401
    [paper] = consulted.office("POST", f"{path}/codes", json={"channel": "paper", "count": 1}).json()["codes"]
    assert paper.startswith("P-") and len(paper) == 25
    body = sent(code=paper, answer="otherwise")
    assert consulted.anybody("POST", f"{path}/answers", json=body).status_code == 401
    assert consulted.office("POST", f"{path}/answers", json=body).json()["new"]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"effects": [{"quantity": "city_operational_emissions", "label": {"en": "E"}}]}, "gets worse"),
        ({"effects": [{"quantity": "city_emissions", "label": {"en": "E"}}]}, "city_emissions"),
        (
            {"effects": [{"quantity": "city_investment", "label": {"en": "E"}, "equivalent": "cars_for_a_year"}]},
            "money",
        ),
        ({"until": "2001-01-01", "since": "2000-12-31"}, "2001-01-01"),
        ({"plan": "none"}, "none"),
    ],
)
def test_a_consultation_that_is_wrong_is_not_opened(consulted: Consulted, change: dict, named: str) -> None:
    before = len(consulted.anybody("GET", "/consultations").json()["consultations"])
    made = consulted.office("POST", "/consultations", json={**consulted.asked, **change})
    assert made.status_code in (404, 422) and named in made.json()["detail"], made.text
    assert len(consulted.anybody("GET", "/consultations").json()["consultations"]) == before


def test_inputs_that_are_wrong_are_not_taken(consulted: Consulted) -> None:
    number = consulted.opened()
    path, code = f"/consultations/{number}/inputs", codes_of(consulted, number, 1)[0]
    for wrong in (
        {"kind": "comment", "text": " \u200b\u202e "}, {"kind": "proposal", "text": "No title"},
        {"kind": "comment", "text": "x" * 2_001},
        {"kind": "comment", "text": "Far", "place": {"longitude": 2.3, "latitude": 48.8}},
        {"kind": "comment", "text": "Levels", "levels": [1]},
    ):  # fmt: skip
        assert consulted.anybody("POST", path, json=sent(code=code, **wrong)).status_code == 422, wrong
    many = [consulted.anybody("POST", path, json=sent(code=code, kind="comment", text="👋 שלום")) for _ in range(11)]
    assert [one.status_code for one in many] == [201] * 10 + [409]
    assert consulted.anybody("GET", path, code).json()["inputs"][0]["text"] == "👋 שלום"


def test_inputs_are_read_a_page_at_a_time(consulted: Consulted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citybrain.people.consultations.service.MOST_LISTED", 2)
    number = consulted.opened()
    path, code = f"/consultations/{number}/inputs", codes_of(consulted, number, 1)[0]
    made = [
        consulted.anybody("POST", path, json=sent(code=code, kind="comment", text=f"Trees {tree}")).json()["number"]
        for tree in range(3)
    ]
    consulted.office("POST", f"/consultations/{number}/replies", json={"inputs": made[:1], "verdict": "shown"})
    asked = {"inputs": made[:2], "verdict": "noted", "text": "Thank you."}
    consulted.office("POST", f"/consultations/{number}/replies", json=asked)
    first = consulted.anybody("GET", path).json()
    rest = consulted.anybody("GET", f"{path}?skip={first['next']}").json()
    assert [one["number"] for one in (*first["inputs"], *rest["inputs"])] == made[::-1]
    assert [(one["all"], one["waiting"], one["next"]) for one in (first, rest)] == [(3, 1, 2), (3, 1, None)]
    assert consulted.anybody("GET", f"{path}?skip=9").json() == {"inputs": [], "all": 3, "waiting": 1, "next": None}
    wrong = {"inputs": [made[0], made[-1] + 1], "verdict": "shown"}
    assert consulted.office("POST", f"/consultations/{number}/replies", json=wrong).status_code == 422


def test_no_flood_of_inputs_shuts_out_who_comes_to_the_counter(
    consulted: Consulted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("citybrain.people.consultations.service.MOST_INPUTS", 1)
    number = consulted.opened()
    path, (first, second) = f"/consultations/{number}/inputs", codes_of(consulted, number, 2)
    [counter] = codes_of(consulted, number, 1, "counter")
    said = [("anybody", first, 201), ("anybody", second, 409), ("office", counter, 201)]
    for who, code, status in said:
        body = sent(code=code, kind="comment", text="More trees")
        assert getattr(consulted, who)("POST", path, json=body).status_code == status


def test_the_same_mark_with_other_words_is_no_second_sending(consulted: Consulted) -> None:
    number = consulted.opened()
    path, (code, other) = f"/consultations/{number}", codes_of(consulted, number, 2)
    comment = sent(code=code, kind="comment", text="Dark here", place={"longitude": 24.945, "latitude": 60.167})
    assert consulted.anybody("POST", f"{path}/inputs", json=comment).json()["new"]
    assert consulted.anybody("POST", f"{path}/inputs", json=comment).json()["new"] is False
    changes = ({"text": "New words"}, {"place": None}, {"kind": "proposal", "title": "T"}, {"code": other})
    for change in changes:
        assert consulted.anybody("POST", f"{path}/inputs", json={**comment, **change}).status_code == 409
    answer = sent(code=code, answer="yes", traits={"gender": "women"})
    assert consulted.anybody("POST", f"{path}/answers", json=answer).json()["new"]
    for change, said in (({"traits": {}}, "answered"), ({"sending": sent()["sending"]}, "entered"),
                         ({"code": other}, "answered")):  # fmt: skip
        told = consulted.anybody("POST", f"{path}/answers", json={**answer, **change})
        assert (told.status_code, told.json()["code"]) == (409, f"consultation-{said}"), change
    assert consulted.anybody("POST", f"{path}/answers", json=answer).json()["new"] is False


def test_refused_plans_of_a_code_are_bounded(consulted: Consulted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citybrain.people.consultations.tries.MOST_TRIES", 2)
    number = consulted.opened()
    path, (code, other) = f"/consultations/{number}/inputs", codes_of(consulted, number, 2)
    told = [
        consulted.anybody("POST", path, json=sent(code=one, kind="plan", levels=[1, 1])).json()["code"]
        for one in (code, code, code, other)
    ]
    over = "consultation-over-budget"
    assert told == [over, over, "consultation-tries", over]
    assert consulted.anybody("POST", path, json=sent(code=code, kind="comment", text="Dear")).status_code == 201


def test_one_that_ended_early_tells_the_day_on_which_it_ended(consulted: Consulted) -> None:
    path = f"/consultations/{(number := consulted.opened())}"
    [code] = codes_of(consulted, number, 1)
    ended = consulted.office("POST", f"{path}/closing", json={"why": "All answered"}).json()["ended"]
    late = consulted.anybody("POST", f"{path}/answers", json=sent(code=code, answer="yes"))
    assert late.status_code == 409 and f"to {ended} and is closed" in late.json()["detail"], late.text
