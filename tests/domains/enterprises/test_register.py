"""Enterprises of a made-up register become points of the twin."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

from citybrain.domains.enterprises.importers.register import register
from citybrain.kernel.errors import InputError
from citybrain.open_city import OpenCity
from citybrain.twin.build import build
from tests.toy.files import SOUTH, WEST, write_files

CITY = """name = "Noisybury"
country = "FI"
[sources.buildings]
file = "blocks.geojson"
title = "Blocks"
licence = "CC0-1.0"
[domains.enterprises]
register = {file = "register.csv", title = "Made-up register", licence = "CC0-1.0"}
"""


def test_a_table_of_degrees_stands_in_the_twin(tmp_path: Path) -> None:
    city = write_files(tmp_path)
    (city / "city.toml").write_text(CITY, encoding="utf-8")
    inside = gpd.GeoSeries.from_xy([WEST + 100], [SOUTH + 100], crs="EPSG:3879").to_crs(4326)[0]
    place = f"{inside.x:.6f};{inside.y:.6f}"
    rows = [
        f"M-1;Made-up Mill;{place};no", "M-2;Nowhere;;;no", "M-3;Far;500;60;no", f"M-4;Bert Baker;{place};yes",
        f"M-5;Adam Abel;{place};",
    ]  # fmt: skip
    header = "FacilityID;FacilityName;Lon;Lat;SoleTrader"
    (city / "register.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    build(city, {})
    with OpenCity(city) as opened:
        table = opened.snapshot.table("enterprises")
        at = opened.snapshot.positions["enterprise"]
        wanted = gpd.GeoSeries([inside], crs=4326).to_crs(opened.snapshot.manifest.crs)[0]
    assert table["id"].to_pylist() == ["M-1"]
    assert (at.x[0], at.y[0]) == (pytest.approx(wanted.x, abs=0.2), pytest.approx(wanted.y, abs=0.2))
    assert "Bert" not in str(table.to_pydict())


def test_a_table_without_places_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        register({"register": pd.DataFrame({"id": ["M-1"], "sole_trader": ["no"]})}, {})
    assert refused.value.arguments["missing"] == "longitude"


def test_a_table_that_does_not_say_who_is_a_person_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        register({"register": pd.DataFrame({"id": ["M-1"], "lon": [24.9], "lat": [60.2]})}, {})
    assert refused.value.arguments["missing"] == "sole_trader"
