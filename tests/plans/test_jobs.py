"""Jobs: how many run, for one who asks and in all, and who is next."""

import sys
import threading

import pytest

from citybrain.kernel import PlanError
from citybrain.kernel.parallel import NICER, priority
from citybrain.plans.jobs import MOST_ANONYMOUS, MOST_OF_ONE, MOST_PASSED, Job, Jobs
from citybrain.plans.years.progress import Progress


def test_one_who_asks_has_so_many_jobs_at_work_and_others_begin_theirs() -> None:
    jobs, enough = Jobs[int](), threading.Event()

    def work(progress: Progress) -> int:
        enough.wait()
        return 1

    try:
        begun = [jobs.start(f"Anna {number}", work, begun_by="Anna") for number in range(MOST_OF_ONE)]
        with pytest.raises(PlanError) as refused:
            jobs.start("one more", work, begun_by="Anna")
        assert refused.value.code == "plan-many-at-work"
        assert jobs.find("one more") is None
        assert jobs.start("Anna 0", work, begun_by="Anna") is begun[0]
        others = [jobs.start("of Ben", work, begun_by="Ben"), *(jobs.start(str(n), work) for n in range(MOST_OF_ONE))]
    finally:
        enough.set()
    assert [one.wait(10) for one in begun + others] == [1] * (len(begun) + len(others))
    assert jobs.start("one more", work, begun_by="Anna").wait(10) == 1


def test_so_many_run_at_a_time_and_next_is_who_signed_in_and_has_fewest() -> None:
    jobs, enough, order = Jobs[int](at_once=2), threading.Event(), list[str]()

    def begin(name: str, who: str) -> None:
        def work(progress: Progress) -> int:
            order.append(name)
            enough.wait()
            return 1

        jobs.start(name, work, begun_by=who)

    begun = [
        ("a", "anonymous@1"),
        ("b", "Ben"),
        ("c", "anonymous@1"),
        ("d", "Ben"),
        ("e", "Anna"),
        ("f", "anonymous@2"),
    ]
    for name, who in begun:
        begin(name, who)
    given_up = jobs.find("c")
    assert given_up is not None
    assert jobs.stop("c")
    assert given_up.state == "stopped"
    assert sorted(order) == ["a", "b"]
    enough.set()
    for name, _ in begun:
        job = jobs.find(name)
        assert job is not None
        assert job is given_up or job.wait(10) == 1
    assert "c" not in order
    assert {*order[:2]} == {"a", "b"}
    assert {*order[2:4]} == {"d", "e"}
    assert order[4:] == ["f"]


def test_many_who_did_not_sign_in_leave_room_for_who_did() -> None:
    jobs, enough, before = Jobs[int](), threading.Event(), set(threading.enumerate())
    try:
        for number in range(MOST_ANONYMOUS):
            jobs.start(str(number), lambda _: enough.wait(), begun_by=f"anonymous@{number // 4}")
        assert len([one for one in {*threading.enumerate()} - before if one.name.startswith("plan-")]) <= 2
        with pytest.raises(PlanError) as refused:
            jobs.start("more", lambda _: 1, begun_by="anonymous@x")
        assert refused.value.code == "plan-all-at-work"
        assert jobs.start("of Anna", lambda _: 1, begun_by="Anna").state == "running"
    finally:
        jobs.close()
        enough.set()


def test_short_jobs_go_before_long_ones_which_are_passed_by_so_many() -> None:
    """Intervals of plans of years took all places for minutes, and those of plans of a day waited behind them."""
    jobs, order = Jobs[int](at_once=2), list[str]()
    holding = {"first years": threading.Event(), "first day": threading.Event()}

    def begin(name: str, long: bool) -> Job[int]:
        def work(progress: Progress) -> int:
            order.append(name)
            return int(name not in holding or holding[name].wait(20))

        return jobs.start(name, work, long)

    begun = [begin("first years", True), begin("years", True)]
    assert begin("day", False).wait(10) == 1
    first, days = begin("first day", False), [begin(f"day {number}", False) for number in range(MOST_PASSED)]
    holding["first years"].set()
    assert [job.wait(10) for job in begun + days] == [1] * (2 + MOST_PASSED)
    holding["first day"].set()
    assert first.wait(10) == 1
    one_by_one = [name for name in order if name != "first day"]
    assert one_by_one[: MOST_PASSED + 1] == ["first years", "day", "day 0", "day 1", "years"]


def test_one_place_takes_long_jobs_too() -> None:
    assert Jobs[int](at_once=1).start("years", lambda _: 1, True).wait(10) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="a thread has a priority of its own on Linux alone")
def test_background_work_alone_lets_other_work_go_first() -> None:
    ours, behind, last = (
        Jobs[int](background=background).start("one", lambda progress: priority(), long).wait(10)
        for background, long in ((False, True), (True, False), (True, True))
    )
    assert ours == priority()
    assert last == min(priority() + 2 * NICER, 19)
    assert behind == min(priority() + NICER, 19)
