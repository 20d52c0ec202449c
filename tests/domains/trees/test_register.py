"""Trees of a register and of the map: columns with units, trees planted twice, places, words of conditions."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from citybrain.base.importing import Imported
from citybrain.domains.trees.importers.register import tree_register
from citybrain.domains.trees.importers.species import latin, species_columns
from citybrain.kernel.errors import InputError

CRS = "EPSG:3067"
WEST, SOUTH = 385_000.0, 6_671_000.0


def points(*places: tuple[float, float], **columns: object) -> gpd.GeoDataFrame:
    shapes = shapely.points(np.array(places) + np.array([WEST, SOUTH]))
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=CRS)


def known() -> dict[str, pd.DataFrame]:
    zone = shapely.box(WEST, SOUTH, WEST + 100, SOUTH + 100)
    trees = points((10, 10), (50, 50), (50.5, 50), id=["node/1", "node/2", "node/3"],
                   genus=["Tilia", None, None],
                   species=["Tilia cordata", None, "Acer platanoides 'Globosum'"],
                   height=[12.0, np.nan, np.nan])  # fmt: skip
    return {"zones": gpd.GeoDataFrame({"id": ["z"]}, geometry=[zone], crs=CRS), "trees": trees}


def made(register: pd.DataFrame | None) -> Imported:
    return tree_register({} if register is None else {"register": register}, known())


def codes(told: Imported) -> dict[str, dict[str, object]]:
    return {one.code: one.arguments for one in told.notices}


def test_trees_of_the_map_have_genus_and_numbers() -> None:
    told = made(None)
    table = told.tables["trees"]
    assert list(table["tree_genus"].astype(object)) == ["tilia", np.nan, "acer"]
    assert table["tree_species_number"].tolist() == pytest.approx([1.0, np.nan, 0.0], nan_ok=True)
    assert table["tree_species"].tolist() == ["Tilia cordata", None, "Acer platanoides 'Globosum'"]
    assert codes(told) == {"trees-map-twice": {"count": 1}}
    assert told.read_from == {"trees": "trees"}


def test_a_register_stands_over_the_map_and_says_what_it_left_out() -> None:
    places = [(10.5, 10.0), (30.0, 30.0), (30.4, 30.0), (70.0, 70.0), (80.0, 80.0)]
    register = points(
        *places, id=["a", "b", "c", "b", "d"], species=["Quercus robur"] * 5,
        condition=["gut", "dead", "x", None, "odd"],
        **{"Height [m]": ["11,5", "8", "8", "8", "8"],
           "dbh [mm]": ["300", "", "100", "100", "100"], "crown_m": ["6"] * 5},
    )  # fmt: skip
    told = made(register)
    table = told.tables["trees"]
    assert table["id"].tolist() == ["tree/a", "tree/b", "tree/d", "node/2", "node/3"]
    assert table["height"].tolist()[:3] == [11.5, 8.0, 8.0]
    assert table["tree_trunk_diameter"].tolist()[:3] == pytest.approx([30.0, np.nan, 10.0], nan_ok=True)
    assert table["tree_crown_diameter"].tolist()[:3] == [6.0, 6.0, 6.0]
    assert list(table["tree_condition"].astype(object))[:3] == ["good", "dead", np.nan]
    assert told.read_from == {"trees": ["register"] * 3 + ["trees"] * 2}
    said = codes(told)
    assert said["trees-register-twice"] == {"count": 2, "trees": "c, b"}
    assert said["trees-of-map-too"] == {"count": 1}
    assert said["trees-condition-unknown"] == {"count": 2, "words": "odd, x"}


def test_a_table_has_its_places_in_degrees_and_a_row_without_one_is_left_out() -> None:
    register = pd.DataFrame(
        {"tree_id": ["1", "2"], "lon": ["24.92889", ""], "lat": ["60.16016", "60.16016"], "species": ["Salix alba"] * 2}
    )
    told = made(register)
    assert told.tables["trees"]["id"].tolist()[0] == "tree/1"
    assert codes(told)["trees-register-nowhere-some"] == {"count": 1}


def test_a_tree_in_another_city_is_left_out_and_counted() -> None:
    """A tree of Paris is none of Helsinki; one on the kerb just outside of the last zone is."""
    register = pd.DataFrame({"tree_id": ["here", "paris"], "lon": ["24.92889", "2.35"], "lat": ["60.16016", "48.85"]})
    told = made(register)
    assert told.tables["trees"]["id"].tolist() == ["tree/here", "node/1"]
    assert codes(told)["trees-register-outside"] == {"count": 1, "metres": 100.0, "rows": "2"}
    beside = made(points((150.0, 50.0), (250.0, 50.0), id=["kerb", "beyond"]))
    assert beside.tables["trees"]["id"].tolist()[:2] == ["tree/kerb", "node/1"]


def test_a_register_of_another_city_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        made(pd.DataFrame({"lon": ["2.35"], "lat": ["48.85"]}))
    assert caught.value.code == "trees-register-elsewhere"


def test_a_size_below_nothing_is_named_and_counts_as_not_known() -> None:
    told = made(points((30.0, 30.0), (70.0, 70.0), id=["a", "b"], **{"dbh_cm": ["-5", "0"]}))
    assert np.isnan(told.tables["trees"]["tree_trunk_diameter"].to_numpy()[:2]).all()
    assert codes(told)["trees-register-sizes"] == {"count": 1, "column": "dbh_cm", "rows": "1"}


@pytest.mark.parametrize(
    ("columns", "code", "said"),
    [
        ({"height": ["8"]}, "trees-register-units", "height"),
        ({"dbh": ["8"]}, "trees-register-units", "dbh"),
        ({"height_m": ["tall"]}, "trees-register-numbers", "tall"),
    ],
)
def test_a_size_without_unit_or_number_is_asked_for(columns: dict[str, list[str]], code: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        made(points((1, 1), id=["a"], **columns))
    assert caught.value.code == code
    assert caught.value.arguments["received"] == said


def test_a_register_without_any_place_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        made(pd.DataFrame({"species": ["Tilia"]}))
    assert caught.value.code == "trees-register-nowhere"


def test_scientific_names_are_read_as_people_write_them() -> None:
    names = [
        "Tilia x europaea",
        "Tilia × europaea 'Pallida'",
        "Sophora japonica",
        "Pendula",
        "Abies alba",
        "Sorbus 'Dodong'",
    ]
    assert latin(names[1]) == "tilia europaea"
    made = species_columns(pd.Series(names), pd.Series([None] * 6))
    assert list(made["tree_genus"].astype(object)) == ["tilia", "tilia", "styphnolobium", np.nan, "conifer", "sorbus"]
    number = made["tree_species_number"]
    assert number[0] == number[1]
    assert np.isnan(number[[3, 5]]).all()
    assert np.isfinite(made["tree_family_number"]).tolist() == [True, True, True, False, True, True]
