"""`python -m docs.road_noise_validation FOLDER`: tables of docs/validation/road-noise.md, computed anew.

FOLDER holds the geometries of the reference software and what it printed of them.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from citybrain.domains.noise.models.cnossos.absorption import air_absorption
from citybrain.domains.noise.models.cnossos.bands import BANDS, EXACT
from citybrain.domains.noise.models.cnossos.emission import RoadFlow, RoadState, sound_power
from citybrain.domains.noise.models.cnossos.ground import Weather
from citybrain.domains.noise.models.cnossos.levels import day_evening_night, levels
from citybrain.domains.noise.models.cnossos.sound_paths import SoundPaths, SoundSettings, a_weighted, sound_paths
from citybrain.domains.noise.models.cnossos.terrain import Terrain
from citybrain.domains.noise.models.cnossos.vertical_path import SoundPath, vertical_path
from citybrain.kernel.units import Array, Rows
from docs.page_tables import write_tables
from docs.road_noise_cases import (
    TC01_LEVELS,
    WEIGHTS,
    PublishedPath,
    emission_cases,
    published_paths,
    tc01_levels,
)
from docs.road_noise_city import PERIODS, NoiseCity, noise_city, power_of
from docs.road_noise_plain import PlainScene, plain_factor

PAGE = Path(__file__).parent / "validation" / "road-noise.md"
HEADS = " | ".join(f"{band:.0f}" for band in BANDS)
WHOLE = SoundSettings(drop=200.0, loss=0.0)
"""Nothing dropped, every link within its radius followed."""

RECEIVERS, PAIRED, PAIRS = 2_000, 40, 8


def emission_rows() -> Iterator[str]:
    """Published sound powers beside ours, by tables of 2015 and of 2021."""
    yield "| case | octave | published dB | tables of 2015 | difference | tables of 2021 |"
    yield "|---|--:|--:|--:|--:|--:|"
    for case in emission_cases():
        old, new = case.power(), case.power(2021)
        octave = f"{BANDS[case.octave]:,.0f} Hz"
        yield f"| {case.name} | {octave} | {case.published:.4f} | {old:.4f} | {old - case.published:+.4f} | {new:.4f} |"


def geometry_rows(cases: list[PublishedPath]) -> Iterator[str]:
    """Largest difference of each term from what the reference software printed, by kind of geometry."""
    yield "| geometry | cases | divergence | absorption, nominal | exact octaves | homogeneous | favourable | dB(A) |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    kinds = dict.fromkeys(case.name.split(" - ")[0] for case in cases)
    for kind in kinds:
        some = [case for case in cases if case.name.startswith(kind)]
        worst = np.max([_differences(case) for case in some], axis=0)
        yield f"| {kind} | {len(some)} | " + " | ".join(f"{one:.3f}" for one in worst) + " |"


def _differences(case: PublishedPath) -> list[float]:
    spread, nominal = 20.0 * np.log10(case.distance) + 11.0, air_absorption() * case.distance
    lost = [vertical_path(case.path, Weather(favourable, amended=False)) for favourable in (False, True)]
    free = case.printed["Lw"] - spread - nominal + WEIGHTS
    each = [10.0 ** ((free - one) / 10.0) for one in lost]
    heard = {"Lp,H": each[0], "Lp,F": each[1], "Leq": (each[0] + each[1]) / 2.0}
    printed = case.printed
    terms = [
        spread + printed["AttGeo"], nominal + printed["AttAtm"],
        air_absorption(frequencies=EXACT) * case.distance + printed["AttAtm"], lost[0] + printed["Att,H"],
        lost[1] + printed["Att,F"],
        np.array([10.0 * np.log10(energy.sum()) - case.levels[key] for key, energy in heard.items()]),
    ]  # fmt: skip
    return [float(np.abs(term).max()) for term in terms]


def tc01_rows() -> Iterator[str]:
    """TC01 by octave."""
    yield f"| dB | {HEADS} |"
    yield "|---|" + "--:|" * len(BANDS)
    rows = {
        "published": TC01_LEVELS, "ours": tc01_levels(), "floor of ground as in 2012": tc01_levels(amended=False),
        "nominal octaves": tc01_levels(frequencies=BANDS),
    }  # fmt: skip
    for name, row in rows.items():
        yield f"| {name} | " + " | ".join(f"{level:.3f}" for level in row) + " |"


def amendment_rows() -> Iterator[str]:
    """Where the text in force differs from that of 2015, and by how much."""
    yield "| what | 2015 | amended | difference |"
    yield "|---|--:|--:|--:|"
    for distance in (100.0, 200.0, 500.0):
        terrain = Terrain(np.array([0.0, distance]), np.zeros(2), np.zeros(2))
        path = SoundPath(terrain, (0.0, 0.05), (distance, 4.0))
        old, new = (float(vertical_path(path, Weather(True, amended))[4]) for amended in (False, True))
        yield f"| hard ground in favourable weather, {distance:.0f} m, dB | {old:.2f} | {new:.2f} | {new - old:+.2f} |"
    for row, name in enumerate(("light vehicles", "medium ones", "heavy ones", "mopeds", "motorcycles")):
        for speed in (30.0, 50.0):
            traffic = RoadFlow(np.eye(5)[[row]] * 1000.0, np.full((1, 5), speed))
            each = [a_weighted(sound_power(traffic, RoadState(), version)).sum() for version in (2015, 2021)]
            old, new = 10.0 * np.log10(each)
            yield f"| 1,000 {name} at {speed:.0f} km/h, dB(A)/m | {old:.2f} | {new:.2f} | {new - old:+.2f} |"


def pair_rows(city: NoiseCity) -> Iterator[str]:
    """Random pairs of the relation beside plain geometry and decibels."""
    chance = np.random.default_rng(11)
    rows = np.sort(chance.choice(len(city.receivers), PAIRED, replace=False))
    settings = WHOLE._replace(reach=0.0)
    own = sound_paths(city.receivers, city.sources, city.walls, city.ground, settings, rows=rows)
    scene, apart = PlainScene.of(city.walls, city.ground), []
    for place, row in enumerate(rows):
        pairs = np.arange(own.indptr[place], own.indptr[place + 1])
        for pair in chance.choice(pairs, min(PAIRS, len(pairs)), replace=False):
            plain = plain_factor(scene, city.sources, own.link[pair], city.receivers[row], settings)
            factor = (own.factor[pair].astype(np.uint32) << 16).view(np.float32)
            apart.append(np.abs(10.0 * np.log10(plain / factor)).max())
    yield "| pairs | median of the worst octave dB | 99 % | largest |"
    yield "|--:|--:|--:|--:|"
    middle, most, largest = np.percentile(apart, [50, 99, 100])
    yield f"| {len(apart)} | {middle:.3f} | {most:.3f} | {largest:.3f} |"


def dropping_rows(city: NoiseCity) -> Iterator[str]:
    """Lden of plans with what is stored, beside the whole relation."""
    rows = np.sort(np.random.default_rng(12).choice(len(city.receivers), RECEIVERS, replace=False))
    given = city.receivers, city.sources, city.walls, city.ground
    whole = sound_paths(*given, WHOLE, rows=rows)
    yield "| pairs within | pairs a receiver | bytes a receiver | plan | mean dB | 99 % | largest |"
    yield "|---|--:|--:|---|--:|--:|--:|"
    for drop in (20.0, 25.0, 30.0):
        few = sound_paths(*given, SoundSettings(drop=drop), rows=rows)
        size = sum(one.nbytes for one in (few.link, few.factor, few.tail)) / len(rows)
        for name, daily, speed in plans(city):
            error = np.abs(_lden(few, city, daily, speed) - _lden(whole, city, daily, speed))
            error = error[np.isfinite(error)]
            yield (
                f"| {drop:.0f} dB | {len(few.link) / len(rows):.1f} | {size:,.0f} | {name} | {error.mean():.3f} | "
                f"{np.percentile(error, 99):.2f} | {error.max():.2f} |"
            )


def plans(city: NoiseCity) -> Iterator[tuple[str, Array, Array]]:
    """Vehicles a day and km/h of links: as today, and in plans."""
    chance = np.random.default_rng(7)
    yield "today", city.daily, city.speed
    yield "all at 30 km/h at most", city.daily, np.minimum(city.speed, 30.0)
    yield "60 primary roads closed", _with(city, chance, ("primary",), 0.0), city.speed
    yield "8,000 vehicles a day on 60 small streets", _with(city, chance, ("residential", "service"), 8e3), city.speed


def _with(city: NoiseCity, chance: np.random.Generator, kinds: tuple[str, ...], daily: float) -> Array:
    rows: Rows = chance.choice(np.flatnonzero(np.isin(city.kinds, kinds)), 60, replace=False)
    out = city.daily.copy()
    out[rows] = daily
    return out


def _lden(paths: SoundPaths, city: NoiseCity, daily: Array, speed: Array) -> Array:
    return day_evening_night(*(levels(paths, power_of(name, daily, city.shares, speed)) for name in PERIODS))


def main(folder: Path) -> None:
    """Write the tables into the page."""
    city = noise_city()
    tables = {
        "emission": emission_rows(), "geometries": geometry_rows(list(published_paths(folder))), "tc01": tc01_rows(),
        "amendment": amendment_rows(), "pairs": pair_rows(city), "dropping": dropping_rows(city),
    }  # fmt: skip
    write_tables(PAGE, tables)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
