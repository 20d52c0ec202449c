"""Two cities of one installation, each with a survey of the same number: codes and noise are of one of them alone."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import update

from citybrain.governance import Actor, Permission, Role
from citybrain.governance.audit import Noted, note
from citybrain.open_city import OpenCity
from citybrain.open_city.consultations import consultations_of, questionnaires_of
from citybrain.people.consultations.document import NewConsultation
from citybrain.people.consultations.registry import add_consultation, opened
from citybrain.people.consultations.results import tally_of
from citybrain.people.surveys.answering import QuestionnaireSent
from citybrain.people.surveys.document import NewQuestionnaire, QuestionnaireFaultsError
from citybrain.people.surveys.service import QuestionnaireService
from citybrain.people.tokens import TokenError, VoiceChannel, label_of, new_codes
from citybrain.records.tables.questionnaires import questionnaire
from tests.city import write_city
from tests.people.consulted import CONSULTATION, sent
from tests.people.survey_answers import survey

OFFICE = Actor("Olli", frozenset({Role.ADMINISTRATOR}), frozenset(Permission))


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[OpenCity]]:
    folders = [write_city(tmp_path_factory.mktemp(name)) for name in ("one", "other")]
    with OpenCity(folders[0]) as one, OpenCity(folders[1]) as other:
        yield [one, other]


def opened_survey(city: OpenCity) -> tuple[QuestionnaireService, int]:
    service = questionnaires_of(city)
    return service, service.open(NewQuestionnaire.model_validate(survey(service.today)), OFFICE)


def answered(service: QuestionnaireService, number: int, code: str, walks: str = "yes", **traits: str) -> bool:
    body: dict[str, Any] = sent(code=code, answers={"walks": walks}, traits=traits)
    return service.answer(number, QuestionnaireSent.model_validate(body), OFFICE)


def test_a_code_of_another_city_is_refused(twins: list[OpenCity]) -> None:
    (one, number), (other, same) = (opened_survey(city) for city in twins)
    assert number == same
    [code] = one.codes(number, VoiceChannel.LINK, 1, OFFICE)
    with pytest.raises(TokenError):
        answered(other, same, code)
    assert other.one(same).answered == 0
    assert answered(one, number, code)


def test_noise_of_a_twin_with_known_answers_is_no_noise_of_the_city(twins: list[OpenCity]) -> None:
    """Who may open surveys elsewhere on the server cannot take the noise away."""
    services = [opened_survey(city) for city in twins]
    rows = [service.one(number).row for service, number in services]
    assert rows[0].id == rows[1].id and label_of("questionnaire", rows[0]) != label_of("questionnaire", rows[1])
    for service, number in services:
        for turn, code in enumerate(service.codes(number, VoiceChannel.LINK, 60, OFFICE)):
            answered(service, number, code, ("yes", "no")[turn % 2], gender=("women", "men")[turn // 2 % 2])
    told = [service.result(number).tally for service, number in services]
    assert [one.counted for one in told] == [50, 50]
    tables = [[one.took_part, one.questions["walks"], one.questions["safe"]] for one in told]
    assert tables[0] != tables[1], "about 20 numbers with noise: as good as never all the same by chance"


def test_every_label_of_a_consultation_knows_its_city(twins: list[OpenCity], monkeypatch: pytest.MonkeyPatch) -> None:
    labels: list[str] = []
    monkeypatch.setattr("citybrain.people.consultations.results.tally", lambda *said: labels.append(said[2]))
    monkeypatch.setattr(
        "citybrain.people.consultations.service.counted_cells", lambda _, of: (labels.append(of), 0)
    )  # fmt: skip
    asked = NewConsultation.model_validate({**CONSULTATION, "plan": "plan"})
    asked = asked.model_copy(update={"until": datetime.date(2100, 1, 1)})
    for city in twins:
        with city.records.begin() as connection:
            number = add_consultation(connection, asked, "", "[]", OFFICE.name)
            tally_of(connection, opened(connection, number)[0], {}, False)
        consultations_of(city).places(number)
    assert len(labels) == len(set(labels)) == 4


def test_codes_that_were_given_before_there_was_an_identity_are_read_on(twins: list[OpenCity]) -> None:
    service, number = opened_survey(twins[0])
    with twins[0].records.begin() as connection:
        connection.execute(update(questionnaire).where(questionnaire.c.id == number).values(identity=None))
    [before] = new_codes(f"questionnaire {number}", VoiceChannel.LINK)
    [since] = service.codes(number, VoiceChannel.LINK, 1, OFFICE)
    assert [answered(service, number, code) for code in (before, since)] == [True, True]
    newer, other = opened_survey(twins[0])
    with pytest.raises(TokenError):
        answered(newer, other, new_codes(f"questionnaire {other}", VoiceChannel.LINK)[0])


def test_no_codes_are_made_once_answering_is_over(twins: list[OpenCity]) -> None:
    service, number = opened_survey(twins[0])
    service.close(number, OFFICE)
    with pytest.raises(QuestionnaireFaultsError, match="questionnaire-not-open"):
        service.codes(number, VoiceChannel.PAPER, 1, OFFICE)


def of_before(city: OpenCity, channel: VoiceChannel = VoiceChannel.LINK) -> tuple[QuestionnaireService, int, list[str]]:
    """A survey that was opened before there were identities, and codes of then."""
    service, number = opened_survey(city)
    with city.records.begin() as connection:
        connection.execute(update(questionnaire).where(questionnaire.c.id == number).values(identity=None))
    return service, number, new_codes(f"questionnaire {number}", channel, 2)


def test_a_code_of_before_is_of_the_city_that_uses_it_first_and_of_no_other(twins: list[OpenCity]) -> None:
    while (first := of_before(twins[0]))[1] != (second := of_before(twins[1]))[1]:
        for city, (_, number, _) in zip(twins, (first, second), strict=True):
            if number < max(first[1], second[1]):
                opened_survey(city)
    (one, number, [code, unused]), (other, same, _) = first, second
    assert answered(one, number, code)
    assert other.standing(same, code)["standing"] == "wrong"
    with pytest.raises(TokenError):
        answered(other, same, code)
    assert other.one(same).answered == 0 and one.standing(number, code)["standing"] == "used"
    assert answered(other, same, unused)
    with pytest.raises(TokenError):
        answered(one, number, unused)


@pytest.mark.parametrize("channel", [VoiceChannel.LINK, VoiceChannel.WEB])
def test_a_city_that_made_no_codes_takes_none_of_before(twins: list[OpenCity], channel: VoiceChannel) -> None:
    """Its audit log, which begins with the opening, has none; a device may have its code from there."""
    service, number, [code, other] = of_before(twins[0], channel)
    with twins[0].records.begin() as connection:
        note(connection, Noted(OFFICE, "survey open", str(number)))
    taken = channel is VoiceChannel.WEB
    assert service.standing(number, code)["standing"] == ("good" if taken else "wrong")
    with twins[0].records.begin() as connection:
        note(connection, Noted(OFFICE, "survey codes", str(number)))
    assert service.standing(number, other)["standing"] == "good" and answered(service, number, other)
