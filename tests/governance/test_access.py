"""Who is behind a token: remembered for a while, never longer than it holds."""

import threading

import pytest

from citybrain.governance import access, register
from citybrain.governance.access import Access
from citybrain.governance.errors import NotSignedInError
from citybrain.governance.tokens import Token
from citybrain.records import Records, open_records


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def token(records: Records) -> Token:
    with records.begin() as connection:
        return register.reset_administrator(connection, "Aino")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def known(records: Records, clock: Clock) -> Access:
    return Access(records, clock)


def refused(known: Access, text: str) -> bool:
    with pytest.raises(NotSignedInError) as told:
        known.actor(text)
    assert (told.value.code, told.value.arguments) == ("access-refused", {})
    return known.remembered(text) is None


def test_a_token_is_known_and_then_remembered_without_a_hash(known: Access, token: Token, monkeypatch) -> None:
    assert known.remembered(token.text) is None
    assert known.actor(token.text).name == "admin"
    monkeypatch.setattr(access, "fits", lambda *_: pytest.fail("hashed again"))
    assert known.remembered(token.text) == known.actor(token.text)


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "citybrain",
        "citybrain_1_short",
        "{0}x",
        " {0}",
        "citybrain_99_" + "a" * 43,
        "citybrain_1_" + "a" * 43,
        "\ud800",
    ],
)
def test_anything_else_is_refused_in_the_same_words(known: Access, token: Token, wrong: str) -> None:
    known.actor(token.text)
    assert refused(known, wrong.format(token.text))


def test_a_token_that_another_program_revokes_is_refused_within_seconds(
    known: Access, clock: Clock, token: Token, records: Records
) -> None:
    assert known.actor(token.text).name == "admin"
    other = open_records(records.path.parent)
    with other.begin() as connection:
        register.revoke_token(connection, token.number, "Aino")
    other.close()
    clock.seconds += access.STANDS
    assert known.remembered(token.text) is None
    assert refused(known, token.text)
    assert known.actor_of(token.number) is None


def test_a_token_that_is_revoked_here_is_refused_at_once(known: Access, token: Token, records: Records) -> None:
    known.actor(token.text)
    with records.begin() as connection:
        register.revoke_token(connection, token.number, "Aino")
    known.forget()
    assert refused(known, token.text)


def test_a_token_that_expires_while_it_is_remembered_is_refused(known: Access, token: Token, monkeypatch) -> None:
    known.actor(token.text)
    monkeypatch.setattr(access, "now", lambda: "2999-01-01T00:00:00.000000+00:00")
    assert refused(known, token.text)


def test_a_secret_is_held_against_its_hash_again_after_a_while(
    known: Access, clock: Clock, token: Token, monkeypatch
) -> None:
    known.actor(token.text)
    clock.seconds += access.REMEMBERED
    assert known.remembered(token.text) is None
    monkeypatch.setattr(access, "fits", lambda *_: False)
    assert refused(known, token.text)


def test_many_that_come_at_once_with_one_token_cost_one_slow_hash(known: Access, token: Token, monkeypatch) -> None:
    monkeypatch.setattr(access, "is_slow", lambda _: True)
    hashed, fits = [], access.fits
    monkeypatch.setattr(access, "fits", lambda *given: hashed.append(1) or fits(*given))
    names = []
    threads = [threading.Thread(target=lambda: names.append(known.actor(token.text).name)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert names == ["admin"] * 8
    assert len(hashed) == 1


def test_what_is_remembered_is_bounded_and_holds_no_secret(known: Access, token: Token, records, monkeypatch) -> None:
    monkeypatch.setattr(access, "MOST_REMEMBERED", 2)
    with records.begin() as connection:
        more = [register.give_token(connection, "admin", (), 1, "", "Aino") for _ in range(4)]
    for one in (token, *more):
        known.actor(one.text)
    assert len(known._verified) == 2
    assert known.remembered(more[-1].text) is not None
    assert token.secret not in repr(vars(known))
