"""What became of imported files, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from citybrain.base.answers import answer_of
from citybrain.inventory.entries.report import EntryApart, ImportReport
from citybrain.messages import text
from citybrain.presenting.inventory.shapes import FilesImported, ImportedFile, ImportedRow, ImportedText


def files_answer(reports: Sequence[ImportReport], language: str) -> FilesImported:
    """One report for each file or sheet."""
    return {"files": [_file(report, language) for report in reports]}


def _file(report: ImportReport, language: str) -> ImportedFile:
    examples = {row.code: row for row in reversed(report.rows)}
    return answer_of(
        ImportedFile,
        report,
        reasons=[
            {"code": code, "text": _why(examples.get(code, EntryApart(0, code, "", "")), language), "count": count}
            for code, count in report.reasons.items()
        ],
        rows=[answer_of(ImportedRow, row, text=_why(row, language)) for row in report.rows],
        notices=[_to_answer(notice["code"], notice["arguments"], language) for notice in report.notices],
        differs=[
            _to_answer(told["code"], {key: told[key] for key in ("line", "stated", "computed")}, language)
            for told in report.differs
        ],
    )


def _why(row: EntryApart, language: str) -> str:
    return text(row.code, language, received=row.received, allowed=row.allowed)


def _to_answer(code: str, arguments: dict[str, Any], language: str) -> ImportedText:
    return {"code": code, "text": text(code, language, **arguments), "line": arguments.get("line")}
