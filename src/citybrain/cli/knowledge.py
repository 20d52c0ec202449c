"""Commands on what the city knows: where it stands, why a number is what it is, the registers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from citybrain.cli.answering import Draws, Seed, WithUncertainty, uncertainty_request, work_out_uncertainty
from citybrain.cli.city import AsJson, CityFolder, Engine, EveryNotice, print_json
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.kernel import Graph
    from citybrain.presenting.progress.indicator_shapes import FrameworkTold
    from citybrain.progress.indicator_service import IndicatorService

Country = Annotated[str, typer.Option(metavar="XX", help=text("cli-country", READER.language))]
OfCity = Annotated[Path | None, typer.Argument(metavar="[CITY]", help=text("cli-of-city", READER.language))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("assess", help=text("cli-assess", READER.language))(assess)
    app.command("explain", help=text("cli-explain", READER.language))(explain)
    app.command("quantities", help=text("cli-quantities", READER.language))(quantities)
    app.command("domains", help=text("cli-domains", READER.language))(domains)
    app.command("parameters", help=text("cli-parameters", READER.language))(parameters)


def assess(
    city: CityFolder,
    as_json: AsJson = False,
    engine: Engine = None,
    uncertainty: WithUncertainty = False,
    draws: Draws = None,
    uncertainty_seed: Seed = None,
    notices: EveryNotice = False,
) -> None:
    """Tell where the city stands today."""
    from citybrain.open_city.opening import executor_of
    from citybrain.presenting.answers.assessment import assessment_answer
    from citybrain.presenting.answers.city import city_answer

    with OpenCity(city, executor_of(engine)) as opened:
        workspace = opened.workspace
        answer: Mapping[str, Any] = assessment_answer(workspace.today(), READER.language)
        told = city_answer(workspace.snapshot, READER.language)["notices"]
        answer = {**answer, "indicators": _indicators(opened.indicators), "notices": told}
        if (asked := uncertainty_request(uncertainty, draws, uncertainty_seed)) is not None:
            answer = {**answer, "uncertainty": work_out_uncertainty(workspace, None, asked["draws"], asked["seed"])}
    if as_json:
        print_json(answer)
        return
    from citybrain.cli.tables import print_assessment, print_notices

    currency = workspace.snapshot.manifest.currency
    print_assessment(answer, currency, READER)
    from citybrain.cli.indicator_tables import counts_table

    READER.out().print(counts_table(answer["indicators"], READER))
    if "uncertainty" in answer:
        from citybrain.cli.uncertainty_tables import print_uncertainty

        print_uncertainty(answer["uncertainty"], currency, READER)
    print_notices(workspace.snapshot, READER, notices)


def _indicators(service: IndicatorService) -> list[FrameworkTold]:
    """Frameworks of indicators with how many are computed, entered and not reported."""
    from citybrain.presenting.progress.indicator_answers import framework_answer

    evaluated = service.evaluated()
    return [framework_answer(framework, evaluated, READER.language) for framework in evaluated.frameworks]


def explain(
    city: CityFolder,
    quantity: Annotated[str, typer.Argument(metavar="QUANTITY", help=text("cli-explain-quantity", READER.language))],
    entity: Annotated[str, typer.Argument(metavar="[ENTITY]", help=text("cli-explain-entity", READER.language))] = "",
    plan: Annotated[Path | None, typer.Option(metavar="PLAN", help=text("cli-explain-plan", READER.language))] = None,
    depth: Annotated[int, typer.Option(min=0, max=12, help=text("cli-explain-depth", READER.language))] = 2,
    as_json: AsJson = False,
) -> None:
    """Open a number into its inputs, down to files, records and parameters."""
    from citybrain.plans.uncertainty.ranges import is_ranged
    from citybrain.presenting.answers.explanation import explanation_answer

    workspace = OpenCity(city).workspace
    view = workspace.today()
    if plan is not None:
        from citybrain.plans.document import read_file

        view = workspace.outcome_of(read_file(plan)).view
    told = view.explain(quantity, workspace.row(quantity, entity), depth)
    answer = explanation_answer(told, workspace.graph, workspace.places, READER.language, view)
    if as_json:
        print_json(answer)
    else:
        from citybrain.cli.tables import print_explanation

        ranged = frozenset(name for name in workspace.graph.quantities if is_ranged(workspace.graph, name))
        print_explanation(answer, workspace.snapshot.manifest.currency, READER, ranged)


def quantities(city: OfCity = None, country: Country = "FI", as_json: AsJson = False) -> None:
    """List everything that can be known about a city."""
    from citybrain.presenting.answers.quantities import quantities_answer

    shares = OpenCity(city).snapshot.manifest.quality if city else {}
    answer = quantities_answer(_graph(city, country), shares, READER.language)
    if as_json:
        print_json(answer)
    else:
        from citybrain.cli.tables import print_quantities

        print_quantities(answer, READER)


def domains(city: OfCity = None, country: Country = "FI", as_json: AsJson = False) -> None:
    """List the domains with what they bring, and their state in a city."""
    from citybrain.base.domains import find_domains
    from citybrain.presenting.answers.domains import domains_answer

    rows = OpenCity(city).snapshot.city() if city else None
    answer = domains_answer(find_domains(), _graph(city, country), rows, READER.language)
    if as_json:
        print_json(answer)
    else:
        from citybrain.cli.domain_tables import print_domains

        print_domains(answer, READER)


def parameters(city: OfCity = None, country: Country = "FI", as_json: AsJson = False) -> None:
    """List all dated numbers with their sources."""
    from citybrain.presenting.answers.explanation import parameters_answer

    answer = parameters_answer(_graph(city, country), READER.language)
    if as_json:
        print_json(answer)
    else:
        from citybrain.cli.tables import print_parameters

        print_parameters(answer, READER)


def _graph(city: Path | None, country: str) -> Graph:
    from citybrain.open_city.opening import graph_of_country

    return graph_of_country(country) if city is None else OpenCity(city).graph
