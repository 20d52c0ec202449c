"""The published schema is the one that the program checks, and its examples are plans."""

import json
from pathlib import Path

import pytest

import citybrain
from citybrain.plans.reading import plan_of_file
from citybrain.plans.schema import json_schema

PUBLISHED = Path(__file__).parents[2] / "docs" / "plan.schema.json"
EXAMPLES = sorted((Path(citybrain.__file__).parent / "plans" / "examples").glob("*.yaml"))


def test_the_published_schema_is_true() -> None:
    told = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    assert told == json_schema(), "write it again: citybrain plan schema > docs/plan.schema.json"


def test_every_field_of_the_schema_is_described() -> None:
    schema = json_schema()
    parts = [schema, *(schema["$defs"][name] for name in ("Measure", "Comparison", "Area", "Where"))]
    names = {name for part in parts for name, field in part["properties"].items() if "description" not in field}
    assert names == set()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_plans(path: Path) -> None:
    plan, _ = plan_of_file(path)
    assert plan.description


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 3
