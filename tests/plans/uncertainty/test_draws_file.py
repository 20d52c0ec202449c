"""Draws of today last in a file of the city: who begins again draws nothing again, and nothing of another state."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from citybrain.plans.uncertainty import draws_file, remembered, service
from citybrain.plans.uncertainty.draws_file import DrawsFile
from citybrain.plans.uncertainty.runs import Taken
from citybrain.plans.uncertainty.service import UncertaintyService
from citybrain.plans.uncertainty.uncertainty import Uncertainty
from tests.plans.uncertainty.test_entities import case
from tests.plans.uncertainty.test_remembered import OPTIONS, same_in_both


def run_of(number: float) -> Taken:
    return Taken(np.full((1, 2, 3, 4), number), np.full((1, 0, 3), number))


def file_of(folder: Path, state: str = "as it is") -> DrawsFile:
    return DrawsFile(folder / "draws.npz", lambda: state)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Draws that are computed, one number for each run."""
    found: list[int] = []
    run = remembered.run

    def counting(ground, picks, sample, recipe, keep, report, workers, started=None):
        if started is None or not started.done.all():
            found.append(sample.draws)
        return run(ground, picks, sample, recipe, keep, report, workers, started)

    monkeypatch.setattr(remembered, "run", counting)
    monkeypatch.setattr(service, "case_of", lambda *_: case())
    yield found


def begun(folder: Path, state: str = "as it is", draws: int = 32) -> Uncertainty:
    """Today's intervals of a program that begins."""
    today = SimpleNamespace(result=case().today)
    return UncertaintyService(None, file_of(folder, state)).of(today, None, replace(OPTIONS, draws=draws))


def test_who_begins_again_draws_nothing_and_tells_the_same(tmp_path: Path, made: list[int]) -> None:
    first = begun(tmp_path)
    assert made
    made.clear()
    same_in_both(begun(tmp_path), first)
    assert not made
    written = (tmp_path / "draws.npz").stat().st_mtime_ns
    begun(tmp_path)
    assert (tmp_path / "draws.npz").stat().st_mtime_ns == written
    begun(tmp_path, draws=40)
    assert made
    made.clear()
    begun(tmp_path)
    begun(tmp_path, draws=40)
    assert not made


def test_draws_of_another_state_of_the_city_or_the_program_count_as_nothing(
    tmp_path: Path, made: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(tmp_path)
    made.clear()
    begun(tmp_path, "another snapshot")
    assert made
    made.clear()
    monkeypatch.setattr(draws_file, "program", lambda: "changed")
    begun(tmp_path, "another snapshot")
    assert made


def test_what_is_damaged_or_does_not_fit_is_drawn_anew(tmp_path: Path, made: list[int]) -> None:
    first = begun(tmp_path)
    file = tmp_path / "draws.npz"
    whole = file.read_bytes()
    for content in (b"", b"no archive", whole[: len(whole) // 2], whole[:5000] + b"\0" * 64 + whole[5064:]):
        made.clear()
        file.write_bytes(content)
        same_in_both(begun(tmp_path), first)
        assert made
    digests = file_of(tmp_path).read()
    file_of(tmp_path).write(dict.fromkeys(digests, run_of(1.0)))
    same_in_both(begun(tmp_path), first)


def test_a_file_is_bounded_and_holds_the_runs_asked_for_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draws_file, "MOST_WRITTEN", 2 * 24 * 8)
    runs = {bytes([number]) * 16: run_of(float(number)) for number in range(4)}
    file_of(tmp_path).write(runs)
    found = file_of(tmp_path).read()
    assert {digest[0]: taken.kept[0, 0, 0, 0] for digest, taken in found.items()} == {2: 2.0, 3: 3.0}
    assert [*found] == [*runs][2:]
    np.savez(tmp_path / "draws.npz", large=np.zeros(10_000))
    assert file_of(tmp_path).read() == {}


def test_where_nothing_can_be_written_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "draws.npz").mkdir()
    file_of(tmp_path).write({b"1" * 16: run_of(1.0)})
    assert [path.name for path in tmp_path.iterdir()] == ["draws.npz"]
    assert file_of(tmp_path).read() == {}
