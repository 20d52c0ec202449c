"""Jobs: how many run for one who asks."""

import threading

import pytest

from citybrain.kernel import PlanError
from citybrain.plans.jobs import MOST_OF_ONE, Jobs
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
