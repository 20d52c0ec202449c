"""One plan of trees, rain gardens, insulated walls and slow streets: what each domain says of it, and of its trees."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from citybrain.kernel import CityBrainError
from citybrain.messages import text
from citybrain.open_city import OpenCity
from citybrain.plans.cost import COST_UNITS
from citybrain.plans.document import Document
from citybrain.plans.outcome import Outcome
from citybrain.plans.uncertainty.assess import uncertainty_of
from citybrain.plans.uncertainty.case import Case
from citybrain.plans.uncertainty.ranges import drawn_behind, ranges_of
from citybrain.plans.uncertainty.reasons import why_the_same
from citybrain.plans.uncertainty.service import case_of, with_settled_verdicts
from citybrain.plans.uncertainty.uncertainty import Interval, Options, Uncertainty
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.uncertainty import uncertainty_answer
from citybrain.twin.demo import build_again
from docs.live_well import Ends, between
from docs.table_1 import demo
from docs.table_2 import figures

PAGE = Path(__file__).parent / "validation" / "climate-proof.md"
DOMAINS = ("heat", "runoff", "trees", "green", "canopy", "nature", "capacity", "public_space")
RAIN = ((1, 60, 12), (2, 60, 16), (5, 60, 21), (10, 60, 25), (20, 60, 30), (50, 60, 37), (100, 60, 44))
"""Made-up storms: return period [a], duration [min], rain [mm]."""
DAYS_OF_RAIN = ((1, 1440, 28), (100, 1440, 95))
DRAWS = 20
"""Draws of a range: each computes heat and runoff of all cells again."""
SOIL_GROUP = 3
"""Made-up hydrologic soil group of all ground: C."""
TREES = {
    "intervention": "plant_street_trees", "where": {"room_for_crowns": {"at_least": 0.25}},
    "count": {"rows": 500, "highest": "felt_in_afternoon"},
}  # fmt: skip
"""A whole tree in each of 500 cells: of those that have room for its crown."""
OTHERS = (
    {"intervention": "build_rain_gardens", "uptake": 0.0053},
    {"intervention": "insulate_walls", "uptake": 0.3},
    {"intervention": "lower_speed_limit"},
    {"intervention": "thirty_zone", "where": {"street_speed": {"at_most": 50}}},
)

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Surface": (
        "city_sealed_area", "city_plant_area", "city_crown_area", "city_carbon_when_grown", "city_carbon_of_year",
        "city_water_for_measures", "city_unsealed_area", "city_cumulated_emissions_of_making", "city_lost_lanes",
    ),
    "Heat": (
        "city_felt_in_afternoon", "city_air_warmer_by_day", "city_residents_in_strong_heat",
        "city_residents_in_very_strong_heat", "city_residents_of_unknown_heat", "city_schools_in_strong_heat",
    ),
    "Runoff": (
        "city_rain_volume", "city_runoff_volume", "city_water_kept_by_measures", "city_water_held",
        "city_water_held_back", "runoff_after_measures", "city_runoff", "cost_of_water_held_back",
        "city_cumulated_emissions_of_making_for_rain", "city_water_for_gardens", "city_gardens_below_crowns",
    ),
    "Trees": (
        "city_crown_area_of_tree", "city_carbon_of_tree", "city_yearly_water_need", "city_street_canopy",
    ),
    "Green": (
        "city_residents_seeing_three_trees", "city_residents_with_canopy_around", "city_residents_near_large_green",
        "city_residents_with_no_rule", "city_residents_with_one_rule", "city_residents_with_two_rules",
        "city_residents_with_three_rules", "city_residents_of_unknown_rules",
    ),
    "Canopy": ("city_planted_trees",),
    "Nature": (
        "city_area_of_habitat", "connected_area_of_ground_animals", "connected_area_of_pollinators",
        "connected_area_of_woodland_birds",
    ),
    "Capacity": ("city_land_not_assessed", "city_land_built_on_nature", "city_cells_in_conflict", "people_allowed"),
    "Public space": ("city_investment_in_benches",),
    "Energy": ("city_shaded_cooling_need", "city_delivered_electricity", "city_delivered_energy"),
    "Climate": ("city_operational_emissions", "city_traffic_emissions", "city_lorry_emissions"),
    "Money": (
        "city_investment_in_cooling", "city_investment_in_rainwater", "city_investment",
        "city_running_cost_of_measures",
    ),
}  # fmt: skip
OF_TREES = (
    "city_felt_in_afternoon", "city_air_warmer_by_day", "city_residents_in_very_strong_heat",
    "city_residents_seeing_three_trees", "city_runoff_volume", "city_water_kept_by_measures",
    "city_shaded_cooling_need", "city_delivered_electricity", "city_operational_emissions", "city_traffic_emissions",
    "city_lorry_emissions", "city_investment",
)  # fmt: skip
MEANS = ("felt_in_afternoon", "air_warmer_by_day", "cell_runoff", "canopy_of_neighbourhood", "footfall")
SUMS = ("cooling_electricity",)


def ask_for_domains(city: Path) -> None:
    """Add the domains of trees, heat and rain to a city, with rain and soil that are made up, and build it again."""
    (city / "made-up").mkdir(exist_ok=True)
    rows = "\n".join(",".join(map(str, row)) for row in (*RAIN, *DAYS_OF_RAIN))
    (city / "made-up" / "rain_table.csv").write_text(f"return_period,duration,rain [mm]\n{rows}\n", encoding="utf-8")
    (city / "parameters").mkdir(exist_ok=True)
    (city / "parameters" / "runoff.yaml").write_text(
        f'soil_group_of_city: {{unit: "1", values: [{{from: 2020-01-01, value: {SOIL_GROUP}, '
        'source: "Assumption: made up"}]}\n',
        encoding="utf-8",
    )
    named = "\n".join(f"[domains.{name}]" for name in DOMAINS if name != "runoff")
    with (city / "city.toml").open("a", encoding="utf-8") as file:
        file.write(
            f"\n{named}\n[domains.runoff]\n"
            'rain_table = {file = "made-up/rain_table.csv", title = "Made up", licence = "CC0-1.0"}\n'
        )
    build_again(city)


def plan_with(measures: Iterable[Mapping[str, object]], name: str) -> Document:
    """The plan that has some measures."""
    return Document({"name": name, "seed": 7, "measures": [*measures]}, name)


def known(outcome: Outcome, name: str) -> bool:
    """Whether the city can tell a number today and with the plan."""
    if name not in outcome.view.graph.quantities:
        return False
    return all(np.isfinite(float(view.value(name))) for view in (outcome.today, outcome.view))


def case_of_page(workspace: Workspace, outcome: Outcome) -> Case:
    """What is drawn of the plan: what people ask first, and beside it all other numbers of the table."""
    asked = [name for names in GROUPS.values() for name in names if known(outcome, name)]
    return case_of(workspace.snapshot, workspace.today(), outcome, asked)


def ends_of(drawn: Uncertainty, outcome: Outcome) -> dict[str, Ends]:
    """Intervals: of the plan's draws where there are any, else the range of what formulas may be off."""
    found = {q.quantity: Ends(q.today, q.change) for q in (*drawn.quantities, *drawn.beside)}
    graph, day = outcome.today.graph, outcome.today.result.city.day
    together = dict[tuple[str, ...], list[str]]()
    for name in (name for names in GROUPS.values() for name in names):
        if name not in found and known(outcome, name) and (behind := drawn_behind(graph, [name], day)):
            together.setdefault(behind, []).append(name)
    for names in together.values():
        ranged = ranges_of(outcome.today, names, outcome.view, DRAWS)
        found |= {name: Ends(one.today[0], one.change[0] if one.change else None) for name, one in ranged.items()}
    return found


def words_of(ends: Interval | None, value: float, lack: CityBrainError | None) -> str:
    """Both ends, or in a word why there are none; a dash where nothing is."""
    if (told := between(ends)) != "–" or not value or lack is None:
        return told
    return "set by the plan" if lack.code == "uncertainty-set-by-plan" else "see below"


def lacks_of(case: Case, outcome: Outcome, ends: Mapping[str, Ends]) -> dict[str, CityBrainError]:
    """Why numbers of the table have no interval, of those that are something today or that the plan changes."""
    found = {}
    for name in (name for names in GROUPS.values() for name in names if known(outcome, name)):
        before, after = (float(view.value(name)) for view in (outcome.today, outcome.view))
        of = ends.get(name, Ends())
        if (before and between(of.today) == "–") or (after != before and between(of.change) == "–"):
            moved = between(of.today) != "–"
            lack = CityBrainError("uncertainty-change-same-in-draws", quantity=name)
            found[name] = lack if moved else why_the_same(case, name)
    return found


def headlines(outcome: Outcome, drawn: Uncertainty) -> Iterator[str]:
    """Rows of all that people ask first, of sums over domains and of costs, each with intervals or why it has none."""
    graph, lacks = outcome.view.graph, drawn.untold
    yield from (
        "| number | unit | today | 90 % | plan | 90 % | change | 90 % | verdict |",
        "|---|---|--:|--:|--:|--:|--:|--:|---|",
    )
    asked = dict.fromkeys((*(one.quantity for one in outcome.headline), *(one.quantity for one in drawn.quantities)))
    for name in asked:
        of, label = drawn.of(name), graph.vocabulary.label(name, "en")
        if of is None or not known(outcome, name):
            yield f"| {label} | – | – | – | – | – | – | – | {'see below' if name in lacks else 'not known'} |"
            continue
        before, after = (float(view.value(name)) for view in (outcome.today, outcome.view))
        lack, change = lacks.get(name), after - before
        told = [words_of(*one, lack) for one in ((of.today, before), (of.plan, after), (of.change, change))]
        cells = (figures(before), told[0], figures(after), told[1], figures(change), told[2])
        yield f"| {' | '.join((label, graph[name].unit, *cells, text(f'verdict-{of.verdict}', 'en')))} |"
    for name, unit in COST_UNITS.items():
        ends, value = drawn.money.get(name), getattr(outcome.cost, name)
        if value is not None and (ends or name in lacks):
            label = text(f"cli-cost-{name.replace('_', '-')}", "en")
            told = between(ends) if ends else "see below"
            yield f"| {label} | {unit} | | | | | {figures(value)} | {told} | |"


def without_interval(workspace: Workspace, drawn: Uncertainty, lacks: Mapping[str, CityBrainError]) -> Iterator[str]:
    """Lines of what nobody can tell how far it may be off, and why."""
    told = replace(drawn, untold={**lacks, **drawn.untold})
    for row in uncertainty_answer(told, workspace.graph, workspace.places, "en")["untold"]:
        yield f"- {row['label']}: {row['reason']}"


def effects(outcome: Outcome, ends: Mapping[str, Ends], lacks: Mapping[str, CityBrainError]) -> Iterator[str]:
    """Rows of the table of all domains."""
    graph = outcome.view.graph
    yield from (
        "| domain | number | unit | today | today, 90 % of draws | plan | change | change, 90 % of draws |",
        "|---|---|---|--:|--:|--:|--:|--:|",
    )
    for group, names in GROUPS.items():
        for name in names:
            label = graph.vocabulary.label(name, "en")
            if not known(outcome, name):
                yield f"| {group} | {label} | – | cannot tell | see below | cannot tell | cannot tell | see below |"
                continue
            before, after = (float(view.value(name)) for view in (outcome.today, outcome.view))
            of, change, lack = ends.get(name, Ends()), after - before, lacks.get(name)
            told = words_of(of.today, before, lack), words_of(of.change, change, lack)
            numbers = (figures(before), told[0], figures(after), figures(change), told[1])
            yield f"| {' | '.join((group, label, graph[name].unit, *numbers))} |"


def without_trees(plan: Outcome, other: Outcome) -> Iterator[str]:
    """Rows of what the plan comes to with and without its trees, and what the trees do."""
    graph = plan.view.graph
    yield from (
        "| number | unit | today | plan | plan without trees | trees |",
        "|---|---|--:|--:|--:|--:|",
    )
    views = (plan.today, plan.view, other.view)
    planted = plan.measures[0].rows
    for name in OF_TREES:
        yield _compared(graph.vocabulary.label(name, "en"), graph[name].unit, [float(v.value(name)) for v in views])
    for name in SUMS:
        label = f"{graph.vocabulary.label(name, 'en')}, sum of all rows"
        yield _compared(label, graph[name].unit, [float(np.nansum(v.column(name))) for v in views])
    for name in MEANS:
        label = f"{graph.vocabulary.label(name, 'en')}, mean of all rows"
        yield _compared(label, graph[name].unit, [float(np.nanmean(v.column(name))) for v in views])
    felt = [float(np.nanmean(view.column(MEANS[0])[planted])) for view in views]
    yield _compared(f"{graph.vocabulary.label(MEANS[0], 'en')}, mean where trees are planted", "°C", felt)


def _compared(label: str, unit: str, numbers: list[float]) -> str:
    with_trees, without = numbers[1:]
    return f"| {' | '.join((label, unit, *map(figures, numbers), figures(with_trees - without)))} |"


def page(workspace: Workspace) -> Iterator[str]:
    """Lines of the page."""
    outcome = workspace.outcome_of(plan_with((TREES, *OTHERS), "Climate proof"))
    other = workspace.outcome_of(plan_with(OTHERS, "Climate proof without trees"))
    manifest, vocabulary = workspace.snapshot.manifest, outcome.view.graph.vocabulary
    taking = (f"{vocabulary.label(m.measure.intervention, 'en')} ({m.adopted:,})" for m in outcome.measures)
    gardens = other.measures[0].adopted
    case = case_of_page(workspace, outcome)
    drawn = with_settled_verdicts(uncertainty_of(case, Options(drivers=False)), outcome)
    ends = ends_of(drawn, outcome)
    lacks = lacks_of(case, outcome, ends)
    yield from (
        "# One plan against heat and rain",
        "",
        "Written by `python -m docs.climate_proof`.",
        "",
        f"One plan on {manifest.name}, day {manifest.date}, money in {manifest.currency}, with how many take part: "
        f"{'; '.join(taking)}. **Rain and soil are made up**: a storm of 60 minutes has "
        f"{', '.join(f'{rain} mm in {period}' for period, _, rain in RAIN)} years, and all ground is of hydrologic "
        "soil group C, as no open file tells them. So what stands under runoff shows the method and no state of "
        "Helsinki. Trees count as grown. No heights of the ground are known: no water flows from cell to cell.",
        "",
        "A limit by sign is for roads of a file alone; here roads run along streets, and a limit of 30 for them is "
        "what slows cars.",
        "",
        "## Effects",
        "",
        "Intervals are those of 200 draws of the plan; of what no draw of sums over rows tells they are "
        f"[ranges](../health.md#ranges) of {DRAWS} draws, which hold what the formulas may be off. *Set by the plan*: "
        "an amount that the plan decides. *See below*: why there is none stands [below](#numbers-without-an-interval). "
        "A dash: the number is 0 in every draw, or leaves its own interval as it is. *Cannot tell*: what the city does "
        "not know, such as runoff on its way without heights.",
        "",
        *effects(outcome, ends, lacks),
        "",
        "## All headline numbers",
        "",
        "Today, with the plan and its change from the same 200 draws: sums over domains are the sums of their parts in "
        "every draw. Today's intervals are the same whatever the plan. A dash: the number is 0 in every draw.",
        "",
        *headlines(outcome, drawn),
        "",
        "## Numbers without an interval",
        "",
        *without_interval(workspace, drawn, lacks),
        "",
        "## Notices",
        "",
        *(f"- {text(one.code, 'en', **one.arguments)}" for one in outcome.notices),
        "",
        "## Without the trees",
        "",
        f"The same plan without its trees. Gardens keep clear of crowns: without trees there are {gardens:,} cells "
        "with gardens. Emissions of transport are the same to the bit.",
        "",
        *without_trees(outcome, other),
    )


def main() -> None:
    """Writes the page from the city of the first argument, or from a demo city that is built for it."""
    with tempfile.TemporaryDirectory() as folder:
        city = Path(sys.argv[1]) if len(sys.argv) > 1 else demo(Path(folder) / "city")
        if len(sys.argv) == 1:
            ask_for_domains(city)
        workspace = OpenCity(city).workspace
        workspace.prepare()
        PAGE.write_text("\n".join(page(workspace)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
