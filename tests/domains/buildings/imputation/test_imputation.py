"""Imputation as a whole: nothing is left empty, everything has an origin, and every build gives the same."""

import numpy as np
import pytest

from citybrain.domains.buildings.imputation.heating import impute_heating
from citybrain.domains.buildings.imputation.homes import impute_home_floor_share
from citybrain.domains.buildings.imputation.residents import impute_residents
from citybrain.domains.buildings.imputation.roof import impute_pitch
from citybrain.domains.buildings.imputation.rules import heating_shares, numbers, read_heating_systems
from citybrain.messages import LANGUAGES, keys, text
from citybrain.twin.attributes import AttributeValues
from citybrain.twin.categories import category_names
from citybrain.twin.chance import choose, draws
from citybrain.twin.configuration import ImputationSettings
from citybrain.twin.imputation.run import impute
from tests.twin.small_block import street, surroundings

COMPLETE = (
    "building_use",
    "storeys",
    "height",
    "construction_year",
    "heating_system",
    "gross_floor_area",
    "roof_pitch",
)


def _imputed(rows: int = 200, seed: int = 0) -> AttributeValues:
    storeys = np.where(np.arange(rows) % 3 == 0, 5.0, np.nan)
    years = np.where(np.arange(rows) % 7 == 0, 1900.0 + np.arange(rows) % 100, np.nan)
    attributes, _ = street(rows, storeys=storeys, construction_year=years)
    around = surroundings(rows, settings=ImputationSettings(seed=seed))
    impute(attributes, around)
    return attributes


def test_nothing_stays_empty_and_everything_has_an_origin() -> None:
    attributes = _imputed()
    for name in (*COMPLETE, "residents"):
        assert not attributes.missing(name).any(), name
        assert (attributes.codes[name] > 0).all(), name


def test_every_build_gives_the_same() -> None:
    one, two = _imputed(), _imputed()
    for name in COMPLETE:
        assert list(one[name]) == list(two[name])
        assert list(one.codes[name]) == list(two.codes[name])


def test_another_seed_gives_another_city() -> None:
    assert list(_imputed(seed=0)["heating_system"]) != list(_imputed(seed=1)["heating_system"])


def test_a_building_draws_the_same_whatever_stands_around_it() -> None:
    assert draws(["way/1", "way/2"], "heating")[1] == draws(["way/2"], "heating")[0]
    assert draws(["way/1"], "heating")[0] != draws(["way/1"], "year")[0]


def test_draws_are_evenly_spread() -> None:
    number = draws([f"way/{row}" for row in range(20_000)], "heating")
    counts, _ = np.histogram(number, bins=10, range=(0, 1))
    assert counts.min() > 1850
    assert counts.max() < 2150


def test_choosing_keeps_the_shares() -> None:
    chosen = choose({"a": 0.9, "b": 0.1}, draws(map(str, range(20_000)), "x"))
    assert np.mean(chosen == "a") == pytest.approx(0.9, abs=0.01)


def test_central_helsinki_has_mostly_district_heating() -> None:
    attributes, around = street(5000, building_use=["apartment_block"] * 5000)
    impute_heating(attributes, around)
    assert np.mean(attributes["heating_system"] == "district_heating") == pytest.approx(0.93, abs=0.015)


def test_the_citys_own_shares_come_first_and_outbuildings_are_not_heated() -> None:
    attributes, _ = street(2, building_use=["office", "outbuilding"])
    own = ImputationSettings(heating_system={"gas_boiler": 1.0})
    impute_heating(attributes, surroundings(2, settings=own))
    assert list(attributes["heating_system"]) == ["gas_boiler", "unheated"]


@pytest.mark.parametrize(("latitude", "system"), [(39.9, "district_heating"), (31.2, "air_source_heat_pump")])
def test_china_is_heated_otherwise_north_and_south_of_the_line(latitude: float, system: str) -> None:
    shares = heating_shares("CN", "apartment_block", 116.4, latitude).shares
    assert max(shares, key=lambda name: shares[name]) == system


def test_heating_shares_are_complete_named_and_sourced() -> None:
    known = category_names("heating_system")
    for entry in read_heating_systems():
        assert sum(entry["shares"].values()) == pytest.approx(1, abs=0.03)
        assert set(entry["shares"]) <= set(known)
        assert set(entry.get("uses", ())) <= set(category_names("building_use"))
        assert entry["source"]
    assert heating_shares("XX", "other", 0, 45).source.startswith("Odyssee")
    assert heating_shares("XX", "other", 0, -10).shares == {"electric_heating": 1.0}


def test_tables_name_only_uses_of_the_vocabulary() -> None:
    known = set(category_names("building_use")) | {"homes"}
    for table in ("storey_height", "typical_storeys", "floor_area_share"):
        assert set(numbers()[table]["by_use"]) <= known
    for table in ("use_of_land", "use_of_land_tag", "use_of_place", "low_building_use_of_place"):
        assert set(numbers()[table].values()) <= known


def test_roofs_follow_shape_then_use_and_period() -> None:
    attributes, _ = street(4, building_use=["office"] * 4, construction_year=[1990, 1990, 1900, 1990])
    impute_pitch(attributes, surroundings(4, roof_shape=np.array(["gabled", "unheard_of", None, None], dtype=object)))
    assert list(attributes["roof_pitch"]) == [30, 1, 22, 1]


def test_residents_follow_the_floor_area_of_homes() -> None:
    attributes, _ = street(
        3, building_use=["apartment_block", "apartment_block", "office"], gross_floor_area=[5400] * 3, storeys=[5] * 3
    )
    around = surroundings(3, place_groups=[(), ("street", "shopping"), ()])
    impute_home_floor_share(attributes, around)
    impute_residents(attributes, around)
    assert attributes["residents"] == pytest.approx([95, 80, 0])
    assert list(attributes.kind_is("residents", "estimated")) == [True, True, False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_says_in_words_what_it_does(language: str) -> None:
    for rule in (*numbers()["rules"], "imputation-area", "imputation-place", "imputation-elevation"):
        assert rule in keys(language)
        assert text(rule, language)
