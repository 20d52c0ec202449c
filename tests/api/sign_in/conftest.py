"""A city of their own for tests that make people, administrators among them, known in its records."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from citybrain.governance.tokens import Token
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.twin.configuration import FILE
from tests.access import token_of
from tests.city import write_city
from tests.provider import CLIENT, SECRET, FakeProvider


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    opened = OpenCity(write_city(tmp_path_factory.mktemp("people"))).workspace
    opened.close = lambda: None
    return opened


@pytest.fixture(scope="module")
def token(workspace: Workspace) -> Token:
    return token_of(workspace.folder)


@pytest.fixture(scope="module")
def signed_in(token: Token) -> dict[str, str]:
    return {"authorization": f"Bearer {token.text}"}


SETTINGS = """
[sign_in]
second_factor = "{second_factor}"
[sign_in.provider]
name = "City of Kallio"
issuer = "{issuer}"
client = "{client}"
address = "https://city.example"
secret = "env:KALLIO_SECRET"
[sign_in.provider.roles]
climate-office = ["climate_officer"]
heads = ["administrator"]
"""


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeProvider]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("KALLIO_SECRET", SECRET)
    running = FakeProvider()
    yield running
    running.close()


@pytest.fixture
def declared(workspace: Workspace, provider: FakeProvider) -> Iterator[Path]:
    """Settings of the city with the provider in them."""
    path = workspace.folder / FILE
    before = path.read_text(encoding="utf-8") if path.exists() else None
    declare(path, provider, before)
    yield path
    path.unlink() if before is None else path.write_text(before, encoding="utf-8")


def declare(path: Path, provider: FakeProvider, before: str | None = None, second_factor: str = "optional") -> None:
    told = SETTINGS.format(issuer=provider.issuer, client=CLIENT, second_factor=second_factor)
    path.write_text((before or 'name = "Kallio"\n') + told, encoding="utf-8")
