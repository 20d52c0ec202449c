"""The three tasks on a city, in its folder and in PostgreSQL."""

import datetime
import json
import os
import sqlite3
import time
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import insert, select

from citybrain.governance import Actor
from citybrain.governance.audit_entries import entries
from citybrain.kernel.errors import CityBrainError, InputError
from citybrain.observations.readings.embedded import open_store, restore
from citybrain.observations.readings.progress_token import ProgressToken, StoppedError
from citybrain.observations.retention import work
from citybrain.observations.retention.copies import remove_old
from citybrain.observations.retention.standing import Task, began, last
from citybrain.observations.retention.work import perform
from citybrain.observations.sensing import Sensing
from citybrain.records.tables.sensing import entity_version, observation_more
from tests.observations.retention.conftest import Says
from tests.sensors import ACTS, DAY, NOON

AINO = Actor("Aino")
ALL = 73 * 8
SINCE, HOURS, DAYS = NOON - 400 * DAY, datetime.timedelta(hours=1), datetime.timedelta(days=1)


def number(sensing: Sensing, stream: int, length: datetime.timedelta) -> int:
    begin = SINCE // DAY * DAY
    return int(sensing.store.means(stream, begin, NOON + DAY, length).number.sum())


def test_each_class_is_kept_for_its_time_as_it_came_as_hours_and_as_days(sensing: Sensing, says: Says) -> None:
    says('[upkeep.retention.internal]\nreadings = "100 days"')
    ran = perform(sensing, "retention", AINO, ProgressToken())
    kept = [sensing.store.count(stream) for stream in (1, 2, 3, 4)]
    assert kept[0] == ALL
    assert kept[0] > kept[1] > kept[2] > kept[3] > 0
    assert ran.result["classes"] == {
        "internal": ALL - kept[1],
        "personal": ALL - kept[2],
        "sensitive_personal": ALL - kept[3],
    }
    oldest = [sensing.store.last(stream, ALL).readings.time.min() for stream in (2, 3, 4)]
    assert all(NOON - age * DAY - DAY < time for time, age in zip(oldest, (100, 30, 7), strict=True))
    assert [number(sensing, 2, length) for length in (HOURS, DAYS)] == [ALL, ALL]
    hours, days = (number(sensing, 3, length) for length in (HOURS, DAYS))
    assert kept[2] < hours < days == ALL
    hours, days = (number(sensing, 4, length) for length in (HOURS, DAYS))
    assert kept[3] < hours == days < ALL
    stored = sum(tally.stored for tally in sensing.store.tallies())
    assert stored == sensing.store.count() + sum(one.readings for one in sensing.store.forgotten())
    again = perform(sensing, "retention", AINO, ProgressToken())
    assert again.result["readings"] == 0


def test_records_of_before_an_update_go_after_a_week(sensing: Sensing) -> None:
    old, new = (sensing.folder / f"records.sqlite.{number}" for number in ("0021", "0022"))
    for path, age in ((old, 8), (new, 6)):
        path.write_bytes(b"of before")
        os.utime(path, (time.time() - age * 86_400,) * 2)
    perform(sensing, "retention", AINO, ProgressToken())
    assert (old.exists(), new.exists()) == (False, True)


def test_what_records_say_of_forgotten_observations_goes_with_them(sensing: Sensing) -> None:
    old, new = (int(sensing.store.last(3, ALL).identity[place]) for place in (-1, 0))
    long_ago = {"made_by": "test", "made_at": "2018-01-01T00:00:00.000000+00:00"}
    with sensing.records.begin() as connection:
        for key in (old, new):
            connection.execute(insert(observation_more).values(id=key, parameters='{"who": "x"}', **ACTS))
            connection.execute(insert(entity_version).values(kind="observation", entity=key, before="{}", **long_ago))
        connection.execute(insert(entity_version).values(kind="observation", entity=new, before="{}", **ACTS))
        connection.execute(insert(entity_version).values(kind="thing", entity=new, before="{}", **long_ago))
    perform(sensing, "retention", AINO, ProgressToken())
    with sensing.records.read() as connection:
        assert connection.execute(select(observation_more.c.id)).scalars().all() == [new]
        assert sorted(connection.execute(select(entity_version.c.kind)).scalars()) == ["observation", "thing"]


def test_months_are_archived_by_age_or_before_a_day(sensing: Sensing, says: Says) -> None:
    if not sensing.store.archives:
        with pytest.raises(InputError, match="postgresql-archive"):
            perform(sensing, "archive", AINO, ProgressToken())
        return
    says('[upkeep.archive]\nafter = "3 months"')
    ran = perform(sensing, "archive", AINO, ProgressToken())
    assert [one["month"] for one in ran.result["months"]][-1] == "2018-02"
    assert sensing.store.count() == 4 * ALL
    says('[upkeep.archive]\nafter = "never"')
    with pytest.raises(InputError, match="upkeep-no-archive"):
        perform(sensing, "archive", AINO, ProgressToken())
    (month,) = perform(
        sensing, "archive", AINO, ProgressToken(), datetime.datetime(2018, 4, 1, tzinfo=datetime.UTC)
    ).result["months"]
    assert month["month"] == "2018-03"
    assert perform(sensing, "retention", AINO, ProgressToken()).result["readings"] > 0


def test_copies_are_made_where_city_toml_says_and_old_ones_go(
    sensing: Sensing, says: Says, city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError, match="upkeep-no-folder"):
        perform(sensing, "backup", AINO, ProgressToken())
    says('[upkeep.backup]\nfolder = "../copies"\nkeep = 2')
    mine = tmp_path / "copies" / "mine"
    mine.mkdir(parents=True)
    (tmp_path / "copies" / "2020-01-01T000000Z.making").mkdir()
    for day in (1, 2, 3):
        monkeypatch.setattr(work, "new_copy", lambda folder, day=day: folder / f"2026-01-0{day}T033000Z")
        ran = perform(sensing, "backup", AINO, ProgressToken())
    assert ran.result["readings"] == 4 * ALL
    assert ran.result["removed"] == ["2026-01-01T033000Z"]
    assert {path.name for path in (tmp_path / "copies").iterdir()} == {
        "mine",
        "2026-01-02T033000Z",
        "2026-01-03T033000Z",
    }
    copy = Path(ran.result["folder"])
    assert copy.stat().st_mode & 0o077 == 0
    if not sensing.store.archives:
        assert [path.name for path in copy.iterdir()] == ["city.dump"]
        return
    other = tmp_path / "other"
    other.mkdir()
    assert restore(copy, other) == 4 * ALL
    again = open_store(other)
    assert again.tallies() == sensing.store.tallies()
    np.testing.assert_equal(again.means_of(None, SINCE, NOON, HOURS), sensing.store.means_of(None, SINCE, NOON, HOURS))
    again.close()
    with sqlite3.connect(copy / "records.sqlite") as records:
        assert records.execute("SELECT count(*) FROM datastream").fetchone() == (4,)


def test_a_copy_that_cannot_be_written_leaves_nothing_and_keeps_the_others(sensing: Sensing, says: Says) -> None:
    says('[upkeep.backup]\nfolder = "city.toml/below"')
    with pytest.raises(InputError, match="result-unwritable"):
        perform(sensing, "backup", AINO, ProgressToken())
    told = last(sensing.records, "backup")
    assert told is not None
    assert (told.state, told.problem) == ("failed", "result-unwritable")


def test_runs_are_recorded_and_in_the_audit_log(sensing: Sensing, monkeypatch: pytest.MonkeyPatch) -> None:
    perform(sensing, "retention", AINO, ProgressToken())
    stopped = ProgressToken()
    stopped.stop()
    with pytest.raises(StoppedError):
        perform(sensing, "retention", AINO, stopped)
    broken: dict[Task, object] = {"retention": lambda *_: 1 / 0}
    monkeypatch.setattr(work, "WORK", broken)
    with pytest.raises(CityBrainError, match="upkeep-failed"):
        perform(sensing, "retention", AINO, ProgressToken())
    failed, done = last(sensing.records, "retention"), last(sensing.records, "retention", "done")
    assert failed is not None
    assert done is not None
    assert (failed.state, failed.problem, failed.by) == ("failed", "upkeep-failed", "Aino")
    assert done.ended_at is not None
    with sensing.records.read() as connection:
        rows = [(one["who"], one["act"], one["object"]) for one in entries(connection, 10)]
    assert rows == [
        ("Aino", "observations:keep", "upkeep retention failed"),
        ("Aino", "observations:keep", "upkeep retention stopped"),
        ("Aino", "observations:keep", "upkeep retention"),
    ]
    assert json.dumps(done.result)


def test_a_run_that_was_killed_is_told_at_the_next_one(sensing: Sensing) -> None:
    began(sensing.records, "archive", "upkeep")
    assert last(sensing.records, "archive").state == "running"
    perform(sensing, "retention", AINO, ProgressToken())
    told = last(sensing.records, "archive")
    assert (told.state, told.problem) == ("failed", "upkeep-interrupted")


def test_only_copies_are_removed(tmp_path: Path) -> None:
    for name in ("2026-01-01T033000Z", "2026-01-02T033000Z", "2026-01-03", "holiday"):
        (tmp_path / name).mkdir()
    assert remove_old(tmp_path, 1) == ["2026-01-01T033000Z"]
    assert len(list(tmp_path.iterdir())) == 3
