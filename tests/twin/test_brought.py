"""Tables of domains: columns are found by the names that files use, and those that nothing reads are told."""

import pandas as pd
import pytest

from citybrain.base.attributes import Attribute
from citybrain.kernel.entities import Entity
from citybrain.twin.building import brought

LAMP = Entity("lamp", "lamps", inside=("zone",))
POWER = Attribute(
    "lamp_power", "lamp", "lamps/attributes.yaml", unit="W", column="lamp_power", called=("Leistung", "power")
)


@pytest.fixture(autouse=True)
def lamps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brought, "twin_entities", lambda: (LAMP,))
    monkeypatch.setattr(brought, "attributes_of", lambda entity: {"lamp_power": POWER})


def test_a_column_is_found_by_what_files_call_it_and_others_are_told() -> None:
    table, unread = brought._checked("lamps", pd.DataFrame({"id": ["a"], "Power": ["12,5"], "colour": ["red"]}))
    assert table["lamp_power"].tolist() == [12.5]
    assert unread == ["colour"]


def test_the_column_of_its_own_name_comes_first() -> None:
    table, unread = brought._checked("lamps", pd.DataFrame({"lamp_power": [3.0], "power": [4.0]}))
    assert table["lamp_power"].tolist() == [3.0]
    assert unread == ["power"]
