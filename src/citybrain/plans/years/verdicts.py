"""What a plan does to a number in each year of its path, judged as in the last one."""

from __future__ import annotations

from citybrain.plans.outcome import Effect, JudgedVerdict, Outcome, UnknownRemainder
from citybrain.plans.roles import better_of


def verdicts_by_year(outcome: Outcome, name: str) -> list[JudgedVerdict]:
    """The verdict on a quantity of the city in every year: what cannot be told in one year may be told in another.

    It cannot be told where a number has no value then, or where the plan lets grow what is not known of it until then.
    """
    path, graph = outcome.pathway, outcome.view.graph
    if path is None:
        return []
    term, headline = graph.vocabulary.terms.get(name), {effect.quantity: effect for effect in outcome.headline}
    told, better, unit = headline.get(name), better_of(graph, name), graph[name].unit
    tracked = (path.reference.track.city, path.plan.city)
    rest = term.unknown if term and term.unknown and all(term.unknown in track for track in tracked) else None
    remainders = zip(*path.numbers(rest), strict=True) if rest else [None] * len(path.years)
    return [
        Effect(
            name,
            told.today if told else reference,
            reference,
            plan,
            better,
            noise=told.noise if told else 0.0,
            unit=unit,
            unknown=UnknownRemainder(rest, one[0], *one) if rest and one else None,
            least=term.least_change if term else None,
        ).verdict
        for reference, plan, one in zip(*path.numbers(name), remainders, strict=True)
    ]
