"""What one open city holds is opened when it is asked for, once, and closed once."""

import threading
from pathlib import Path

import pytest

from citybrain.governance import Governance
from citybrain.kernel import InputError, NotFoundError
from citybrain.observations.sensing import Sensing
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.records import FILE, Records, city_records
from tests.city import write_city


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("city"))


def test_nothing_is_opened_before_it_is_asked_for(folder: Path) -> None:
    before = set(folder.iterdir())
    with OpenCity(folder) as city:
        assert city.opened(Workspace) is city.opened(Sensing) is city.opened(Governance) is None
        assert city.workspace.snapshot is city.snapshot
        assert city.inventory.workspace is city.indicators.workspace is city.course.workspace is city.workspace
        assert city.opened(Workspace) is city.workspace
    assert set(folder.iterdir()) == before


def test_records_are_opened_once_for_all_who_want_them(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Records] = []

    def counted(city: Path) -> Records:
        opened.append(real(city))
        return opened[-1]

    real = city_records.open_records
    monkeypatch.setattr(city_records, "open_records", counted)
    with OpenCity(folder) as city:
        wanted = [lambda: city.sensing.records, lambda: city.governance.records, lambda: city.inventory.records,
                  lambda: city.records]  # fmt: skip
        threads = [threading.Thread(target=one) for one in wanted * 4]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert opened == [city.records] == [city.course.commitments.records.to_write()]
        assert all(one() is city.records for one in wanted)


def test_all_is_closed_in_an_order_in_which_nothing_is_missed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[str] = []
    with OpenCity(folder) as city:
        parts = (city.sensing, city.governance, city.store, city.city_records)
        for part in parts:
            real = part.close
            monkeypatch.setattr(part, "close", lambda part=part, real=real: (closed.append(type(part)), real()))
        with city.sensing.feed.subscribe() as subscription:
            city.give_up()
            assert subscription.closed
            assert closed == []
    city.close()
    assert closed == [type(part) for part in parts]
    with OpenCity(folder) as again:  # the lock of the readings is free
        assert again.sensing.store.count() == 0


def test_one_that_cannot_be_closed_keeps_no_other_open(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise OSError("the disk is full")

    city = OpenCity(folder)
    monkeypatch.setattr(city.sensing, "close", fails)
    with pytest.raises(OSError, match="full"):
        city.close()
    with OpenCity(folder) as again:
        assert again.store is not city.opened(type(again.store))


def test_a_newer_snapshot_shares_what_is_of_the_folder(tmp_path: Path) -> None:
    with OpenCity(write_city(tmp_path)) as city:
        sensing, first = city.sensing, city.snapshot.manifest.snapshot
        write_city(tmp_path, rows=60)
        newer = city.latest()
        assert newer.snapshot.manifest.snapshot == first + 1
        assert city.snapshot.manifest.snapshot == first
        assert OpenCity(tmp_path, number=first).snapshot.manifest.snapshot == first
        assert newer.sensing is sensing
        assert newer.governance is city.governance


def test_what_works_beside_a_city_begins_with_what_it_senses_and_can_be_tried_again(folder: Path) -> None:
    tried: list[Sensing] = []

    def beside(sensing: Sensing) -> None:
        tried.append(sensing)
        if len(tried) == 1:
            raise OSError("not yet")

    with OpenCity(folder) as city:
        city.beside = beside
        with pytest.raises(OSError, match="not yet"):
            _ = city.sensing
        assert city.opened(Sensing) is None
        assert city.sensing is tried[1]


def test_a_folder_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    city = OpenCity(tmp_path / "nowhere")
    with pytest.raises(NotFoundError) as told, city:
        pass
    assert told.value.code == "city-folder-missing"
    for ask in (lambda: city.snapshot, lambda: city.workspace, lambda: city.store):
        with pytest.raises(NotFoundError):
            ask()
    assert list(tmp_path.iterdir()) == []


def test_a_city_that_is_not_built_senses_once_somebody_states_its_time_zone(tmp_path: Path) -> None:
    with OpenCity(tmp_path) as city, pytest.raises(NotFoundError):
        _ = city.sensing
    (tmp_path / "city.toml").write_text('name = "Testby"\n', encoding="utf-8")
    with OpenCity(tmp_path) as city:
        with pytest.raises(InputError) as told:
            _ = city.sensing
        assert told.value.code == "observations-zone-missing"
        assert city.time_zone("UTC") == "UTC"
        assert city.country == ""
        assert not (tmp_path / FILE).exists()
    (tmp_path / "city.toml").write_text(
        'name = "Testby"\ntime_zone = "Europe/Oslo"\ncountry = "NO"\n', encoding="utf-8"
    )
    with OpenCity(tmp_path) as city:
        assert (city.sensing.zone, city.country) == ("Europe/Oslo", "NO")
