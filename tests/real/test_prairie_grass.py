"""Tracer experiments of 1956: the plume predicts the arcs, and the source is found again among decoys."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from citybrain.cases.tracing.releases import ReleaseRun, read_runs, trace_run
from citybrain.domains.air.models.performance import model_performance
from docs.prairie_grass_validation import LEVEL, incident_contours, inside, maxima


@pytest.fixture(scope="module")
def all_runs(shared_data: Path) -> dict[int, ReleaseRun]:
    return {run.number: run for run in read_runs(shared_data / "prairie-grass")}


def test_the_largest_concentration_of_each_arc_is_predicted(all_runs: dict[int, ReleaseRun]) -> None:
    pairs = [maxima(run, run.plume()) for run in all_runs.values()]
    bias, error, within, geometric, spread = model_performance(
        *(np.concatenate(side) for side in zip(*pairs, strict=True))
    )
    assert len(all_runs) == 26
    assert abs(bias) < 0.15
    assert error < 0.3
    assert within > 0.9
    assert 0.85 < geometric < 1.15
    assert spread < 1.2


def test_azimuths_of_the_file_are_turned_to_north(all_runs: dict[int, ReleaseRun]) -> None:
    run = all_runs[5]
    assert run.azimuth[run.reading.argmax()] % 360 == pytest.approx(358, abs=3)


@pytest.mark.parametrize(("number", "emission"), [(9, 92.0), (57, 101.5), (29, 41.5)])
def test_the_source_is_found_with_its_rate(all_runs: dict[int, ReleaseRun], number: int, emission: float) -> None:
    run = all_runs[number]
    made = trace_run(run, 11, 0.4)
    assert run.emission == emission
    assert made.first
    assert 0.5 < made.ratio < 2.0
    assert made.level <= 0.9


def test_contours_of_an_incident_hold_the_largest_reading_of_each_arc(all_runs: dict[int, ReleaseRun]) -> None:
    arcs, inside_possible, clean = 0, 0, []
    for run in all_runs.values():
        possible, likely = incident_contours(run)
        within = inside(possible, run.places)
        for arc in np.unique(run.arc):
            largest = np.flatnonzero(run.arc == arc)[run.reading[run.arc == arc].argmax()]
            if run.reading[largest] >= LEVEL:
                arcs, inside_possible = arcs + 1, inside_possible + int(within[largest])
        assert (likely.reach <= possible.reach).all()
        clean.append((possible.reach == 0.0).mean())
    assert (arcs, inside_possible) == (125, 125)
    assert np.mean(clean) > 0.5, "a contour that holds everything would hold the largest readings, too"


def test_a_contour_of_a_wind_from_the_other_side_holds_none(all_runs: dict[int, ReleaseRun]) -> None:
    run = all_runs[9]
    turned = replace(run, wind={**run.wind, "wind_from_deg": run.wind["wind_from_deg"] + 180.0})
    assert not inside(incident_contours(turned)[0], run.places[run.reading >= LEVEL]).any()
