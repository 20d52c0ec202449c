"""The endpoint that clients of MQTT connect to: readings come in, and go out to who listens."""

from __future__ import annotations

import asyncio
import logging
import socket
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import chain, islice

from citybrain.governance import ANONYMOUS, DataClass, Governance, Permission
from citybrain.governance.audit import Noted
from citybrain.kernel.errors import CityBrainError
from citybrain.observations.changes import ChangedReadings
from citybrain.observations.incoming import Reading
from citybrain.observations.mqtt.connection import Connection
from citybrain.observations.mqtt.entities import EntityInterest, update
from citybrain.observations.mqtt.fan_out import FanOut, Message
from citybrain.observations.mqtt.gate import Visitor, enter
from citybrain.observations.mqtt.intake import Intake, Parcel
from citybrain.observations.mqtt.messages import Messages, TakenMessages
from citybrain.observations.mqtt.names import MQTT
from citybrain.observations.mqtt.observations import each, write_observation
from citybrain.observations.mqtt.packets import Connect, Publish, publish
from citybrain.observations.mqtt.room import Room
from citybrain.observations.mqtt.topics import Interest
from citybrain.observations.mqtt.updates import Updates
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.model import OBSERVATION
from citybrain.observations.sensorthings.sources import Visible
from citybrain.observations.sensorthings.writing.streams import KnownStreams
from citybrain.records.errors import NotRecordedError

LOG = logging.getLogger("citybrain.mqtt")
CROWDED = 100_000
"""Readings that wait for the disk while no more are read from anybody."""

AT_ONCE = 500
"""Readings that are written for all listeners before the next are."""

RHYTHM = 1.0
"""Seconds between looks whether the rights of those who are connected are what they were."""

PATIENCE = 0.5
"""Seconds between looks whether the endpoint was closed."""


class MqttEndpoint:
    """Speaks MQTT on a socket that already listens, in threads of its own. `base` is the address of SensorThings."""

    def __init__(
        self, sensing: Sensing, messages: Messages, known: KnownStreams, governance: Governance, base: str
    ) -> None:
        self._sensing = sensing
        self._messages = messages
        self._known = known
        self._governance = governance
        self._base = base
        self._intake = Intake(sensing)
        self._clients: dict[tuple[str, str], Connection] = {}
        self._room = Room()
        self._connections: set[Connection] = set()
        self._work: list[Callable[[], None]] = []
        self._lock = threading.Lock()
        self._loop = asyncio.new_event_loop()
        self._stopped = asyncio.Event()
        self._fan_out = FanOut(self.back, lambda: self._connections, self._stopped.is_set)
        self._updates = Updates(sensing, base, self._entity_wishes, self._send)
        self._threads: list[threading.Thread] = []

    def start(self, listening: socket.socket) -> None:
        """Answer whoever connects."""
        self._threads = [
            threading.Thread(target=self._serve, args=(listening,), name="mqtt", daemon=True),
            threading.Thread(target=self._tell, name="mqtt-feed", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Store and acknowledge what came, close all connections."""
        self._intake.close()
        self.back(self._stopped.set)
        for thread in self._threads:
            thread.join()
        self._updates.close()

    # -- of its connections

    @property
    def crowded(self) -> bool:
        """Whether so much waits for the disk that no more should be read."""
        return self._intake.size > CROWDED

    def arrives(self, connection: Connection) -> None:
        """A connection is there, of which nothing is known."""
        self._connections.add(connection)
        self._room.arrive(connection)

    def admits(self, connection: Connection, visitor: Visitor) -> bool:
        """Whether there is room for a client that said who it is."""
        return self._room.enter(connection, visitor.anonymous)

    async def enter(self, connect: Connect) -> Visitor | None:
        """Who wants to come in; None for one whose token does not hold."""
        return await asyncio.to_thread(enter, self._governance, connect.user, connect.password)

    def came(self, connection: Connection) -> None:
        """A client is in; an older connection of the same client and the same identity is closed (MQTT-3.1.4-2)."""
        if connection.client:
            older = self._clients.get(_key(connection))
            if older is not None:
                older.close()
            self._clients[_key(connection)] = connection

    def gone(self, connection: Connection) -> None:
        """A client is gone."""
        self._connections.discard(connection)
        self._room.leave(connection)
        if self._clients.get(_key(connection)) is connection:
            del self._clients[_key(connection)]

    def begin(self, connection: Connection, wanted: EntityInterest) -> None:
        """Somebody begins to listen to a property: what it is now is known."""
        if connection.visitor is not None and wanted.key is not None:
            visible = Visible(connection.visitor.actor().reads)
            now = update(self._sensing, visible, self._base, wanted, ChangedReadings(wanted.kind, wanted.key))
            if now is not None:
                connection.known[wanted.filter] = now

    def now(self) -> int:
        """The time of the city [µs]."""
        return self._sensing.now()

    def read(self, message: Publish, now: int, visitor: Visitor, taken: TakenMessages) -> None:
        """Read one message. Raises NotRecordedError, also while the audit log cannot tell of it."""
        if self._governance.audit.full:
            raise NotRecordedError("access-log-full", file=str(self._governance.records.path))
        self._messages.read(message.topic, message.payload, now, visitor.actor(), visitor.source, taken)

    def deliver(self, parcel: Parcel, visitor: Visitor) -> None:
        """Take readings."""
        self._governance.audit.count(Noted(visitor.actor(), Permission.WRITE_OBSERVATIONS, MQTT, parcel.size))
        self._intake.put(parcel)

    def back(self, work: Callable[[], None]) -> None:
        """Have something done by the loop: one waking for all that comes until it is awake."""
        with self._lock:
            self._work.append(work)
            first = len(self._work) == 1
        if first and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._do)

    def _do(self) -> None:
        with self._lock:
            work, self._work = self._work, []
        for one in work:
            one()

    # -- threads

    def _serve(self, listening: socket.socket) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._run(listening))

    async def _run(self, listening: socket.socket) -> None:
        server = await self._loop.create_server(lambda: Connection(self), sock=listening)
        looking = self._loop.create_task(self._look_after_rights())
        await self._stopped.wait()
        looking.cancel()
        server.close()
        for connection in list(self._connections):
            connection.close()
        await asyncio.sleep(0)

    async def _look_after_rights(self) -> None:
        """Close the connection of whoever may less than when they came in, or more: they come again."""
        while True:
            await asyncio.sleep(RHYTHM)
            clients = {one: one.visitor.entered for one in self._connections if one.visitor is not None}
            known = {one: entered for one, entered in clients.items() if entered.token is not None}
            with suppress(CityBrainError):  # the records cannot be read now
                tokens = {entered.token for entered in known.values() if entered.token is not None}
                holding = await asyncio.to_thread(self._governance.access.actors_of, tokens)
                for one, entered in known.items():
                    if entered.token is None or holding.get(entered.token) != entered:
                        one.abort()

    def _tell(self) -> None:
        """Hand on what was stored, whichever way it came in, to who listens."""
        changes = self._sensing.changes.listen(self._updates.put)
        with changes, self._sensing.feed.subscribe() as subscription:
            while not subscription.closed and not self._stopped.is_set():
                rows = chain.from_iterable(map(each, subscription.take(PATIENCE)))
                while (part := list(islice(rows, AT_ONCE))) and not self._stopped.is_set():
                    try:
                        if any(connection.filters for connection in list(self._connections)):
                            self._spread(part)
                    except Exception:
                        LOG.exception("listeners miss %d readings", len(part))

    def _spread(self, readings: Sequence[tuple[int, Reading]]) -> None:
        """Write each observation once for each way in which somebody wants it."""
        self._updates.put([ChangedReadings(OBSERVATION.plural, identity) for identity, _ in readings])
        streams = Counter(arrived.stream for _, arrived in readings)
        listeners = {stream: self._listeners(stream) for stream in streams}
        parts: defaultdict[Connection, list[Message]] = defaultdict(list)
        for identity, arrived in readings:
            payloads: dict[tuple[str, ...], bytes] = {}
            packets: dict[tuple[str, int, tuple[str, ...]], Message] = {}
            for client, topic, quality, select in listeners[arrived.stream]:
                key = topic, quality, select
                if key not in packets:
                    if select not in payloads:
                        payloads[select] = write_observation(self._base, identity, arrived, select)
                    packets[key] = (topic, payloads[select]) if quality else publish(topic, payloads[select])
                parts[client].append(packets[key])
        self._fan_out.hand_over(parts)
        for stream, number in streams.items():
            self._note(listeners[stream], stream, number)

    def _listeners(self, stream: int) -> list[tuple[Connection, str, int, tuple[str, ...]]]:
        """Who listens to a stream and may: under which topic, with which quality of service, to which properties."""
        known = self._known.get(stream)
        return [
            (client, topic, quality, wish.select)
            for client, wish, quality in self._wishes()
            if isinstance(wish, Interest)
            and wish.stream in (None, stream)
            and known is not None
            and client.visitor is not None
            and client.visitor.may_read(known.data_class, stream)
            and (topic := wish.topic(stream)) is not None
        ]

    def _wishes(self) -> list[tuple[Connection, Interest | EntityInterest, int]]:
        """What everybody listens to, with the quality of service."""
        return [(client, *wish) for client in list(self._connections) for wish in list(client.filters.values())]

    def _entity_wishes(self) -> list[tuple[Connection, EntityInterest, int]]:
        return [(client, wish, quality) for client, wish, quality in self._wishes() if isinstance(wish, EntityInterest)]

    def _send(self, client: Connection, wanted: EntityInterest, payload: bytes, quality: int) -> None:
        if client.visitor is not None and client.visitor.actor() != ANONYMOUS:
            self._governance.audit.count(Noted(client.visitor.actor(), Permission.READ_OBSERVATIONS, wanted.filter))
        self._fan_out.hand_over({client: [(wanted.filter, payload) if quality else publish(wanted.filter, payload)]})

    def _note(self, told: Iterable[tuple[Connection, str, int, tuple[str, ...]]], stream: int, number: int) -> None:
        """Readings that not everybody may read stand in the audit log with who got them, and how many."""
        known = self._known.get(stream)
        if known is None or known.data_class != DataClass.PUBLIC:
            for client, topic, _, _ in told:
                if client.visitor is not None:
                    noted = Noted(client.visitor.actor(), Permission.READ_OBSERVATIONS, topic, number)
                    self._governance.audit.count(noted)


def _key(connection: Connection) -> tuple[str, str]:
    """By whom and by what name a client is known: nobody takes over the connection of somebody else."""
    visitor = connection.visitor
    owner = f"@{connection.origin}" if visitor is None or visitor.anonymous else visitor.name
    return owner, connection.client
