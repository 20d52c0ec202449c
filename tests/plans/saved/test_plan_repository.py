"""Saved plans on the disk: whole or not at all, never over a newer one, never a file that is not a plan."""

import errno
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from citybrain.kernel import NotFoundError, PlanError
from citybrain.plans.reading import plan_of_file
from citybrain.plans.saved import summary
from citybrain.plans.saved.errors import NotOurFileError, NotStoredPlanError, PlanNewerError
from citybrain.plans.saved.plan_repository import PlanRepository
from citybrain.plans.schema import Plan

TEXT = "name: {}\ndescription: about {}\nmeasures:\n  - intervention: insulate_walls\n"


@pytest.fixture
def saved(tmp_path: Path) -> PlanRepository:
    return PlanRepository(tmp_path / "plans", 13)


def plan(name: str = "Warm blocks", **more: object) -> Plan:
    return Plan.model_validate({"name": name, "measures": [{"intervention": "insulate_walls"}], **more})


def failing(error: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(error, os.strerror(error))

    return fail


def test_a_plan_is_kept_with_its_snapshot_and_read_by_the_command_line_too(saved: PlanRepository) -> None:
    kept = saved.create(plan())
    assert (kept.summary.identity, kept.summary.snapshot) == ("warm-blocks", 13)
    told, _ = plan_of_file(saved.folder / "warm-blocks.yaml")
    assert told == kept.plan
    assert saved.find("warm-blocks").tag == kept.tag


def test_two_plans_of_one_name_are_two_files(saved: PlanRepository) -> None:
    assert [saved.create(plan()).summary.identity for _ in range(3)] == [
        "warm-blocks",
        "warm-blocks-2",
        "warm-blocks-3",
    ]


def test_a_newer_version_is_not_overwritten(saved: PlanRepository) -> None:
    first = saved.create(plan())
    second = saved.replace("warm-blocks", frozenset({first.tag}), plan("Warmer blocks"))
    with pytest.raises(PlanNewerError):
        saved.replace("warm-blocks", frozenset({first.tag}), plan("Old"))
    with pytest.raises(PlanNewerError):
        saved.delete("warm-blocks", frozenset({first.tag}))
    assert saved.find("warm-blocks").plan.name == "Warmer blocks"
    saved.delete("warm-blocks", frozenset({second.tag}))
    with pytest.raises(NotFoundError):
        saved.find("warm-blocks")


def test_of_two_servers_on_one_folder_one_saves_and_the_other_is_told(saved: PlanRepository) -> None:
    other = PlanRepository(saved.folder, saved.snapshot)
    identity = saved.create(plan()).summary.identity
    with ThreadPoolExecutor(2) as pool:
        for number in range(30):
            tag = saved.find(identity).tag
            begin = threading.Barrier(2)

            def replaced(server: PlanRepository, name: str, tag: str = tag, begin: threading.Barrier = begin) -> bool:
                begin.wait()
                try:
                    server.replace(identity, frozenset({tag}), plan(name))
                except PlanNewerError:
                    return False
                return True

            done = [pool.submit(replaced, one, f"{name} {number}") for name, one in (("a", saved), ("b", other))]
            assert sorted(one.result() for one in done) == [False, True], number

            def created(server: PlanRepository, begin: threading.Barrier = begin) -> str:
                begin.wait()
                return server.create(plan()).summary.identity

            assert len({one.result() for one in [pool.submit(created, one) for one in (saved, other)]}) == 2


def test_comments_at_the_head_and_the_mode_of_a_file_stay(saved: PlanRepository) -> None:
    saved.folder.mkdir()
    file = saved.folder / "mine.yaml"
    file.write_text("# why it is\n" + TEXT.format("Mine", "it"))
    file.chmod(0o640)
    saved.replace("mine", frozenset({saved.find("mine").tag}), plan("Mine, changed"))
    assert file.read_text().startswith("# why it is\nname: Mine, changed\n")
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errno.ENOSPC, "saved-plan-disk-full"),
        (errno.EROFS, "saved-plan-read-only"),
        (errno.EACCES, "saved-plan-read-only"),
        (errno.EIO, "saved-plan-not-kept"),
    ],
)
def test_a_disk_that_refuses_leaves_everything_as_it_was(
    saved: PlanRepository, monkeypatch: pytest.MonkeyPatch, error: int, code: str
) -> None:
    kept = saved.create(plan())
    monkeypatch.setattr(os, "fsync", failing(error))
    with pytest.raises(NotStoredPlanError) as refused:
        saved.replace("warm-blocks", frozenset({kept.tag}), plan("Other"))
    assert refused.value.code == code
    assert [path.name for path in saved.folder.iterdir()] == ["warm-blocks.yaml"]
    assert saved.find("warm-blocks").tag == kept.tag


def test_a_folder_that_is_a_file_is_told(saved: PlanRepository) -> None:
    saved.folder.write_text("no folder")
    assert saved.listed().total == 0
    with pytest.raises(NotStoredPlanError):
        saved.create(plan())


def test_only_plans_are_deleted(saved: PlanRepository) -> None:
    saved.create(plan())
    (saved.folder / "compose.yaml").write_text("services: {}\n")
    (saved.folder / "notes.txt").write_text("x")
    (saved.folder.parent / "city.yaml").write_text(TEXT.format("City", "it"))
    (saved.folder / "link.yaml").symlink_to(saved.folder.parent / "city.yaml")
    (saved.folder / "out").symlink_to(saved.folder.parent)
    with pytest.raises(NotOurFileError):
        saved.delete("compose")
    for identity in ("link", "out/city", "../city", "notes.txt", "notes"):
        with pytest.raises(NotFoundError):
            saved.delete(identity)
    saved.delete("warm-blocks")
    left = {"compose.yaml", "notes.txt", "link.yaml", "out"}
    assert {path.name for path in saved.folder.iterdir()} == left
    assert (saved.folder.parent / "city.yaml").exists()


def test_a_file_that_cannot_be_read_is_listed_with_its_problem(saved: PlanRepository) -> None:
    saved.create(plan())
    (saved.folder / "broken.yaml").write_text("name: [")
    (saved.folder / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    told = {one.identity: one for one in saved.listed().plans}
    assert told["warm-blocks"].problem is None
    assert told["broken"].problem is not None
    assert told["bytes"].problem is not None
    with pytest.raises(PlanError):
        saved.find("broken")


def test_the_list_is_searched_and_cut(saved: PlanRepository) -> None:
    saved.folder.mkdir()
    for number in range(30):
        file = saved.folder / f"p{number}.yaml"
        file.write_text(TEXT.format(f"Plan {number}", "ＨＥＡＴ" if number % 2 else "the sun"))
        os.utime(file, (number, number))
    assert [one.name for one in saved.listed(limit=2).plans] == ["Plan 29", "Plan 28"]
    assert [one.name for one in saved.listed(offset=28).plans] == ["Plan 1", "Plan 0"]
    assert saved.listed("PLAN heat", limit=3).total == 15
    assert [one.name for one in saved.listed("p7").plans] == ["Plan 7"]
    assert saved.listed("nothing of this").total == 0


def test_a_file_is_read_again_only_when_it_changed(saved: PlanRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[Path] = []
    monkeypatch.setattr(summary, "plan_of_file", lambda path: reads.append(path) or plan_of_file(path))
    saved.create(plan())
    saved.create(plan("Other"))
    saved.listed()
    saved.listed()
    assert len(reads) == 2
    time.sleep(0.01)
    saved.replace("other", frozenset({"*"}), plan("Another"))
    assert {one.name for one in saved.listed().plans} == {"Warm blocks", "Another"}
    assert len(reads) == 3


def test_ten_thousand_plans_are_listed_without_reading_them(
    saved: PlanRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[Path] = []
    monkeypatch.setattr(summary, "plan_of_file", lambda path: reads.append(path) or plan_of_file(path))
    saved.folder.mkdir()
    for number in range(10_000):
        (saved.folder / f"p{number}.yaml").write_text(TEXT.format(f"Plan {number}", "heat"))
    os.utime(saved.folder / "p77.yaml", (time.time() + 10, time.time() + 10))
    listed = saved.listed()
    assert len(reads) == 50
    assert (listed.total, len(listed.plans), listed.plans[0].name) == (10_000, 50, "Plan 77")
    assert saved.listed("plan 4321").total == 1
    assert saved.listed("plan 99", limit=200).total == 280
    assert len(reads) == 10_000


def test_threads_that_search_at_once_read_each_file_once(
    saved: PlanRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[Path] = []
    together = threading.Barrier(4)

    def slow(path: Path) -> tuple[Plan, object]:
        reads.append(path)
        time.sleep(0.001)  # lets another thread come to the same file
        return plan_of_file(path)

    def search() -> int:
        together.wait()
        return saved.listed("heat").total

    monkeypatch.setattr(summary, "plan_of_file", slow)
    saved.folder.mkdir()
    for number in range(30):
        (saved.folder / f"p{number}.yaml").write_text(TEXT.format(f"Plan {number}", "heat"))
    with ThreadPoolExecutor(4) as threads:
        assert [each.result() for each in [threads.submit(search) for _ in range(4)]] == [30] * 4
    assert len(reads) == 30


def test_what_a_killed_writer_left_is_removed_when_the_plans_are_opened_again(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    old, new, other = tmp_path / "sub" / ".0123.part", tmp_path / ".4567.part", tmp_path / "plan.yaml"
    for file in (old, new, other):
        file.write_text("name: a")
    for file in (old, other):
        os.utime(file, (1, 1))
    PlanRepository(tmp_path, 1)
    assert [file.exists() for file in (old, new, other)] == [False, True, True]


def test_of_very_many_plans_the_newest_are_held_in_memory(saved: PlanRepository, monkeypatch) -> None:
    monkeypatch.setattr(summary, "MOST", 10)
    for number in range(25):
        kept = saved.create(plan(f"Plan {number}"))
        os.utime(saved.folder / f"{kept.summary.identity}.yaml", ns=(number, number))
    found = saved.listed("plan", limit=25)
    assert (found.total, [one.name for one in found.plans][:2]) == (25, ["Plan 24", "Plan 23"])
    held = saved._summaries._kept
    assert len(held) <= 10
    assert {f"plan-{number}" for number in range(17, 25)} <= held.keys()
