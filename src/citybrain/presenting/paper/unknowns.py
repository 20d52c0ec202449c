"""What is not known of a city, and which file would tell it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from citybrain.base.attributes import Attribute
from citybrain.base.domains import find_domains
from citybrain.kernel import Graph
from citybrain.messages import keys, text
from citybrain.presenting.answers.words import label
from citybrain.presenting.report.contents import Json
from citybrain.twin.configuration import SOURCE_KEYS
from citybrain.twin.open_data import SIMULATED
from citybrain.twin.snapshot import Snapshot

LEAST = 0.5
"""Share of rows that are estimated or unknown from which a paper names an attribute."""

MOST_NAMES = 3
"""Names of a column that are told."""

EITHER = frozenset({"osm", "buildings"})
"""Of these kinds of files one is enough."""


@dataclass(frozen=True)
class Unknown:
    """Something that is not known: what it is, what follows from that, and the file that would tell it."""

    what: str
    consequence: str
    file: str


def unknowns(snapshot: Snapshot, graph: Graph, answer: Json, language: str) -> list[Unknown]:
    """What a reader of the paper should know not to be known: groups of people, files that are missing, attributes."""
    attributes = find_domains().attributes.all
    return [
        *_groups(snapshot, graph, answer, attributes, language),
        *_files(snapshot, language),
        *_attributes(snapshot, graph, attributes, language),
    ]


def _groups(
    snapshot: Snapshot, graph: Graph, answer: Json, attributes: Mapping[str, Attribute], language: str
) -> Iterator[Unknown]:
    """Groups of people whose gain is not known, those together that the same columns would tell."""
    money = (answer.get("pathway") or {}).get("money") or answer.get("money") or {}
    labels: dict[str, list[str]] = {}
    for group in money.get("groups", []):
        if not group["known"]:
            names = [name for name in sorted(above(graph, group["quantity"])) if name in attributes]
            missing = [attributes[name] for name in names if _is_missing(snapshot, graph, attributes[name])]
            columns = text("report-comma", language).join(column_of(one, language) for one in missing)
            labels.setdefault(columns, []).append(group["label"])
    for columns, named in labels.items():
        file = text("paper-file-columns", language, columns=columns) if columns else text("paper-file-any", language)
        what = text("report-comma", language).join(named)
        yield Unknown(what, text("paper-unknown-group", language), file)


def _files(snapshot: Snapshot, language: str) -> Iterator[Unknown]:
    """Kinds of files that the city does not have, and what follows from each; of a demo, what is made up instead."""
    held = set(snapshot.manifest.sources)
    made_up = any(entry["code"] == SIMULATED for entry in snapshot.manifest.notices)
    for kind in SOURCE_KEYS:
        named = f"web-mycity-kind-{kind}"
        if kind not in held and not (kind in EITHER and held & EITHER) and named in keys(language):
            what, instead = text(named, language), f"paper-simulated-{kind}"
            follows = instead if made_up and instead in keys(language) else f"web-mycity-without-{kind}"
            file = text("paper-file-kind", language, kind=what)
            yield Unknown(what, text(follows, language), file)


def _attributes(
    snapshot: Snapshot, graph: Graph, attributes: Mapping[str, Attribute], language: str
) -> Iterator[Unknown]:
    """Attributes of which more than half is estimated or unknown, the least known first."""
    shares = {
        name: share
        for name, known in snapshot.manifest.quality.items()
        if name in attributes and attributes[name].told
        if (share := known.get("estimated", 0.0) + known.get("unknown", 0.0)) >= LEAST
    }
    for name, share in sorted(shares.items(), key=lambda one: (-one[1], one[0])):
        consequence = text("paper-unknown-attribute", language, share=f"{100 * share:.0f}")
        columns = text("paper-file-columns", language, columns=column_of(attributes[name], language))
        yield Unknown(label(graph, name, language), consequence, columns)


def _is_missing(snapshot: Snapshot, graph: Graph, attribute: Attribute) -> bool:
    """Whether formulas read an attribute of which no row of the city has a value, so that they have none either."""
    shares = snapshot.manifest.qualities.get(attribute.name)
    made = graph.quantities.get(attribute.name)
    nothing = made is not None and made.default is not None and math.isnan(made.default)
    return attribute.is_given and nothing and (shares is None or shares.get("unknown", 0.0) >= 1.0)


def column_of(attribute: Attribute, language: str) -> str:
    """The column that would tell an attribute, with other names by which it is recognised."""
    column = attribute.column or attribute.name
    others = [name for name in attribute.called if name != column][:MOST_NAMES]
    if not others:
        return f"“{column}”"
    return text("paper-column", language, name=column, others=text("report-comma", language).join(others))


def above(graph: Graph, name: str) -> set[str]:
    """Names of all quantities that a quantity hangs on."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        made = graph.quantities.get(waiting.pop())
        new = set(made.inputs) - found if made else set()
        found |= new
        waiting += new
    return found
