"""Sessions: ids that nobody guesses, an end for each, no id kept."""

from citybrain.governance import sessions
from citybrain.governance.sessions import LASTS, Sessions


class Clock:
    seconds = 1_000_000.0

    def __call__(self) -> float:
        return self.seconds


def test_a_session_lasts_a_working_day_and_no_longer() -> None:
    clock = Clock()
    kept = Sessions(clock)
    identity = kept.begin(3)
    clock.seconds += LASTS - 1
    assert kept.find(identity) == (3, 1_000_000.0 + LASTS)
    clock.seconds += 1
    assert kept.find(identity) is None


def test_a_session_ends_when_it_is_told_to() -> None:
    kept = Sessions()
    first, second = kept.begin(3), kept.begin(3)
    assert first != second
    kept.end(first)
    kept.end("\ud800")
    assert kept.find(first) is None
    assert kept.find(second) is not None
    assert second not in repr(vars(kept))


def test_the_oldest_of_too_many_end(monkeypatch) -> None:
    monkeypatch.setattr(sessions, "MOST", 2)
    kept = Sessions()
    begun = [kept.begin(number) for number in range(3)]
    assert [kept.find(identity) is None for identity in begun] == [True, False, False]
