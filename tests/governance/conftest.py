"""Records in which nothing is entered yet, and hashes that take no time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from citybrain.governance import tokens
from citybrain.records import Records
from tests.records.empty import records_of


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    opened = records_of(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
