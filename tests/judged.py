"""Closed cases of a rule, of which persons said whether they were so."""

from sqlalchemy import insert

from citybrain.records import Records
from citybrain.records.tables.cases import city_case
from tests.sensors import ACTS, NOON


def judge_cases(records: Records, stream: int) -> None:
    """Twelve closed cases of the dust rule at 120 that were so, and twelve at 60 that were not."""
    rows = [
        {
            "rule": "dust_episode", "family": "dust", "stream": stream, "words": "", "property": "pm10",
            "place": "Depot", "data_class": "public", "severity": 1, "opened": NOON, "first_seen": NOON,
            "last_seen": NOON, "peak": 60.0 if n % 2 else 120.0, "episodes": 1, "standing": 0, "state": "closed",
            "outcome": "refused" if n % 2 else "confirmed", "owner_role": "duty_officer", "escalated": 0,
            "gathers": False, "rank": 0.0, "version": 1, **ACTS,
        }
        for n in range(24)
    ]  # fmt: skip
    with records.begin() as connection:
        connection.execute(insert(city_case), rows)
