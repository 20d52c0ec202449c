"""Sign-in links: followed once, for some minutes, and kept as a hash alone."""

import pytest

from citybrain.governance.links import LASTS, Links, is_link


def test_a_link_is_followed_once() -> None:
    links = Links()
    code, other = links.issue(3), links.issue(4)
    assert is_link(code)
    assert links.follow(code) == 3
    assert links.follow(code) is None
    assert links.follow(other) == 4


@pytest.mark.parametrize(("seconds", "token"), [(LASTS - 1, 3), (LASTS, None)])
def test_a_link_holds_some_minutes(seconds: float, token: int | None) -> None:
    now = [100.0]
    links = Links(lambda: now[0])
    code = links.issue(3)
    now[0] += seconds
    assert links.follow(code) == token


@pytest.mark.parametrize(
    "code", ["", "citybrain_once_", "citybrain_1_" + "a" * 43, "\ud800", "citybrain_once_" + "a" * 43]
)
def test_what_is_no_link_is_not_followed(code: str) -> None:
    links = Links()
    links.issue(3)
    assert links.follow(code) is None


def test_no_code_is_kept() -> None:
    links = Links()
    assert links.issue(3) not in repr(vars(links))
