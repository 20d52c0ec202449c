"""The endpoint of MQTT with real clients: paho, mosquitto_pub and mosquitto_sub."""

import json
import queue
import shutil
import socket
import struct
import subprocess
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from citybrain.governance import Permission, Role, audit, register
from citybrain.observations.mqtt import packets
from citybrain.observations.readings.store import NotStoredError
from citybrain.observations.sensorthings.answers.reader import EntityReader
from citybrain.observations.sensorthings.answers.render import rendered
from citybrain.observations.sensorthings.asked.options import QueryOptions
from citybrain.observations.sensorthings.model import OBSERVATION
from citybrain.observations.sensorthings.sources import Visible
from citybrain.records.errors import NotRecordedError
from citybrain.records.tables.sensing import datastream, feature, observation_more
from tests.api.sta.requirements import requirement
from tests.observations.mqtt.listening import PATIENCE, Listener, published
from tests.observations.mqtt.towns import BASE, Town, add_streams, served


@requirement("create-observations-via-mqtt/observations-creation")
def test_an_observation_that_is_acknowledged_is_on_disk(tmp_path: Path) -> None:
    with served(tmp_path) as town:
        numbers, words, _ = add_streams(town.sensing)
        hour = "2026-01-31T12:00:00+02:00"
        published(town, f"v1.1/Datastreams({numbers})/Observations", {"result": 12.5, "phenomenonTime": hour})
        told = {"result": "SW", "phenomenonTime": f"{hour}/2026-01-31T13:00:00+02:00", "resultTime": hour}
        published(town, "v1.1/Observations", {**told, "Datastream": {"@iot.id": words}}, quality=2)
        one, other = town.sensing.store.last(numbers, 5), town.sensing.store.last(words, 5)
        assert one.readings.value.tolist() == [12.5]
        assert one.readings.time.tolist() == [1769853600000000]
        assert other.readings.said is not None
        assert other.readings.said.tolist() == ['"SW"']
        assert other.readings.until is not None
        assert other.readings.until.tolist() == [1769857200000000]


@requirement("create-observations-via-mqtt/observations-creation")
def test_an_observation_may_bring_all_that_it_is_of(tmp_path: Path) -> None:
    with served(tmp_path) as town:
        told = {
            "result": 3,
            "phenomenonTime": "2026-01-31T12:00:00Z",
            "parameters": {"confidence": 0.9},
            "FeatureOfInterest": {
                "name": "Quay",
                "description": "Quay",
                "encodingType": "application/geo+json",
                "feature": {"type": "Point", "coordinates": [24.95, 60.16]},
            },
            "Datastream": {
                "name": "Boats",
                "description": "Boats at the quay",
                "observationType": "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_CountObservation",
                "unitOfMeasurement": {"name": "boat", "symbol": "1", "definition": "ucum:1"},
                "Thing": {"name": "Quay", "description": "Quay"},
                "Sensor": {
                    "name": "Camera", "description": "Camera", "encodingType": "text/html", "metadata": "camera",
                },
                "ObservedProperty": {"name": "Boats", "description": "Boats", "definition": "http://example.org/boats"},
            },
        }  # fmt: skip
        published(town, "v1.1/Observations", told)
        (stored,) = town.sensing.store.last(1, 5).readings.value.tolist()
        assert stored == 3
        with town.sensing.records.read() as connection:
            assert connection.execute(select(observation_more.c.parameters)).scalars().all() == ['{"confidence": 0.9}']
            assert connection.execute(select(feature.c.name)).scalars().all() == ["Quay"]


@requirement("receive-updates-via-mqtt/receive-updates")
def test_what_listeners_get_is_what_the_service_answers(tmp_path: Path) -> None:
    with served(tmp_path) as town, Listener(town.port) as listener:
        _, words, _ = add_streams(town.sensing)
        listener.subscribe("v1.1/Observations")
        times = {"phenomenonTime": "2026-01-31T12:00:00.5Z/2026-01-31T13:00:00Z", "resultTime": "2026-01-31T13:01:00Z"}
        published(town, f"v1.1/Datastreams({words})/Observations", {"result": {"from": [1, "SW"]}, **times})
        _, got = listener.came.get(timeout=PATIENCE)
        with town.sensing.records.read() as connection:
            reader = EntityReader(town.sensing, connection, Visible(frozenset({"public"})))
            told = rendered(reader.entity(OBSERVATION, got["@iot.id"]), QueryOptions(), BASE)
        assert got == {name: value for name, value in told.items() if value is not None}


def test_messages_sent_again_are_stored_once_and_the_ledger_tells_it(tmp_path: Path) -> None:
    with served(tmp_path) as town:
        numbers, _, _ = add_streams(town.sensing)
        same = {"result": 1, "phenomenonTime": "2026-01-31T12:00:00Z"}
        published(town, f"v1.1/Datastreams({numbers})/Observations", same, same, same)
        (tally,) = town.sensing.store.tallies()
        assert (tally.source, tally.received, tally.stored, tally.duplicates) == ("mqtt:bus", 3, 1, 2)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (b"{", "reading-json-broken"),
        (b"[" * 100_000, "reading-json-broken"),
        (b'{"result": NaN}', "reading-json-broken"),
        (b'{"result": 1e999}', "reading-not-a-number"),
        (b'{"result": 1' + b"0" * 400 + b"}", "reading-number-huge"),
        ({"result": "high"}, "reading-result-type"),
        ({"result": True}, "reading-result-type"),
        ({"phenomenonTime": "2026-01-31T12:00:00Z"}, "reading-no-result"),
        ({"result": 1, "phenomenonTime": "2026-01-31T12:00:00"}, "reading-time-unread"),
        ({"result": 1, "phenomenonTime": 7}, "reading-time-unread"),
        ({"result": 1, "phenomenonTime": "2999-01-31T12:00:00Z"}, "reading-future"),
        ({"result": 1, "phenomenonTime": "2026-01-31T12:00:00Z/2026-01-31T11:00:00Z"}, "reading-time-unread"),
        ({"result": 1, "FeatureOfInterest": {"name": "here"}}, "sta-property-missing"),
    ],
)
def test_what_is_no_reading_is_set_apart_with_the_reason(tmp_path: Path, told: object, code: str) -> None:
    with served(tmp_path) as town:
        numbers, _, _ = add_streams(town.sensing)
        published(town, f"v1.1/Datastreams({numbers})/Observations", told)
        (apart,) = town.sensing.store.quarantined()
        assert apart.code == code
        assert apart.place == f"v1.1/Datastreams({numbers})/Observations"
        assert town.sensing.store.count() == 0


@pytest.mark.parametrize(
    ("topic", "code"),
    [
        ("v1.1/Datastreams(999)/Observations", "reading-stream-unknown"),
        ("v1.1/Observations", "sta-property-missing"),
        ("v1.1/Things", "mqtt-topic"),
    ],
)
def test_a_topic_without_a_stream_is_told(tmp_path: Path, topic: str, code: str) -> None:
    with served(tmp_path) as town:
        published(town, topic, {"result": 1})
        (apart,) = town.sensing.store.quarantined()
        assert apart.code == code


@requirement("receive-updates-via-mqtt/receive-updates")
def test_who_listens_gets_what_is_new_with_the_chosen_properties(tmp_path: Path) -> None:
    with served(tmp_path) as town, Listener(town.port) as listener:
        numbers, words, _ = add_streams(town.sensing)
        whole, chosen = f"v1.1/Datastreams({numbers})/Observations", "v1.1/Observations?$select=result"
        assert listener.subscribe(whole, chosen) == [1, 1]
        published(town, whole, {"result": 3.5, "phenomenonTime": "2026-01-31T12:00:00Z"})
        got = dict(listener.came.get(timeout=PATIENCE) for _ in range(2))
        identity = int(town.sensing.store.last(numbers, 1).identity[0])
        assert got[chosen] == {"result": 3.5}
        assert got[whole] == {
            "@iot.id": identity,
            "@iot.selfLink": f"{BASE}/Observations({identity})",
            "phenomenonTime": "2026-01-31T12:00:00Z",
            "resultTime": None,
            "result": 3.5,
            "Datastream@iot.navigationLink": f"{BASE}/Observations({identity})/Datastream",
            "FeatureOfInterest@iot.navigationLink": f"{BASE}/Observations({identity})/FeatureOfInterest",
        }
        listener.client.unsubscribe(whole)
        published(town, f"v1.1/Datastreams({words})/Observations", {"result": {"from": "SW"}})
        assert listener.came.get(timeout=PATIENCE) == (chosen, {"result": {"from": "SW"}})


def test_somebody_anonymous_listens_to_public_streams_alone_and_may_not_publish(tmp_path: Path) -> None:
    with served(tmp_path) as town, Listener(town.port) as anybody, Listener(town.port, "duty", town.token) as officer:
        numbers, _, hidden = add_streams(town.sensing)
        for listener in (anybody, officer):
            listener.subscribe("v1.1/+/Observations")
        for stream in (hidden, numbers):
            published(town, f"v1.1/Datastreams({stream})/Observations", {"result": stream})
        assert [officer.came.get(timeout=PATIENCE)[1]["result"] for _ in range(2)] == [hidden, numbers]
        assert anybody.came.get(timeout=PATIENCE)[0] == f"v1.1/Datastreams({numbers})/Observations"
        assert anybody.came.empty()
        gone = threading.Event()
        anybody.client.on_disconnect = lambda *told: gone.set()
        anybody.client.publish(f"v1.1/Datastreams({numbers})/Observations", b'{"result": 9}', 1)
        assert gone.wait(PATIENCE)
        assert town.sensing.store.count(numbers) == 1


def test_a_token_that_is_revoked_no_longer_delivers(tmp_path: Path) -> None:
    with served(tmp_path) as town, raw(town) as one:
        numbers, _, _ = add_streams(town.sensing)
        with town.sensing.records.begin() as connection:
            register.revoke_token(connection, town.number, "test")
        town.governance.access.forget()
        one.sendall(packets.publish(f"v1.1/Datastreams({numbers})/Observations", b'{"result": 1}', 1))
        assert one.recv(4) == b""
        assert town.sensing.store.count() == 0


def test_a_connection_ends_within_two_seconds_after_its_token_was_revoked(tmp_path: Path) -> None:
    with served(tmp_path) as town, raw(town) as one, Listener(town.port) as anybody:
        hidden = add_streams(town.sensing)[2]
        assert anybody.answer.result(PATIENCE) == 0
        one.sendall(_subscription(f"v1.1/Datastreams({hidden})/Observations"))
        assert one.recv(5) == packets.suback(1, [0])
        one.settimeout(0.5)
        with pytest.raises(TimeoutError):
            one.recv(1)  # a token that holds keeps it
        with town.sensing.records.begin() as connection:  # as another program does
            register.revoke_token(connection, town.number, "test")
        one.settimeout(2)
        assert cut_off(one)
        assert anybody.subscribe("v1.1/Observations") == [1]


def test_a_connection_ends_within_two_seconds_after_its_role_was_narrowed_and_comes_again_with_less(
    tmp_path: Path,
) -> None:
    with served(tmp_path) as town, raw(town) as one:
        with town.sensing.records.begin() as connection:
            register.set_roles(connection, "bus", [Role.AUDITOR], "test")
        one.settimeout(2)
        assert cut_off(one)
        with raw(town) as again:
            again.settimeout(2.5)
            with pytest.raises(TimeoutError):
                again.recv(1)


def test_a_stream_that_becomes_closed_is_told_to_nobody_after_two_seconds(tmp_path: Path) -> None:
    with served(tmp_path) as town, Listener(town.port) as anybody:
        numbers, _, _ = add_streams(town.sensing)
        topic = f"v1.1/Datastreams({numbers})/Observations"
        name = f"v1.1/Datastreams({numbers})/name"
        assert anybody.subscribe(topic, name) == [1, 1]
        published(town, topic, {"result": 1})
        assert anybody.came.get(timeout=PATIENCE)[0] == topic
        with town.sensing.records.begin() as connection:  # as another program does
            connection.execute(datastream.update().values(data_class="internal", name="Secret"))
        time.sleep(2)
        published(town, topic, {"result": 2})
        with pytest.raises(queue.Empty):
            anybody.came.get(timeout=1)


def _subscription(name: str) -> bytes:
    """SUBSCRIBE of one filter."""
    return bytes((0x82, len(name) + 5, 0, 1, 0, len(name))) + name.encode() + b"\0"


def cut_off(client: socket.socket) -> bool:
    """Whether the server closes a connection, in whichever way."""
    try:
        return client.recv(1) == b""
    except ConnectionResetError:
        return True


def test_a_wrong_password_is_refused(tmp_path: Path) -> None:
    with served(tmp_path) as town, Listener(town.port, "bus", "wrong") as stranger:
        assert stranger.answer.result(PATIENCE) != 0


def test_what_cannot_be_listened_to_is_refused(tmp_path: Path) -> None:
    with served(tmp_path) as town, Listener(town.port) as listener:
        assert listener.subscribe("v1.1/Nothing", "elsewhere") == [0x80, 0x80]


@pytest.mark.skipif(shutil.which("mosquitto_pub") is None, reason="mosquitto's clients are not installed")
def test_the_clients_of_mosquitto_publish_and_listen(tmp_path: Path) -> None:
    with served(tmp_path) as town:
        numbers, _, _ = add_streams(town.sensing)
        topic = f"v1.1/Datastreams({numbers})/Observations"
        listener = subprocess.Popen(
            ["mosquitto_sub", "-p", str(town.port), "-t", topic, "-q", "1", "-C", "1", "-W", str(PATIENCE)],
            stdout=subprocess.PIPE,
            text=True,
        )
        sent = 0
        while listener.poll() is None:
            sent += 1
            told = json.dumps({"result": 7.25, "phenomenonTime": f"2026-01-31T12:00:{sent:02}.250Z"})
            send = [
                "mosquitto_pub",
                "-p",
                str(town.port),
                "-u",
                "bus",
                "-P",
                town.token,
                "-t",
                topic,
                "-q",
                "1",
                "-m",
                told,
            ]
            subprocess.run(send, check=True, timeout=PATIENCE)
        said, _ = listener.communicate()
        assert json.loads(said)["result"] == 7.25
        assert town.sensing.store.count(numbers) == sent


def raw(town: Town) -> socket.socket:
    """A client that has introduced itself."""
    one = socket.create_connection(("127.0.0.1", town.port), timeout=PATIENCE)
    body = b"\x00\x04MQTT\x04\xc2\x00\x3c\x00\x03raw"
    body += b"".join(struct.pack("!H", len(x)) + x for x in (b"raw", town.token.encode()))
    one.sendall(bytes((0x10, len(body))) + body)
    assert one.recv(4) == packets.connack(packets.MqttAnswer.ACCEPTED)
    return one


@pytest.mark.parametrize(
    "broken", [b"GET / HTTP/1.1\r\n\r\n", b"\x30\xff\xff\xff\x7f", b"\x10\x02\x00\x00", b"\xc0\x00"]
)
def test_a_stranger_who_speaks_something_else_is_sent_away_and_the_others_stay(tmp_path: Path, broken: bytes) -> None:
    with served(tmp_path) as town:
        numbers, _, _ = add_streams(town.sensing)
        with socket.create_connection(("127.0.0.1", town.port), timeout=PATIENCE) as stranger:
            stranger.sendall(broken)
            assert stranger.recv(100) == b""
        published(town, f"v1.1/Datastreams({numbers})/Observations", {"result": 1})
        assert town.sensing.store.count() == 1


def test_a_client_that_comes_again_replaces_itself(tmp_path: Path) -> None:
    with served(tmp_path) as town, raw(town) as first, raw(town) as second:
        assert first.recv(10) == b""
        second.sendall(b"\xc0\x00")
        assert second.recv(2) == packets.PINGRESP


def test_a_silent_client_is_sent_away_after_its_keep_alive(tmp_path: Path) -> None:
    with served(tmp_path) as town, socket.create_connection(("127.0.0.1", town.port), timeout=PATIENCE) as one:
        body = b"\x00\x04MQTT\x04\x02\x00\x01\x00\x03one"
        one.sendall(bytes((0x10, len(body))) + body)
        assert one.recv(4) == packets.connack(packets.MqttAnswer.ACCEPTED)
        assert one.recv(1) == b""


def test_nothing_is_acknowledged_that_could_not_be_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(tmp_path) as town:
        numbers, _, _ = add_streams(town.sensing)
        deliver = town.sensing.deliver

        def full(delivery):
            raise NotStoredError("observations-disk-full", file="observations.duckdb", problem="no space")

        monkeypatch.setattr(town.sensing, "deliver", full)
        message = packets.publish(
            f"v1.1/Datastreams({numbers})/Observations", b'{"result": 1, "phenomenonTime": "2026-01-31T12:00:00Z"}', 5
        )
        with raw(town) as one:
            one.sendall(message)
            assert one.recv(10) == b""
        monkeypatch.setattr(town.sensing, "deliver", deliver)
        with raw(town) as one:
            one.sendall(message)
            assert one.recv(4) == packets.acknowledgement(packets.Kind.PUBACK, 5)
        assert town.sensing.store.count() == 1


def test_nothing_is_taken_while_the_audit_log_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(tmp_path) as town, raw(town) as one:
        numbers, _, _ = add_streams(town.sensing)
        monkeypatch.setattr(audit, "MOST_WAITING", 0)
        one.sendall(packets.publish(f"v1.1/Datastreams({numbers})/Observations", b'{"result": 1}', 1))
        assert one.recv(4) == b""
        assert town.sensing.store.count() == 0


def test_nothing_is_set_apart_while_the_records_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(tmp_path) as town, raw(town) as one:
        numbers, _, _ = add_streams(town.sensing)
        records = town.sensing.records

        def locked():
            raise NotRecordedError("records-busy")

        monkeypatch.setattr(records, "read", locked)
        one.sendall(packets.publish(f"v1.1/Datastreams({numbers})/Observations", b'{"result": 1}', 1))
        assert one.recv(4) == b""
        monkeypatch.undo()
        assert town.sensing.store.tallies() == []


def test_a_flood_of_messages_is_acknowledged_in_order_and_stored(tmp_path: Path) -> None:
    with served(tmp_path) as town, raw(town) as one:
        numbers, _, _ = add_streams(town.sensing)
        topic, count = f"v1.1/Datastreams({numbers})/Observations", 20_000
        flood = b"".join(
            packets.publish(topic, b'{"result": 1, "phenomenonTime": "%s"}' % _second(number), number)
            for number in range(1, count + 1)
        )
        sending = threading.Thread(target=one.sendall, args=(flood,))
        sending.start()
        got = b""
        while len(got) < 4 * count:
            got += one.recv(1 << 16)
        sending.join()
        assert got == b"".join(packets.acknowledgement(packets.Kind.PUBACK, n) for n in range(1, count + 1))
        assert town.sensing.store.count() == count


def _second(number: int) -> bytes:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(1_700_000_000 + number)).encode()


def test_a_token_of_a_sensor_sends_its_readings_alone(tmp_path: Path) -> None:
    with served(tmp_path) as town:
        mine, other, _ = add_streams(town.sensing)
        with town.sensing.records.begin() as connection:
            given = register.give_token(
                connection, "bus", [Permission.WRITE_OBSERVATIONS], 1, "", "test", streams=[mine]
            )
        sensor = town._replace(token=given.text)
        published(sensor, f"v1.1/Datastreams({other})/Observations", {"result": "SW"})
        published(sensor, "v1.1/Observations", {"result": 1, "Datastream": {"@iot.id": 999}})
        published(sensor, f"v1.1/Datastreams({mine})/Observations", {"result": 21.3})
        assert town.sensing.store.last(mine, 5).readings.value.tolist() == [21.3]
        assert len(town.sensing.store.last(other, 5).identity) == 0
        codes = {one.code for one in town.sensing.store.quarantined()}
        assert codes == {"access-other-stream", "reading-stream-unknown"}
