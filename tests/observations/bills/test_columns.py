"""Names of columns in four languages, and what is asked for where they do not tell."""

import pytest

from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.observations.bills.columns import choose_columns
from tests.observations.bills.towns import settings

ENGLISH = ("Building ID", "Carrier", "Start date", "End date", "Consumption", "Unit", "Estimated", "Cost")
FINNISH = ("Rakennustunnus", "Energialaji", "Alkupvm", "Loppupvm", "Kulutus", "Yksikkö", "Arvio", "Hinta EUR")
GERMAN = ("Gebäude", "Energieträger", "Von", "Bis", "Verbrauch", "Einheit", "Geschätzt", "Kosten")
CHINESE = ("建筑", "能源", "开始日期", "结束日期", "用量", "单位", "估算", "金额")
FIELDS = ("building", "carrier", "from", "to", "amount", "unit", "estimated")


@pytest.mark.parametrize("names", [ENGLISH, FINNISH, GERMAN, CHINESE])
def test_usual_names_are_recognised_and_money_is_left_alone(names) -> None:
    chosen = choose_columns("a.csv", names, settings())
    assert chosen.of == dict(zip(FIELDS, names, strict=False))
    assert chosen.ignored == (names[-1],)


@pytest.mark.parametrize(
    ("amount", "carrier", "unit"),
    [
        ("Kaukolämpö (MWh)", "district_heat", "mwh"),
        ("electricity_consumption_kwh", "electricity", "kwh"),
        ("Gasverbrauch m³", "gas", "m3"),
        ("用电量(kWh)", "electricity", "kwh"),
    ],
)
def test_carrier_and_unit_stand_in_the_name_of_the_amount(amount, carrier, unit) -> None:
    names = ("building", "from", "to", amount)
    given = settings() if carrier != "gas" else settings(carrier="gas")
    chosen = choose_columns("a.csv", names, given)
    assert (chosen.of["amount"], chosen.carrier, chosen.unit) == (amount, carrier, unit)


def test_a_declared_column_stands_over_a_usual_one() -> None:
    given = settings(columns={"building": "object"}, carrier="gas", unit="kWh")
    chosen = choose_columns("a.csv", ("building", "object", "from", "to", "usage"), given)
    assert chosen.of["building"] == "object"
    assert "building" in chosen.ignored


@pytest.mark.parametrize(
    ("names", "given", "told"),
    [
        (("from", "to", "use_kwh", "carrier"), {}, "no column was recognised for building, meter, zone"),
        (("building", "to", "use_kwh", "carrier"), {}, "no column was recognised for from, to"),
        (("building", "from", "to", "use_kwh"), {}, "no column says which energy was billed"),
        (("building", "from", "to", "use", "carrier"), {}, "nothing says the unit of the energy"),
        (("building", "from", "to", "carrier", "price"), {}, "no column was recognised for amount"),
        (("building", "from", "to", "carrier", "day_kwh", "night_kwh"), {}, "could be the energy: day_kwh, night_kwh"),
        (("building", "from", "to", "use"), {"columns": {"amount": "uses"}}, "has no column uses. Nearest: use"),
    ],
)
def test_what_is_missing_is_asked_for(names, given, told) -> None:
    with pytest.raises(InputError) as caught:
        choose_columns("a.csv", names, settings(**given))
    assert told in render(caught.value)
    assert "city.toml" in render(caught.value)
