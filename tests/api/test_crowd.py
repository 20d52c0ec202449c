"""Too much under way: nobody known is refused first, and how the server is stays answered."""

from contextlib import ExitStack

import pytest
from starlette.requests import Request

from citybrain.api.crowd import Crowd, CrowdedError


def asked(host: str, path: str = "/api/v1/city", token: bool = False) -> Request:
    headers = [(b"authorization", b"Bearer x")] if token else []
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "headers": headers,
        "client": (host, 1),
        "query_string": b"",
    }
    return Request(scope | {"server": ("localhost", 80), "scheme": "http"})


def refused(crowd: Crowd, request: Request) -> bool:
    try:
        with crowd.enter(request):
            return False
    except CrowdedError:
        return True


def test_one_address_leaves_room_for_others_and_nobody_known_for_those_who_are() -> None:
    crowd = Crowd(most=4, anonymous=3, of_one=2)
    with ExitStack() as under_way:
        for host in ("a", "a"):
            under_way.enter_context(crowd.enter(asked(host)))
        assert refused(crowd, asked("a"))
        under_way.enter_context(crowd.enter(asked("b")))
        assert refused(crowd, asked("c"))
        assert not refused(crowd, asked("a", token=True))
        under_way.enter_context(crowd.enter(asked("a", token=True)))
        assert refused(crowd, asked("d", token=True))
        assert not refused(crowd, asked("d", "/health"))
    assert not refused(crowd, asked("a"))


def test_room_comes_back_where_a_request_fails() -> None:
    crowd = Crowd(most=1, anonymous=1, of_one=1)
    with pytest.raises(KeyError), crowd.enter(asked("a")):
        raise KeyError
    assert not refused(crowd, asked("a"))
