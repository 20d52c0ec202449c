"""Commands on readings of sensors."""

import json
import sqlite3
from pathlib import Path

import polars as pl
import pytest

from tests.city import write_city
from tests.cli.conftest import Run

FILE = "station,time,PM2.5 (ug/m3),wd\nKallio,2026-01-01 02:00,12,NW\nKallio,2026-01-01 03:00,bad,N\n"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("city"))


def test_readings_are_imported_listed_and_told(city: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "air.csv"
    file.write_text(FILE)

    def told(*words: object) -> list[dict]:
        code, out, err = run("observe", *words, "--json")
        assert code == 0, err
        return json.loads(out)

    (done,) = told("import", city, file, "--by", "Aino")
    assert (done["received"], done["stored"], done["duplicates"], done["rejected"]) == (4, 3, 0, 1)
    (entry,) = json.loads(run("access", "audit", city, "--json")[1])
    assert (entry["who"], entry["act"], entry["object"], entry["things"]) == (
        "Aino", "observations:write", "air.csv", 3,
    )  # fmt: skip
    (again,) = told("import", city, file)
    assert (again["stored"], again["duplicates"], again["rejected"]) == (0, 3, 1)
    rows = {row["property"]: row for row in told("streams", city)}
    assert (rows["PM2.5"]["readings"], rows["PM2.5"]["value"], rows["PM2.5"]["unit"]) == (1, 12.0, "µg/m3")
    assert rows["PM2.5"]["time"] == "2026-01-01T00:00:00Z"
    (tally,) = told("ledger", city)
    assert tally["received"] == tally["stored"] + tally["duplicates"] + tally["rejected"] == 8
    apart = told("rejected", city)
    assert [one["place"] for one in apart] == ["air.csv:3", "air.csv:3"]
    assert "finite number" in apart[0]["reason"]


@pytest.mark.parametrize(("language", "said"), [("en", "finite number"), ("zh", "有限的数")])
def test_they_are_shown_as_tables(city: Path, tmp_path: Path, run: Run, language: str, said: str) -> None:
    file = tmp_path / "shown.csv"
    file.write_text(FILE.replace("station,", "colour,station,").replace("Kallio,", "red,Vallila,"))
    code, out, err = run("observe", "import", city, file, language=language)
    assert code == 0
    assert "shown.csv" in out
    assert "colour" in err
    for command, word in (("streams", "Vallila"), ("ledger", "shown.csv"), ("rejected", said)):
        code, out, _ = run("observe", command, city, language=language)
        assert code == 0
        assert word in out


def test_readings_are_exported_as_they_were(city: Path, tmp_path: Path, run: Run) -> None:
    given = tmp_path / "out.csv"
    given.write_text("station,time,o3 (ug/m3),wd\nPasila,2026-01-01T01:00Z,52.5,N\nPasila,2026-01-01T00:00:00Z,51,\n")
    assert run("observe", "import", city, given)[0] == 0
    code, _, err = run("observe", "export", city, tmp_path / "all.parquet")
    assert code == 0, err
    held = pl.read_parquet(tmp_path / "all.parquet").filter(pl.col("thing") == "Pasila")
    assert held.filter(property="Ozone")["value"].to_list() == [51.0, 52.5]
    assert held["text"].drop_nulls().to_list() == ['"N"']
    assert held["time"].dtype.time_zone == "UTC"
    number = held.filter(property="Ozone")["stream"][0]
    assert run("observe", "export", city, tmp_path / "one.csv", "--stream", number)[0] == 0
    assert pl.read_csv(tmp_path / "one.csv")["value"].to_list() == [51.0, 52.5]
    for wrong in ([tmp_path / "all.xlsx"], [tmp_path / "x.csv", "--stream", 9999], [tmp_path / "no" / "x.csv"]):
        assert run("observe", "export", city, *wrong)[0] == 2
    assert {path.name for path in tmp_path.iterdir()} == {"out.csv", "all.parquet", "one.csv"}


def test_a_file_that_is_not_there_is_told(city: Path, tmp_path: Path, run: Run) -> None:
    code, _, err = run("observe", "import", city, tmp_path / "none.csv")
    assert code == 2
    assert "none.csv" in err
    assert run("observe", "streams", tmp_path / "nowhere")[0] == 2


def test_an_import_is_listed_undone_and_told_in_the_ledger(tmp_path: Path, run: Run) -> None:
    city = write_city(tmp_path / "city")
    file = tmp_path / "air.csv"
    file.write_text("station,date,no,no2,co\nA,13/01/2026,8,31,0.3\n")

    def told(*words: object) -> list[dict]:
        code, out, err = run("observe", *words, "--json")
        assert code == 0, err
        return json.loads(out)

    code, _, err = run("observe", "import", city, file)
    assert (code, '--unit "co=..."' in err) == (2, True)
    units = ("--unit", "co=mg/m3", "--unit", "no=ug/m3", "--unit", "no2=ug/m3")
    (done,) = told("import", city, file, *units)
    assert (done["number"], done["stored"]) == (1, 3)
    undone = json.loads(run("observe", "undo", city, 1, "--by", "Aino", "--json")[1])
    assert undone == {"number": 1, "file": "air.csv", "removed": 3, "stale": [], "kept": 0}
    (one,) = told("imports", city)
    assert (one["withdrawn_by"], one["removed"]) == ("Aino", 3)
    entry = json.loads(run("access", "audit", city, "--json")[1])[0]
    assert (entry["who"], entry["act"], entry["object"]) == ("Aino", "observations:write", "undo 1: air.csv")
    assert entry["things"] == 3
    (tally,) = told("ledger", city)
    assert (tally["stored"], tally["undone"]) == (3, 3)
    (again,) = told("import", city, file, *units)
    assert {**again, "seconds": 0, "number": 1} == {**done, "seconds": 0}
    for language, said in (("en", "was undone by Aino"), ("zh", "已由 Aino")):
        code, _, err = run("observe", "undo", city, 1, language=language)
        assert (code, said in err) == (2, True)
        assert "air.csv" in run("observe", "imports", city, language=language)[1]
        assert run("observe", "ledger", city, language=language)[0] == 0
    code, out, _ = run("observe", "undo", city, 2)
    assert (code, "3 readings" in out) == (0, True)


def test_a_city_that_is_not_built_has_readings(tmp_path: Path, run: Run) -> None:
    city, file = tmp_path / "city", tmp_path / "air.csv"
    city.mkdir()
    file.write_text(FILE)
    assert run("observe", "import", city, file)[0] == 2
    (city / "city.toml").write_text('name = "Valencia"\n')
    code, _, err = run("observe", "import", city, file)
    assert (code, "--time-zone" in err) == (2, True)
    assert run("observe", "import", city, file, "--time-zone", "UTC+2")[0] == 0
    (city / "city.toml").write_text('name = "Valencia"\ntime_zone = "Europe/Madrid"\n')
    code, out, err = run("observe", "import", city, file, "--json")
    assert code == 0, err
    assert json.loads(out)[0]["stored"] == 2
    for words in (("streams",), ("ledger",), ("quality",), ("fresh",)):
        assert run("observe", words[0], city)[0] == 0


def test_a_table_never_holds_a_formula(city: Path, tmp_path: Path, run: Run) -> None:
    file, out = tmp_path / "formula.csv", tmp_path / "out.csv"
    file.write_text("station,time,PM2.5 (ug/m3)\n\"=cmd|'/c calc'!A1\",2026-02-01 02:00,-3.5\n")
    assert run("observe", "import", city, file)[0] == 0
    assert run("observe", "export", city, out)[0] == 0
    rows = pl.read_csv(out)
    assert "'=cmd|'/c calc'!A1" in rows["thing"].to_list()
    assert not any(name.startswith("=") for name in rows["thing"])
    assert -3.5 in rows["value"].to_list()


HUGE = str(10**23)


@pytest.mark.parametrize(
    "words",
    [
        ("observe", "undo", "CITY", HUGE),
        ("observe", "rejected", "CITY", "--after", HUGE),
        ("observe", "rejected", "CITY", "--most", HUGE),
        ("observe", "limits", "CITY", HUGE),
        ("observe", "forecast", "withdraw", "CITY", HUGE),
        ("observe", "warnings", "withdraw", "CITY", HUGE),
        ("access", "revoke", "CITY", HUGE),
        ("access", "audit", "CITY", "--before", HUGE),
        ("access", "audit", "CITY", "--most", HUGE),
        ("course", "withdraw", "CITY", HUGE),
        ("observe", "forecast", "train", "CITY", HUGE),
    ],
)
def test_a_number_that_nothing_can_have_is_told(city: Path, run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run(*(city if word == "CITY" else word for word in words))
    assert "should not have happened" not in err, err
    assert code == 0 or (code in (1, 2) and err), out
    assert "No such command" not in err


def test_an_undo_that_was_stopped_is_ended_before_lists_are_told(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from citybrain.observations.readings.embedded import EmbeddedStore

    city = write_city(tmp_path / "city")
    file = tmp_path / "air.csv"
    file.write_text("station,time,o3 (ug/m3)\nA,2026-01-01 02:00,50\nA,2026-01-01 03:00,51\n")
    assert run("observe", "import", city, file)[0] == 0

    def killed(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(EmbeddedStore, "remove", killed)
        assert run("observe", "undo", city, 1)[0] != 0
    (row,) = json.loads(run("observe", "imports", city, "--json")[1])
    (tally,) = json.loads(run("observe", "ledger", city, "--json")[1])
    assert (row["removed"], tally["undone"]) == (2, 2)
    assert all(stream["readings"] == 0 for stream in json.loads(run("observe", "streams", city, "--json")[1]))


def test_who_may_read_new_streams_is_stated(tmp_path: Path, run: Run) -> None:
    city = write_city(tmp_path / "city")
    file = tmp_path / "air.csv"
    file.write_text(FILE)
    code, _, err = run("observe", "import", city, file, "--class", "secret")
    assert code != 0
    assert "sensitive_personal" in err
    assert run("observe", "import", city, file, "--class", "internal")[0] == 0
    with sqlite3.connect(city / "records.sqlite") as records:
        assert set(records.execute("select data_class from datastream")) == {("internal",)}
