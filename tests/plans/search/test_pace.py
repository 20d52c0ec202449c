"""How much of a target is met in time where trades are slower than stated."""

import datetime
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from citybrain.kernel.parameters import Parameter, Value
from citybrain.kernel.uncertainty import InputDistribution
from citybrain.plans.schema import Measure
from citybrain.plans.search.pace import part_in_time
from citybrain.plans.search.result import ChosenMeasure
from citybrain.plans.search.rollout import Trade, distribution_of, ramp_of, stated_of

YEARS, BY = range(2026, 2036), 2035
WIDE = InputDistribution("lognormal", "Estimate", relative=1.0)
TRADE = Trade(None, "pace", 0.08, 5.0, None, WIDE)
CERTAIN = replace(TRADE, parameter="certain", capacity_distribution=None)


def chosen(trade: Trade, part: float = 1.0, added: float = 10.0) -> ChosenMeasure:
    ramp = ramp_of(part * trade.curve(YEARS), YEARS)
    return ChosenMeasure(
        0, Measure.model_validate({"intervention": "x"}), trade, ramp, 9, 9, 1.0, added, 1.0, 1.0, added
    )


def parts(*measures: ChosenMeasure) -> Any:
    return part_in_time(measures, YEARS, BY, 200, 0)


def test_half_of_the_draws_are_slower_and_nobody_does_more_than_the_plan_wants() -> None:
    found = parts(chosen(TRADE))
    assert found.max() == pytest.approx(1.0, abs=1e-3)
    assert np.mean(found < 0.999) == pytest.approx(0.5, abs=0.02)
    assert np.quantile(found, 0.05) == pytest.approx(0.5, abs=0.03)  # 90 % lie between half the pace and twice it


def test_a_plan_that_wants_less_than_a_trade_can_do_is_late_less_often() -> None:
    assert np.mean(parts(chosen(TRADE, 0.5)) < 0.999) < 0.1
    assert parts(chosen(CERTAIN)).min() == pytest.approx(1.0, abs=1e-3)


def test_what_a_measure_brings_is_its_weight() -> None:
    late, punctual = chosen(TRADE, added=30.0), chosen(CERTAIN, added=10.0)
    assert parts(late, punctual) == pytest.approx(0.75 * parts(late) + 0.25 * parts(punctual))


def test_measures_of_one_trade_are_late_together() -> None:
    assert parts(chosen(TRADE), chosen(TRADE)) == pytest.approx(parts(chosen(TRADE)))


def test_source_and_doubt_are_those_of_the_day() -> None:
    old = Value(datetime.date(2000, 1, 1), 0.1, "old", 5)
    new = Value(datetime.date(2030, 1, 1), 0.2, "new", 3, WIDE)
    parameter = Parameter("pace", "1/a", "test", (old, new))

    def view(year: int) -> Any:
        city = SimpleNamespace(day=datetime.date(year, 6, 1))
        graph = SimpleNamespace(parameters={"pace": parameter})
        return cast(Any, SimpleNamespace(graph=graph, result=SimpleNamespace(city=city)))

    assert (stated_of(view(2026), "pace"), distribution_of(view(2026), "pace")) == (old, None)
    assert (stated_of(view(2031), "pace"), distribution_of(view(2031), "pace")) == (new, WIDE)
    assert stated_of(view(2031), "elsewhere") is None
