"""The registers of a city as tables: its data, its algorithms, its parameters, and how well it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from citybrain.base.algorithms import Algorithm
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.explanation import parameters_answer
from citybrain.presenting.answers.interventions import interventions_answer
from citybrain.presenting.answers.quantities import quantities_answer
from citybrain.presenting.answers.shapes.knowledge import Parameter
from citybrain.presenting.answers.sources import NOBODY, DataSource, DataSteward, ReadFile, sources_answer
from citybrain.presenting.answers.words import label
from citybrain.presenting.report.csv_file import Cell
from citybrain.twin.quality import SHARES

Line = Sequence[Cell]
Table = tuple[tuple[str, ...], Iterator[Line]]
PARTS = "; "
NO_FILE: ReadFile = {"file": "", "sha256": "", "bytes": 0}


def register_table(
    register: str,
    workspace: Workspace,
    language: str,
    declared: Iterable[Algorithm] = (),
    others: Iterable[DataSource] = (),
    stewards: Mapping[str, DataSteward] = NOBODY,
) -> Table:
    """Columns and rows of the register of data, algorithms, parameters or quality.

    `declared` are the algorithms that are no formula and no measure, `others` the sources
    beside files and bills, `stewards` who answers for each source.
    """
    if register == "algorithms":
        return _algorithms(workspace, language, declared)
    if register == "data":
        return _data(workspace, language, others, stewards)
    return {"parameters": _parameters, "quality": _quality}[register](workspace, language)


def _data(
    workspace: Workspace, language: str, others: Iterable[DataSource], stewards: Mapping[str, DataSteward]
) -> Table:
    observed, graph = workspace.observed, workspace.graph
    told = sources_answer(workspace.snapshot, observed, graph, language, others, stewards)["sources"]
    columns = (
        "source", "title", "licence", "address", "date", "read", "file", "sha256", "bytes", "received", "kept",
        "rejected", "reasons", "simulated", "attributes", "owner", "steward", "steward_contact", "steward_since",
        "steward_named_by",
    )  # fmt: skip
    return columns, (_data_line(source, file) for source in told for file in source["files"] or [NO_FILE])


def _data_line(source: DataSource, file: ReadFile) -> Line:
    steward = source["steward"]
    answers = (steward["name"], steward["contact"], steward["since"], steward["named_by"]) if steward else (None,) * 4
    rejected = sum(reason["count"] for reason in source["rejected"]) if source["received"] is not None else None
    return (
        source["key"], source["title"], source["licence"], source["url"], source["date"], source["read"],
        file["file"], file["sha256"], file["bytes"], source["received"], source["kept"], rejected,
        PARTS.join(reason["text"] for reason in source["rejected"]), "yes" if source["simulated"] else "no",
        PARTS.join(attribute["label"] for attribute in source["attributes"]),
        source["owner"], *answers,
    )  # fmt: skip


def _algorithms(workspace: Workspace, language: str, declared: Iterable[Algorithm]) -> Table:
    columns = ("name", "label", "explanation", "unit", "of", "kind", "source", "where", "inputs")
    return columns, _algorithm_lines(workspace, language, declared)


def _algorithm_lines(workspace: Workspace, language: str, declared: Iterable[Algorithm]) -> Iterator[Line]:
    for made in quantities_answer(workspace.graph, workspace.snapshot.manifest.quality, language):
        about = made["sentence"], made["unit"], made["entity"], made["kind"], made["source"], made["where"]
        yield made["name"], made["label"], *about, " ".join(made["inputs"])
    for can in interventions_answer(workspace.graph, workspace.day, language):
        what = can["description"], None, can["entity"], "measure", can["source"], can["where"]
        yield can["name"], can["label"], *what, " ".join(can["inputs"])
    known = set()
    for one in declared:
        known.add(one.name)
        yield one.name, one.label, one.sentence, None, None, one.kind, one.source, one.where, None
    for rule in sources_answer(workspace.snapshot, workspace.observed, workspace.graph, language)["rules"]:
        if rule["rule"] not in known:
            of = PARTS.join(attribute["label"] for attribute in rule["attributes"])
            yield rule["rule"], of, rule["text"], None, None, "imputation", None, None, None


def _parameters(workspace: Workspace, language: str) -> Table:
    columns = ("name", "label", "for", "value", "unit", "from", "source", "quality", "file")
    return columns, _parameter_lines(workspace, language)


def _parameter_lines(workspace: Workspace, language: str) -> Iterator[Line]:
    for made in parameters_answer(workspace.graph, language):
        for value in made["values"]:
            yield _parameter_line(made, None, value, value["from"])
        for table in made["tables"]:
            for row in table["rows"]:
                axes = PARTS.join(f"{axis}: {_axis(row[axis])}" for axis in made["by"] if axis in row)
                yield _parameter_line(made, axes, row, table["from"])


def _parameter_line(made: Parameter, axes: str | None, value: Mapping[str, Any], since: str) -> Line:
    known = value["source"], value["quality"] or None
    return made["name"], made["label"], axes, value["value"], made["unit"], since, *known, made["where"]


def _axis(said: object) -> str:
    return " ".join(str(name) for name in said) if isinstance(said, list) else str(said)


def _quality(workspace: Workspace, language: str) -> Table:
    quality = workspace.snapshot.manifest.quality
    lines: Iterator[Line] = (
        (name, label(workspace.graph, name, language), *(shares[share] for share in SHARES))
        for name, shares in quality.items()
    )
    return ("attribute", "label", *SHARES), lines
