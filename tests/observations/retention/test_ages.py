"""Ages are counted back by the calendar."""

import datetime

import pytest

from citybrain.observations.retention.declaration import age


@pytest.mark.parametrize(
    ("said", "before"),
    [
        ("1 day", "2028-03-30"),
        ("2 weeks", "2028-03-17"),
        ("1 month", "2028-02-29"),
        ("13 months", "2027-02-28"),
        ("4 years", "2024-03-31"),
        ("9999 years", "0001-01-31"),
    ],
)
def test_an_age_lies_so_far_before_a_day(said: str, before: str) -> None:
    moment = datetime.datetime(2028, 3, 31, 4, tzinfo=datetime.UTC)
    assert age(said).before(moment) == datetime.datetime.fromisoformat(f"{before}T04:00:00+00:00")


def test_an_age_before_all_days_is_the_first_one() -> None:
    first = datetime.datetime(1, 1, 1, tzinfo=datetime.UTC)
    assert age("9999 weeks").before(first + datetime.timedelta(days=40)) == first
