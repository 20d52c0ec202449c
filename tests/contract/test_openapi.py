"""The API describes itself truly: every address of the contract, references that resolve."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.contract.case_addresses import CASES
from tests.contract.consultation_addresses import CONSULTATIONS

V1 = "/api/v1"
CONTRACT = {
    *CASES,
    *CONSULTATIONS,
    ("get", f"{V1}/course"),
    ("put", f"{V1}/course/promise"),
    ("delete", f"{V1}/course/promise"),
    ("delete", f"{V1}/course/approvals/{{identity}}"),
    ("get", f"{V1}/course/figures"),
    ("post", f"{V1}/course/figures"),
    ("get", f"{V1}/city"),
    ("get", f"{V1}/domains"),
    ("get", f"{V1}/quantities"),
    ("get", f"{V1}/roles"),
    ("get", f"{V1}/starters"),
    ("get", f"{V1}/quantities/levels"),
    ("get", f"{V1}/values/{{quantity}}"),
    ("get", f"{V1}/values/{{quantity}}/quality"),
    ("get", f"{V1}/values/{{quantity}}/middles/{{area}}"),
    ("get", f"{V1}/values/{{quantity}}/series/{{key}}"),
    ("get", f"{V1}/values/{{quantity}}/table.csv"),
    ("get", f"{V1}/values/{{quantity}}/ranges"),
    ("get", f"{V1}/base-map"),
    ("get", f"{V1}/geometry/{{entity}}"),
    ("get", f"{V1}/geometry/{{entity}}/tiles"),
    ("get", f"{V1}/geometry/{{entity}}/tiles/{{tile}}"),
    ("get", f"{V1}/geometry/{{entity}}/features.geojson"),
    ("get", f"{V1}/geometry/{{entity}}/features.{{form}}"),
    ("get", f"{V1}/entities"),
    ("get", f"{V1}/entities/{{entity}}"),
    ("get", f"{V1}/entities/{{entity}}/{{key}}"),
    ("get", f"{V1}/assessment"),
    ("get", f"{V1}/assessment/uncertainty"),
    ("delete", f"{V1}/assessment/uncertainty"),
    ("get", f"{V1}/interventions"),
    ("get", f"{V1}/scenarios"),
    ("post", f"{V1}/selections"),
    ("post", f"{V1}/plans"),
    ("get", f"{V1}/plans/{{identity}}"),
    ("delete", f"{V1}/plans/{{identity}}"),
    ("get", f"{V1}/plans/{{identity}}/progress"),
    ("get", f"{V1}/plans/{{identity}}/uncertainty"),
    ("delete", f"{V1}/plans/{{identity}}/uncertainty"),
    ("get", f"{V1}/plans/{{identity}}/differences/{{other}}"),
    ("get", f"{V1}/plans/{{identity}}/measures/{{position}}"),
    ("get", f"{V1}/plans/{{identity}}/measures/{{position}}/rows"),
    ("post", f"{V1}/intervals"),
    ("get", f"{V1}/plans/{{identity}}/report"),
    ("get", f"{V1}/plans/{{identity}}/table.csv"),
    ("get", f"{V1}/plans/{{identity}}/workbook.xlsx"),
    ("get", f"{V1}/plans/{{identity}}/manifest"),
    ("post", f"{V1}/comparisons"),
    ("get", f"{V1}/search"),
    ("get", f"{V1}/access/isochrone"),
    ("get", f"{V1}/access/route"),
    ("get", f"{V1}/access/sites"),
    ("post", f"{V1}/access/sites"),
    ("get", f"{V1}/access/transit"),
    ("get", f"{V1}/capacity"),
    ("get", f"{V1}/layouts"),
    ("post", f"{V1}/layouts"),
    ("get", f"{V1}/layouts/{{identity}}"),
    ("delete", f"{V1}/layouts/{{identity}}"),
    ("post", f"{V1}/searches"),
    ("get", f"{V1}/searches/{{identity}}"),
    ("delete", f"{V1}/searches/{{identity}}"),
    ("get", f"{V1}/goals"),
    ("delete", f"{V1}/goals"),
    ("get", f"{V1}/example-plans"),
    ("get", f"{V1}/saved-plans"),
    ("post", f"{V1}/saved-plans"),
    ("get", f"{V1}/saved-plans/{{identity}}"),
    ("put", f"{V1}/saved-plans/{{identity}}"),
    ("delete", f"{V1}/saved-plans/{{identity}}"),
    ("get", f"{V1}/plans/{{identity}}/paper"),
    ("post", f"{V1}/plans/{{identity}}/embeds"),
    ("get", f"{V1}/backup"),
    ("get", f"{V1}/bills"),
    ("get", f"{V1}/bills/{{number}}/series"),
    ("delete", f"{V1}/bills/files/{{identity}}"),
    ("get", f"{V1}/bills/files/{{identity}}"),
    ("patch", f"{V1}/bills/files/{{identity}}"),
    ("post", f"{V1}/bills/files/{{identity}}/import"),
    ("post", f"{V1}/bills/files/{{name}}"),
    ("get", f"{V1}/calibrations"),
    ("post", f"{V1}/calibrations"),
    ("post", f"{V1}/calibrations/{{number}}/revert"),
    ("patch", f"{V1}/city"),
    ("delete", f"{V1}/city/work"),
    ("get", f"{V1}/city/work"),
    ("post", f"{V1}/drafts/restore"),
    ("get", f"{V1}/papers/{{saved}}"),
    ("put", f"{V1}/papers/{{saved}}"),
    ("get", f"{V1}/embeds/{{published}}"),
    ("delete", f"{V1}/embeds/{{published}}"),
    ("get", f"{V1}/embedding"),
    ("put", f"{V1}/embedding"),
    ("get", f"{V1}/indicators"),
    ("get", f"{V1}/indicators/scores"),
    ("get", f"{V1}/indicators/{{framework}}/{{code}}"),
    ("post", f"{V1}/indicators/values"),
    ("delete", f"{V1}/indicators/values/{{identity}}"),
    ("post", f"{V1}/indicators/own"),
    ("get", f"{V1}/comparison"),
    ("post", f"{V1}/comparison/files"),
    ("delete", f"{V1}/comparison/files/{{identity}}"),
    ("get", f"{V1}/inventory"),
    ("get", f"{V1}/inventory/lines"),
    ("post", f"{V1}/inventory/lines"),
    ("delete", f"{V1}/inventory/lines/{{identity}}"),
    ("post", f"{V1}/inventory/files"),
    ("delete", f"{V1}/inventory/files/{{identity}}"),
    ("post", f"{V1}/inventory/choices"),
    ("post", f"{V1}/inventory/changes"),
    ("get", f"{V1}/inventory/consumption"),
    ("post", f"{V1}/inventory/consumption"),
    ("delete", f"{V1}/inventory/{{kind}}/{{identity}}"),
    ("get", f"{V1}/inventory/statements"),
    ("post", f"{V1}/inventory/statements"),
    ("get", f"{V1}/inventory/statements.csv"),
    ("get", f"{V1}/inventory/export.csv"),
    ("get", f"{V1}/inventory/export.xlsx"),
    ("get", f"{V1}/inventory/report.html"),
    ("get", f"{V1}/inventory/factors"),
    ("get", f"{V1}/explain/{{quantity}}"),
    ("get", f"{V1}/explain/{{quantity}}/code"),
    ("get", f"{V1}/quality"),
    ("get", f"{V1}/sources"),
    ("post", f"{V1}/stewards"),
    ("delete", f"{V1}/stewards/{{number}}"),
    ("get", f"{V1}/registers/{{register}}.csv"),
    ("get", f"{V1}/algorithms"),
    ("get", f"{V1}/drafts"),
    ("post", f"{V1}/drafts"),
    ("post", f"{V1}/drafts/close"),
    ("get", f"{V1}/drafts/{{identity}}"),
    ("patch", f"{V1}/drafts/{{identity}}"),
    ("delete", f"{V1}/drafts/{{identity}}"),
    ("put", f"{V1}/drafts/{{identity}}/files/{{name}}"),
    ("patch", f"{V1}/drafts/{{identity}}/files/{{name}}"),
    ("delete", f"{V1}/drafts/{{identity}}/files/{{name}}"),
    ("get", f"{V1}/drafts/{{identity}}/build"),
    ("post", f"{V1}/drafts/{{identity}}/build"),
    ("delete", f"{V1}/drafts/{{identity}}/build"),
    ("get", f"{V1}/drafts/{{identity}}/quality"),
    ("post", f"{V1}/drafts/{{identity}}/open"),
    ("post", f"{V1}/detections"),
    ("post", f"{V1}/recordings"),
    ("post", f"{V1}/recordings/pieces"),
    ("get", f"{V1}/changes"),
    ("get", f"{V1}/species"),
    ("get", f"{V1}/species/detections"),
    ("post", f"{V1}/species/detections/{{identity}}/judgement"),
    ("get", f"{V1}/species/{{key}}/presence"),
    ("post", f"{V1}/storm-water/runs"),
    ("post", f"{V1}/storm-water/tanks"),
    ("get", f"{V1}/water-balances"),
    ("post", f"{V1}/water-balances"),
    ("post", f"{V1}/water-supply/leaks"),
    ("post", f"{V1}/water-supply/nights"),
    ("get", f"{V1}/sensing"),
    ("get", f"{V1}/sensing/connections"),
    ("post", f"{V1}/sensing/connections"),
    ("post", f"{V1}/sensing/connections/{{number}}/token"),
    ("delete", f"{V1}/sensing/connections/{{number}}/token"),
    ("get", f"{V1}/sensing/events"),
    ("get", f"{V1}/sensing/history"),
    ("get", f"{V1}/sensing/ledger"),
    ("put", f"{V1}/sensing/properties/{{identity}}"),
    ("get", f"{V1}/sensing/near/{{entity}}"),
    ("get", f"{V1}/sensing/streams/{{identity}}/forecast"),
    ("get", f"{V1}/sensing/streams/{{identity}}/quality"),
    ("get", f"{V1}/sensing/streams/{{identity}}/readings"),
    ("get", f"{V1}/sensing/streams/{{identity}}/track"),
    ("get", f"{V1}/imports"),
    ("post", f"{V1}/imports/files/{{name}}"),
    ("get", f"{V1}/imports/files/{{identity}}"),
    ("patch", f"{V1}/imports/files/{{identity}}"),
    ("delete", f"{V1}/imports/files/{{identity}}"),
    ("post", f"{V1}/imports/files/{{identity}}/store"),
    ("post", f"{V1}/imports/{{number}}/undo"),
    ("get", f"{V1}/upkeep"),
    ("post", f"{V1}/upkeep/{{task}}"),
    ("get", f"{V1}/duty-book"),
    ("get", f"{V1}/warnings"),
    ("get", f"{V1}/warnings/{{key}}/cap"),
    ("post", f"{V1}/warnings/{{key}}/issue"),
    ("post", f"{V1}/warnings/{{key}}/withdraw"),
    ("get", f"{V1}/parameters"),
    ("get", f"{V1}/messages/{{language}}"),
    ("get", f"{V1}/session"),
    ("post", f"{V1}/session"),
    ("delete", f"{V1}/session"),
    ("get", f"{V1}/session/rights"),
    ("get", f"{V1}/session/ways"),
    ("post", f"{V1}/session/provider"),
    ("post", f"{V1}/session/provider/logout"),
    ("post", f"{V1}/session/passkey"),
    ("get", f"{V1}/session/account"),
    ("put", f"{V1}/session/account/password"),
    ("post", f"{V1}/session/account/time-codes"),
    ("put", f"{V1}/session/account/time-codes"),
    ("post", f"{V1}/session/account/passkeys"),
    ("put", f"{V1}/session/account/passkeys"),
    ("delete", f"{V1}/session/account/credentials/{{number}}"),
    ("delete", f"{V1}/session/account/sessions/{{key}}"),
    ("post", f"{V1}/identities/{{identity}}/link"),
    ("delete", f"{V1}/identities/{{identity}}/credentials"),
    ("get", f"{V1}/identities/{{identity}}/sessions"),
    ("delete", f"{V1}/identities/{{identity}}/sessions/{{key}}"),
    ("put", f"{V1}/session/purpose"),
    ("get", f"{V1}/consents"),
    ("post", f"{V1}/consents"),
    ("delete", f"{V1}/consents/{{number}}"),
    ("post", f"{V1}/consents/persons"),
    ("post", f"{V1}/consents/mine"),
    ("post", f"{V1}/consents/mine/withdrawals"),
    ("post", f"{V1}/persons/erasures"),
    ("post", f"{V1}/persons/erasures/mine"),
    ("post", f"{V1}/persons/exports"),
    ("post", f"{V1}/persons/exports/mine"),
    ("get", f"{V1}/persons/keys"),
    ("post", f"{V1}/persons/keys/rotations"),
    ("get", f"{V1}/audit"),
    ("get", f"{V1}/audit/head"),
    ("post", f"{V1}/audit/checks"),
    ("get", f"{V1}/audit/consistency"),
    ("get", f"{V1}/audit/log.jsonl"),
    ("get", f"{V1}/breaches"),
    ("post", f"{V1}/breaches"),
    ("post", f"{V1}/breaches/{{number}}/entries"),
    ("get", f"{V1}/breaches/register.csv"),
    ("get", f"{V1}/impact-assessments"),
    ("post", f"{V1}/impact-assessments"),
    ("post", f"{V1}/impact-assessments/{{number}}/versions"),
    ("get", f"{V1}/impact-assessments/register.csv"),
    ("get", f"{V1}/impact-assessments/{{number}}/report.html"),
    ("get", f"{V1}/identities"),
    ("post", f"{V1}/identities"),
    ("put", f"{V1}/identities/{{identity}}/roles"),
    ("put", f"{V1}/identities/{{identity}}/department"),
    ("delete", f"{V1}/identities/{{identity}}"),
    ("post", f"{V1}/identities/{{identity}}/tokens"),
    ("delete", f"{V1}/identities/{{identity}}/tokens/{{token}}"),
    ("get", "/health"),
    ("get", "/metrics"),
}


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict:
    return client.get(f"{V1}/openapi.json").json()


def operations(document: dict) -> Iterator[tuple[str, str, dict]]:
    for path, found in document["paths"].items():
        for method, operation in found.items():
            yield method, path, operation


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ([value["$ref"]] if isinstance(value.get("$ref"), str) else [])
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def test_every_address_is_described_and_none_is_missing(document: dict) -> None:
    assert {(method, path) for method, path, _ in operations(document)} == CONTRACT


def test_every_operation_says_what_it_does_and_how_it_fails(document: dict) -> None:
    for method, path, operation in operations(document):
        assert operation["summary"], (method, path)
        assert operation["description"], (method, path)
        assert operation["responses"]["4XX"]["content"]["application/problem+json"], (method, path)


def test_every_number_that_is_asked_for_has_an_end(document: dict) -> None:
    for method, path, operation in operations(document):
        for parameter in operation.get("parameters", []):
            kinds = [parameter["schema"], *parameter["schema"].get("anyOf", [])]
            for schema in (kind for kind in kinds if kind.get("type") == "integer"):
                assert {"maximum", "exclusiveMaximum"} & schema.keys(), (method, path, parameter["name"])


def test_references_resolve(document: dict) -> None:
    known = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    assert set(references(document)) <= known
    assert "#/components/schemas/Plan" in set(references(document))


def test_nothing_is_fetched_from_elsewhere(client: TestClient) -> None:
    for path in ("/redoc", f"{V1}/docs"):
        assert client.get(path).status_code == 404
    assert "cdn." not in client.get("/docs/").text
