"""Places of the page by their address: a person gets the page, a program an answer that it can read."""

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize("path", ["/open", "/now", "/my-city", "/take-part/", "/services/", "/nothing-of-the-kind"])
def test_a_person_gets_the_page_at_every_place(client: TestClient, path: str) -> None:
    page = client.get("/").text
    answer = client.get(path, headers={"Accept": "text/html,application/xhtml+xml"})
    assert (answer.status_code, answer.text) == (200, page)


def test_a_program_is_told_that_there_is_nothing(client: TestClient) -> None:
    answer = client.get("/open", headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert answer.json()["code"] == "request-path"


def test_no_page_stands_in_for_a_missing_address_of_the_interface(client: TestClient) -> None:
    answer = client.get("/api/v1/no-such-thing", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("application/problem+json")
