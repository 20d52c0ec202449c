"""Tables as BirdNET-Analyzer writes them: read as they are, asked for what they do not say, refused with the line."""

import datetime
from pathlib import Path

import pytest

from citybrain.kernel import InputError
from citybrain.observations.species.birdnet import birdnet_rows, is_birdnet_table

HEAD = "Start (s),End (s),Scientific name,Common name,Confidence,File"
ROWS = """3.0,6.0,Haliaeetus albicilla,White-tailed Eagle,0.8123,/srv/sound/20260501_043000.WAV
3600.0,3603.0,Turdus merula,Eurasian Blackbird,0.5,C:\\sound\\AM1_20260501T043000.wav"""


def table(folder: Path, text: str) -> Path:
    path = folder / "results.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_is_read_as_it_is(tmp_path: Path) -> None:
    path = table(tmp_path, f"{HEAD}\n{ROWS}\n")
    assert is_birdnet_table(path)
    eagle, blackbird = birdnet_rows(path, "Island", None, 10)
    assert (eagle.label, eagle.confidence, eagle.station) == (
        "Haliaeetus albicilla_White-tailed Eagle",
        0.8123,
        "Island",
    )
    assert eagle.time == datetime.datetime(2026, 5, 1, 4, 30, 3)
    assert blackbird.time == datetime.datetime(2026, 5, 1, 5, 30)


def test_columns_of_later_versions_are_not_looked_at(tmp_path: Path) -> None:
    path = table(tmp_path, f"{HEAD},Lat,Lon,Week\n0,3,Turdus merula,Blackbird,0.9,a_20260501_043000.wav,60.1,24.9,18\n")
    assert len(birdnet_rows(path, "Island", None, 10)) == 1


def test_other_tables_are_none_of_its(tmp_path: Path) -> None:
    assert not is_birdnet_table(table(tmp_path, "station,detector,label,time\n"))
    assert not is_birdnet_table(tmp_path / "absent.csv")


def test_a_recording_without_a_time_needs_one(tmp_path: Path) -> None:
    path = table(tmp_path, f"{HEAD}\n3,6,Turdus merula,Blackbird,0.9,garden.wav\n")
    with pytest.raises(InputError) as raised:
        birdnet_rows(path, "Garden", None, 10)
    assert (raised.value.code, raised.value.arguments["line"]) == ("birdnet-begin-unknown", 2)
    (one,) = birdnet_rows(path, "Garden", datetime.datetime(2026, 5, 1, 4, 30), 10)
    assert one.time == datetime.datetime(2026, 5, 1, 4, 30, 3)


@pytest.mark.parametrize(
    ("row", "column"),
    [("x,6,A b,C,0.9,20260501_043000.wav", "Start (s)"), ("3,6,A b,C,9,20260501_043000.wav", "Confidence"),
     ("3,6,,,0.9,20260501_043000.wav", "Scientific name"), ("-1,6,A b,C,0.9,20260501_043000.wav", "Start (s)"),
     ("nan,6,A b,C,0.9,20260501_043000.wav", "Start (s)")],
)  # fmt: skip
def test_wrong_rows_are_refused_with_their_line(tmp_path: Path, row: str, column: str) -> None:
    with pytest.raises(InputError) as raised:
        birdnet_rows(table(tmp_path, f"{HEAD}\n{ROWS}\n{row}\n"), "Island", None, 10)
    assert (raised.value.arguments["line"], raised.value.arguments["column"]) == (4, column)


def test_too_many_rows_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        birdnet_rows(table(tmp_path, f"{HEAD}\n{ROWS}\n"), "Island", None, 1)
    assert raised.value.code == "trace-table-long"
