"""Two states of a city, before and after bills of a few places came or were taken back, tell no place together."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from citybrain.governance.cells import NOWHERE
from citybrain.observations.bills import told_cells
from citybrain.observations.bills.observed import ObservedBills, observed_columns
from citybrain.observations.bills.personal import personal_rows
from tests.observations.bills.towns import bring, graph, load, table, town, year

HEAT = "observed_network_heat"


def observed(city: Path) -> ObservedBills:
    found = observed_columns(city, load(city), graph())
    assert found is not None
    return found


def rows_in_sums(city: Path) -> frozenset[int]:
    """Rows that count in sums."""
    return frozenset(np.flatnonzero(observed(city).cells[HEAT] != NOWHERE).tolist())


def places(city: Path) -> list[str]:
    """Places whose bills say nothing about a person."""
    snapshot = load(city)
    return [str(place) for place in snapshot.ids[~personal_rows(snapshot)]]


def bills(places: list[str], energy: float = 90_000.0) -> str:
    return table(*(line for place in places for line in year(place, energy)))


@pytest.fixture
def city(tmp_path: Path) -> Path:
    made = town(tmp_path / "city")
    bring(made, bills(places(made)[:20]))
    return made


def test_bills_of_one_more_place_change_no_sum_and_those_of_many_make_a_cell_of_their_own(city: Path) -> None:
    before = rows_in_sums(city)
    assert len(before) == 20
    bring(city, bills(places(city)[20:21]), "one.csv")
    assert np.isfinite(observed(city).columns[HEAT]).sum() == 21
    assert rows_in_sums(city) == before
    bring(city, bills(places(city)[21:30]), "more.csv")
    assert len(rows_in_sums(city)) == 30


def test_a_corrected_bill_holds_its_cell_back_and_what_was_taken_back_counts_again(city: Path) -> None:
    cells = observed(city).cells[HEAT]
    row = int(np.flatnonzero(cells != NOWHERE)[0])
    place = str(load(city).ids[row])
    bring(city, bills([place], 120_000.0), "corrected.csv")
    assert observed(city).columns[HEAT][row] == pytest.approx(120_000.0, rel=0.05)
    assert rows_in_sums(city) == frozenset(np.flatnonzero((cells != NOWHERE) & (cells != cells[row])).tolist())
    shutil.rmtree(city / "bills" / "000002")
    assert observed(city).cells[HEAT].tolist() == cells.tolist()
    bring(city, bills(places(city)[:20], 120_000.0), "all.csv")
    assert len(rows_in_sums(city)) == 20


def test_cells_that_cannot_be_kept_are_not_told(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows_in_sums(city)
    bring(city, bills(places(city)[20:40]), "more.csv")
    monkeypatch.setattr(told_cells, "_keep", lambda *_: False)
    assert rows_in_sums(city) == before
    monkeypatch.undo()
    assert len(rows_in_sums(city)) == 40


def test_where_the_cells_cannot_be_read_nothing_is_told_and_they_stay(city: Path) -> None:
    before, path = rows_in_sums(city), city / "bills" / told_cells.FILE
    kept = path.read_bytes()
    marks, cells = np.array([[1], [2**62]], np.uint64)
    for name, arrays in (("huge", {HEAT: np.stack([marks, cells])}), ("flat", {HEAT: marks})):
        np.savez(path, **arrays)
        assert rows_in_sums(city) == frozenset(), name
    for damaged in (b"", b"junk", kept[: len(kept) // 2]):
        path.write_bytes(damaged)
        assert rows_in_sums(city) == frozenset()
        assert path.read_bytes() == damaged
    path.unlink()
    assert rows_in_sums(city) == frozenset() and not path.exists()
    path.write_bytes(kept)
    assert rows_in_sums(city) == before and before


def test_the_cells_are_the_same_for_every_reader(city: Path) -> None:
    first = observed(city).cells[HEAT].tolist()
    kept = (city / "bills" / told_cells.FILE).read_bytes()
    assert observed(city).cells[HEAT].tolist() == first
    assert (city / "bills" / told_cells.FILE).read_bytes() == kept
    assert [path.name for path in (city / "bills").iterdir() if path.name.startswith(f".{told_cells.FILE}")] == []
