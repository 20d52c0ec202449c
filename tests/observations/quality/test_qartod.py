"""The QARTOD tests: single cases, and the same flags as `ioos_qc` gives on each stretch by itself."""

from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ioos_qc import qartod

from citybrain.observations.quality.flags import Flag
from citybrain.observations.quality.qartod import outcomes
from citybrain.observations.quality.series import HOUR, Block
from citybrain.observations.quality.settings import Settings, read_settings
from tests.observations.quality.series import block

UTC = ZoneInfo("UTC")
HOURLY = 3600
SEASONS = [{"month": [1, 1], "suspect": [0, 20], "fail": [-5, 30]}, {"hour": [12, 23], "suspect": [3, 8]}]
ALL = read_settings(
    {
        "unit": "°C",
        "gross_range": {"fail": [-2, 12], "suspect": [0, 10], "source": "x"},
        "climatology": {"seasons": SEASONS, "source": "x"},
        "spike": {"suspect": 2, "fail": 5, "source": "x"},
        "rate_of_change": {"suspect": 3, "fail": 6, "source": "x"},
        "flat_line": {"tolerance": 0.5, "suspect": 3, "fail": 5, "source": "x"},
        "gap": {"hours": 6, "source": "x"},
    },
    "test",
)


def only(name: str, **told: object) -> Settings:
    return read_settings({"unit": "°C", name: {**told, "source": "x"}}, "test")


@pytest.mark.parametrize(
    ("test", "values", "expected"),
    [
        (only("gross_range", fail=[0, 10], suspect=[1, 9]), [5, 0.5, -1, 9.5, 11], [1, 3, 4, 3, 4]),
        (only("spike", suspect=2, fail=5), [1, 1, 4, 1, 1, 9, 1], [2, 1, 3, 1, 3, 4, 2]),
        (only("rate_of_change", suspect=2, fail=5), [1, 2, 5, 5, -1], [1, 1, 3, 1, 4]),
        (only("flat_line", tolerance=0.1, suspect=2, fail=4), [1, 5, 5, 5, 5, 5, 5, 7], [1, 1, 1, 3, 3, 4, 4, 1]),
    ],
)
def test_a_test_finds_what_it_is_for(test: Settings, values: list[float], expected: list[int]) -> None:
    ((_, flags),) = outcomes(block({7: values}), test, HOURLY, UTC).items()
    assert flags.tolist() == expected


def test_a_reading_after_a_gap_is_suspect_and_the_series_begins_anew() -> None:
    settings = read_settings(
        {"unit": "°C", "gap": {"hours": 3, "source": "x"}, "spike": {"suspect": 2, "source": "x"}}, "test"
    )
    found = outcomes(block({1: [1, 1, 9, 9, 9]}, {1: [0, 1, 10, 11, 12]}), settings, HOURLY, UTC)
    assert found["gap"].tolist() == [2, 1, 3, 1, 1]
    assert found["spike"].tolist() == [2, 2, 2, 1, 2]


def test_months_and_hours_are_those_of_the_city() -> None:
    told = [{"month": [1, 1], "suspect": [0, 1]}]
    settings = only("climatology", seasons=told)
    last_hour_of_january_in_utc = block({1: [5.0]}, {1: [31 * 24 - 1]})
    assert outcomes(last_hour_of_january_in_utc, settings, None, UTC)["climatology"].tolist() == [Flag.SUSPECT]
    there = outcomes(last_hour_of_january_in_utc, settings, None, ZoneInfo("Asia/Shanghai"))["climatology"]
    assert there.tolist() == [Flag.NOT_EVALUATED]


def test_a_corrected_reading_is_compared_with_nothing() -> None:
    series = block({1: [1, 9, 1, 1]}, {1: [0, 1, 1, 2]})
    settings = read_settings(
        {
            "unit": "°C",
            "gross_range": {"fail": [0, 5], "source": "x"},
            "rate_of_change": {"suspect": 2, "source": "x"},
        },
        "test",
    )
    found = outcomes(series, settings, HOURLY, UTC)
    assert found["gross_range"].tolist() == [1, 4, 1, 1]
    assert found["rate_of_change"].tolist() == [1, 2, 1, 1]


def test_texts_that_are_not_known_are_suspect() -> None:
    series = block({1: [np.nan] * 3})._replace(said=np.array(['"nw"', '"UP"', None], object))
    told = {"words": {"allowed": ["N", "NW"], "source": "x"}}
    assert outcomes(series, read_settings(told, "test"), None, UTC)["words"].tolist() == [1, 3, 2]


def test_changes_within_less_than_an_hour_may_be_as_large_as_in_one() -> None:
    minutes = block({1: [1, 3.5, 1, 6.1]}, {1: [0, 1 / 60, 2 / 60, 3 / 60]})
    found = outcomes(minutes, only("rate_of_change", suspect=5), 60, UTC)["rate_of_change"]
    assert found.tolist() == [1, 1, 1, 3]


@given(
    st.lists(
        st.lists(st.one_of(st.integers(-3, 13).map(float), st.just(np.nan)), min_size=1, max_size=12),
        min_size=1,
        max_size=6,
    ),
    st.lists(st.integers(1, 3), min_size=6, max_size=6),
)
@settings(max_examples=150, deadline=None)
def test_flags_are_those_of_ioos_qc_on_each_stretch(stretches: list[list[float]], streams: list[int]) -> None:
    values: dict[int, list[float]] = {}
    hours: dict[int, list[float]] = {}
    cuts = []
    for stretch, stream in sorted(zip(stretches, streams, strict=False), key=lambda pair: pair[1]):
        begin = hours[stream][-1] + 10 if stream in hours else 0.0
        values.setdefault(stream, []).extend(stretch)
        hours.setdefault(stream, []).extend(begin + np.arange(len(stretch)))
        cuts.append(len(stretch))
    series = block(values, hours)
    found = outcomes(series, ALL, HOURLY, UTC)
    where = 0
    for count in cuts:
        expected = by_ioos_qc(series.taken(slice(where, where + count)))
        for name, flags in expected.items():
            assert found[name][where : where + count].tolist() == flags, name
        where += count


def by_ioos_qc(stretch: Block) -> dict[str, list[int]]:
    """Flags of one stretch as the library gives them; flat lines need three readings there."""
    value, time = stretch.value, stretch.time.view("M8[us]")
    climatology = [
        {"tspan": (1, 1), "vspan": (0, 20), "fspan": (-5, 30), "period": "month"},
        {"tspan": (12, 23), "vspan": (3, 8), "period": "hour"},
    ]
    found = {
        "gross_range": qartod.gross_range_test(value, (-2, 12), (0, 10)),
        "climatology": qartod.climatology_test(climatology, value, time, np.full(len(value), np.nan)),
        "spike": qartod.spike_test(value, 2, 5),
        "rate_of_change": qartod.rate_of_change_test(value, time, 3 / HOURLY, 6 / HOURLY),
    }
    if len(value) >= 3:
        found["flat_line"] = qartod.flat_line_test(value, time, 3 * HOURLY, 5 * HOURLY, 0.5)
    return {name: np.ma.getdata(flags).tolist() for name, flags in found.items()}


def test_times_within_a_second_count_as_a_second() -> None:
    fast = block({1: [1, 2, 8]})._replace(time=np.array([0, 100_000, HOUR]))
    assert outcomes(fast, only("rate_of_change", suspect=5), 1, UTC)["rate_of_change"].tolist() == [1, 1, 1]
