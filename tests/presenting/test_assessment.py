"""Where a city stands: which headlines are told."""

from types import SimpleNamespace
from typing import Any

import pytest

from citybrain.kernel.vocabulary import Term
from citybrain.presenting.answers import assessment

TERMS = {
    "always": Term({"en": "Always"}, headline=True),
    "unknown": Term({"en": "Unknown"}, headline="where_known"),
    "known": Term({"en": "Known"}, headline="where_known"),
}
VALUES = {"always": None, "unknown": None, "known": 3.0}


def test_a_headline_where_known_is_left_out_where_the_city_has_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    today: Any = SimpleNamespace(
        graph=SimpleNamespace(vocabulary=SimpleNamespace(terms=TERMS)),
        result=SimpleNamespace(city=SimpleNamespace(day=SimpleNamespace(isoformat=lambda: "2026-01-01"))),
    )
    monkeypatch.setattr(assessment, "headline", lambda view, entity: list(TERMS))
    monkeypatch.setattr(assessment, "_row", lambda name, view, language: {"quantity": name, "value": VALUES[name]})
    rows = assessment.assessment_answer(today, "en")["rows"]
    assert [row["quantity"] for row in rows] == ["always", "known"]
