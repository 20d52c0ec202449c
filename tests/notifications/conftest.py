"""A city with people on duty, a server of mail and a receiver of calls on this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from citybrain.records import Records
from tests.notifications.receivers import HookReceiver, MailReceiver
from tests.records.empty import records_of


@pytest.fixture(params=["sqlite"])
def records(tmp_path: Path) -> Iterator[Records]:
    opened = records_of(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def mail() -> Iterator[MailReceiver]:
    receiver = MailReceiver()
    yield receiver
    receiver.close()


@pytest.fixture
def hooks() -> Iterator[HookReceiver]:
    receiver = HookReceiver()
    yield receiver
    receiver.close()
