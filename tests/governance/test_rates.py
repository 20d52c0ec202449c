"""Buckets: a burst passes, what comes faster than the rate waits, and says for how long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.governance import rates
from citybrain.governance.errors import TooManyRequestsError
from citybrain.governance.rates import Buckets, Rate


class Clock:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def passes(buckets: Buckets, who: object) -> bool:
    try:
        buckets.take(who)
    except TooManyRequestsError:
        return False
    return True


@given(
    st.lists(st.floats(0, 3), max_size=60),
    st.integers(1, 10),
    st.sampled_from([0.25, 1.0, 4.0]),
)
def test_never_more_passes_than_the_burst_and_what_dripped_since(pauses, burst, rate) -> None:
    clock = Clock()
    buckets = Buckets(Rate(rate, burst), clock)
    passed = 0
    for pause in pauses:
        clock.seconds += pause
        passed += passes(buckets, "a")
    assert passed <= burst + clock.seconds * rate + 1e-6


@given(st.integers(1, 20), st.sampled_from([0.1, 1 / 6, 1.0, 50.0]))
def test_who_waits_as_long_as_told_passes(burst: int, rate: float) -> None:
    clock = Clock()
    buckets = Buckets(Rate(rate, burst), clock)
    assert all(passes(buckets, "a") for _ in range(burst))
    with pytest.raises(TooManyRequestsError) as refused:
        buckets.take("a")
    clock.seconds += refused.value.wait
    assert passes(buckets, "a")


def test_everyone_has_a_bucket_of_their_own_and_gets_back_what_did_not_count() -> None:
    buckets = Buckets(Rate(0.001, 1), Clock())
    assert [passes(buckets, who) for who in ("a", "a", "b")] == [True, False, True]
    buckets.give_back("a")
    buckets.give_back("a")
    assert [passes(buckets, "a"), passes(buckets, "a")] == [True, False]


def test_those_who_are_at_their_limit_are_remembered_longest(monkeypatch) -> None:
    monkeypatch.setattr(rates, "MOST_KEPT", 100)
    clock = Clock()
    buckets = Buckets(Rate(0.001, 2), clock)
    assert [passes(buckets, "greedy") for _ in range(3)] == [True, True, False]
    for who in range(1000):
        assert passes(buckets, who)
    assert len(buckets._left) <= 101
    assert not passes(buckets, "greedy")
