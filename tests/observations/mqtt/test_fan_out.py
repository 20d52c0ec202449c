"""Handing messages to listeners: those that lag are let go, each alone and all together."""

from collections.abc import Sequence

import pytest

from citybrain.observations.mqtt import fan_out
from citybrain.observations.mqtt.fan_out import FanOut, Message


class Client:
    def __init__(self, unsent: int = 0, takes: bool = True) -> None:
        self.unsent, self.takes, self.open = unsent, takes, True
        self.got: list[Message] = []

    def send(self, messages: Sequence[Message]) -> None:
        self.got += messages
        if not self.takes:
            self.unsent += sum(map(len, messages))

    def let_go(self) -> None:
        self.open, self.unsent = False, 0


def handing(clients: Sequence[Client], most: int = 100, in_all: int = 1_000) -> FanOut:
    return FanOut(lambda work: work(), lambda: clients, lambda: False, most, in_all)


def test_a_client_that_is_too_far_behind_gets_no_more_and_others_do() -> None:
    slow, quick = Client(unsent=101), Client()
    handing([slow, quick]).hand_over({slow: [b"a"], quick: [b"a", ("topic", b"b")]})
    assert (slow.open, slow.got) == (False, [])
    assert (quick.open, quick.got) == (True, [b"a", ("topic", b"b")])


def test_of_many_that_wait_for_too_much_together_the_furthest_behind_go() -> None:
    clients = [Client(unsent=size) for size in (90, 40, 90, 10)]
    handing(clients, in_all=60).hand_over({clients[3]: [b"a"]})
    assert [one.open for one in clients] == [False, True, False, True]


def test_one_that_lags_is_waited_for_before_the_next_part(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(fan_out.time, "sleep", waited.append)
    lags, quick = Client(takes=False), Client()
    telling = handing([lags, quick])
    telling.hand_over({lags: [b"a" * 50], quick: [b"a"]})
    assert waited == []
    telling.hand_over({lags: [b"a" * 10]})
    assert waited == [fan_out.GRACE]
    telling.hand_over({})
    assert waited == [fan_out.GRACE]
