"""Readings of real stations, imported and tested: most are good, and what was screened before does not fail."""

import zipfile
from pathlib import Path

from citybrain.observations.importing.files import import_file
from citybrain.observations.importing.judging import Asked
from citybrain.observations.importing.mapping import StatedMapping
from citybrain.observations.quality.runner import check
from citybrain.observations.quality.summary import summarise
from tests.observations.importing.beijing import UNITS
from tests.sensors import open_sensing


def test_four_years_of_a_station_of_beijing(shared_data: Path, tmp_path: Path) -> None:
    archive = zipfile.ZipFile(shared_data / "beijing-air" / "PRSA_2013-2017_8_stations.zip")
    (name,) = (one for one in archive.namelist() if "Changping" in one)
    sensing = open_sensing(tmp_path, "Asia/Shanghai")
    asked = Asked("Asia/Shanghai", "test", stated=StatedMapping(units=UNITS))
    file = Path(archive.extract(name, tmp_path))
    stored = import_file(sensing.store, sensing.records, file, asked, lambda _: None).stored
    done = check(sensing)
    assert done.readings == stored > 400_000
    assert done.failed == 0
    assert 0.001 < done.suspect / done.readings < 0.01
    rows = {row.property: row for row in summarise(sensing)}
    assert len(rows) == 12
    assert all(row.open == 0 for row in rows.values())
    assert rows["Sulphur dioxide"].tests["flat_line"][0] > 100, "long runs at the limit of detection"
    assert "words" not in rows["Direction from which the wind blows"].tests
    sensing.close()
