"""The same where a city is kept in PostgreSQL: a choice of the tests of this folder, run again on it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from citybrain.records import database as databases
from citybrain.records import keep_in
from tests.cases.following import Following
from tests.cases.test_detector import (  # noqa: F401
    test_a_condition_that_lasts_opens_one_case,
    test_a_flapping_sensor_is_one_case_with_its_episodes,
    test_nothing_fires_twice_and_nothing_is_lost_over_restarts,
)
from tests.cases.test_opening import (  # noqa: F401
    test_near_cases_become_one_and_can_be_parted,
    test_what_a_silence_holds_back_opens_when_it_is_over,
)
from tests.cases.test_raising import (  # noqa: F401
    test_one_subject_has_one_case_until_it_is_settled,
    test_what_is_raised_near_by_joins_and_what_was_merged_lives_on_in_the_other,
)


@pytest.fixture
def follow(
    tmp_path: Path, new_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Callable[..., Following]:
    """Makes a city with rules whose readings and cases are in the database."""
    monkeypatch.setattr(databases, "_KEPT", {})
    folder = tmp_path / "city"
    folder.mkdir()
    keep_in(folder, new_database())

    def make(**said: object) -> Following:
        city = Following(folder, **said)
        request.addfinalizer(city.close)
        return city

    return make
