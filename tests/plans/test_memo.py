"""What is kept is made once, even when many ask at once; failures are told and not kept."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from citybrain.plans.memo import Memo


def test_many_threads_make_a_value_once() -> None:
    memo, made, all_here = Memo(2), [], threading.Barrier(8)

    def make() -> int:
        made.append(1)
        return 42

    def ask(_: int) -> int:
        all_here.wait()
        return memo.get("a", make)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(8))) == [42] * 8
    assert len(made) == 1


def test_the_oldest_goes_first() -> None:
    memo = Memo(2)
    for key in "abac":
        memo.get(key, lambda key=key: key.upper())
    assert (memo.find("a"), memo.find("b"), memo.find("c")) == ("A", None, "C")


def test_a_failure_is_told_and_the_next_try_starts_anew() -> None:
    memo = Memo(2)
    with pytest.raises(ZeroDivisionError):
        memo.get("a", lambda: 1 // 0)
    assert memo.find("a") is None
    assert memo.get("a", lambda: 1) == 1


def test_what_is_still_being_made_is_not_done() -> None:
    memo, go = Memo(1), threading.Event()
    worker = threading.Thread(target=memo.get, args=("a", go.wait))
    worker.start()
    assert memo.find_done("a") is None
    go.set()
    worker.join()
    assert memo.find_done("a") is True
