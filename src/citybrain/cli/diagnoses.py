"""Commands on where readings of cases come from: the register of known sources, diagnoses, what inspections showed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.headings import headed_table
from citybrain.cli.reader import READER
from citybrain.cli.results import Results
from citybrain.cli.tracing import print_evidence
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.cases.tracing.diagnoses import DiagnosisAnswer
    from citybrain.cases.tracing.hits import HitShare

ENDINGS = {".html": "paper", ".pdf": "pdf"}
Number = Annotated[int, typer.Argument(metavar="NUMBER", help=text("cli-case-number", READER.language))]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help=text("cli-case-by", READER.language))]


def _help(name: str) -> str:
    return text(f"cli-case-{name}", READER.language)


def _network(name: str) -> str:
    return text(f"cli-trace-network-{name}", READER.language)


def add_to(app: typer.Typer) -> None:
    """Put the commands among those on cases."""
    app.command("sources", help=_help("sources"))(sources)
    app.command("diagnose", help=_help("diagnose"))(diagnose)
    app.command("inspected", help=_help("inspected"))(inspected)
    app.command("hits", help=_help("hits"))(hits)
    app.command("network", help=text("cli-trace-network", READER.language))(network)


def sources(
    city: CityFolder,
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help=_help("sources-file"))] = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Show the register, after letting it be a table where one is given."""
    from citybrain.cases.tracing.question import MOST_SOURCES
    from citybrain.cases.tracing.register import RegisteredSource, registered_sources, replace_register
    from citybrain.cases.tracing.tables import read_rows
    from citybrain.records import author

    rows = None if file is None else read_rows(file, RegisteredSource, MOST_SOURCES)
    with OpenCity(city) as opened:
        if rows is not None:
            with opened.records.begin() as connection:
                new, gone = replace_register(connection, rows, author(by))
        with opened.records.read() as connection:
            known = registered_sources(connection)
    if as_json:
        print_json([one.model_dump() for one in known])
    elif rows is not None:
        told = {"count": str(len(known)), "new": str(new), "gone": str(gone)}
        READER.out().print(text("cli-case-sources-done", READER.language, **told))
    elif known:
        table = headed_table(READER, "diagnosis-column-", ("source", "kind", "place", "permitted"), ("permitted",), "")
        for one in known:
            place = f"{one.latitude:.5f}, {one.longitude:.5f}"
            table.add_row(escape(one.name), escape(one.kind), place, f"{one.permitted_rate:g} g/s")
        READER.out().print(table)
    else:
        READER.out().print(_help("sources-none"))


def diagnose(
    city: CityFolder,
    number: Number,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help=_help("diagnose-file"))] = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Make a diagnosis of a case, or show the last one where it would say the same."""
    from citybrain.cases.tracing.diagnosis import DiagnosisQuestion
    from citybrain.kernel.errors import InputError
    from citybrain.records import author

    if file is not None and file.suffix.lower() not in ENDINGS:
        raise InputError("cli-case-diagnosis-ending", received=file.name, allowed=", ".join(ENDINGS))
    results = Results() if file is None else Results(**{ENDINGS[file.suffix.lower()]: file})
    results.require_writable()
    with OpenCity(city) as opened:
        made = opened.diagnoses.diagnose(number, DiagnosisQuestion(), author(by))
        answer = opened.diagnoses.one(number, made.number)
        observed, zone = opened.cases.one(number).case.property, opened.time_zone()
    if as_json:
        print_json(answer)
    else:
        out = READER.out()
        print_evidence(answer["document"]["trace"], READER)
        out.print(text("cli-case-diagnosis", READER.language, number=str(made.number), sha256=answer["sha256"]))
        if not made.new:
            out.print(_help("diagnosis-same"))
        elif (before := answer["compared"]) is not None:
            verdict = text(f"trace-verdict-{before['verdict_before'].replace('_', '-')}", READER.language)
            changed = ", ".join(before["changed"]) or "–"
            out.print(text("cli-case-diagnosis-changed", READER.language, changed=changed, before=verdict))
    results.write_paper(lambda: _page(answer, observed, zone))


def inspected(
    city: CityFolder,
    number: Number,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help=_help("inspected-source"))],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help=_help("why"))] = "",
    by: By = None,
) -> None:
    """Record the outcome of an inspection."""
    from citybrain.kernel.errors import NotFoundError
    from citybrain.records import author

    with OpenCity(city) as opened:
        known = opened.diagnoses.listed(number)
        if not known:
            raise NotFoundError("cli-case-not-diagnosed", received=str(number))
        outcome = opened.diagnoses.inspected(number, known[0]["number"], source, why, author(by))
    READER.out().print(text("cli-case-inspected-done", READER.language, place=outcome["place"]))


def hits(city: CityFolder, as_json: AsJson = False) -> None:
    """Print how often diagnoses were right, also while the city is served."""
    from citybrain.cases.tracing.hits import hit_rates
    from citybrain.governance import DataClass

    with OpenCity(city) as opened, opened.records.read() as connection:
        rates = hit_rates(connection, [str(one) for one in DataClass])
    if as_json:
        print_json(rates)
        return
    of, out = rates["all"], READER.out()
    for name, share in (("first", of["first"]), ("three", of["among_three"])):
        told = {"hits": str(share["hits"]), "trials": str(of["inspected"]), "interval": _interval(share)}
        out.print(text(f"cli-case-hits-{name}", READER.language, **told))
    out.print(text("cli-case-hits-silent", READER.language, count=str(of["silent"])))


def network(
    reaches: Annotated[Path, typer.Option("--reaches", metavar="FILE", help=_network("reaches"))],
    samples: Annotated[Path, typer.Option("--samples", metavar="FILE", help=_network("samples"))],
    since: Annotated[str, typer.Option("--from", metavar="TIME", help=_network("from"))],
    until: Annotated[str, typer.Option("--to", metavar="TIME", help=_network("to"))],
    as_json: AsJson = False,
) -> None:
    """Tell where on a network something was let in; no city is needed."""
    from pydantic import ValidationError

    from citybrain.cases.tracing.errors import TraceError
    from citybrain.cases.tracing.network import MOST_REACHES, GivenReach, GivenSample, NetworkQuestion, trace_network
    from citybrain.cases.tracing.tables import read_rows
    from citybrain.cases.tracing.upstream import MOST_SAMPLES

    said = {
        "reaches": read_rows(reaches, GivenReach, MOST_REACHES),
        "samples": read_rows(samples, GivenSample, MOST_SAMPLES), "since": since, "until": until,
    }  # fmt: skip
    try:
        question = NetworkQuestion.model_validate(said)
    except ValidationError as problem:
        first = problem.errors()[0]
        told = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise TraceError("trace-question", problem=told) from None
    evidence = trace_network(question)
    if as_json:
        print_json(evidence)
        return
    out = READER.out()
    out.print(text(f"trace-verdict-{evidence['verdict'].replace('_', '-')}", READER.language), style="bold")
    if evidence["reason"]:
        out.print(text(f"trace-reason-{evidence['reason'].replace('_', '-')}", READER.language))
        return
    columns = ("node", "probability", "explained")
    table = headed_table(READER, "cli-trace-network-column-", columns, ("probability", "explained"), "")
    for one in evidence["nodes"]:
        table.add_row(escape(one["name"]), f"{one['probability']:.1%}", str(one["explained"]))
    table.add_row(_network("nowhere"), f"{evidence['elsewhere']:.1%}", "")
    out.print(table)
    out.print(text("cli-trace-evidence", READER.language, sha256=evidence["sha256"]), style="dim")


def _interval(share: HitShare) -> str:
    if share["share"] is None or share["low"] is None or share["high"] is None:
        return ""
    return f" ({share['low']:.0%}–{share['high']:.0%})"


def _page(answer: DiagnosisAnswer, observed: str, zone: str) -> str:
    from citybrain.presenting.diagnosis_paper import diagnosis_paper

    return diagnosis_paper(answer, observed, zone, READER.language)
