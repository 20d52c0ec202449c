"""Import files of activity lines: read, judged, compared with what is recorded, and recorded in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from sqlalchemy import Connection

from citybrain.base.notices import notice
from citybrain.inventory.activity_check import unsuited
from citybrain.inventory.entries.activities import activity_of_lines
from citybrain.inventory.entries.doubles import ROW, same_as, same_within
from citybrain.inventory.entries.frame import CONTENT
from citybrain.inventory.entries.judging import EntrySetting, judged
from citybrain.inventory.entries.reading import EntryDraft, read_draft
from citybrain.inventory.entries.report import ImportReport, apart_of, to_answer
from citybrain.inventory.entries.stated import MOST, stated_differs, totals_differ
from citybrain.inventory.entries.storage import add_batch, batches_of, recorded_lines
from citybrain.inventory.entries.table import LINE, read_tables
from citybrain.records import Records, author
from citybrain.records.errors import EntryError
from citybrain.twin.disk import hash_of
from citybrain.twin.progress import Progress, silent

EXAMPLES = 5


@dataclass(frozen=True)
class _Part:
    """One sheet on its way: the draft, its judged lines, the hash of its file, the name its file is told by."""

    draft: EntryDraft
    lines: pl.DataFrame
    digest: str
    name: str


def import_lines(
    records: Records,
    files: Sequence[Path],
    setting: EntrySetting,
    by: str | None = None,
    year: int | None = None,
    sheet: str | None = None,
    progress: Progress = silent,
    names: Sequence[str] | None = None,
) -> list[ImportReport]:
    """Record the lines of files, all of them or, where one of the files is refused, none.

    A row that cannot be a line is set apart with its reason. A file that is recorded already is told, not recorded
    again. `names` are those under which the files are recorded. Raises InputError for a file that cannot be read or
    has no usable line, NotRecordedError where the records cannot be written.
    """
    who = author(by)
    parts = []
    for number, path in enumerate(files):
        progress(0.6 * number / len(files), "activity-reading")
        digest = hash_of(path) if path.is_file() else ""
        for table in read_tables(path, sheet, names[number] if names else ""):
            draft = read_draft(table, year)
            parts.append(_Part(draft, judged(draft, setting), digest, table.file))
    parts = _one_after_the_other(parts)
    progress(0.6, "activity-recording")
    with records.begin() as connection:
        known = batches_of(connection, [part.digest for part in parts])
        reports = [_recorded(connection, part, setting, who, known) for part in parts]
    progress(1.0, "activity-recorded")
    return reports


def _one_after_the_other(parts: list[_Part]) -> list[_Part]:
    """Rows that an earlier row says already, of the same file or of one before it, are doubles."""
    columns = [*_content(parts[0].lines), LINE, "problem", "received", "allowed"] if parts else []
    if not parts:
        return parts
    every = pl.concat([part.lines.select(columns) for part in parts])
    good = every.with_row_index("_at").filter(pl.col("problem").is_null())
    found = same_within(good)
    if found.is_empty():
        return parts
    where = found.select(pl.col(ROW), pl.col("first"))
    at, first = good["_at"].gather(where[ROW]), good[LINE].gather(where["first"])
    return _marked(parts, at.to_numpy(), "activity-double", first.cast(pl.String).to_list())


def _marked(parts: list[_Part], at: np.ndarray, code: str, received: list[str]) -> list[_Part]:
    """Rows (counted over all parts) marked with a reason."""
    marked, start = [], 0
    for part in parts:
        inside = (at >= start) & (at < start + len(part.lines))
        rows, says = at[inside] - start, [x for x, use in zip(received, inside, strict=True) if use]
        marked.append(replace(part, lines=_mark(part.lines, rows, code, says)))
        start += len(part.lines)
    return marked


def _mark(lines: pl.DataFrame, rows: np.ndarray, code: str, received: list[str]) -> pl.DataFrame:
    if not len(rows):
        return lines
    told = pl.DataFrame(
        {"_at": rows.astype(np.uint32), "_says": received}, schema={"_at": pl.UInt32, "_says": pl.String}
    )
    joined = lines.with_row_index("_at").join(told, on="_at", how="left", maintain_order="left")
    new = pl.col("_says").is_not_null() & pl.col("problem").is_null()
    return joined.with_columns(
        received=pl.when(new).then(pl.col("_says")).otherwise(pl.col("received")),
        allowed=pl.when(new).then(pl.lit("")).otherwise(pl.col("allowed")),
        problem=pl.when(new).then(pl.lit(code)).otherwise(pl.col("problem")),
    ).drop("_at", "_says")


def _content(lines: pl.DataFrame) -> list[str]:
    return [name for name in CONTENT if name in lines.columns]


def _recorded(
    connection: Connection, part: _Part, setting: EntrySetting, by: str, known: dict[tuple[str, str | None], int]
) -> ImportReport:
    sheet = part.draft.table.sheet
    before = known.get((part.digest, sheet))
    if before is not None:
        return replace(_report(part, part.lines, setting), batch=before, already=True, kept=0)
    lines = _without_recorded(connection, part.lines)
    report = _report(part, lines, setting)
    good = lines.filter(pl.col("problem").is_null())
    if good.is_empty():
        if report.doubles and set(report.reasons) <= {
            "activity-double-recorded",
            "activity-double",
            "activity-heading",
            "activity-total",
        }:
            return report
        raise EntryError("activity-none-usable", file=part.name, count=report.received, reasons=_shown(report))
    about = {"file": part.name, "sha256": part.digest, "sheet": sheet, "layout": "table"}
    counts = {"received": report.received, "kept": report.kept, "report": report.to_text()}
    return replace(report, batch=add_batch(connection, good, by, **about, **counts))


def _without_recorded(connection: Connection, lines: pl.DataFrame) -> pl.DataFrame:
    good = lines.with_row_index("_at").filter(pl.col("problem").is_null())
    found = same_as(good, recorded_lines(connection, good["year"].unique().to_list()))
    at = good["_at"].gather(found[ROW]).to_numpy()
    return _mark(lines, at, "activity-double-recorded", found["id"].cast(pl.String).to_list())


def _report(part: _Part, lines: pl.DataFrame, setting: EntrySetting) -> ImportReport:
    table = part.draft.table
    rows, reasons, doubles = apart_of(lines)
    apart = sum(reasons.values()) - doubles
    good = lines.filter(pl.col("problem").is_null())
    return ImportReport(
        file=part.name,
        sheet=table.sheet,
        sha256=part.digest,
        received=len(lines),
        kept=len(good),
        doubles=doubles,
        apart=apart,
        years=sorted(good["year"].unique().to_list()),
        decimal=part.draft.decimal,
        columns={field: field for field in table.header.places},
        ignored=list(table.header.ignored),
        reasons=reasons,
        rows=rows,
        notices=to_answer(table.notices) + _unsuited(good, setting, part.name),
        differs=(totals_differ(lines) + stated_differs(lines, setting))[:MOST],
    )


def _unsuited(good: pl.DataFrame, setting: EntrySetting, file: str) -> list[dict[str, Any]]:
    """A notice for lines whose factor is made for another sector."""
    if good.is_empty():
        return []
    odd = unsuited(activity_of_lines(good), setting.library)
    if not odd.any():
        return []
    lines = ", ".join(str(line) for line in good[LINE].filter(pl.Series(odd)).head(EXAMPLES))
    return [notice("activity-factor-sector", file=file, count=int(odd.sum()), lines=lines).as_json()]


def _shown(report: ImportReport) -> str:
    """The most frequent reasons with an example of each, as an error tells them."""
    examples = {row.code: row for row in reversed(report.rows)}
    told = []
    for code, count in list(report.reasons.items())[:EXAMPLES]:
        row = examples.get(code)
        told.append(f"{code} ×{count}" + (f" (line {row.line}: {row.received})" if row else ""))
    return "; ".join(told)
