"""Records in which nothing is entered yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from citybrain.records import Records
from tests.records.empty import records_of


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    opened = records_of(tmp_path)
    yield opened
    opened.close()
