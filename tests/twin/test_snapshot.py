"""Reading and writing of snapshots."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.messages import render
from citybrain.twin.snapshot import load
from tests.twin.small_city import GUESSED, MEASURED, write


def test_a_snapshot_reads_back_as_it_was_written(tmp_path: Path) -> None:
    folder = write(tmp_path)
    snapshot = load(tmp_path)
    assert folder.name == "000001"
    assert list(snapshot.ids) == ["way/0", "way/1", "way/2", "way/3"]
    assert list(snapshot.names) == ["Town hall", None, None, None]
    assert list(snapshot.zone_names) == ["North", "South"]
    assert snapshot.column("height").dtype == np.float64
    assert list(snapshot.column("zone")) == [0, 1, 0, 1]
    assert snapshot.row_of_id["way/2"] == 2
    snapshot.verify()


def test_categories_are_codes_of_the_vocabulary_whatever_the_order_in_the_file(tmp_path: Path) -> None:
    write(tmp_path)
    assert list(load(tmp_path).column("building_use")) == [3, 4, 0, 3]


def test_every_value_has_an_origin_and_a_quality_level(tmp_path: Path) -> None:
    write(tmp_path)
    snapshot = load(tmp_path)
    assert snapshot.origin("height", 1) == MEASURED
    assert snapshot.origin("building_use", 1) == GUESSED
    assert list(snapshot.quality_levels("building_use")) == [4, 4, 4, 4]


def test_the_latest_snapshot_is_the_current_one_and_earlier_ones_stay(tmp_path: Path) -> None:
    write(tmp_path, height=9.0)
    write(tmp_path, height=12.0)
    assert load(tmp_path).column("height")[0] == 12.0
    assert load(tmp_path, 1).column("height")[0] == 9.0


def test_columns_that_were_read_cannot_be_changed(tmp_path: Path) -> None:
    write(tmp_path)
    with pytest.raises(ValueError, match="read-only"):
        load(tmp_path).column("height")[0] = 1


def test_a_city_without_a_snapshot_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as problem:
        load(tmp_path)
    assert "citybrain build" in render(problem.value)


def test_an_unknown_snapshot_number_names_those_there_are(tmp_path: Path) -> None:
    write(tmp_path)
    with pytest.raises(NotFoundError) as problem:
        load(tmp_path, 7)
    assert "no snapshot 7" in render(problem.value)
    assert "It has: 1" in render(problem.value)


def test_an_unknown_column_names_the_nearest(tmp_path: Path) -> None:
    write(tmp_path)
    with pytest.raises(NotFoundError) as problem:
        load(tmp_path).column("hight")
    assert "Nearest: height" in render(problem.value)


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    manifest = write(tmp_path) / "manifest.json"
    content = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**content, "format": 99, "unheard_of": 1}))
    with pytest.raises(InputError) as problem:
        load(tmp_path)
    assert "newer version" in render(problem.value)
    assert "99" in render(problem.value)


@pytest.mark.parametrize("written", [0, -1])
def test_a_format_that_never_was_is_refused(tmp_path: Path, written: int) -> None:
    manifest = write(tmp_path) / "manifest.json"
    content = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**content, "format": written}))
    with pytest.raises(InputError) as problem:
        load(tmp_path)
    assert f"names the format {written}, which no version" in render(problem.value)


def test_a_damaged_manifest_is_named(tmp_path: Path) -> None:
    (write(tmp_path) / "manifest.json").write_text('{"format": 1}')
    with pytest.raises(InputError) as problem:
        load(tmp_path)
    assert problem.value.code == "snapshot-form"
    assert "manifest.json cannot be read: allowed for snapshot is a value, and none was given" in render(problem.value)


def test_a_changed_byte_is_found(tmp_path: Path) -> None:
    table = write(tmp_path) / "hours.parquet"
    content = bytearray(table.read_bytes())
    content[len(content) // 2] ^= 1
    table.write_bytes(bytes(content))
    with pytest.raises(InputError) as problem:
        load(tmp_path).verify()
    assert "hours.parquet" in render(problem.value)
    assert "SHA-256" in render(problem.value)


def test_the_same_tables_have_the_same_hashes(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path)
    assert load(tmp_path, 1).manifest.tables == load(tmp_path, 2).manifest.tables


def test_reading_needs_no_pandas() -> None:
    import subprocess

    code = "import sys, citybrain.twin.snapshot; print('pandas' in sys.modules, 'geopandas' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.split() == ["False", "False"]
