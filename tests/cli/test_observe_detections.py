"""`citybrain observe detections`: events from a table, once, and all faults of a table at once."""

import json
from pathlib import Path

import pytest

from tests.city import write_city
from tests.cli.conftest import Run

COLUMNS = "station,detector,label,time,lon,lat"
TRUCKS = f"""{COLUMNS}
Weighbridge,scale 1,slag_truck,2026-01-01 02:00,24.94,60.17
Weighbridge,scale 1,slag_truck,2026-01-01 02:00,24.94,60.17
Tunnel,camera 2,hazardous_goods,2026-01-01T03:00:00Z,,
"""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("city"))


def test_a_table_of_events_is_stored_once_by_the_clock_of_the_city(city: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "trucks.csv"
    file.write_text(TRUCKS)
    for counts in ({"stored": 3, "duplicate": 0}, {"stored": 0, "duplicate": 3}):
        code, out, err = run("observe", "detections", city, file, "--by", "Aino", "--json")
        assert code == 0, err
        assert json.loads(out) == {"conflict": 0, "late": 0, **counts}
    times = {one["thing"]: one["time"] for one in json.loads(run("observe", "streams", city, "--json")[1])}
    assert times["Tunnel"] == "2026-01-01T03:00:00Z"
    assert times["Weighbridge"].startswith("2026-01-01T00:00:00"), "Helsinki is two hours ahead"
    entry = json.loads(run("access", "audit", city, "--json")[1])[-1]
    assert (entry["who"], entry["object"]) == ("Aino", "trucks.csv")


def test_another_table_with_the_same_event_hides_and_doubles_none(city: Path, tmp_path: Path, run: Run) -> None:
    """Monday's table has one truck; that of the week has it after a dangerous load of the same minute."""
    row = "Gate,scale 1,{},2026-01-03 02:00,24.94,60.17"
    for labels, counts in (
        (["slag_truck"], {"stored": 1, "duplicate": 0}),
        (["hazardous_goods", "slag_truck"], {"stored": 1, "duplicate": 1}),
        (["slag_truck", "slag_truck", "hazardous_goods"], {"stored": 1, "duplicate": 2}),
    ):
        file = tmp_path / "gate.csv"
        file.write_text("\n".join([COLUMNS, *map(row.format, labels)]))
        code, out, err = run("observe", "detections", city, file, "--json")
        assert (code, json.loads(out)) == (0, {"conflict": 0, "late": 0, **counts}), err


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("Weighbridge,scale 1,,yesterday,24.94,60.17\nTunnel,camera,slag_truck,2026-01-01,24.94,", ("2, time", "3")),
        ("Weighbridge,scale 1,slag_truck,2026-01-01,200,60.17", ("2, longitude",)),
        ("Weighbridge,scale 1,slag_truck,2999-01-01,24.94,60.17", ("future",)),
        ("Weighbridge,scale 1,slag_truck,0001-01-01,24.94,60.17", ("0001-01-01",)),
    ],
)
def test_a_table_with_faults_is_refused_as_a_whole(
    city: Path, tmp_path: Path, run: Run, rows: str, said: tuple[str, ...]
) -> None:
    file = tmp_path / "trucks.csv"
    file.write_text(f"{COLUMNS}\n{rows}\n")
    before = run("observe", "streams", city, "--json")[1]
    code, _, err = run("observe", "detections", city, file)
    assert code != 0
    assert all(part in err for part in said), err
    assert run("observe", "streams", city, "--json")[1] == before


def test_a_table_of_birdnet_is_stored_as_it_is(city: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "20260101_043000.BirdNET.results.csv"
    head = "Start (s),End (s),Scientific name,Common name,Confidence,File"
    file.write_text(f"{head}\n3.0,6.0,Haliaeetus albicilla,White-tailed Eagle,0.9,20251230_043000.WAV\n")
    assert run("observe", "detections", city, file)[0] != 0, "nobody says where it was"
    code, out, err = run("observe", "detections", city, file, "--station", "Island", "--json")
    assert (code, json.loads(out)["stored"]) == (0, 1), err
    assert json.loads(run("observe", "detections", city, file, "--station", "Island", "--json")[1])["duplicate"] == 1
