"""Rules are declared as data: all faults of all files are named at once, each with its place."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from citybrain.base.domains import find_domains
from citybrain.cases.rules import OWN, read_rules, rules_of
from citybrain.kernel.errors import DeclarationError
from tests.cases.following import DUST


def faults(folder: Path, **files: Any) -> str:
    for name, content in files.items():
        text = content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DeclarationError) as raised:
        read_rules(("test", path) for path in sorted(folder.glob("*.yaml")))
    return str(raised.value.arguments["faults"])


def test_all_faults_of_all_files_are_named_with_their_places(tmp_path: Path) -> None:
    said = faults(
        tmp_path,
        one={"a": {**DUST, "above": "much"}, "b": {**DUST, "observes": "dragons"}, "c": {**DUST, "clears_at": 120}},
        two={"d": {**DUST, "owner": "king"}, "e": {**DUST, "statistic": "mean"}, "a": {**DUST, "unknown": 1}},
        three="a: [",
        four={"f": 7, "g": {**DUST, "lasts": -1}, "h": {**DUST, "finds": "silent"}, "i": {**DUST, "below": 3}},
        five="- 1",
    )
    for place in ("one.yaml: a", "one.yaml: b", "one.yaml: c", "two.yaml: d", "two.yaml: e", "two.yaml: a",
                  "three.yaml",
                  "four.yaml: f", "four.yaml: g", "four.yaml: h", "four.yaml: i", "five.yaml"):  # fmt: skip
        assert place in said, place
    assert "dragons" in said and "king" in said and "-1" in said


def test_a_rule_stands_once(tmp_path: Path) -> None:
    assert "b.yaml: dust: name" in faults(tmp_path, a={"dust": DUST}, b={"dust": DUST})


def test_many_faults_are_bounded(tmp_path: Path) -> None:
    said = faults(tmp_path, one={f"r{at}": 7 for at in range(1000)})
    assert len(said.splitlines()) == 21 and "+980" in said


def test_those_of_the_mechanism_name_no_property() -> None:
    own = read_rules([("cases", OWN)])
    assert all(one.observes is None for one in own.all.values())
    assert {one.finds for one in own.finding} == {"exceeded", "expected", "unusual", "silent", "test"}


def test_domains_and_the_city_bring_their_own(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "mine.yaml").write_text(yaml.safe_dump({"mine": DUST}), encoding="utf-8")
    known = rules_of(find_domains(), tmp_path)
    assert (known.of["mine"], known.of["dust_episode"], known.of["sensor_silent"]) == ("city", "air", "cases")
