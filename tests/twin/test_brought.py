"""Tables of domains: columns are found by the names that files use, and those that nothing reads are told."""

import pandas as pd
import pytest

from citybrain.base.attributes import Attribute
from citybrain.kernel.entities import Entity
from citybrain.kernel.errors import InputError
from citybrain.twin.building import checked as building
from citybrain.twin.building.checked import checked

LAMP = Entity("lamp", "lamps", inside=("zone",))
POWER = Attribute(
    "lamp_power", "lamp", "lamps/attributes.yaml", unit="W", column="lamp_power", called=("Leistung", "power")
)

HEIGHT = Attribute(
    "lamp_height", "lamp", "lamps/attributes.yaml", unit="µg/m³", column="lamp_height", called=("height",),
    accepted=(0.0, 30.0),
)  # fmt: skip


@pytest.fixture(autouse=True)
def lamps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "twin_entities", lambda: (LAMP,))
    monkeypatch.setattr(building, "attributes_of", lambda entity: {"lamp_power": POWER, "lamp_height": HEIGHT})


def test_a_column_is_found_by_what_files_call_it_and_others_are_told() -> None:
    table, unread = checked("lamps", pd.DataFrame({"id": ["a"], "Power": ["12,5"], "colour": ["red"]}))
    assert table["lamp_power"].tolist() == [12.5]
    assert unread == ["colour"]


def test_the_column_of_its_own_name_comes_first() -> None:
    table, unread = checked("lamps", pd.DataFrame({"lamp_power": [3.0], "power": [4.0]}))
    assert table["lamp_power"].tolist() == [3.0]
    assert unread == ["power"]


@pytest.mark.parametrize("unit", ["µg/m³", "ug/m3", "μg/m3", " µg / m3 "])
def test_a_unit_may_stand_behind_a_name(unit: str) -> None:
    table, unread = checked("lamps", pd.DataFrame({f"Height [{unit}]": ["7"], "power [W]": ["3"], "odd [x]": ["1"]}))
    assert (table["lamp_height"].tolist(), table["lamp_power"].tolist(), unread) == ([7.0], [3.0], ["odd [x]"])


def test_all_other_units_are_refused_with_the_one_that_is_read() -> None:
    with pytest.raises(InputError) as refused:
        checked("lamps", pd.DataFrame({"power [kW]": ["3"], "height [florins]": ["1"]}))
    assert refused.value.code == "domain-file-units"
    assert refused.value.arguments["received"] == "power [kW] (W); height [florins] (µg/m³)"


def test_all_values_that_cannot_be_are_refused_at_once_and_few_are_shown() -> None:
    columns = {"id": [f"l{row}" for row in range(9)], "power": ["3", "x" * 10_000] + ["4"] * 7, "height": ["-1"] * 9}
    with pytest.raises(InputError) as refused:
        checked("lamps", pd.DataFrame(columns))
    arguments = refused.value.arguments
    assert (refused.value.code, arguments["count"]) == ("domain-file-values", 10)
    assert arguments["received"].startswith(f"power (l1: {'x' * 40}); height (l0")
    assert arguments["received"].endswith("height (l0: -1, l1: -1, l2: -1, l3: -1, l4: -1, …; 0 … 30)")
