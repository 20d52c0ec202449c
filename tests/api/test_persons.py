"""A person is erased by the data steward or by themselves; keys of persons are renewed by the administrator."""

import io
import zipfile
from pathlib import Path

import httpx

from citybrain.api.identity import PURPOSE
from citybrain.governance import Role
from citybrain.governance.register import add_identity, give_token
from tests.api.test_consents import V1, Running, running, soon  # noqa: F401
from tests.sensors import read


def post(one: Running, path: str, body: dict | None = None, headers: dict[str, str] | None = None) -> httpx.Response:
    return one.client.post(f"{V1}/persons{path}", json=body, headers=headers)


def person_of(one: Running, code: str) -> str:
    return one.client.post(f"{V1}/consents/mine", json={"code": code}).json()["person"]


def administrator(one: Running) -> dict[str, str]:
    with one.sensing.records.begin() as connection:
        add_identity(connection, "root", [Role.ADMINISTRATOR], "root")
        return {"authorization": f"Bearer {give_token(connection, 'root', (), 1, '', 'root').text}"}


def test_a_steward_erases_a_person_and_the_log_tells_it(running: Running) -> None:  # noqa: F811
    code, _ = running.agreed()
    person = person_of(running, code)
    assert running.status(running.research) == 200
    planner = {"authorization": f"Bearer {running.planner}"}
    assert post(running, "/erasures", {"person": person}).status_code == 401
    assert post(running, "/erasures", {"person": person}, planner).status_code == 403
    answer = post(running, "/erasures", {"person": person}, running.steward)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert (told["by"], told["streams"], told["readings"]) == (Role.DATA_STEWARD, [running.personal], 1)
    assert running.status(running.research) == 404
    assert running.status({**running.steward, PURPOSE: "stewardship"}) == 404
    assert running.client.post(f"{V1}/consents/mine", json={"code": code}).status_code == 401
    again = post(running, "/erasures", {"person": person, "proof": told}, running.steward)
    assert (again.status_code, again.json()["code"]) == (404, "consent-person")
    strange = {**told, "at": "yesterday"}
    assert post(running, "/erasures", {"person": person, "proof": strange}, running.steward).status_code == 422
    log = running.client.get(f"{V1}/audit", headers=administrator(running)).json()["entries"]
    assert any(told["sha256"] in one["object"] and one["who"] == Role.DATA_STEWARD for one in log)
    assert not any(person in one["object"] for one in log)


def test_a_person_erases_themselves_by_their_code(running: Running) -> None:  # noqa: F811
    code, _ = running.agreed()
    read(running.sensing, running.personal, [running.sensing.now()], 2.0)
    assert post(running, "/erasures/mine", {"code": "guess"}).status_code == 401
    told = post(running, "/erasures/mine", {"code": code}).json()
    assert (told["by"], told["readings"]) == (None, 2)
    assert post(running, "/erasures/mine", {"code": code}).status_code == 401
    ledger = running.client.get(f"{V1}/consents", headers=running.steward).json()["consents"]
    assert [(one["person"], one["streams"]) for one in ledger] == [(f"erased-{told['person']}", [])]


def test_the_log_says_that_a_person_did_something_about_their_own(running: Running) -> None:  # noqa: F811
    code, number = running.agreed()
    asked = {**administrator(running), "Accept-Language": "zh"}
    running.client.post(f"{V1}/consents/mine", json={"code": code})
    running.client.post(f"{V1}/consents/mine/withdrawals", json={"code": code, "number": number})
    for what in ("exports", "erasures"):
        assert post(running, f"/{what}/mine", {"code": code}).status_code == 200

    def entries_read() -> list[dict]:
        return running.client.get(f"{V1}/audit", params={"who": "person:1"}, headers=asked).json()["entries"]

    wanted = {"第 1 人的同意", "撤回同意 1：第 1 人", "第 1 人的信息导出"}
    assert soon(lambda: wanted < {one["subject"] for one in entries_read()}, 5), entries_read()
    assert any(one["subject"].startswith("删除个人 1：") for one in entries_read())
    assert [one["purpose_label"] for one in entries_read() if one["purpose"]] == ["本人的信息"]


def test_the_administrator_renews_the_key_and_what_was_sealed_is_read(running: Running) -> None:  # noqa: F811
    code, _ = running.agreed()
    person, root = person_of(running, code), administrator(running)
    assert running.client.get(f"{V1}/persons/keys", headers=running.steward).status_code == 403
    assert post(running, "/keys/rotations", headers=running.steward).status_code == 403
    known = running.client.get(f"{V1}/persons/keys", headers=root).json()
    assert (known["keys"], known["lost"], len(known["rings"])) == (1, 0, 1)
    assert post(running, "/keys/rotations", headers=root).json() == {"keys": 1}
    assert person_of(running, code) == person


def test_all_that_is_held_is_handed_to_the_person_and_a_steward_names_the_purpose(running: Running) -> None:  # noqa: F811
    code, _ = running.agreed()
    person = person_of(running, code)
    assert post(running, "/exports", {"person": person}).status_code == 401
    refused = post(running, "/exports", {"person": person}, running.steward)
    assert (refused.status_code, refused.json()["code"]) == (403, "person-file-purpose")
    root = administrator(running)
    assert post(running, "/exports", {"person": person}, root).status_code == 403
    named = {**running.steward, PURPOSE: "stewardship"}
    of_steward = post(running, "/exports", {"person": person}, named)
    mine = post(running, "/exports/mine", {"code": code})
    for answer in (of_steward, mine):
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
        with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
            assert person in file.read("index.en.txt").decode()
            assert f"readings/stream-{running.personal}.csv" in file.namelist()
    assert post(running, "/exports/mine", {"code": "guess"}).status_code == 401

    def read_by() -> set[tuple[str, str]]:
        told = running.client.post(f"{V1}/consents/mine", json={"code": code}).json()["readings"]
        return {(one["who"], one["purpose"]) for one in told}

    assert soon(lambda: read_by() == {(Role.DATA_STEWARD, "stewardship")}, 5), read_by()
    log = running.client.get(f"{V1}/audit", headers=root).json()["entries"]
    streams = {one["request"] for one in log if one["object"] == f"stream {running.personal}"}
    assert streams and not [one for one in log if "of person" in one["object"] and one["request"] in streams]


def test_who_guesses_codes_erases_nobody(running: Running, tmp_path: Path) -> None:  # noqa: F811
    for _ in range(10):
        assert post(running, "/erasures/mine", {"code": "guess"}).status_code == 401
    assert post(running, "/erasures/mine", {"code": "guess"}).status_code == 429


def test_who_reads_nothing_about_persons_reads_none_of_it_by_a_person_of_their_own(running: Running) -> None:  # noqa: F811
    root = administrator(running)
    made = running.client.post(f"{V1}/consents/persons", headers=root).json()
    said = {"purpose": "research", "basis": "consent", "text_version": "1", "streams": [running.personal]}
    entered = running.client.post(f"{V1}/consents", json={"person": made["person"], **said}, headers=root)
    assert (entered.status_code, entered.json()["code"]) == (404, "consent-stream")
    with zipfile.ZipFile(io.BytesIO(post(running, "/exports/mine", {"code": made["code"]}).content)) as file:
        assert not [name for name in file.namelist() if name.startswith("readings/")]
    code, _ = running.agreed()
    refused = post(running, "/erasures", {"person": person_of(running, code)}, root)
    assert (refused.status_code, refused.json()["code"]) == (403, "person-roles")
    assert running.status(running.research) == 200
