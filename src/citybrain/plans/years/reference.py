"""What happens without the plan: the path of a scenario, computed once and kept beside the baseline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from citybrain.kernel import DeclarationError, Graph, Result, seen_from
from citybrain.plans.entity_index import EntityIndexes
from citybrain.plans.executors import Executor
from citybrain.plans.on_demand import OnDemand
from citybrain.plans.requests import Request
from citybrain.plans.view import View
from citybrain.plans.years.adoption import Adoption, adoptions
from citybrain.plans.years.progress import Progress
from citybrain.plans.years.simulate import YearDone, names_of_path, simulate_years
from citybrain.plans.years.track import Track

PART = "progress-reference"


@dataclass(frozen=True)
class Start:
    """A city on the first day of its path, on the graph of a scenario and without any measure."""

    snapshot: int
    places: EntityIndexes
    view: View
    scenario: str
    label: dict[str, str]
    asked: Sequence[Request]


@dataclass(frozen=True)
class Reference:
    """The path of a scenario alone: the numbers of every year, and who got which of its measures when."""

    start: Start
    years: tuple[int, ...]
    track: Track
    adopted: dict[tuple[bool, int], Adoption]
    names: tuple[str, ...]
    last: View  # the city in the last year


def reference_of(start: Start, years: Sequence[int], progress: Progress, more: Iterable[str] = ()) -> Reference:
    """The path of a scenario over the years; `more` names quantities that are wanted beside the headlines."""
    base = start.view.result
    names = names_of_path(start.view, start.asked, more)
    track, adopted = Track(), adoptions(start.asked)
    for done in simulate_years(base, years, start.asked, names, progress, PART):
        track.add(done.year, done.state)
        for key, applied in done.applied.items():
            adopted[key].add(applied)
    return Reference(start, tuple(years), track, adopted, tuple(names), view_of(start.view, done))


def view_of(today: View, done: YearDone, without: Callable[[], View] | None = None) -> View:
    """A year as a change of today's city, for maps and explanations; these tell it against the year `without`."""
    return View(seen_from(today.result, done.state, {**done.overlay, **done.held.patches()}), today, without)


def on_graph(graph: Graph, known: Result, executor: Executor) -> Result:
    """A city on another graph of the same quantities; values are taken over where no parameter differs on its day."""
    differs = (name for name in graph.parameters if not _same_on(known, graph, name))
    return OnDemand(graph, known.city, executor, known, graph.after(differs))


def _same_on(known: Result, graph: Graph, name: str) -> bool:
    one, other, day = known.graph.parameters[name], graph.parameters[name], known.city.day
    if one is other:
        return True
    try:
        return one.table_at(day) is other.table_at(day) if one.by else one.at(day).value == other.at(day).value
    except DeclarationError:
        return False
