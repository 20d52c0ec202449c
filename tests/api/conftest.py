"""One made-up city, served to all tests of the API."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.governance.tokens import Token
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from tests.access import token_of
from tests.city import city_around, write_city


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    opened = OpenCity(write_city(tmp_path_factory.mktemp("city"))).workspace
    opened.close = lambda: None  # servers of single tests have it in turn, and what one of them ends the next one needs
    return opened


@pytest.fixture(scope="session")
def static(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A web application of three files."""
    folder = tmp_path_factory.mktemp("static")
    (folder / "assets").mkdir()
    (folder / "index.html").write_text("<!doctype html><script type=module src=/assets/index-Ab12Cd34.js></script>")
    (folder / "assets" / "index-Ab12Cd34.js").write_text("export const city = 1;\n" * 500)
    (folder / "mark.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    return folder


@pytest.fixture(scope="session")
def client(workspace: Workspace, static: Path, signed_in: dict[str, str]) -> Iterator[TestClient]:
    """A client that the administrator uses."""
    app = create_app(city_around(workspace), static)
    with TestClient(app, headers={"accept-encoding": "identity", **signed_in}) as running:
        yield running


@pytest.fixture(scope="session")
def token(workspace: Workspace) -> Token:
    """One of the administrator, for all tests."""
    return token_of(workspace.folder)


@pytest.fixture(scope="session")
def signed_in(token: Token) -> dict[str, str]:
    """What a client sends that the administrator uses."""
    return {"authorization": f"Bearer {token.text}"}


@pytest.fixture(scope="session")
def plan() -> dict:
    return {
        "name": "Warm blocks",
        "measures": [
            {"intervention": "insulate_walls", "where": {"construction_year": {"before": 1980}}, "uptake": 0.7},
            {"intervention": "install_rooftop_solar"},
        ],
    }
