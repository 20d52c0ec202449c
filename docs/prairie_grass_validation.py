"""`python -m docs.prairie_grass_validation FOLDER`: docs/validation/prairie-grass.md, computed anew (minutes).

FOLDER holds runs.csv and readings.csv of the odd runs. The spread of readings is set for each run by the others alone.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.base.domains import find_domains
from citybrain.cases.response.picture import Contour, Ground, HourWind, contours_of, hectares, star
from citybrain.cases.response.question import StatedRelease
from citybrain.cases.tracing.evidence import WORST_FIT
from citybrain.cases.tracing.likelihood import ErrorTerms, LikelyPlume
from citybrain.cases.tracing.plane import Plane
from citybrain.cases.tracing.posterior import REGION
from citybrain.cases.tracing.releases import (
    ROUGHNESS,
    STABILITIES,
    ReleaseRun,
    ReleaseTrial,
    read_runs,
    shares,
    trace_run,
)
from citybrain.cases.tracing.winds import AirStability, StatedSky
from citybrain.domains.air.models.performance import model_performance
from citybrain.domains.air.models.plume import Plume, concentration
from citybrain.domains.air.models.stability import Numbers, class_of
from docs.page_tables import write_tables
from docs.prairie_grass import PLACE, by_class, by_sky, hours_of_runs, likely_plumes

TraceTrial = tuple[ReleaseRun, int, float, *tuple[bool | float | Sequence[LikelyPlume], ...]]
PAGE = Path(__file__).parent / "validation" / "prairie-grass.md"
SPREADS = (0.3, 0.4, 0.5)
CALIBRATION_SEED, SEEDS, SEED_OF_ALL = 0, (1, 2, 3), 4
TURNED = (30.0, 90.0, 180.0)
LEVEL = 0.00052
"""Sulphur dioxide [g/m3] that is noticed: AEGL-1, 60 minutes."""

PLANE = Plane(PLACE)
"""Around the source."""

HEAD = (
    "traces | source first | rate within a factor 2 | truth in its 90 % region | median probability | "
    "median area [ha] |"
)
BY_RUN = (
    "| run | stability | spread | source first | its probability | rate over the true one | "
    "rank of the truth in the region | area [ha] |"
)


def chosen_spreads(trials: Sequence[ReleaseTrial]) -> dict[int, float]:
    """For each run the spread with which the regions of all other runs hold the truth in nearest to 90 %."""

    def miss(spread: float, without: int) -> float:
        inside = [one.level <= REGION for one in trials if one.spread == spread and one.run != without]
        return abs(float(np.mean(inside)) - REGION)

    return {run: min(SPREADS, key=lambda spread: miss(spread, run)) for run in sorted({one.run for one in trials})}


def maxima(run: ReleaseRun, plume: Plume) -> tuple[Numbers, Numbers]:
    """Observed and predicted largest concentration of each arc [g/m3]."""
    arcs = np.unique(run.arc)
    observed = np.array([run.reading[run.arc == arc].max() for arc in arcs])
    return observed, concentration(plume, run.emission, arcs, np.zeros(len(arcs)))


def paired(run: ReleaseRun, plume: Plume) -> tuple[Numbers, Numbers]:
    """Observed and predicted concentration of each sampler [g/m3], the wind as it was measured."""
    away = np.radians(run.azimuth - run.wind["wind_from_deg"] - 180.0)
    return run.reading, concentration(plume, run.emission, run.arc * np.cos(away), run.arc * np.sin(away))


Pairs = Callable[[ReleaseRun, Plume], tuple[Numbers, Numbers]]


def forward_table(all_runs: Sequence[ReleaseRun], pairs: Pairs) -> Iterator[str]:
    """Rows of measures by model and stability."""
    yield "| model | stability | pairs | FB | NMSE | FAC2 | MG | VG |\n|---|---|--:|--:|--:|--:|--:|--:|"
    models = {"similarity": ReleaseRun.plume, "Briggs, open country": by_class}
    for name, plume in models.items():
        for group in ("all", *STABILITIES):
            both = [pairs(run, plume(run)) for run in all_runs if group in ("all", run.stability)]
            observed, predicted = (np.concatenate(side) for side in zip(*both, strict=True))
            numbers = " | ".join(f"{one:.2f}" for one in model_performance(observed, predicted))
            yield f"| {name} | {group} | {len(observed):,} | {numbers} |"


def summary(trials: Sequence[ReleaseTrial]) -> str:
    """Shares of trials: source first, rate within a factor 2, truth in the region; median probability and area."""
    of = shares(trials)
    middle = np.median([one.probability for one in trials])
    area = np.median([one.area for one in trials]) / 1e4
    return f"{len(trials)} | {of.first:.0%} | {of.near:.0%} | {of.inside:.0%} | {middle:.3f} | {area:.2f} |"


def inversion_tables(trials: Sequence[ReleaseTrial], of_all: Sequence[ReleaseTrial]) -> Iterator[str]:
    """By stability, by seed and by run."""
    yield f"| stability | {HEAD}\n|---|--:|--:|--:|--:|--:|--:|"
    for group in ("all", *STABILITIES):
        yield f"| {group} | {summary([one for one in trials if group in ('all', one.stability)])}"
    yield f"\n| samplers, seed | {HEAD}\n|---|--:|--:|--:|--:|--:|--:|"
    for seed in SEEDS:
        yield f"| two or three of each arc, {seed} | {summary([one for one in trials if one.seed == seed])}"
    yield f"| any twelve of all arcs, {SEED_OF_ALL} | {summary(of_all)}"
    yield f"\n{BY_RUN}\n|--:|---|--:|--:|---|---|---|---|"
    for run in sorted({one.run for one in trials}):
        rows = [one for one in trials if one.run == run]
        several = [", ".join(f"{getattr(one, name):.2f}" for one in rows) for name in ("probability", "ratio", "level")]
        areas = ", ".join(f"{one.area / 1e4:.2f}" for one in rows)
        first = f"{sum(one.first for one in rows)} of {len(rows)}"
        yield f"| {run} | {rows[0].stability} | {rows[0].spread} | {first} | {' | '.join(several)} | {areas} |"


def contour_table(all_runs: Sequence[ReleaseRun]) -> Iterator[str]:
    """How many largest concentrations of arcs lie inside the contours of an incident, by run.

    The contours know the rate, the wind at 10 m and Pasquill's class, and nothing else that was measured.
    """
    yield (
        "| run | stability | g/s | arcs at or above 0.52 mg/m3 | largest inside, possible | likely "
        "| samplers at or above inside, possible | area, possible [ha] |\n|--:|---|--:|--:|--:|--:|--:|--:|"
    )
    sums = np.zeros(5, dtype=int)
    for run in all_runs:
        contours = incident_contours(run)
        arcs = [np.flatnonzero(run.arc == arc) for arc in np.unique(run.arc)]
        largest = np.array([rows[run.reading[rows].argmax()] for rows in arcs])
        largest = largest[run.reading[largest] >= LEVEL]
        above = run.reading >= LEVEL
        possible, likely = (inside(one, run.places) for one in contours)
        row = np.array(
            [len(largest), possible[largest].sum(), likely[largest].sum(), (above & possible).sum(), above.sum()]
        )
        sums += row
        yield (
            f"| {run.number} | {run.stability} | {run.emission:.0f} | {row[0]} | {row[1]} | {row[2]} "
            f"| {row[3]} of {row[4]} | {hectares(contours[0].reach):.1f} |"
        )
    yield f"| all | | | {sums[0]} | {sums[1]} | {sums[2]} | {sums[3]:,} of {sums[4]:,} | |"


def incident_contours(run: ReleaseRun) -> list[Contour]:
    """The contours, possible and likely, that an incident has in the wind of a run."""
    wind = run.wind
    hour = HourWind(
        0,
        wind["wind_from_deg"] % 360.0,
        wind["wind_speed_m_s"],
        class_of(wind["obukhov_length_m"], ROUGHNESS),
        0,
        "stated",
    )
    release = StatedRelease(substance="sulphur_dioxide", rate=run.emission, height=wind["release_height_m"])
    return contours_of(find_domains().made("plume"), release, [LEVEL], hour, Ground(ROUGHNESS, city=False))


def inside(contour: Contour, places: Numbers) -> NDArray[np.bool_]:
    """Which places [m from the source] lie within the corners of a contour, as the map shows them."""
    area = shapely.Polygon(PLANE.metres([(x, y) for x, y in star(PLANE.origin, contour.reach)]))
    return np.asarray(shapely.contains_xy(area, places[:, 0], places[:, 1]), bool)


def wind_table(all_runs: Sequence[ReleaseRun], trials: Sequence[ReleaseTrial]) -> Iterator[str]:
    """What is told where the vane is right, and where it is turned."""
    yield "| vane turned by | traces | no fit | a decoy likelier than all else | median fit |\n|--:|--:|--:|--:|--:|"
    usual = ErrorTerms().spread
    for turned in (0.0, *TURNED):
        some = traced((run, SEEDS[0], usual, False, turned) for run in all_runs[::2]) if turned else trials
        fits = [one.fit for one in some]
        accused = sum(one.accused and one.fit <= WORST_FIT for one in some)
        refused = sum(fit > WORST_FIT for fit in fits)
        yield f"| {turned:.0f} | {len(some)} | {refused} | {accused} | {np.median(fits):.2f} |"


def classes_table(all_runs: Sequence[ReleaseRun], hours: dict[int, int]) -> Iterator[str]:
    """Pasquill's class of each run by what was measured of its turbulence, beside what wind and sun say."""
    yield "| run | wind [m/s] | measured | by wind and sun, clouds unknown | clear sky |\n|--:|--:|---|---|---|"
    for run in all_runs:
        unknown, clear = (by_sky(run, hours[run.number], StatedSky(cloud=cloud)) for cloud in (None, 0.0))
        shares = ", ".join(f"{name} {share:.0%}" for name, share in unknown.shares.items())
        measured = class_of(run.wind["obukhov_length_m"], ROUGHNESS)
        yield f"| {run.number} | {run.wind['wind_speed_m_s']} | {measured} | {shares} | {clear.likeliest} |"


def stability_table(all_runs: Sequence[ReleaseRun], hours: dict[int, int]) -> Iterator[str]:
    """What is traced by wind and class alone, as a city knows them, by where the class is from."""
    yield f"| class | stability | vane turned | a decoy accused | {HEAD}\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    known: dict[str, Callable[[ReleaseRun], AirStability]] = {
        "D always": lambda run: AirStability({"D": 1.0}, "assumed"),
        "measured": lambda run: AirStability({class_of(run.wind["obukhov_length_m"], ROUGHNESS): 1.0}, "stated"),
        "clear sky stated": lambda run: by_sky(run, hours[run.number], StatedSky(cloud=0.0)),
        "wind and sun": lambda run: by_sky(run, hours[run.number], StatedSky()),
    }
    usual = ErrorTerms().spread
    for name, of in known.items():
        for turned, groups in ((0.0, ("all", *STABILITIES)), (180.0, ("all",))):
            likely = {run.number: likely_plumes(run, of(run)) for run in all_runs}
            some = traced((run, seed, usual, False, turned, likely[run.number]) for run in all_runs for seed in SEEDS)
            for group in groups:
                trials = [one for one in some if group in ("all", one.stability)]
                accused = sum(one.accused and one.fit <= WORST_FIT for one in trials)
                yield f"| {name} | {group} | {turned:.0f}° | {accused} | {summary(trials)}"


def traced(questions: Iterable[TraceTrial]) -> list[ReleaseTrial]:
    """Answers in order, three at a time."""
    with ThreadPoolExecutor(3) as pool:
        return list(pool.map(lambda question: trace_run(*question), questions))


def main(folder: Path) -> None:
    """Write the tables into the page."""
    all_runs = list(read_runs(folder))
    forward = {"maxima": forward_table(all_runs, maxima), "paired": forward_table(all_runs, paired)}
    calibration = traced((run, CALIBRATION_SEED, spread, False) for run in all_runs for spread in SPREADS)
    spread = chosen_spreads(calibration)
    by_spread = [f"| spread | {HEAD}\n|--:|--:|--:|--:|--:|--:|--:|"]
    by_spread += [f"| {one} | {summary([trial for trial in calibration if trial.spread == one])}" for one in SPREADS]
    trials = traced((run, seed, spread[run.number], False) for run in all_runs for seed in SEEDS)
    of_all = traced((run, SEED_OF_ALL, spread[run.number], True) for run in all_runs)
    tables = {**forward, "calibration": by_spread, "inversion": inversion_tables(trials, of_all)}
    tables["wind"] = wind_table(all_runs, trials)
    hours = hours_of_runs(folder)
    tables |= {"classes": classes_table(all_runs, hours), "stability": stability_table(all_runs, hours)}
    tables["contours"] = contour_table(all_runs)
    write_tables(PAGE, tables)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
