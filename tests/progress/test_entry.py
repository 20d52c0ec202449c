"""Values that people enter: checked, brought to the unit of the indicator, kept, withdrawn, never lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.kernel import CityBrainError, NotFoundError
from citybrain.messages import render
from citybrain.progress.frameworks import frameworks_of
from citybrain.progress.indicator_entry import ValueSaid, checked
from citybrain.progress.indicator_service import IndicatorService
from citybrain.progress.unit_conversion import factor_between
from citybrain.records import FILE

FRAMEWORKS = frameworks_of(None)
GOOD = {
    "framework": "vienna", "code": "recycling", "year": 2024, "value": 33.5, "unit": "percent", "level": 2,
    "source": "Waste office",
}  # fmt: skip


def said(**more: object) -> ValueSaid:
    return ValueSaid(**{**GOOD, **more})


def test_a_value_is_kept_in_the_unit_of_its_indicator() -> None:
    value = checked(said(value=0.335, low=0.3, high=0.4, unit="1"), FRAMEWORKS, 2026)
    assert (value.value, value.low, value.high, value.unit) == (33.5, 30.0, 40.0, "percent")


def test_the_code_is_kept_as_the_framework_writes_it() -> None:
    one = said(framework="u4ssc", code="ec:i:es:3c", unit="%")
    assert checked(one, FRAMEWORKS, 2026).code == "EC: I: ES: 3C"


@pytest.mark.parametrize(
    ("more", "code", "shown"),
    [
        ({"framework": "viena"}, "framework-unknown", "vienna"),
        ({"code": "recyling"}, "indicator-unknown", "recycling"),
        ({"part": "glass"}, "indicator-part", "glass"),
        ({"framework": "u4ssc", "code": "EN: EN: AQ: 1C", "unit": "µg/m³"}, "indicator-part", "pm_2.5"),
        ({"year": 2027}, "entry-year", "2026"),
        ({"low": 40.0}, "entry-interval", "33.5"),
        ({"high": 10.0}, "entry-interval", "10"),
        ({"unit": "kg"}, "entry-unit", "percent"),
        ({"unit": "; import os"}, "entry-unit", "percent"),
        ({"source": "   "}, "entry-source", "source"),
        ({"evidence": "javascript:alert(1)"}, "entry-evidence", "javascript"),
        ({"evidence": "../../etc/passwd"}, "entry-evidence", "passwd"),
        ({"evidence": "http:///nothing"}, "entry-evidence", "nothing"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_reason(more: dict, code: str, shown: str) -> None:
    with pytest.raises(CityBrainError) as error:
        checked(said(**more), FRAMEWORKS, 2026)
    assert error.value.code == code
    assert shown in render(error.value)
    assert render(error.value, "zh") != render(error.value, "en")


@pytest.mark.parametrize("evidence", ["https://city.example/waste.pdf", "waste 2024.pdf", None, "  "])
def test_evidence_is_a_link_or_the_name_of_a_file(evidence: str | None) -> None:
    kept = checked(said(evidence=evidence), FRAMEWORKS, 2026).evidence
    assert kept == (evidence.strip() or None if evidence else None)


@pytest.mark.parametrize(
    ("received", "wanted", "factor"),
    [
        ("kWh/(person·a)", "kWh/(person·a)", 1.0),
        ("MWh/(person·a)", "kWh/(person·a)", 1000.0),
        ("kg/(person·a)", "t/(person·a)", 0.001),
        ("%", "percent", 1.0),
        ("1", "percent", 100.0),
        ("1/(100,000 person)", "1/(100,000 person)", 1.0),
        ("1/person", "1/(100,000 person)", None),
        ("kg", "kWh", None),
        ("__import__('os')", "kWh", None),
        ("elements", "elements", 1.0),
    ],
)
def test_units_convert_or_they_do_not(received: str, wanted: str, factor: float | None) -> None:
    assert factor_between(received, wanted) == (factor if factor is None else pytest.approx(factor))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_as_a_unit_is_an_answer_and_no_failure(text: str) -> None:
    factor = factor_between(text, "kWh/a")
    assert factor is None or factor > 0


def test_reading_makes_no_file_and_entering_does(desk: IndicatorService) -> None:
    assert desk.store.values() == []
    desk.evaluated()
    assert not (desk.city / FILE).exists()
    desk.enter([said()], "Aino")
    assert (desk.city / FILE).exists()


def test_what_is_entered_is_there_with_who_and_when(desk: IndicatorService) -> None:
    (kept,) = desk.enter([said(evidence="waste.pdf", note="first")], " Aino  Virtanen ")
    (value,) = desk.store.values()
    assert value.id == kept.id
    assert (value.made_by, value.evidence, value.note, value.withdrawn_at) == (
        "Aino Virtanen",
        "waste.pdf",
        "first",
        None,
    )
    assert value.made_at.endswith("+00:00")


def test_all_are_kept_or_none(desk: IndicatorService) -> None:
    with pytest.raises(CityBrainError):
        desk.enter([said(), said(unit="kg")], None)
    assert desk.store.values() == []


def test_a_withdrawn_value_no_longer_counts_and_stays(desk: IndicatorService) -> None:
    (kept,) = desk.enter([said()], "Aino")
    desk.store.withdraw(kept.id, "Eero")
    assert desk.store.values() == []
    (value,) = desk.store.values(withdrawn=True)
    assert (value.withdrawn_by, value.value) == ("Eero", 33.5)
    for identity in (kept.id, 99):
        with pytest.raises(NotFoundError):
            desk.store.withdraw(identity, None)


def test_nothing_can_be_withdrawn_where_nothing_was_entered(desk: IndicatorService) -> None:
    with pytest.raises(NotFoundError):
        desk.store.withdraw(1, None)
    assert not (desk.city / FILE).exists()
