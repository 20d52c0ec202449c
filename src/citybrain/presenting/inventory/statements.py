"""Statements from elsewhere as plain values."""

from __future__ import annotations

from citybrain.base.answers import answer_of
from citybrain.inventory.factors import FactorLibrary
from citybrain.inventory.service import InventoryService
from citybrain.inventory.statements import Statement, details_of, labels_of, subjects
from citybrain.messages import label_language
from citybrain.presenting.inventory.stated_shapes import StatementList, StatementSubject, StatementTold


def statements_answer(inventory: InventoryService, year: int | None, language: str) -> StatementList:
    """Statements of a year or of all, by year and subject."""
    told = [_to_answer(said, language) for said in inventory.statements if year in (None, said.year)]
    return {
        "statements": told,
        "subjects": [_subject(what, inventory.setting.library, language) for what in subjects()],
    }


def _to_answer(said: Statement, language: str) -> StatementTold:
    subject = subjects()[said.what]
    return answer_of(StatementTold, said, label=subject.label[label_language(language)], value_unit=subject.unit)


def _subject(what: str, library: FactorLibrary, language: str) -> StatementSubject:
    subject = subjects()[what]
    return {
        "what": what,
        "label": subject.label[label_language(language)],
        "unit": subject.unit,
        "units": subject.units,
        "details": details_of(what, library),
        "labels": labels_of(what, library, language),
    }
