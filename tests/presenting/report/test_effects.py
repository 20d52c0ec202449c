"""The table of effects: what stands in which group, and with which digits."""

import re
from dataclasses import replace

from citybrain.plans.workspace import Workspace
from citybrain.presenting.report.page import report
from tests.presenting.report.made_up import contents_of, uncertainty
from tests.presenting.report.page_checks import Page


def test_a_number_that_nobody_knows_is_in_no_group_and_not_counted(workspace: Workspace) -> None:
    contents = contents_of(workspace)
    first, *others = contents.answer["headline"]
    unknown = {**first, "today": None, "reference": None, "plan": None, "change": None, "change_percent": None}
    answer = {**contents.answer, "headline": [{**unknown, "verdict": "changed"}, *others]}
    text = report(replace(contents, answer=answer), "en")
    assert re.search(r"<summary>Not known</summary>.*?" + re.escape(first["label"]), text, re.DOTALL)
    assert "neither better nor worse" not in Page(text).text


def test_the_number_before_ends_where_its_interval_does_as_that_of_the_plan(workspace: Workspace) -> None:
    contents = contents_of(workspace)
    row = next(one for one in contents.answer["headline"] if one["quantity"] == "city_operational_emissions")
    told = {**row, "today": 374.56, "reference": 374.56, "plan": 386.23, "change": 11.67, "change_percent": 3.1}
    made = uncertainty((7.7, 17.5), "worse")
    drawn = {"today": {"low": 252.0, "high": 562.0}, "plan": {"low": 260.0, "high": 580.0}}
    made["quantities"] = [{**one, **drawn} for one in made["quantities"]]
    answer = {**contents.answer, "headline": [{**told, "verdict": "worse"}], "uncertainty": made}
    text = report(replace(contents, answer=answer), "en")
    before = re.findall(r'<span class="past">([^<]*)</span>', text)
    assert any(one.startswith("370") for one in before) and not any(one.startswith("375") for one in before)


def test_a_number_that_no_draw_moves_is_told_without_an_interval(workspace: Workspace) -> None:
    """Its ends are null, as are those of zones; the report stands, and its verdict is that of the answer."""
    told, none = uncertainty((-60.0, 5.0), "unclear"), {"low": None, "high": None}
    quantities = [{**one, "today": none, "plan": none, "change": none} for one in told["quantities"]]
    name = "zone_operational_emissions"
    zones = [{"row": 0, "name": "A", "values": {name: {**none, "today": none, "change": none}}}]
    contents = contents_of(workspace, uncertainty={**told, "quantities": quantities, "zones": zones})
    assert report(contents, "en")
    assert contents.uncertain(quantities[0]["quantity"])["change"] is None
