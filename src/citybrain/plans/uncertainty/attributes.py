"""Uncertainty of a twin's attributes: a reviewed table by attribute and by how the value is known, brought to its
rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.base.attributes import FILE
from citybrain.base.domains import find_domains
from citybrain.kernel import DeclarationError
from citybrain.kernel.declarations import SHARED
from citybrain.kernel.uncertainty import WIDEST
from citybrain.kernel.units import Array
from citybrain.kernel.yaml_files import read_yaml
from citybrain.plans.uncertainty.inputs import Attribute
from citybrain.twin.origins import KINDS, Origin
from citybrain.twin.snapshot import Snapshot

WIDTH_OF = {"lognormal": "relative", "normal": "absolute", "category": "chance"}
ENTRY = frozenset({"columns", "shape", "kinds", "rules", "shared", "among", "source"})
STATED = "measured"
Codes = NDArray[np.int64]


def attribute_table(path: Path | None = None) -> Mapping[str, Any]:
    """The reviewed table: what the tables of attributes say, or another file of that form.

    Raises DeclarationError for an entry without source, with an unknown key, shape or kind, or with a width below zero,
    absurdly wide or, of a chance, above 1.
    """
    if path is None:
        return _declared()
    table: dict[str, Any] = read_yaml(path)
    for name, entry in table.items():
        _check(name, entry, path.name)
    return table


@cache
def _declared() -> Mapping[str, Any]:
    table = {name: entry for groups in find_domains().attributes.uncertainty.values() for name, entry in groups.items()}
    for name, entry in table.items():
        _check(name, entry, FILE)
    return table


def _check(name: str, entry: Any, where: str) -> None:
    if not str(entry.get("source", "")).strip():
        raise DeclarationError("uncertainty-without-source", parameter=name, where=where)
    if set(entry) - ENTRY or entry.get("shape") not in WIDTH_OF or set(entry["kinds"]) - set(KINDS):
        told = ", ".join(map(str, [*entry, entry.get("shape"), *entry["kinds"]]))
        allowed = ", ".join([*sorted(ENTRY), *WIDTH_OF, *KINDS])
        raise DeclarationError("uncertainty-bad-entry", parameter=name, where=where, received=told, allowed=allowed)
    most = {"relative": WIDEST, "absolute": np.inf, "chance": 1.0, "share": 1.0}
    key = WIDTH_OF[entry["shape"]]
    for width in [*entry["kinds"].values(), *entry.get("rules", {}).values()]:
        fits = key in width and set(width) <= {key, "share"} and 0 <= entry.get("shared", 0) <= 1
        if not fits or any(not 0 <= value <= most[part] for part, value in width.items()):
            told, allowed = str(width), ", ".join(WIDTH_OF)
            raise DeclarationError(
                "uncertainty-bad-width", parameter=name, where=where, received=told, allowed=allowed, widest=WIDEST
            )


def attributes_of(snapshot: Snapshot, path: Path | None = None) -> tuple[Attribute, ...]:
    """The attributes of a snapshot that may be off, by row."""
    known = {of: frozenset(snapshot.attributes(of)) for of in snapshot.entities if of not in SHARED}
    table = attribute_table(path).items()
    return tuple(
        _attribute(name, of, entry, snapshot)
        for name, entry in table
        for of, attributes in known.items()
        if attributes.issuperset(entry["columns"])
    )


def _attribute(name: str, of: str, entry: Mapping[str, Any], snapshot: Snapshot) -> Attribute:
    columns, shape = tuple(entry["columns"]), entry["shape"]
    if shape == "category":
        return _category(name, of, entry, snapshot)
    width = np.stack([_by_row(snapshot, of, column, entry, WIDTH_OF[shape]) for column in columns])
    return Attribute(name, of, columns, shape, entry["source"], float(entry.get("shared", 0.0)), width)


def _category(name: str, of: str, entry: Mapping[str, Any], snapshot: Snapshot) -> Attribute:
    """Other kinds come from rows of the same kind of another attribute (`among`), else from those that are stated."""
    (column,) = entry["columns"]
    codes = snapshot.column(column, of).astype(np.int64)
    if among := entry.get("among"):
        group, donors = snapshot.column(among, of).astype(np.int64), np.ones(len(codes), bool)
    else:
        group, donors = np.zeros_like(codes), _kinds(snapshot, of, column) == STATED
    donors = donors if donors.any() else np.ones(len(codes), bool)
    return Attribute(
        name,
        of,
        (column,),
        "category",
        entry["source"],
        chance=_by_row(snapshot, of, column, entry, "chance"),
        share=_by_row(snapshot, of, column, entry, "share"),
        group=group,
        mix=_mix(codes[donors], group[donors]),
    )


def _mix(codes: Codes, group: Codes) -> Array:
    """Shares of the kinds (groups, kinds) in each group, summed up to 1 along the kinds."""
    kinds, groups = codes.max() + 1, group.max() + 1
    counts = np.bincount(group * kinds + codes, minlength=groups * kinds).reshape(groups, kinds)
    return np.asarray(np.cumsum(counts, axis=1) / np.maximum(counts.sum(axis=1, keepdims=True), 1))


def _by_row(snapshot: Snapshot, of: str, column: str, entry: Mapping[str, Any], key: str) -> Array:
    """A width of the table by row of the snapshot."""
    of_origin = np.array([_width(origin, entry, key) for origin in snapshot.origins.all])
    return np.asarray(of_origin[snapshot.origin_codes(column, of)])


def _width(origin: Origin, entry: Mapping[str, Any], key: str) -> float:
    """What the table says of an origin; what is unknown counts as estimated."""
    kind = "estimated" if origin.kind == "unknown" else origin.kind
    found = entry.get("rules", {}).get(origin.rule, entry["kinds"].get(kind, {}))
    return float(found.get(key, 0.0))


def _kinds(snapshot: Snapshot, of: str, column: str) -> NDArray[np.str_]:
    return np.array([origin.kind for origin in snapshot.origins.all])[snapshot.origin_codes(column, of)]
