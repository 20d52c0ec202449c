"""One answer: which method counts, what is shown, and when nothing can be told."""

import dataclasses

import numpy as np
import pytest

from citybrain.cases.effect.comparison import RowSpan
from citybrain.cases.effect.evaluate import EffectVerdict, EvaluationMethod, evaluate
from tests.cases.effect.known_effect import YEAR, evidence, known

HOURS, CHANGE = 2 * YEAR, 2 * YEAR - 3000
NO_WEATHER = np.empty((0, HOURS))


def codes(told) -> list[str]:
    return [one.code for one in told.doubts]


def test_a_strong_effect_is_shown_by_all_methods_and_the_mix_of_controls_counts() -> None:
    told = evaluate(evidence(known(HOURS, CHANGE, -15.0, seed=3), CHANGE))
    assert (told.verdict, told.speaks) == (EffectVerdict.EFFECT, EvaluationMethod.SYNTHETIC_CONTROL)
    assert [one.method for one in told.outcomes] == list(EvaluationMethod)
    for one in told.outcomes:
        assert one.difference.low < -15.0 < one.difference.high, one.method
        assert one.difference.high < 0
    assert told.chosen.space.share == pytest.approx(1 / 7)
    assert told.raw_of_year


def test_where_nothing_was_done_no_effect_is_shown() -> None:
    told = evaluate(evidence(known(HOURS, CHANGE, 0.0, seed=4), CHANGE, weather=NO_WEATHER))
    assert told.verdict == EffectVerdict.NONE_SHOWN
    assert not codes(told)


def test_without_controls_the_weather_speaks_and_takes_its_part_of_the_plain_change() -> None:
    """The time after is colder by three degrees, which alone moves the series by 2.4."""
    made = known(HOURS, CHANGE, 0.0, seed=7, controls=0)
    colder = np.where(np.arange(HOURS) >= CHANGE, -3.0, 0.0)
    made = made._replace(value=made.value - 0.8 * colder, weather=made.weather + colder)
    told = evaluate(evidence(made, CHANGE))
    assert told.speaks == EvaluationMethod.WEATHER
    assert told.raw - told.chosen.difference.share[0] > 0.02
    assert told.verdict == EffectVerdict.NONE_SHOWN


def test_few_controls_are_not_mixed() -> None:
    told = evaluate(evidence(known(HOURS, CHANGE, -15.0, seed=6, controls=2), CHANGE, weather=NO_WEATHER))
    assert told.speaks == EvaluationMethod.DIFFERENCE_IN_DIFFERENCES


def test_nothing_beside_means_nothing_can_be_told() -> None:
    made = known(HOURS, CHANGE, -15.0, seed=7, controls=0)
    told = evaluate(evidence(made, CHANGE, weather=NO_WEATHER))
    assert (told.verdict, told.speaks, codes(told)) == (EffectVerdict.CANNOT_TELL, None, ["effect-nothing-beside"])


def test_a_season_that_was_not_measured_before_cannot_be_judged_by_the_weather() -> None:
    made = known(6000, 4000, 0.0, seed=8, controls=0)
    told = evaluate(evidence(made, 4000))
    assert told.verdict == EffectVerdict.CANNOT_TELL
    assert "effect-season-unseen" in codes(told)


def test_weather_as_it_never_was_cannot_be_judged() -> None:
    made = known(HOURS, CHANGE, 0.0, seed=9, controls=0)
    told = evaluate(evidence(made._replace(weather=made.weather + 40.0 * (np.arange(HOURS) >= CHANGE)), CHANGE))
    assert "effect-weather-unseen" in codes(told)
    assert told.verdict == EffectVerdict.CANNOT_TELL


def test_effects_at_dates_at_which_nothing_was_done_speak_against_a_method() -> None:
    """The series rises by 30 at the earlier placebo date, and by 200 at the later one."""
    made = known(9000, 6000, 0.0, seed=10, controls=3)
    stepped = made._replace(
        value=made.value + np.repeat([0.0, 30.0, 200.0], [3000, 1500, 4500]), weather=np.empty((0, 9000))
    )
    told = evaluate(evidence(stepped, 6000))
    assert told.verdict == EffectVerdict.CANNOT_TELL
    assert codes(told) == ["effect-placebo-shows"]
    assert told.chosen.placebos[1].effect == pytest.approx(30, abs=3)


def test_methods_that_exclude_each_other_are_said() -> None:
    """Something acted on all controls as well: against them nothing changed, against the weather much did."""
    made = known(HOURS, CHANGE, -20.0, seed=11, controls=3)
    shifted = made.controls - 20.0 * (np.arange(HOURS) >= CHANGE)
    told = evaluate(evidence(made._replace(controls=shifted), CHANGE))
    assert codes(told) == ["effect-disagree"]
    assert told.verdict == EffectVerdict.CANNOT_TELL


def test_the_same_seed_gives_the_same_answer_and_work_can_be_stopped() -> None:
    asked = evidence(known(HOURS, CHANGE, 0.0, seed=12, controls=0), CHANGE)
    shares = []
    assert evaluate(asked, told=shares.append) == evaluate(asked)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0

    def stop(share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        evaluate(asked, told=stop)


def test_a_month_without_readings_before_is_no_harm() -> None:
    made = known(HOURS, CHANGE, -15.0, seed=13)
    value = made.value.copy()
    value[2000:2720] = np.nan
    told = evaluate(evidence(made._replace(value=value), CHANGE, weather=NO_WEATHER))
    assert told.verdict == EffectVerdict.EFFECT


def test_controls_that_are_never_known_together_cannot_be_used() -> None:
    made = known(HOURS, CHANGE, -15.0, seed=14, controls=2)
    controls = made.controls.copy()
    controls[0, ::2], controls[1, 1::2] = np.nan, np.nan
    asked = evidence(made._replace(controls=controls, weather=NO_WEATHER), CHANGE)
    assert evaluate(asked).outcomes == ()
    assert dataclasses.replace(asked, year_before=RowSpan(0, 10)).year_before == RowSpan(0, 10)
