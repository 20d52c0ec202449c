"""`citybrain survey` from a file to an export, and forms on paper that are entered by their code."""

import json
import re
from pathlib import Path

import pytest

from citybrain.cli.voices import print_gaps
from citybrain.governance.register import ADMINISTRATOR
from citybrain.open_city import OpenCity
from citybrain.open_city.consultations import consultations_of, questionnaires_of
from citybrain.people.participation import shares_of_groups
from citybrain.plans.document import Document
from citybrain.plans.reading import plan_of
from citybrain.presenting.voice_paper import FormWords, _effect, consultation_paper
from tests.access import token_of
from tests.city import write_city
from tests.cli.conftest import Run
from tests.people.consulted import CONSULTATION, PLAN
from tests.people.survey_answers import survey

CODE = re.compile(r"P(?:-[0-9A-Z]{5}){4}")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_city(tmp_path_factory.mktemp("forms"))
    token_of(folder)
    return folder


def test_a_survey_from_its_file_to_paper_results_and_its_end(run: Run, city: Path, tmp_path: Path) -> None:
    by = ("--by", ADMINISTRATOR)
    with OpenCity(city) as opened:
        asked = survey(questionnaires_of(opened).today)
    file = tmp_path / "survey.json"
    file.write_text(json.dumps(asked), encoding="utf-8")
    made = run("survey", "open", city, file, *by)
    assert made[0] == 0, made
    number = json.loads(made[1])["number"]
    assert "Walking after dark" in run("survey", "list", city)[1]
    assert len(run("survey", "codes", city, number, "--count", 3, *by)[1].split()) == 3
    assert run("survey", "codes", city, number, "--channel", "owl", *by)[0] != 0

    written = run("survey", "paper", city, number, "--count", 2, "--output", tmp_path / "forms", *by)
    assert written[0] == 0, written
    forms = [Path(line) for line in written[1].splitlines()]
    texts = [form.read_text(encoding="utf-8") for form in forms]
    codes = {CODE.findall(text)[0] for text in texts}
    assert len(codes) == 2
    for shown in ("Do you walk after dark?", "☐ Yes", "Only if question 1 is answered with: No", "From 0 to 120 min"):
        assert shown in texts[0], shown
    assert "<script" not in texts[0] and "http://" not in texts[0]
    assert run("survey", "paper", city, number, "--output", tmp_path / "forms", *by)[1].strip().endswith("-003.html")

    links = run("survey", "codes", city, number, "--address", "https://city.example/", *by)[1].splitlines()
    for address in ("javascript:alert(1)//", "ftp://city.example", "https://city.example/#x", "https://"):
        code, _, problem = run("survey", "codes", city, number, "--address", address, *by)
        assert code == 2 and address in problem
    assert re.fullmatch(rf"https://city\.example/take-part#survey-{number}=N(-[0-9A-Z]{{5}}){{4}}", links[0]), links
    first, second = codes
    enter = ("survey", "enter", city, number, *by, "--code")
    assert "minutes: 500" in run(*enter, first, "--answer", "walks=yes", "--answer", "minutes=500")[2]
    assert run(*enter, first, "--answer", "walks")[0] != 0
    assert "code" in run(*enter, "", "--answer", "walks=yes")[2]
    for at, code in enumerate((first, second), 1):
        assert run(*enter, code, "--answer", "walks=yes", "--answer", "minutes=12")[:2] == (
            0, "One answer so far\n" if at == 1 else "2 answers so far\n"
        )  # fmt: skip
    assert run(*enter, first, "--answer", "walks=yes", "--answer", "minutes=13")[0] != 0
    assert "Told of 0 of 2 answers" in run("survey", "results", city, number)[1]
    assert run("survey", "close", city, number, *by)[0] == 0
    assert json.loads(run("survey", "results", city, number, "--json")[1])["final"]
    assert run("survey", "export", city, number, *by)[1].count("yes") == 2
    assert json.loads(run("survey", "places", city, number)[1])["features"] == []


def test_forms_are_printed_in_each_language_of_the_text(run: Run, city: Path, tmp_path: Path) -> None:
    by = ("--by", ADMINISTRATOR)
    title = {"en": "Walking after dark", "de": "Zu Fuß im Dunkeln", "ar": "المشي بعد الظلام"}
    yes, no = {"en": "Yes", "ar": "نعم"}, {"en": "No", "ar": "لا"}
    walks = {"name": "walks", "kind": "single", "label": {"en": "Do you walk?", "ar": "هل تمشي؟"},
             "options": {"yes": yes, "no": no}}  # fmt: skip
    why = {"name": "why", "kind": "text", "label": {"en": "Why not?"}, "when": {"walks": ["no"]}}
    safe = {"name": "safe", "kind": "scale", "label": {"en": "Safe?", "ar": "ما مدى الأمان؟"}, "least": 1, "most": 3}
    with OpenCity(city) as opened:
        asked = survey(questionnaires_of(opened).today, title=title, questions=[walks, why, safe])
    file = tmp_path / "survey.json"
    file.write_text(json.dumps(asked), encoding="utf-8")
    number = json.loads(run("survey", "open", city, file, *by)[1])["number"]

    def form(*more: str) -> str:
        code, written, problem = run("survey", "paper", city, number, "--output", tmp_path / "forms", *by, *more)
        assert code == 0, problem
        return Path(written.strip()).read_text(encoding="utf-8")

    usual, german, arabic = form(), form("--texts", "de"), form("--texts", "ar")
    assert '<html lang="en">' in usual and "<h1>Walking after dark</h1>" in usual and "dir=" not in usual
    assert '<h1 lang="de" dir="ltr">Zu Fuß im Dunkeln</h1>' in german and "Code of this form" in german
    assert f'<h1 lang="ar" dir="rtl">{title["ar"]}</h1>' in arabic and "<h2 id=" in arabic
    assert '<p lang="ar" dir="rtl">☐ نعم   ☐ لا</p>' in arabic and "2. Why not?</h2>" in arabic
    assert '<div dir="rtl"><p>☐ 1   ☐ 2   ☐ 3</p></div>' in arabic, "numbers stand where their question does"
    assert 'answered with: <span lang="ar" dir="rtl">لا</span>' in arabic
    refused = run("survey", "paper", city, number, "--output", tmp_path / "forms", *by, "--texts", "sv")
    assert refused[0] != 0 and "sv" in refused[2] and "en, de, ar" in refused[2]


def test_a_file_that_is_no_survey_is_refused(run: Run, city: Path, tmp_path: Path) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text("title: {en: No questions}\n", encoding="utf-8")
    told = run("survey", "open", city, file, "--by", ADMINISTRATOR)
    assert told[0] != 0 and "questions" in told[2]
    assert run("survey", "list", city)[1].count("No questions") == 0


def test_a_form_of_a_consultation_has_its_effects_three_answers_and_escaped_words() -> None:
    effect = {
        "quantity": "city_investment", "label": "Money <b>", "unit": "money", "today": 0.0, "plan": 2e6, "change": 2e6,
        "low": 1.5e6, "high": 2.6e6, "verdict": "worse", "like": None,
    }  # fmt: skip
    told = {
        "number": 1, "title": "Warm blocks", "question": "Warm walls?", "about": "Walls.", "state": "open",
        "since": "2026-06-01", "until": "2026-06-30", "answered": 0, "plan": "x", "own": None, "decision": None,
        "fallbacks": {},
        "effects": [effect, {**effect, "label": "Heat", "verdict": "unclear"}],
        "choices": [{"name": name, "label": name} for name in ("yes", "otherwise", "no")],
        "traits": [{"name": "area", "label": "Area", "groups": [{"name": str(n), "label": str(n)} for n in range(90)]}],
    }  # fmt: skip
    form = consultation_paper("Testville", "EUR", told, "P-1", "en")  # type: ignore[arg-type]
    assert "Money &lt;b&gt;" in form and "too close to call" in form and "Code of this form: P-1" in form
    assert form.count("☐") == 3
    assert "方案带来的变化" in consultation_paper("Testville", "EUR", told, "P-1", "zh")  # type: ignore[arg-type]


def test_a_form_tells_an_effect_as_the_page_does() -> None:
    """In things with their interval and whether they are less, and in the unit of the page."""
    cars: dict[str, object] = {
        "name": "cars", "label": "passenger cars for a year", "amount": -4_741.0, "low": -6_130.0, "high": -3_690.0,
        "source": "US EPA", "quality": 4,
    }  # fmt: skip
    effect = {
        "quantity": "city_operational_emissions", "label": "Gases", "unit": "t/a", "today": 165_000.0,
        "plan": 143_190.0, "change": -21_810.0, "low": -28_200.0, "high": -17_000.0, "verdict": "better", "like": cars,
    }  # fmt: skip
    told = _effect(effect, FormWords("en", "EUR", {}))  # type: ignore[arg-type]
    assert told.startswith("Gases: As much as 4,700 (3,700 to 6,100) passenger cars for a year less · ")
    assert "CO" not in told and told.endswith("kt/a · US EPA")
    once = {
        **cars, "label": "once for each resident", "amount": 5_538.0, "low": 4_700.0, "high": 6_900.0,
        "source": "Definition: shared",
    }  # fmt: skip
    paid = _effect({**effect, "unit": "money", "like": once}, FormWords("en", "EUR", {}))  # type: ignore[arg-type, typeddict-item]
    assert "\u20ac5,500 (4,700 to 6,900) once for each resident more" in paid


def test_who_is_missing_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Groups that are withheld have no shares, and nothing is said of them."""
    table = {"a": {"one": 20}, "b": {"one": 180}, "c": None}
    shares = shares_of_groups(table, {"a": 30.0, "b": 70.0, "c": 9.0})
    rows = [
        {"label": name, "taken_part": one.taken, "living": one.living, "gap": one.gap} for name, one in shares.items()
    ]
    print_gaps(rows)
    said = capsys.readouterr().out
    assert said.splitlines() == [
        "Fewer took part than live here: a, 10.0 % of those who took part, 27.5 % of those who live here."
    ]


def test_pictures_of_a_consultation_are_written_and_told(run: Run, city: Path, tmp_path: Path) -> None:
    with OpenCity(city) as opened:
        plan = opened.workspace.saved.create(plan_of(Document(PLAN, "plan"))).summary.identity
        today = str(consultations_of(opened).today)
    asked = {**CONSULTATION, "plan": plan, "since": today, "until": today}
    (tmp_path / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
    made = run("consultation", "open", city, tmp_path / "asked.json", "--by", ADMINISTRATOR)
    number = json.loads(made[1])["number"]
    written = run("consultation", "views", city, number, "--output", tmp_path / "views")
    assert written[0] == 0, written
    told, today_path, plan_path = written[1].splitlines()
    assert "Drawn from data of the city, not a photograph" in told and "Insulate outer walls" in told
    assert [Path(path).name for path in (today_path, plan_path)] == [
        f"consultation-{number}-1-{side}.svg" for side in ("today", "plan")
    ]
    assert "not a photograph" in Path(today_path).read_text(encoding="utf-8")
    forms = ("--output", tmp_path / "forms", "--by", ADMINISTRATOR)
    printed = run("consultation", "paper", city, number, *forms)
    assert printed[0] == 0, printed
    form = Path(printed[1].strip()).read_text(encoding="utf-8")
    assert form.count('<img src="data:image/svg+xml;base64,') == 2 and "img-src data:" in form
    assert form.count("Drawn from data of the city, not a photograph") >= 3 and "Insulate outer walls" in form
    assert run("consultation", "views", city, 999, "--output", tmp_path / "views")[0] != 0
