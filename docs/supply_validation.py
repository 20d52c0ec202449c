"""`python -m docs.supply_validation FOLDER`: networks, leaks and breaks beside others, into docs/validation/supply.md.

FOLDER holds mains and breaks of Kitchener. Networks are those of the packages wntr and epyt, both of the extras of
development.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from citybrain.domains.supply.hydraulics.hours import network_hours
from citybrain.domains.supply.hydraulics.input_file import METRES_OF_PSI, InputFile, read_network
from citybrain.domains.supply.hydraulics.leaks import LeakPlaces, locate_leak
from citybrain.domains.supply.hydraulics.trial_leak import TrialLeak, readings_of
from docs.page_tables import write_tables
from tests.domains.supply.networks import SENSORS, l_town, net1, net3

PAGE = Path(__file__).parent / "validation" / "supply.md"
HOURS = np.arange(1.0, 4.0)
PIPES, SEED = 8, 2026
DEMAND_ERROR = 0.1
TRIALS = ((30.0, 0.02), (10.0, 0.02), (20.0, 0.1), (0.0, 0.02))
"""Leaks at 50 m [m³/h] and noise of a reading [m]."""

MILES_IN_KILOMETRE = 0.621371
YEARS = range(2010, 2020)


class Hit(NamedTuple):
    """Rank of the right pipe (0: nobody can tell), metres from the first to it, and whether it is among the 90 %."""

    rank: int
    away: float
    together: bool
    within: float
    seconds: float


def main(folder: Path) -> None:
    """Print and write the tables."""
    for name, rows in (("networks", networks()), ("breaks", breaks(folder)), ("leaks", leaks())):
        table = []
        for row in rows:
            print(row, flush=True)
            table.append(row)
        write_tables(PAGE, {name: table})


def networks() -> Iterator[str]:
    """Net1 beside its published values, and a day of Net3 and L-TOWN beside wntr."""
    import wntr

    yield "| network | what | published or wntr | here |"
    yield "|---|---|--:|--:|"
    first = network_hours(net1(), 0)
    yield f"| Net1, hour 0 | pressure of node 10, psi | 127.54 | {first.pressure[0, first.nodes.index('10')]:.2f} |"
    yield f"| Net1, hour 0 | flow of pump 9, gpm | 1866.18 | {first.flow[0, first.links.index('9')]:.2f} |"
    for path, metres in ((net3(), METRES_OF_PSI), (l_town(), 1.0)):
        begun = time.perf_counter()
        made = network_hours(path, 24)
        seconds = time.perf_counter() - begun
        model = wntr.network.WaterNetworkModel(str(path))
        model.options.time.duration = 24 * 3600
        model.options.time.report_timestep = 3600
        with tempfile.TemporaryDirectory() as folder:
            run = wntr.sim.EpanetSimulator(model).run_sim(file_prefix=str(Path(folder) / "network"))
        theirs = run.node["pressure"]
        off = made.pressure * metres - theirs.loc[made.hours * 3600.0, list(made.nodes)].to_numpy()
        name = f"{path.stem}, {len(made.nodes)} nodes, 25 hours, {seconds:.1f} s"
        yield f"| {name} | largest difference of pressures, m | 0 | {np.nanmax(np.abs(off)):.4f} |"


def leaks() -> Iterator[str]:
    """Leaks in the middle of pipes of L-TOWN that are drawn by length, and without a leak."""
    read = read_network(l_town())
    lengths = {line.words[0]: float(line.words[3]) for line in read.sections["PIPES"]}
    chance = np.random.default_rng(SEED)
    weight = np.array(list(lengths.values()))
    pipes = [str(one) for one in chance.choice(list(lengths), PIPES, False, weight / weight.sum())]
    yield "| leak m³/h | noise m | located | right pipe first | among the first 10 | among those of 90 % | m to it, median | pipes of 90 %, median | s |"  # noqa: E501
    yield "|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for flow, noise in TRIALS:
        hits = [hit(read, TrialLeak(pipe, flow, noise, DEMAND_ERROR, seed)) for seed, pipe in enumerate(pipes)]
        some = [one for one in hits if one.rank]
        rows = [f"{len(some)} of {PIPES}", *(str(sum(one.rank <= most for one in some)) for most in (1, 10))]
        rows += [str(sum(one.together for one in some))]
        rows += [f"{np.median([one.away for one in some]):.0f}", f"{np.median([one.within for one in some]):.0f}"
                 ] if some else ["–", "–"]  # fmt: skip
        yield f"| {flow:g} | {noise:g} | {' | '.join(rows)} | {np.median([one.seconds for one in hits]):.1f} |"


def hit(read: InputFile, trial: TrialLeak) -> Hit:
    """How well one leak is located."""
    readings = readings_of(read, trial, list(SENSORS), HOURS)
    begun = time.perf_counter()
    places: LeakPlaces = locate_leak(l_town(), readings)
    seconds = time.perf_counter() - begun
    if places.why_not:
        return Hit(0, np.nan, False, np.nan, seconds)
    rank = places.pipes.index(trial.pipe)
    away = float(np.hypot(places.x[0] - places.x[rank], places.y[0] - places.y[rank]))
    return Hit(rank + 1, away, rank < places.together, places.together, seconds)


def breaks(folder: Path) -> Iterator[str]:
    """Breaks of mains of Kitchener by material, for each km and year, beside the survey of Folkman."""
    mains = pd.read_csv(folder / "kitchener-water-mains.csv.gz", low_memory=False)
    mains = mains[(mains["STATUS"] == "ACTIVE") & (mains["CATEGORY"] == "TREATED")]
    seen = pd.read_csv(folder / "kitchener-water-main-breaks.csv.gz", low_memory=False)
    year = pd.to_datetime(seen["INCIDENT_DATE"].str[:10], format="%Y/%m/%d", errors="coerce").dt.year
    seen = seen[year.isin(YEARS) & (seen["BREAK_TYPE"] == "MAIN")]
    surveyed = {"CI": 34.8, "DI": 5.5, "PVC": 2.3, "all": 14.0}
    yield "| material | km of mains | breaks in 10 years | for each km and year | Folkman 2018 |"
    yield "|---|--:|--:|--:|--:|"
    for material, published in surveyed.items():
        of = mains if material == "all" else mains[mains["MATERIAL"] == material]
        count = len(seen) if material == "all" else int((seen["ASSET_MATERIAL"] == material).sum())
        kilometres = float(of["Shape__Length"].sum()) / 1000.0
        told = f"{count / kilometres / len(YEARS):.3f} | {published * MILES_IN_KILOMETRE / 100.0:.3f}"
        yield f"| {material} | {kilometres:.0f} | {count} | {told} |"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
