"""Beijing: high PM2.5 comes with wind from the south-east half, clean air from the north-west (Liang et al. 2015,
doi:10.1098/rspa.2015.0257; Zhang et al. 2017, doi:10.1098/rspa.2017.0457)."""

import zipfile
from pathlib import Path

import numpy as np
import polars as pl

from citybrain.cases.tracing.winds import COMPASS
from citybrain.domains.air.models.bivariate import bivariate_probability

SOUTH_EAST, NORTH_WEST = (5, 6), (13, 14)
"""ESE and SE; WNW and NW."""


def test_eight_stations_have_their_worst_hours_in_south_easterly_wind(shared_data: Path) -> None:
    archive = zipfile.ZipFile(shared_data / "beijing-air" / "PRSA_2013-2017_8_stations.zip")
    turned = {name: 22.5 * number for number, name in enumerate(COMPASS)}
    names = [name for name in archive.namelist() if name.endswith(".csv")]
    for name in names:
        table = pl.read_csv(archive.read(name), null_values="NA", infer_schema_length=None)
        wind_from = table["wd"].replace_strict(turned, default=None, return_dtype=pl.Float64).to_numpy()
        speed, value = (table[column].cast(pl.Float64).to_numpy() for column in ("WSPM", "PM2.5"))
        made = bivariate_probability(wind_from, speed, value, np.arange(len(table)) // 24)
        assert made.reason == ""
        assert made.stands_out[list(SOUTH_EAST)].any(), name
        assert not made.stands_out[list(NORTH_WEST)].any(), name
        assert made.high[list(NORTH_WEST)].max() < made.by_sector[list(SOUTH_EAST)].max(), name
    assert len(names) == 8
