"""Observations over MQTT with quality of service 1: acknowledged when on disk, sent by a program of its own."""

import datetime
import multiprocessing
import socket
import struct
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.cities import Cities
from benchmarks.figure import Figure
from citybrain.governance import Governance, Role, register
from citybrain.observations.catalogue import Catalogue
from citybrain.observations.mqtt.endpoint import MqttEndpoint
from citybrain.observations.mqtt.messages import Messages
from citybrain.observations.mqtt.packets import MqttAnswer, connack, publish
from citybrain.observations.properties import known_properties
from citybrain.observations.sensorthings.service import Service
from tests.sensors import open_sensing

LOADS = ((1, 30_000, 1_000), (16, 4_000, 100), (100, 1_000, 20))
"""Clients, messages of each, messages of each on their way at once."""

PROMISED = 12_000
START = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def figures(_: Cities) -> Iterator[Figure]:
    """One client, some and many."""
    for clients, messages, window in LOADS:
        with tempfile.TemporaryDirectory() as folder:
            rate, wait = measured(Path(folder), clients, messages, window)
        name = f"MQTT with quality of service 1, {clients} clients, {window} on their way each"
        yield Figure(name, (rate,), "1/s", PROMISED, f"95 of 100 acknowledged within {1e3 * wait:.0f} ms", more=True)


def measured(folder: Path, clients: int, messages: int, window: int) -> tuple[float, float]:
    """Messages acknowledged in a second, and the seconds within which 95 of 100 were."""
    sensing = open_sensing(folder, "UTC")
    governance = Governance(sensing.records)
    with sensing.records.begin() as connection:
        register.add_identity(connection, "load", [Role.DEVICE_OPERATOR], "benchmark")
        token = register.give_token(connection, "load", (), 1, "", "benchmark").text
        made = [
            Catalogue(connection, "load").stream(f"Station {number}", known_properties()["pm2_5"], "load")
            for number in range(clients)
        ]
    service = Service(sensing)
    endpoint = MqttEndpoint(sensing, Messages(service), service.streams, governance, "http://127.0.0.1/sta/v1.1")
    listening = socket.create_server(("127.0.0.1", 0), backlog=clients)
    port = listening.getsockname()[1]
    endpoint.start(listening)
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    load = multiprocessing.get_context("spawn").Process(
        target=send_all, args=(port, token, made, messages, window, theirs)
    )
    load.start()
    rate, wait = ours.recv()
    load.join()
    assert sensing.store.count() == clients * messages
    endpoint.close()
    governance.close()
    sensing.close()
    return rate, wait


def send_all(port: int, token: str, streams: list[int], messages: int, window: int, answer: Connection) -> None:
    """Send from one client for each stream at once; tells messages a second and the 95th of 100 waits [s]."""
    waits: list[float] = []
    ready = threading.Barrier(len(streams) + 1)
    threads = [
        threading.Thread(target=send, args=(connected(port, token, stream), stream, messages, window, ready, waits))
        for stream in streams
    ]
    for thread in threads:
        thread.start()
    ready.wait()
    begin = time.perf_counter()
    for thread in threads:
        thread.join()
    spent = time.perf_counter() - begin
    answer.send((len(streams) * messages / spent, sorted(waits)[round(0.95 * (len(waits) - 1))]))


def connected(port: int, token: str, stream: int) -> socket.socket:
    """A client that has introduced itself."""
    client = socket.create_connection(("127.0.0.1", port))
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    texts = (b"load-%d" % stream, b"load", token.encode())
    body = b"\x00\x04MQTT\x04\xc2\x00\x3c" + b"".join(struct.pack("!H", len(text)) + text for text in texts)
    client.sendall(bytes((0x10, len(body))) + body)
    assert client.recv(4) == connack(MqttAnswer.ACCEPTED)
    return client


def send(
    client: socket.socket, stream: int, messages: int, window: int, ready: threading.Barrier, waits: list[float]
) -> None:
    """Send with at most a window of messages on their way; notes the wait of each part that was sent at once."""
    packets = [
        publish(f"v1.1/Datastreams({stream})/Observations", document(number), number % 0xFFFF + 1)
        for number in range(messages)
    ]
    parts: deque[tuple[int, float]] = deque()
    ready.wait()
    sent = acknowledged = 0
    while acknowledged < 4 * messages:
        more = min(window - (sent - acknowledged // 4), messages - sent)
        if more:
            client.sendall(b"".join(packets[sent : sent + more]))
            sent += more
            parts.append((sent, time.perf_counter()))
        acknowledged += len(client.recv(1 << 16))
        while parts and 4 * parts[0][0] <= acknowledged:
            waits.append(time.perf_counter() - parts.popleft()[1])
    client.close()


def document(number: int) -> bytes:
    """An observation of a second."""
    then = (START + datetime.timedelta(seconds=number)).isoformat()
    return b'{"result": %d.5, "phenomenonTime": "%s"}' % (number % 50, then.encode())
