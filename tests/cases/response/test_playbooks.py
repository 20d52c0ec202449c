"""Playbooks are declared as data: each ends, nothing in one waits for itself, and all faults are named at once."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from citybrain.base.domains import find_domains
from citybrain.cases.response.playbooks import MOST_TASKS, OWN, playbooks_of, read_playbooks
from citybrain.cases.rules import rules_of
from citybrain.kernel.errors import DeclarationError

LABEL = {"en": "Thing", "zh": "事"}


def task(*after: str, **said: Any) -> dict[str, Any]:
    return {"label": LABEL, "role": "duty_officer", "deadline": 1, "after": list(after), **said}


def book(tasks: dict[str, Any], ends: str = "last", **said: Any) -> dict[str, Any]:
    return {"label": LABEL, "severity": "severe", "tasks": tasks, "ends": ends, "source": "test", **said}


SOUND = {"first": task(), "last": task("first")}


def faults(folder: Path, **books: Any) -> str:
    (folder / "books.yaml").write_text(yaml.safe_dump(books, allow_unicode=True), encoding="utf-8")
    with pytest.raises(DeclarationError) as raised:
        read_playbooks([("test", folder / "books.yaml")])
    return str(raised.value.arguments["faults"])


@pytest.mark.parametrize(
    ("tasks", "ends", "fault"),
    [
        (SOUND, "none", "ends: none is no task"),
        ({"first": task(), "other": task(), "last": task("first")}, "last", "ends: other does not lead to last"),
        ({"first": task("last"), "last": task("first")}, "last", "tasks wait for each other and never end"),
        ({"last": task("last")}, "last", "last -> last"),
        ({"first": task(), "last": task("gone")}, "last", "tasks.last.after: gone is no task"),
        ({"first": task(role="council"), "last": task("first")}, "last", "tasks.first.role: council may not work"),
        ({"first": task(deadline=5), "last": task("first")}, "last", "tasks.last.deadline: before that of first"),
        ({"first": task(deadline=0), "last": task("first")}, "last", "tasks.first.deadline"),
        ({}, "last", "tasks"),
        ({f"t{'a' * at}": task() for at in range(MOST_TASKS + 1)}, "t", "tasks"),
    ],
)
def test_a_playbook_without_an_end_is_refused(tmp_path: Path, tasks: dict[str, Any], ends: str, fault: str) -> None:
    assert fault in faults(tmp_path, broken=book(tasks, ends), sound=book(SOUND))


def test_all_faults_are_named_at_once_and_bounded(tmp_path: Path) -> None:
    said = faults(tmp_path, one=book(SOUND, "none"), two=7, three=book(SOUND, model="plume"))
    assert [name in said for name in ("books.yaml: one", "books.yaml: two", "books.yaml: three")] == [True] * 3
    many = faults(tmp_path, **{f"b{at}": 7 for at in range(500)})
    assert len(many.splitlines()) == 21 and "+480" in many


def test_the_city_brings_its_own_and_none_is_taken_for_a_rule(tmp_path: Path) -> None:
    folder = tmp_path / "cases" / "playbooks"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(yaml.safe_dump({"own": book(SOUND)}, allow_unicode=True), encoding="utf-8")
    known = playbooks_of(find_domains(), tmp_path)
    assert (known.of["own"], known.of["release"], known.of["cordon"]) == ("city", "air", "cases")
    assert [one.name for one in known.for_family("dust")] == ["release"]
    assert not set(known.all) & set(rules_of(find_domains(), tmp_path).all)


def test_those_of_the_mechanism_name_no_model_and_no_substance() -> None:
    assert {(one.model, len(one.substances)) for one in read_playbooks([("cases", OWN)]).all.values()} == {(None, 0)}
