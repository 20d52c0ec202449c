"""Readers of a language of one file get every answer that readers of English get."""

import pytest
from fastapi.testclient import TestClient

from citybrain.api.openapi import API
from citybrain.messages import LANGUAGES, readable

FURTHER = readable()[len(LANGUAGES) :]


READ_BY_RESIDENTS = (
    "city", "quantities", "interventions", "scenarios", "warnings", "reports", "services", "questionnaires",
    "consultations", "algorithms", "parameters", "sensing", "observations/standards", "indicators",
)  # fmt: skip


@pytest.mark.parametrize("language", FURTHER)
def test_what_residents_read_is_answered_in_a_further_language(client: TestClient, language: str) -> None:
    found = client.get(f"{API}/openapi.json").json()["paths"]
    paths = [f"{API}/{name}" for name in READ_BY_RESIDENTS if "get" in found.get(f"{API}/{name}", {})]
    assert len(paths) > 8
    for path in paths:
        plain, answer = (client.get(path, headers={"accept-language": one}) for one in ("en", language))
        assert (path, answer.status_code) == (path, plain.status_code)


def test_a_language_that_is_not_there_is_refused_with_those_that_are(client: TestClient) -> None:
    told = client.get(f"{API}/quantities?language=xx")
    assert told.status_code == 422
    assert all(f"'{language}'" in told.text for language in readable())
    assert client.get(f"{API}/messages/xx").status_code == 422
