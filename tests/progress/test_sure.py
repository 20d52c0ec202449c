"""How sure computed indicators are, and what that makes of their course and points."""

from dataclasses import replace

import pytest

from citybrain.indicators.course import IndicatorReading, Path, standing_of
from citybrain.plans.uncertainty.uncertainty import Interval, Options, QuantityUncertainty, Uncertainty
from citybrain.presenting.progress.indicator_answers import list_answer
from citybrain.presenting.progress.indicator_detail import scores_answer
from citybrain.progress.computed_now import ComputationContext, computed_now, interval_of
from citybrain.progress.indicator_scores import scores_of
from citybrain.progress.indicator_service import IndicatorService
from citybrain.progress.indicators import Known, rows_of

ELECTRICITY = "city_residential_electricity_per_resident"
DRAWS = Options(draws=32, sample=40, drivers=False)


def uncertainty_with(quantity: str, low: float, high: float) -> Uncertainty:
    return Uncertainty(DRAWS, "sample", 1, 0.0, (QuantityUncertainty(quantity, Interval(low, high)),), {})


def row_of(desk: IndicatorService, uncertainty: Uncertainty | None, coming: bool = False):
    framework = desk.frameworks().find("iso37120")
    known = Known(ComputationContext(desk.workspace.today(), {}, uncertainty, coming), [], 2026)
    return next(row for row in rows_of(framework, known) if row.indicator.code == "7.1")


def test_intervals_of_indicators_are_those_of_the_uncertainty_of_today(desk: IndicatorService) -> None:
    assert not desk.workspace.uncertainties.complete
    desk.evaluated()
    uncertainty = desk.workspace.uncertainties.of(desk.workspace.today(), None, DRAWS)
    assert desk.workspace.uncertainties.complete
    assert ELECTRICITY not in {one.quantity for one in uncertainty.quantities}
    rows = {row.key: row for row in desk.evaluated().rows["iso37120"]}
    found = uncertainty.of(ELECTRICITY).today
    assert (rows["7.1"].now.low, rows["7.1"].now.high) == (found.low, found.high)
    assert found.low < found.high
    assert rows["7.1"].computed.sure == "known"
    told = {
        (row["framework"], row["code"]): row
        for row in list_answer(desk.workspace, desk.evaluated(), None, "en")["rows"]
    }
    assert told["iso37120", "7.1"]["now"]["low"] == found.low
    scaled = told["iso37120", "8.3"]["computed"]
    whole = uncertainty.of("city_operational_emissions_per_resident").today
    assert (scaled["low"], scaled["high"]) == pytest.approx((whole.low / 1000, whole.high / 1000))
    assert told["iso37120", "19.1"]["computed"]["sure"] == "unknown"
    assert told["ethics", "known_well"]["computed"]["sure"] == "exact"


def test_what_is_not_known_yet_is_coming_only_while_it_is_at_work(desk: IndicatorService) -> None:
    assert row_of(desk, None, coming=True).computed.sure == "coming"
    assert row_of(desk, None).computed.sure == "unknown"
    assert row_of(desk, uncertainty_with("city_heat", 1, 2), coming=True).computed.sure == "coming"


def test_an_interval_stays_inside_what_the_quantity_can_be(desk: IndicatorService) -> None:
    ground = ComputationContext(desk.workspace.today(), {}, uncertainty_with("city_own_renewable_share", -0.02, 1.3))
    assert interval_of("city_own_renewable_share", ground) == (0.0, 1.0)
    ground = ComputationContext(desk.workspace.today(), {}, uncertainty_with(ELECTRICITY, float("nan"), 1.0))
    assert interval_of(ELECTRICITY, ground) is None


@pytest.mark.parametrize(("low", "high", "group"), [(80.0, 110.0, "cannot_say"), (80.0, 95.0, "on_course")])
def test_only_an_interval_that_holds_the_path_cannot_be_said(low: float, high: float, group: str) -> None:
    series = [IndicatorReading(2020, 120.0), IndicatorReading(2025, 90.0, low, high)]
    course = standing_of(series, Path(((2020, 120.0), (2030, 80.0))), "less", 2026)
    assert (course.group, course.demanded) == (group, 100.0)


def test_a_value_outside_its_interval_is_within_uncertainty_of_what_lies_between() -> None:
    series = [IndicatorReading(2020, 120.0), IndicatorReading(2025, 90.0, 105.0, 130.0)]
    assert standing_of(series, Path(((2020, 120.0), (2030, 80.0))), "less", 2026).reason == "within_uncertainty"


def test_points_say_where_a_boundary_lies_inside_the_interval(desk: IndicatorService) -> None:
    framework = desk.frameworks().find("iso37120")
    row = row_of(desk, uncertainty_with(ELECTRICITY, 100.0, 140.0))
    now = replace(row.now, value=120.0)
    scored = replace(row, now=now, target_value=100.0)
    (one,) = scores_of(framework, [scored], {}).rows
    # 100/140 = 71 % is 3 points, 100/120 = 83 % 3, 100/100 4
    assert (one.points, one.least, one.most, one.crosses) == (3, 3, 4, True)
    sure = replace(scored, now=replace(now, low=115.0, high=125.0))
    (one,) = scores_of(framework, [sure], {}).rows
    assert (one.least, one.most, one.crosses) == (3, 3, False)
    unknown = replace(scored, now=replace(now, low=None, high=None))
    scores = scores_of(framework, [scored, unknown], {})
    whole = scores.groups[0]
    assert (whole.least.points, whole.score.points, whole.most.points, whole.unsure) == (6, 6, 7, 1)


def test_scores_tell_it_in_words(desk: IndicatorService, monkeypatch: pytest.MonkeyPatch) -> None:
    framework = desk.frameworks().find("iso37120")
    row = row_of(desk, uncertainty_with(ELECTRICITY, 100.0, 140.0))
    scored = replace(row, now=replace(row.now, value=120.0), target_value=100.0)
    monkeypatch.setattr(desk, "scores", lambda name, weights: (framework, scores_of(framework, [scored], weights)))
    told = scores_answer(desk, "iso37120", {}, "en")
    assert "3 to 4 points" in told["rows"][0]["text"]
    assert (told["groups"][0]["least"], told["groups"][0]["most"]) == (0.75, 1.0)
    assert not told["groups"][0]["range_sure"]


def test_a_value_by_what_stands_in_says_why(desk: IndicatorService) -> None:
    said = desk.frameworks().indicator("u4ssc", "EN: EN: AQ: 2C").computed
    found = computed_now(said, desk._ground(desk.frameworks()))
    assert found.quantity == "city_operational_emissions_per_resident"
    assert (found.fit, [note.key for note in found.notes]) == ("part", ["indicator-inventory-none"])
