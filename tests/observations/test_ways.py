"""All ways in at once, as a server opens them from city.toml."""

import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion

from citybrain.governance import Governance, Role, register
from citybrain.kernel.errors import InputError
from citybrain.observations.catalogue import streams
from citybrain.observations.ingest import IngestChannels, declared_in, session_of
from tests.observations.connectors.services import serving
from tests.observations.connectors.test_open_meteo import AIR_TOLD
from tests.sensors import open_sensing

PATIENCE = 60


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.05)


def test_topics_and_connectors_of_city_toml_bring_readings_until_the_city_is_closed(tmp_path: Path) -> None:
    with serving(lambda path, asked: AIR_TOLD) as service:
        (tmp_path / "city.toml").write_text(f"""
            name = "Kallio"
            [[mqtt.topic]]
            pattern = "air/{{station}}/{{property}}"
            [[connector]]
            name = "air"
            kind = "open-meteo-air"
            parameters = {{ latitude = 60.2, longitude = 24.9, station = "Grid", url = "{service.url}" }}
        """)
        topics, connectors = declared_in(tmp_path)
        sensing = open_sensing(tmp_path, "UTC")
        governance = Governance(sensing.records)
        with sensing.records.begin() as connection:
            register.add_identity(connection, "bus", [Role.DEVICE_OPERATOR], "test")
            token = register.give_token(connection, "bus", (), 1, "", "test").text
        listening = socket.create_server(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        IngestChannels("http://here/sta/v1.1", listening, None, topics, connectors).open(sensing, governance)
        assert sensing.mqtt == f"mqtt://127.0.0.1:{port}"
        client = Client(CallbackAPIVersion.VERSION2)
        client.username_pw_set(token)
        client.connect("127.0.0.1", port)
        client.loop_start()
        client.publish("air/Tram 9/pm10", b"12.5", 1).wait_for_publish(PATIENCE)
        until(lambda: sensing.store.count() == 3)
        with sensing.records.read() as connection:
            assert {one.thing for one in streams(connection)} == {"Tram 9", "Grid"}
        client.loop_stop()
        sensing.close()
        governance.close()
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.1", port), 1)


def test_a_city_without_such_a_file_has_no_ways_of_its_own(tmp_path: Path) -> None:
    assert declared_in(tmp_path) == ((), ())
    (tmp_path / "city.toml").write_text('name = "K"\n[[connector]]\nname = "a"\nkind = "nothing"')
    with pytest.raises(InputError, match="connector-kind"):
        declared_in(tmp_path)


def test_each_city_has_a_session_of_its_own_at_a_broker(tmp_path: Path) -> None:
    assert session_of(tmp_path) == session_of(tmp_path / ".")
    assert session_of(tmp_path) != session_of(tmp_path / "other")
    assert len(session_of(tmp_path)) <= 23
