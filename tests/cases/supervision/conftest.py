"""Cities with enterprises."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cases.supervision.enterprise_city import EnterpriseCity


@pytest.fixture
def city(tmp_path: Path) -> Iterator[EnterpriseCity]:
    made = EnterpriseCity(tmp_path)
    yield made
    made.close()
