"""Tokens: their form, and their secret that is kept nowhere."""

import hashlib
import math
import re

import argon2
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.governance import tokens
from citybrain.governance.tokens import ALPHABET, LENGTH, Token, fits, hash_of, is_slow, new_secret, read_token

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


def test_two_secrets_are_never_the_same() -> None:
    made = {new_secret() for _ in range(1000)}
    assert len(made) == 1000
    assert all(re.fullmatch(rf"[A-Za-z0-9]{{{LENGTH}}}", secret) for secret in made)


def test_a_secret_has_bits_enough_to_be_kept_by_one_fast_hash() -> None:
    """NIST SP 800-63B, 5.1.2.2: from 112 bits on any approved one-way function will do; here there are 256."""
    assert LENGTH * math.log2(len(ALPHABET)) > 256
    assert hash_of("a" * LENGTH) == "sha256:" + hashlib.sha256(b"a" * LENGTH).hexdigest()


def test_secrets_are_compared_in_constant_time(monkeypatch) -> None:
    compared = []
    monkeypatch.setattr(tokens.hmac, "compare_digest", lambda one, other: compared.append(one) or one == other)
    kept = hash_of("a" * LENGTH)
    assert fits(kept, "a" * LENGTH)
    assert not fits(kept, "b" * LENGTH)
    assert compared == [kept] * 2


def test_a_token_that_was_given_by_an_old_version_holds_as_it_did() -> None:
    kept = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("a" * LENGTH)
    assert (is_slow(kept), is_slow(hash_of("a" * LENGTH))) == (True, False)
    assert fits(kept, "a" * LENGTH)
    assert not fits(kept, "b" * LENGTH)
