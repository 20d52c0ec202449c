"""A city with one enterprise, for tests."""

import datetime
from pathlib import Path
from typing import Any

from citybrain.cases.supervision.enterprises import NewEnterprise, add_enterprises, name_person
from citybrain.cases.supervision.entries import EntryKind, NewEntry
from citybrain.cases.supervision.service import SupervisionService
from citybrain.governance import Actor, Permission, Role
from citybrain.governance.register import add_identity
from citybrain.records import CityRecords
from tests.sensors import NOON, open_sensing

ZONE = "Europe/Helsinki"
MILL = NewEnterprise("FI-1", "Mill", "Paper", "Mill Street 1", 24.95, 60.17)
BAKER = NewEnterprise("FI-2", "Bert Baker", "Food", "Home Street 2", 24.96, 60.18, True)
MONTHS = [(1, 31), (2, 28), (3, 31), (4, 30), (5, 31)]


def quota(amount: float, unit: str = "t", pollutant: str = "NOx", year: int = 2018) -> NewEntry:
    return NewEntry(EntryKind.QUOTA, f"{year}-01-01", f"{year}-12-31", pollutant, amount, unit)


def load(month: int, amount: float, unit: str = "t", year: int = 2018, **more: Any) -> NewEntry:
    last = (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)).isoformat()
    return NewEntry(EntryKind.LOAD, f"{year}-{month:02d}-01", last, "nitrogen_oxides", amount, unit, **more)


def acting(role: Role, name: str = "somebody") -> Actor:
    return Actor(name, frozenset({role}), frozenset(Permission), 1)


OFFICER = acting(Role.DUTY_OFFICER, "Olli")
ADMINISTRATOR = acting(Role.ADMINISTRATOR, "Ada")
OWN = acting(Role.ENTERPRISE, "Mia")
OTHER = acting(Role.ENTERPRISE, "Bert")


class EnterpriseCity:
    """The mill is number 1, with Mia named for it; the baker number 2, with Bert."""

    def __init__(self, folder: Path, now: int = NOON) -> None:
        self.now = now
        self.sensing = open_sensing(folder, ZONE, lambda: self.now)
        self.records = CityRecords(folder)
        self.service = SupervisionService(self.records, lambda: self.sensing.store, lambda: self.now, lambda: ZONE)
        with self.records.to_write().begin() as connection:
            add_enterprises(connection, [MILL, BAKER], "test", "Olli")
            for name, number in (("Mia", 1), ("Bert", 2)):
                add_identity(connection, name, [Role.ENTERPRISE], "root")
                name_person(connection, number, name, "Olli")

    def add(self, *entries: NewEntry, by: Actor = OFFICER, number: int = 1) -> list[int]:
        return self.service.add(number, entries, by)

    def close(self) -> None:
        self.records.close()
        self.sensing.close()
