"""Readings that residents send: taken once, kept by cell, held against sensors, and worth what their class is worth."""

import datetime
import uuid
from collections.abc import Iterator
from pathlib import Path
from statistics import NormalDist
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from citybrain.api.app import create_app
from citybrain.governance import ANONYMOUS, Actor, Permission, Role
from citybrain.governance.errors import NotAllowedError
from citybrain.kernel.errors import CityBrainError
from citybrain.open_city import OpenCity
from citybrain.people.readings import service as readings_service
from citybrain.people.readings.answers import citizen_readings_answer
from citybrain.people.readings.service import (
    CitizenReadingSent,
    CitizenReadingService,
    ReadingSurroundings,
    SensorBeside,
    middle_of_cell,
)
from citybrain.people.readings.table import ReadingFaultsError
from citybrain.records.tables.citizen_readings import citizen_reading
from tests.city import write_city
from tests.people.consulted import sent

MOMENT = datetime.datetime(2026, 5, 4, 12, tzinfo=datetime.UTC)
OFFICE = Actor("Dora", frozenset({Role.ADMINISTRATOR}), frozenset(Permission))


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenCity]:
    with OpenCity(write_city(tmp_path_factory.mktemp("readings"))) as opened:
        yield opened


def service_of(city: OpenCity, beside: float | None = None, sensor: int = 1) -> CitizenReadingService:
    found = None if beside is None else SensorBeside(beside, sensor)
    bounds = city.snapshot.manifest.bounds
    around = ReadingSurroundings(lambda: bounds, lambda: MOMENT, lambda *_: found)
    return CitizenReadingService(city.city_records, around)


def reading(city: OpenCity, value: float, **more: Any) -> CitizenReadingSent:
    west, south, east, north = city.snapshot.manifest.bounds
    said: dict[str, Any] = {
        "sending": str(uuid.uuid4()), "measured": "sound_level", "value": value, "unit": "dB", "device": "phone",
        "place": {"longitude": (west + east) / 2, "latitude": (south + north) / 2},
    }  # fmt: skip
    return CitizenReadingSent.model_validate({**said, **more})


def sound_of(city: OpenCity) -> Any:
    return citizen_readings_answer(service_of(city).listed(), "en")["measured"][0]


def phone_of(city: OpenCity) -> Any:
    return next(one for one in sound_of(city)["classes"] if one["device"] == "phone")


def test_one_address_changes_no_class_and_makes_no_cell(tmp_path: Path) -> None:
    """160 dB 24 times beside a sensor of 54 dB, and readings of 60 dB of three people elsewhere, which stay that."""
    with OpenCity(write_city(tmp_path)) as city:
        assert service_of(city, 54.0).take(reading(city, 160.0), ANONYMOUS, "203.0.113.7").reference == 54.0
        for _ in range(23):
            with pytest.raises(ReadingFaultsError, match="readings-again"):
                service_of(city, 54.0).take(reading(city, 160.0), ANONYMOUS, "203.0.113.7")
        for hour in range(1, 24):
            later = reading(city, 160.0, waited=3_600 * hour)
            assert service_of(city, 54.0).take(later, ANONYMOUS, "203.0.113.7").new
        west, south, *_ = city.snapshot.manifest.bounds
        elsewhere = {"longitude": west, "latitude": south}
        for sender in ("a", "b", "c"):
            service_of(city).take(reading(city, 60.0, place=elsewhere), ANONYMOUS, sender)
        [cell] = sound_of(city)["cells"]
        assert (cell["readings"], cell["people"], cell["value"]) == (3, 3, 60.0)
        assert sound_of(city)["few"] == 24, "of one person in a cell"
        assert (phone_of(city)["pairs"], phone_of(city)["bias"]) == (1, None)


def test_one_of_three_people_does_not_move_a_cell_however_often_and_by_whatever_class(tmp_path: Path) -> None:
    with OpenCity(write_city(tmp_path)) as city:
        for sender, value in (("a", 58.0), ("b", 61.0)):
            service_of(city).take(reading(city, value), ANONYMOUS, sender)
        assert sound_of(city)["cells"] == []
        for hour in range(24):
            loud = reading(city, 150.0, waited=3_600 * hour, device="calibrated_phone")
            service_of(city).take(loud, ANONYMOUS, "c")
        [cell] = sound_of(city)["cells"]
        assert (cell["value"], cell["people"], cell["readings"]) == (61.0, 3, 26)
        with city.city_records.to_write().read() as connection:
            makers = connection.execute(select(citizen_reading.c.made_by)).scalars().all()
        assert [makers.count(f"resident {number}") for number in (1, 2, 3)] == [1, 1, 24]


def test_a_class_that_is_too_far_off_is_not_corrected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with OpenCity(write_city(tmp_path)) as city:
        for day in range(5):
            monkeypatch.setattr(readings_service, "now", lambda day=day: f"2026-05-{day + 1:02}T12:00:00Z")
            for sensor in (1, 2):
                sender = f"203.0.113.{10 * day + sensor}"
                service_of(city, 54.0, sensor).take(reading(city, 160.0), ANONYMOUS, sender)
        phone, (cell,) = phone_of(city), sound_of(city)["cells"]
        assert (phone["pairs"], phone["bias"], phone["too_far"], phone["spread"]) == (10, 106.0, True, 5.0)
        assert (cell["value"], cell["high"]) == (160.0, 160.0) and cell["low"] < 160.0


def test_a_phone_beside_sensors_is_corrected_by_its_bias_and_weighs_less(
    city: OpenCity, monkeypatch: pytest.MonkeyPatch
) -> None:
    """60 phones, 3 dB too high with a spread of 4 dB, beside three sensors on ten days, two of each a day."""
    off = np.array([NormalDist(3.0, 4.0).inv_cdf((number + 0.5) / 60) for number in range(60)])
    shuffled = np.random.default_rng(1).permutation(off)
    first = reading(city, float(58.0 + shuffled[0]))
    for number, one in enumerate(shuffled):
        monkeypatch.setattr(readings_service, "now", lambda day=number // 6: f"2026-05-{day + 1:02}T12:00:00Z")
        said = reading(city, float(58.0 + one)) if number else first
        service_of(city, 58.0, number % 3).take(said, ANONYMOUS, f"203.0.113.{number}")
    assert service_of(city, 58.0).take(first, ANONYMOUS, "203.0.113.0") == (False, 58.0)
    elsewhere = {"longitude": city.snapshot.manifest.bounds[0], "latitude": city.snapshot.manifest.bounds[1]}
    service_of(city).take(reading(city, 70.0, place=elsewhere), ANONYMOUS)
    service_of(city).take(reading(city, 60.0, place=elsewhere, device="class_1"), OFFICE)
    phone = phone_of(city)
    assert phone["readings"] == 61 and phone["pairs"] == 30 and phone["level"] == 5 and not phone["too_far"]
    assert phone["bias"] == pytest.approx(3.0, abs=1.0) and phone["bias_low"] < 3.0 < phone["bias_high"]
    assert phone["spread"] == pytest.approx(4.0, rel=0.25)
    cells = {one["readings"]: one for one in sound_of(city)["cells"]}
    assert cells[60]["value"] == pytest.approx(58.0, abs=1.0) and cells[60]["low"] < 58.0 < cells[60]["high"]
    assert cells[2]["level"] == 1
    assert abs(cells[2]["value"] - 60.0) < 0.05 * abs(70.0 - phone["bias"] - 60.0)


def test_what_is_kept_names_nobody_and_no_house(city: OpenCity) -> None:
    with city.city_records.to_write().read() as connection:
        row = connection.exec_driver_sql("SELECT * FROM citizen_reading WHERE device = 'phone'").mappings().first()
    assert row is not None and row["made_by"] == "resident 1" and row["measured_at"] == "2026-05-04T12:00Z"
    assert (row["longitude"], row["latitude"]) == middle_of_cell(row["longitude"], row["latitude"])
    assert set(row) & {"voter", "code", "address", "name"} == set()


def test_all_that_is_wrong_with_a_reading_is_told_at_once(city: OpenCity) -> None:
    service = service_of(city)
    far = {"longitude": 0.0, "latitude": 0.0}
    wrong = reading(city, 500, unit="m", device="owl", place=far, at="2026-01-01T00:00:00Z")
    with pytest.raises(ReadingFaultsError) as told:
        service.take(wrong, ANONYMOUS)
    for named in ("unit: m (dB)", "value: 500 (0 … 160 dB)", "device: owl (class_1", "place: 0, 0", "at: 2026-01-01"):
        assert named in str(told.value.arguments["problem"]), named
    with pytest.raises(CityBrainError, match="readings-sent"):
        service.take(reading(city, 50, measured="mood"), ANONYMOUS)
    with pytest.raises(NotAllowedError):
        service.take(reading(city, 50, device="class_1"), ANONYMOUS)


def test_anybody_sends_one_over_http_and_reads_cells(city: OpenCity) -> None:
    with TestClient(create_app(city), base_url="http://127.0.0.1:8000") as client:
        west, south, east, north = client.get("/api/v1/city").json()["bounds"]
        place = {"longitude": (west + east) / 2, "latitude": (south + north) / 2}
        said = {"measured": "fine_particles", "value": 9.0, "unit": "µg/m3", "device": "low_cost", "place": place}
        taken = client.post("/api/v1/citizen-readings", json=sent(**said))
        assert taken.status_code == 201, taken.text
        assert client.post("/api/v1/citizen-readings", json=sent(**{**said, "unit": "g"})).status_code == 422
        for at in ("9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59"):
            assert client.post("/api/v1/citizen-readings", json=sent(**said, at=at)).status_code == 422
        refused = client.post("/api/v1/citizen-readings", json=sent(**{**said, "device": "reference"}))
        assert refused.status_code in (401, 403)
        air = client.get("/api/v1/citizen-readings").json()["measured"][1]
        assert (air["cells"], air["few"]) == ([], 1)
        again = client.post("/api/v1/citizen-readings", json=sent(**said))
        assert (again.status_code, again.json()["code"]) == (409, "readings-again")
    for number in (2, 3):
        with TestClient(
            create_app(city), base_url="http://127.0.0.1:8000", client=(f"203.0.113.{number}", 1)
        ) as client:
            assert client.post("/api/v1/citizen-readings", json=sent(**said)).status_code == 201
            air = client.get("/api/v1/citizen-readings").json()["measured"][1]
    assert [(one["value"], one["people"], one["level"]) for one in air["cells"]] == [(9.0, 3, 5)]


def test_a_reading_without_a_time_is_of_the_time_of_the_city_less_what_it_waited(city: OpenCity) -> None:
    service = service_of(city)
    for waited, minute in ((0, "2026-05-04T12:00Z"), (3_600, "2026-05-04T11:00Z")):
        sent_now = reading(city, 51.25 + waited / 1e4, waited=waited)
        assert service.take(sent_now, ANONYMOUS).new
        with city.city_records.to_write().read() as connection:
            of = select(citizen_reading.c.measured_at).where(citizen_reading.c.sending == sent_now.sending)
            assert connection.execute(of).scalar_one() == minute
    with pytest.raises(ValueError, match="waited"):
        reading(city, 50, waited=8 * 86_400)
