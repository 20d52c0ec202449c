"""OpenAQ. The answers were composed after https://docs.openaq.org (version 3): the network is not asked."""

import numpy as np

from citybrain.observations.connectors.schedule import pull
from citybrain.observations.incoming import instant
from citybrain.observations.sensing import Sensing
from tests.observations.connectors.services import asking, serving

LOCATION = {
    "meta": {"name": "openaq-api", "page": 1, "limit": 100, "found": 1},
    "results": [
        {
            "id": 8118,
            "name": "Mannerheimintie",
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
        "parameter": {"id": 2, "name": name, "units": units},
        "period": {
            "label": "raw",
            "datetimeFrom": {"utc": f"2026-01-30T{hour:02}:00:00Z", "local": f"2026-01-30T{hour + 2:02}:00:00+02:00"},
            "datetimeTo": {"utc": f"2026-01-30T{hour + 1:02}:00:00Z", "local": f"2026-01-30T{hour + 3:02}:00:00+02:00"},
        },
        "coordinates": {"latitude": 60.1699, "longitude": 24.9384},
    }


def answer(path: str, asked: dict[str, str]) -> object:
    if path == "/v3/locations/8118":
        return LOCATION
    if path == "/v3/sensors/23534/measurements":
        return {"results": [measurement(6.5, "pm25", "µg/m³", 0), measurement(None, "pm25", "µg/m³", 1)]}
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
