"""Parameters of countries without their own: by climate, income, country; prices in another currency."""

import datetime
from pathlib import Path

import pytest

from citybrain.base.domains import find_domains
from citybrain.base.regions import Region, exchange_rates, incomes, regional_layer
from citybrain.kernel import DeclarationError
from citybrain.kernel.parameters import Parameter, read_parameters
from citybrain.messages import render

DAY = datetime.date(2026, 1, 1)


def parameters(region: Region) -> dict[str, Parameter]:
    domains = find_domains()
    return read_parameters(domains.layers_of(region.country, None, region), domains.vocabulary)


BRAZIL = parameters(Region("BR", "Cfa", "BRL"))
COMMON = parameters(Region("XX", "", "EUR"))


def test_electricity_is_that_of_the_country_and_counts_its_whole_life_once() -> None:
    factor = BRAZIL["electricity_emission_factor"].at(DAY)
    assert factor.value == pytest.approx(0.098)
    assert factor.quality == 4
    assert "Ember" in factor.source
    assert BRAZIL["electricity_upstream_emission_factor"].at(DAY).value == 0


def test_a_place_of_which_nothing_is_known_has_the_mean_of_the_world() -> None:
    factor = COMMON["electricity_emission_factor"].at(DAY)
    assert (round(factor.value, 2), factor.quality) == (0.48, 5)


@pytest.mark.parametrize(
    ("region", "where"),
    [
        (Region("BR", "Cfa"), "climate C income upper-middle"),
        (Region("IN", "Aw"), "climate A"),
        (Region("EG", "BWh"), "climate BWh"),
        (Region("KE", "Cwb"), "climate C income lower-middle"),
    ],
)
def test_walls_are_those_of_warm_countries_where_it_is_warm_and_nothing_asks_for_insulation(
    region: Region, where: str
) -> None:
    assert parameters(region)["wall_transmittance"].where.endswith(where)


@pytest.mark.parametrize("region", [Region("AU", "Cfb"), Region("CA", "Dfb"), Region("GB", "Cfb")])
def test_walls_are_the_european_ones_elsewhere(region: Region) -> None:
    assert parameters(region)["wall_transmittance"].layer == "common"


def test_a_country_with_parameters_keeps_them_whatever_its_region() -> None:
    domains = find_domains()
    for country, climate in (("FI", "Dfb"), ("DE", "Cfb")):
        own = read_parameters(domains.layers_of(country), domains.vocabulary)
        here = parameters(Region(country, climate, "EUR"))
        assert {name: one.where for name, one in here.items()} == {name: one.where for name, one in own.items()}


def test_prices_are_converted_with_a_word_and_quality_five() -> None:
    price, euro = BRAZIL["gas_price"].at(DAY), COMMON["gas_price"].at(DAY)
    assert price.value == pytest.approx(euro.value * exchange_rates()["BRL"])
    assert price.quality == 5
    assert price.source.endswith("without the difference of price levels")
    assert "6.0692 BRL for a euro (European Central Bank" in price.source
    assert BRAZIL["gas_price"].uncertainty == COMMON["gas_price"].uncertainty
    assert BRAZIL["discount_rate"] == COMMON["discount_rate"]


def test_everything_regional_is_of_quality_four_or_five() -> None:
    regional = [found for found in BRAZIL.values() if found.layer in ("regions", "BRL")]
    qualities = {one.quality for found in regional for one in found.values}
    assert len(regional) > 20
    assert qualities <= {4, 5}


def test_every_country_has_one_income() -> None:
    assert {incomes()[code] for code in ("NO", "BR", "IN", "MW")} == {"high", "upper-middle", "lower-middle", "low"}


def test_an_unknown_condition_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "regions"
    folder.mkdir()
    (folder / "a.yaml").write_text("continent Asia:\n  a: {}\n")
    with pytest.raises(DeclarationError) as problem:
        regional_layer("toys", tmp_path, Region("BR"))
    assert 'toys/regions/a.yaml: "continent Asia" does not say where parameters hold' in render(problem.value)
