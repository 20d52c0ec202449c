"""Packets of MQTT 3.1.1, against the bytes that paho makes and against what no client should send."""

import contextlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as some
from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion

from citybrain.observations.mqtt import packets
from citybrain.observations.mqtt.packets import BrokenPacketError, Connect, Decoder, Publish, Subscribe


class Wire(Client):
    """A client of paho whose packets are kept instead of being sent."""

    def __init__(self) -> None:
        super().__init__(CallbackAPIVersion.VERSION2, client_id="one")
        self.bytes = b""

    def _packet_queue(self, command, packet, mid, qos, info=None):
        self.bytes += bytes(packet)
        return 0


def test_a_client_of_paho_introduces_itself_with_name_password_and_will() -> None:
    wire = Wire()
    wire.username_pw_set("kallio", "väylä")
    wire.will_set("gone", b"\x00\x01", qos=1)
    wire._send_connect(60)
    assert Decoder().feed(wire.bytes) == [Connect(4, "one", True, 60, "kallio", "väylä")]


@given(topic=some.text(some.characters(exclude_characters="+#\x00", codec="utf-8"), min_size=1, max_size=40),
       payload=some.binary(max_size=400), quality=some.sampled_from([0, 1]), cut=some.integers(0, 500))  # fmt: skip
def test_a_message_is_read_whole_wherever_the_bytes_are_cut(topic: str, payload: bytes, quality: int, cut: int) -> None:
    there = packets.publish(topic, payload, 7 if quality else 0)
    decoder = Decoder()
    found = decoder.feed(there[:cut]) + decoder.feed(there[cut:])
    assert found == [Publish(topic, payload, quality, 7 if quality else 0, False, False)]


@given(some.lists(some.binary(max_size=60), max_size=6))
def test_any_bytes_are_packets_or_refused(pieces: list[bytes]) -> None:
    decoder = Decoder()
    with contextlib.suppress(BrokenPacketError):
        for piece in pieces:
            decoder.feed(piece)


@given(some.integers(1, 14), some.integers(0, 15), some.binary(max_size=60))
def test_any_content_of_a_packet_is_read_or_refused(kind: int, flags: int, body: bytes) -> None:
    with contextlib.suppress(BrokenPacketError):
        Decoder().feed(bytes((kind << 4 | flags, len(body))) + body)


@pytest.mark.parametrize(
    "broken",
    [
        b"\x30\xff\xff\xff\x7f",
        b"\x30\xff\xff\xff\xff\x01",
        b"\x32\x03\x00\x01a",
        b"\x36\x05\x00\x01a\x00\x01",
        b"\x30\x04\x00\x02a+",
        b"\x82\x02\x00\x01",
        b"\x82\x05\x00\x00\x00\x01a",
        b"\x80\x06\x00\x01\x00\x01a\x00",
        b"\xf0\x00",
        b"\x10\x0a\x00\x04HTTP\x04\x02\x00\x00",
    ],
    ids=["huge", "length", "no number", "quality 3", "wildcard", "no filter", "number 0", "flags", "kind", "protocol"],
)
def test_what_the_standard_forbids_is_refused(broken: bytes) -> None:
    with pytest.raises(BrokenPacketError):
        Decoder().feed(broken)


def test_a_client_of_a_later_version_is_recognised_as_such() -> None:
    body = b"\x00\x04MQTT\x05\x02\x00\x3c\x00\x00\x03one"
    (told,) = Decoder().feed(bytes((0x10, len(body))) + body)
    assert isinstance(told, Connect)
    assert told.level == 5


def test_filters_are_read_in_order_with_their_quality() -> None:
    body = struct.pack("!H", 3) + b"\x00\x01a\x01\x00\x01#\x00"
    assert Decoder().feed(bytes((0x82, len(body))) + body) == [Subscribe(3, (("a", 1), ("#", 0)))]
