"""Requests about who asks: signed in and not, with a token and a wrong one, and what they did."""

from citybrain.governance.register import reset_administrator
from tests.contract.asked import Answers


def ask_about_access(answers: Answers) -> None:
    """Sign in, look into the log, sign out."""
    with answers.client.app.state.citybrain.governance.records.begin() as connection:
        token = reset_administrator(connection, "root")
    answers.get("/session")
    answers.get("/audit")
    answers.ask("post", "/session", json={"secret": "citybrain_1_wrong"})
    answers.ask("post", "/session", json={"secret": token.text})
    for language in ("en", "zh"):
        answers.get("/session", language=language)
    answers.get("/audit", limit=1)
    answers.get("/audit")
    answers.ask("delete", "/session")
    answers.ask("get", "/audit", headers={"authorization": f"Bearer {token.text}"})
    may = {"authorization": f"Bearer {token.text}"}
    answers.get("/upkeep")
    for task in ("retention", "archive", "backup"):
        answers.ask("post", "/upkeep/{task}", named={"task": task}, headers=may)
    for headers in ({}, may, {**may, "accept-language": "zh"}):
        answers.ask("get", "/upkeep", headers=headers)
    seen = {"station": "Harbour", "detector": "bird recogniser 2", "label": "Larus canus", "confidence": 0.93,
            "time": "2026-01-31T12:00:00Z"}  # fmt: skip
    for who in ({}, may):
        answers.ask("post", "/detections", json={"detections": [seen]}, headers=who)
