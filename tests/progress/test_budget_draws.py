"""How sure it is what is left of a budget, against plain chance: every line, factor and draw drawn one by one."""

import numpy as np
import pytest

from citybrain.inventory.intervals import Z95
from citybrain.inventory.library import factor_library
from citybrain.inventory.lines import LineEmissions, emissions_of
from citybrain.plans.uncertainty.uncertainty import Interval
from citybrain.progress.accounts import Inventoried
from citybrain.progress.budget_draws import BudgetDraws, BuildingDraws, budget_draws
from citybrain.progress.commitment import CarbonBudget
from citybrain.progress.history import NORMAL_90_OF_95, YearAmount
from citybrain.progress.inventory_errors import Errors, drawn, together
from tests.inventory.activities import activity_of
from tests.inventory.approaches import propagate, simulate

DRAWS = 2_000
CHANCE = 200_000
GAS, OIL, PETROL = "natural_gas.residential", "gas_oil.commercial", "motor_gasoline.road"
LINES = [
    (2023, "I.1.1", 900.0, GAS, 0.05, 0.10), (2023, "I.2.1", 400.0, OIL, 0.10, 0.05),
    (2023, "II.1.1", 700.0, PETROL, 0.15, 0.25), (2024, "I.1.1", 850.0, GAS, 0.05, 0.10),
    (2024, "I.2.1", 300.0, OIL, 0.10, 0.05), (2024, "II.1.1", 650.0, PETROL, 0.15, 0.25),
    (2025, "I.1.1", 800.0, GAS, 0.05, 0.10), (2025, "II.1.1", 600.0, PETROL, 0.15, 0.25),
]  # fmt: skip
COLUMNS = ("year", "subcategory", "amount", "factor", "activity_uncertainty", "factor_uncertainty")


@pytest.fixture(scope="module")
def emissions() -> LineEmissions:
    """Terajoules of fuels in three years, with stated half widths of activities and factors."""
    columns = {name: list(values) for name, values in zip(COLUMNS, zip(*LINES, strict=True), strict=True)}
    return emissions_of(activity_of(unit=["TJ"] * len(LINES), **columns), factor_library())


def of_year(
    emissions: LineEmissions, year: int, subcategories: tuple[str, ...] = ("I.1.1", "I.2.1", "II.1.1")
) -> Errors:
    lines = emissions.take(emissions.activity.year == year)
    return Errors.of(lines, lines.activity.subcategory.are(subcategories))


def half_width(draws: np.ndarray) -> float:
    low, high = np.quantile(draws, (0.025, 0.975))
    return float(high - low) / 2


def test_the_errors_of_one_year_are_those_of_its_inventory(emissions: LineEmissions) -> None:
    errors = of_year(emissions, 2023)
    told = propagate(emissions.take(emissions.activity.year == 2023))
    for side, end in ((0, told.lower), (1, told.upper)):
        whole = np.sqrt(errors.alone[side] ** 2 + sum(ends[side] ** 2 for ends in errors.shared.values()))
        assert whole == pytest.approx(abs(end - told.total))


def test_the_sum_of_years_is_as_sure_as_chance_makes_it(emissions: LineEmissions) -> None:
    whole = together(of_year(emissions, year) for year in (2023, 2024, 2025))
    past, ahead = drawn(whole, Errors(), False, DRAWS, 1)
    assert half_width(past) == pytest.approx(half_width(simulate(emissions, seed=3, draws=50_000).draws), rel=0.05)
    assert not ahead.any()
    independent = np.sqrt(
        sum(half_width(drawn(of_year(emissions, y), Errors(), False, DRAWS, 1)[0]) ** 2 for y in (2023, 2024, 2025))
    )
    assert half_width(past) > 1.1 * independent


def test_a_budget_with_all_kinds_of_years_is_as_sure_as_chance_makes_it(emissions: LineEmissions) -> None:
    totals = {year: float(emissions.equivalent[emissions.activity.year == year].sum()) for year in (2023, 2024, 2025)}
    cars = emissions.activity.subcategory.are(["II.1.1"])
    others = float(emissions.equivalent[cars & (emissions.activity.year == 2025)].sum())
    amounts = {year: YearAmount(year, total, None, None, "inventory") for year, total in totals.items()}
    half = 20_000.0 * NORMAL_90_OF_95
    for year in (2021, 2022):
        amounts[year] = YearAmount(year, 150_000.0, 150_000.0 - half, 150_000.0 + half, "reported")
    amounts[2020] = YearAmount(2020, 90_000.0, None, None, "computed")
    spread = np.random.default_rng(5).lognormal(0.0, 0.12, DRAWS)
    path = np.array([80_000.0, 70_000.0, 60_000.0, 50_000.0, 40_000.0, 30_000.0, 20_000.0])
    buildings = BuildingDraws(80_000.0, 80_000.0 * spread, np.outer(path, spread))
    budget = CarbonBudget(emissions=sum(one.value for one in amounts.values()) + 350_000.0, first=2020, last=2032)
    inventory = Inventoried(
        errors={year: of_year(emissions, year) for year in totals},
        others=others, others_year=2025, others_errors=of_year(emissions, 2025, ("II.1.1",)),
    )  # fmt: skip
    found = budget_draws(budget, amounts, 2026, inventory, buildings)

    random = np.random.default_rng(11)
    used, traffic = np.full(CHANCE, 300_000.0 + 40_000.0 / Z95 * random.standard_normal(CHANCE)), np.zeros(CHANCE)
    of_factor = {name: random.standard_normal(CHANCE) for name in emissions.activity.factor.names}
    for row, year in enumerate(emissions.activity.year):
        score = of_factor[emissions.activity.factor.at(row)]
        width = np.where(score < 0, emissions.factor_below[row], emissions.factor_above[row])
        activity = emissions.activity.activity_uncertainty[row] * random.standard_normal(CHANCE)
        tonnes = emissions.equivalent[row] * (1.0 + score / Z95 * width + activity / Z95)
        used += tonnes
        traffic = tonnes if year == 2025 and cars[row] else traffic
    model = random.lognormal(0.0, 0.12, CHANCE)
    left = budget.emissions - used - 90_000.0 * model
    ahead = path[:, None] * model + traffic
    ends = until(left, ahead)

    low, high = np.quantile(left, (0.05, 0.95))
    interval = found.interval(float(np.median(left)))
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=0.06 * (high - low))
    first, last = found.lasts(list(range(2026, 2033)), list(range(7)))
    sooner, later = np.quantile(ends, (0.05, 0.95))
    assert later < 2033
    assert (first, last) == pytest.approx((sooner, later), abs=0.06 * (later - sooner))


def until(left: np.ndarray, ahead: np.ndarray) -> np.ndarray:
    """Points of time of all draws; 2033 where the budget lasts longer."""
    before = np.vstack([np.zeros(left.size), np.cumsum(ahead, axis=0)])
    ends = np.full(left.size, 2033.0)
    for place in reversed(range(len(ahead))):
        inside = (left >= before[place]) & (left < before[place + 1])
        ends[inside] = 2026 + place + (left[inside] - before[place][inside]) / ahead[place][inside]
    ends[left <= 0] = 2026.0
    return ends


def test_years_of_whose_uncertainty_nobody_told_are_named() -> None:
    amounts = {
        2024: YearAmount(2024, 100.0, None, None, "reported"),
        2025: YearAmount(2025, 90.0, 80.0, 100.0, "reported"),
    }
    buildings = BuildingDraws(50.0, np.full(40, 50.0), np.full((2, 40), 50.0))
    found = budget_draws(CarbonBudget(emissions=300.0, first=2023, last=2027), amounts, 2026, Inventoried(), buildings)
    assert found.unsure == (2024,)
    interval = found.interval(110.0)
    assert (interval.low, interval.high) == pytest.approx((100.0, 120.0), abs=1.0)


def test_an_end_that_outlasts_the_years_is_none() -> None:
    draws = BudgetDraws(np.linspace(0.0, 200.0, 101), np.full((2, 101), 60.0), ())
    assert draws.lasts([2026, 2027], [0, 1]) == (pytest.approx(2026 + 10 / 60), None)
    assert BudgetDraws(np.full(20, 500.0), np.full((2, 20), 60.0), ()).lasts([2026, 2027], [0, 1]) == (None, None)


def test_a_budget_that_begins_this_year_is_as_whole_as_it_was_set() -> None:
    buildings = BuildingDraws(50.0, np.linspace(40.0, 60.0, 40), np.full((2, 40), 50.0))
    found = budget_draws(CarbonBudget(emissions=300.0, first=2026, last=2027), {}, 2026, Inventoried(), buildings)
    assert found.interval(300.0) == Interval(300.0, 300.0)
