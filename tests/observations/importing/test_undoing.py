"""An import is undone and made again; forecasts that were trained on it become stale."""

import numpy as np
import pytest
from sqlalchemy import create_engine, update

from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.messages import text
from citybrain.observations.forecasts.kept import StoredModel, add, model_of
from citybrain.observations.forecasts.stale import undone_since
from citybrain.observations.importing.files import ImportedReadings
from citybrain.observations.importing.judging import Asked
from citybrain.observations.importing.kept import Log, import_of, imports, rising
from citybrain.observations.importing.mapping import stated
from citybrain.observations.importing.undoing import Undone, settle, undo
from citybrain.observations.readings.columns import Times
from citybrain.observations.readings.store import FoundReadings
from citybrain.records.store import FILE
from citybrain.records.tables.base import now
from citybrain.records.tables.importing import reading_import
from tests.observations.importing.conftest import Place

VALENCIA = """id;fecha;dia_semana;estacion;PM2.5;no;no2;nox;co;o3;Temp.
1;30/12/2019;Lunes;Avda. Francia;12,5;8;31;44;0,3;41;11,2
2;31/12/2019;Martes;Avda. Francia;;14;36,5;58;0,45;38;10,9
3;01/01/2020;Miércoles;Avda. Francia;33;6;22;31;0,2;52;
4;02/01/2020;Jueves;Avda. Francia;18;21;40;72;0,6;29;12
"""
"""Daily, day first, a semicolon between cells, decimal commas, CO in mg/m3, nitric oxide as `no`."""

OPTIONS = [f"{name}=ug/m3" for name in ("pm2.5", "no", "no2", "nox", "o3")]
SPAIN = Asked("Europe/Madrid", "Aino", stated=stated((), [*OPTIONS, "co=mg/m3", "temp=C"]))


def counts(done: ImportedReadings) -> tuple[int, ...]:
    return done.received, done.stored, done.duplicates, done.rejected, done.empty, done.streams


def take_back(place: Place, number: int) -> Undone:
    return undo(place.store, place.records, place.folder, number, "Aino")


def test_a_file_like_that_of_valencia_is_imported_undone_and_imported_again(place: Place) -> None:
    done = place.take(VALENCIA, SPAIN, "valencia.csv")
    assert counts(done) == (26, 26, 0, 0, 2, 7)
    told = {one.code: one.arguments.get("columns") for one in done.notices}
    assert told["observations-left-unknown"] == "dia_semana"
    assert told["observations-left-numbers"] == "id"
    held = place.held()
    name = "Avda. Francia: "
    assert [value for _, value in held[f"{name}Nitric oxide"]] == [8, 14, 6, 21]
    assert [value for _, value in held[f"{name}Carbon monoxide"]] == pytest.approx([300, 450, 200, 600])
    assert [time for time, _ in held[f"{name}Ozone"]] == ["12-29 23:00", "12-30 23:00", "12-31 23:00", "01-01 23:00"]
    first = place.store.last(1, 10).readings
    assert first.until is not None
    assert set((first.until - first.time).tolist()) == {86_400_000_000}

    undone = take_back(place, done.number)
    assert (undone.removed, undone.stale, place.store.count()) == (26, (), 0)
    assert all(not readings for readings in place.held().values())
    assert undone.description == "undo 1: valencia.csv"

    again = place.take(VALENCIA, SPAIN, "valencia.csv")
    assert counts(again) == counts(done)
    assert place.held() == held


def test_what_another_import_stored_stays(place: Place) -> None:
    place.take("station,time,o3\nA,2026-01-01 02:00,50\nA,2026-01-01 03:00,51\n")
    second = place.take("station,time,o3\nA,2026-01-01 03:00,51\nA,2026-01-01 04:00,52\n")
    assert take_back(place, second.number).removed == 1
    assert [value for _, value in place.held()["A: Ozone"]] == [50, 51]
    with place.records.read() as connection:
        last, first = imports(connection)
        identities = import_of(connection, 1)[1].own
    assert (last.stored, last.duplicates, last.removed) == (1, 1, 1)
    assert (first.withdrawn_at, first.streams, len(identities)) == (None, (1,), 2)


def test_an_import_that_is_not_there_or_was_undone_is_told(place: Place) -> None:
    done = place.take("station,time,o3\nA,2026-01-01 02:00,50\n")
    take_back(place, done.number)
    for number, kind in ((9, NotFoundError), (done.number, InputError)):
        with pytest.raises(kind) as refused:
            take_back(place, number)
        for language in ("en", "zh"):
            assert text(refused.value.code, language, **refused.value.arguments)


def test_an_import_that_is_stopped_can_be_undone(place: Place) -> None:
    def stop(_: float) -> None:
        raise KeyboardInterrupt

    path = place.folder / "air.csv"
    path.write_text("station,time,o3 (ug/m3)\nA,2026-01-01 02:00,50\n")
    from citybrain.observations.importing.files import import_file

    with pytest.raises(KeyboardInterrupt):
        import_file(place.store, place.records, path, SPAIN, stop)
    assert take_back(place, 1).removed == place.store.count() + 1 == 1


def test_identities_are_put_in_order_each_once() -> None:
    some, more = np.array([3, 1 << 32, 3, 0]), np.array([7, 0])
    assert rising(some, more).tolist() == [0, 3, 7, 1 << 32]
    assert rising(some[:0], more[:0]).tolist() == []


def train(place: Place, number: int, since: str = "2026-01-01T00:00:00Z", until: str = "2026-01-02T00:00:00Z") -> None:
    kept = StoredModel(number, 1, since, until, "", 1, {}, {}, {"rules.json": ""}, "Aino", now())  # type: ignore[arg-type]
    with place.records.begin() as connection:
        add(connection, kept)


def test_a_forecast_that_was_trained_on_an_import_becomes_stale(place: Place) -> None:
    content = "station,time,o3\nA,2026-01-01 02:00,50\nA,2026-01-01 03:00,51\n"
    done = place.take(content)
    train(place, 1)
    train(place, 2, "2025-01-01T00:00:00Z", "2025-06-01T00:00:00Z")
    train(place, 3)
    assert take_back(place, done.number).stale == (3, 1)
    with place.records.read() as connection:
        kept = model_of(connection, 1)
        assert kept is not None
        found = undone_since(connection, place.folder, kept)
        assert found is not None
        assert found.file == "air.csv"
    place.take(content)
    train(place, 4)
    with place.records.read() as connection:
        kept = model_of(connection, 1)
        assert kept is not None
        assert undone_since(connection, place.folder, kept) is None


def test_runs_of_identities_come_back_as_they_were(place: Place) -> None:
    rows = "".join(f"{station},2026-01-0{day},{day}\n" for day in range(1, 9) for station in "AB")
    done = place.take(f"station,date,o3 (ug/m3)\n{rows}")
    with place.records.read() as connection:
        identities = import_of(connection, done.number)[1].own
    expected = np.concatenate([place.store.last(stream, 100).identity for stream in (1, 2)])
    assert sorted(identities.tolist()) == sorted(expected.tolist())


class KilledError(BaseException):
    """Stands for the end of the program at a moment."""


def hours(*numbers: int) -> str:
    rows = "".join(f"A,2026-01-01 {number:02}:00,{number}\n" for number in numbers)
    return f"station,time,o3 (ug/m3)\n{rows}"


def of_store(place: Place) -> int:
    """How many readings there are by the list of imports."""
    with place.records.read() as connection:
        return sum(one.stored - (one.removed or 0) for one in imports(connection))


def test_readings_that_another_import_delivered_too_stay_until_that_one_is_undone(place: Place) -> None:
    first = place.take(hours(*range(12)), name="A.csv")
    second = place.take(hours(*range(8, 16)), name="Bb.csv")
    assert (second.stored, second.duplicates) == (4, 4)
    undone = take_back(place, first.number)
    assert (undone.removed, undone.kept) == (8, 4)
    assert [value for _, value in place.held()["A: Ozone"]] == list(range(8, 16))
    assert of_store(place) == place.store.count() == 8
    assert take_back(place, second.number).removed == 8
    assert of_store(place) == place.store.count() == 0


def test_what_was_there_before_all_imports_is_never_removed(place: Place) -> None:
    content = hours(1, 2)
    first = place.take(content)
    with place.records.begin() as connection:
        connection.execute(reading_import.delete())
    second = place.take(content)
    assert (second.number, take_back(place, second.number).removed, place.store.count()) == (first.number, 0, 2)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_an_undo_that_is_stopped_at_any_moment_can_be_made_again(
    place: Place, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    done = place.take(hours(*range(12)))
    remove = place.store.remove

    def killed(identities: object) -> int:
        if moment == "after":
            remove(identities)  # type: ignore[arg-type]
        raise KilledError

    with monkeypatch.context() as patched, pytest.raises(KilledError):
        patched.setattr(place.store, "remove", killed)
        take_back(place, done.number)
    assert take_back(place, done.number).removed == 12
    assert of_store(place) == place.store.count() == 0
    with pytest.raises(InputError, match="observations-import-undone"):
        take_back(place, done.number)


def test_an_import_that_is_stopped_before_its_receipt_is_written_down_can_be_undone(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.take(hours(3, 4), name="before.csv")

    def killed(*_: object) -> None:
        raise KilledError

    with monkeypatch.context() as patched, pytest.raises(KilledError):
        patched.setattr(Log, "add", killed)
        place.take(hours(*range(8)))
    assert place.store.count() == 8
    assert of_store(place) == 2
    settle(place.store, place.records)
    assert of_store(place) == 8
    again = place.take(hours(*range(8)))
    assert (again.stored, again.duplicates) == (0, 8)
    assert take_back(place, 1).removed + take_back(place, 2).removed == 0
    assert take_back(place, again.number).removed == 8
    assert of_store(place) == place.store.count() == 0


def test_records_can_be_written_while_an_undo_looks_at_readings(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    done = place.take(VALENCIA, SPAIN, "valencia.csv")
    beside = create_engine(f"sqlite:///{place.folder / FILE}", connect_args={"timeout": 0.1})
    readings = place.store.readings

    def watched(identities: Times) -> FoundReadings:
        with beside.begin() as connection:
            connection.execute(update(reading_import).values(file="seen.csv"))
        return readings(identities)

    monkeypatch.setattr(place.store, "readings", watched)
    assert take_back(place, done.number).removed == done.stored
    beside.dispose()
