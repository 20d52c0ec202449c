"""What surrounds every answer: headers, limits, errors, counters, the web application, a city that is not there yet."""

import threading
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.api.http_guard import LARGEST_BODY
from citybrain.api.origin import LOOPBACK, hosts_of
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from tests.city import city_around

V1 = "/api/v1"


@pytest.mark.parametrize("path", ["/", f"{V1}/city", f"{V1}/nothing", "/health", "/assets/index-Ab12Cd34.js"])
def test_every_answer_has_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'self';")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert len(headers["x-request-id"]) == 16
    assert "server" not in headers


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nothing", 404), ("GET", f"{V1}/", 404), ("DELETE", f"{V1}/city", 405), ("GET", f"{V1}/selections", 405)],
)
def test_wrong_addresses_are_told_in_the_readers_language(client, method, path, status, language) -> None:
    answer = client.request(method, path, headers={"accept-language": language})
    assert answer.status_code == status
    problem = answer.json()
    assert problem["status"] == status
    assert problem["title"] == {"en": "Not found", "zh": "未找到"}[language]
    assert path in problem["detail"] or method in problem["detail"]


@pytest.mark.parametrize("known_length", [True, False])
def test_a_body_that_is_too_large_is_refused(client: TestClient, known_length: bool) -> None:
    body = b"x" * (LARGEST_BODY + 1)
    content = body if known_length else iter([body[:1000], body[1000:]])
    answer = client.post(f"{V1}/plans", content=content)
    assert (answer.status_code, answer.json()["code"]) == (413, "request-too-large")
    assert "Draw areas with fewer corners" in answer.json()["detail"]


def test_a_body_that_is_nested_too_deep_says_how_deep_it_may_be(client: TestClient) -> None:
    sent = {"content-type": "application/json"}
    answer = client.post(f"{V1}/intervals", content=b"[" * 100_000, headers=sent)
    assert (answer.status_code, answer.json()["code"]) == (400, "request-body")
    assert "at most 12 deep" in answer.json()["detail"]


def test_a_surprise_is_not_shown_but_has_a_number(workspace: Workspace, static: Path, caplog, monkeypatch) -> None:
    def broken(_: object) -> None:
        raise ZeroDivisionError("a secret of the inside")

    monkeypatch.setattr("citybrain.api.routes.interventions.interventions_answer", lambda *_: broken(None))
    with TestClient(create_app(city_around(workspace), static), raise_server_exceptions=False) as client:
        answer = client.get(f"{V1}/interventions")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    number = answer.json()["request"]
    assert number == answer.headers["x-request-id"]
    assert number in answer.json()["detail"]
    assert number in caplog.text
    assert "a secret of the inside" in caplog.text


@pytest.fixture(scope="module")
def named(workspace: Workspace, static: Path) -> Iterator[TestClient]:
    """A server that goes by a name of its own as well."""
    with TestClient(
        create_app(city_around(workspace), static, hosts=hosts_of("127.0.0.1", ["City.example"]))
    ) as client:
        yield client


@pytest.fixture(scope="module")
def local(workspace: Workspace, static: Path) -> Iterator[TestClient]:
    """A server that only goes by the names of its own machine."""
    with TestClient(create_app(city_around(workspace), static, hosts=hosts_of("localhost"))) as client:
        yield client


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000", "city.example:80"])
def test_a_host_that_the_server_goes_by_is_answered(named: TestClient, host: str) -> None:
    assert named.get("/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "host", ["rebound.example", "127.0.0.1.rebound.example:8000", "", "[", "localhost@rebound.example", "10.0.0.1"]
)
@pytest.mark.parametrize("path", ["/", f"{V1}/city", "/metrics"])
def test_a_host_of_another_name_is_refused(local: TestClient, host, path, language) -> None:
    answer = local.get(path, headers={"host": host, "accept-language": language})
    assert (answer.status_code, answer.json()["code"]) == (421, "request-host")
    assert answer.headers["content-type"] == "application/problem+json"
    assert host in answer.json()["detail"]
    assert "127.0.0.1" in answer.json()["detail"]


def test_a_server_for_a_network_goes_by_every_name_until_one_is_named() -> None:
    assert hosts_of("0.0.0.0") is None
    assert hosts_of("10.0.0.7", ["city.example"]) == LOOPBACK | {"10.0.0.7", "city.example"}


def test_counters_tell_routes_and_plans(client: TestClient, plan: dict) -> None:
    client.post(f"{V1}/plans", json=plan)
    client.get(f"{V1}/values/height")
    told = client.get("/metrics").text
    assert 'citybrain_requests_total{method="GET",route="/api/v1/values/{quantity}",status="200"}' in told
    assert "citybrain_plan_seconds_count" in told
    assert "citybrain_opening_seconds" in told
    assert "height" not in told


def test_invented_methods_do_not_fill_the_counters(client: TestClient) -> None:
    assert client.request("BREW", f"{V1}/city").status_code == 405
    told = client.get("/metrics").text
    assert 'method="other"' in told
    assert "BREW" not in told


def test_hashed_files_are_kept_and_the_page_is_asked_for_again(client: TestClient) -> None:
    page, script = client.get("/"), client.get("/assets/index-Ab12Cd34.js")
    assert page.headers["cache-control"] == "no-cache"
    assert "immutable" in script.headers["cache-control"]
    assert script.headers["content-type"].startswith("text/javascript")
    assert client.get("/mark.svg").headers["cache-control"] == "no-cache"
    assert client.get("/", headers={"if-none-match": page.headers["etag"]}).status_code == 304


def test_scripts_come_packed_for_those_who_can_unpack(client: TestClient) -> None:
    plain = client.get("/assets/index-Ab12Cd34.js").content
    with client.stream("GET", "/assets/index-Ab12Cd34.js", headers={"accept-encoding": "br"}) as packed:
        assert packed.headers["content-encoding"] == "br"
        assert brotli.decompress(b"".join(packed.iter_raw())) == plain


@pytest.mark.parametrize(
    "path", ["/../conftest.py", "/%2e%2e/conftest.py", "/assets/../../x", "/assets/", "//etc/passwd"]
)
def test_no_path_leads_outside(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_without_a_build_the_page_says_how_to_make_one(workspace: Workspace, tmp_path: Path) -> None:
    with TestClient(create_app(city_around(workspace), tmp_path)) as client:
        page = client.get("/", headers={"accept-language": "zh"})
    assert page.status_code == 503
    assert "make setup" in page.text
    assert "网页应用尚未构建" in page.text


def test_the_server_lives_while_the_city_is_opened(workspace: Workspace, static: Path) -> None:
    go = threading.Event()

    class Slow(OpenCity):
        @property
        def workspace(self) -> Workspace:
            go.wait(10)
            return workspace

    with TestClient(create_app(Slow(workspace.folder), static)) as client:
        assert client.get("/health").json()["status"] == "starting"
        assert client.get("/").status_code == 200
        go.set()
        assert client.get(f"{V1}/city").status_code == 200


def test_a_city_that_cannot_be_opened_is_told(tmp_path: Path, static: Path) -> None:
    with TestClient(create_app(OpenCity(tmp_path), static)) as client:
        answer = client.get(f"{V1}/city")
        assert answer.status_code == 404
        assert client.get("/health").json() | {"version": ""} == {"status": "failed", "ready": False, "version": ""}
