"""Clients that others wrote, against a server on a socket: frost-sta-client of Fraunhofer IOSB, and GDAL.

The first knows names and passwords alone and sends the token as the password of any name. GDAL has no driver of
SensorThings; it reads the GeoJSON that the service answers with.
"""

import frost_sta_client as fsc
import geojson
import pyogrio
import pytest


@pytest.fixture(scope="module")
def service(address: str, token: str) -> fsc.SensorThingsService:
    return fsc.SensorThingsService(address, auth_handler=fsc.AuthHandler(username="anybody", password=token))


def station() -> fsc.Thing:
    place = fsc.Location(name="Square", description="by the tram stop", encoding_type="application/geo+json",
                         location=geojson.Point((24.94, 60.17)))  # fmt: skip
    return fsc.Thing(name="Frost", description="made by a client", properties={"owner": "city"}, locations=[place])


@pytest.mark.filterwarnings("ignore:furl.pathstr")
def test_a_client_makes_reads_changes_asks_and_deletes(service: fsc.SensorThingsService) -> None:
    thing = station()
    service.create(thing)
    stream = fsc.Datastream(
        name="Noise",
        description="at the square",
        observation_type="http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
        unit_of_measurement=fsc.UnitOfMeasurement(name="decibel", symbol="dB", definition="ucum:dB"),
        thing=thing,
        sensor=fsc.Sensor(
            name="Microphone", description="class 1", encoding_type="text/html", metadata="https://example.org"
        ),
        observed_property=fsc.ObservedProperty(name="L", description="level", definition="https://example.org/L"),
    )
    service.create(stream)
    for hour in range(12):
        service.create(
            fsc.Observation(phenomenon_time=f"2026-01-01T{hour:02}:00:00Z", result=40.5 + hour, datastream=stream)
        )
    thing = service.things().find(thing.id)
    assert thing.name == "Frost"
    loud = service.observations().query().filter(f"result gt 48 and Datastream/id eq {stream.id}").orderby("result")
    assert [one.result for one in loud.list()] == [51.5, 50.5, 49.5, 48.5]
    paged = service.observations().query().top(5).list()
    assert len(list(paged)) == 12
    thing.name = "Frost again"
    service.update(thing)
    service.patch(thing, [{"op": "replace", "path": "/description", "value": "changed"}])
    found = service.things().query().filter("name eq 'Frost again'").expand("Datastreams,Locations").list()
    assert [(one.description, len(one.datastreams.entities), len(one.locations.entities)) for one in found] == [
        ("changed", 1, 1)
    ]
    service.delete(thing)
    assert list(service.things().query().filter("name eq 'Frost again'").list()) == []


def test_gdal_reads_the_places_of_things(
    service: fsc.SensorThingsService, address: str, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.create(station())
    monkeypatch.setenv("GDAL_HTTP_HEADERS", f"Authorization: Bearer {token}")  # no stream makes it public yet
    query = "$expand=Locations&$filter=name%20eq%20'Frost'&$resultFormat=GeoJSON"
    frame = pyogrio.read_dataframe(f"GeoJSON:{address}/Things?{query}", use_arrow=False)
    assert frame["name"].tolist() == ["Frost"]
    assert frame["properties/owner"].tolist() == ["city"]
    assert (frame.geometry[0].x, frame.geometry[0].y) == (24.94, 60.17)
