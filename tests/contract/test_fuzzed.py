"""Whatever the OpenAPI document allows to send, and much that it does not: every operation answers as it says.

schemathesis makes the requests from the document that the server gives out, the same ones each time. They go over a
socket, since a wire carries more than a test client does: to anybody, then to the administrator, and some of them to
who may least of those who are known.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from citybrain.api.app import create_app
from citybrain.governance.register import add_identity, give_token, reset_administrator
from citybrain.governance.roles import RIGHTS, Role
from citybrain.open_city import OpenCity
from citybrain.records import open_records
from citybrain.twin.drafts.service import DraftService
from tests.city import city_around, write_city
from tests.contract.asked_sensing import fill
from tests.contract.test_openapi import CONTRACT, V1
from tests.serving import served

EXAMPLES = 6
"""Requests of each operation to each of the two; CONTRIBUTING.md says how to search longer."""

OF_THE_LOWEST = 2
"""Of these as many as are sent as the lowest role, which is mostly refused before anything is computed."""

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
AT_MOST = {"draws": 64, "wait": 0}
"""What would be computed for long otherwise."""

LOWEST = min(Role, key=lambda role: (len(RIGHTS[role].permissions), len(RIGHTS[role].reads)))

EVENTS = f"{V1}/sensing/events"
"""Does not end unless told to; its events are a text for the document, and several things for schemathesis."""

SOUNDS = ("audio/wav", "audio/x-wav", "audio/vnd.wave", "audio/flac", "audio/x-flac", "audio/ogg")
schemathesis.serializer.alias([*SOUNDS], "application/octet-stream")

SOME = settings(
    max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@dataclass(frozen=True)
class Served:
    """A city that is served: what its document says, a token of the administrator, and one of the lowest role."""

    schema: Any
    token: str
    lowest: str

    def cases(self, method: str, path: str) -> st.SearchStrategy[Case]:
        """Requests that the document allows, and such that it does not."""
        operation = self.schema[path][method]
        return st.one_of(
            operation.as_strategy(generation_mode=mode)
            for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
            if mode is GenerationMode.POSITIVE or operation.definition.raw.keys() & {"parameters", "requestBody"}
        )


@pytest.fixture(scope="module")
def city(static: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A city with sensors, of which drafts are taken as well."""
    folder = tmp_path_factory.mktemp("fuzzed")
    workspace = OpenCity(write_city(folder / "city")).workspace
    records = open_records(workspace.folder)
    with records.begin() as connection:
        token = reset_administrator(connection, "Aino").text
        add_identity(connection, "Eino Example", [LOWEST], "Aino")
        lowest = give_token(connection, "Eino Example", (), 1, "", "Aino").text
    records.close()
    app = create_app(city_around(workspace), static, DraftService(folder / "drafts"))
    with served(app) as address:
        fill(app.state.citybrain.city.sensing)
        yield Served(schemathesis.openapi.from_url(f"{address}{V1}/openapi.json", timeout=60), token, lowest)


@pytest.mark.parametrize(("method", "path"), sorted(CONTRACT))
def test_an_operation_answers_as_its_document_says(city: Served, method: str, path: str) -> None:
    checks, asked = CHECKS[:-1] if path == EVENTS else CHECKS, itertools.count()

    @SOME
    @given(case=city.cases(method, path))
    def ask(case: Case) -> None:
        if path == EVENTS:
            case.query = {"most": 1}
        for name, most in AT_MOST.items():
            if isinstance(said := case.query.get(name), int) and said > most:
                case.query[name] = most
        case.call_and_validate(checks=checks)
        case.call_and_validate(checks=checks, headers={"authorization": f"Bearer {city.token}"})
        if next(asked) < OF_THE_LOWEST:
            case.call_and_validate(checks=checks, headers={"authorization": f"Bearer {city.lowest}"})

    ask()
