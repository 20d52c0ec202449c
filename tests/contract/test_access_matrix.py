"""Each role, each class of data: the server answers as the policy decides, on every way that leads to a stream."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.api.identity import PURPOSE
from citybrain.api.openapi import API
from citybrain.api.sta.routes import STA
from citybrain.governance import DataClass, Permission, Role, Verdict, decide
from citybrain.governance.register import add_identity, give_token
from citybrain.open_city import OpenCity
from docs.access_matrix import FILE, READERS, page
from tests.city import city_around, write_city
from tests.sensors import HOUR, read, sensor

Streams = Mapping[DataClass, int]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Streams]]:
    """A city with a stream of each class, each of a thing of its own."""
    workspace = OpenCity(write_city(tmp_path_factory.mktemp("city"))).workspace
    app = create_app(city_around(workspace), Path("nowhere"))
    with TestClient(app) as client:
        sensing = app.state.citybrain.city.sensing
        streams = {of: sensor(sensing, f"{of} thing", data_class=of) for of in DataClass}
        for stream in streams.values():
            read(sensing, stream, [sensing.now() - HOUR], 1.0)
        yield client, streams


def headers(client: TestClient, name: str, streams: Streams) -> dict[str, str]:
    """What somebody of a role sends; the sensor has a token for all streams."""
    if name == "nobody":
        return {}
    bound = streams.values() if name == "sensor" else None
    role = Role.DEVICE_OPERATOR if name == "sensor" else Role(name.partition(",")[0])
    with client.app.state.citybrain.governance.records.begin() as connection:  # type: ignore[attr-defined]
        add_identity(connection, f"a {name}", {role}, "root")
        token = give_token(connection, f"a {name}", (), 1, "", "root", bound)
    purpose = {PURPOSE: READERS[name].purpose} if READERS[name].purpose else {}
    return {"authorization": f"Bearer {token.text}"} | purpose


@pytest.mark.parametrize("name", READERS)
def test_the_server_answers_as_the_policy_decides(served: tuple[TestClient, Streams], name: str) -> None:
    client, streams = served
    for kept in ("authorization", PURPOSE):
        client.headers.pop(kept, None)
    client.headers.update(headers(client, name, streams))
    listed = {one["id"] for one in client.get(f"{API}/sensing").json()["streams"]}
    for place, (of, stream) in enumerate(streams.items()):
        reads = decide(READERS[name], Permission.READ_OBSERVATIONS, of) is Verdict.ALLOWED
        assert (stream in listed) == reads, of
        needs_purpose = (
            not reads and of in READERS[name].classes and name != "sensor" and READERS[name].token is not None
        )
        hidden = 403 if needs_purpose and Permission.READ_OBSERVATIONS in READERS[name].permissions else 404
        own = [f"{API}/sensing/streams/{stream}/{what}" for what in ("readings", "quality", "track", "forecast")]
        sta = [f"Datastreams({stream})", f"Datastreams({stream})/Observations", f"Things({stream})"]
        sta += [f"Things({stream})/Locations", f"Locations({stream})", f"HistoricalLocations({stream})"]
        for path in [*own, *(f"{STA}/{one}" for one in sta)]:
            refused = hidden if path in own else 404
            assert client.get(path).status_code == (200 if reads else refused), (of, path)
        told = {"result": 2, "phenomenonTime": f"2026-01-01T0{place}:00:00Z"}
        sent = client.post(f"{STA}/Datastreams({stream})/Observations", json=told).status_code
        expected = decide(READERS[name], Permission.WRITE_OBSERVATIONS, of, stream if name != "sensor" else 1)
        assert (sent == 201) == (expected is Verdict.ALLOWED), of
        assert sent == 201 or sent in (400, 401, 403)
        changed = client.patch(f"{STA}/Things({stream})", json={"description": name}).status_code
        writes = decide(READERS[name], Permission.WRITE_SENSORS, of)
        assert changed in {Verdict.ALLOWED: (200,), Verdict.DENIED: (401, 403), Verdict.HIDDEN: (401, 403, 404)}[writes]


def test_the_page_is_what_is_declared() -> None:
    assert FILE.read_text(encoding="utf-8") == page(), "run `python -m docs.access_matrix`"
