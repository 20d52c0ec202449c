"""A week of eight stations of Beijing through the rules of the project: a dust storm is seen, merged and diagnosed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from citybrain.cases.states import CaseStep
from citybrain.notifications.severity import Severity
from citybrain.records.tables.cases import case_episode, case_step
from docs.beijing import ARCHIVE, PLACES, ReplayedCity, read_archive, row_of
from docs.beijing_validation import EPISODES, all_cases, diagnosis

STORM = EPISODES[0]


@pytest.fixture(scope="module")
def city(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReplayedCity]:
    """The stations from three days before the storm of 15 April 2015 until it is over."""
    archive = read_archive(shared_data / "beijing-air" / ARCHIVE)
    made = ReplayedCity(tmp_path_factory.mktemp("beijing"), archive, row_of("2015-04-12T00"))
    made.until(row_of("2015-04-16T12"))
    yield made
    made.close()


def test_the_storm_joins_the_dust_of_every_station_and_nothing_is_lost_or_doubled(city: ReplayedCity) -> None:
    cases = {one.id: one for one in all_cases(city)}
    storms = [one for one in cases.values() if one.rule == "dust_storm" and one.peak > 450]
    assert {one.place for one in storms} == set(PLACES)
    assert {one.state for one in storms} == {"merged"}
    for one in storms:
        into = cases[one.into]
        assert (into.place, into.peak) == (one.place, one.peak)
        assert into.severity == Severity.SEVERE.urgency, "it is as grave as what it took in"
    with city.sensing.records.read() as connection:
        rows = connection.execute(select(case_episode)).all()
    assert all(one.case is not None for one in rows)
    assert len({(one.rule, one.stream, one.words, one.sequence) for one in rows}) == len(rows)


def test_clocks_hand_on_what_nobody_sees_to(city: ReplayedCity) -> None:
    with city.sensing.records.read() as connection:
        steps = connection.execute(select(case_step.c.step)).scalars().all()
    assert CaseStep.ESCALATE in steps


def test_it_comes_from_the_north_west_as_coarse_dust_and_from_no_place_near_by(city: ReplayedCity) -> None:
    station, trace = diagnosis(city, STORM)
    assert station["wind_from"] is not None
    assert 292.5 <= station["wind_from"] <= 360.0, "published: dust of Inner Mongolia and the border of Mongolia"
    (ratio,) = {one["measured"] for one in station["ratios"] if (one["over"], one["under"]) == ("pm2_5", "pm10")}
    assert ratio < 0.3, "published: coarse particles"
    assert trace["verdict"] == "cannot_tell"
