"""The seven rows of table 2 of the report, each by one plan on one city, beside the bounds that the report states."""

from __future__ import annotations

import math
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from citybrain.open_city import OpenCity
from citybrain.plans.document import read_file
from citybrain.plans.example_plans import plan_file
from citybrain.plans.outcome import Effect, Outcome
from citybrain.plans.rebound import rebound_of
from citybrain.plans.uncertainty.uncertainty import Interval, Options
from citybrain.plans.workspace import Workspace
from docs.table_1 import change, demo, number

PAGE = Path(__file__).parent / "validation" / "table-2.md"
TRANSPORT = ("city_traffic_emissions", "city_local_traffic_emissions", "city_delivery_emissions")
KILOMETRES = ("city_vehicle_kilometres", "city_local_vehicle_kilometres")
DRIVING = ("city_driving_energy_cost", "city_local_driving_energy_cost")
NITROGEN_OXIDES = ("city_traffic_nitrogen_oxides", "city_local_traffic_nitrogen_oxides")
FINE_PARTICLES = ("city_traffic_fine_particles", "city_local_traffic_fine_particles")
CARS = ("petrol_burned", "diesel_burned", "electricity_of_cars")
MODES = ("car", "transit", "bicycle", "walk")
TOGETHER = "calm-streets-and-warm-walls"
"""The plan that changes streets, lines and buildings at once."""

INTERVALS = (
    "Between the ends lie 90 % of the draws of what is not known; a dash: no interval is worked out. Ways, places and "
    "modes stay as stated in all draws, so shares of trips have none, and time and money of travel are too sure."
)
GROUPS = (
    "In the demo the shares of low income, of women and of older people are made up, as no open file has them, so what "
    "the plan does to a group shows the method alone. Women and men, old and young, travel as all of the area do in "
    "which they live: no survey of the city says how they travel."
)


@dataclass(frozen=True)
class Bound:
    """What the report says of a measure: the most that it spares, in percent of what."""

    most: float
    of: Callable[[Outcome], float]
    text: str

    def verdict(self, outcome: Outcome) -> str:
        """Whether the result of a plan lies within the bound."""
        spared = -self.of(outcome)
        return f"{self.text}: {'inside' if spared <= self.most else '**outside**'} ({number(spared, 2)} %)"


@dataclass(frozen=True)
class TransportRow:
    """A row of the report's table, the example plan that shows it, its bound, and what must be known to read it."""

    strategy: str
    measure: str
    leverage: str
    plan: str
    note: str
    bound: Bound | None = None


def transport(outcome: Outcome) -> float:
    """By how much percent emissions of transport differ from today."""
    return percent(outcome, *TRANSPORT)


def percent(outcome: Outcome, *names: str) -> float:
    """By how much percent a sum of numbers of the city differs from today."""
    today = sum(float(outcome.today.value(name)) for name in names)
    return 100.0 * sum(change(outcome, name) for name in names) / today


def energy(outcome: Outcome) -> float:
    """By how much percent energy of buildings and cars for each resident differs from today."""
    names = ("city_delivered_energy", *(f"city_{where}{name}" for where in ("", "local_") for name in CARS))
    plan, today = (
        sum(float(view.value(name)) for name in names) / float(view.value("city_residents"))
        for view in (outcome.view, outcome.today)
    )
    return 100.0 * (plan / today - 1.0)


ROWS = (
    TransportRow(
        "avoid", "Telecommuting", "high", "telework",
        "37 % of workers stay at home one day more of the week; other trips make up for three tenths of those, and the "
        "emptier roads draw new ones. Energy at home and in offices is told by `share_office_space` (table 1).",
        Bound(1.0, transport, "at most 1 % of transport emissions"),
    ),
    TransportRow(
        "avoid", "Urban planning and zoning strategies", "low", "mixed-city",
        "Every tenth office becomes homes: more people live near what they go to, and more live in the city, so that "
        "its sum rises; read it by resident. Who moves in from elsewhere drove there; that is not counted.",
        Bound(25.0, energy, "at most 25 % of the energy of a new city by 2050, here for each resident"),
    ),
    TransportRow(
        "avoid", "Active mobility", "medium", "cycling-and-walking",
        "Tracks make a street feel shorter by bicycle; families who bring children can cycle. What makes walking "
        "pleasant beside the way itself is not in the choice of a mode.",
    ),
    TransportRow(
        "shift", "Public transport", "medium-high", "public-transport",
        "Trams alone: a departure between every two of today, and rides of a tenth less. Most who change to them "
        "walked or cycled before. The city pays vehicles, crews and what today's passengers no longer pay; full trams, "
        "new fares and people from outside are not in the numbers.",
    ),
    TransportRow(
        "shift", "Shared mobility", "medium-high", "shared-mobility",
        "A tenth of the drivers share a car and drive half as much. That so many do is what the plan decides. Bicycles "
        "to share are not in it.",
    ),
    TransportRow(
        "shift", "Urban freight logistics solutions", "medium-high", "urban-freight",
        "Parcels of residents alone; goods of shops and lorries are not moved by it, nor what vans do to traffic.",
    ),
    TransportRow(
        "improve", "Electrification (EVs)", "high", "electric-cars",
        "Three of ten cars with an engine become electric, beyond those of the fleet of the year. Cars that are built "
        "are not counted; who pays for them is not told.",
    ),
)  # fmt: skip
"""Rows of table 2 of CCICED, Digitalization and Green Technologies for Sustainable Cities, 2024, in its order."""

HEADS = (
    "row", "strategy", "digital impact", "plan and measures", "transport emissions t/a", "%", "for each resident %",
    "car kilometres %", "car trips, points", "transit trips, points", "bicycle trips, points", "walking trips, points",
    "nitrogen oxides %", "fine particles %",
    "energy cost of driving thousand/a", "investment million", "running cost thousand/a", "taken back by rebound",
    "bound of the report",
)  # fmt: skip


def outcome_of(row: TransportRow, workspace: Workspace) -> Outcome:
    """The plan of a row, evaluated on a city."""
    return workspace.outcome_of(read_file(plan_file(Path(), Path("table-2") / row.plan)))


def cells(row: TransportRow, outcome: Outcome) -> list[str]:
    """The numbers of one row of the page; a plan that reaches nobody has none."""
    labels = [outcome.view.graph.vocabulary.label(m.measure.intervention, "en") for m in outcome.measures]
    head = [row.measure, row.strategy, row.leverage, f"`table-2/{row.plan}`: {'; '.join(labels)}"]
    if not any(m.adopted for m in outcome.measures):
        return [*head, *["cannot tell"] * (len(HEADS) - len(head) - 1), "cannot tell"]
    residents = 1.0 + percent(outcome, "city_residents") / 100.0
    each = 100.0 * ((1.0 + transport(outcome) / 100.0) / residents - 1.0)
    return [
        *head, number(sum(change(outcome, name) for name in TRANSPORT)), number(transport(outcome), 2),
        number(each, 2), number(percent(outcome, *KILOMETRES), 2),
        *(number(100 * change(outcome, f"{mode}_share_of_trips"), 2) for mode in MODES),
        number(percent(outcome, *NITROGEN_OXIDES), 2),
        number(percent(outcome, *FINE_PARTICLES), 2),
        number(sum(change(outcome, name) for name in DRIVING) / 1e3), number(outcome.cost.investment / 1e6, 1),
        number(outcome.cost.running_cost / 1e3), taken_back(outcome),
        row.bound.verdict(outcome) if row.bound else "no number",
    ]  # fmt: skip


def taken_back(outcome: Outcome) -> str:
    """Part of the saving of transport that the rebounds of a plan take back."""
    rebound = rebound_of(outcome)
    share = rebound.of(TRANSPORT[0]) if rebound else None
    if share is None:
        return "none told"
    return "no saving here" if share.taken_back is None else f"{number(100 * share.taken_back, 1)} %"


def page(workspace: Workspace) -> Iterator[str]:
    """Lines of the page."""
    manifest, today = workspace.snapshot.manifest, workspace.today()
    yield from ("# Table 2 of the report, row by row", "", "Written by `python -m docs.table_2`.", "")
    kilometres = number(sum(float(today.value(name)) for name in KILOMETRES) / 1e6, 1)
    emitted = number(sum(float(today.value(name)) for name in TRANSPORT))
    yield (
        f"One plan for each row of table 2 of the report (CCICED 2024), on {manifest.name}, day {manifest.date}, money "
        f"in {manifest.currency}. Cars of residents drive {kilometres} million km and parcels come by vans; together "
        f"they emit {emitted} t a year, tank to wheel. Roads, trips and modes are estimates from streets and "
        "buildings; through traffic and commuters from outside are not in them, and what lorries emit is not in these "
        "sums."
    )
    yield ""
    yield (
        "All numbers are the plan against today, with what trips answer: emptier roads and shorter ways draw new "
        "trips. How many take part is chosen for the sake of the example: compare kinds, not sizes. The report states "
        "a number for two of the seven rows; a result beyond it is flagged as outside."
    )
    outcomes = [(row, outcome_of(row, workspace)) for row in ROWS]
    yield from ("", "| " + " | ".join(HEADS) + " |", "|---|---|---|---|" + "--:|" * (len(HEADS) - 5) + "---|")
    yield from ("| " + " | ".join(cells(row, outcome)) + " |" for row, outcome in outcomes)
    yield from ("", "What to know when reading a row:", "")
    yield from (f"- `{row.plan}`: {row.note}" for row in ROWS)
    yield from together(workspace)


def together(workspace: Workspace) -> Iterator[str]:
    """Lines of the section of the plan that changes streets, lines and buildings: every effect with its interval."""
    outcome = workspace.outcome_of(read_file(plan_file(Path(), Path(TOGETHER))))
    uncertainty = workspace.uncertainties.of(workspace.today(), outcome, Options(drivers=False))
    vocabulary, graph = outcome.view.graph.vocabulary, outcome.view.graph
    yield from ("", "## Streets, lines and buildings in one plan", "")
    taking = (f"{vocabulary.label(m.measure.intervention, 'en')} ({m.adopted:,})" for m in outcome.measures)
    yield f"`{TOGETHER}`, with how many take part: {'; '.join(taking)}. {INTERVALS}"
    heads = ("number", "unit", "today", "plan", "change", "%", "change, 90 % of draws")
    yield from ("", "| " + " | ".join(heads) + " |", "|---|---|" + "--:|" * (len(heads) - 2))
    for effect in outcome.headline:
        if effect.change:
            one = uncertainty.of(effect.quantity)
            label, unit = vocabulary.label(effect.quantity, "en"), graph[effect.quantity].unit
            yield "| " + " | ".join((label, str(unit), *effect_cells(effect, one.change if one else None))) + " |"
    unknown = (
        number(100 * float(outcome.view.value(f"unknown_{one}_share")), 1) for one in ("income", "gender", "age")
    )
    yield from (
        "",
        "The income of {} %, the gender of {} % and the age of {} % of residents is not known. ".format(*unknown)
        + GROUPS,
    )


def effect_cells(effect: Effect, interval: Interval | None) -> tuple[str, ...]:
    """Numbers of a quantity: today, with the plan, the change, its percent and its interval where it has a width."""
    ends = (figures(interval.low), figures(interval.high)) if interval else ("", "")
    between = "–" if ends[0] == ends[1] else " to ".join(ends)
    return *map(figures, (effect.today, effect.plan, effect.change)), number(effect.change_percent, 1), between


def figures(value: float) -> str:
    """A number with the four figures that count; that nobody can tell it where it is none."""
    if math.isnan(value):
        return "cannot tell"
    digits = 3 - math.floor(math.log10(abs(value))) if value else 0
    return number(round(value, digits), max(0, digits))


def main() -> None:
    """Writes the page from the city of the first argument, or from a demo city that is built for it."""
    with tempfile.TemporaryDirectory() as folder:
        city = Path(sys.argv[1]) if len(sys.argv) > 1 else demo(Path(folder) / "city")
        workspace = OpenCity(city).workspace
        workspace.prepare()
        PAGE.write_text("\n".join(page(workspace)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
