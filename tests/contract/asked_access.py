"""Requests about who asks: signed in and not, with a token and a wrong one, who is known, and what they did."""

import re
import time

from sqlalchemy import update

from citybrain.governance.time_codes import SECONDS, code_at
from citybrain.records.tables.sensing import observation_more
from citybrain.twin.configuration import FILE
from tests.contract.asked import V1, Answers
from tests.observations.sound.waves import wave
from tests.provider import CLIENT, FakeProvider, logout_token

SEEN = {
    "station": "Harbour", "detector": "bird recogniser 2", "label": "Larus canus", "confidence": 0.93,
    "time": "2026-01-31T12:00:00Z",
}  # fmt: skip


def ask_about_access(answers: Answers) -> None:
    """Sign in, look into the log, make somebody known and withdraw them, sign out; then once more as nobody."""
    token = answers.client.headers.pop("authorization")
    answers.get("/session")
    answers.get("/session/rights")
    for path in ("/audit", "/identities"):
        answers.get(path)
    answers.ask("post", "/session", json={"secret": "citybrain_1_wrong"})
    answers.ask("post", "/session", json={"secret": token.removeprefix("Bearer ")})
    for language in ("en", "zh"):
        answers.get("/session", language=language)
    for purpose in ("city_work", "research", "x" * 65):
        answers.ask("put", "/session/purpose", json={"purpose": purpose})
    _ask_about_consents(answers)
    answers.get("/audit", limit=1)
    answers.get("/audit")
    _ask_about_the_log(answers)
    _ask_about_breaches(answers)
    _ask_about_impacts(answers)
    _ask_about_identities(answers)
    answers.ask("delete", "/session")
    _ask_about_ones_own(answers, {"authorization": token})
    answers.ask("get", "/audit", headers={"authorization": token})
    for who in ({}, {"authorization": token}):
        answers.ask("post", "/detections", json={"detections": [SEEN]}, headers=who)
    _ask_about_species(answers, token)
    _ask_about_upkeep(answers, token)
    _ask_as_who_may_not(answers, token)


def _ask_about_species(answers: Answers, token: str) -> None:
    """An eagle is detected, listed, looked up and judged; what is no recording is refused."""
    for who in ({}, {"authorization": token}):
        eagle = {**SEEN, "label": "Haliaeetus albicilla"}
        told = answers.ask("post", "/detections", json={"detections": [eagle]}, headers=who).json()
        number = told.get("detections", [{"identity": 1}])[0]["identity"]
        answers.ask("get", "/species", headers=who)
        answers.ask("get", "/species/detections", headers=who)
        for key in ("haliaeetus_albicilla", "nobody"):
            answers.ask("get", "/species/{key}/presence", named={"key": key}, headers=who)
        for verdict in ("confirmed", "perhaps"):
            named = {"identity": number}
            body = {"verdict": verdict, "why": "Seen"}
            answers.ask("post", "/species/detections/{identity}/judgement", named=named, json=body, headers=who)
        records = answers.client.app.state.citybrain.governance.records  # type: ignore[attr-defined]
        with records.begin() as connection:
            connection.execute(update(observation_more).values(made_by="somebody else"))
        judged = {"verdict": "refused", "why": "A gull"}
        path = "/species/detections/{identity}/judgement"
        answers.ask("post", path, named={"identity": number}, json=judged, headers=who)
        begin = {"station": "Shore", "begin": "2026-05-01T04:00:00Z"}
        for kind, content in (("audio/wav", b"RIFF"), ("text/plain", b"RIFF"), ("audio/wav", wave())):
            headers = {**who, "content-type": kind}
            answers.ask("post", "/recordings", content=content, params=begin, headers=headers)
            answers.ask("post", "/recordings/pieces", content=content, params=begin, headers=headers)


def _ask_about_ones_own(answers: Answers, admin: dict[str, str]) -> None:
    """Somebody comes by a link, sets up password and codes, and ends their session; an administrator looks at them."""
    told = answers.ask("post", "/identities", json={"name": "Olga Example", "roles": ["planner"]}, headers=admin).json()
    named = {"identity": told["identities"][-1]["number"]}
    code = answers.ask("post", "/identities/{identity}/link", named=named, headers=admin).json()["code"]
    answers.get("/session/ways")
    _ask_about_a_provider(answers)
    answers.ask("post", "/session/passkey", json={})
    answers.get("/session/account")
    answers.ask("post", "/session", json={"secret": code})
    for password in ("short", "seven blue herons dance"):
        answers.ask("put", "/session/account/password", json={"password": password})
    answers.ask("put", "/session/account/time-codes", json={"code": "123456"})
    secret = answers.ask("post", "/session/account/time-codes").json()["secret"]
    first = code_at(secret, int(time.time() // SECONDS))
    answers.ask("put", "/session/account/time-codes", json={"code": first})
    answers.ask("post", "/session/account/passkeys")
    answers.ask("put", "/session/account/passkeys", json={"answer": {}})
    answers.ask("post", "/session", json={"name": "Olga Example", "password": "seven blue herons dance"})
    account = answers.get("/session/account").json()
    held = {"number": str(account["credentials"][0]["number"])}
    answers.ask("delete", "/session/account/credentials/{number}", named=held)
    answers.ask("get", "/identities/{identity}/sessions", named=named, headers=admin)
    key = {"key": account["sessions"][0]["key"]}
    answers.ask("delete", "/session/account/sessions/{key}", named=key)
    answers.ask("delete", "/identities/{identity}/sessions/{key}", named=named | key, headers=admin)
    answers.ask("delete", "/identities/{identity}/credentials", named=named, headers=admin)
    answers.ask("delete", "/identities/{identity}", named=named, headers=admin)


def _ask_about_a_provider(answers: Answers) -> None:
    answers.ask("post", "/session/provider", json={})
    path, provider = answers.client.app.state.citybrain.city.folder / FILE, FakeProvider()  # type: ignore[attr-defined]
    said = {"name": "Kallio", "issuer": provider.issuer, "client": CLIENT, "address": "https://city.example"}
    before = path.read_text(encoding="utf-8") if path.exists() else 'name = "Kallio"\n'
    lines = "\n".join(f'{key} = "{value}"' for key, value in said.items())
    path.write_text(f"{before}\n[sign_in.provider]\n{lines}\n", encoding="utf-8")
    answers.ask("post", "/session/provider", json={})
    answers.get("/session/ways")
    answers.ask("post", "/session/provider/logout", data={"logout_token": "none"})
    answers.ask("post", "/session/provider/logout", data={"logout_token": logout_token(provider, sub="nobody")})
    path.write_text(before, encoding="utf-8")
    provider.close()


def _ask_about_consents(answers: Answers) -> None:
    made = answers.ask("post", "/consents/persons").json()
    bounds = answers.get("/city").json()["bounds"]
    home = {"name": "Home", "measured": [{"property": "pm10", "unit": "mg/m3"}], "data_class": "personal"}
    place = {"longitude": bounds[0], "latitude": bounds[1], "interval": 600}
    reading_for = {"Citybrain-Purpose": "stewardship"}
    answers.ask("post", "/sensing/connections", json=home | place, headers=reading_for)
    sensors = answers.ask("get", "/sensing/connections", headers=reading_for).json()["sensors"]
    stream = next(one for one in sensors if one["name"] == "Home")["streams"][0]["stream"]
    said = {"person": made["person"], "purpose": "research", "basis": "consent", "text_version": "1"}
    for more in ({"streams": [stream]}, {"streams": [stream]}, {"streams": []}, {"streams": [10**6]}):
        answers.ask("post", "/consents", json=said | more)
    answers.ask("post", "/consents", json=said | {"purpose": "city_work", "streams": [stream]})
    first, second = sorted(one["number"] for one in answers.get("/consents").json()["consents"])[-2:]
    for number in (first, 10**6):
        answers.ask("delete", "/consents/{number}", named={"number": number})
    for code in (made["code"], "wrong"):
        answers.ask("post", "/consents/mine", json={"code": code})
        answers.ask("post", "/consents/mine/withdrawals", json={"code": code, "number": second})
    for language in ("en", "zh"):
        answers.get("/persons/keys", language=language)
    answers.ask("post", "/persons/keys/rotations")
    other = answers.ask("post", "/consents/persons").json()["person"]
    for person in (other, other, "nobody"):
        answers.ask("post", "/persons/exports", json={"person": person}, headers=reading_for)
        answers.ask("post", "/persons/erasures", json={"person": person})
    for _ in range(2):
        answers.ask("post", "/persons/exports/mine", json={"code": made["code"]})
        answers.ask("post", "/persons/erasures/mine", json={"code": made["code"]})


def _ask_about_the_log(answers: Answers) -> None:
    head = answers.get("/audit/head").json()["head"]
    for language in ("en", "zh"):
        told = {"accept-language": language}
        for against in (None, head, {**head, "root": "00"}):
            answers.ask("post", "/audit/checks", json={"against": against}, headers=told)
    answers.ask("post", "/audit/checks", json={"against": "head"})
    for first in (1, head["size"], 10**9):
        answers.get("/audit/consistency", first=first)


def _ask_about_breaches(answers: Answers) -> None:
    body = {"noticed": "2026-01-31T12:00:00Z", "about": "A lost laptop", "classes": ["personal"], "persons": None}
    made = answers.ask("post", "/breaches", json=body).json()["breaches"][0]
    step = {"step": "authority", "at": "2026-01-31T13:00:00Z", "about": "The ombudsman"}
    for number, more in ((made["number"], {}), (made["number"], {"at": "2026-01-01T00:00:00Z"}), (10**9, {})):
        answers.ask("post", "/breaches/{number}/entries", named={"number": number}, json=step | more)
    answers.ask("post", "/breaches", json=body | {"classes": []})
    for language in ("en", "zh"):
        answers.get("/breaches", language=language)


def _ask_about_impacts(answers: Answers) -> None:
    risk = {"about": "A home is known by its load", "likelihood": 2, "severity": 3, "measure": "", "stays_high": True}
    said = {"answers": {"processing": "Loads of homes"}, "risks": [risk], "decision": "open", "review_on": "2026-12-31"}
    named = {"purpose": "research", "name": "Loads"}
    made = answers.ask("post", "/impact-assessments", json=said | named).json()["assessments"][0]
    for number, more in ((made["number"], {}), (made["number"], {"decision": "accepted"}), (10**9, {})):
        answers.ask("post", "/impact-assessments/{number}/versions", named={"number": number}, json=said | more)
        answers.get("/impact-assessments/{number}/report.html", named={"number": number})
    answers.ask("post", "/impact-assessments", json=said | named | {"purpose": "city_work"})
    for language in ("en", "zh"):
        answers.get("/impact-assessments", language=language)
    answers.get("/impact-assessments/register.csv")


def _ask_about_upkeep(answers: Answers, token: str) -> None:
    admin = {"authorization": token}
    answers.get("/upkeep")
    for task in ("retention", "archive", "backup"):
        answers.ask("post", "/upkeep/{task}", named={"task": task}, headers=admin)
    for headers in ({}, admin, {**admin, "accept-language": "zh"}):
        answers.ask("get", "/upkeep", headers=headers)


def _ask_as_who_may_not(answers: Answers, token: str) -> None:
    """All that requires an act, as nobody and as somebody whose token allows nothing of it."""
    admin = {"authorization": token}
    body = {"name": "Aila Example", "roles": ["planner"]}
    told = answers.ask("post", "/identities", json=body, headers=admin).json()
    named, only = {"identity": told["identities"][-1]["number"]}, {"scopes": ["observations:read"]}
    made = answers.ask("post", "/identities/{identity}/tokens", named=named, json=only, headers=admin).json()
    for path, operations in answers.client.get(f"{V1}/openapi.json").json()["paths"].items():
        for method in (method for method, operation in operations.items() if "security" in operation):
            filled = dict.fromkeys(re.findall(r"\{(\w+)\}", path), "1")
            for who in ({}, {"authorization": f"Bearer {made['secret']}"}):
                answers.ask(method, path.removeprefix(V1), named=filled, headers=who)
    answers.ask("delete", "/identities/{identity}", named=named, headers=admin)


def _ask_about_identities(answers: Answers) -> None:
    told = answers.ask("post", "/identities", json={"name": "Eino Example", "roles": ["planner"]}).json()
    named = {"identity": told["identities"][-1]["number"]}
    answers.ask("post", "/identities", json={"name": "Eino Example", "roles": ["planner"]})
    answers.ask("put", "/identities/{identity}/roles", named=named, json={"roles": ["council", "auditor"]})
    answers.ask("put", "/identities/{identity}/department", named=named, json={"department": None})
    answers.ask("put", "/identities/{identity}/department", named=named, json={"department": "unheard of"})
    body = {"days": 30, "purpose": "laptop", "scopes": ["audit:read"]}
    made = answers.ask("post", "/identities/{identity}/tokens", named=named, json=body).json()
    answers.ask("get", "/saved-plans", headers={"authorization": f"Bearer {made['secret']}"})
    answers.ask("post", "/saved-plans", json={}, headers={"authorization": f"Bearer {made['secret']}"})
    answers.get("/identities", language="zh")
    answers.ask("delete", "/identities/{identity}/tokens/{token}", named={**named, "token": made["number"]})
    answers.ask("delete", "/identities/{identity}", named=named)
    answers.ask("delete", "/identities/{identity}", named=named)
