"""One client of the endpoint: its packets, what it has delivered, what it listens to."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from citybrain.governance.origins import address_origin
from citybrain.kernel.errors import CityBrainError
from citybrain.observations.mqtt.entities import EntityInterest
from citybrain.observations.mqtt.fan_out import Message
from citybrain.observations.mqtt.gate import Visitor
from citybrain.observations.mqtt.intake import Parcel
from citybrain.observations.mqtt.messages import TakenMessages
from citybrain.observations.mqtt.packets import (
    LEVEL,
    PINGRESP,
    REFUSED,
    Acknowledged,
    Bare,
    BrokenPacketError,
    Connect,
    Decoder,
    Kind,
    MqttAnswer,
    Packet,
    Publish,
    Subscribe,
    Unsubscribe,
    acknowledgement,
    connack,
    publish,
    suback,
)
from citybrain.observations.mqtt.topics import Interest, interest
from citybrain.records.errors import NotRecordedError

LOG = logging.getLogger("citybrain.mqtt")
MOST_UNSETTLED = 4_000
"""Messages of one client that may wait for the disk before no more of it is read."""

MOST_FILTERS = 1_000
PATIENCE = 10.0
"""Seconds that a client has to introduce itself."""

AFTER_REFUSAL = 1.0
"""Seconds after which a wrong password is answered."""


class Endpoint(Protocol):
    """What a connection needs of the endpoint that it belongs to."""

    @property
    def crowded(self) -> bool:
        """Whether so much waits for the disk that no more should be read."""

    def arrives(self, connection: Connection) -> None:
        """A connection is there, of which nothing is known."""

    async def enter(self, connect: Connect) -> Visitor | None:
        """Who wants to come in."""

    def admits(self, connection: Connection, visitor: Visitor) -> bool:
        """Whether there is room for a client that said who it is."""

    def came(self, connection: Connection) -> None:
        """A client is in; an older connection of the same client is closed."""

    def gone(self, connection: Connection) -> None:
        """A client is gone."""

    def begin(self, connection: Connection, wanted: EntityInterest) -> None:
        """Somebody begins to listen to a property: what it is now is known."""

    def now(self) -> int:
        """The time [µs]."""

    def read(self, message: Publish, now: int, visitor: Visitor, taken: TakenMessages) -> None:
        """Read one message."""

    def deliver(self, parcel: Parcel, visitor: Visitor) -> None:
        """Take readings; the parcel is settled in another thread."""

    def back(self, work: Callable[[], None]) -> None:
        """Have something done by the loop of the endpoint; safe for threads."""


class Connection(asyncio.Protocol):
    """Speaks MQTT 3.1.1 with one client. All of it runs in the loop of the endpoint."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._loop = asyncio.get_running_loop()
        self._decoder = Decoder()
        self._transport: asyncio.Transport | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._new = True
        self._early: list[Packet] = []
        self._unsettled = 0
        self._paused = False
        self._held: set[int] = set()
        self._number = 0
        self._alive = 0.0
        self._watch: asyncio.TimerHandle | None = None
        self._keep_alive = PATIENCE
        self.client = ""
        self.origin = ""
        """Whom its address belongs to."""
        self.visitor: Visitor | None = None
        self.filters: dict[str, tuple[Interest | EntityInterest, int]] = {}
        """What it listens to, with the quality of service."""
        self.known: dict[str, bytes] = {}
        """What it was told last of properties that it listens to, by filter."""

    # -- of asyncio

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A socket is there."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        peer = transport.get_extra_info("peername")
        self.origin = address_origin(peer[0]) if peer else ""
        self._alive = self._loop.time()
        self._watch = self._loop.call_later(PATIENCE, self._look)
        self._endpoint.arrives(self)

    def data_received(self, data: bytes) -> None:
        """Bytes came."""
        if self.visitor is not None:
            self._alive = self._loop.time()
        try:
            if self._new and data[0] != Kind.CONNECT << 4:
                raise BrokenPacketError("the first packet introduces the client")
            self._new = False
            packets = self._decoder.feed(data)
            if self.visitor is None:
                self._introduce(packets)
            else:
                self._handle(packets)
        except BrokenPacketError:
            self.close()

    def connection_lost(self, problem: Exception | None) -> None:
        """The socket is gone."""
        self._transport = None
        if self._watch is not None:
            self._watch.cancel()
        for task in self._tasks:
            task.cancel()
        self._endpoint.gone(self)

    # -- of the endpoint

    @property
    def unsent(self) -> int:
        """Bytes that wait for it."""
        return 0 if self._transport is None else self._transport.get_write_buffer_size()

    def send(self, messages: Sequence[Message]) -> None:
        """Send what it listens to."""
        self._write(b"".join(one if isinstance(one, bytes) else self._numbered(*one) for one in messages))

    def _numbered(self, topic: str, payload: bytes) -> bytes:
        self._number = self._number % 0xFFFF + 1
        return publish(topic, payload, self._number)

    def let_go(self) -> None:
        """Close the socket since it takes too little; it asks over HTTP for what it missed (MQTT 3.1.1 has no word)."""
        LOG.warning("a listener from %s lags by %d bytes and is let go", self.origin, self.unsent)
        self.abort()

    def abort(self) -> None:
        """Close the socket at once, whatever waits for it."""
        if self._transport is not None:
            self._transport.abort()

    def close(self) -> None:
        """Close the socket."""
        if self._transport is not None:
            self._transport.close()

    # -- packets

    def _introduce(self, packets: list[Packet]) -> None:
        self._early += packets
        if not self._early or self._tasks:
            return
        first = self._early.pop(0)
        if not isinstance(first, Connect):
            raise BrokenPacketError("the first packet introduces the client")
        assert self._transport is not None
        self._transport.pause_reading()
        task = self._loop.create_task(self._enter(first))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _enter(self, connect: Connect) -> None:
        answer = MqttAnswer.ACCEPTED
        visitor = None
        if connect.level != LEVEL:
            answer = MqttAnswer.VERSION
        elif not connect.client and not connect.clean:
            answer = MqttAnswer.IDENTIFIER
        else:
            answer, visitor = await self._asked(connect)
        if self._transport is None:
            return
        if visitor is not None and not self._endpoint.admits(self, visitor):
            answer, visitor = MqttAnswer.UNAVAILABLE, None
        self._transport.write(connack(answer))
        if visitor is None:
            self.close()
            return
        self.client, self.visitor = connect.client, visitor
        self._alive, self._keep_alive = self._loop.time(), 1.5 * connect.keep_alive
        self._look()
        self._endpoint.came(self)
        self._transport.resume_reading()
        early, self._early = self._early, []
        try:
            self._handle(early)
        except BrokenPacketError:
            self.close()

    async def _asked(self, connect: Connect) -> tuple[MqttAnswer, Visitor | None]:
        try:
            visitor = await self._endpoint.enter(connect)
        except CityBrainError:
            return MqttAnswer.UNAVAILABLE, None
        if visitor is None:
            await asyncio.sleep(AFTER_REFUSAL)
            return MqttAnswer.CREDENTIALS, None
        return MqttAnswer.ACCEPTED, visitor

    def _handle(self, packets: list[Packet]) -> None:
        published: list[Publish] = []
        for packet in packets:
            if type(packet) is Publish:
                published.append(packet)
            elif isinstance(packet, Subscribe):
                self._write(suback(packet.number, [self._listen(*asked) for asked in packet.filters]))
            elif isinstance(packet, Unsubscribe):
                for name in packet.filters:
                    self.filters.pop(name, None)
                    self.known.pop(name, None)
                self._write(acknowledgement(Kind.UNSUBACK, packet.number))
            elif isinstance(packet, Acknowledged):
                if packet.kind == Kind.PUBREL:
                    self._held.discard(packet.number)
                    self._write(acknowledgement(Kind.PUBCOMP, packet.number))
            elif isinstance(packet, Bare):
                self._write(PINGRESP) if packet.kind == Kind.PINGREQ else self.close()
            else:
                raise BrokenPacketError("a client introduces itself once")
        if published:
            self._deliver(published)

    def _listen(self, wanted: str, quality: int) -> int:
        """Granted quality of service, REFUSED for what may not be listened to."""
        asked = interest(wanted)
        if asked is None or (wanted not in self.filters and len(self.filters) >= MOST_FILTERS):
            return REFUSED
        granted = min(quality, 1)
        if isinstance(asked, EntityInterest) and asked.within:
            self._endpoint.begin(self, asked)
        self.filters[wanted] = (asked, granted)
        return granted

    def _deliver(self, published: list[Publish]) -> None:
        assert self.visitor is not None
        if not self.visitor.may_write:
            self.close()
            return
        now = self._endpoint.now()
        taken = TakenMessages()
        try:
            self._read(published, now, taken)
        except NotRecordedError:
            self.close()
            return
        self._unsettled += len(published)
        self._pause()
        answers = b"".join(_answer(message) for message in published if message.quality)

        def settled(problem: Exception | None) -> None:
            self._endpoint.back(lambda: self._settled(len(published), answers, problem))

        parcel = Parcel(self.visitor.source, taken.arrived, taken.rejected, settled, taken.acts)
        self._endpoint.deliver(parcel, self.visitor)

    def _read(self, published: list[Publish], now: int, taken: TakenMessages) -> None:
        """Read messages; each without a time is of a moment of its own."""
        assert self.visitor is not None
        for number, message in enumerate(published):
            if message.quality == 2:
                if message.number in self._held:
                    continue
                self._held.add(message.number)
            self._endpoint.read(message, now + number, self.visitor, taken)

    def _settled(self, number: int, answers: bytes, problem: Exception | None) -> None:
        """Acknowledge what is on disk; a client whose messages could not be stored is sent away, to send them again."""
        self._unsettled -= number
        if problem is not None:
            self.close()
            return
        self._write(answers)
        self._pause()

    def _pause(self) -> None:
        """Read no more while much waits for the disk."""
        wanted = self._unsettled > MOST_UNSETTLED or (self._unsettled > 0 and self._endpoint.crowded)
        if wanted != self._paused and self._transport is not None and not self._transport.is_closing():
            self._transport.pause_reading() if wanted else self._transport.resume_reading()
            self._paused = wanted

    def _write(self, answer: bytes) -> None:
        if self._transport is not None and answer:
            self._transport.write(answer)

    def _look(self) -> None:
        """Close the socket of a client that was silent for too long (section 3.1.2.10)."""
        if self._watch is not None:
            self._watch.cancel()
        silent = self._loop.time() - self._alive
        if self._keep_alive and silent >= self._keep_alive and not self._unsettled:
            self.close()
        elif self._keep_alive:
            self._watch = self._loop.call_later(max(self._keep_alive - silent, 0.1), self._look)


def _answer(message: Publish) -> bytes:
    return acknowledgement(Kind.PUBACK if message.quality == 1 else Kind.PUBREC, message.number)
