"""A city of their own for tests that make people, administrators among them, known in its records."""

import pytest

from citybrain.governance.tokens import Token
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from tests.access import token_of
from tests.city import write_city


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
