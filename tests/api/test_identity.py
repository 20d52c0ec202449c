"""Who asks over HTTP: tokens in the header, refused in the reader's language, never repeated."""

import base64
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pytest
from fastapi import Depends
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.api.identity import COOKIE, TheActor
from citybrain.api.limits import Limits
from citybrain.governance import Permission, require
from citybrain.governance.rates import Rate
from citybrain.governance.tokens import Token
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.records.store import FILE
from tests.city import city_around

V1 = "/api/v1"


@pytest.fixture(scope="module")
def guarded(workspace: Workspace, static: Path) -> Iterator[TestClient]:
    """A server with a route that needs a right."""
    app = create_app(city_around(workspace), static, limits=Limits(secrets=Rate(1_000, 1_000)))

    def _may(actor: TheActor) -> str:
        require(actor, Permission.WRITE_OBSERVATIONS)
        return actor.name

    @app.post("/guarded")
    def guarded_route(name: Annotated[str, Depends(_may)]) -> str:
        return name

    with TestClient(app) as client:
        yield client


def bearer(text: str) -> dict[str, str]:
    return {"authorization": f"Bearer {text}"}


def test_who_has_a_token_with_the_scope_may(guarded: TestClient, token: Token) -> None:
    for _ in range(2):
        assert guarded.post("/guarded", headers=bearer(token.text)).json() == "admin"


def test_a_program_that_knows_passwords_alone_sends_the_token_as_one(guarded: TestClient, token: Token) -> None:
    assert guarded.post("/guarded", auth=("anybody", token.text)).json() == "admin"


def test_who_says_nothing_is_asked_to_sign_in(guarded: TestClient) -> None:
    answer = guarded.post("/guarded")
    assert (answer.status_code, answer.json()["code"]) == (401, "access-sign-in")
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert Permission.WRITE_OBSERVATIONS in answer.json()["detail"]


@pytest.mark.parametrize(("language", "words"), [("en", "does not hold"), ("zh", "密钥无效")])
@pytest.mark.parametrize(
    "header",
    [
        "Bearer",
        "Bearer citybrain_1_" + "a" * 43,
        "Bearer 城市".encode().decode("latin-1"),
        "Digest x",
        "Basic %",
        "Basic " + base64.b64encode(b"admin:secret").decode(),
        "Basic " + base64.b64encode("admin:é".encode()).decode(),
    ],
)
def test_what_does_not_hold_is_refused_everywhere_and_not_repeated(
    guarded: TestClient, header: str, language: str, words: str
) -> None:
    for path in (f"{V1}/city", "/"):
        answer = guarded.get(
            path, headers={b"authorization": header.encode("latin-1"), b"accept-language": language.encode()}
        )
        assert (answer.status_code, answer.json()["code"]) == (401, "access-refused")
        assert words in answer.json()["detail"]
        assert "a" * 43 not in answer.text


def test_a_token_that_holds_reads_what_everybody_reads(guarded: TestClient, token: Token) -> None:
    assert guarded.get(f"{V1}/city", headers=bearer(token.text)).json() == guarded.get(f"{V1}/city").json()


def test_a_cookie_that_nobody_was_given_makes_no_records(tmp_path: Path, workspace: Workspace, static: Path) -> None:
    city = tmp_path / "city"
    shutil.copytree(workspace.folder, city, ignore=shutil.ignore_patterns("records.sqlite*", "observations.duckdb*"))
    with TestClient(create_app(OpenCity(city), static), cookies={COOKIE: "bogus"}) as client:
        assert client.get(f"{V1}/session").json()["name"] is None
        assert client.get(f"{V1}/city").status_code == 200
        assert not (city / FILE).exists()
