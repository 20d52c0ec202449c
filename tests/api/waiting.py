"""Waits for what a server works out in the background."""

import time
from collections.abc import Callable

from fastapi.testclient import TestClient


def logged(client: TestClient) -> None:
    """Come back once all that was done stands in the audit log: what is counted is written within a second."""
    log = client.app.state.citybrain.governance.audit
    eventually(lambda: log.waiting == 0)


def eventually(holds: Callable[[], object], seconds: float = 60) -> None:
    """Come back once it holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come to hold"
        time.sleep(0.05)
