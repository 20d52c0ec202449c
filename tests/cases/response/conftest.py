"""A city that responds to incidents."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cases.response.responding import Responding


@pytest.fixture
def city(tmp_path: Path) -> Iterator[Responding]:
    made = Responding(tmp_path)
    yield made
    made.close()
