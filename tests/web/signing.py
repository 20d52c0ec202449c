"""Pages and programs that are signed in as the administrator of a served city."""

import json
import urllib.request
from functools import lru_cache
from pathlib import Path
from typing import Any

from tests.access import token_of
from tests.web.browser import Browser


@lru_cache
def secret_of(city: Path) -> str:
    """One token of the administrator for all tests of a city: making one and looking at a new one cost much."""
    return token_of(city).text


def sign_in(page: Browser, address: str, city: Path) -> None:
    """Give a page the cookie of a session, before it is opened."""
    answer = page.context.request.post(f"{address}/api/v1/session", data={"secret": secret_of(city)})
    assert answer.ok, answer.text()


def call(address: str, city: Path, method: str, path: str, body: object = None, **headers: str) -> Any:
    """Call the API of a served city as another program would."""
    data = None if body is None else json.dumps(body).encode()
    sent = {"Content-Type": "application/json", "Authorization": f"Bearer {secret_of(city)}", **headers}
    request = urllib.request.Request(f"{address}/api/v1/{path}", data, sent, method=method)
    with urllib.request.urlopen(request) as answer:
        text = answer.read()
    return json.loads(text) if text else None
