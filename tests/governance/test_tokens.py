"""Tokens: their form, their secret that is kept nowhere, and the time that a wrong one takes."""

import re

import argon2
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.governance import tokens
from citybrain.governance.tokens import ALPHABET, LENGTH, Token, fits, hash_of, new_secret, read_token

secrets = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)
numbers = st.integers(1, 10**17)
few = settings(max_examples=5, deadline=None)


@given(numbers, secrets)
def test_a_token_is_read_as_it_was_written(number: int, secret: str) -> None:
    assert read_token(Token(number, secret).text) == Token(number, secret)


@given(st.text(max_size=80) | st.from_regex(r"citybrain_[0-9]*_\w{0,50}"))
def test_whatever_is_read_is_a_token_of_the_same_text_or_none(text: str) -> None:
    token = read_token(text)
    assert token is None or token.text == text


@given(numbers, secrets)
def test_the_secret_does_not_show_where_a_token_is_printed(number: int, secret: str) -> None:
    assert secret not in f"{Token(number, secret)!r} {Token(number, secret)!s}"


@few
@given(secrets, secrets)
def test_only_the_secret_itself_fits_its_hash(secret: str, other: str) -> None:
    kept = hash_of(secret)
    assert secret not in kept
    assert fits(kept, secret)
    assert fits(kept, other) == (other == secret)


@few
@given(secrets)
def test_nothing_fits_where_no_hash_is_kept_or_a_damaged_one(secret: str) -> None:
    assert not fits(None, secret)
    assert not fits("$argon2id$damaged", secret)


def test_two_secrets_are_never_the_same_and_hashes_are_salted() -> None:
    made = {new_secret() for _ in range(1000)}
    assert len(made) == 1000
    assert all(re.fullmatch(rf"[A-Za-z0-9]{{{LENGTH}}}", secret) for secret in made)
    assert hash_of("a" * LENGTH) != hash_of("a" * LENGTH)


def test_the_hash_is_argon2id_with_at_least_the_parameters_of_owasp() -> None:
    kept = argon2.extract_parameters(hash_of(new_secret()))
    assert kept.type is argon2.Type.ID
    assert (kept.memory_cost, kept.time_cost) >= (19 * 1024, 2)


def test_secrets_are_compared_by_argon2_alone(monkeypatch) -> None:
    """Its comparison takes the same time wherever two hashes differ; an unknown number costs one as well."""
    checked = []
    verify = tokens.HASHER.verify

    class Counting:
        def verify(self, kept: str, secret: str) -> bool:
            checked.append(kept)
            return verify(kept, secret)

    monkeypatch.setattr(tokens, "HASHER", Counting())
    kept = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("a" * LENGTH)
    tokens._of_nobody.cache_clear()
    monkeypatch.setattr(tokens, "hash_of", lambda _: kept)
    assert fits(kept, "a" * LENGTH)
    assert not fits(kept, "b" * LENGTH)
    assert not fits(None, "a" * LENGTH)
    assert checked == [kept] * 3
    tokens._of_nobody.cache_clear()
