"""Dates in several ways of writing; day and month are never guessed."""

import datetime

import polars as pl
import pytest

from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.observations.bills.dates import dates, months, way_of


def read(*texts: str) -> list[datetime.date | None]:
    column = pl.Series("d", texts)
    way = way_of(column, "a.csv", "from")
    assert way is not None
    return column.to_frame().select(dates(pl.col("d"), way.format)).to_series().to_list()


@pytest.mark.parametrize(
    "text",
    [
        "2023-01-31",
        "31.1.2023",
        "31.01.2023",
        "2023/1/31",
        "2023.01.31",
        "20230131",
        "2023年1月31日",
        "31/01/2023",
        "01/31/2023",
        "31-01-2023",
        "2023-01-31 00:00:00",
        "2023-01-31T23:59",
        "2023-01-31T00:00:00Z",
    ],
)
def test_a_day_is_recognised(text: str) -> None:
    assert read(text) == [datetime.date(2023, 1, 31)]


def test_what_is_no_day_of_the_calendar_is_none() -> None:
    assert read("2023-01-31", "2023-02-30", "soon") == [datetime.date(2023, 1, 31), None, None]


@pytest.mark.parametrize("texts", [("01/02/2023", "03/04/2023"), ("13/12/2023", "12/13/2023")])
def test_day_and_month_that_cannot_be_told_apart_are_refused(texts) -> None:
    with pytest.raises(InputError) as caught:
        read(*texts)
    assert f"in dates like {texts[0]} day and month cannot be told apart" in render(caught.value)


@pytest.mark.parametrize("text", ["2023-05", "2023/5", "05/2023", "5.2023", "2023年5月", "202305"])
def test_a_month_is_recognised(text: str) -> None:
    found = months(pl.Series([text]))
    assert found is not None and found.to_list() == [datetime.date(2023, 5, 1)]


def test_no_month_is_recognised_among_other_words() -> None:
    assert months(pl.Series(["May"])) is None
