"""Parameters of a place whose country has none of its own: by climate, income of the country, or the country alone.

A domain keeps them in `parameters/regions/*.yaml`, under keys that say where they hold: "everywhere", "country BR",
"climate A", "income low", "climate C income low". Climates are those of Köppen and Geiger, by their first letters;
incomes those of the World Bank. Prices that stand in euro are turned into the currency of the city.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from citybrain.kernel import DeclarationError
from citybrain.kernel.parameters import Layer
from citybrain.kernel.yaml_files import read_yaml

FOLDER = "regions"
EVERYWHERE = "everywhere"
CONDITIONS = ("country", "climate", "income")
DATA = Path(__file__).parent / "data"
MONEY = "money"
EURO = "EUR"
CONVERTED = 5
"""Quality of a price that was converted: the level of prices of the country is not in it."""

Entries = dict[str, Any]


@dataclass(frozen=True)
class Region:
    """Where a city is: country (ISO 3166), climate (Köppen and Geiger, "" if not known), currency (ISO 4217)."""

    country: str
    climate: str = ""
    currency: str = EURO

    @property
    def income(self) -> str:
        """Group of the World Bank, "" where it gives none."""
        return incomes().get(self.country, "")

    def meets(self, key: str, where: str) -> bool:
        """Whether what stands under a key holds here. Raises DeclarationError for a key of another form."""
        words = key.split()
        if key == EVERYWHERE:
            return True
        if len(words) % 2 or set(words[::2]) - set(CONDITIONS):
            allowed = ", ".join((EVERYWHERE, *CONDITIONS))
            raise DeclarationError("region-key-unknown", where=where, received=key, allowed=allowed)
        told = dict(zip(words[::2], words[1::2], strict=True))
        return (
            told.get("country", self.country) == self.country
            and self.climate.startswith(told.get("climate", ""))
            and told.get("income", self.income) == self.income
        )


@cache
def incomes() -> Mapping[str, str]:
    """Income group of the World Bank by country: low, lower-middle, upper-middle, high."""
    groups: Mapping[str, str] = read_yaml(DATA / "incomes.yaml")
    return {country: group for group, countries in groups.items() for country in str(countries).split()}


@cache
def exchange_rates() -> Mapping[str, float]:
    """Units of a currency for one euro."""
    content: Mapping[str, Any] = read_yaml(DATA / "exchange_rates.yaml")
    return {str(code): float(rate) for code, rate in content["rates"].items()}


def rate_source() -> str:
    """Who published the rates, and of which day."""
    return str(read_yaml(DATA / "exchange_rates.yaml")["source"])


def regional_layer(domain: str, parameters: Path, region: Region) -> Layer:
    """The parameters of a domain that hold in a region; a later key or file stands over an earlier one."""
    found: dict[str, Entries] = {}
    for path in sorted((parameters / FOLDER).glob("*.yaml")):
        where = f"{domain}/{FOLDER}/{path.name}"
        for key, entries in (read_yaml(path) or {}).items():
            if region.meets(key, where):
                found |= {name: {"where": f"{where}, {key}", "entry": entry} for name, entry in entries.items()}
    placed: dict[str, Entries] = {}
    for name, one in found.items():
        placed.setdefault(str(one["where"]), {})[name] = one["entry"]
    return Layer(FOLDER, {}, entries=placed)


def converted_layer(common: Layer, currency: str) -> Layer:
    """Common parameters of money, which stand in euro, in another currency; none where its rate is not known."""
    rate = exchange_rates().get(currency)
    if rate is None or currency == EURO:
        return Layer(currency, {})
    source = f"; {rate:g} {currency} for a euro ({rate_source()}), without the difference of price levels"
    entries = {where: dict(_converted(read_yaml(path) or {}, rate, source)) for where, path in common.files.items()}
    return Layer(currency, {}, entries={where: own for where, own in entries.items() if own})


def _converted(entries: Mapping[str, Any], rate: float, source: str) -> Iterator[tuple[str, Any]]:
    for name, entry in entries.items():
        if MONEY in str(entry["unit"]).split("/")[0]:
            values = [_times(value, rate, source) for value in entry["values"]]
            yield name, {**entry, "values": values}


def _times(value: Mapping[str, Any], rate: float, source: str) -> Entries:
    """A dated value or table with all its numbers times a rate, and a word of that in each source."""
    changed: Entries = {**value, "quality": max(CONVERTED, int(value.get("quality", 0)))}
    if "value" in value:
        changed["value"] = float(value["value"]) * rate
    if "source" in value:
        changed["source"] = f"{value['source']}{source}"
    if "rows" in value:
        changed["rows"] = [_row(row, rate, source) for row in value["rows"]]
    return changed


def _row(row: Mapping[str, Any], rate: float, source: str) -> Entries:
    told = {"source": f"{row['source']}{source}"} if "source" in row else {}
    return {**row, "value": float(row["value"]) * rate, **told}
