"""OpenAQ. The answers were composed after https://docs.openaq.org (version 3): the network is not asked.

They have the structure of those recorded in the tests of openaq-python (`locations.json`, `measurements.json`,
`measurements_1000.json`): measurements of a station that stands have no coordinates of their own, withheld values are
null, and `found` of a page that is full is text.
"""

import json

import numpy as np
import pytest
from sqlalchemy import select

from citybrain.observations.connectors.openaq import read, sensors
from citybrain.observations.connectors.schedule import pull
from citybrain.observations.properties import known_properties, scale
from citybrain.observations.sensing import Sensing
from citybrain.observations.times import instant
from citybrain.records.tables.sensing import location
from tests.observations.connectors.services import asking, serving

LOCATION = {
    "meta": {"name": "openaq-api", "page": 1, "limit": 100, "found": 1},
    "results": [
        {
            "id": 8118,
            "name": "Mannerheimintie",
            "locality": None,
            "isMobile": False,
            "coordinates": {"latitude": 60.1699, "longitude": 24.9384},
            "sensors": [
                {"id": 23534, "name": "pm25 µg/m³", "parameter": {"id": 2, "name": "pm25", "units": "µg/m³"}},
                {"id": 23535, "name": "o3 ppm", "parameter": {"id": 10, "name": "o3", "units": "ppm"}},
                {"id": 23536, "name": "um010", "parameter": {"id": 126, "name": "um010", "units": "particles/cm³"}},
            ],
        }
    ],
}


def measurement(value: float | None, name: str, units: str, hour: int) -> dict[str, object]:
    return {
        "value": value,
        "flagInfo": {"hasFlags": value is None},
        "parameter": {"id": 2, "name": name, "units": units, "displayName": None},
        "period": {
            "label": "raw",
            "interval": "01:00:00",
            "datetimeFrom": {"utc": f"2026-01-30T{hour:02}:00:00Z", "local": f"2026-01-30T{hour + 2:02}:00:00+02:00"},
            "datetimeTo": {"utc": f"2026-01-30T{hour + 1:02}:00:00Z", "local": f"2026-01-30T{hour + 3:02}:00:00+02:00"},
        },
        "coordinates": None,
        "summary": None,
        "coverage": {"expectedCount": 1, "observedCount": 1, "percentCoverage": 100.0},
    }


def answer(path: str, asked: dict[str, str]) -> object:
    if path == "/v3/locations/8118":
        return LOCATION
    if path == "/v3/sensors/23534/measurements":
        meta = {"name": "openaq-api", "website": "/", "page": 1, "limit": 1000, "found": ">1000"}
        return {"meta": meta, "results": [measurement(6.5, "pm25", "µg/m³", 0), measurement(None, "pm25", "µg/m³", 1)]}
    return {"results": [measurement(0.03, "o3", "ppm", 0)]} if path == "/v3/sensors/23535/measurements" else 404


def test_measurements_are_of_their_period_and_what_does_not_convert_is_set_apart(sensing: Sensing) -> None:
    with serving(answer) as service:
        settings = asking("openaq", locations=[8118], key="secret", url=f"{service.url}/v3")
        done = pull(sensing, settings)
        assert all(headers["X-API-Key".title()] == "secret" for _, _, headers in service.asked)
        pull(sensing, settings)
        assert service.asked[-1][1]["datetime_from"] == "2026-01-30T00:00:00Z"
    assert (done.received, done.stored, done.rejected) == (3, 1, 2)
    assert {one.code for one in sensing.store.quarantined()} == {"reading-not-a-number", "observations-unit"}
    found = sensing.store.last(1, 2).readings
    assert found.time.tolist() == [instant("2026-01-30T00:00:00Z")]
    assert found.until is not None
    assert found.until.tolist() == [instant("2026-01-30T01:00:00Z")]
    assert sensing.store.latest(np.array([1], np.int32)).value.tolist() == [6.5]
    with sensing.records.read() as connection:
        (place,) = connection.execute(select(location.c.location)).scalars()
    assert json.loads(place)["coordinates"] == [24.9384, 60.1699], "that of the location"


def test_a_measurement_of_a_location_that_moves_lies_where_it_says() -> None:
    told = {**measurement(21.5, "temperature", "c", 0), "coordinates": {"latitude": 60.2, "longitude": 25.0}}
    (one,), apart = read(json.dumps({"results": [told]}).encode(), "Bus", "air_temperature", (24.9, 60.1))
    assert (one.place, one.unit, apart) == ((25.0, 60.2), "c", [])


def test_humidity_and_degrees_fahrenheit_are_known() -> None:
    parameters = [("relativehumidity", "%"), ("temperature", "f")]
    told = [{"id": 98 + k, "parameter": {"name": name, "units": unit}} for k, (name, unit) in enumerate(parameters)]
    found = sensors(json.dumps({"results": [{"sensors": told}]}).encode())
    assert found == [(98, "relative_humidity"), (99, "air_temperature")]
    (one,), _ = read(json.dumps({"results": [measurement(50, "temperature", "f", 0)]}).encode(), "A", found[1][1], None)
    factor, offset = scale(one.unit, known_properties()[one.property])
    assert one.result * factor + offset == pytest.approx(10)


def test_a_sensor_that_lags_behind_goes_on_from_where_it_is(sensing: Sensing) -> None:
    late: list[object] = []

    def told(path: str, asked: dict[str, str]) -> object:
        if path == "/v3/locations/8118":
            return LOCATION
        if path.endswith("23534/measurements"):
            return {"results": [measurement(6.5, "pm25", "µg/m³", 9)]}
        return {"results": [measurement(30, "o3", "µg/m³", 5), *late]}

    with serving(told) as service:
        settings = asking("openaq", locations=[8118], key="secret", url=f"{service.url}/v3")
        pull(sensing, settings)
        late.append(measurement(31, "o3", "µg/m³", 6))
        again = pull(sensing, settings)
    assert [asked["datetime_from"] for path, asked, _ in service.asked[-2:]] == [
        "2026-01-30T09:00:00Z",
        "2026-01-30T05:00:00Z",
    ]
    assert again.stored == 1
