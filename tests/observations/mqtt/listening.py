"""Clients of paho that publish and listen."""

import json
import queue
from concurrent.futures import Future
from typing import Any

from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion

from tests.observations.mqtt.towns import Town

PATIENCE = 20


class Listener:
    """A client of paho that is connected; what it gets waits in `came`."""

    def __init__(self, port: int, user: str | None = None, password: str | None = None) -> None:
        self.came: queue.Queue[tuple[str, Any]] = queue.Queue()
        self.granted: queue.Queue[list[int]] = queue.Queue()
        self.answer: Future[int] = Future()
        self.client = Client(CallbackAPIVersion.VERSION2)
        if user is not None:
            self.client.username_pw_set(user, password)
        self.client.on_connect = lambda *told: self.answer.done() or self.answer.set_result(told[3].value)
        self.client.on_message = lambda *told: self.came.put((told[2].topic, json.loads(told[2].payload)))
        self.client.on_subscribe = lambda *told: self.granted.put([code.value for code in told[3]])
        self.client.connect("127.0.0.1", port)
        self.client.loop_start()

    def subscribe(self, *filters: str) -> list[int]:
        self.client.subscribe([(name, 1) for name in filters])
        return self.granted.get(timeout=PATIENCE)

    def __enter__(self) -> "Listener":
        return self

    def __exit__(self, *_: object) -> None:
        self.client.disconnect()
        self.client.loop_stop()


def published(town: Town, topic: str, *told: object, quality: int = 1) -> None:
    """Publish as the device; returns when all is acknowledged."""
    with Listener(town.port, "bus", town.token) as one:
        assert one.answer.result(PATIENCE) == 0
        sent = [one.client.publish(topic, x if isinstance(x, bytes) else json.dumps(x).encode(), quality) for x in told]
        for message in sent:
            message.wait_for_publish(PATIENCE)
            assert message.is_published()
