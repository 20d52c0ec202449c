"""The region of a city, and what is told where its country has no parameters of its own."""

from collections.abc import Collection

from citybrain.base.domains import find_domains
from citybrain.base.notices import Notice, notice
from citybrain.base.regions import EURO, Region, exchange_rates
from citybrain.kernel.errors import InputError
from citybrain.twin.building.weather import place_of
from citybrain.twin.founding import CityIdentity
from citybrain.twin.importers.weather.climate import climate_at
from citybrain.twin.importers.weather.koppen import koppen_of


def region_of(identity: CityIdentity) -> Region:
    """Return the country, climate ("" far from land) and currency of a city."""
    try:
        climate = koppen_of(climate_at(place_of(identity)))
    except InputError:
        climate = ""
    return Region(identity.country, climate, identity.currency)


def notices_of(region: Region, named: Collection[str]) -> list[Notice]:
    """Notices of what stands in where the country has no parameters of its own, and of prices that were converted.

    `named` are domains that the city asks for: what runs only where it does is told of there.
    """
    domains = find_domains().without_parameters(region.country)
    without = sorted(domain.name for domain in domains if domain.name in named or not domain.asked)
    told = []
    if without:
        told.append(
            notice(
                "city-without-parameters",
                country=region.country,
                domains=", ".join(without),
                climate=region.climate or "-",
                income=region.income or "-",
            )
        )
    rate = exchange_rates().get(region.currency)
    if region.currency != EURO and rate is not None:
        told.append(notice("city-prices-converted", currency=region.currency, rate=rate))
    elif region.currency != EURO:
        told.append(notice("city-prices-in-euro", currency=region.currency))
    return told
