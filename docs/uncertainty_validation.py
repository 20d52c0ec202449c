"""`python -m docs.uncertainty_validation` writes validation/uncertainty.md: intervals from a sample beside those from
all.

Central Helsinki from its real files where they are at hand (about 3,300 buildings), else the demo city, as the
benchmarks keep them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.cities import Cities
from citybrain.kernel import CityBrainError
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.uncertainty.assess import uncertainty_of
from citybrain.plans.uncertainty.case import Case
from citybrain.plans.uncertainty.draws import Sample
from citybrain.plans.uncertainty.runs import Keep, no_report, run
from citybrain.plans.uncertainty.scores import latin_scores, own_scores
from citybrain.plans.uncertainty.service import case_of
from citybrain.plans.uncertainty.uncertainty import Driver, Interval, Options, Uncertainty
from citybrain.plans.workspace import Workspace

PAGE = Path(__file__).parent / "validation" / "uncertainty.md"
DRAWS, SEEDS, CHECKED = 200, (0, 1, 2), 5
TRUTHS, TOUCHED = 100, ((1, 6), (7, 4), (100, 2), (1_000_000, 1))
COVERED = ("insulate_walls", "install_air_source_heat_pump")
ROUNDING = 1e-6
JUDGED = ("city_operational_emissions", "city_delivered_energy", "city_investment")
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
    workspace = OpenCity(cities.small).workspace
    case = case_of(workspace.snapshot, workspace.today(), workspace.outcome_of(read_bytes(PLAN.encode(), "plan.yaml")))
    pairs = []
    for seed in SEEDS:
        options = Options(DRAWS, seed)
        pairs.append((uncertainty_of(case, options), all_rows(case, options)))
    yield from _head(workspace, cities.name, pairs)
    yield from _coverage(workspace)
    yield from _ends(case, pairs)
    yield from _zones(pairs)
    yield from _drivers(case, *pairs[0])


def all_rows(case: Case, options: Options) -> Uncertainty:
    """The same uncertainty from every row in every draw."""
    return uncertainty_of(case, replace(options, sample=0, drivers=False))


def plans_of_few(workspace: Workspace, seed: int) -> Iterator[tuple[str, int, str]]:
    """Measures on 1, 7, 100 and all buildings, chosen by chance: measure, number, text of the plan."""
    ids, random = workspace.snapshot.ids, np.random.default_rng(seed)
    for intervention in COVERED:
        for count, times in TOUCHED:
            for _ in range(times):
                rows = np.sort(random.choice(len(ids), min(count, len(ids)), replace=False))
                where = (
                    "" if count > len(ids) else ", where: {id: [" + ", ".join(f'"{ids[row]}"' for row in rows) + "]}"
                )
                text = f"name: A plan\nmeasures:\n  - {{intervention: {intervention}{where}}}\n"
                yield intervention, count, text


def change_of(found: Uncertainty, name: str) -> Interval:
    """The interval of what a plan changes."""
    told = found.of(name)
    assert told is not None
    assert told.change is not None
    return told.change


def held(found: Uncertainty, truths: Uncertainty, name: str) -> float:
    """Share of the truths that the interval of a change holds."""
    change, (today, plan) = change_of(found, name), truths.samples[name]
    return float(np.mean((change.low <= plan - today) & (plan - today <= change.high)))


def _coverage(workspace: Workspace) -> Iterator[str]:
    yield "## Coverage of hidden truths"
    yield ""
    yield f"Each of {TRUTHS} truths is a city in which all that may be off is off at once, building by building, and is"
    yield "computed whole. It is hidden from the twin, which tells the interval of the change by a plan from what it"
    yield "knows. Buildings are chosen by chance. A 90 % interval should hold nine of ten truths, and always the number"
    yield "as stated; how many of the draws are below the stated change tells how far that lies from their middle."
    yield ""
    heads = (
        "measure",
        "buildings",
        "plans",
        "emissions held",
        "energy held",
        "investment held",
        "stated inside",
        "draws below it",
    )
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    rows: dict[tuple[str, int], list[list[float]]] = {}
    for intervention, count, text in plans_of_few(workspace, 0):
        try:
            outcome = workspace.outcome_of(read_bytes(text.encode(), "plan.yaml"))
        except CityBrainError:  # nobody of the chosen can have it
            continue
        case = case_of(workspace.snapshot, workspace.today(), outcome)
        found, truths = uncertainty_of(case, Options(DRAWS, 0, drivers=False)), all_rows(case, Options(TRUTHS, 1))
        stated = {name: float(outcome.view.value(name) - outcome.today.value(name)) for name in JUDGED}
        ends = [(change_of(found, name), value) for name, value in stated.items()]
        inside = [change.low - ROUNDING <= value <= change.high + ROUNDING for change, value in ends]
        below = np.mean(np.diff(found.samples[JUDGED[0]], axis=0) < stated[JUDGED[0]])
        row = [*(held(found, truths, name) for name in JUDGED), float(np.mean(inside)), float(below)]
        rows.setdefault((intervention, min(count, len(workspace.snapshot.ids))), []).append(row)
    for (intervention, count), several in rows.items():
        label = workspace.graph.vocabulary.label(intervention, "en")
        told = " | ".join(f"{value:.0%}" for value in np.mean(several, axis=0))
        yield f"| {label} | {count:,} | {len(several)} | {told} |"
    yield ""


def _head(workspace: Workspace, name: str, pairs: list[tuple[Uncertainty, Uncertainty]]) -> Iterator[str]:
    ours, theirs = (np.mean([pair[n].seconds for pair in pairs]) for n in range(2))
    zones = len(workspace.places.zone_names)
    touched = sum(workspace.outcome_of(read_bytes(PLAN.encode(), "plan.yaml")).touched.values())
    yield "# Intervals from a sample of buildings against intervals from all of them"
    yield ""
    yield "Written by `python -m docs.uncertainty_validation`. Buildings that a plan touches are drawn one by one where"
    yield "they are few; of others a few hundred are computed in every draw, and the noise of single buildings is added"
    yield "afterwards (`plans/uncertainty/parts.py`, `estimate.py`). Here that stands beside every building in every"
    yield "draw with all inputs and all noise at once. The scores of both are the same, but for those of the"
    yield "few hundred others, which are independent."
    yield ""
    buildings = len(workspace.snapshot.ids)
    yield f"- City: {name}, {buildings:,} buildings, {zones} zones; a plan of three measures on {touched:,} of them."
    yield f"- {DRAWS} draws, seeds {', '.join(map(str, SEEDS))}; {pairs[0][0].rows} sampled buildings."
    yield f"- Seconds on the machine that wrote this page: {ours:.1f} from the sample, drivers included; {theirs:.1f}"
    yield "  from all buildings, without drivers. The ratio grows with the city, see [benchmarks](../benchmarks.md)."
    yield ""


def _ends(case: Case, pairs: list[tuple[Uncertainty, Uncertainty]]) -> Iterator[str]:
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


def _off(pair: tuple[Uncertainty, Uncertainty], quantity: str, state: str) -> tuple[float, float, float] | None:
    one, other = (getattr(next(q for q in d.quantities if q.quantity == quantity), state) for d in pair)
    return _compare(one, other)


def _compare(one: Interval, other: Interval) -> tuple[float, float, float] | None:
    width = other.high - other.low
    if width <= 0:
        return None
    return (one.low - other.low) / width, (one.high - other.high) / width, (one.high - one.low) / width


def _zones(pairs: list[tuple[Uncertainty, Uncertainty]]) -> Iterator[str]:
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


def _drivers(case: Case, cheap: Uncertainty, full: Uncertainty) -> Iterator[str]:
    yield "## Drivers"
    yield ""
    yield "Share of the largest inputs in the variance of the change of emissions: from three points of each on a small"
    yield f"sample, and from {DRAWS} draws of that input alone in all buildings, each of these with parts of its own,"
    yield "over the variance of all draws of all buildings."
    yield ""
    yield "| input | sample | all buildings |"
    yield "|---|---|---|"
    name = "city_operational_emissions"
    rows = np.arange(len(case.zone_index(case.entities[0])))
    states = full.samples[name]
    alone = own_scores(case.ground.inputs.own, (1, len(rows)), 0)
    picks, keep = {case.entities[0]: rows}, Keep(len(rows))
    whole = np.var(states[1] - states[0])
    shared = case.ground.inputs.shared
    for driver in [d for d in _of(cheap, name) if d.input in shared][:CHECKED]:
        deal = Sample(DRAWS, latin_scores([driver.input], DRAWS, 0), alone)
        taken = run(case.ground, picks, deal, case.recipe, keep, no_report)
        values = case.results(deal, case.known(taken.kept.sum(axis=-1), taken.city))[name]
        yield f"| {driver.input} | {driver.share:.1%} | {np.var(values[1] - values[0]) / whole:.1%} |"


def _of(uncertainty: Uncertainty, name: str) -> tuple[Driver, ...]:
    return next(q.drivers for q in uncertainty.quantities if q.quantity == name)


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
