"""The register of impact assessments over HTTP: versions stay, decisions rest on answers, what is missing is shown."""

import csv
import datetime
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.governance import Role, impact_assessments
from citybrain.governance.breaches import laws
from citybrain.governance.impact_assessments import (
    BASIC,
    ImpactAssessment,
    ImpactContent,
    ImpactDecision,
    ImpactPart,
    ImpactState,
    ImpactVersion,
    Risk,
    duties_of,
    missing_parts,
    parts_of,
)
from citybrain.governance.register import add_identity, give_token
from citybrain.governance.roles import PURPOSES
from citybrain.messages import LANGUAGES, text
from citybrain.open_city import OpenCity
from tests.access import headers_of
from tests.city import write_city

IMPACTS = "/api/v1/impact-assessments"
TODAY = datetime.date(2026, 5, 1)
IN_FINLAND = ("processing", "necessity", "measures", "officer", "views", "machines")
RISK = {"about": "A neighbour is known by the load of a home", "likelihood": 2, "severity": 3, "measure": "Cells"}
WHOLE = {
    "answers": dict.fromkeys(IN_FINLAND, "As in the file"), "risks": [RISK], "decision": "accepted",
    "review_on": "2999-01-01",
}  # fmt: skip


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, static: Path) -> Iterator[TestClient]:
    folder = write_city(tmp_path_factory.mktemp("impacts"))
    with TestClient(create_app(OpenCity(folder), static), headers=headers_of(folder)) as client:
        yield client


def begun(client: TestClient, purpose: str = "service", **more: object) -> dict:
    answer = client.post(IMPACTS, json={"purpose": purpose, "name": "Loads of homes", **more})
    assert answer.status_code == 201, answer.text
    return answer.json()["assessments"][0]


def assessed(client: TestClient) -> dict[str, bool]:
    return {one["purpose"]: one["assessed"] for one in client.get(IMPACTS).json()["purposes"]}


def test_a_purpose_for_data_of_persons_is_shown_until_an_assessment_is_accepted(client: TestClient) -> None:
    assert assessed(client) == {"stewardship": False, "service": False, "research": False}
    made = begun(client, "research")
    assert (made["state"], assessed(client)["research"]) == ("open", False)
    (told, *_) = client.post(f"{IMPACTS}/{made['number']}/versions", json=WHOLE).json()["assessments"]
    assert (told["state"], told["state_label"]) == ("stands", "accepted, review on 2999-01-01")
    assert [one["decision"] for one in told["versions"]] == ["open", "accepted"]
    assert {one["made_by"] for one in told["versions"]} == {"admin"}
    assert assessed(client) == {"stewardship": False, "service": False, "research": True}
    acts = {one["object"] for one in client.get("/api/v1/audit").json()["entries"]}
    assert {f"impact assessment {made['number']}: {one}" for one in ("open", "accepted")} <= acts


def test_each_question_names_its_article_and_each_duty_is_answered_somewhere(client: TestClient) -> None:
    told = client.get(IMPACTS, headers={"accept-language": "zh"}).json()
    articles = {one["part"]: one["article"] for one in told["questions"]}
    assert told["law"] == "GDPR"
    assert (articles["risks"], articles["machines"]) == ("GDPR Art. 35(7)(c)", "EU AI Act Art. 27(1)")
    assert [one["article"] for one in told["fulfilled"]] == ["GDPR Art. 35(1)"]
    assert "影响评估" in told["fulfilled"][0]["text"]


def test_a_decision_names_all_that_it_lacks(client: TestClient) -> None:
    bare = {"purpose": "service", "name": "Loads", "answers": {"processing": "  "}, "decision": "accepted"}
    told = client.post(IMPACTS, json=bare).json()
    assert told["code"] == "impact-missing"
    for part in ("What is processed", "Necessity", "Risks to persons", "Measures", "Views of persons", "Review"):
        assert part in told["detail"]
    high = WHOLE | {"risks": [RISK | {"stays_high": True}]}
    told = client.post(IMPACTS, json={"purpose": "service", "name": "Loads", **high}).json()
    assert told["code"] == "impact-missing"
    assert "Authority consulted" in told["detail"]
    answered = high | {"answers": WHOLE["answers"] | {"consultation": "No objection"}}
    assert begun(client, **answered)["state"] == "stands"
    assert begun(client, **(high | {"decision": "refused", "review_on": None}))["state"] == "refused"


def test_what_cannot_be_is_refused_and_told(client: TestClient) -> None:
    whole = {"purpose": "service", "name": "Loads"}
    wrong = {
        "impact-purpose": {"purpose": "city_work"}, "impact-name": {"name": "  "},
        "impact-answer": {"answers": {"risks": "many"}},
    }  # fmt: skip
    for code, more in wrong.items():
        answer = client.post(IMPACTS, json=whole | more)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
    for bad in ({"answers": {"other": "x"}}, {"risks": [RISK | {"severity": 5}]}, {"risks": [RISK] * 31}):
        assert client.post(IMPACTS, json=whole | bad).status_code == 422
    assert client.post(f"{IMPACTS}/1000000/versions", json={}).status_code == 404
    assert client.get(f"{IMPACTS}/1000000/report.html").status_code == 404


def test_nobody_else_reads_or_writes_it_and_no_version_changes(client: TestClient) -> None:
    number = begun(client)["number"]
    records = client.app.state.citybrain.city.records
    for role in ("climate_officer", "auditor", "duty_officer"):
        with records.begin() as connection:
            add_identity(connection, role, [Role(role)], "root")
            other = {"authorization": f"Bearer {give_token(connection, role, (), 1, '', 'root').text}"}
        for path in ("", "/register.csv", f"/{number}/report.html"):
            assert client.get(f"{IMPACTS}{path}", headers=other).status_code == 403
    with pytest.raises(Exception, match="neither changed nor deleted"), records.begin() as connection:
        connection.exec_driver_sql("UPDATE assessment_version SET name = ''")


def test_the_table_and_the_page_to_print_hold_all_of_it_and_no_formula(client: TestClient) -> None:
    made = begun(client, name="=1+1 <b>", **WHOLE)
    rows = list(csv.reader(io.StringIO(client.get(f"{IMPACTS}/register.csv").text.lstrip("\ufeff"))))
    own = [dict(zip(rows[0], row, strict=True)) for row in rows[1:] if row[0] == str(made["number"])]
    assert [one["part"] for one in own] == [*IN_FINLAND, "risks"]
    assert not own[0]["name"].startswith("=")
    assert (own[-1]["likelihood"], own[-1]["severity"], own[-1]["stays_high"]) == ("2", "3", "no")
    for language, heading in (("en", "Opinion of the data protection officer"), ("zh", "个人信息保护负责人的意见")):
        page = client.get(f"{IMPACTS}/{made['number']}/report.html", headers={"accept-language": language})
        assert page.headers["cache-control"] == "no-store"
        for told in (heading, "=1+1 &lt;b&gt;", RISK["about"], "GDPR Art. 35(7)(c)", "2999-01-01"):
            assert told in page.text


@pytest.mark.parametrize(
    ("days", "state"), [(-1, "due"), (0, "due"), (1, "soon"), (30, "soon"), (31, "stands")]
)  # fmt: skip
def test_a_review_is_announced_and_falls_due(days: int, state: str) -> None:
    review = TODAY + datetime.timedelta(days=days)
    content = ImpactContent(decision=ImpactDecision.ACCEPTED, review_on=review)
    one = ImpactAssessment(1, "service", "x", (ImpactVersion(1, content, "", ""),))
    assert one.state(TODAY) is ImpactState(state)


def test_every_law_has_duties_and_every_part_and_place_a_text_in_each_language() -> None:
    for law in laws():
        country = min(law.countries)
        duties = duties_of(country)
        assert parts_of(country), law.law
        assert set(parts_of(country)) >= BASIC
        for duty in duties:
            assert (duty.part is None) is not (duty.place is None), duty
            key = f"impact-place-{duty.place}" if duty.place else f"impact-part-{duty.part}-question"
            assert all(text(key, language) for language in LANGUAGES)
    assert set(parts_of("XX")) == BASIC
    assert duties_of("XX") == ()


def test_without_a_declared_law_the_basic_questions_are_needed() -> None:
    content = ImpactContent(decision=ImpactDecision.ACCEPTED, review_on=TODAY, risks=(Risk(**RISK),))
    assert missing_parts(content, "XX") == [ImpactPart.PROCESSING, ImpactPart.NECESSITY, ImpactPart.MEASURES]
    assert ImpactPart.OFFICER in missing_parts(content, "CN")


def test_every_purpose_has_a_name() -> None:
    assert all(text(f"access-purpose-{name}", language) for name in PURPOSES for language in LANGUAGES)


def test_a_register_that_no_answer_could_tell_takes_no_more(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = begun(client)["number"]
    monkeypatch.setattr(impact_assessments, "MOST_TEXT", 1)
    refused = client.post(f"{IMPACTS}/{number}/versions", json={})
    assert (refused.status_code, refused.json()["code"]) == (422, "impact-register-full")
