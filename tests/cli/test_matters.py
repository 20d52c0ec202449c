"""`citybrain matters`: an objection to a parameter, a number and a decision, from sending it to its end."""

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
        "The value in use today is 170 EUR/m² and was not changed. No number of a saved plan changed.",
    ):  # fmt: skip
        assert said in told.replace("\n", " "), told
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
