"""`python -m docs.table_1 [CITY]`: every row of table 1 of the report as a plan on the demo city, in one table."""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from citybrain.open_city import OpenCity
from citybrain.plans.document import read_file
from citybrain.plans.example_plans import plan_file
from citybrain.plans.outcome import Outcome
from citybrain.plans.rebound import rebound_of
from citybrain.plans.workspace import Workspace

PAGE = Path(__file__).parent / "validation" / "table-1.md"


@dataclass(frozen=True)
class Row:
    """A row of the report's table, the example plan that shows it, and what must be known to read the numbers."""

    strategy: str
    measure: str
    leverage: str
    plan: str
    note: str


ROWS = (
    Row(
        "avoid",
        "Reducing the floorspace",
        "medium",
        "floor-space",
        "Offices: half of the freed floor takes in others who would have built, half stands empty but warm. What is "
        "used at home instead is counted in homes, as far as people live in the city. Shared homes use more, each "
        "resident less; the homes that need not be built stand in the columns of what is avoided. Trips are not "
        "counted.",
    ),
    Row(
        "avoid",
        "Behavioural and lifestyle changes",
        "medium",
        "behaviour",
        "Letters spare 2 % of the electricity of households (Allcott 2011) while they come. The set point is what "
        "people agree to; who is at or below it already is left out.",
    ),
    Row(
        "avoid",
        "Compact buildings and urban forms",
        "low",
        "compact-form",
        "The emissions of the city rise with the people who move in. The same floor in usual new buildings elsewhere "
        "is the counterfactual, told in the columns of what is avoided. Land, roads and trips are not counted.",
    ),
    Row(
        "avoid",
        "Avoid material waste, repurposing",
        "low",
        "repurposing",
        "New homes of the same floor are the counterfactual. Where the desks went is not counted.",
    ),
    Row(
        "avoid",
        "Dematerialization, lightweighting design",
        "medium-high",
        "lightweight-design",
        "As compact form; what design adds is 15 % less embodied emissions of the new floor.",
    ),
    Row(
        "avoid",
        "Nature-based solutions",
        "low",
        "nature-based",
        "Winter only: the resistance of 10 cm of substrate. Stormwater, shade, evaporation and air are benefits that "
        "are not computed yet, and the reason why green roofs are built.",
    ),
    Row(
        "shift",
        "Electrification",
        "high",
        "electrification",
        "Heating and hot water; cooking with gas is not in the model. Leaking refrigerant is not counted.",
    ),
    Row(
        "shift",
        "On-site renewables like solar PV",
        "high",
        "on-site-solar",
        "Without shading by neighbours. What goes to the grid is credited to nobody, so that the avoided emissions are "
        "at the low end.",
    ),
    Row(
        "shift",
        "City-integrated distributed generation",
        "high",
        "city-integrated-generation",
        "What neighbours share is credited to the city, what goes to the grid is not.",
    ),
    Row(
        "shift",
        "City-integrated distributed generation",
        "high",
        "clean-district-heat",
        "Large heat pumps with a performance of 3; whether sources are near is not checked. The price of heat stays.",
    ),
    Row(
        "improve",
        "Energy-efficient building envelopes",
        "medium-high",
        "envelopes",
        "Each measure draws its own half of the buildings.",
    ),
    Row(
        "improve",
        "Smart home technologies",
        "high",
        "smart-homes",
        "Control of class B of EN ISO 52120-1 against class C. In homes half of its saving is lost to people who "
        "override it, which is an estimate; efficient lamps warm less.",
    ),
    Row(
        "improve",
        "Low-carbon and bio-based materials",
        "low",
        "low-carbon-materials",
        "As compact form, with insulation of existing walls from plants. Carbon that wood keeps is not taken off.",
    ),
)
"""Rows of table 1 of CCICED, Digitalization and Green Technologies for Sustainable Cities, 2024, in its order.

City-integrated generation has two plans, electricity and heat.
"""


def outcome_of(row: Row, workspace: Workspace) -> Outcome:
    """The plan of a row, evaluated on a city."""
    return workspace.outcome_of(read_file(plan_file(Path(), Path("table-1") / row.plan)))


def change(outcome: Outcome, quantity: str) -> float:
    """By how much a number of the city differs from today."""
    return float(outcome.view.value(quantity) - outcome.today.value(quantity))


def number(value: float | None, digits: int = 0) -> str:
    """A number as people write it, with a real minus; a dash where there is none."""
    return "–" if value is None else f"{value:,.{digits}f}".replace("-", "−")


def cells(row: Row, outcome: Outcome) -> list[str]:
    """The numbers of one row of the page."""
    emissions = next(e for e in outcome.headline if e.quantity == "city_operational_emissions")
    energy = next(e for e in outcome.headline if e.quantity == "city_delivered_energy")
    rebound = rebound_of(outcome)
    share = rebound.main if rebound else None
    taken = None if share is None or share.taken_back is None else 100 * share.taken_back
    labels = [outcome.view.graph.vocabulary.label(m.measure.intervention, "en") for m in outcome.measures]
    touched = sum(outcome.touched.values())
    return [
        row.measure, row.strategy, row.leverage, f"`table-1/{row.plan}`: {'; '.join(labels)}", number(touched),
        number(emissions.change), number(emissions.change_percent, 1), number(energy.change / 1000),
        number(energy.change_percent, 1), number(change(outcome, "city_embodied_emissions_of_year")),
        number(change(outcome, "city_avoided_embodied_emissions")),
        number(change(outcome, "city_avoided_operational_emissions")),
        number(change(outcome, "city_emissions_spared_by_materials")), number(outcome.cost.investment / 1e6, 1),
        number(outcome.cost.cost_per_tonne), _rebound(taken, share is not None),
    ]  # fmt: skip


def _rebound(taken: float | None, acting: bool) -> str:
    if not acting:
        return "none known"
    return "no saving here" if taken is None else f"{number(taken, 1)} %"


HEADS = (
    "row", "strategy", "digital impact", "plan and measures", "buildings", "operational emissions t/a", "%",
    "delivered energy MWh/a", "%", "embodied t", "avoided embodied t", "avoided use t/a", "spared by materials t",
    "investment million", "cost per tonne of use", "taken back by rebound",
)  # fmt: skip


def page(workspace: Workspace) -> Iterator[str]:
    """Lines of the page."""
    manifest = workspace.snapshot.manifest
    yield from ("# Table 1 of the report, row by row", "", "Written by `python -m docs.table_1`.", "")
    yield (
        f"One plan for each row of table 1 of the report (CCICED 2024), on {manifest.name} with "
        f"{workspace.snapshot.manifest.counts['buildings']:,} buildings, day {manifest.date}, money in "
        f"{manifest.currency}. How many take part is chosen for the sake of the example: compare kinds, not sizes."
    )
    yield ""
    yield (
        "Operational emissions, energy and cost are the plan against today. Embodied emissions (EN 15978, A1 to "
        "A5) fall in the year of building. What is avoided is the counterfactual, avoided new floor area and its "
        "use; it is never taken off the other columns. What materials spare is in the embodied emissions already. "
        "Cost per tonne is the yearly cost to society over the operational emissions that all domains avoid together, "
        "traffic and deliveries among them; it is left out where they rise. Rebound is told for "
        "operational emissions."
    )
    outcomes = [(row, outcome_of(row, workspace)) for row in ROWS]
    yield from ("", "| " + " | ".join(HEADS) + " |", "|---|---|---|---|" + "--:|" * (len(HEADS) - 4))
    yield from ("| " + " | ".join(cells(row, outcome)) + " |" for row, outcome in outcomes)
    yield from ("", "What to know when reading a row:", "")
    yield from (f"- `{row.plan}`: {row.note}" for row in ROWS)


def main() -> None:
    """Writes the page from the city of the first argument, or from a demo city that is built for it."""
    with tempfile.TemporaryDirectory() as folder:
        city = Path(sys.argv[1]) if len(sys.argv) > 1 else demo(Path(folder) / "city")
        workspace = OpenCity(city).workspace
        workspace.prepare()
        PAGE.write_text("\n".join(page(workspace)) + "\n", encoding="utf-8")


def demo(city: Path) -> Path:
    """Builds the demo city into a folder."""
    from citybrain.twin.demo import build_demo

    build_demo(city)
    return city


if __name__ == "__main__":
    main()
