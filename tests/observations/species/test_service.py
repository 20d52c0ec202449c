"""Species of a city: ninety days give one stay, experts confirm and refuse, places of protected ones are blurred."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import select, update

from citybrain.governance import Actor, DataClass, Permission, Role
from citybrain.governance.errors import NotAllowedError
from citybrain.kernel.errors import DeclarationError, NotFoundError
from citybrain.observations.detections import Detection, deliver_detections
from citybrain.observations.readings.columns import Delivery, Readings
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.service import Service
from citybrain.observations.species.names import species_names
from citybrain.observations.species.service import SpeciesService
from citybrain.records.tables.sensing import datastream, observed_property
from tests.sensors import open_sensing, sensor

NOW = 1_680_000_000_000_000
EVERYBODY = Actor("everybody")
RECORDER = Actor("recorder", frozenset({Role.DEVICE_OPERATOR}), frozenset(Permission))
EXPERT = Actor(
    "expert", frozenset({Role.CLIMATE_OFFICER}), frozenset({Permission.WORK_CASES, Permission.READ_OBSERVATIONS})
)
EAGLE = "Haliaeetus albicilla_White-tailed Eagle"


@pytest.fixture
def sensing(tmp_path: Path) -> Iterator[Sensing]:
    opened = open_sensing(tmp_path, "Europe/Helsinki", lambda: NOW)
    yield opened
    opened.close()


def seen(day: int, label: str = EAGLE, confidence: float = 0.9, **more: object) -> Detection:
    time = datetime.datetime(2022, 12, 1, 9, tzinfo=datetime.UTC) + datetime.timedelta(days=day)
    place = {"longitude": 24.9771, "latitude": 60.1733}
    return Detection.model_validate({
        "station": "Shore 1", "detector": "BirdNET 2.4", "label": label, "confidence": confidence, "time": time,
        "place": place, **more,
    })  # fmt: skip


def deliver(sensing: Sensing, *given: Detection) -> list[int]:
    return [one.identity for one in deliver_detections(sensing, Service(sensing), RECORDER, given)]


def test_ninety_days_of_detections_are_one_stay_of_about_ninety_days(sensing: Sensing) -> None:
    deliver(sensing, *(seen(day) for day in range(92) if day not in (20, 21, 22, 60)))
    presence = SpeciesService(sensing).presence("haliaeetus_albicilla", EXPERT)
    (stay,) = presence.stays
    assert (stay.first, stay.last, stay.days) == (datetime.date(2022, 12, 1), datetime.date(2023, 3, 2), 92)
    assert [(gap.days, gap.hours) for gap in stay.gaps] == [(3, None), (1, None)]
    assert (presence.trend.reason, presence.left_out, presence.blurred) == ("no-effort", 0, False)
    window = SpeciesService(sensing).presence(
        "haliaeetus_albicilla", EXPERT, datetime.date(2023, 1, 1), datetime.date(2023, 1, 31)
    )
    assert window.stays[0].days == 31


def test_protected_species_have_streams_of_their_own_and_a_blurred_place(sensing: Sensing) -> None:
    deliver(sensing, seen(0), seen(1, "Turdus merula"), seen(2, "slag_truck"))
    with sensing.records.begin() as connection:
        rows = connection.execute(
            select(observed_property.c.name, datastream.c.data_class).join(
                datastream, datastream.c.observed_property == observed_property.c.id
            )
        ).all()
        assert sorted(map(tuple, rows)) == [
            ("Detection", "internal"), ("Protected species detected", "internal"), ("Species detected", "internal")
        ]  # fmt: skip
        public = {"data_class": DataClass.PUBLIC.value}
        connection.execute(update(datastream).where(datastream.c.name.like("%: Species detected")).values(public))
    service = SpeciesService(sensing)
    assert [(one.key, one.detections, one.withheld) for one in service.listed(EVERYBODY)] == [
        ("turdus_merula", 1, False), ("haliaeetus_albicilla", 0, True)
    ]  # fmt: skip
    open_, blurred = (service.presence("haliaeetus_albicilla", actor) for actor in (EXPERT, EVERYBODY))
    assert open_.places[0][:4] == ("Shore 1", pytest.approx(24.9771, abs=1e-4), pytest.approx(60.1733, abs=1e-4), None)
    assert blurred.places[0][:4] == (None, 24.9, 60.1, 0.1)
    assert (open_.blurred, blurred.blurred) == (False, True)
    assert service.waiting(EVERYBODY) and all(one.label == "Turdus merula" for one in service.waiting(EVERYBODY))


def test_a_station_that_sends_detections_needs_no_further_right_for_species(sensing: Sensing) -> None:
    deliver(sensing, seen(0, "slag_truck"))
    may = Actor("recorder", frozenset({Role.DEVICE_OPERATOR}), frozenset({Permission.WRITE_OBSERVATIONS}))
    assert [one.fate for one in deliver_detections(sensing, Service(sensing), may, [seen(1)])] == ["stored"]


def test_what_nobody_may_read_and_is_not_protected_is_not_there(sensing: Sensing) -> None:
    deliver(sensing, seen(1, "Turdus merula"))
    service = SpeciesService(sensing)
    assert service.listed(EVERYBODY) == []
    assert service.presence("turdus_merula", EVERYBODY).stays == []
    assert service.waiting(EVERYBODY) == []


def test_an_expert_confirms_and_refuses_and_the_calendar_follows(sensing: Sensing) -> None:
    sure, unsure, wrong = deliver(sensing, seen(0), seen(1, confidence=0.3), seen(2))
    service = SpeciesService(sensing)
    assert service.presence("haliaeetus_albicilla", EXPERT).stays[0].days_detected == 2
    assert len(service.waiting(EXPERT)) == 3
    service.judge(unsure, "confirmed", "Seen from the jetty", EXPERT)
    service.judge(wrong, "refused", "A herring gull", EXPERT)
    presence = service.presence("haliaeetus_albicilla", EXPERT)
    (stay,) = presence.stays
    assert (stay.days, stay.days_detected, stay.confirmed, presence.left_out) == (2, 2, 1, 1)
    assert [one.identity for one in service.waiting(EXPERT, "haliaeetus_albicilla")] == [sure]
    service.judge(wrong, "confirmed", "Looked again", EXPERT)
    assert service.presence("haliaeetus_albicilla", EXPERT).stays[0].days_detected == 3


def test_who_posted_a_detection_does_not_judge_it_and_others_need_the_right(sensing: Sensing) -> None:
    (one,) = deliver(sensing, seen(0))
    service = SpeciesService(sensing)
    with pytest.raises(NotAllowedError, match="species-judge-own"):
        service.judge(one, "confirmed", "Mine", RECORDER)
    with pytest.raises(NotAllowedError):
        service.judge(one, "confirmed", "No right", EVERYBODY)
    for number in (one + 1, 1 << 40):
        with pytest.raises(NotFoundError, match="species-detection-unknown"):
            service.judge(number, "confirmed", "There is none", EXPERT)


def test_hours_listened_are_told_and_count_in_the_rate(sensing: Sensing) -> None:
    deliver(sensing, seen(0), seen(3))
    stream = sensor(sensing, "Shore 1b", "listening_time", data_class="internal")
    with sensing.records.begin() as connection:
        thing = connection.execute(select(datastream.c.thing).where(datastream.c.name.like("Shore 1:%"))).scalar()
        connection.execute(update(datastream).where(datastream.c.id == stream).values(thing=thing))
    times = np.array([1_669_885_200_000_000 + day * 86_400_000_000 for day in range(4)], np.int64)
    readings = Readings(np.full(4, stream, np.int32), times, np.full(4, 3600.0))
    sensing.deliver(Delivery("test", readings)).result()
    presence = SpeciesService(sensing).presence("haliaeetus_albicilla", EXPERT)
    (month,) = presence.months
    assert (month.month, month.hours, month.rate) == ("2022-12", 4.0, 0.5)
    assert presence.stays[0].gaps[0].hours == 2.0


def test_hours_do_not_tell_at_which_station_a_withheld_detection_was(sensing: Sensing) -> None:
    deliver(sensing, seen(0))
    stream = sensor(sensing, "Shore 1b", "listening_time")
    with sensing.records.begin() as connection:
        thing = connection.execute(select(datastream.c.thing).where(datastream.c.name.like("Shore 1:%"))).scalar()
        public = {"thing": thing, "data_class": DataClass.PUBLIC.value}
        connection.execute(update(datastream).where(datastream.c.id == stream).values(public))
    readings = Readings(np.array([stream], np.int32), np.array([1_669_885_200_000_000], np.int64), np.array([3600.0]))
    sensing.deliver(Delivery("test", readings)).result()
    open_, blurred = (SpeciesService(sensing).presence("haliaeetus_albicilla", one) for one in (EXPERT, EVERYBODY))
    assert (open_.months[0].rate, blurred.months[0].rate, blurred.months[0].hours) == (1.0, None, None)
    assert (blurred.blurred, blurred.trend.reason) == (True, "no-effort")


def test_a_detection_by_a_wrong_clock_does_not_break_the_presence(sensing: Sensing) -> None:
    deliver(sensing, seen(0), seen(0, time=datetime.datetime(1, 1, 1, tzinfo=datetime.UTC)))
    presence = SpeciesService(sensing).presence("haliaeetus_albicilla", EXPERT)
    assert [(one.month, one.detections) for one in presence.months] == [("2022-12", 1)]


def test_an_unknown_species_is_refused_with_the_nearest(sensing: Sensing) -> None:
    with pytest.raises(NotFoundError) as refused:
        SpeciesService(sensing).presence("haliaetus_albicila", EXPERT)
    assert "haliaeetus_albicilla" in str(refused.value)


def test_a_city_adds_species_and_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    one = 'otis_tarda: {scientific: Otis tarda, label: {en: Great bustard, zh: 大鸨}, protected: "List"}\n'
    (tmp_path / "species.yaml").write_text(one, encoding="utf-8")
    assert species_names(tmp_path).key_of("Great bustard") == "otis_tarda"
    assert species_names(tmp_path).key_of("大鸨") == "otis_tarda"
    assert species_names(tmp_path).key_of("slag_truck") is None
    other = tmp_path / "other"
    other.mkdir()
    (other / "species.yaml").write_text("otis_tarda: {scientific: otis}\n", encoding="utf-8")
    with pytest.raises(DeclarationError, match="species-faults"):
        species_names(other)
