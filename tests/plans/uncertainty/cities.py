"""A made-up city whose attributes are known badly, and cases of it."""

from copy import deepcopy
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import yaml

from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.evaluate import headline, zone_headline
from citybrain.plans.outcome import Outcome
from citybrain.plans.uncertainty.adoption_draws import adoption_draws_of
from citybrain.plans.uncertainty.attributes import attribute_table, attributes_of
from citybrain.plans.uncertainty.case import Case
from citybrain.plans.uncertainty.path_case import PathCase
from citybrain.plans.workspace import Workspace
from tests.city import write_city

ROWS = 600
PLAN = """\
name: Warm houses
measures:
  - {intervention: insulate_walls, where: {construction_year: {before: 1980}}, uptake: 0.7}
  - {intervention: install_air_source_heat_pump, where: {heating_system: [oil_boiler, gas_boiler]}, uptake: 0.5}
  - {intervention: install_rooftop_solar, uptake: 0.4}
"""
PATH = """\
name: Warm houses by 2034
years: {from: 2026, to: 2034}
measures:
  - intervention: insulate_walls
    where: {construction_year: {before: 1980}}
    uptake: {2026: 0.0, 2034: 0.6}
  - intervention: install_air_source_heat_pump
    where: {heating_system: [oil_boiler, gas_boiler]}
    uptake: {2026: 0.2, 2034: 0.6}
"""


@cache
def workspace() -> Workspace:
    opened = OpenCity(write_city(Path(mkdtemp()), ROWS, [0, ROWS // 3, ROWS])).workspace
    opened.prepare()
    return opened


@cache
def outcome(text: str) -> Outcome:
    return workspace().outcome_of(read_bytes(text.encode(), "plan.yaml"))


@cache
def badly_known() -> Path:
    """The reviewed table with what it says of estimated values said of measured ones, the only ones of the city."""
    table = deepcopy(dict(attribute_table()))
    for entry in table.values():
        entry["kinds"]["measured"] = entry["kinds"]["estimated"]
    file = Path(mkdtemp()) / "attributes.yaml"
    file.write_text(yaml.safe_dump(table), encoding="utf-8")
    return file


def case(text: str = "") -> Case:
    """The city today, or with a plan."""
    today = workspace().today()
    made = outcome(text) if text else None
    first = made.today if made else today
    asked = tuple(q.name for q in headline(first, "city")), tuple(q.name for q in zone_headline(first))
    attributes = attributes_of(workspace().snapshot, badly_known())
    if made is None:
        return Case(first.result, None, None, attributes, *asked)
    if made.pathway is not None:
        return PathCase(first.result, made.view.result, None, attributes, *asked, made.pathway)
    return Case(first.result, made.view.result, adoption_draws_of(made.measures, first.graph), attributes, *asked)
