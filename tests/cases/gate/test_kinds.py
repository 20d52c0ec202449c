"""Kinds of proposals: what is declared is whole, and all faults are named at once."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from citybrain.base.domains import find_domains
from citybrain.cases.gate.kinds import ProposalKind, kinds_of, read_kinds
from citybrain.cases.rules import rules_of
from citybrain.governance.roles import Permission, roles_with
from citybrain.kernel.errors import DeclarationError

GOOD: dict[str, Any] = {
    "label": {"en": "Level", "zh": "水位"}, "proposes": ["duty_officer"], "approves": "duty_officer",
    "values": {"level": {"label": {"en": "Level", "zh": "水位"}, "unit": "m", "least": 0, "most": 2}},
    "simulation": "none", "connector": "sluices", "source": "test",
    "confirms": {"value": "level", "property": "water_level", "tolerance": 0.1, "within": 1},
}  # fmt: skip


def kinds(folder: Path, **said: Any) -> Any:
    path = folder / "kinds.yaml"
    path.write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
    return read_kinds([("test", path)])


def test_every_kind_that_changes_something_outside_needs_a_second_person_and_has_a_rule_that_asks() -> None:
    declared, rules = kinds_of(find_domains()), rules_of(find_domains()).all
    assert {"council_plan", "public_notice", "signal_plan", "sluice_level", "room_setpoint"} <= set(declared)
    for kind in declared.values():
        assert kind.second_person
    for role in roles_with(Permission.APPROVE_PROPOSALS):
        assert rules[f"approval_by_{role}"].owner is role


@pytest.mark.parametrize(("change", "fault"), [
    ({"second_person": False}, "second_person"),
    ({"proposes": ["auditor"]}, "auditor"),
    ({"approves": "planner"}, "planner"),
    ({"simulation": "response"}, "response"),
    ({"connector": None}, "connector"),
    ({"confirms": {**GOOD["confirms"], "value": "height"}}, "height"),
    ({"confirms": {**GOOD["confirms"], "property": "colour"}}, "colour"),
    ({"confirms": None, "rolls_back": True}, "rolls_back"),
    ({"values": {}}, "values"),
    ({"values": {"level": {"label": {"en": "Level", "zh": "水位"}, "least": 3, "most": 2}}}, "least"),
    ({"colour": "red"}, "colour"),
])  # fmt: skip
def test_a_kind_that_is_not_whole_is_refused(tmp_path: Path, change: dict[str, Any], fault: str) -> None:
    assert isinstance(kinds(tmp_path, level=GOOD)["level"], ProposalKind)
    with pytest.raises(DeclarationError, match=fault):
        kinds(tmp_path, level={**GOOD, **change})


def test_all_faults_are_named_at_once_and_no_more_than_can_be_read(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError) as refused:
        kinds(tmp_path, **{f"kind_{number}": {**GOOD, "colour": 1} for number in range(60)})
    assert str(refused.value).count("kind_") == 20
    assert "+40" in str(refused.value)


def test_a_city_has_kinds_of_its_own_and_none_twice(tmp_path: Path) -> None:
    (tmp_path / "gate").mkdir()
    path = tmp_path / "gate" / "own.yaml"
    path.write_text(yaml.safe_dump({"fountain": GOOD}, allow_unicode=True), encoding="utf-8")
    assert "fountain" in kinds_of(find_domains(), tmp_path)
    path.write_text(yaml.safe_dump({"room_setpoint": GOOD}, allow_unicode=True), encoding="utf-8")
    with pytest.raises(DeclarationError, match="stands in buildings already"):
        kinds_of(find_domains(), tmp_path)
