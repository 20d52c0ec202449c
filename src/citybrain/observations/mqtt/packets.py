"""Packets of MQTT 3.1.1 (OASIS, 2014) between bytes and values; what breaks the rules of the standard is refused."""

from __future__ import annotations

import struct
from enum import IntEnum
from typing import NamedTuple, TypeAlias

LARGEST = 1 << 20
"""Bytes of a packet that is read: far more than a reading takes."""

LEVEL = 4
"""The protocol level of MQTT 3.1.1."""


class Kind(IntEnum):
    """Kinds of packets, section 2.2.1."""

    CONNECT = 1
    CONNACK = 2
    PUBLISH = 3
    PUBACK = 4
    PUBREC = 5
    PUBREL = 6
    PUBCOMP = 7
    SUBSCRIBE = 8
    SUBACK = 9
    UNSUBSCRIBE = 10
    UNSUBACK = 11
    PINGREQ = 12
    PINGRESP = 13
    DISCONNECT = 14


class MqttAnswer(IntEnum):
    """What a client is told that connects, section 3.2.2.3."""

    ACCEPTED = 0
    VERSION = 1
    IDENTIFIER = 2
    UNAVAILABLE = 3
    CREDENTIALS = 4
    NOT_ALLOWED = 5


class BrokenPacketError(Exception):
    """Bytes that are no packet; the connection is closed without an answer, as the standard asks (section 4.8)."""


class Connect(NamedTuple):
    """A client introduces itself; `keep_alive` [s], 0 for none. The will is read and not kept."""

    level: int
    client: str
    clean: bool
    keep_alive: int
    user: str | None
    password: str | None


class Publish(NamedTuple):
    """A message; `number` is 0 for quality of service 0."""

    topic: str
    payload: bytes
    quality: int
    number: int
    again: bool
    keep: bool


class Subscribe(NamedTuple):
    """Filters that a client asks for, each with the quality of service it wants at most."""

    number: int
    filters: tuple[tuple[str, int], ...]


class Unsubscribe(NamedTuple):
    """Filters that a client asks for no more."""

    number: int
    filters: tuple[str, ...]


class Acknowledged(NamedTuple):
    """PUBACK, PUBREC, PUBREL or PUBCOMP of a message."""

    kind: Kind
    number: int


class Bare(NamedTuple):
    """PINGREQ or DISCONNECT."""

    kind: Kind


Packet: TypeAlias = Connect | Publish | Subscribe | Unsubscribe | Acknowledged | Bare


class Decoder:
    """Bytes as they come, and packets as they are whole."""

    def __init__(self, largest: int = LARGEST) -> None:
        self._bytes = bytearray()
        self._largest = largest

    def feed(self, data: bytes) -> list[Packet]:
        """All packets that are whole with these bytes. Raises BrokenPacketError."""
        self._bytes += data
        found: list[Packet] = []
        held = bytes(self._bytes)
        at, end = 0, len(held)
        while at + 2 <= end:
            length, body = self._length(held, at + 1)
            if body is None or body + length > end:
                break
            found.append(_packet(held[at], held[body : body + length]))
            at = body + length
        del self._bytes[:at]
        return found

    def _length(self, held: bytes, at: int) -> tuple[int, int | None]:
        """The length of a packet and where its content begins; None where the length is not whole yet."""
        length = 0
        for place in range(4):
            if at + place >= len(held):
                return 0, None
            byte = held[at + place]
            length |= (byte & 0x7F) << (7 * place)
            if not byte & 0x80:
                if length > self._largest:
                    raise BrokenPacketError(f"{length} bytes")
                return length, at + place + 1
        raise BrokenPacketError("length of more than four bytes")


def _packet(head: int, body: bytes) -> Packet:
    kind, flags = head >> 4, head & 0x0F
    try:
        if kind == Kind.PUBLISH:
            return _publish(flags, body)
        if flags != (2 if kind in (Kind.PUBREL, Kind.SUBSCRIBE, Kind.UNSUBSCRIBE) else 0):
            raise BrokenPacketError(f"flags {flags} of packet {kind}")
        if kind in (Kind.PUBACK, Kind.PUBREC, Kind.PUBREL, Kind.PUBCOMP):
            return Acknowledged(Kind(kind), struct.unpack("!H", body)[0])
        if kind == Kind.SUBSCRIBE:
            return _subscribe(body)
        if kind == Kind.UNSUBSCRIBE:
            return _unsubscribe(body)
        if kind == Kind.CONNECT:
            return _connect(body)
        if kind in (Kind.PINGREQ, Kind.DISCONNECT) and not body:
            return Bare(Kind(kind))
    except (struct.error, IndexError, UnicodeDecodeError) as problem:
        raise BrokenPacketError(str(problem)) from problem
    raise BrokenPacketError(f"packet {kind}")


def _publish(flags: int, body: bytes) -> Publish:
    quality = flags >> 1 & 3
    size = body[0] << 8 | body[1]
    topic, at, number = body[2 : 2 + size].decode(), 2 + size, 0
    if quality == 3 or len(body) < at or not topic or "+" in topic or "#" in topic or "\x00" in topic:
        raise BrokenPacketError("topic or quality of a message")
    if quality:
        number, at = body[at] << 8 | body[at + 1], at + 2
        if not number:
            raise BrokenPacketError("message without a number")
    return Publish(topic, body[at:], quality, number, bool(flags & 8), bool(flags & 1))


def _text(body: bytes, at: int) -> tuple[str, int]:
    blob, at = _blob(body, at)
    text = blob.decode()
    if "\x00" in text:
        raise BrokenPacketError("null character")
    return text, at


def _blob(body: bytes, at: int) -> tuple[bytes, int]:
    size: int = struct.unpack_from("!H", body, at)[0]
    if at + 2 + size > len(body):
        raise BrokenPacketError("text that is cut off")
    return body[at + 2 : at + 2 + size], at + 2 + size


def _connect(body: bytes) -> Connect:
    name, at = _text(body, 0)
    level, flags, keep_alive = struct.unpack_from("!BBH", body, at)
    if name not in ("MQTT", "MQIsdp"):
        raise BrokenPacketError("protocol")
    if level != LEVEL:
        return Connect(level, "", True, keep_alive, None, None)
    if flags & 1 or (not flags & 0x80 and flags & 0x40):
        raise BrokenPacketError("flags of a connection")
    client, at = _text(body, at + 4)
    if flags & 4:
        _, at = _text(body, at)
        _, at = _blob(body, at)
    user, password = None, None
    if flags & 0x80:
        user, at = _text(body, at)
    if flags & 0x40:
        secret, at = _blob(body, at)
        password = secret.decode()
    if at != len(body):
        raise BrokenPacketError("more than a connection")
    return Connect(level, client, bool(flags & 2), keep_alive, user, password)


def _subscribe(body: bytes) -> Subscribe:
    number, at = _number(body), 2
    filters = []
    while at < len(body):
        name, at = _text(body, at)
        if body[at] > 2 or not name:
            raise BrokenPacketError("filter")
        filters.append((name, body[at]))
        at += 1
    if not filters:
        raise BrokenPacketError("no filter")
    return Subscribe(number, tuple(filters))


def _unsubscribe(body: bytes) -> Unsubscribe:
    number, at = _number(body), 2
    filters = []
    while at < len(body):
        name, at = _text(body, at)
        filters.append(name)
    if not filters:
        raise BrokenPacketError("no filter")
    return Unsubscribe(number, tuple(filters))


def _number(body: bytes) -> int:
    number: int = struct.unpack_from("!H", body)[0]
    if not number:
        raise BrokenPacketError("packet without a number")
    return number


def connack(answer: MqttAnswer) -> bytes:
    """The answer to CONNECT; no session is ever there from before."""
    return bytes((Kind.CONNACK << 4, 2, 0, answer))


def acknowledgement(kind: Kind, number: int) -> bytes:
    """PUBACK, PUBREC, PUBREL, PUBCOMP or UNSUBACK of a packet."""
    return struct.pack("!BBH", kind << 4 | (2 if kind == Kind.PUBREL else 0), 2, number)


def suback(number: int, granted: list[int]) -> bytes:
    """The answer to SUBSCRIBE: the quality of service of each filter, REFUSED where it may not be had."""
    return bytes((Kind.SUBACK << 4,)) + _sized(struct.pack("!H", number) + bytes(granted))


REFUSED = 0x80

PINGRESP = bytes((Kind.PINGRESP << 4, 0))


def publish(topic: str, payload: bytes, number: int = 0, keep: bool = False) -> bytes:
    """A message of quality of service 0, or 1 where it has a number."""
    name = topic.encode()
    flags = (2 if number else 0) | keep
    told = struct.pack("!H", len(name)) + name + (struct.pack("!H", number) if number else b"") + payload
    return bytes((Kind.PUBLISH << 4 | flags,)) + _sized(told)


def _sized(body: bytes) -> bytes:
    length, size = len(body), bytearray()
    while True:
        length, byte = length >> 7, length & 0x7F
        size.append(byte | (0x80 if length else 0))
        if not length:
            return bytes(size) + body
