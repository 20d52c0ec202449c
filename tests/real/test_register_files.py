"""Forty schools of Helsinki's building register."""

from pathlib import Path

import geopandas as gpd

from citybrain.twin.importers.register import read_register
from citybrain.twin.importers.register_join import join_register
from citybrain.twin.importers.register_mapping import RegisterMapping

FILE = "buildings/helsinki-register-40-schools.geojson"
MAPPING = RegisterMapping.from_toml(
    {
        "id": "vtj_prt",
        "x": "i_ekoord",
        "y": "i_nkoord",
        "crs": "EPSG:3879",
        "time_zone": "Europe/Helsinki",
        "columns": {
            "construction_year": "c_valmpvm",
            "gross_floor_area": "i_kokala",
            "storeys": "i_kerrlkm",
            "building_use": "c_kayttark",
            "heating_system": ["c_lammtapa", "c_poltaine"],
        },
        "values": {
            "building_use": {"231": "education"},
            "heating_system": {"1+1": "district_heating", "1+2": "oil_boiler", "3+4": "electric_heating"},
        },
    }
)


def test_forty_schools_are_read(shared_data: Path) -> None:
    table = read_register(shared_data / FILE, MAPPING, "EPSG:3879")
    assert len(table.rows) == table.read == 40
    assert table.rows["construction_year"].between(1880, 2025).all()
    assert table.rows["gross_floor_area"].between(100, 2000).all()
    assert set(table.rows["building_use"]) == {"education"}
    assert table.rows["heating_system"].value_counts().to_dict() == {
        "district_heating": 34,
        "electric_heating": 4,
        "oil_boiler": 1,
    }
    assert [told.text() for told in table.notices] == [
        "1 values of heating_system in the register are codes without a meaning in city.toml and were left out: "
        "3+1 (1). Add them under [register.values.heating_system]."
    ]


def test_their_coordinates_lie_in_their_own_circles(shared_data: Path) -> None:
    """The features are circles around the schools: the coordinate columns must fall into them, one each."""
    table = read_register(shared_data / FILE, MAPPING, "EPSG:3879")
    circles = gpd.read_file(shared_data / FILE).to_crs(3879)
    joined = join_register(circles, table)
    assert joined.report.buildings_matched == 40
    assert joined.values["register_row"].tolist() == list(range(1, 41))
    assert set(joined.how) == {"inside"}
