"""Noise in sums of bills: the same for everybody, paid for by every place, and none that an adversary takes away."""

import datetime
import math
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import kstest, laplace

from citybrain.governance import DataClass
from citybrain.governance import noise as keys
from citybrain.governance.cells import NOWHERE
from citybrain.observations.bills import noise_ledger, noisy_cells
from citybrain.observations.bills.noise_ledger import NoiseLedger, NoisyNumber
from citybrain.observations.bills.noisy_cells import BilledColumn, NoisyCells, with_noise
from citybrain.observations.bills.observed import ObservedBills, observed_columns
from citybrain.observations.bills.personal import personal_rows
from citybrain.twin.configuration_privacy import PrivacySettings
from tests.observations.bills.towns import bring, graph, load, table, town, year

HEAT = "observed_network_heat"
BOUND = 120_000
DECLARED = f"""
[privacy]
epsilon = 0.5
budget = 1
[privacy.bounds]
internal = {{ district_heat = {BOUND} }}
personal = {{ district_heat = {BOUND} }}
"""
START = datetime.date(2023, 1, 1)


def observed(city: Path) -> ObservedBills:
    found = observed_columns(city, load(city), graph())
    assert found is not None
    return found


def numbers(city: Path) -> dict[int, float]:
    """Number with noise of each cell that is told."""
    found = observed(city)
    assert found.noise is not None
    return {int(c): float(found.noise.columns[HEAT].total[c]) for c in np.unique(found.cells[HEAT]) if c != NOWHERE}


def places(city: Path) -> list[str]:
    """Places whose bills say nothing about a person."""
    snapshot = load(city)
    return [str(place) for place in snapshot.ids[~personal_rows(snapshot)]]


def bills(places: list[str], energy: float = 90_000.0) -> str:
    return table(*(line for place in places for line in year(place, energy)))


def declare(city: Path, text: str) -> None:
    (city / "city.toml").write_text(f'name = "Testbury"\n{text}', encoding="utf-8")


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CITYBRAIN_KEYS", str(tmp_path / "keys"))
    return tmp_path / "keys"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    made = town(tmp_path / "city", settings=DECLARED)
    bring(made, bills(places(made)[:20]))
    return made


def test_each_cell_has_one_number_that_stays_the_same_for_everybody(city: Path) -> None:
    found, first = observed(city), numbers(city)
    rows = found.cells[HEAT] != NOWHERE
    truth = float(np.rint(found.columns[HEAT][rows]).sum())
    assert rows.sum() == 20 and first
    assert sum(first.values()) != truth
    assert all(number == int(number) for number in first.values())
    kept = (city / "bills" / noise_ledger.FILE).read_bytes()
    assert [numbers(city) for _ in range(3)] == [first] * 3
    assert (city / "bills" / noise_ledger.FILE).read_bytes() == kept
    assert found.noise is not None and set(found.noise.columns[HEAT].scale[list(first)]) == {BOUND / 0.5}


def test_bills_of_one_more_place_change_no_number(city: Path) -> None:
    first = numbers(city)
    bring(city, bills(places(city)[20:21]), "one.csv")
    assert numbers(city) == first
    bring(city, bills(places(city)[21:30]), "more.csv")
    assert numbers(city).items() > first.items()


def test_cells_are_those_without_noise_and_none_below_the_minimum(city: Path) -> None:
    with_it = observed(city).cells[HEAT].tolist()
    declare(city, "")
    assert observed(city).noise is None
    assert observed(city).cells[HEAT].tolist() == with_it
    few = town(city.parent / "few", settings=DECLARED)
    bring(few, bills(places(few)[:2]))
    assert numbers(few) == {}


def test_a_carrier_without_a_bound_counts_in_no_sum(city: Path, caplog: pytest.LogCaptureFixture) -> None:
    declare(city, DECLARED.replace("district_heat", "gas"))
    assert numbers(city) == {}
    assert "sums of district_heat rest on computed energy: a place has no bound" in caplog.text
    assert not (observed(city).cells[HEAT] != NOWHERE).any()


def test_a_budget_that_is_used_up_refuses_another_number_and_keeps_those_that_were_told(city: Path) -> None:
    told = []
    for epsilon in ("0.5", "0.4", "0.3"):
        declare(city, DECLARED.replace("epsilon = 0.5", f"epsilon = {epsilon}"))
        told.append(numbers(city))
    assert told[0] and told[1].keys() == told[0].keys() and told[1] != told[0]
    assert told[2] == {}
    declare(city, DECLARED)
    assert numbers(city) == told[0]


def test_another_key_is_another_noise_and_is_paid_for(city: Path, own_keys: Path) -> None:
    told = [numbers(city)]
    for _ in range(2):
        (own_keys / keys.FILE).unlink()
        keys._key_of.cache_clear()
        told.append(numbers(city))
    assert told[0].keys() == told[1].keys() and told[0] != told[1]
    assert told[2] == {}


def test_without_a_key_of_its_own_nothing_is_told(city: Path, own_keys: Path) -> None:
    before = numbers(city)
    (own_keys / keys.FILE).chmod(0o644)
    assert numbers(city) == {}
    (own_keys / keys.FILE).chmod(0o600)
    assert numbers(city) == before
    (own_keys / keys.FILE).write_text("short")
    keys._key_of.cache_clear()
    assert numbers(city) == {}


def test_what_cannot_be_kept_or_read_is_not_told(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noise_ledger, "keep_arrays", lambda *_: False)
    assert numbers(city) == {}
    monkeypatch.undo()
    monkeypatch.setenv("CITYBRAIN_KEYS", str(city.parent / "keys"))
    first, path = numbers(city), city / "bills" / noise_ledger.FILE
    kept = path.read_bytes()
    for damaged in (b"", b"junk", kept[: len(kept) // 2]):
        path.write_bytes(damaged)
        assert numbers(city) == {}
        assert path.read_bytes() == damaged
    np.savez(path, names=np.zeros((1, 16), np.uint8), place=np.zeros(2, np.uint64), year=np.zeros(1), paid=np.zeros(1))
    assert numbers(city) == {}
    path.write_bytes(kept)
    assert numbers(city) == first


# An adversary who knows all places of each cell but one, and whether that one had nothing or the most that counts.

CELLS, SIZE, EPSILON = 3000, 3, 1.0
PRIVACY = PrivacySettings(epsilon=Decimal(1), budget=Decimal(2), bounds={"internal": {"district_heat": 1000}})


def worlds(
    folder: Path, seed: int, epsilon: str = "1", column: str = HEAT, day: int = 0
) -> tuple[np.ndarray, NoisyCells]:
    """Whether the secret of each of many cells is large, and their numbers with noise."""
    (folder / "bills").mkdir(exist_ok=True)
    chance = np.random.default_rng(seed)
    values = np.full((CELLS, SIZE), 400.0)
    large = np.random.default_rng(5).random(CELLS) < 0.5
    values[:, 0] = np.where(large, 1000.0, 0.0)
    marks = chance.integers(0, 2**63, CELLS * SIZE).astype(np.uint64)
    cell = np.repeat(np.arange(CELLS), SIZE)
    start = START + datetime.timedelta(days=day)
    classes = np.full(CELLS * SIZE, DataClass.INTERNAL, object)
    ids = np.array([f"way/{n}" for n in range(CELLS * SIZE)])
    privacy = PRIVACY.model_copy(update={"epsilon": Decimal(epsilon)})
    billed = {column: BilledColumn(values.ravel(), marks, cell, "district_heat")}
    cells, noise = with_noise(folder, privacy, billed, classes, ids, start, start + datetime.timedelta(days=365))
    return large, noise.columns[column] if (cells[column] != NOWHERE).all() else NoisyCells(*[np.zeros(0)] * 3)


def success(large: np.ndarray, estimates: list[np.ndarray]) -> float:
    """How often the best guess from all numbers together is right, whose others are known.

    Sums of log-likelihood ratios of Laplace noise decide best (Neyman and Pearson).
    """
    evidence = sum(np.abs(x - 800.0) - np.abs(x - 1800.0) for x in estimates)
    return float(np.mean((evidence > 0) == large))


def most(epsilon: float) -> float:
    """The best that any guess can do at an epsilon (Kairouz, Oh, Viswanath, ICML 2015)."""
    return math.exp(epsilon) / (1 + math.exp(epsilon))


FAR = 4 * 0.5 / math.sqrt(CELLS)
"""Four standard errors of a share of so many cells."""


def test_a_guess_of_the_value_that_is_held_back_is_no_better_than_epsilon_allows(tmp_path: Path) -> None:
    large, first = worlds(tmp_path, 1)
    assert first.total.size == CELLS
    exact = np.where(large, 1800.0, 800.0)
    assert success(large, [exact]) == 1.0, "without noise everything is known"
    assert kstest(first.total - exact, laplace(scale=1000).cdf).pvalue > 1e-3
    assert 0.55 < success(large, [first.total]) <= most(1.0) + FAR


def test_asking_again_averages_nothing(tmp_path: Path) -> None:
    large, first = worlds(tmp_path, 1)
    again = [worlds(tmp_path, 1)[1].total for _ in range(3)]
    assert all((one == first.total).all() for one in again)
    assert success(large, again) == success(large, [first.total])


def test_two_snapshots_tell_what_two_epsilons_allow_and_a_third_is_refused(tmp_path: Path) -> None:
    """Marks are those of other bills; whatever else changes (column, day of the year, epsilon) is paid for alike."""
    large, first = worlds(tmp_path, 1)
    _, second = worlds(tmp_path, 2)
    assert (first.total != second.total).mean() > 0.99
    together = success(large, [first.total, second.total])
    assert success(large, [first.total]) < together <= most(2.0) + FAR
    for another in (
        {"seed": 3},
        {"seed": 1, "day": 1},
        {"seed": 1, "epsilon": "0.001"},
        {"seed": 1, "column": "other"},
    ):
        assert worlds(tmp_path, **another)[1].total.size == 0  # type: ignore[arg-type]


def test_a_year_that_begins_on_another_day_pays_for_both_years_of_the_calendar(tmp_path: Path) -> None:
    assert worlds(tmp_path, 1, day=0)[1].total.size
    assert worlds(tmp_path, 1, day=31)[1].total.size
    ledger = NoiseLedger.read(tmp_path)
    assert {(year, paid) for (_, year), paid in ledger.paid.items()} == {(2023, 2_000_000), (2024, 1_000_000)}
    assert not worlds(tmp_path, 1, day=62)[1].total.size


def test_a_value_above_the_bound_counts_as_the_bound(tmp_path: Path) -> None:
    (tmp_path / "bills").mkdir()
    marks, ids = np.arange(3, dtype=np.uint64), np.array(["a", "b", "c"])
    made = []
    for values in ([1000.0, 5.4, 0.0], [9e9, 5.2, -7.0]):
        billed = {HEAT: BilledColumn(np.array(values), marks, np.zeros(3, np.intp), "district_heat")}
        _, noise = with_noise(
            tmp_path, PRIVACY, billed, np.full(3, DataClass.INTERNAL, object), ids, START, START.replace(year=2024)
        )
        made.append(noise.columns[HEAT].total[0])
    assert made[0] == made[1]


PLACES, YEARS = (st.sets(st.integers(0, most), min_size=1) for most in (4, 2))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 40), PLACES, YEARS), max_size=30), st.integers(0, 100))
def test_no_place_ever_pays_more_than_its_budget(asked: list, budget: int) -> None:
    ledger, paid = NoiseLedger(), {}
    for name, cost, where, years in asked:
        number = NoisyNumber(bytes([name]) * noise_ledger.NAME, cost, tuple(where), tuple(years))
        if number.name not in ledger.names and ledger.pays(number, budget):
            for account in ((place, year) for place in where for year in years):
                paid[account] = paid.get(account, 0) + cost
    assert ledger.paid == paid
    assert max(paid.values(), default=0) <= budget


def test_a_ledger_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "bills").mkdir()
    ledger = NoiseLedger([b"a" * 16, b"\0" * 16], {(2**64 - 1, 2023): 5, (1, 2024): 7})
    assert ledger.write(tmp_path)
    found = NoiseLedger.read(tmp_path)
    assert (found.names, found.paid) == (ledger.names, ledger.paid)


def test_marks_of_the_ledger_tell_no_number(city: Path) -> None:
    """Names come from the key as noise does, and from another part of it."""
    one = keys.KeyedChance(b"key", b"message")
    assert one.name != keys.KeyedChance(b"other", b"message").name
    assert noisy_cells.MILLIONTHS == 10**6
