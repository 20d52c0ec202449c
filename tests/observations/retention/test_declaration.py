"""What city.toml says about upkeep, and what holds where it says nothing."""

import datetime
from pathlib import Path

import pytest

from citybrain.governance import DataClass
from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.observations.ingest import declared_in
from citybrain.observations.retention.declaration import declared


def said(folder: Path, of: DataClass) -> list[str | None]:
    return [None if one is None else one.said for one in declared(folder).retention[of]]


def test_by_default_what_is_about_persons_ends_and_nothing_else(tmp_path: Path) -> None:
    plan = declared(tmp_path)
    assert set(plan.retention) == set(DataClass)
    ends = {of for of, retention in plan.retention.items() if all(age is not None for age in retention)}
    stays = {of for of, retention in plan.retention.items() if all(age is None for age in retention)}
    assert ends == {DataClass.PERSONAL, DataClass.SENSITIVE_PERSONAL}
    assert stays == set(DataClass) - ends
    assert (plan.at, plan.folder, plan.archive.said) == (datetime.time(3, 30), None, "13 months")


def test_a_city_says_what_it_wants(tmp_path: Path) -> None:
    (tmp_path / "city.toml").write_text("""
        name = "Kallio"
        [upkeep]
        at = "23:05"
        [upkeep.retention.internal]
        readings = "2 years"
        [upkeep.retention.personal]
        readings = "6 months"
        days = "10 years"
        [upkeep.archive]
        after = "never"
        [upkeep.backup]
        folder = "copies"
        every = "1 week"
        keep = 3
    """)
    plan = declared(tmp_path)
    assert said(tmp_path, DataClass.INTERNAL) == ["2 years", None, None]
    assert said(tmp_path, DataClass.PERSONAL) == ["6 months", "6 months", "10 years"]
    assert (plan.at, plan.archive, plan.folder) == (datetime.time(23, 5), None, tmp_path / "copies")
    assert (plan.every.said, plan.keep) == ("1 week", 3)


WRONG = {
    "an end is needed": ('[upkeep.retention.personal]\ndays = "forever"', "upkeep-without-end"),
    "coarser for less long": ('[upkeep.retention.public]\nreadings = "2 years"\nhours = "1 year"', "upkeep-order"),
    "coarser than for ever": ('[upkeep.retention.public]\nhours = "1 year"', "upkeep-order"),
    "no age": ('[upkeep.retention.public]\nreadings = "a while"', "city-file-value"),
    "no number": ("[upkeep.backup]\nkeep = 0", "city-file-value"),
    "no time": ('[upkeep]\nat = "25:00"', "city-file-value"),
    "no class": ('[upkeep.retention.secret]\nreadings = "1 day"', "city-file-key-unknown"),
    "no key": ('[upkeep.archive]\nbefore = "1 day"', "city-file-key-unknown"),
}


@pytest.mark.parametrize(("told", "code"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_file_line_and_key(tmp_path: Path, told: str, code: str) -> None:
    (tmp_path / "city.toml").write_text(f'name = "Kallio"\n{told}')
    with pytest.raises(InputError, match=code) as refused:
        declared_in(tmp_path)
    assert str(tmp_path / "city.toml") in render(refused.value, "en")
    assert refused.value.arguments["line"] in (2, 3, 4)
    assert str(refused.value.arguments["key"]).startswith("upkeep.")
    assert render(refused.value, "zh")
