"""Contours of a release: what was measured lies inside, wind and doubt turn and widen them."""

import datetime

import numpy as np
import pytest
import shapely

from citybrain.cases.response.picture import (
    BEARINGS,
    Contour,
    Ground,
    HourWind,
    circle,
    contours_of,
    hectares,
    over_hours,
    star,
)
from citybrain.cases.response.question import StatedRelease
from citybrain.domains.air.models.plume import plume

RELEASE = StatedRelease(substance="sulphur_dioxide", rate=92.0, height=0.46)
GROUND = Ground(0.006, False)
LEVELS = (0.00052, 0.002)


def of(wind_from: float = 204.0, speed: float = 7.0, stability: str = "C", age: int = 0) -> list[Contour]:
    return contours_of(plume, RELEASE, LEVELS, HourWind(0, wind_from, speed, stability, age, "stated"), GROUND)


def bearing_of(one: Contour) -> float:
    return float(BEARINGS[one.reach.argmax()])


def test_it_goes_where_the_wind_goes_and_less_far_for_what_is_more_or_surer() -> None:
    low, low_likely, high, _ = of()
    assert bearing_of(low) == pytest.approx(24.0, abs=2.0)
    assert (low.reach >= high.reach).all() and (low.reach >= low_likely.reach).all()
    assert low.reach.max() > 1.5 * high.reach.max()
    assert low.reach[np.abs(BEARINGS - 204.0) < 60].max() == 0.0


def test_a_wind_that_was_known_hours_ago_widens_it() -> None:
    fresh, aged = of()[0], of(age=4)[0]
    aside = BEARINGS == 74.0
    assert aged.reach[aside] > 1.5 * fresh.reach[aside] > 0.0


def test_a_wind_that_turns_reaches_both_sides() -> None:
    hours = [of(204.0), of(294.0)]
    both = over_hours(hours)[0]
    for one in (hours[0][0], hours[1][0]):
        assert (both.reach >= one.reach).all()
    assert both.reach[BEARINGS == 24.0] > 100 and both.reach[BEARINGS == 114.0] > 100


def test_in_calm_it_may_go_any_way() -> None:
    reach = of(speed=0.3)[0].reach
    assert reach.min() == reach.max() > 100


def test_corners_enclose_what_the_reach_says() -> None:
    place = (24.94, 60.17)
    area = shapely.Polygon(star(place, circle(1000.0)))
    assert area.contains(shapely.Point(24.94, 60.1785)) and not area.contains(shapely.Point(24.94, 60.1795))
    assert hectares(circle(1000.0)) == pytest.approx(314.16, rel=0.001)
    assert star(place, circle(0.0)) == []
    assert shapely.Polygon(star(place, of()[0].reach)).is_valid


def test_the_wind_of_an_hour_is_what_was_stated_last() -> None:
    from citybrain.cases.response.picturing import _winds
    from tests.cases.response.responding import incident_of

    def stated(hour: int, wind_from: float, **more: object) -> dict[str, object]:
        time = datetime.datetime(2018, 6, 5, hour, tzinfo=datetime.UTC).isoformat()
        return {"time": time, "wind_from": wind_from, "wind_speed": 4.0, **more}

    first = int(datetime.datetime(2018, 6, 5, 12, tzinfo=datetime.UTC).timestamp()) // 3600
    made = _winds(incident_of(wind=[stated(12, 200), stated(14, 280)]), range(first, first + 4), lambda hours: {})
    assert [(one.wind_from, one.age) for one in made] == [(200, 0), (200, 1), (280, 0), (280, 1)]
    assert {one.stability for one in made} == {"B"}, "a June noon"
    (night,) = _winds(
        incident_of(wind=[stated(12, 200, wind_speed=2.0)]), range(first + 11, first + 12), lambda hours: {}
    )
    (by_person,) = _winds(incident_of(wind=[stated(12, 200, stability="D")]), range(first, first + 1), lambda hours: {})
    assert (night.stability, by_person.stability) == ("F", "D")
