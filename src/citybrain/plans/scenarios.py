"""Scenarios: how the world around a city goes on without its plan, in prices, emission factors and what people do."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from citybrain.kernel import Graph, NotFoundError, PlanError, nearest
from citybrain.plans.availability import whole_of
from citybrain.plans.document import Document
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.scenario_courses import check_courses, read_courses
from citybrain.plans.scenario_file import Anyway, ScenarioFile, read_scenario_file
from citybrain.plans.scenario_paths import Course, laid_over
from citybrain.plans.schema import Measure

FOLDER = Path(__file__).parents[1] / "scenarios"
"""Scenarios of the project: one folder for each."""

OWN = "scenarios"
"""Folder of a city with scenarios of its own, or with paths of its own for one of the project."""

FILE = "scenario.yaml"
COMMON = "common"


@dataclass(frozen=True)
class Scenario:
    """One way in which the world may go on: paths of parameters, and measures that happen anyway.

    `document` is its file, so that what is wrong with a measure can be told with its line.
    """

    name: str
    said: ScenarioFile
    document: Document
    courses: Mapping[str, Course]
    project: bool = False
    """Whether its file is one of the project."""

    @property
    def label(self) -> Mapping[str, str]:
        """What people call it, by language."""
        return self.said.label.model_dump()

    @property
    def description(self) -> Mapping[str, str]:
        """What it assumes, by language."""
        return self.said.description.model_dump()

    @property
    def source(self) -> str:
        """On whose authority."""
        return self.said.source

    @property
    def since(self) -> datetime.date:
        """Last day that is known; the paths run from it on."""
        return self.said.since

    def courses_in(self, graph: Graph) -> dict[str, Course]:
        """Its paths without those of the project whose parameter no domain has."""
        return {n: one for n, one in self.courses.items() if n in graph.parameters or not one.project}

    def measures_of(self, graph: Graph) -> dict[int, Anyway]:
        """What happens anyway by its place in the file, without what the project says and no domain has."""
        known = whole_of(graph).interventions
        return {n: one for n, one in enumerate(self.said.measures) if one.intervention in known or not self.project}

    def graph(self, graph: Graph) -> Graph:
        """The same graph with the parameters of the scenario.

        Raises DeclarationError where the scenario does not fit it: an unknown parameter, another unit, a path that
        begins before what is known ends. What the project says of domains that are not there is left out.
        """
        held = self.courses_in(graph)
        check_courses(held, graph, self.since)
        return graph.with_parameters(laid_over(graph.parameters, held, self.since))

    def measures_in(self, graph: Graph, years: range, day: datetime.date) -> tuple[Measure, ...]:
        """What happens anyway in the years, as a plan would write it; `day` is the day of the year that is computed.

        Rates and shares are read from the parameters of `graph`, which should be that of the scenario. Raises PlanError
        with its line where a rate is no parameter of the city.
        """
        wanted = self.measures_of(graph)
        for position, measure in wanted.items():
            for field, name in (("rate", measure.rate), ("share", measure.share)):
                if name is not None and (name not in graph.parameters or graph.parameters[name].by):
                    near = nearest(name, graph.parameters)
                    spot = SourceLocation(self.document, ("measures", position, field))
                    raise spot.fault("scenario-unknown-rate", field=field, received=name, near=near)
        return tuple(measure.in_years(graph, years, day) for measure in wanted.values())


def scenarios_of(country: str, city: Path | None = None) -> tuple[Scenario, ...]:
    """Scenarios that hold in a country, the default first, those of a city's own folder last."""
    found = (_read(name, country, city) for name in _names(city))
    return tuple(scenario for scenario in found if scenario.said.holds_in(country))


def scenario_of(name: str | None, country: str, city: Path | None = None) -> Scenario:
    """The scenario of a name, the default of the country without one.

    Raises NotFoundError with the nearest names, and whatever is wrong with the files of the scenario.
    """
    for known in _names(city):
        if name in (None, known) and (scenario := _read(known, country, city)).said.holds_in(country):
            return scenario
    names = [scenario.name for scenario in scenarios_of(country, city)]
    near, allowed = nearest(str(name), names), ", ".join(names) or "-"
    raise NotFoundError("scenario-unknown", received=str(name), country=country.upper(), near=near, allowed=allowed)


def _folders(city: Path | None) -> list[Path]:
    """Folders in which scenarios lie, the later standing over the earlier."""
    return [FOLDER, *([city / OWN] if city is not None else [])]


def _names(city: Path | None) -> list[str]:
    """Names of all scenarios, those of the project first, each once."""
    found = [path.parent.name for folder in _folders(city) for path in sorted(folder.glob(f"*/{FILE}"))]
    return list(dict.fromkeys(found))


def _read(name: str, country: str, city: Path | None, extended: bool = False) -> Scenario:
    """A scenario with what it extends: paths of its own stand over those, measures beside none of its own.

    Raises PlanError with its line where it extends one that is not there, or that extends another (`extended`).
    """
    places = [folder / name for folder in _folders(city) if (folder / name).is_dir()]
    file = [place / FILE for place in places if (place / FILE).is_file()][-1]
    said, document = read_scenario_file(file)
    layers = [place / part for place in places for part in (COMMON, country.lower())]
    courses = read_courses([layer for layer in layers if layer.is_dir()], FOLDER)
    project = FOLDER in file.parents
    if said.extends is None:
        return Scenario(name, said, document, courses, project)
    others = [one for one in _names(city) if one != name]
    if extended or said.extends not in others:
        raise _cannot_extend(document, said.extends, others)
    base = _read(said.extends, country, city, extended=True)
    courses = {**base.courses, **courses}
    if said.measures:
        return Scenario(name, said, document, courses, project)
    whole = said.model_copy(update={"measures": base.said.measures})
    return Scenario(name, whole, base.document, courses, base.project)


def _cannot_extend(document: Document, received: str, names: list[str]) -> PlanError:
    spot = SourceLocation(document, ("extends",))
    near, allowed = nearest(received, names), ", ".join(names) or "-"
    return spot.fault("scenario-cannot-extend", received=received, near=near, allowed=allowed)
