"""What the demo city promised and approved. It is made up, and says so."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from citybrain.kernel.yaml_files import read_yaml
from citybrain.plans.example_plans import examples
from citybrain.progress.commitment import commitment_of
from citybrain.progress.commitment_repository import CommitmentRepository, approve_plan
from citybrain.records import CityRecords

SETTINGS = Path(__file__).parent / "data" / "demo.yaml"


def seed_demo(records: CityRecords, day: datetime.date) -> None:
    """Enter the promise of the demo city and approve one of the example plans."""
    settings: dict[str, Any] = read_yaml(SETTINGS)
    commitments = CommitmentRepository(records)
    by = settings["made_by"]
    commitments.commit(commitment_of(settings["promise"], day), by)
    approved = settings["approved"]
    with records.to_write().begin() as connection:
        approve_plan(connection, approved["plan"], dict(examples())[approved["plan"]], approved["reason"], by)
