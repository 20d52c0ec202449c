"""Surveys over HTTP: faults told at once, skips, results that tell nobody's own, an export that adds up to them."""

import csv
import datetime
import io
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient
from PIL import Image
from sqlalchemy import Connection

from citybrain.api.app import create_app
from citybrain.api.limits import NetworkBuckets
from citybrain.governance.rates import Rate
from citybrain.open_city import OpenCity
from citybrain.people.surveys.document import SurveyQuestion
from citybrain.people.surveys.results import Response, cells_of_places, tally_of_question
from citybrain.people.surveys.service import QuestionnaireService, QuestionnaireTally
from tests.access import headers_of
from tests.cases.photos.photographs import bomb, photograph
from tests.city import write_city
from tests.people.consulted import V1, Consulted, sent
from tests.people.survey_answers import QUESTIONS, purpose_codes, responses, survey


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Consulted]:
    folder = write_city(tmp_path_factory.mktemp("city"))
    headers = headers_of(folder)
    with TestClient(create_app(OpenCity(folder)), base_url="http://127.0.0.1:8000") as client:
        yield Consulted(client, headers, ("2000-01-01", "2000-01-02"))


def today_of(asked: Consulted) -> datetime.date:
    return datetime.datetime.now(tz=datetime.UTC).date()


def test_a_survey_from_its_questions_to_an_export_that_adds_up(asked: Consulted) -> None:
    made = asked.office("POST", "/questionnaires", json=survey(today_of(asked)))
    assert made.status_code == 201, made.text
    number, path = made.json()["number"], f"/questionnaires/{made.json()['number']}"
    west, south, east, north = asked.anybody("GET", "/city").json()["bounds"]
    said, codes = responses(220, ((west + east) / 2, (south + north) / 2)), purpose_codes(asked, number, 220)
    for code, answers in zip(codes, said, strict=True):
        sent_once = sent(code=code, answers=answers, traits={"area": "091_1"} if answers["safe"] > 2 else {})
        taken = asked.anybody("POST", f"{path}/answers", json=sent_once)
        assert taken.status_code == 201, taken.text
    again = asked.anybody("POST", f"{path}/answers", json=sent_once)
    assert again.json()["new"] is False
    other = asked.anybody("POST", f"{path}/answers", json=sent(code=codes[-1], answers={"walks": "no"}))
    assert other.status_code == 409
    live = asked.anybody("GET", f"{path}/results").json()
    assert (live["final"], live["counted"], live["answered"]) == (False, 200, 220)
    assert asked.anybody("GET", f"{path}/answers.csv").status_code == 401

    asked.office("POST", f"{path}/closing")
    final = asked.anybody("GET", f"{path}/results").json()
    results = {one["name"]: one for one in final["questions"]}
    assert final["final"] and results["walks"]["counts"] == Counter(one["walks"] for one in said)
    assert results["minutes"]["mean"] == pytest.approx(np.mean([x["minutes"] for x in said if "minutes" in x]))
    assert (results["minutes"]["mean_off"], final["questions"][0]["mean_off"]) == (0.0, None)
    by_all = next(one for one in live["questions"] if one["name"] == "walks")
    assert by_all["answered"] == sum(by_all["counts"].values()) == 200, "everybody has to answer it"
    soon = next(one for one in live["questions"] if one["name"] == "minutes")
    low, high = soon["mean_ends"]
    assert 0 <= low < soon["mean"] < high <= 120 and results["minutes"]["mean_ends"] is None
    assert soon["mean_off"] > 0 and f"{soon['mean']:.10g}" == str(soon["mean"]).removesuffix(".0")
    shown = asked.anybody("GET", path).json()
    assert (shown["state"], shown["ended"]) == ("closed", str(today_of(asked))) and shown["ended"] < shown["until"]
    assert results["words"]["counts"] is None and results["safe"]["weighted"] is None
    assert [one["counts"] for one in results["safe"]["groups"] if one["name"] in ("091_2", "091_3")] == [None, None]
    raw = asked.office("GET", f"{path}/answers.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(raw)))
    assert len(rows) == 220 and not {"gender", "area", "traits", "channel"} & set(rows[0])
    assert Counter(row["walks"] for row in rows) == results["walks"]["counts"]
    assert Counter(row["safe"] for row in rows) == results["safe"]["counts"]
    told = {option: sum(row[f"why.{option}"] == "1" for row in rows) for option in ("dark", "far", "cars")}
    assert told == results["why"]["counts"]
    places = asked.anybody("GET", f"{path}/places.geojson").json()
    assert places["features"] and all(one["properties"]["count"] >= 10 for one in places["features"])


def test_all_faults_of_a_survey_are_told_at_once(asked: Consulted) -> None:
    wrong = [
        {"name": "a", "kind": "single", "label": {"en": "A"}, "options": {"x": {"en": "X"}}},
        {"name": "a", "kind": "scale", "label": {"en": "B"}, "least": 5, "most": 1},
        {"name": "b", "kind": "text", "label": {"en": "C"}, "when": {"later": ["x"]}},
        {"name": "c", "kind": "text", "label": {"en": "C"}, "options": {"x": {"en": "X"}}},
    ]
    told = asked.office("POST", "/questionnaires", json=survey(today_of(asked), questions=wrong))
    assert told.status_code == 422
    for named in ("a.options: 1", "a: twice", "a.least, most", "b.when: later", "c.options"):
        assert named in told.text, named


def test_answers_to_what_is_skipped_or_not_asked_are_not_taken(asked: Consulted) -> None:
    number = asked.office("POST", "/questionnaires", json=survey(today_of(asked))).json()["number"]
    path, [code] = f"/questionnaires/{number}/answers", purpose_codes(asked, number, 1)
    for wrong in (
        {}, {"walks": "maybe"}, {"walks": "yes", "why": ["dark"]}, {"walks": "no", "why": ["dark", "dark"]},
        {"walks": "no", "why": "dark"}, {"walks": ["no"]}, {"walks": "yes", "safe": 9}, {"walks": "yes", "minutes": -1},
        {"walks": "yes", "minutes": True}, {"walks": "yes", "where": [[2.3, 48.8]]}, {"walks": "yes", "where": "here"},
        {"walks": "yes", "words": "x" * 2_001}, {"walks": "yes", "shoe": 42}, {"walks": {"a": {"b": 1}}},
    ):  # fmt: skip
        told = asked.anybody("POST", path, json=sent(code=code, answers=wrong))
        assert told.status_code == 422, (wrong, told.text)
    told = asked.anybody("POST", path, json=sent(code=code, answers={"walks": "maybe"})).json()["detail"]
    assert "Do you walk after dark?: maybe (Yes, No)" in told and "walks" not in told.replace("walk after", "")
    assert asked.anybody("POST", path, json=sent(code=code, answers={"walks": "yes"})).status_code == 201


HUGE = 10**400


@pytest.mark.parametrize(
    "answers",
    [
        {"walks": HUGE}, {"walks": "yes", "safe": HUGE}, {"walks": "yes", "safe": 3.0000001},
        {"walks": [[[["yes"]]]]}, {"walks": "no", "why": [["dark"]]}, {"walks": "no", "why": [{"dark": 1}]},
        {"walks": "yes", "where": [[HUGE, 60.0]]}, {"walks": "yes", "where": [[24.9, 60.2], 1]},
        {"walks": "yes", "minutes": HUGE}, {"walks": "yes", "words": ["\ud800"]},
    ],
)  # fmt: skip
def test_hostile_answers_are_told_as_faults(asked: Consulted, answers: dict[str, Any]) -> None:
    made = asked.office("POST", "/questionnaires", json=survey(today_of(asked))).json()
    body = json.dumps(sent(code=purpose_codes(asked, made["number"], 1)[0], answers=answers))
    headers = {"content-type": "application/json"}
    taken = asked.client.post(f"{V1}/questionnaires/{made['number']}/answers", content=body, headers=headers)
    assert (taken.status_code, taken.json()["code"]) == (422, "questionnaire-answer"), taken.text


def test_halves_of_characters_are_taken_out_and_a_text_that_nobody_sees_is_none(asked: Consulted) -> None:
    made = asked.office("POST", "/questionnaires", json=survey(today_of(asked))).json()
    path = f"/questionnaires/{made['number']}"
    for code, words in zip(purpose_codes(asked, made["number"], 2), ("a\ud800\u202eb", "\u200d\u3164"), strict=True):
        body = json.dumps(sent(code=code, answers={"walks": "yes", "words": words}))
        headers = {"content-type": "application/json"}
        assert asked.client.post(f"{V1}{path}/answers", content=body, headers=headers).status_code == 201
    assert asked.office("GET", f"{path}/answers.csv").text.count("yes") == 0  # two alone are not told yet
    asked.office("POST", f"{path}/closing")
    rows = csv.DictReader(io.StringIO(asked.office("GET", f"{path}/answers.csv").content.decode("utf-8-sig")))
    assert sorted(row["words"] for row in rows) == ["", "ab"]


def test_how_many_reached_a_question_does_not_tell_what_the_last_one_answered() -> None:
    """Who knew the first 25 exactly, and all 26 once it is over, would know the answer of the last."""
    minutes = SurveyQuestion.model_validate(next(one for one in QUESTIONS if one["name"] == "minutes"))
    where = SurveyQuestion.model_validate(next(one for one in QUESTIONS if one["name"] == "where"))
    said = [Response({"minutes": 9.0} if row % 2 else {"where": [[24.9, row]]}, {}) for row in range(26)]
    told, left = set(), set()
    for number in range(20):
        told.add(tally_of_question(minutes, said[:25], {}, f"questionnaire {number} 25", False).answered)
        left.add(cells_of_places(where, said[:25], f"questionnaire {number} 25")[1])
    assert len(told) > 1 and len(left) > 1
    assert all(0 <= one <= 25 for one in told | left)
    assert tally_of_question(minutes, said, {}, "questionnaire 1 final", True).answered == 13


@pytest.mark.parametrize("most", [1e6, 1e12, 1e308])
def test_an_endless_scale_is_a_fault_and_is_not_written_out(asked: Consulted, most: float) -> None:
    scale = {"name": "a", "kind": "scale", "label": {"en": "x"}, "least": 0, "most": most}
    after = {"name": "b", "kind": "text", "label": {"en": "y"}, "when": {"a": ["1"]}}
    refused = asked.office("POST", "/questionnaires", json=survey(today_of(asked), questions=[scale, after]))
    assert refused.status_code == 422 and "a.least, most: 0 …" in refused.json()["detail"], refused.text


def test_places_of_ones_own_do_not_tell_whether_there_was_another_one() -> None:
    """Who draws nine in a cell learns nothing where it is told from ten on; thirty, and all less those left out."""
    where = SurveyQuestion.model_validate(next(one for one in QUESTIONS if one["name"] == "where"))

    def drawn(here: int, elsewhere: int) -> list[Response]:
        places = [[24.9, 60.2]] * here + [[24.9, float(row)] for row in range(elsewhere)]
        return [Response({"where": [place]}, {}) for place in places]

    told = [cells_of_places(where, drawn(10, 0), f"questionnaire {number} final", 10)[0] for number in range(100)]
    assert sum(map(bool, told)) < 20
    assert not any(cells_of_places(where, drawn(9, 0), f"questionnaire {number} final", 9)[0] for number in range(100))
    cells = [cells_of_places(where, drawn(30, 0), f"questionnaire {number} final", 30)[0] for number in range(40)]
    assert max(one.places for each in cells for one in each) == 30, "no cell has more places than there are"
    left = {cells_of_places(where, drawn(31, 20), f"questionnaire {number} final", 51)[1] for number in range(20)}
    assert len(left) > 1


def test_photos_of_surveys_have_the_limit_of_photos_and_block_no_report(
    asked: Consulted, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = asked.client.app.state.citybrain  # type: ignore[attr-defined]
    for limit in ("photos", "survey_photos"):
        monkeypatch.setattr(state.limits, limit, NetworkBuckets(Rate(1 / 3600, 2)))
    monkeypatch.setattr(state.limits, "reports", NetworkBuckets(Rate(1 / 3600, 1)))
    path = "/questionnaires/1/photos"
    sent_photo = {"content": b"-", "headers": {"content-type": "image/jpeg", "citybrain-device": "W-1"}}
    answers = [asked.client.post(f"{V1}{path}", **sent_photo) for _ in range(3)]  # type: ignore[arg-type]
    assert [one.status_code for one in answers] == [422, 422, 429] and "photos" in answers[-1].json()["detail"]
    by_clerk = {**asked.headers, **sent_photo["headers"]}  # type: ignore[dict-item]
    assert asked.client.post(f"{V1}{path}", content=b"-", headers=by_clerk).status_code == 422
    state.limits.reports.take("testclient")
    for bucket in (state.limits.photos,) * 2:  # those of reports are counted apart
        bucket.take("testclient")


def test_a_photo_answers_a_question_without_what_it_says_of_its_place(asked: Consulted) -> None:
    question = {"name": "look", "kind": "photo", "label": {"en": "Show it"}, "required": True}
    number = asked.office("POST", "/questionnaires", json=survey(today_of(asked), questions=[question])).json()[
        "number"
    ]
    path, codes = f"/questionnaires/{number}", purpose_codes(asked, number, 3)

    def give(code: str, content: bytes) -> Any:
        headers = {"content-type": "image/jpeg"}
        return asked.client.post(f"{V1}{path}/photos", content=content, headers=headers | {"citybrain-device": code})

    first, second = (give(codes[0], photograph(exif=True, colour=colour)) for colour in ("teal", "navy"))
    assert (first.status_code, second.status_code) == (201, 201), first.text
    seen, left = first.json()["photo"], second.json()["photo"]
    assert give(codes[0], photograph(exif=True)).json()["photo"] == seen, "the same sent twice is one"
    other = give(codes[1], photograph(colour="red")).json()["photo"]
    for wrong in (other, str(seen), True, [seen], 10**9, 1.5, None):
        refused = asked.anybody("POST", f"{path}/answers", json=sent(code=codes[0], answers={"look": wrong}))
        assert refused.status_code == 422, wrong
    answered = sent(code=codes[0], answers={"look": seen})
    assert asked.anybody("POST", f"{path}/answers", json=answered).json()["new"] is True
    assert asked.anybody("POST", f"{path}/answers", json=answered).json()["new"] is False
    assert give(codes[0], photograph(colour="pink")).json()["code"] == "questionnaire-answered"
    for wrong in (b"", b"GIF89a", bomb(60_000, 60_000)):
        assert give(codes[2], wrong).status_code in (413, 422)
    for colour in ("red", "green", "blue", "white", "black"):
        assert give(codes[2], photograph(colour=colour)).status_code == 201
    assert give(codes[2], photograph(colour="gray")).json()["code"] == "photo-many"
    assert give("W-01234-56789-ABCDE-FGHJK", photograph()).json()["code"] == "people-code"

    asked.office("POST", f"{path}/closing")
    assert asked.anybody("GET", f"/photos/{seen}").status_code == 401
    shown = asked.office("GET", f"/photos/{seen}")
    assert Image.open(io.BytesIO(shown.content)).getexif() == {}
    assert [asked.office("GET", f"/photos/{gone}").status_code for gone in (left, other)] == [404, 404]
    assert asked.office("GET", f"{path}/answers.csv").content.decode("utf-8-sig").split() == ["look", str(seen)]
    result = asked.anybody("GET", f"{path}/results").json()["questions"][0]
    assert (result["counts"], result["mean"]) == (None, None)


def test_a_survey_without_such_a_question_takes_no_photo(asked: Consulted) -> None:
    number = asked.office("POST", "/questionnaires", json=survey(today_of(asked))).json()["number"]
    headers = {"content-type": "image/jpeg", "citybrain-device": purpose_codes(asked, number, 1)[0]}
    refused = asked.client.post(f"{V1}/questionnaires/{number}/photos", content=photograph(), headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (422, "questionnaire-no-photo")
    many = [{"name": f"p{place}", "kind": "photo", "label": {"en": "Show it"}} for place in range(6)]
    told = asked.office("POST", "/questionnaires", json=survey(today_of(asked), questions=many))
    assert "photo: 6" in told.text


def test_a_result_is_worked_out_once_until_the_next_one(asked: Consulted, monkeypatch: pytest.MonkeyPatch) -> None:
    made = asked.office("POST", "/questionnaires", json=survey(today_of(asked))).json()["number"]
    counted: list[int] = []
    working = QuestionnaireService._tally

    def tally(self: QuestionnaireService, connection: Connection, *more: Any) -> QuestionnaireTally:
        counted.append(made)
        return working(self, connection, *more)

    monkeypatch.setattr(QuestionnaireService, "_tally", tally)
    for code in purpose_codes(asked, made, 26):
        body = sent(code=code, answers={"walks": "yes"}, traits={"gender": "women"})
        assert asked.anybody("POST", f"/questionnaires/{made}/answers", json=body).status_code == 201
    results = [asked.anybody("GET", f"/questionnaires/{made}/{part}") for part in ("results", "places.geojson") * 3]
    assert {one.status_code for one in results} == {200}
    assert results[0].json()["counted"] == 25
    assert counted == [made]


def test_the_same_answers_under_one_mark_by_another_code_are_not_taken_for_stored(asked: Consulted) -> None:
    number = asked.office("POST", "/questionnaires", json=survey(today_of(asked))).json()["number"]
    path, (code, other) = f"/questionnaires/{number}", purpose_codes(asked, number, 2)
    body = sent(code=code, answers={"walks": "yes"}, traits={"area": "091_1"})
    assert asked.anybody("POST", f"{path}/answers", json=body).json()["new"]
    for change in ({"code": other}, {"traits": {}}, {"answers": {"walks": "no"}}):
        told = asked.anybody("POST", f"{path}/answers", json={**body, **change})
        assert (told.status_code, told.json()["code"]) == (409, "questionnaire-answered"), change
    assert asked.anybody("POST", f"{path}/answers", json=body).json()["new"] is False
    assert asked.anybody("POST", f"{path}/answers", json=sent(code=other, answers={"walks": "yes"})).json()["new"]


def test_a_paper_that_is_entered_twice_is_said_to_be_entered(asked: Consulted) -> None:
    number = asked.office("POST", "/questionnaires", json=survey(today_of(asked))).json()["number"]
    [paper] = purpose_codes(asked, number, 1, "paper")
    said = {"code": paper, "answers": {"walks": "yes"}}
    told = [asked.office("POST", f"/questionnaires/{number}/answers", json=sent(**said)) for _ in range(2)]
    assert [one.status_code for one in told] == [201, 409]
    assert told[1].json()["code"] == "questionnaire-entered"


def test_a_code_is_looked_at_before_somebody_answers_by_it(asked: Consulted) -> None:
    number = asked.office("POST", "/questionnaires", json=survey(today_of(asked))).json()["number"]
    path, (code, used) = f"/questionnaires/{number}", purpose_codes(asked, number, 2)
    [paper] = purpose_codes(asked, number, 1, "paper")
    asked.anybody("POST", f"{path}/answers", json=sent(code=used, answers={"walks": "yes"}))
    told = [
        asked.anybody("GET", f"{path}/codes/standing", one) for one in (code, used, paper, "N-00000-00000-00000-00000")
    ]
    assert [one.json()["standing"] for one in told] == ["good", "used", "office", "wrong"]
    assert told[0].headers["cache-control"] == "no-store"
    assert asked.anybody("GET", f"/questionnaires/{10**6}/codes/standing", code).status_code == 404
    asked.office("POST", f"{path}/closing")
    over = asked.anybody("GET", f"{path}/codes/standing", code).json()
    assert over == {"standing": "over", "day": str(today_of(asked))}
    states = [asked.anybody("GET", f"{path}/codes/standing", code).status_code for _ in range(40)]
    assert states[-1] == 429


def test_texts_of_the_city_come_in_its_languages_and_easy_words_and_say_where_they_fall_back(asked: Consulted) -> None:
    title = {"en": "Walking after dark", "en-simple": "Do you go out at night?", "fi": "Kävely pimeällä"}
    about = {"en": "Four minutes.", "fi": "Neljä minuuttia."}
    made = asked.office("POST", "/questionnaires", json=survey(today_of(asked), title=title, about=about))
    assert made.status_code == 201, made.text
    path = f"/questionnaires/{made.json()['number']}"

    def read(language: str) -> dict[str, Any]:
        answer: dict[str, Any] = asked.client.get(f"{V1}{path}", headers={"accept-language": language}).json()
        return answer

    usual, easy, finnish, chinese = map(read, ("en", "en-simple, en;q=0.5", "fi", "zh-CN"))
    assert (usual["title"], usual["fallbacks"]) == (title["en"], {})
    assert (easy["title"], easy["about"]) == (title["en-simple"], about["en"])
    assert easy["fallbacks"][about["en"]] == "en" and title["en-simple"] not in easy["fallbacks"]
    assert (finnish["title"], finnish["about"]) == (title["fi"], about["fi"])
    assert finnish["fallbacks"]["Do you walk after dark?"] == "en" and title["fi"] not in finnish["fallbacks"]
    assert (chinese["title"], chinese["fallbacks"][title["en"]]) == (title["en"], "en")
    listed = asked.client.get(f"{V1}/questionnaires", headers={"accept-language": "en-Simple"}).json()["questionnaires"]
    assert (listed[0]["title"], listed[0]["fallbacks"]) == (title["en-simple"], {})


def test_texts_of_the_city_are_read_in_languages_that_the_page_has_no_words_in(asked: Consulted) -> None:
    """German and Arabic by `?texts=`, `?language=` and Accept-Language; what the program says stays in its own."""
    title = {"en": "Walking after dark", "de": "Zu Fuß im Dunkeln", "ar": "المشي بعد الظلام"}
    about = {"en": "Four minutes.", "de": "Vier Minuten.", "de-simple": "Es dauert vier Minuten."}
    made = asked.office("POST", "/questionnaires", json=survey(today_of(asked), title=title, about=about))
    path = f"{V1}/questionnaires/{made.json()['number']}"

    def read(query: str, language: str) -> tuple[str, str, str]:
        answer = asked.client.get(f"{path}{query}", headers={"accept-language": language})
        assert answer.status_code == 200, answer.text
        told = answer.json()
        assert told["languages"] == ["en", "de", "ar"]
        assert told["fallbacks"].get(told["title"]) == {title["de"]: "de", title["ar"]: "ar"}.get(told["title"])
        return told["title"], told["about"], answer.headers["content-language"]

    german, arabic = (title["de"], about["de"]), (title["ar"], about["en"])
    assert read("?texts=de", "en") == read("?language=de", "en") == read("", "de-AT, en;q=0.5") == (*german, "en")
    assert read("?texts=ar", "zh-CN") == read("", "ar, zh;q=0.9") == (*arabic, "zh")
    assert read("?language=de", "fi") == (*german, "fi")
    assert read("?language=en", "de") == read("", "en, de;q=0.5") == read("?texts=sv", "en")
    assert read("?texts=de-simple", "en")[1] == read("", "de-simple, de;q=0.5")[1] == about["de-simple"]
    assert read("?texts=de", "en-simple")[1] == about["de-simple"], "easy words of the chosen one"
    listed = asked.client.get(f"{V1}/questionnaires?texts=ar", headers={"accept-language": "en"}).json()
    assert (one := listed["questionnaires"][0])["title"] == title["ar"] and one["fallbacks"] == {title["ar"]: "ar"}
    assert asked.client.get(f"{path}?texts=German").status_code == 422


@pytest.mark.parametrize(
    "texts",
    [
        {"en-simple": "Alone"}, {"english": "Long"}, {"EN": "Large"}, {"en": "x" * 201}, {},
        {f"a{letter}": "Many" for letter in "abcdefghijklm"}, {"en": "One", "en-simple-x": "Other"},
    ],
)  # fmt: skip
def test_texts_in_languages_that_cannot_be_are_refused(asked: Consulted, texts: dict[str, str]) -> None:
    refused = asked.office("POST", "/questionnaires", json=survey(today_of(asked), title=texts))
    assert refused.status_code == 422 and "title" in refused.text
