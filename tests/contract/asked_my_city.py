"""Requests about the city of one's own that is shown: its bills, calibrations and backups."""

import time
from pathlib import Path

from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity
from citybrain.twin.drafts.service import DraftService
from tests.access import headers_of
from tests.contract.asked import V1, Answers
from tests.observations.bills.towns import HEAD, table, town, year

PATIENCE = 60.0


def ask_about_my_city(answers: Answers, folder: Path, static: Path) -> None:
    """Bills are given, settled and imported, the city is calibrated, copied and made again of its copy."""
    city = town(folder / "city")
    app = create_app(OpenCity(city), static, DraftService(city / "drafts"))
    served = answers.client
    with TestClient(app, headers={"accept-encoding": "identity", **headers_of(city)}) as answers.client:
        _ask_about_bills(answers)
        answers.ask("post", "/calibrations")
        _ended(answers)
        for language in ("en", "zh"):
            answers.get("/calibrations", language=language)
        backup = answers.client.get(f"{V1}/backup").content
        answers.ask("post", "/drafts/restore", content=backup)
        answers.ask("post", "/drafts/restore", content=b"no backup")
    answers.client = served


def _ask_about_bills(answers: Answers) -> None:
    content = table(*year(), head=HEAD).encode()
    given = answers.ask("post", "/bills/files/{name}", named={"name": "bills.csv"}, content=content).json()
    named = {"identity": given["id"]}
    answers.get("/bills/files/{identity}", named, "zh")
    answers.ask("patch", "/bills/files/{identity}", named=named, json={"licence": "internal"})
    answers.ask("post", "/bills/files/{identity}/import", named=named)
    _ended(answers)
    answers.get("/bills")
    answers.get("/bills/{number}/series", {"number": "1"}, "zh", limit=1)


def _ended(answers: Answers) -> None:
    """Ask how far the work is until it has ended."""
    end = time.monotonic() + PATIENCE
    while answers.get("/city/work").json()["state"] == "running":
        assert time.monotonic() < end
        time.sleep(0.05)
