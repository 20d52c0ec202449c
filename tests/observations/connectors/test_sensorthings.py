"""Another server of SensorThings; its answers were composed after OGC 18-088."""

from urllib.parse import unquote

import pytest

from citybrain.observations.catalogue import streams
from citybrain.observations.connectors import sensorthings
from citybrain.observations.connectors.fetching import ConnectorError
from citybrain.observations.connectors.schedule import pull
from citybrain.observations.connectors.standing import mark_of
from citybrain.observations.sensing import Sensing
from tests.observations.connectors.services import Service, asking, serving


class Remote:
    """A server with two datastreams in two pages, and two observations a page of the first."""

    def __init__(self) -> None:
        self.service: Service | None = None
        self.observations = [self.observation(hour, hour + 0.5) for hour in range(5)]
        self.elsewhere = False

    @staticmethod
    def observation(hour: int, result: object) -> dict[str, object]:
        return {"@iot.id": hour, "phenomenonTime": f"2026-01-30T{hour:02}:00:00Z", "result": result}

    @staticmethod
    def datastream(number: object, name: str, symbol: str, definition: str) -> dict[str, object]:
        return {
            "@iot.id": number,
            "name": name,
            "observationType": "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
            "unitOfMeasurement": {"name": symbol, "symbol": symbol, "definition": symbol},
            "Thing": {"name": "Harbour", "Locations": [{"location": {"type": "Point", "coordinates": [24.9, 60.1]}}]},
            "ObservedProperty": {"name": name, "definition": definition},
        }

    def answer(self, path: str, asked: dict[str, str]) -> object:
        assert self.service is not None
        if path == "/v1.1/Datastreams" and "$skip" not in asked:
            link = f"{'http://example.org' if self.elsewhere else self.service.url}/v1.1/Datastreams?$skip=1"
            return {"value": [self.datastream(1, "Temperature", "degC", "")], "@iot.nextLink": link}
        if path == "/v1.1/Datastreams":
            return {"value": [self.datastream("w/1", "Ice depth", "cm", "http://example.org/level")]}
        if unquote(path) == "/v1.1/Datastreams('w/1')/Observations":
            return {"value": [self.observation(1, 42)] if "$filter" not in asked else []}
        after = asked.get("$filter", "phenomenonTime gt 0").split()[-1]
        rest = [one for one in self.observations if str(one["phenomenonTime"]) > after]
        first = int(asked.get("$skip", 0))
        told: dict[str, object] = {"value": rest[first : first + 2]}
        if len(rest) > first + 2:
            told["@iot.nextLink"] = f"{self.service.url}{path}?$skip={first + 2}&$filter=phenomenonTime%20gt%20{after}"
        return told


def test_all_pages_are_taken_once_and_then_only_what_is_new(sensing: Sensing) -> None:
    remote = Remote()
    with serving(remote.answer) as remote.service:
        settings = asking("sensorthings", url=f"{remote.service.url}/v1.1/")
        assert pull(sensing, settings).stored == 6
        remote.observations += [remote.observation(5, 5.5), remote.observation(6, "none")]
        again = pull(sensing, settings)
    assert (again.received, again.stored, again.rejected) == (2, 1, 1)
    with sensing.records.read() as connection:
        assert [(one.thing, one.property, one.unit) for one in streams(connection)] == [
            ("Harbour", "Air temperature", "°C"),
            ("Harbour", "Ice depth", "cm"),
        ]
    assert "2026-01-30T06:00:00Z" in mark_of(sensing.records, "test")


def test_much_is_taken_in_parts_each_of_them_kept(sensing: Sensing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sensorthings, "MOST", 2)
    remote = Remote()
    with serving(remote.answer) as remote.service:
        assert pull(sensing, asking("sensorthings", url=f"{remote.service.url}/v1.1")).stored == 6


def test_links_to_another_server_are_not_followed(sensing: Sensing) -> None:
    remote = Remote()
    remote.elsewhere = True
    with serving(remote.answer) as remote.service, pytest.raises(ConnectorError, match="connector-elsewhere"):
        pull(sensing, asking("sensorthings", url=f"{remote.service.url}/v1.1"))
