"""`python -m docs.doubt_validation` writes validation/doubt.md: intervals from a sample beside those from all.

Central Helsinki from its real files where they are at hand (about 3,300 buildings), else the demo city, as the
benchmarks keep them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.cities import Cities
from citybrain.cli.compose import open_workspace
from citybrain.plans.document import read_bytes
from citybrain.plans.doubt.assess import doubt_of
from citybrain.plans.doubt.brute_force import brute_force
from citybrain.plans.doubt.case import Case
from citybrain.plans.doubt.desk import case_of
from citybrain.plans.doubt.doubt import Doubt, Driver, Interval, Options
from citybrain.plans.doubt.draws import Deal
from citybrain.plans.doubt.runs import run
from citybrain.plans.doubt.scores import latin_scores, own_scores
from citybrain.plans.workspace import Workspace

PAGE = Path(__file__).parent / "validation" / "doubt.md"
DRAWS, SEEDS, CHECKED = 200, (0, 1, 2), 5
STATES = ("today", "plan", "change")
PLAN = """\
name: Warm houses
measures:
  - {intervention: insulate_walls, where: {construction_year: {before: 1980}}, uptake: 0.3}
  - intervention: install_air_source_heat_pump
    where: {construction_year: {before: 1980}, building_use: [detached_house, apartment_block]}
    uptake: 0.3
  - {intervention: install_rooftop_solar, uptake: 0.2}
"""
SHOWN = (
    "city_operational_emissions", "city_delivered_energy", "city_network_heat", "city_delivered_electricity",
    "city_energy_cost", "city_investment", "city_cost_to_society",
)  # fmt: skip


def page() -> Iterator[str]:
    """Lines of the page, measured now."""
    cities = Cities()
    workspace = open_workspace(cities.small)
    case = case_of(workspace.snapshot, workspace.today(), workspace.outcome_of(read_bytes(PLAN.encode(), "plan.yaml")))
    pairs = []
    for seed in SEEDS:
        options = Options(DRAWS, seed)
        pairs.append((doubt_of(case, options), brute_force(case, options)))
    yield from _head(workspace, cities.name, pairs)
    yield from _ends(case, pairs)
    yield from _zones(pairs)
    yield from _drivers(case, *pairs[0])


def _head(workspace: Workspace, name: str, pairs: list[tuple[Doubt, Doubt]]) -> Iterator[str]:
    ours, theirs = (np.mean([pair[n].seconds for pair in pairs]) for n in range(2))
    zones = len(workspace.places.zone_names)
    touched = workspace.outcome_of(read_bytes(PLAN.encode(), "plan.yaml")).touched
    yield "# Intervals from a sample of buildings against intervals from all of them"
    yield ""
    yield "Written by `python -m docs.doubt_validation`. The sample scheme computes a few hundred buildings in every"
    yield "draw and adds the noise of single buildings afterwards (`plans/doubt/estimate.py`); here it stands beside"
    yield "every building in every draw with all inputs and all noise at once. The shared scores of both are the same,"
    yield "those of single buildings are independent."
    yield ""
    buildings = len(workspace.snapshot.ids)
    yield f"- City: {name}, {buildings:,} buildings, {zones} zones; a plan of three measures on {touched:,} of them."
    yield f"- {DRAWS} draws, seeds {', '.join(map(str, SEEDS))}; {pairs[0][0].buildings} sampled buildings."
    yield f"- Seconds on the machine that wrote this page: {ours:.1f} from the sample, drivers included; {theirs:.1f}"
    yield "  from all buildings, without drivers. The ratio grows with the city, see [benchmarks](../benchmarks.md)."
    yield ""


def _ends(case: Case, pairs: list[tuple[Doubt, Doubt]]) -> Iterator[str]:
    yield "## City"
    yield ""
    yield "Distance of the lower and of the upper end from those of all buildings, in per cent of the width of the"
    yield f"interval: mean and largest over {len(pairs)} seeds; and the ratio of the widths. With {DRAWS} draws an end"
    yield "of an interval is itself uncertain by 4 to 5 % of the width (one standard error of a 5 % quantile of a"
    yield "normal distribution, were the draws independent)."
    yield ""
    yield "| number | | lower end | upper end | largest | width |"
    yield "|---|---|---|---|---|---|"
    everything = []
    for quantity in [q for q in SHOWN if q in case.wanted]:
        for state in STATES:
            off = [row for pair in pairs if (row := _off(pair, quantity, state)) is not None]
            if not off:
                continue
            everything += off
            low, high, ratio = np.array(off).T
            label = case.graph.vocabulary.label(quantity, "en")
            largest = max(np.abs(low).max(), np.abs(high).max())
            yield f"| {label} | {state} | {low.mean():+.1%} | {high.mean():+.1%} | {largest:.1%} | {ratio.mean():.2f} |"
    ends = np.abs(np.array(everything)[:, :2])
    yield ""
    middle, most = np.quantile(ends, [0.5, 0.9])
    yield f"Median distance of an end: {middle:.1%} of the width; nine of ten within {most:.1%}."
    yield ""


def _off(pair: tuple[Doubt, Doubt], quantity: str, state: str) -> tuple[float, float, float] | None:
    one, other = (getattr(next(q for q in d.quantities if q.quantity == quantity), state) for d in pair)
    return _compare(one, other)


def _compare(one: Interval, other: Interval) -> tuple[float, float, float] | None:
    width = other.high - other.low
    if width <= 0:
        return None
    return (one.low - other.low) / width, (one.high - other.high) / width, (one.high - one.low) / width


def _zones(pairs: list[tuple[Doubt, Doubt]]) -> Iterator[str]:
    yield "## Zones"
    yield ""
    yield "The same for every headline number of every zone: median distance of an end, and the ratio of widths"
    yield "(median, and the range of eight in ten)."
    yield ""
    yield "| | intervals | distance of an end | width | eight in ten |"
    yield "|---|---|---|---|---|"
    for state in STATES:
        rows = [
            found
            for cheap, full in pairs
            for name, zones in cheap.zones.items()
            for one, other in zip(getattr(zones, state), getattr(full.zones[name], state), strict=True)
            if (found := _compare(one, other)) is not None
        ]
        low, high, ratio = np.array(rows).T
        ends = np.median(np.abs(np.concatenate([low, high])))
        inner = np.quantile(ratio, [0.1, 0.9])
        yield f"| {state} | {len(rows)} | {ends:.1%} | {np.median(ratio):.2f} | {inner[0]:.2f} to {inner[1]:.2f} |"
    yield ""


def _drivers(case: Case, cheap: Doubt, full: Doubt) -> Iterator[str]:
    yield "## Drivers"
    yield ""
    yield "Share of the largest inputs in the variance of the change of emissions: from three points of each on a small"
    yield f"sample, and from {DRAWS} draws of that input alone in all buildings, each of these with parts of its own,"
    yield "over the variance of all draws of all buildings."
    yield ""
    yield "| input | sample | all buildings |"
    yield "|---|---|---|"
    name = "city_operational_emissions"
    rows = np.arange(case.today.city.size["building"])
    states = full.samples[name]
    alone = own_scores(case.ground.inputs.own, (1, len(rows)), 0)
    whole = np.var(states[1] - states[0])
    shared = case.ground.inputs.shared
    for driver in [d for d in _of(cheap, name) if d.input in shared][:CHECKED]:
        deal = Deal(DRAWS, latin_scores([driver.input], DRAWS, 0), alone)
        taken = run(case.ground, rows, deal, case.recipe, lambda _: None)
        values = case.results(deal, taken.buildings.sum(axis=-1), taken.city)[name]
        yield f"| {driver.input} | {driver.share:.1%} | {np.var(values[1] - values[0]) / whole:.1%} |"


def _of(doubt: Doubt, name: str) -> tuple[Driver, ...]:
    return next(q.drivers for q in doubt.quantities if q.quantity == name)


def main() -> None:
    """Write the page, or print it with `-`."""
    told = "\n".join(page()) + "\n"
    if "-" in sys.argv[1:]:
        print(told)
    else:
        PAGE.write_text(told, encoding="utf-8")
        print(PAGE)


if __name__ == "__main__":
    main()
