"""First half of 2015 against 2014 in Beijing: the plain change of fine dust, and what of it the weather leaves."""

from pathlib import Path

import pytest

from citybrain.cases.effect.evaluate import EffectVerdict, EvaluationMethod
from docs.effect_validation import ARCHIVE, half_year_of_2015


def test_the_plain_fall_of_15_percent_is_not_shown_once_the_weather_is_taken_out(shared_data: Path) -> None:
    told = half_year_of_2015(shared_data / "beijing-air" / ARCHIVE)
    assert told.raw_of_year
    assert told.raw == pytest.approx(-0.153, abs=0.0005)
    assert (told.speaks, told.verdict) == (EvaluationMethod.WEATHER, EffectVerdict.NONE_SHOWN)
    share, low, high = told.chosen.difference.share
    assert low < 0 < high
    assert abs(share) < abs(told.raw)
    assert [placebo.excludes_zero for placebo in told.chosen.placebos] == [False, False]
