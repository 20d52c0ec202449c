"""Commands that copy readings, put a copy back, mend a log and archive, on a city."""

import json
import shutil
from pathlib import Path

import pytest

from citybrain.observations.readings.embedded import open_store
from citybrain.records import open_records
from tests.city import write_city
from tests.cli.conftest import Run
from tests.cli.test_observe import FILE as EXAMPLE
from tests.observations.readings.deliveries import put

LOG = "observations.duckdb.wal"


@pytest.fixture
def city(tmp_path: Path, run: Run) -> Path:
    """A city with three readings of January 2026."""
    made = write_city(tmp_path / "city")
    (tmp_path / "air.csv").write_text(EXAMPLE)
    assert run("observe", "import", made, tmp_path / "air.csv")[0] == 0
    return made


def streams(city: Path, run: Run) -> list[dict]:
    return json.loads(run("observe", "streams", city, "--json")[1])


def test_a_copy_is_made_and_put_back(city: Path, tmp_path: Path, run: Run) -> None:
    had = streams(city, run)
    assert "3 readings copied" in run("observe", "backup", city, tmp_path / "copy")[2]
    code, _, err = run("observe", "restore", city, tmp_path / "copy")
    assert code != 0
    assert "the city has readings" in err
    (city / "observations.duckdb").unlink()
    assert "3 readings put back" in run("observe", "restore", city, tmp_path / "copy")[2]
    assert streams(city, run) == had
    (city / "records.sqlite").unlink()
    shutil.copy(tmp_path / "copy" / "records.sqlite", city)
    open_records(city).close()
    assert streams(city, run) == had


def test_months_move_to_files(city: Path, run: Run) -> None:
    had = streams(city, run)
    assert "0 readings of 0 months" in run("observe", "archive", city, "2026-01-31")[2]
    (done,) = json.loads(run("observe", "archive", city, "2026-02-01", "--json")[1])
    assert (done["month"], done["readings"]) == ("2026-01", 3)
    assert (city / "observations" / "archive" / done["file"]).is_file()
    assert streams(city, run) == had


def damage(city: Path) -> None:
    """Readings that a program which was killed had stored, with the log damaged where the second delivery lies."""
    store = open_store(city)
    for minute in range(2):
        put(store, (9, minute, 1.0))
        store.tallies()  # who reads brings it out of the journal
        size = (city / LOG).stat().st_size
    files = {name: (city / name).read_bytes() for name in ("observations.duckdb", LOG)}
    store.close()
    for name, content in files.items():
        (city / name).write_bytes(content if name != LOG else content[: size - 40] + b"\xff" * 9 + content[size - 31 :])


def test_a_damaged_log_is_mended(city: Path, run: Run) -> None:
    assert "Nothing is damaged: 3 readings" in run("observe", "recover", city)[2]
    damage(city)
    code, _, err = run("observe", "streams", city)
    assert code != 0
    assert "citybrain observe recover" in err
    code, _, err = run("observe", "recover", city)
    assert code == 0
    assert "4 readings are there" in err
    damage(city)
    done = json.loads(run("observe", "recover", city, "--json")[1])
    assert done["cut"] > 0
    assert done["readings"] == 4
    assert (Path(done["aside"]) / LOG).stat().st_size == done["cut"] + done["kept"]
    assert len(streams(city, run)) == 2
