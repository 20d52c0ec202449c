"""The plan on the page about years is a plan."""

from citybrain.plans.reading import plan_of_bytes
from tests.docs.code_blocks import blocks


def test_the_plan_on_the_page_can_be_read() -> None:
    shown, numbers = (block for block in blocks("docs/years.md") if block.language == "yaml")
    trees = plan_of_bytes(b"name: Trees and roofs\n" + numbers.content.encode(), numbers.where)[0].measures[0]
    assert (trees.count.rows, trees.count.highest) == (500, "felt_in_afternoon")
    plan, _ = plan_of_bytes(shown.content.encode(), shown.where)
    assert plan.years is not None
    assert (plan.years.first, plan.years.last) == (2026, 2050)
    assert plan.measures[0].uptake_in(2026) == 0.1
