"""A plan that is written is read back as the same plan."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import citybrain
from citybrain.plans.reading import plan_of_bytes, plan_of_file
from citybrain.plans.saved.text import head_of, plan_data, plan_text
from citybrain.plans.schema import Plan

EXAMPLES = sorted((Path(citybrain.__file__).parent / "plans" / "examples").rglob("*.yaml"))
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
tricky = st.sampled_from(
    ["1e5", "nULL", "no", "2026-01-01", "00510", "~", "- a", "a: b", "#", "'", '"', "a\n b", " x "]
)
words = tricky | texts


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_come_back(path: Path) -> None:
    plan, _ = plan_of_file(path)
    again, _ = plan_of_bytes(plan_text(plan), "again")
    assert again.model_dump(exclude_none=True) == plan.model_dump(exclude_none=True)


@settings(deadline=None)
@given(
    name=words,
    description=words,
    zone=st.lists(words, min_size=1, max_size=3),
    kinds=st.lists(words, min_size=1, max_size=3),
    number=st.floats(allow_nan=False, allow_infinity=False),
    ramp=st.dictionaries(st.integers(1900, 2200), st.floats(0, 1), min_size=1, max_size=3),
    off=st.booleans(),
)
def test_whatever_a_plan_says_comes_back(
    name: str, description: str, zone: list[str], kinds: list[str], number: float, ramp: dict[int, float], off: bool
) -> None:
    where = {"zone": zone, "building_use": kinds, "height": {"at_least": number}, "area": _area(number)}
    measure = {"intervention": name, "where": where, "uptake": ramp, "settings": {"x": number}, "off": off}
    years = {"from": 1900, "to": 2200}
    shares = sorted(ramp.values())
    measure["uptake"] = dict(zip(sorted(ramp), shares, strict=True))
    plan = Plan.model_validate({"name": name, "description": description, "years": years, "measures": [measure]})
    again, _ = plan_of_bytes(plan_text(plan), "again")
    assert again == plan


def _area(number: float) -> dict:
    return {"polygon": [[number, 60.0], [25.0, 60.1], [24.9, 60.2]]}


def test_conditions_have_one_form() -> None:
    where = {"zone": "Kallio", "building_use": "office", "heating_system": {"one_of": ["a"]}, "construction_year": 1950}
    plan = Plan.model_validate({"name": "x", "measures": [{"intervention": "y", "where": where}]})
    assert plan_data(plan)["measures"][0]["where"] == {
        "zone": ["Kallio"],
        "building_use": ["office"],
        "heating_system": ["a"],
        "construction_year": {"equals": 1950},
    }


def test_comments_at_the_head_stay() -> None:
    assert head_of(b"# one\n# two\nname: x\n# three\n") == "# one\n# two\n"
    assert head_of(b"name: x\n") == ""
