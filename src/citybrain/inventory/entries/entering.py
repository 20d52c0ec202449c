"""Lines that somebody types in: judged as those of a file, recorded together or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import polars as pl
from pydantic import BaseModel, Field
from sqlalchemy import Connection, select

from citybrain.inventory.entries.columns import Header, gas_in
from citybrain.inventory.entries.doubles import ROW, same_as, same_within
from citybrain.inventory.entries.frame import LINES, cleaned
from citybrain.inventory.entries.judging import EntrySetting, judged
from citybrain.inventory.entries.reading import FACTOR_UNIT, FACTOR_VALUE, SAID, EntryDraft, own_factors_text
from citybrain.inventory.entries.storage import add_batch, recorded_lines
from citybrain.inventory.entries.table import LINE, EntryTable
from citybrain.inventory.gwp import warming_potentials
from citybrain.kernel import nearest
from citybrain.records.errors import EntryError
from citybrain.records.tables.activity import activity

MOST_LINES = 1_000
LONGEST = 2_000
Text = Annotated[str, Field(max_length=LONGEST)]
Share = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Number = Annotated[float, Field(allow_inf_nan=False)]
FourDigits = Annotated[int, Field(ge=-9_999, le=9_999)]
"""A year that can be told to be odd; what is longer is no year."""


class OwnFactor(BaseModel, extra="forbid"):
    """A factor that a line states itself, such as 56.1 kg/GJ."""

    value: Number
    unit: Text


class NewLine(BaseModel, extra="forbid"):
    """A line to be recorded: an amount with its unit and a factor, or a notation key.

    `factor` names one of the library; `own_factors` are by gas ("biogenic CO2" for that of biomass). Uncertainties are
    half widths of 95 % intervals as shares.
    """

    year: FourDigits
    subcategory: Text
    description: Text | None = None
    amount: Number | None = None
    unit: Text | None = None
    factor: Text | None = None
    own_factors: dict[Text, OwnFactor] | None = None
    notation_key: Text | None = None
    reason: Text | None = None
    activity_quality: Text | None = None
    factor_quality: Text | None = None
    activity_uncertainty: Share | None = None
    factor_uncertainty: Share | None = None
    source: Text | None = None
    note: Text | None = None


class LineError(EntryError):
    """What is wrong with one of several lines; `pointer` (RFC 6901) is its place in what was sent."""

    def __init__(self, code: str, row: int, **arguments: str) -> None:
        super().__init__(code, **arguments)
        self.pointer = f"/lines/{row}"


class LinesError(EntryError):
    """All that is wrong with lines that were sent together."""

    def __init__(self, errors: Sequence[LineError]) -> None:
        super().__init__("activity-lines-refused", count=len(errors))
        self.errors = tuple(errors)


def enter_lines(
    connection: Connection, lines: Sequence[NewLine], setting: EntrySetting, by: str
) -> tuple[int, list[int]]:
    """Record lines; return the number of their batch and their ids in order.

    Raises LinesError with the first reason of each line that cannot be recorded, one that is recorded already among
    them; then nothing is.
    """
    _require_gases(lines)
    draft = _draft(lines)
    found = judged(draft, setting)
    wrong = found.filter(pl.col("problem").is_not_null()).select(LINE, "problem", "received", "allowed").rows()
    errors = [LineError(code, line - 1, received=said or "", allowed=may or "") for line, code, said, may in wrong]
    if not errors:
        errors = _doubles(connection, found)
    if errors:
        raise LinesError(errors)
    counts = {"received": len(found), "kept": len(found)}
    batch = add_batch(connection, found, by, layout="entered", report="{}", **counts)
    ids = connection.execute(select(activity.c.id).where(activity.c.batch == batch).order_by(activity.c.id))
    return batch, [int(identity) for identity in ids.scalars()]


def _require_gases(lines: Sequence[NewLine]) -> None:
    """Raises LinesError for factors of gases that have no warming potential in any set."""
    errors = [
        LineError("activity-gas-unknown", row, received=gas, allowed=nearest(gas, warming_potentials("AR5")))
        for row, line in enumerate(lines)
        for gas in line.own_factors or {}
        if gas_in(gas) != gas
    ]
    if errors:
        raise LinesError(errors)


def _doubles(connection: Connection, lines: pl.DataFrame) -> list[LineError]:
    recorded = recorded_lines(connection, lines["year"].unique().to_list(), like=lines)
    twice = [LineError("activity-double", row, received=str(first + 1)) for row, first in same_within(lines).rows()]
    before = same_as(lines, recorded).sort(ROW).rows()
    return twice + [LineError("activity-double-recorded", row, received=str(identity)) for row, identity in before]


def _draft(lines: Sequence[NewLine]) -> EntryDraft:
    """The lines as those of a file, numbered from 1."""
    gases = tuple(sorted({gas for line in lines for gas in line.own_factors or {}}))
    rows = [_row(number, line) for number, line in enumerate(lines, start=1)]
    schema: dict[str, type[pl.DataType]] = {
        LINE: pl.UInt32,
        **LINES,
        "stated": pl.Float64,
        **{FACTOR_VALUE + gas: pl.Float64 for gas in gases},
        **{FACTOR_UNIT + gas: pl.String for gas in gases},
    }
    frame = pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)
    texts = [name for name, kind in LINES.items() if kind == pl.String and name != "own_factors"]
    frame = frame.with_columns(cleaned(frame[name]) for name in texts)
    units = [FACTOR_UNIT + gas for gas in gases]
    frame = frame.with_columns(cleaned(frame[name]) for name in units).with_columns(own_factors_text(gases))
    frame = frame.with_columns(total=pl.lit(False), **{"amount" + SAID: pl.lit(None, pl.String)})
    return EntryDraft(EntryTable("", None, frame, Header({}, {}, ())), frame, gases, "point")


def _row(number: int, line: NewLine) -> Mapping[str, object]:
    own = line.own_factors or {}
    said = line.model_dump(exclude={"own_factors"})
    values = {FACTOR_VALUE + gas: factor.value for gas, factor in own.items()}
    units = {FACTOR_UNIT + gas: factor.unit for gas, factor in own.items()}
    return {LINE: number, **said, **values, **units}
