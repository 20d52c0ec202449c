"""What a city knows of a year from elsewhere: energy supplied, fuels sold, waste generated and deposited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated, Any

import polars as pl
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Connection, insert

from citybrain.base.names import plain
from citybrain.inventory.conversion import scale_of
from citybrain.inventory.entries.frame import tidy
from citybrain.inventory.factors import Factor, FactorLibrary
from citybrain.inventory.files import declared
from citybrain.inventory.identities import Stated
from citybrain.inventory.notes import FIRST_YEAR, KEY, LAST_YEAR, Notes, statements_of
from citybrain.kernel import InputError, nearest
from citybrain.records.errors import EntryError
from citybrain.records.tables.activity import inventory_statement
from citybrain.records.tables.base import now

LONGEST = 2_000
DETAILS = ("kind", "landfill", "climate")
SAID = (*KEY, "amount", "unit", "uncertainty", "source", "note")
FUELS = "fuels_sold"
Text = Annotated[str, Field(max_length=LONGEST)]
Number = Annotated[float, Field(allow_inf_nan=False)]


class NewStatement(BaseModel):
    """A statement to be recorded: an amount of something in a year, and where it is known from.

    `kind` is a fuel or a kind of waste; waste deposited also says in which landfill and climate. `uncertainty` is the
    half width of the 95 % interval as a share.
    """

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)
    year: int
    what: Text
    amount: Number
    unit: Text
    source: Text
    kind: Text | None = None
    landfill: Text | None = None
    climate: Text | None = None
    uncertainty: Number | None = None
    note: Text | None = None


@dataclass(frozen=True)
class Statement:
    """A recorded statement; `value` is its amount in the unit of its subject, `by` and `at` who entered it first."""

    id: int
    year: int
    what: str
    kind: str | None
    landfill: str | None
    climate: str | None
    amount: float
    unit: str
    value: float
    uncertainty: float | None
    source: str
    note: str | None
    by: str
    at: str


@dataclass(frozen=True)
class Subject:
    """What can be stated: the unit that amounts are converted to, examples of units, what else must be said."""

    unit: str
    units: str
    needs: tuple[str, ...]
    label: Mapping[str, str]


@dataclass(frozen=True)
class Who:
    """Who entered a statement first and when, where an export tells it."""

    by: str | None = None
    at: str | None = None


class StatementError(EntryError):
    """What is wrong with a statement; `where` says which one, `pointer` (RFC 6901) its place in what was sent."""

    def __init__(self, code: str, row: int, **arguments: str) -> None:
        super().__init__(code, **arguments)
        self.pointer = f"/statements/{row}"


class StatementsError(EntryError):
    """All that is wrong with statements that came together; none of them was recorded."""

    def __init__(self, errors: Sequence[StatementError]) -> None:
        super().__init__("statements-refused", count=len(errors))
        self.errors = tuple(errors)


@cache
def subjects() -> Mapping[str, Subject]:
    """Everything that can be stated, by name."""
    return {
        name: Subject(told["unit"], told["units"], tuple(told.get("needs", ())), told["label"])
        for name, told in declared("statements.yaml").items()
    }


@lru_cache(maxsize=4)
def fuels(library: FactorLibrary) -> Mapping[str, Factor]:
    """Fuels of the library by the name before the point of their factors, with one that knows its energy if any do."""
    found: dict[str, Factor] = {}
    for factor in library.factors():
        name = factor.name.partition(".")[0]
        if factor.activity_unit == "TJ" and (name not in found or found[name].energy is None):
            found[name] = factor
    return found


def details_of(what: str, library: FactorLibrary) -> dict[str, list[str]]:
    """What a statement on a subject must say beside its amount, each with the names it can have."""
    landfill = declared("landfill.yaml")
    kinds = fuels(library) if what == FUELS else landfill["waste"]
    known = {"kind": kinds, "landfill": landfill["landfills"], "climate": landfill["climates"]}
    return {name: list(known[name]) for name in subjects()[what].needs}


def labels_of(what: str, library: FactorLibrary, language: str) -> dict[str, str]:
    """Words for the names that the details of a subject can have; the name itself where nobody gave it any."""
    if what == FUELS:
        # The label of a factor says after a colon for whom it holds.
        said = {
            name: {key: text.partition(": ")[0] for key, text in factor.label.items()}
            for name, factor in fuels(library).items()
        }
    else:
        parts = (declared("landfill.yaml")[part] for part in ("waste", "landfills", "climates"))
        said = {name: about["label"] for part in parts for name, about in part.items()}
    names = [name for known in details_of(what, library).values() for name in known]
    return {name: said[name].get(language) or said[name].get("en") or name for name in names}


def value_of(said: Mapping[str, Any], library: FactorLibrary) -> float | None:
    """The amount of a statement in the unit of its subject; None where its unit does not convert."""
    factor = fuels(library).get(said["kind"]) if said["what"] == FUELS else None
    energy, litres = (factor.energy, factor.litres_per_tonne) if factor else (None, None)
    try:
        scale = scale_of(said["unit"], subjects()[said["what"]].unit, energy, litres)
    except InputError:
        return None
    return None if scale is None else float(said["amount"]) * scale.value


def statements_in(notes: Notes, library: FactorLibrary) -> list[Statement]:
    """Statements that hold, by year and subject; without those on fuels that the library no longer has."""
    order = list(subjects())
    rows = sorted(notes.statements.values(), key=lambda row: (row["year"], order.index(row["what"]), row["id"]))
    told = [(row, value_of(row, library)) for row in rows]
    return [_statement(row, value) for row, value in told if value is not None]


def _statement(row: Mapping[str, Any], value: float) -> Statement:
    who = {"by": row["first_by"] or row["made_by"], "at": row["first_at"] or row["made_at"]}
    return Statement(id=row["id"], value=value, **{name: row[name] for name in SAID}, **who)


def stated_in(statements: Iterable[Statement], year: int) -> Stated:
    """What the statements of a year say, as identities hold it against the lines."""
    sums: dict[str, float] = {}
    sold: dict[str, float] = {}
    for said in statements:
        if said.year != year:
            continue
        if said.what == FUELS:
            sold[str(said.kind)] = said.value
        else:
            sums[said.what] = sums.get(said.what, 0.0) + said.value
    return Stated(
        electricity_supplied=sums.get("electricity_supplied"),
        heat_supplied=sums.get("heat_supplied"),
        waste_generated=sums.get("waste_generated"),
        waste_landfilled=sums.get("waste_landfilled"),
        fuels_sold=sold,
    )


def add_statements(
    connection: Connection,
    said: Sequence[NewStatement],
    library: FactorLibrary,
    by: str,
    where: Sequence[str] | None = None,
    first: Sequence[Who] | None = None,
) -> tuple[list[int], int]:
    """Record statements; return their ids in order, and how many are new: one that already holds keeps its id.

    `where` says of each where it stands, `first` who entered it first. Raises StatementsError with the first reason of
    each that cannot be recorded; then none is.
    """
    rows = _rows(said)
    places = where or [f"{row['year']} {row['what']}" for row in rows]
    errors = [found for at, row in enumerate(rows) if (found := _problem(row, at, places[at], library))]
    errors += _twice(rows, places) if not errors else []
    if errors:
        raise StatementsError(errors)
    holding, ids, new = statements_of(connection), [], 0
    for at, row in enumerate(rows):
        before = holding.get(tuple(row[name] for name in KEY))
        if before is not None and all(before[name] == row[name] for name in SAID):
            ids.append(int(before["id"]))
            continue
        who = first[at] if first else Who()
        acts = {"first_by": who.by, "first_at": who.at, "made_by": by, "made_at": now()}
        made = insert(inventory_statement).values(**row, **acts).returning(inventory_statement.c.id)
        ids.append(int(connection.execute(made).scalar_one()))
        new += 1
    return ids, new


def _rows(said: Sequence[NewStatement]) -> list[dict[str, Any]]:
    """Statements as they are recorded: names plain, texts on one line as those of activity lines."""
    rows = [{name: getattr(one, name) for name in SAID} for one in said]
    for row in rows:
        row |= {name: plain(row[name]) or None for name in ("what", *DETAILS) if row[name] is not None}
    for name in ("unit", "source", "note"):
        texts = pl.DataFrame({name: [row[name] for row in rows]}, schema={name: pl.String})
        for row, told in zip(rows, texts.select(tidy(pl.col(name)))[name], strict=True):
            row[name] = told
    return rows


def _problem(row: Mapping[str, Any], at: int, where: str, library: FactorLibrary) -> StatementError | None:
    """The first reason why a statement cannot be recorded."""
    code, told = next(_reasons(row, library), ("", {}))
    said = {name: str(value)[:200] or "-" for name, value in told.items()}
    return StatementError(code, at, where=where, **said) if code else None


def _reasons(row: Mapping[str, Any], library: FactorLibrary) -> Iterator[tuple[str, dict[str, object]]]:
    what = row["what"] or ""
    if not FIRST_YEAR <= row["year"] <= LAST_YEAR:
        yield "statement-year", {"received": row["year"], "allowed": f"{FIRST_YEAR}-{LAST_YEAR}"}
    if what not in subjects():
        yield "statement-what-unknown", {"received": what, "allowed": ", ".join(subjects())}
        return
    needed = details_of(what, library)
    for name in DETAILS:
        said, known = row[name], needed.get(name, [])
        if said is None and known:
            yield "statement-detail-missing", {"name": name, "what": what, "allowed": _some(known, "")}
        if said is not None and not known:
            yield "statement-detail-odd", {"name": name, "what": what, "received": said}
        if said is not None and said not in known:
            yield "statement-detail-unknown", {"name": name, "received": said, "allowed": _some(known, said)}
    if not 0.0 <= row["amount"] < float("inf"):
        yield "statement-amount", {"received": row["amount"]}
    if not row["unit"] or value_of(row, library) is None:
        yield "statement-unit", {"received": row["unit"] or "", "allowed": subjects()[what].units}
    if row["uncertainty"] is not None and not 0.0 <= row["uncertainty"] < float("inf"):
        yield "statement-uncertainty", {"received": row["uncertainty"]}
    if not row["source"]:
        yield "statement-source", {}


def _some(known: Sequence[str], received: str) -> str:
    """The nearest of some names, else all of them."""
    near = nearest(received, known) if received else "-"
    return ", ".join(known) if near == "-" else near


def _twice(rows: Sequence[Mapping[str, Any]], places: Sequence[str]) -> list[StatementError]:
    seen: dict[tuple[Any, ...], int] = {}
    errors = []
    for at, row in enumerate(rows):
        earlier = seen.setdefault(tuple(row[name] for name in KEY), at)
        if earlier != at:
            errors.append(StatementError("statement-twice", at, where=places[at], first=places[earlier]))
    return errors
