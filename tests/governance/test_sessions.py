"""Sessions: ids that nobody guesses, an end for each, no id kept, none that a restart ends."""

from pathlib import Path

import pytest

from citybrain.governance import Actor, sessions
from citybrain.governance.register import add_identity, give_token
from citybrain.governance.roles import Role
from citybrain.governance.sessions import LASTS, Sessions
from citybrain.records import Records


class Clock:
    seconds = 1_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def actor(records: Records) -> Actor:
    with records.begin() as connection:
        add_identity(connection, "anna", {Role.PLANNER}, "anna")
        token = give_token(connection, "anna", (), 30, "page", "anna")
    return Actor("anna", frozenset({Role.PLANNER}), token=token.number)


def test_a_session_lasts_a_working_day_and_no_longer(records: Records, actor: Actor) -> None:
    clock = Clock()
    kept = Sessions(records, clock)
    identity = kept.begin(actor)
    clock.seconds += LASTS - 1
    assert kept.find(identity) == (actor.token, 1_000_000.0 + LASTS, "")
    clock.seconds += 1
    assert kept.find(identity) is None


def test_a_session_ends_when_it_is_told_to(records: Records, actor: Actor) -> None:
    kept = Sessions(records)
    first, second = kept.begin(actor), kept.begin(actor)
    assert first != second
    kept.end(first)
    kept.end("\ud800")
    assert kept.find(first) is None
    assert kept.find(second) is not None
    assert second not in repr(vars(kept))


def test_what_is_read_for_is_remembered_over_a_restart(records: Records, actor: Actor) -> None:
    kept = Sessions(records)
    chose, other = kept.begin(actor), kept.begin(actor)
    kept.choose(chose, "research")
    again = [Sessions(records).find(one) for one in (chose, other)]
    assert [one and one.purpose for one in again] == ["research", ""]


def test_the_oldest_of_too_many_end(records: Records, actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "MOST", 2)
    kept = Sessions(records)
    begun = [kept.begin(actor) for _ in range(3)]
    assert [kept.find(identity) is None for identity in begun] == [True, False, False]
    assert [Sessions(records).find(identity) is None for identity in begun] == [True, False, False]


def test_who_begins_many_ends_none_of_others(records: Records, actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    with records.begin() as connection:
        add_identity(connection, "bert", {Role.PLANNER}, "bert")
        token = give_token(connection, "bert", (), 30, "page", "bert")
    monkeypatch.setattr(sessions, "MOST", 4)
    monkeypatch.setattr(sessions, "MOST_OF_ONE", 2)
    kept = Sessions(records)
    other = kept.begin(Actor("bert", frozenset({Role.PLANNER}), token=token.number))
    begun = [kept.begin(actor) for _ in range(6)]
    assert kept.find(other) is not None
    assert [kept.find(identity) is not None for identity in begun] == [False] * 4 + [True] * 2


def test_who_signs_in_many_times_without_a_token_ends_none_of_others(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    with records.begin() as connection:
        anna, bert = (add_identity(connection, name, {Role.PLANNER}, name) for name in ("anna", "bert"))
    monkeypatch.setattr(sessions, "MOST", 4)
    monkeypatch.setattr(sessions, "MOST_OF_ONE", 2)
    kept = Sessions(records)
    other = kept.sign_in(bert, "bert", "password", "")
    begun = [kept.sign_in(anna, "anna", "password", "") for _ in range(6)]
    for sessions_now in (kept, Sessions(records)):
        assert sessions_now.find(other) is not None
        assert [sessions_now.find(identity) is not None for identity in begun] == [False] * 4 + [True] * 2


def test_a_restart_ends_no_session_but_those_that_were_ended(records: Records, actor: Actor, tmp_path: Path) -> None:
    clock = Clock()
    before = Sessions(records, clock)
    lasting, ended = before.begin(actor), before.begin(actor)
    before.end(ended)
    after = Sessions(records, clock)
    assert after.find(lasting) == before.find(lasting)
    assert after.find(ended) is None
    assert lasting.encode() not in b"".join(path.read_bytes() for path in tmp_path.rglob("records.sqlite*"))
    clock.seconds += LASTS
    assert Sessions(records, clock).find(lasting) is None


def test_a_clock_that_was_set_back_lengthens_no_session_of_before(records: Records, actor: Actor) -> None:
    clock = Clock()
    identity = Sessions(records, clock).begin(actor)
    clock.seconds -= 100_000
    assert Sessions(records, clock).find(identity) == (actor.token, clock.seconds + LASTS, "")


def test_a_session_lasts_in_memory_where_records_cannot_be_written_to(records: Records, actor: Actor) -> None:
    records.writable = False
    kept = Sessions(records)
    identity = kept.begin(actor)
    assert kept.find(identity) is not None
    kept.end(identity)
    assert kept.find(identity) is None
