"""Questions to every store of readings: expressions, with what they find, in which order, and how many."""

import datetime

import numpy as np
import pytest
from sqlalchemy import ColumnElement, String, and_, case, cast, extract, func, literal, not_, or_

from citybrain.observations.readings.columns import NO_TIME
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import Question, QuestionError, Store
from tests.observations.readings.deliveries import MINUTE, Opened, before_and_after, put

STREAM, NUMBER, TIME, VALUE, TEXT, FLAG = (
    READING.c[name] for name in ("stream", "number", "time", "value", "text", "flag")
)
HOUR = 60


def filled(opened: Opened) -> Store:
    """Hours 0 to 9 of stream 1 with ten times the hour; stream 2 with a text, an interval and a late result."""
    store = opened()
    put(store, *((1, hour * HOUR, 10.0 * hour) for hour in range(10)))
    put(
        store,
        (2, 30, np.nan),
        (2, 90, 7.5),
        said=np.array(['"North West"', None], object),
        until=np.array([NO_TIME, 120 * MINUTE]),
        made=np.array([NO_TIME, 600 * MINUTE]),
        feature=np.array([-1, 12], np.int32),
    )
    return store


def hours(store: Store, where: ColumnElement[bool]) -> list[int]:
    found = store.find(Question(and_(STREAM == 1, where), (TIME,)))
    assert store.number_of(and_(STREAM == 1, where)) == len(found.identity)
    return (found.readings.time // (HOUR * MINUTE)).tolist()


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (VALUE > 70, [8, 9]),
        (VALUE.in_([10, 20]), [1, 2]),
        (NUMBER.in_(list(range(1, 4))), [0, 1, 2]),
        (not_(VALUE < 80), [8, 9]),
        (or_(VALUE == 0, VALUE.between(30, 50)), [0, 3, 4, 5]),
        ((VALUE + 5) * 2 / 10 - 1 == 2, [1]),
        (VALUE / 20 == 0.5, [1]),
        (VALUE % 40 == 0, [0, 4, 8]),
        (func.mod(VALUE, 40) == 0, [0, 4, 8]),
        (-VALUE < -85, [9]),
        (func.floor(VALUE / 25) == 1, [3, 4]),
        (func.ceil(VALUE / 25) == 1, [1, 2]),
        (func.round(VALUE / 25) == 1, [2, 3]),
        (datetime.datetime(1970, 1, 1, 8) <= TIME, [8, 9]),
        (datetime.datetime(1970, 1, 1, 10, tzinfo=datetime.timezone(datetime.timedelta(hours=2))) <= TIME, [8, 9]),
        (extract("hour", TIME) == 3, [3]),
        (func.date_part("hour", TIME) == 3, [3]),
        (func.date_trunc("day", TIME + datetime.timedelta(hours=16)) > datetime.datetime(1970, 1, 1), [8, 9]),
        (case((VALUE > 80, 1), else_=0) == 1, [9]),
        (TEXT.is_(None) & (VALUE < 5), [0]),
        (literal(1) / literal(2) == VALUE / 20, [1]),
        (cast(NUMBER, String) == "4", [3]),
        (READING.c.result_time == TIME, list(range(10))),
        (READING.c.until.is_not(None), []),
        (and_(FLAG == 2, VALUE > 80), [9]),
        (FLAG == 1, []),
    ],
)
def test_numbers_and_times(opened: Opened, where: ColumnElement[bool], expected: list[int]) -> None:
    for store in before_and_after(filled(opened), opened):
        assert hours(store, where) == expected


@pytest.mark.parametrize(
    "where",
    [
        TEXT == '"North West"',
        TEXT.like('"North%'),
        TEXT.contains("th W"),
        TEXT.startswith('"N', autoescape=True),
        TEXT.regexp_match("W.st"),
        func.lower(TEXT) == '"north west"',
        func.upper(TEXT) == '"NORTH WEST"',
        func.length(TEXT) == 12,
        func.strpos(TEXT, "W") == 8,
        func.substring(TEXT, 2) == 'North West"',
        func.substring(TEXT, 2, 5) == "North",
        func.trim(func.concat("  ", TEXT, " ")) == '"North West"',
        TEXT + "!" == '"North West"!',
        func.starts_with(TEXT, '"N'),
        func.coalesce(TEXT, "") != "",
    ],
)
def test_texts(opened: Opened, where: ColumnElement[bool]) -> None:
    found = filled(opened).find(Question(where))
    assert found.readings.said is not None
    assert found.readings.said.tolist() == ['"North West"']
    assert np.isnan(found.readings.value[0])


def test_every_column_comes_back(opened: Opened) -> None:
    found = filled(opened).find(Question(READING.c.feature == 12))
    assert found.identity.tolist() == [(2 << 32) + 2]
    row = found.readings
    assert [column.tolist() for column in (row.stream, row.time, row.value)] == [[2], [90 * MINUTE], [7.5]]
    assert row.until is not None
    assert row.made is not None
    assert row.feature is not None
    assert [row.until[0], row.made[0], row.feature[0]] == [120 * MINUTE, 600 * MINUTE, 12]
    assert found.flag.tolist() == [2]


def test_order_page_and_most(opened: Opened) -> None:
    store = filled(opened)
    order = (READING.c.until, VALUE.desc())
    found = [store.find(Question(None, order, 2, skip)).readings.value for skip in (0, 2, 10)]
    np.testing.assert_equal(found, [[7.5, 90.0], [80.0, 70.0], [0.0, np.nan]])
    assert store.find(Question(most=3)).readings.value.tolist() == [90.0, 80.0, 70.0]
    assert store.number_of() == 12


def test_values_are_bound_and_never_part_of_the_statement(opened: Opened) -> None:
    store = filled(opened)
    assert store.number_of(TEXT == "x' OR 1=1; DROP TABLE cold; --") == 0
    assert store.number_of(TEXT == "100%s $1 :x") == 0
    assert store.number_of() == 12


def test_what_cannot_be_compared_is_told(opened: Opened) -> None:
    store = filled(opened)
    for where in (VALUE == "warm", func.nothing_of_this_name(VALUE) == 1, func.lower(VALUE, 2) == "x"):
        with pytest.raises(QuestionError, match="readings-question"):
            store.find(Question(where))
        with pytest.raises(QuestionError, match="readings-question"):
            store.number_of(where)


def test_readings_by_identity_in_the_order_asked(opened: Opened) -> None:
    for store in before_and_after(filled(opened), opened):
        asked = np.array([(2 << 32) + 2, 77, (1 << 32) + 3, -5, (1 << 32) + 1, (9 << 32) + 1, 2**63 - 1])
        found = store.readings(asked)
        assert found.identity.tolist() == asked[[0, 2, 4]].tolist()
        assert found.readings.value.tolist() == [7.5, 20.0, 0.0]


def test_the_newest_of_some_streams(opened: Opened) -> None:
    for store in before_and_after(filled(opened), opened):
        streams = np.array([2, 99, 1], np.int32)
        one = store.newest(streams)
        assert one.identity.tolist() == [(2 << 32) + 2, (1 << 32) + 10]
        assert one.readings.until is not None
        assert one.readings.until.tolist() == [120 * MINUTE, NO_TIME]
        assert one.readings.feature is not None
        assert one.readings.feature.tolist() == [12, -1]
        many = store.newest(streams, 3)
        np.testing.assert_equal(many.readings.value, [7.5, np.nan, 90.0, 80.0, 70.0])
