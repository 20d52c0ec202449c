"""Reports, tables, workbooks and manifests over HTTP, and plans side by side."""

import hashlib
import json

import pytest
from fastapi.testclient import TestClient

V1 = "/api/v1"


@pytest.fixture
def identity(client: TestClient, plan: dict) -> str:
    return client.post(f"{V1}/plans", json=plan).json()["id"]


def test_the_report_is_a_page_that_may_load_nothing(client: TestClient, identity: str) -> None:
    answer = client.get(f"{V1}/plans/{identity}/report")
    policies = answer.headers.get_list("content-security-policy")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert len(policies) == 1
    assert policies[0].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policies[0]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"].startswith('inline; filename="Warm-blocks.html"')
    assert "Warm blocks" in answer.text
    kept = client.get(f"{V1}/plans/{identity}/report?download=true")
    assert kept.headers["content-disposition"].startswith("attachment;")


def test_other_answers_keep_the_policy_of_the_application(client: TestClient) -> None:
    assert client.get(f"{V1}/city").headers["content-security-policy"].startswith("default-src 'self'")


def test_the_report_speaks_the_readers_language(client: TestClient, identity: str) -> None:
    answer = client.get(f"{V1}/plans/{identity}/report", headers={"accept-language": "zh"})
    assert '<html lang="zh-CN">' in answer.text
    assert answer.headers["content-language"] == "zh"


def test_table_and_workbook_are_files_to_keep(client: TestClient, identity: str) -> None:
    table = client.get(f"{V1}/plans/{identity}/table.csv")
    assert table.content.decode("utf-8-sig").startswith("quantity,label,unit,entity,name,year,path,value,low,high")
    assert "attachment" in table.headers["content-disposition"]
    workbook = client.get(f"{V1}/plans/{identity}/workbook.xlsx")
    assert workbook.content.startswith(b"PK")
    assert workbook.headers["content-type"].endswith("spreadsheetml.sheet")


def test_the_manifest_holds_the_hash_of_its_numbers(client: TestClient, identity: str) -> None:
    told = client.get(f"{V1}/plans/{identity}/manifest").json()
    numbers = json.dumps(told["numbers"]["values"], sort_keys=True, separators=(",", ":")).encode()
    assert hashlib.sha256(numbers).hexdigest() == told["numbers"]["sha256"]
    assert told["plan"]["name"] == "Warm blocks"


@pytest.mark.parametrize(
    "name", ['a"; filename="evil.exe', "a\r\nSet-Cookie: x=1", "../../etc/passwd", "暖房", "\ud800", "x" * 200]
)
def test_no_name_of_a_plan_breaks_a_header(client: TestClient, plan: dict, name: str) -> None:
    body = json.dumps({**plan, "name": name}).encode()
    made = client.post(f"{V1}/plans", content=body, headers={"content-type": "application/json"})
    assert made.status_code in (200, 422)
    if made.status_code == 422:
        return
    answer = client.get(f"{V1}/plans/{made.json()['id']}/report")
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    told = answer.headers["content-disposition"]
    assert told.count('"') == 2
    assert "/" not in told and "\\" not in told


def test_plans_are_compared_side_by_side(client: TestClient, plan: dict, identity: str) -> None:
    small = client.post(f"{V1}/plans", json={**plan, "name": "Few", "measures": plan["measures"][:1]}).json()["id"]
    told = client.post(f"{V1}/comparisons", json={"plans": [identity, small]}).json()
    assert [row["name"] for row in told["plans"]] == ["Warm blocks", "Few"]
    row = next(row for row in told["headline"] if row["quantity"] == "city_investment")
    assert row["plan"][0] > row["plan"][1]
    assert row["best"] == [1]


@pytest.mark.parametrize("body", [{}, {"plans": []}, {"plans": ["one"]}, {"plans": "x"}, {"plans": ["x"] * 21}])
def test_a_comparison_without_plans_is_told(client: TestClient, body: dict) -> None:
    answer = client.post(f"{V1}/comparisons", json=body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


def test_an_unknown_plan_has_no_documents(client: TestClient) -> None:
    for name in ("report", "table.csv", "workbook.xlsx", "manifest"):
        assert client.get(f"{V1}/plans/0123/{name}").status_code == 404
    assert client.post(f"{V1}/comparisons", json={"plans": ["0123", "4567"]}).status_code == 404
