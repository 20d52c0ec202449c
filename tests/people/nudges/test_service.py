"""A city's competition and letter from its bills: opened, told once, and withheld where few buildings count."""

import datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from pydantic import TypeAdapter

from citybrain.governance import Actor, Permission, Role
from citybrain.governance.errors import NotAllowedError
from citybrain.kernel.errors import NotFoundError
from citybrain.open_city import OpenCity
from citybrain.open_city.nudges import nudges_of
from citybrain.people.nudges import letters
from citybrain.people.nudges.answers import competition_answer, letter_answer
from citybrain.people.nudges.document import NewCompetition, NewLetter
from citybrain.people.nudges.service import NudgeService
from citybrain.people.nudges.shapes import CompetitionAnswer, LetterAnswer
from citybrain.records.errors import EntryError
from tests.observations.bills.towns import bring, table, town
from tests.progress.test_begun_measures import MONTHS, SETTINGS, SINCE, weather

OFFICE = Actor("Aino", (Role.CLIMATE_OFFICER,), frozenset(Permission))
OPENER = Actor("Aino", (Role.ADMINISTRATOR,), frozenset(Permission))
PERIOD = {"title": {"en": "Warm streets"}, "carrier": "district_heat", "since": "2024-01-01", "until": "2024-12-31"}
COMPETITION = NewCompetition.model_validate({**PERIOD, "kind": "zone", "teams": ["091_1", "091_2", "091_3"]})
LETTER = NewLetter.model_validate({**PERIOD, "cost": 1.5, "factor": "district_heat_emission_factor"})
BILLED = range(1, 100)
SAVED = (0.10, 0.02, 0.02)


def bills_of(air: np.ndarray, row: int, chance: np.random.Generator) -> list[str]:
    """Two years, the second one less by what the zone of the building saves."""
    lines, size = [], chance.lognormal(0, 0.4)
    for start, end in pairwise(MONTHS[:25]):
        first, last = ((day - MONTHS[0]).days for day in (start, end))
        use = 80.0 * (last - first) + 25.0 * np.maximum(16 - air[first:last], 0).sum()
        use *= size * (1 + chance.normal(0, 0.03)) * ((1 - SAVED[(row - 1) * 3 // 150]) if start >= SINCE else 1)
        lines.append(f"way/{row},heat,{start},{end - datetime.timedelta(1)},{use:.0f}")
    return lines


@pytest.fixture(scope="module")
def nudges(tmp_path_factory: pytest.TempPathFactory):
    city = town(tmp_path_factory.mktemp("nudged") / "city", 150, SETTINGS)
    chance, air = np.random.default_rng(5), weather(city)
    bring(city, table(*(line for row in BILLED for line in bills_of(air, row, chance))))
    opened = OpenCity(city)
    yield nudges_of(opened)
    opened.close()


def test_a_competition_is_told_once_with_intervals_and_ranks(nudges: NudgeService) -> None:
    number = nudges.open_competition(COMPETITION, OPENER)
    before = competition_answer(nudges.competitions.one(number), nudges, "en")
    assert before["state"] == "over" and {team["saving"] for team in before["teams"]} == {None}
    told = competition_answer(nudges.tell_competition(number, OPENER), nudges, "en")
    TypeAdapter(CompetitionAnswer).validate_python(told, strict=True)
    first, second, third = told["teams"]
    assert (first["label"], first["first"], first["last"]) == ("Kluuvi", 1, 1)
    assert first["low"] < SAVED[0] < first["high"] and second["low"] < SAVED[1] < second["high"]
    assert (third["label"], third["saving"], third["first"]) == ("Käpylä", None, None), "nothing was billed there"
    with pytest.raises(EntryError, match="nudge-told"):
        nudges.tell_competition(number, OPENER)
    nudges.competitions.withdraw(number, "Aino")
    with pytest.raises(EntryError, match="nudge-overlaps"):
        nudges.open_competition(COMPETITION, OPENER)


def test_a_letter_is_drawn_in_pairs_and_told_with_its_cost(nudges: NudgeService, monkeypatch) -> None:
    monkeypatch.setattr(letters, "LEAST_PAIRS", 10)
    number = nudges.open_letter(LETTER, OPENER)
    sent = nudges.buildings(number, OPENER)
    before = letter_answer(nudges.letters.one(number), nudges, "en")
    assert before["letters"] == len(sent) > 10
    assert abs(before["use_difference"]) < 0.3 and 0 < before["least"] < 0.1
    answer = letter_answer(nudges.tell_letter(number, OPENER), nudges, "zh")
    TypeAdapter(LetterAnswer).validate_python(answer, strict=True)
    told = answer["result"]
    assert told["low"] < 0 < told["high"] and not told["shown"], "no letter was sent in these bills"
    assert told["factor"] > 0 and told["letters"] == len(sent)
    assert told["cost"] is None or told["cost"]["high"] is None
    with pytest.raises(EntryError, match="nudge-overlaps"):
        nudges.open_letter(LETTER, OPENER)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"teams": ("091_1", "elsewhere")}, "competition-team"),
        ({"kind": "building"}, "competition-kind"),
        ({"carrier": "steam"}, "begun-carrier"),
        ({"until": datetime.date(2024, 1, 10)}, "nudge-faults"),
        ({"teams": ("091_1", "091_1")}, "nudge-faults"),
    ],
)
def test_what_cannot_be_a_competition_is_refused(nudges: NudgeService, change, code) -> None:
    with pytest.raises((EntryError, NotFoundError)) as told:
        nudges.open_competition(COMPETITION.model_copy(update=change), OPENER)
    assert told.value.code == code


def test_what_cannot_be_a_letter_is_refused(nudges: NudgeService) -> None:
    with pytest.raises(EntryError, match="letter-factor"):
        nudges.open_letter(LETTER.model_copy(update={"factor": "district_heat_price"}), OPENER)
    with pytest.raises(NotAllowedError):
        nudges.open_letter(LETTER, OFFICE)


def test_a_city_without_temperatures_is_told_so(tmp_path: Path) -> None:
    with OpenCity(town(tmp_path / "city")) as opened:
        service = nudges_of(opened)
        number = service.open_competition(COMPETITION, OPENER)
        with pytest.raises(EntryError, match="nudge-no-temperatures"):
            service.tell_competition(number, OPENER)
