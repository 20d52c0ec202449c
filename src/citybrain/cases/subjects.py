"""Cases with what they were raised about, where that is a proposal: its kind in each language, and its title."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Integer, Row, Select, case, cast, func, select

from citybrain.messages import text
from citybrain.records.tables.cases import city_case
from citybrain.records.tables.gate import proposal

PROPOSAL = "proposal"
"""The kind of subject that asks for an approval."""


def cases_with_subject() -> Select[Any]:
    """All cases; `subject_kind` (labels as JSON, by language) and `subject_title` are null but for a proposal."""
    about = city_case.c.subject.startswith(f"{PROPOSAL}/")
    number = cast(func.substr(city_case.c.subject, len(PROPOSAL) + 2), Integer)
    of = proposal.c.id == case((about, number))
    columns = city_case, proposal.c.label.label("subject_kind"), proposal.c.title.label("subject_title")
    return select(*columns).select_from(city_case.outerjoin(proposal, of))


def subject_label(row: Row[Any], language: str) -> str:
    """What is to be approved, as "Plan put to the council “Calm streets”"; empty for a case about anything else."""
    if row.subject_kind is None:
        return ""
    kind = json.loads(row.subject_kind)["zh" if language == "zh" else "en"]
    return text("case-subject", language, kind=kind, title=row.subject_title)


def case_title(row: Row[Any], label: str, language: str) -> str:
    """What a case is called: its rule's `label`, and what is to be approved, else where it is."""
    subject = subject_label(row, language)
    if subject:
        return text("case-title-about", language, label=label, subject=subject)
    return text("case-title", language, label=label, place=row.place) if row.place else label
