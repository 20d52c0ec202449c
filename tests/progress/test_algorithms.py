"""The public register lists what mechanisms declare: something new appears without a change of the register."""

import importlib
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from citybrain.base import domains
from citybrain.base.algorithms import Algorithm
from citybrain.base.importing import importer_names
from citybrain.inventory.derived import METHODS
from citybrain.observations.connectors import known
from citybrain.observations.forecasts.candidates import Candidate
from citybrain.observations.quality.settings import KINDS, Gap
from citybrain.observations.warnings.limits import all_limits
from citybrain.progress.algorithms import declared_algorithms
from citybrain.twin import rules
from citybrain.twin.configuration import SOURCE_KEYS

TOY = Path(__file__).parents[1] / "toy" / "citybrain_toy_noise"


def registered(kind: str) -> dict[str, Algorithm]:
    return {one.name: one for one in declared_algorithms("en") if one.kind == kind}


def test_each_is_there_once_with_its_place() -> None:
    every = declared_algorithms("en")
    assert len({(one.kind, one.name) for one in every}) == len(every)
    assert [one for one in every if not one.described] == []
    for one in every:
        module, _, name = one.where.partition(":")
        if module.endswith((".yaml", ".py")):
            continue
        found = importlib.import_module(module)
        if one.kind not in {"limit", "diagnosis", "connector", "case_rule"} and name:
            assert hasattr(found, name) or name in Candidate.__members__, one.where


def test_all_that_is_declared_is_registered() -> None:
    assert registered("quality_test").keys() == KINDS.keys()
    assert registered("forecast").keys() == set(Candidate)
    assert len(registered("limit")) == len(all_limits())
    assert registered("connector").keys() == known.kinds().keys()
    assert registered("imputation").keys() >= {rule.name for rule in rules.declared_rules()}
    assert registered("importer").keys() >= set(SOURCE_KEYS)
    assert registered("inventory_method").keys() >= METHODS.keys()


def test_a_new_test_of_readings_appears(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "drift", Gap)  # type: ignore[attr-defined]
    new = registered("quality_test")["drift"]
    assert new.where == "citybrain.observations.quality.settings:Gap"
    assert not new.described


def test_a_new_connector_appears_with_what_it_says_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    one = replace(known.kinds()["fmi"], kind="smhi", title="SMHI", delivers="what Sweden measures")
    every = {**known.kinds(), "smhi": one}
    monkeypatch.setattr("citybrain.observations.algorithms.kinds", lambda: every)
    new = registered("connector")["smhi"]
    assert (new.label, new.sentence, new.source) == ("SMHI", "what Sweden measures", one.documentation)
    assert new.described


def test_a_new_rule_of_a_domain_appears(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "benches"
    (folder / "imputation").mkdir(parents=True)
    (folder / "domain.yaml").write_text(yaml.safe_dump({"label": {"en": "Benches"}}))
    told = {"source": "Counted by hand", "rules": {"bench-seats": {"kind": "estimated", "quality": 5}}}
    (folder / "imputation" / "rules.yaml").write_text(yaml.safe_dump(told))
    found = [domains.read_domain("benches", "benches", folder)]
    monkeypatch.setattr("citybrain.twin.rules.find_domains", lambda: found)
    new = registered("imputation")["bench-seats"]
    assert (new.source, new.where) == ("Counted by hand", "benches/imputation/rules.yaml")


def test_importers_of_a_domain_are_read_without_running_them() -> None:
    ((name, sentence, where),) = importer_names(TOY / "importers")
    assert (name, where.partition(":")[0]) == ("street_noise", "street_noise.py")
    assert sentence
