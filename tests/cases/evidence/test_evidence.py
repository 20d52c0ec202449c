"""Readings and events frozen as evidence of a case: once, with their hash, and named when it is closed."""

import json
from collections.abc import Callable

import numpy as np
import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import SQLAlchemyError

from citybrain.cases.evidence import service as of_evidence
from citybrain.cases.evidence.document import sha256_of
from citybrain.cases.evidence.service import EvidenceService
from citybrain.cases.states import CaseOutcome, CaseStep
from citybrain.kernel.errors import NotFoundError
from citybrain.records.errors import EntryError
from citybrain.records.tables.evidence import case_evidence
from citybrain.records.tables.sensing import datastream
from tests.cases.following import DUST, EVENT, Following
from tests.cases.test_detector import minutes, says
from tests.sensors import HOUR, NOON, read, sensor

Make = Callable[..., Following]


@pytest.fixture
def city(follow: Make) -> Following:
    """A street whose dust opened a case and went, and a camera beside it."""
    made = follow(dust={**DUST, "lasts": 0}, event=EVENT)
    street, camera = sensor(made.sensing, "Mill Street"), sensor(made.sensing, "Camera", "detection")
    made.start()
    read(made.sensing, street, minutes(0, 12), [150.0] * 6 + [60.0, 50.0, 40.0, 110.0, 30.0, np.nan])
    made.settle()
    says(made, camera, "street swept", 1)
    made.settle()
    made.now = NOON + 3 * HOUR
    return made


def test_readings_are_frozen_once_with_what_they_say_of_the_limit(city: Following) -> None:
    evidence = EvidenceService(city.sensing, city.service)
    first = evidence.freeze(1, 1, NOON + HOUR, NOON + 2 * HOUR, "Bert")
    assert first.new and evidence.freeze(1, 1, NOON + HOUR, NOON + 2 * HOUR, "Aino") == (first.number, False)
    (entry,) = evidence.listed(1)
    summary = entry["summary"]
    assert (summary["count"], summary["least"], summary["greatest"], summary["mean"]) == (6, 30.0, 110.0, 58.0)
    assert (summary["limit"], summary["beyond"]) == (100.0, 1)
    answer = evidence.document(1, first.number)
    assert answer["intact"] and sha256_of(answer["document"]) == entry["sha256"]
    assert [one["value"] for one in answer["document"]["readings"]] == [60.0, 50.0, 40.0, 110.0, 30.0, None]
    step = city.service.one(1).steps[-1]
    assert (step.step, step.made_by, json.loads(step.about)["sha256"]) == ("link", "Bert", entry["sha256"])


def test_without_an_end_it_is_the_same_until_something_else_is_read(city: Following) -> None:
    evidence = EvidenceService(city.sensing, city.service)
    first = evidence.freeze(1, 1, NOON + HOUR, None, "Bert")
    city.now += HOUR
    assert evidence.freeze(1, 1, NOON + HOUR, None, "Bert") == (first.number, False)
    read(city.sensing, 1, np.array([NOON + 3 * HOUR]), 70.0)
    assert evidence.freeze(1, 1, NOON + HOUR, None, "Bert").new


def test_no_evidence_claims_a_time_that_has_not_come_yet(city: Following) -> None:
    with pytest.raises(EntryError, match="case-evidence-ahead"):
        EvidenceService(city.sensing, city.service).freeze(1, 1, NOON + HOUR, city.now + 1, "Bert")


def test_it_stays_as_it_was_whatever_becomes_of_the_stream(city: Following) -> None:
    evidence = EvidenceService(city.sensing, city.service)
    number = evidence.freeze(1, 1, NOON + HOUR, None, "Bert").number
    before = evidence.document(1, number)
    read(city.sensing, 1, np.array([NOON + HOUR + 1]), 999.0)
    assert evidence.document(1, number) == before
    with pytest.raises(SQLAlchemyError), city.records.to_write().begin() as connection:
        connection.execute(update(case_evidence).values(sha256="0"))
    with city.records.to_write().begin() as connection:
        assert connection.execute(select(case_evidence.c.sha256)).scalar() == before["document"]["sha256"]


def test_an_event_of_a_camera_is_evidence_and_closing_names_all(city: Following) -> None:
    evidence = EvidenceService(city.sensing, city.service)
    seen = evidence.freeze(1, 2, NOON - HOUR, None, "Bert")
    (reading,) = evidence.document(1, seen.number)["document"]["readings"]
    assert (reading["words"], reading["value"]) == ("street swept", None)
    evidence.freeze(1, 1, NOON + HOUR, None, "Bert")
    city.service.step(1, CaseStep.CLOSE, "Aino", "clean", outcome=CaseOutcome.CURED)
    about = json.loads(city.service.one(1).steps[-1].about)
    assert about["evidence"] == [one["sha256"] for one in evidence.listed(1)] and len(about["evidence"]) == 2


def test_what_is_no_evidence_is_refused(city: Following, monkeypatch: pytest.MonkeyPatch) -> None:
    evidence = EvidenceService(city.sensing, city.service)
    for case, stream in ((99, 1), (1, 99)):
        with pytest.raises(NotFoundError):
            evidence.freeze(case, stream, NOON, None, "Bert")
    with pytest.raises(EntryError, match="case-evidence-none"):
        evidence.freeze(1, 1, NOON + 4 * HOUR, None, "Bert")
    monkeypatch.setattr(of_evidence, "MOST_READINGS", 3)
    with pytest.raises(EntryError, match="case-evidence-long"):
        evidence.freeze(1, 1, NOON, None, "Bert")
    monkeypatch.setattr(of_evidence, "MOST_READINGS", 10)
    monkeypatch.setattr(of_evidence, "MOST", 0)
    with pytest.raises(EntryError, match="case-evidence-many"):
        evidence.freeze(1, 1, NOON + HOUR, None, "Bert")
    with city.records.to_write().begin() as connection:
        connection.execute(update(datastream).where(datastream.c.id == 1).values(data_class="personal"))
    with pytest.raises(EntryError, match="case-evidence-personal"):
        evidence.freeze(1, 1, NOON + HOUR, None, "Bert")
    assert evidence.listed(1) == []
