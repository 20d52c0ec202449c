"""One plan that slows and filters streets, plants trees and warms homes: what each domain says of it, in one table."""

from __future__ import annotations

import csv
import datetime
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from citybrain.open_city import OpenCity
from citybrain.plans.document import read_file
from citybrain.plans.example_plans import plan_file
from citybrain.plans.outcome import Outcome
from citybrain.plans.uncertainty.ranges import drawn_behind, ranges_of
from citybrain.plans.uncertainty.uncertainty import Interval, Options
from citybrain.plans.view import View
from citybrain.plans.workspace import Workspace
from citybrain.twin.demo import build_again
from docs.table_1 import demo, number
from docs.table_2 import figures

PAGE = Path(__file__).parent / "validation" / "live-well.md"
PLAN = "thirty-and-warm-homes"
WIND = 4.0
"""Metres a second of the made-up wind, which blows from each of `SIDES` for an hour, in turn."""
SIDES = 36
BACKGROUND = {"nitrogen_dioxide": 2.9, "ozone": 56.0, "fine_particles": 5.0}
"""Air that the city does not reach [µg/m³]: summer of 2018 in Luukki (road-air.md), particles assumed."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Climate": ("city_operational_emissions", "city_traffic_emissions", "city_lorry_emissions"),
    "Energy": ("city_delivered_energy",),
    "Travel": (
        "city_vehicle_kilometres", "car_share_of_trips", "transit_share_of_trips", "bicycle_share_of_trips",
        "walk_share_of_trips",
    ),
    "Noise": (
        *(f"city_residents_above_{level}_at_night" for level in (40, 45, 50, 55, 60)),
        "city_residents_above_55_day_evening_night",
    ),
    "Air": (
        "city_traffic_nitrogen_oxides", "city_nitrogen_dioxide_of_residents", "city_fine_particles_of_residents",
        "city_residents_above_who_nitrogen_dioxide", "city_residents_above_who_fine_particles",
    ),
    "Safety": ("city_injury_risk_exposure", "city_fatal_risk_exposure", "city_injury_accidents"),
    "Health": (
        "city_life_years_lost_below_65", "city_life_years_lost_from_65", "city_life_years_lost",
        "city_highly_annoyed", "city_highly_sleep_disturbed", "city_deaths_of_noise",
        "city_deaths_of_fine_particles", "city_deaths_of_nitrogen_dioxide", "city_deaths_of_heat",
        "city_deaths_of_cold", "city_deaths_prevented_by_activity", "city_life_years_gained_by_activity",
    ),
    "Streets": ("city_fifteen_minute_score", "city_calm_street_length"),
    "Money": ("city_investment", "city_running_cost_in_buildings"),
}  # fmt: skip
GROUND = (
    "built", "water", "railway", "driven", "parked", "cycled", "walked", "green", "bare", "unknown", "unmapped",
    "sealed",
)  # fmt: skip
OVERLAPS = (
    "**Nitrogen dioxide and fine particles** come from the same exhaust: a third of the years of nitrogen dioxide is "
    "counted with particles and left out of the sum (`overlap_of_nitrogen_dioxide`).",
    "**Noise and air** both act on the heart: deaths of heart disease of noise may be among those of particles. No "
    "published part is known; both count.",
    "**Health and money**: the value of life years stands beside the cost to society and enters no other sum.",
    "**Activity and safety**: more walking and cycling gives years, and exposes more people to cars; accidents are "
    "those of all who are hurt on roads with cars, by their speed and traffic alone.",
    "**Heat and cold** move with the weather alone: neither insulation nor trees change them here.",
    "**Insulation and heat pumps** on one building: the pump is made for what the wall leaves, so their savings do not "
    "add up one by one; the plan is computed as a whole.",
    "**Trees in place of parking**: fewer places do not change how many own a car here.",
)


class Ends(NamedTuple):
    """Intervals of a number today and of its change; None where nobody works them out."""

    today: Interval | None = None
    change: Interval | None = None


class Told(NamedTuple):
    """A number of the city today and with the plan, and its intervals."""

    name: str
    today: float
    plan: float
    ends: Ends


def ask_for_air_and_noise(city: Path) -> None:
    """Add noise, and air beside roads with a wind that is made up, to a city, and build it again."""
    folder = city / "made-up"
    folder.mkdir(exist_ok=True)
    start = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
    with (folder / "wind.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(("time", "wind_speed [m/s]", "wind_from [degree]"))
        for hour in range(8760):
            at = start + datetime.timedelta(hours=hour)
            rows.writerow((at.isoformat(), WIND, hour % SIDES * 360 / SIDES))
    with (folder / "background.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(("longitude", "latitude", *BACKGROUND))
        rows.writerow((24.94, 60.17, *BACKGROUND.values()))
    with (city / "city.toml").open("a", encoding="utf-8") as file:
        file.write(
            "\n[domains.noise]\n\n[domains.road_air]\n"
            f'wind = {{file = "made-up/wind.csv", title = "Made up, {WIND:g} m/s", licence = "CC0-1.0"}}\n'
            'background = {file = "made-up/background.csv", title = "Made up", licence = "CC0-1.0"}\n'
        )
    build_again(city)


def told_of(outcome: Outcome, intervals: Mapping[str, Ends]) -> Iterator[tuple[str, Told]]:
    """Numbers of the city by group, in the order of `GROUPS`."""
    today, plan = outcome.today, outcome.view
    for group, names in GROUPS.items():
        for name in names:
            told = float(today.value(name)), float(plan.value(name))
            yield group, Told(name, *told, ends_of(today, plan, name, intervals) if np.isfinite(told).all() else Ends())


def ends_of(today: View, plan: View, name: str, intervals: Mapping[str, Ends]) -> Ends:
    """Intervals of a number: of the plan's own draws, else of what formulas alone lead to the number from."""
    if name in intervals:
        return intervals[name]
    if not drawn_behind(today.graph, [name], today.result.city.day):
        return Ends()
    found = ranges_of(today, [name], plan)[name]
    return Ends(found.today[0], found.change[0] if found.change else None)


def between(interval: Interval | None) -> str:
    """Both ends; a dash where there is no interval, or one without width."""
    ends = (figures(interval.low), figures(interval.high)) if interval else ("", "")
    return "–" if ends[0] == ends[1] else " to ".join(ends)


def effects(workspace: Workspace, outcome: Outcome) -> Iterator[str]:
    """Rows of the table of all domains."""
    drawn = workspace.uncertainties.of(workspace.today(), outcome, Options(drivers=False))
    known = {e.quantity: Ends(found.today, found.change) for e in outcome.headline if (found := drawn.of(e.quantity))}
    graph = outcome.view.graph
    yield from (
        "| domain | number | unit | today | today, 90 % of draws | plan | change | change, 90 % of draws |",
        "|---|---|---|--:|--:|--:|--:|--:|",
    )
    for group, told in told_of(outcome, known):
        label, unit = graph.vocabulary.label(told.name, "en"), graph[told.name].unit
        today, plan, change = (figures(one) for one in (told.today, told.plan, told.plan - told.today))
        cells = (group, label, unit, today, between(told.ends.today), plan, change, between(told.ends.change))
        yield f"| {' | '.join(cells)} |"


def health_of_zones(workspace: Workspace, outcome: Outcome) -> Iterator[str]:
    """Rows of healthy years lost by zone and age: today and the change, each with its range."""
    ages = ("below_65", "from_65")
    found = ranges_of(workspace.today(), [f"zone_life_years_lost_{age}" for age in ages], outcome.view)
    zones = workspace.places["zone"]
    heads = (f"{age}, today | 90 % of draws | change | 90 % of draws" for age in ("below 65", "from 65"))
    yield f"| zone | {' | '.join(heads)} |"
    yield f"|---{'|--:' * 8}|"
    values = {
        age: [np.asarray(view.value(f"zone_life_years_lost_{age}")) for view in (outcome.today, outcome.view)]
        for age in ages
    }
    for row in range(len(zones.ids)):
        cells = [zones.called(row) or str(zones.ids[row])]
        for age in ages:
            before, after = (one[row] for one in values[age])
            ends = found[f"zone_life_years_lost_{age}"]
            cells += [figures(before), between(ends.today[row])]
            cells += [figures(after - before), between(ends.change[row] if ends.change else None)]
        yield "| " + " | ".join(cells) + " |"


def ground(outcome: Outcome) -> Iterator[str]:
    """Rows of the ground of the city by use, in hectares."""
    yield from ("| ground | today [ha] | plan [ha] | change [ha] |", "|---|--:|--:|--:|")
    for use in GROUND:
        name = f"city_ground_{use}"
        before, after = (float(view.value(name)) / 1e4 for view in (outcome.today, outcome.view))
        label = outcome.view.graph.vocabulary.label(name, "en").removesuffix(", city")
        yield f"| {label} | {number(before, 2)} | {number(after, 2)} | {number(after - before, 2)} |"


def page(workspace: Workspace) -> Iterator[str]:
    """Lines of the page."""
    outcome = workspace.outcome_of(read_file(plan_file(Path(), Path(PLAN))))
    manifest, vocabulary = workspace.snapshot.manifest, outcome.view.graph.vocabulary
    taking = (f"{vocabulary.label(m.measure.intervention, 'en')} ({m.adopted:,})" for m in outcome.measures)
    yield from (
        "# One plan, all domains",
        "",
        "Written by `python -m docs.live_well`.",
        "",
        f"`{PLAN}` on {manifest.name}, day {manifest.date}, money in {manifest.currency}, with how many take part: "
        f"{'; '.join(taking)}. Noise and air beside roads are asked for. **The wind is made up**: {WIND:g} m/s from "
        "all sides alike, as no open file tells it; the background is that of summer in Luukki, of particles assumed. "
        "So what stands under air, and the years of life that hang on it, show the method and no state of Helsinki.",
        "",
        "Intervals of climate, energy, travel and money are those of the plan; those of noise, safety and health are "
        "[ranges](../health.md#ranges), which hold what the formulas may be off, and how far all levels of noise and "
        "all that roads bring to the air are off in common. A dash: none is worked out, as of shares of trips, or it "
        "has no width. *Cannot tell*: what the city does not know, such as accidents without a file of them.",
        "",
        "## Effects",
        "",
        *effects(workspace, outcome),
        "",
        "## Healthy years lost by age and zone",
        "",
        *health_of_zones(workspace, outcome),
        "",
        "## Ground before and after",
        "",
        *ground(outcome),
        "",
        "Sealed ground lies across the uses above it.",
        "",
        "## What overlaps",
        "",
        *(f"- {one}" for one in OVERLAPS),
    )


def main() -> None:
    """Writes the page from the city of the first argument, or from a demo city that is built for it."""
    with tempfile.TemporaryDirectory() as folder:
        city = Path(sys.argv[1]) if len(sys.argv) > 1 else demo(Path(folder) / "city")
        if len(sys.argv) == 1:
            ask_for_air_and_noise(city)
        workspace = OpenCity(city).workspace
        workspace.prepare()
        PAGE.write_text("\n".join(page(workspace)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
