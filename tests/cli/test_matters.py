"""`citybrain matters`: an objection to a parameter, a number and a decision, from sending it to its end."""

import errno
import json
import re
from pathlib import Path

import pytest
from sqlalchemy import select

from citybrain.governance import Actor, Permission, Role
from citybrain.governance.errors import NotAllowedError
from citybrain.governance.register import ADMINISTRATOR, add_identity
from citybrain.open_city import OpenCity
from citybrain.open_city.services import matters_of
from citybrain.people.services.answers import matter_answer
from citybrain.people.services.asked import MatterDecision
from citybrain.presenting.answers.audit import act_label
from citybrain.records.tables.governance import audit_entry
from tests.access import token_of
from tests.city import write_city
from tests.cli.conftest import Run

PARAMETER = "wall_insulation_cost"
WRONG = "The price is too low."


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_city(tmp_path_factory.mktemp("matters"))
    token_of(folder)
    with OpenCity(folder) as opened, opened.records.begin() as connection:
        add_identity(connection, "Pia", [Role.PLANNER], "root")
    return folder


def sent(run: Run, city: Path, kind: str, name: str) -> tuple[str, str]:
    """Number and code of an objection."""
    status, out, _ = run("matters", "object", city, kind, name, WRONG)
    found = re.search(r"number is (\d+)\..*: (\S+)", out)
    assert status == 0 and found, out
    return found[1], found[2]


def test_an_objection_corrects_a_parameter_and_the_link_says_the_same_words(run: Run, city: Path) -> None:
    number, code = sent(run, city, "parameter", PARAMETER)
    value = (PARAMETER, "150", "EUR/m²", "--source", "An offer", "--why", "Row 4.", "--from", "2020-01-01")
    refused = run("matters", "correct", city, number, *value, "--by", "Pia")
    assert refused[0] != 0 and "Pia may not correct a parameter of the city" in refused[2]
    assert "Their own: Planner." in refused[2] and "city:write" not in refused[2]
    covered = run("matters", "correct", city, number, *value, "--by", ADMINISTRATOR)
    assert covered[0] != 0 and "From 2023-01-01 on wall_insulation_cost has another value, 170 EUR/m²" in covered[2]
    missing = run("matters", "decide", city, number, "corrected", "You were right.", "--by", ADMINISTRATOR)
    assert missing[0] != 0 and "What was corrected is not said." in missing[2]
    made = run("matters", "correct", city, number, *value, "--until", "2022-12-31", "--by", ADMINISTRATOR)
    assert made[0] == 0, made[2]
    told = run("matters", "follow", city, code)[1]
    for said in (
        f"Objection {number} · Cost of wall insulation · Decided.", WRONG,
        "The city decides: you were right, it was corrected",
        "was 130 EUR/m² and is 150 EUR/m² from 2020-01-01 until 2022-12-31.",
        "The value in use today is 170 EUR/m²; this correction does not change it. No number of a saved plan changed.",
    ):  # fmt: skip
        assert said in " ".join(told.split()), told
    assert told.count("is 150 EUR/m²") == 1, "as the answer, the decision and the correction it is the same sentence"
    with OpenCity(city) as opened:
        service = matters_of(opened)
        page = matter_answer(service.by_code(code), service.services(), "en")
    assert json.loads(run("matters", "follow", city, code, "--json")[1]) == page
    assert "audit" not in told


@pytest.mark.parametrize(
    ("kind", "name", "ended"),
    [
        ("quantity", "operational_emissions", "the number is right"),
        ("measure", "insulate_walls", "the measure is right"),
    ],
)
def test_other_objections_end_in_words_of_what_they_are_about(
    run: Run, city: Path, kind: str, name: str, ended: str
) -> None:
    number, code = sent(run, city, kind, name)
    assert run("matters", "answer", city, number, "We look.", "--by", ADMINISTRATOR)[0] == 0
    assert run("matters", "decide", city, number, "right", "We looked.", "--by", ADMINISTRATOR)[0] == 0
    assert f"The city decides: {ended}" in run("matters", "follow", city, code)[1]
    assert f"Objection {number} · " in run("matters", "list", city)[1]
    with OpenCity(city) as opened, opened.records.read() as connection:
        noted = connection.execute(
            select(audit_entry.c.act).where(audit_entry.c.object == f"matter {number}")
        ).scalars()
        assert [*noted] == ["matters object", "matters answer"]


def test_what_is_no_objection_is_refused_and_stores_nothing(run: Run, city: Path) -> None:
    before = run("matters", "list", city)[1]
    status, _, problem = run("matters", "object", city, "person", "Aino", WRONG)
    assert status != 0 and "about.kind" in problem
    assert run("matters", "list", city)[1] == before


def test_who_may_not_read_a_matter_does_not_decide_it(run: Run, city: Path) -> None:
    number, code = sent(run, city, "parameter", PARAMETER)
    closer = Actor("Stina", frozenset({Role.DATA_STEWARD}), frozenset({Permission.CLOSE_CASES}))
    with OpenCity(city) as opened:
        service = matters_of(opened)
        with pytest.raises(NotAllowedError):
            service.decide(int(number), MatterDecision(outcome="right", text="We looked."), closer)
        assert service.by_code(code).matter.state == "received"


def noted(city: Path, act: str) -> list[tuple[str, str, int | None, int]]:
    """Who, to what, with which answer, how many things, of the newest entries of an act."""
    of = audit_entry.c
    asked = select(of.made_by, of.object, of.status, of.number).where(of.act == act).order_by(of.id)
    with OpenCity(city) as opened, opened.records.read() as connection:
        return [tuple(row) for row in connection.execute(asked)]


def test_a_correction_is_taken_back_and_the_link_says_so(run: Run, city: Path) -> None:
    number, code = sent(run, city, "parameter", PARAMETER)
    value = (PARAMETER, "180", "EUR/m²", "--source", "An offer", "--why", "Row 4.", "--from", "2023-01-01")
    assert run("matters", "correct", city, number, *value, "--by", ADMINISTRATOR)[0] == 0
    layer = city / "parameters" / "corrections.yaml"
    assert "180.0" in layer.read_text(encoding="utf-8")
    [told] = json.loads(run("matters", "follow", city, code, "--json")[1])["corrections"]
    correction = str(told["number"])
    refused = run("matters", "take-back", city, correction, "--by", "Pia")
    assert refused[0] != 0 and "Pia may not correct a parameter of the city" in refused[2]
    about = f"parameter correction {correction} taken back"
    assert noted(city, "matters take-back") == [("Pia", about, 403, 0)]
    status, out, beside = run("matters", "take-back", city, correction, "--by", ADMINISTRATOR)
    assert (status, out.strip()) == (0, f"Correction {correction} is taken back.")
    assert "at its next request" in beside
    assert noted(city, "matters take-back")[1:] == [(ADMINISTRATOR, about, None, 1)]
    assert "180.0" not in (layer.read_text(encoding="utf-8") if layer.exists() else "")
    assert "This correction was taken back on " in run("matters", "follow", city, code)[1].replace("\n", " ")
    again = run("matters", "take-back", city, correction, "--by", ADMINISTRATOR)
    assert again[0] != 0 and len(noted(city, "matters take-back")) == 2


def test_a_correction_that_cannot_be_written_ends_with_words_and_no_traceback(
    run: Run, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, code = sent(run, city, "parameter", PARAMETER)

    def refuse(path: Path, words: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("citybrain.people.services.correction_layer.replace_file", refuse)
    value = (PARAMETER, "181", "EUR/m²", "--source", "An offer", "--why", "Row 4.", "--from", "2023-01-01")
    status, _, problem = run("matters", "correct", city, number, *value, "--by", ADMINISTRATOR)
    assert status == 2 and "Nothing was changed" in problem and "Permission denied" in problem.replace("\n", " ")
    assert json.loads(run("matters", "follow", city, code, "--json")[1])["corrections"] == []


def test_who_asked_appeals_by_the_code_and_another_person_decides(run: Run, city: Path) -> None:
    number, code = sent(run, city, "parameter", PARAMETER)
    early = run("matters", "appeal", city, code, "It moved.")
    assert early[0] != 0
    assert run("matters", "decide", city, number, "right", "We looked.", "--by", ADMINISTRATOR)[0] == 0
    empty = run("matters", "appeal", city, code, " ")
    assert empty[0] != 0 and "text" in empty[2]
    status, out, _ = run("matters", "appeal", city, code, "Look at row 4.")
    assert status == 0 and "Look at row 4." in out
    assert noted(city, "matters appeal") == [("anonymous", f"matter {number}", None, 1)]
    same = run("matters", "decide", city, number, "right", "Again.", "--by", ADMINISTRATOR)
    assert same[0] != 0
    assert run("matters", "appeal", city, "A" * 43, "x")[0] != 0


def test_words_are_erased_by_who_may_close_and_read_a_matter(run: Run, city: Path) -> None:
    number, code = sent(run, city, "parameter", PARAMETER)
    assert run("matters", "erase", city, number, "--by", "Pia")[0] != 0
    assert run("matters", "erase", city, number, "--by", "Nobody")[0] != 0
    status, out, _ = run("matters", "erase", city, number, "--by", ADMINISTRATOR)
    assert (status, out.strip()) == (0, f"The words and the contact of {number} are erased.")
    assert WRONG not in run("matters", "follow", city, code)[1]
    assert "Nothing of" in run("matters", "erase", city, number, "--by", ADMINISTRATOR)[1]
    about = f"matter {number}"
    assert noted(city, "matters erase") == [
        ("Pia", about, 403, 0), ("anonymous", about, 401, 0), (ADMINISTRATOR, f"{about}: contact erased", None, 1),
        (ADMINISTRATOR, f"{about}: nothing to erase", None, 0),
    ]  # fmt: skip
    closer = Actor("Stina", frozenset({Role.DATA_STEWARD}), frozenset({Permission.CLOSE_CASES}))
    with OpenCity(city) as opened, pytest.raises(NotAllowedError):
        matters_of(opened).erase(int(number), closer)


def test_attempts_that_are_refused_stand_in_the_audit_log(run: Run, city: Path) -> None:
    number, _ = sent(run, city, "parameter", PARAMETER)
    value = (PARAMETER, "150", "EUR/m²", "--source", "An offer", "--why", "Row 4.", "--from", "2023-01-01")
    for act, words in {"correct": value, "answer": ("Words.",), "decide": ("right", "Words.")}.items():
        assert run("matters", act, city, number, *words, "--by", "Pia")[0] != 0
        assert noted(city, f"matters {act}")[-1] == ("Pia", f"matter {number}", 403, 0)
        label = act_label({"act": f"matters {act}", "object": f"matter {number}", "status": 403}, "en").label
        assert label.startswith("refused: ")
