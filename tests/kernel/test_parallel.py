"""Work in parts: all of it once, in this thread and in others, errors told."""

import sys
import threading

import pytest

from citybrain.kernel import parallel
from citybrain.kernel.parallel import NICER, in_parts, priority, step_back


@pytest.mark.parametrize("processors", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 7, 8, 100])
def test_everything_is_done_once(monkeypatch: pytest.MonkeyPatch, processors: int, count: int) -> None:
    monkeypatch.setattr(parallel.os, "cpu_count", lambda: processors)
    done = [0] * count
    threads = set()

    def work(part: slice) -> None:
        threads.add(threading.get_ident())
        for place in range(count)[part]:
            done[place] += 1

    in_parts(work, count, 4)
    assert done == [1] * count
    assert len(threads) <= processors and (count >= 8 or threads == {threading.get_ident()})


def test_what_goes_wrong_elsewhere_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel.os, "cpu_count", lambda: 2)

    def work(part: slice) -> None:
        if part.start:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        in_parts(work, 8, 4)


@pytest.mark.skipif(sys.platform != "linux", reason="a thread has a priority of its own on Linux alone")
def test_work_of_a_thread_that_stepped_back_stands_back_everywhere_and_other_work_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parallel.os, "cpu_count", lambda: 2)
    ours = priority()

    def priorities() -> list[int]:
        noted: list[int] = []
        in_parts(lambda _: noted.append(priority()), 8, 4)
        return noted

    behind: list[int] = []

    def stand_back() -> None:
        step_back()
        behind.extend(priorities())

    thread = threading.Thread(target=stand_back)
    thread.start()
    thread.join()
    assert behind == [min(ours + NICER, 19)] * 2
    assert priorities() == [ours] * 2
