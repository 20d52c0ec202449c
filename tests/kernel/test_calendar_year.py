"""The year of the day is a quantity of the city, which no twin has to bring."""

import datetime
from dataclasses import replace

import numpy as np

from citybrain.kernel import City, Graph, Level, Qualities, Result, given, next_year, quantity
from citybrain.kernel.load import declared
from citybrain.kernel.units import Year, Years
from tests.entities import ENTITIES


@given(of="city", of_day=True)
def calendar_year() -> Year:
    """Year of the day."""
    ...


@given(of="building")
def construction_year() -> Year:
    """Year of completion."""
    ...


@given(of="city", default=1.0)
def year_length() -> Years:
    """A year."""
    ...


@quantity(of="building", source="toy")
def age(calendar_year: Year, construction_year: Year, year_length: Years) -> Years:
    """Years since completion."""
    return (calendar_year - construction_year) * year_length


class _Module:
    pass


def city(year: int) -> City:
    columns = {"construction_year": np.array([1970.0, 2000.0])}
    return City({"building": 2}, {}, columns, datetime.date(year, 5, 1))


def graph() -> Graph:
    module = _Module()
    vars(module).update({f.__name__: f for f in (calendar_year, construction_year, year_length, age)})
    module.__name__ = __name__  # type: ignore[attr-defined]
    return Graph(declared([module])[0], entities=ENTITIES)  # type: ignore[list-item]


def test_the_year_is_that_of_the_day() -> None:
    result = Result(graph(), city(2030))
    assert result["calendar_year"] == 2030
    assert result["age"].tolist() == [60, 30]
    assert Qualities(result)["calendar_year"] == Level.DEFINED


def test_the_year_moves_on_with_the_day_and_what_hangs_on_it_with_the_year() -> None:
    first = Result(graph(), city(2030))
    first.compute(["age"])
    second = next_year(first, city(2031), {})
    assert second["age"].tolist() == [61, 31]
    same_year = next_year(first, replace(first.city, day=datetime.date(2030, 12, 31)), {})
    assert not same_year.differs("age")


def test_a_city_that_brings_the_year_itself_keeps_it() -> None:
    brought = replace(city(2030), columns={**city(2030).columns, "calendar_year": np.float64(2000)})
    assert Result(graph(), brought)["age"].tolist() == [30, 0]
