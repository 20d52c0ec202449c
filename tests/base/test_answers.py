"""Answers made from records: what is copied by name, what is given beside it, and what cannot be."""

import datetime
import math
from dataclasses import dataclass

import numpy as np
import pytest
from typing_extensions import TypedDict

from citybrain.base.answers import answer_of, number


class Told(TypedDict):
    """A value with its day."""

    value: float | None
    day: str
    steps: list[float | None]


class ToldByName(Told):
    """The same with a name."""

    name: str


@dataclass
class Record:
    """A record that has more than is told."""

    value: float
    day: datetime.date
    steps: tuple[float, ...]
    other: str = "not told"


RECORD = Record(math.nan, datetime.date(2026, 1, 31), (1.0, math.inf))


def test_what_has_the_same_name_is_copied_as_json_has_it() -> None:
    told = answer_of(Told, RECORD)
    assert told == {"value": None, "day": "2026-01-31", "steps": [1.0, None]}
    assert type(answer_of(Told, {"value": np.float64(2.5), "day": "", "steps": []})["value"]) is float


def test_what_is_given_beside_the_record_stands_over_it() -> None:
    told = answer_of(ToldByName, RECORD, name="a", value=2.0)
    assert list(told.items()) == [("value", 2.0), ("day", "2026-01-31"), ("steps", [1.0, None]), ("name", "a")]


def test_a_name_that_is_nowhere_is_an_error() -> None:
    with pytest.raises(AttributeError, match="name"):
        answer_of(ToldByName, RECORD)
    with pytest.raises(KeyError, match="day"):
        answer_of(Told, {"value": 1.0})
    with pytest.raises(TypeError, match="Told has no valeu"):
        answer_of(Told, RECORD, valeu=1.0)


@pytest.mark.parametrize(("value", "plain"), [(None, None), (math.inf, None), (math.nan, None), (np.float32(0.5), 0.5)])
def test_a_number_is_finite_or_null(value: object, plain: float | None) -> None:
    assert number(value) == plain
