"""Buildings of which base and heat loss are known, billed on odd days in measured weather: both come back."""

import itertools
from pathlib import Path

import numpy as np
import pytest

from citybrain.observations.bills.degree_days import DegreeDayCounting, degree_days_of
from citybrain.observations.bills.observed import observed_columns
from citybrain.twin.snapshot import load
from tests.observations.bills.towns import HEAD, bring, days, graph, table, town

BUILDINGS = 40
FINNISH = DegreeDayCounting(17.0, 10.0, 12.0)
START, FROM, UNTIL, END = (int(day) for day in days("2022-01-01", "2023-01-01", "2024-01-01", "2025-01-01"))


SETTINGS = '[observed]\nwindow = 2023-01-01\ntemperatures = "t.csv"\n'


def weather(city: Path, random: np.random.Generator) -> np.ndarray:
    """Three years warmer than the twin's, with spells; written as hourly temperatures, given back as daily means."""
    typical = load(city).column("outdoor_temperature", "hour").reshape(-1, 24).mean(axis=1)
    count = END - START
    spells = np.convolve(random.normal(0.0, 4.0, count + 8), np.ones(9) / 3.0, "valid")
    daily = np.resize(typical, count) + 1.5 + spells
    hours = np.datetime64("2022-01-01T00") + np.arange(24 * count).astype("timedelta64[h]")
    rows = [f"{str(hour).replace('T', ' ')}:00,{daily[n // 24]:.4f}" for n, hour in enumerate(hours)]
    (city / "t.csv").write_text("time,temperature\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return daily


def readings(random: np.random.Generator) -> np.ndarray:
    """Days on which a meter is read: every four to five weeks, never on the first of January by design."""
    gaps = random.integers(26, 37, 60)
    found = START + 3 + np.cumsum(gaps)
    return np.concatenate(([START + 3], found[found < END]))


@pytest.fixture(scope="module")
def truth(tmp_path_factory: pytest.TempPathFactory):
    """Observed quantities; base and heating of each building over a year in the weather of the reference year."""
    city = town(tmp_path_factory.mktemp("truth") / "city", BUILDINGS, SETTINGS)
    random = np.random.default_rng(11)
    daily = weather(city, random)
    month = np.arange(START, END).astype("datetime64[D]").astype("datetime64[M]").astype(int) % 12 + 1
    cold = FINNISH.degree_days(daily, month)
    area = load(city).column("gross_floor_area")
    base, loss = area * random.uniform(0.05, 0.12, BUILDINGS), area * random.uniform(0.015, 0.04, BUILDINGS)
    lines = []
    for row in range(BUILDINGS):
        read = readings(random)
        for first, end in itertools.pairwise(read):
            energy = base[row] * (end - first) + loss[row] * cold[first - START : end - START].sum()
            dates = np.array([first, end]).astype("datetime64[D]")
            lines.append(f"way/{row + 1},heat,{dates[0]},{dates[1]},{energy:.6f}")
    bring(city, table(*lines, head=HEAD))
    seen = observed_columns(city, load(city), graph())
    assert seen is not None
    hourly = load(city).column("outdoor_temperature", "hour")
    reference = degree_days_of(FINNISH, hourly, None, FROM, UNTIL).reference
    return seen, base * 365, loss * reference


def test_the_energy_of_the_year_in_reference_weather_comes_back(truth) -> None:
    seen, base, heating = truth
    found = seen.columns["observed_network_heat"]
    assert seen.corrected
    error = np.abs(found / (base + heating) - 1.0)
    assert error.max() < 1e-5


def test_the_base_comes_back(truth) -> None:
    seen, base, _ = truth
    found = seen.columns["observed_summer_network_heat"]
    assert np.isfinite(found).all()
    assert np.abs(found / base - 1.0).max() < 1e-5


def test_bills_that_reach_over_the_ends_of_the_year_are_told(truth) -> None:
    seen, _, _ = truth
    year = seen.surveys[0].year
    heat = slice(1, None, 6)
    assert (year.divided[heat] > 0).all()
    assert (year.divided[heat] < 0.3 * year.billed[heat]).all()
    assert set(seen.quality["observed_network_heat"]) == {2}
