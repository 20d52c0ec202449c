"""Cities whose cases are looked for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cases.following import Following


@pytest.fixture
def follow(tmp_path: Path) -> Iterator[Callable[..., Following]]:
    """Makes a city with rules."""
    made: list[Following] = []

    def make(**said: object) -> Following:
        made.append(Following(tmp_path / f"city{len(made)}", **said))
        return made[-1]

    (tmp_path / "city0").mkdir()
    yield make
    for one in made:
        one.close()
