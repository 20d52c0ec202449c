"""Whose data the city is made of, with licence, hash and records; and the rules that filled what it leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

import numpy as np
from typing_extensions import TypedDict

from citybrain.governance.stewards import Steward
from citybrain.kernel import Graph
from citybrain.observations.bills.manifest import ImportManifest
from citybrain.observations.bills.observed import ObservedBills
from citybrain.presenting.answers.group_gaps import GroupGap
from citybrain.presenting.answers.words import label, message
from citybrain.twin.manifest import Source
from citybrain.twin.origins import Origin
from citybrain.twin.quality import QualityReport
from citybrain.twin.snapshot import Snapshot

BILLS = "bills-"


class LabelledQuality(QualityReport):
    """How well a snapshot is known; `labels` are what people call its attributes, `groups` of whom what is known."""

    labels: dict[str, str]
    groups: list[GroupGap]


class HeldAttribute(TypedDict):
    """How many values of an attribute a source or a rule gave."""

    name: str
    label: str
    entity: str
    count: int


class ReadFile(TypedDict):
    """A file that was read."""

    file: str
    sha256: str
    bytes: int


class Reason(TypedDict):
    """How many records were left out, and why."""

    text: str
    count: int


class DataSteward(TypedDict):
    """Who answers for a data set, named by whom and when (ISO 8601).

    `number` names or removes the steward; `active` is false where the city no longer knows who it was and has no
    contact. `department` is that of who is known, null for anybody else.
    """

    number: int
    name: str
    department: str | None
    contact: str | None
    since: str
    named_by: str
    active: bool


class DataSource(TypedDict):
    """Files that the city is made of, bills, readings of a sender, or what people entered.

    Counts are null where records are not counted. `owner` is whose it is, as its file says; `steward` is who answers
    for it in the city, null where nobody is named.
    """

    key: str
    kind: Literal["file", "bills", "readings", "entered"]
    title: str
    licence: str | None
    owner: str | None
    steward: DataSteward | None
    url: str | None
    date: str | None
    read: str
    files: list[ReadFile]
    simulated: bool
    received: int | None
    kept: int | None
    rejected: list[Reason]
    attributes: list[HeldAttribute]


class Rule(TypedDict):
    """How values were made that no file gives."""

    rule: str
    text: str
    kind: Literal["measured", "derived", "estimated", "unknown"]
    quality: int
    simulated: bool
    attributes: list[HeldAttribute]


class Sources(TypedDict):
    """Every file and import, and the rules that filled what they leave open."""

    sources: list[DataSource]
    rules: list[Rule]


NOBODY: Mapping[str, DataSteward] = MappingProxyType({})


class Held(NamedTuple):
    """How many values of an attribute have one origin."""

    entity: str
    name: str
    origin: Origin
    values: int


def sources_answer(
    snapshot: Snapshot,
    observed: ObservedBills | None,
    graph: Graph,
    language: str,
    others: Iterable[DataSource] = (),
    stewards: Mapping[str, DataSteward] = NOBODY,
) -> Sources:
    """`sources`: every file and import, then `others`; `rules`: how values that no file gives were made.

    `stewards` are by the key of their source.
    """
    held = list(_held(snapshot))
    files = snapshot.manifest.sources.items()
    sources = [_source(key, source, snapshot, held, graph, language) for key, source in files]
    sources += [*(_import(manifest, language) for manifest in _imports(observed)), *others]
    return {
        "sources": [{**source, "steward": stewards.get(source["key"])} for source in sources],
        "rules": _rules(held, graph, language),
    }


def source_keys(snapshot: Snapshot, observed: ObservedBills | None) -> Iterator[str]:
    """Key of every file and import."""
    yield from snapshot.manifest.sources
    yield from (f"{BILLS}{manifest.number}" for manifest in _imports(observed))


def steward_answers(stewards: Iterable[Steward], known: Mapping[str, str | None]) -> dict[str, DataSteward]:
    """Stewards by the key of their data set; `known` are departments of identities that count, by their names."""
    return {
        one.data_set: {
            "number": one.number,
            "name": one.name,
            "department": known.get(one.name),
            "contact": one.contact or None,
            "since": one.made_at,
            "named_by": one.made_by,
            "active": bool(one.contact) or one.name in known,
        }
        for one in stewards
    }


def _imports(observed: ObservedBills | None) -> tuple[ImportManifest, ...]:
    return observed.surveys[0].bills.imports if observed and observed.surveys else ()


def _held(snapshot: Snapshot) -> Iterator[Held]:
    """Every attribute by its origins, as far as it has some in this snapshot."""
    for entity, rows in snapshot.entities.items():
        for name in rows.attributes:
            counts = np.bincount(rows.origin_codes(name), minlength=len(snapshot.origins))
            for code in np.flatnonzero(counts):
                yield Held(entity, name, snapshot.origins[int(code)], int(counts[code]))


def _source(key: str, source: Source, snapshot: Snapshot, held: list[Held], graph: Graph, language: str) -> DataSource:
    counts = snapshot.manifest.report.get("records", {}).get(key)
    own = [one for one in held if one.origin.source == key]
    return {
        "key": key,
        "kind": "file",
        "title": source.title or source.file,
        "licence": source.licence or None,
        "owner": source.owner,
        "steward": None,
        "url": source.url,
        "date": source.date,
        "read": snapshot.manifest.created,
        "files": [{"file": source.file, "sha256": source.sha256, "bytes": source.bytes}],
        "simulated": any(one.origin.simulated for one in own),
        "received": counts["received"] if counts else None,
        "kept": counts["kept"] if counts else None,
        "rejected": _reasons(counts["rejected"], language) if counts else [],
        "attributes": _attributes(own, graph, language),
    }


def _import(manifest: ImportManifest, language: str) -> DataSource:
    """An import of bills. Rows that stood twice are not kept either."""
    ledger = manifest.ledger
    twice = {"bill-duplicate": ledger.duplicates} if ledger.duplicates else {}
    return {
        "key": f"{BILLS}{manifest.number}",
        "kind": "bills",
        "title": manifest.title or manifest.name,
        "licence": manifest.licence or None,
        "owner": None,
        "steward": None,
        "url": None,
        "date": None,
        "read": manifest.created,
        "files": [{"file": one.file, "sha256": one.sha256, "bytes": one.bytes} for one in manifest.files],
        "simulated": manifest.simulated,
        "received": ledger.received,
        "kept": ledger.kept,
        "rejected": _reasons({**ledger.reasons, **twice}, language),
        "attributes": [],
    }


def _reasons(rejected: dict[str, int], language: str) -> list[Reason]:
    return [{"text": message(key, language, count=count), "count": count} for key, count in rejected.items()]


def _attributes(held: list[Held], graph: Graph, language: str) -> list[HeldAttribute]:
    summed: dict[tuple[str, str], int] = {}
    for one in held:
        summed[one.entity, one.name] = summed.get((one.entity, one.name), 0) + one.values
    return [
        {"name": name, "label": label(graph, name, language), "entity": entity, "count": count}
        for (entity, name), count in summed.items()
    ]


def _rules(held: list[Held], graph: Graph, language: str) -> list[Rule]:
    found: dict[str, list[Held]] = {}
    for one in held:
        if one.origin.rule:
            found.setdefault(one.origin.rule, []).append(one)
    return [
        {
            "rule": rule,
            "text": message(rule, language),
            "kind": members[0].origin.kind,
            "quality": members[0].origin.quality,
            "simulated": any(one.origin.simulated for one in members),
            "attributes": _attributes(members, graph, language),
        }
        for rule, members in found.items()
    ]
