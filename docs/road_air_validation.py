"""`python -m docs.road_air_validation DATA [CITY]`: tables of docs/validation/road-air.md, computed anew.

DATA holds near-road/idaho-falls, prairie-grass and helsinki; CITY is a built city with roads around the station.
"""

import csv
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from citybrain.base.domains import find_domains
from citybrain.cases.tracing.releases import ROUGHNESS, STABILITIES, ReleaseRun, read_runs
from citybrain.domains.air.models.line_source import (
    LineAir,
    effective_wind,
    line_air,
    line_dilution,
    plume_curves,
    point_dilution,
)
from citybrain.domains.air.models.performance import model_performance
from citybrain.domains.air.models.stability import Numbers, friction_velocity, obukhov_length
from citybrain.domains.road_air.importers.road_lines import road_lines
from citybrain.domains.road_air.importers.wind_table import WindHours
from citybrain.domains.road_air.questions.hours import hourly_air, hourly_nitrogen_dioxide
from docs.page_tables import write_tables

PAGE = Path(__file__).parent / "validation" / "road-air.md"
LINE = np.array([0.0, -500.0]), np.array([0.0, 500.0])
PLACES = (18, 36, 48, 66, 90, 120, 180)
AIR_OF_TESTS = {"1": "near neutral", "2": "unstable", "3": "weakly stable", "5": "strongly stable"}
KALLIO = 24.95060, 60.18739
"""Longitude and latitude of the station."""
SUMMER_CLOCK, SUN_TOP = 3, 500.0
WIND_HEIGHT = 10.0
FAR_REACH = 4000.0
SPEEDS = (2.0, 4.0, 6.0)
MICROGRAMS = 1e9 / (8760.0 * 3600.0)
HEAD = "pairs | FB | NMSE | FAC2 | MG | VG |"


def rows_of(path: Path) -> list[dict[str, str]]:
    """Rows of a table with a head."""
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def number(text: str) -> float:
    """A number, not a number where nothing is told."""
    return float(text) if text else np.nan


def air_of(row: dict[str, str], placeholder: bool) -> LineAir:
    """The air of an hour of Idaho Falls; stable hours of RLINE's file have a convective velocity of 1 m/s in it."""
    m = {key: number(text) for key, text in row.items()}
    convective = m["wstar"] if np.isfinite(m["wstar"]) else float(placeholder)
    mixing = max(m["zi_conv"], m["zi_mech"])
    return line_air(m["wind"], m["ref_h"], m["ustar"], m["L"], m["z0"], convective, mixing)


def beside(row: dict[str, str], placeholder: bool) -> Numbers:
    """Micrograms at the places for a unit emission."""
    air = air_of(row, placeholder)
    side = float(row["dir"])
    told = [line_dilution(LINE, np.array([float(x), 0.0]), side, (1.0, 1.5), air) for x in PLACES]
    return 1e6 * np.array(told)


def rline_table(folder: Path) -> Iterator[str]:
    """Ours over the output of RLINE, by hour."""
    met = {(row["test"], row["bag"]): row for row in rows_of(folder / "met.csv")}
    yield "| test, bag | air | " + " | ".join(f"{x} m" for x in PLACES) + " |\n|---|---|" + "--:|" * len(PLACES)
    for row in rows_of(folder / "rline_v1_2_output.csv"):
        ours = beside(met[row["test"], row["bag"]], True)
        ratio = ours / np.array([float(row[f"x{x}"]) for x in PLACES])
        air = AIR_OF_TESTS[row["test"]]
        yield f"| {row['test']}, {row['bag']} | {air} | " + " | ".join(f"{one:.4f}" for one in ratio) + " |"


def performance(name: str, observed: Numbers, predicted: Numbers, least: float = 1e-6) -> str:
    """One row of measures."""
    made = model_performance(observed, predicted, least)
    return f"| {name} | {len(observed):,} | " + " | ".join(f"{one:.2f}" for one in made) + " |"


def measured_table(folder: Path) -> Iterator[str]:
    """The model beside what was measured, by test, with one rate of emission for each test."""
    met = {(row["test"], row["bag"]): row for row in rows_of(folder / "met.csv")}
    yield f"| test | {HEAD}\n|---|--:|--:|--:|--:|--:|--:|"
    both: list[tuple[Numbers, Numbers]] = []
    for test, air in AIR_OF_TESTS.items():
        rows = [row for row in rows_of(folder / "measured_ppb.csv") if row["test"] == test]
        observed = np.concatenate([[number(row[f"x{x}"]) for x in PLACES] for row in rows])
        predicted = np.concatenate([beside(met[row["test"], row["bag"]], False) for row in rows])
        some = np.isfinite(observed)
        observed, predicted = observed[some], predicted[some]
        predicted = predicted * np.exp(np.mean(np.log(observed / predicted)))
        both.append((observed, predicted))
        yield performance(f"{test}, {air}", observed, predicted)
    yield performance("all", *(np.concatenate(side) for side in zip(*both, strict=True)))


def release_curves(run: ReleaseRun) -> tuple[Any, LineAir]:
    """The plume of a run of Prairie Grass as a point of a line, with what was measured of its air."""
    wind = run.wind
    length, friction = wind["obukhov_length_m"], wind["friction_velocity_m_s"]
    mixing = wind["mixing_height_m"] if wind["mixing_height_m"] > 0.0 else np.inf
    air = line_air(wind["wind_speed_m_s"], WIND_HEIGHT, friction, length, ROUGHNESS, mixing=mixing)
    distance = np.geomspace(1.0, 1500.0, 400)
    heights = wind["release_height_m"], wind["sampler_height_m"]
    return plume_curves(distance, heights, air), air


def prairie_table(folder: Path) -> Iterator[str]:
    """Largest concentration of each arc, and each sampler, by stability."""
    yield f"| pairs of | stability | {HEAD}\n|---|---|--:|--:|--:|--:|--:|--:|"
    runs = list(read_runs(folder))
    for name, pairs in {"largest of each arc": largest, "integral across the wind": across_wind}.items():
        for group in ("all", *STABILITIES):
            some = [pairs(run) for run in runs if group in ("all", run.stability)]
            observed, predicted = (np.concatenate(side) for side in zip(*some, strict=True))
            yield performance(f"{name} | {group}", observed, predicted)


def largest(run: ReleaseRun) -> tuple[Numbers, Numbers]:
    """The largest reading of each arc and the model straight downwind [g/m3]."""
    arcs = np.unique(run.arc)
    observed = np.array([run.reading[run.arc == arc].max() for arc in arcs])
    return observed, run.emission * point_dilution(arcs, np.zeros(len(arcs)), release_curves(run)[0])


def across_wind(run: ReleaseRun) -> tuple[Numbers, Numbers]:
    """Readings of each arc summed along it, and the model over the same samplers [g/m2]."""
    curves, _ = release_curves(run)
    away = np.radians(run.azimuth - run.wind["wind_from_deg"] - 180.0)
    model = run.emission * point_dilution(run.arc * np.cos(away), run.arc * np.sin(away), curves)
    sums = []
    for values in (run.reading, model):
        sums.append([_along(run.azimuth[run.arc == arc], values[run.arc == arc], arc) for arc in np.unique(run.arc)])
    return np.array(sums[0]), np.array(sums[1])


def _along(azimuth: Numbers, values: Numbers, arc: float) -> float:
    order = np.argsort(azimuth)
    return float(np.trapezoid(values[order], np.radians(azimuth[order]) * arc))


def balance_table() -> Iterator[str]:
    """What passes planes and circles around a point of the line, over what it emits."""
    yield "| Obukhov's length [m] | " + " | ".join(f"{x} m" for x in (8, 50, 300)) + " |\n|--:|--:|--:|--:|"
    distance = np.array([8.0, 50.0, 300.0])
    for length in (-20.0, -200.0, 1e5, 200.0, 20.0):
        air = LineAir(0.3, length, 0.1, 0.6)
        wind, vertical = effective_wind(distance, 1.0, air)
        told = []
        for row in range(3):
            height = np.linspace(0.0, 8.0 * vertical[row] + 10.0, 1500)
            made = np.array([plume_curves(distance, (1.0, one), air).dilution[row] for one in height])
            told.append(float(np.trapezoid(made * wind[row], height)))
        yield f"| {length:g} | " + " | ".join(f"{one:.5f}" for one in told) + " |"


def caline_table() -> Iterator[str]:
    """Carbon monoxide beside the single link of the example of CALINE3, with 3.0 ppm from elsewhere."""
    yield "| 1 m/s at | spread that traffic makes | at 30 m [ppm] | CALINE3 [ppm] |\n|--:|--:|--:|--:|"
    emission = 7500.0 * 30.0 / 1609.344 / 3600.0
    length = obukhov_length("F", 0.1)
    for height, spread in ((10.0, 1.2), (10.0, 3.45), (2.0, 3.45)):
        friction = friction_velocity(1.0, height - 5.0 * 0.1, 0.1, length)
        air = LineAir(friction, length, 0.1, max(1.9 * friction, 0.2))
        lanes = np.linspace(-12.0, 12.0, 9)
        each = [
            line_dilution((np.array([x, -5000.0]), np.array([x, 5000.0])), np.array([30.0, 0.0]), 270.0, (1.3, 1.8),
                          air, spread)
            for x in lanes
        ]  # fmt: skip
        grams = emission * float(np.mean(each))
        yield f"| {height:g} m | {spread:g} m | {3.0 + grams * 0.0245 / 28.01 * 1e6:.1f} | 7.6 |"


def kallio_table(folder: Path, city: Path) -> Iterator[str]:
    """Nitrogen dioxide at the station with the rural one as background, for winds that nobody measured."""
    station, rural = (rows_of(folder / f"air-quality-{name}-2018-summer.csv") for name in ("kallio", "luukki"))
    columns = ("no2_ug_m3", "o3_ug_m3")
    no2, o3 = (np.array([number(row[one]) for row in station]) for one in columns)
    around, ozone = (np.array([number(row[one]) for row in rural]) for one in columns)
    known = np.isfinite(no2 + o3 + around + ozone) & (around >= 0.0) & (ozone >= 0.0)
    oxidant = [np.mean((a / 1.9125 + b / 1.9957)[known]) for a, b in ((no2, o3), (around, ozone))]
    clock = np.array([(int(row["time_utc"][11:13]) + SUMMER_CLOCK) % 24 for row in station], np.float64)
    sun = 45.0 * np.sin((clock - 7.5) / 24.0 * 2.0 * np.pi)
    yield f"| wind, all sides alike | mean [µg/m³] | {HEAD}\n|---|--:|--:|--:|--:|--:|--:|--:|"
    yield f"| measured in Kallio | {no2[known].mean():.1f} | {int(known.sum()):,} | | | | | |"
    yield performance(f"background in Luukki alone | {around[known].mean():.1f}", no2[known], around[known], 1.0)
    lines, emission, place = _roads_around(city)
    unknown = np.full(len(clock), np.nan)
    for speed in SPEEDS:
        day = np.arange(len(clock)) // 24 % 7
        hours = WindHours(np.full(len(clock), speed), unknown, sun, unknown, unknown, clock, (day + 4.0) % 7, 0)
        added = hourly_air(place, lines, emission, hours, FAR_REACH)[0]
        light, warm = np.maximum(sun / 45.0, 0.0) * SUN_TOP, np.full(len(clock), 17.0)
        made = hourly_nitrogen_dioxide(added, around, ozone, light, warm, 0.15, 60.0)
        yield performance(f"{speed:g} m/s | {made[known].mean():.1f}", no2[known], made[known], 1.0)
    yield f"\nOxidant (NO2 and ozone): {oxidant[0]:.1f} ppb in Kallio, {oxidant[1]:.1f} ppb in Luukki."


def _roads_around(city: Path) -> tuple[Any, Numbers, Numbers]:
    """Lines of the roads of a city, what each emits [µg/(m s)], and the station in metres."""
    from citybrain.plans.executors import Threads
    from citybrain.plans.workspace import Workspace
    from citybrain.twin.snapshot import load

    snapshot = load(city)
    result = Workspace(snapshot, find_domains().graph("FI"), Threads(1)).baseline().view.result
    folder = max((one for one in (city / "twin").iterdir() if one.name.isdigit()), key=lambda one: int(one.name))
    roads = gpd.read_parquet(folder / "roads.parquet")
    lines = road_lines(roads.geometry.to_numpy(), np.empty(0, object))
    of_line = np.bincount(lines.of_road, np.nan_to_num(result["road_nitrogen_oxides"]), len(lines.lines))
    point = gpd.GeoSeries([shapely.Point(*KALLIO)], crs=4326).to_crs(roads.crs).iloc[0]
    return lines, of_line * MICROGRAMS / shapely.length(lines.lines), np.array([[point.x, point.y]])


def speed_table(places: int = 2000, links: int = 3000) -> Iterator[str]:
    """Seconds for a year of hours at places by chance among the links of a made grid."""
    chance, hour = np.random.default_rng(1), np.arange(8760)
    across = np.arange(40) * 130.0
    ways = [((x, y), (x + 130.0, y)) for x in across for y in across] + [
        ((x, y), (x, y + 130.0)) for x in across for y in across
    ]
    lines = road_lines(shapely.linestrings(np.array(ways[:links])), np.empty(0, object))
    hours = WindHours(
        np.round(chance.weibull(2.0, 8760) * 4.5, 1), np.round(chance.normal(220, 80, 8760) / 10) * 10 % 360.0,
        50 * np.sin((hour % 24 - 6) / 24 * 2 * np.pi), np.full(8760, np.nan), chance.choice([0, 0.5, 1.0], 8760),
        (hour % 24).astype(float), (hour // 24 % 7).astype(float), 0,
    )  # fmt: skip
    begun = time.perf_counter()
    added = hourly_air(chance.uniform(0, 5200, (places, 2)), lines, np.full(len(lines.lines), 10.0), hours)
    roads = time.perf_counter() - begun
    zero = np.zeros(8760)
    hourly_nitrogen_dioxide(added, zero + 10.0, zero + 50.0, zero + 200.0, zero + 10.0, 0.15, 60.0)
    whole = time.perf_counter() - begun
    yield "| places | links | hours | nitrogen oxides [s] | with nitrogen dioxide [s] |\n|--:|--:|--:|--:|--:|"
    yield f"| {places:,} | {len(lines.lines):,} | 8,760 | {roads:.0f} | {whole:.0f} |"


def main(data: Path, city: Path | None) -> None:
    """Write the tables into the page."""
    idaho = data / "near-road" / "idaho-falls"
    tables: dict[str, Iterable[str]] = {
        "rline": rline_table(idaho), "measured": measured_table(idaho),
        "prairie": prairie_table(data / "prairie-grass"),
        "balance": balance_table(), "caline": caline_table(), "speed": speed_table(),
    }  # fmt: skip
    if city is not None:
        tables["kallio"] = kallio_table(data / "helsinki", city)
    write_tables(PAGE, tables)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
