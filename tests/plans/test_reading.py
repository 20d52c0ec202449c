"""Whatever is wrong with a plan's text is said with its place, what was received, and what is allowed."""

import datetime
import json
import pickle
import sys
import threading
import time
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from citybrain.kernel.errors import PlanError
from citybrain.messages import render
from citybrain.plans.document import LARGEST_FILE, Document, read_bytes
from citybrain.plans.problems import each, shown
from citybrain.plans.reading import model_of, plan_of_bytes, plan_of_file, selection_of
from citybrain.plans.schema import Plan
from citybrain.plans.yaml_text import read_yaml

GOOD = """\
name: Warm blocks
date: 2026-01-01
seed: 7
measures:
  - intervention: insulate_walls
    where:
      construction_year: {before: 1980}
      building_use: [apartment_block]
      zone: 00530
      area: {polygon: [[24.9, 60.1], [24.9, 60.2], [25.0, 60.2]]}
      id: way/7
    uptake: 7e-1
    settings: {insulated_wall_transmittance: 0.17}
"""


def problems(text: str | bytes, json_text: bool = False) -> list[str]:
    """Errors of a text, as a person reads them."""
    raw = text.encode() if isinstance(text, str) else text
    with pytest.raises(PlanError) as caught:
        plan_of_bytes(raw, "plan.yaml", json_text)
    return [render(error) for error in each(caught.value)]


def measure(line: str) -> str:
    return f"name: x\nmeasures:\n  - intervention: a\n    {line}\n"


def test_a_plan_says_what_its_text_says() -> None:
    plan, _ = plan_of_bytes(GOOD.encode(), "plan.yaml")
    only = plan.measures[0]
    assert (plan.name, plan.date, plan.seed) == ("Warm blocks", datetime.date(2026, 1, 1), 7)
    assert only.where.attributes["construction_year"].before == 1980
    assert only.where.attributes["building_use"].one_of == ["apartment_block"]
    assert (only.where.zone, only.where.id) == (["00530"], ["way/7"])
    assert (only.uptake, only.settings) == (0.7, {"insulated_wall_transmittance": 0.17})


def test_json_and_yaml_say_the_same() -> None:
    plan, _ = plan_of_bytes(GOOD.encode(), "plan.yaml")
    text = json.dumps(plan.model_dump(mode="json", exclude_none=True))
    assert plan_of_bytes(text.encode(), "plan", json_text=True)[0] == plan


def test_what_is_left_out_means_everybody_and_all_of_them() -> None:
    plan, _ = plan_of_bytes(b"name: x\nmeasures: [{intervention: a}]", "plan.yaml")
    assert plan.measures[0].where.attributes == {}
    assert (plan.measures[0].uptake, plan.seed, plan.date) == (1.0, 0, None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name: x\nname: y", "plan.yaml, line 2, column 1: name stands here a second time, first in line 1"),
        ("name: [x", "column 1: this cannot be read"),
        ("a: &x 1\nb: *x", "line 1, column 4: anchors and aliases (&x, *x) are not read"),
        ("a: !!python/object:os.system x", "line 1, column 4: the tag tag:yaml.org,2002:python/object:os.system"),
        ("[" * 50 + "]" * 50, "line 1, column 14: values are nested more than 12 levels deep"),
        ("name: x\n---\nname: y", "line 2, column 1: a second document begins here"),
        ("? [a]\n: b", "line 1, column 3: a list or a mapping stands where the name of a field belongs"),
        ("- a", 'line 1, column 1: a plan begins with named fields, received ["a"]'),
        ("", "received null"),
        ("name: x\nmeasures: []", "line 2, column 11: the plan has 0 measures; allowed are 1 to 100"),
        ("name: x", "line 1, column 1: the field measures is missing"),
        ("name: ''\nmeasures: [{intervention: a}]", 'line 1, column 7: name cannot be "". Allowed is a text'),
        (
            "nam: x\nname: x\nmeasures: [{intervention: a}]",
            "column 1: there is no field nam here. Nearest: name",
        ),
        ("name: x\ndate: 2026-13-01\nmeasures: [{intervention: a}]", 'line 2, column 7: date cannot be "2026-13-01"'),
        ("name: x\ndate: 9999-12-31\nmeasures: [{intervention: a}]", "of the years 1900 to 2200"),
        ("name: x\ndate: 0001-01-01\nmeasures: [{intervention: a}]", "of the years 1900 to 2200"),
        ("name: x\ndate: 2026\nmeasures: [{intervention: a}]", "Allowed is a date, such as 2026-01-01"),
        (
            "name: x\nseed: 1.5\nmeasures: [{intervention: a}]",
            "column 7: seed cannot be 1.5. Allowed is a whole",
        ),
        (measure("uptake: 70"), "line 4, column 13: uptake is 70, but it is a share and lies from 0 to 1"),
        (measure("uptake: yes"), 'uptake cannot be "yes". Allowed is a number'),
        (measure("uptake: .inf"), 'uptake cannot be ".inf"'),
        (measure("where: {zone: []}"), "line 4, column 19: the list of zone is empty"),
        (measure("where: {construction_year: {}}"), "line 4, column 13: nothing is said about construction_year"),
        (measure("where: {construction_year: {befor: 1980}}"), "there is no field befor here. Nearest: before"),
        (measure("where: {construction_year: {before: x}}"), 'before cannot be "x". Allowed is a number'),
        (measure("where: {building_use: [true]}"), "building_use cannot be true. Allowed is a number, or a name"),
        (measure("where: {area: {polygon: [[1, 2], [2, 3]]}}"), "the area has 2 different corners"),
        (measure("where: {area: {polygon: [[1, 2, 3], [2, 3], [3, 4]]}}"), "a corner is two numbers"),
        (measure("where: {area: {ring: []}}"), "there is no field ring here. Allowed: polygon"),
        (measure("settings: {a: b}"), 'a cannot be "b". Allowed is a number'),
    ],
)
def test_an_error_tells_place_cause_and_next_step(text: str, told: str) -> None:
    assert any(told in problem for problem in problems(text)), problems(text)


def test_all_errors_are_told_at_once_in_the_order_of_the_text() -> None:
    told = problems("nam: x\nmeasures:\n  - uptake: 2\n  - 4\n")
    assert [problem.split(":")[0] for problem in told] == [
        "plan.yaml, line 1, column 1",
        "plan.yaml, line 1, column 1",
        "plan.yaml, line 3, column 5",
        "plan.yaml, line 3, column 13",
        "plan.yaml, line 4, column 5",
    ]


def test_errors_of_json_point_to_lines_too_and_programs_get_a_pointer() -> None:
    text = b'{"name": "x",\n "measures": [{"intervention": "a",\n  "uptake": 3}]}'
    with pytest.raises(PlanError) as caught:
        plan_of_bytes(text, "body", json_text=True)
    assert (caught.value.arguments["line"], caught.value.arguments["column"]) == (3, 13)
    assert caught.value.pointer == "/measures/0/uptake"


@pytest.mark.parametrize(
    "text",
    ['{"name": "x", "name": "y"}', '{"a":' + "[" * 100_000, '{"a": ' + "1" * 5000 + "}", '{"a": NaN', "\udc80", "[]"],
)
def test_bad_json_is_told(text: str) -> None:
    assert len(problems(text.encode("utf-8", "surrogateescape"), json_text=True)) == 1


def test_json_may_hold_what_yaml_cannot() -> None:
    text = json.dumps({"name": "\U0001f600", "measures": [{"intervention": "a"}]})
    assert plan_of_bytes(text.encode(), "body", json_text=True)[0].name == "\U0001f600"


def test_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    def told(path: Path) -> str:
        with pytest.raises(PlanError) as caught:
            plan_of_file(path)
        return render(caught.value)

    (tmp_path / "latin.yaml").write_bytes("name: Käpylä".encode("latin-1"))
    (tmp_path / "large.yaml").write_bytes(b"#" * (LARGEST_FILE + 1))
    assert "No such file or directory" in told(tmp_path / "none.yaml")
    assert "is not UTF-8: byte 7" in told(tmp_path / "latin.yaml")
    assert "larger than 2,000,000 bytes" in told(tmp_path / "large.yaml")


def test_errors_survive_a_journey_between_processes() -> None:
    with pytest.raises(PlanError) as caught:
        plan_of_bytes(b"nam: x\nmeasures: 1", "plan.yaml")
    again = pickle.loads(pickle.dumps(caught.value))
    assert list(map(str, each(again))) == list(map(str, each(caught.value)))
    assert [e.pointer for e in each(again)] == [e.pointer for e in each(caught.value)]


def test_a_selection_is_read_like_the_where_of_a_measure() -> None:
    where = selection_of(
        read_bytes(b'{"where": {"construction_year": {"at_least": 1900}}}', "body", json_text=True)
    ).where
    assert where.attributes["construction_year"].at_least == 1900
    with pytest.raises(PlanError):
        selection_of(read_bytes(b"{}", "body", json_text=True))


def test_json_is_parsed_once_and_its_places_are_looked_for_when_something_is_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = b'{"name": "a",\n "measures": [{"select": 1}]}'
    document = read_bytes(content, "plan", json_text=True)
    assert document.fault("plan-tag", ("measures", 0, "select"), tag="x").arguments["line"] == 2
    monkeypatch.setattr("citybrain.plans.document.read_yaml", None)
    assert read_bytes(content, "plan", json_text=True).data["name"] == "a"


def told_quickly(said: dict[str, object]) -> list[str]:
    begin = time.process_time()
    told = problems(json.dumps(said), json_text=True)
    assert time.process_time() - begin < 3
    return told


def test_of_many_errors_the_first_are_told_and_how_many_more_there_are() -> None:
    told = told_quickly({"name": "x", "measures": [{"intervention": "a"}]} | {f"key{n}": 1 for n in range(1_000)})
    assert len(told) == 51
    assert told[-1].startswith("And 950 things more.")
    assert sum(map(len, told)) < 30_000


def test_of_very_many_errors_that_alone_is_told() -> None:
    """150,000 unknown keys took 26 s and told 100 MB; sorting 100,000 of them by place took 1.3 s."""
    begin = time.process_time()
    (told,) = told_quickly({"name": "x", "measures": [{"intervention": "a"}]} | {f"key{n}": 1 for n in range(100_000)})
    assert time.process_time() - begin < 0.5
    assert told.startswith("plan.yaml: more than 1,000 places are wrong")


def test_of_very_many_unknown_keys_no_error_each_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Plan, "model_validate", lambda data: pytest.fail("each key became an error"))
    (told,) = problems(json.dumps({f"key{number}": 1 for number in range(1_100)}), json_text=True)
    assert told.startswith("plan.yaml: more than 1,000 places are wrong")


@pytest.mark.parametrize("where", [{"built": [[24.5, 60.1]] * 20_000}, {"zone": [{}] * 20_000}])
def test_what_follows_very_many_wrong_items_of_a_list_is_not_looked_at(where: dict) -> None:
    """The errors of 80,000 items were made in one piece, in which no other thread had a turn: a tenth of a second."""
    with pytest.raises(ValidationError) as failed:
        Plan.model_validate({"name": "x", "measures": [{"intervention": "a", "where": where}]})
    assert 1_000 < failed.value.error_count() < 4_000


@pytest.mark.parametrize("number", ["1", "1.5", "-1e3"])
def test_others_have_their_turn_between_two_numbers_of_a_document(number: str) -> None:
    calls = 0

    def count(frame, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        read = read_bytes(f"[{', '.join([number] * 5_000)}]".encode(), "plan", json_text=True)
    finally:
        sys.setprofile(None)
    assert read.data == [json.loads(number)] * 5_000
    assert calls > 5_000


def test_more_entries_than_there_can_be_are_refused_before_any_of_them_is_read() -> None:
    years = {str(year): 0.5 for year in range(1, 100_000)}
    (ramp,) = told_quickly({"name": "x", "measures": [{"intervention": "a", "uptake": years}]})
    assert "uptake has 99,999 entries; at most 301 can be" in ramp
    many = {f"key{n}": 1.0 for n in range(80_000)}
    for field in ("settings", "where", "when"):
        (told,) = told_quickly({"name": "x", "measures": [{"intervention": "a", field: many}]})
        assert f"{field} has 80,000 entries; at most 1,000 can be" in told


def test_marks_are_made_only_where_they_are_wanted() -> None:
    text = "name: a\nmeasures: [{uptake: 1}]"
    assert read_yaml(text, "plan") == (yaml.safe_load(text), {}, {})
    value, marks, keys = read_yaml(text, "plan", marked=True)
    assert value == yaml.safe_load(text)
    assert marks["measures", 0, "uptake"] == (2, 21)
    assert keys["measures", 0, "uptake"] == (2, 13)


@pytest.mark.parametrize(
    "value",
    [None, True, 1.5, float("nan"), "é" * 100, [1, [2, {"a": "b"}]] * 20, {"k" * 70: {1: datetime.date(2026, 1, 1)}}],
)
def test_a_received_value_is_shown_as_json_that_is_cut(value: object) -> None:
    whole = json.dumps(value, ensure_ascii=False, default=str)
    assert shown(value) == (whole if len(whole) <= 60 else whole[:59] + "…")


def test_of_a_large_value_only_what_is_shown_is_written() -> None:
    begin = time.process_time()
    assert shown([1] * 5_000_000) == f"{'[' + '1, ' * 30:.59}…"
    assert time.process_time() - begin < 0.1


@pytest.mark.parametrize("where", [{"use": {"one_of": [1] * 300_000}}, {"area": {"polygon": [[24.9, 60.1]] * 300_000}}])
def test_others_have_their_turn_while_a_long_list_is_checked(where: object) -> None:
    document = Document({"name": "a", "measures": [{"intervention": "a", "uptake": 1, "where": where}]}, "plan")
    turns, ended, usual = [0], threading.Event(), sys.getswitchinterval()

    def work() -> None:
        while not ended.is_set():
            turns[0] += 1
            time.sleep(0)

    thread = threading.Thread(target=work)
    sys.setswitchinterval(1e-4)
    try:
        thread.start()
        before = turns[0]
        model_of(Plan, document)
        had = turns[0] - before
    finally:
        sys.setswitchinterval(usual)
        ended.set()
        thread.join()
    assert had > 10
