"""What waits for somebody to come back: for so long, once, and not pushed out by those of one address."""

import pytest

from citybrain.governance import pending
from citybrain.governance.pending import Pending


def test_a_value_waits_once_and_for_so_long() -> None:
    now = [0.0]
    waiting = Pending[int](10.0, lambda: now[0])
    waiting.put("first", 1, "203.0.113.1")
    assert (waiting.take("first"), waiting.take("first")) == (1, None)
    waiting.put("second", 2, "203.0.113.1")
    now[0] = 10.0
    assert waiting.take("second") is None


def test_one_address_pushes_out_its_own_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pending, "MOST_OF_ONE", 3)
    waiting = Pending[int](10.0, lambda: 0.0)
    waiting.put("mine", 1, "203.0.113.1")
    for number in range(1000):
        waiting.put(f"flood {number}", number, "203.0.113.66")
    assert waiting.take("mine") == 1
    assert [waiting.take(f"flood {number}") for number in (0, 996, 997, 999)] == [None, None, 997, 999]


def test_all_addresses_together_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pending, "MOST", 5)
    waiting = Pending[int](10.0, lambda: 0.0)
    for number in range(8):
        waiting.put(f"key {number}", number, f"203.0.113.{number}")
    waiting.put("key 7", 77, "203.0.113.7")
    assert [waiting.take(f"key {number}") for number in range(8)] == [None, None, None, 3, 4, 5, 6, 77]
