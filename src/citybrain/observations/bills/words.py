"""Usual names of columns, units and flags in English, Finnish, German and Chinese, in plain letters."""

from collections.abc import Mapping
from functools import cache
from typing import Final, TypeAlias

from citybrain.base.names import plain
from citybrain.observations.bills.declaration import billing

Field: TypeAlias = str
"""What a column holds: a place by the name of its entity, else one of the fields below."""

_COLUMNS: Final[dict[Field, str]] = {
    "meter": "meter meter_id meter_number meter_no metering_point consumption_point"
    " mittari mittarinumero mittarin_numero kayttopaikka kayttopaikkanumero kayttopaikkatunnus mittauspiste"
    " zahler zahlernummer zahler_nr zahlernr zahlpunkt marktlokation messlokation 电表 表号 表计 仪表 仪表编号 计量点",
    "carrier": "carrier energy_carrier energy_type fuel energy commodity utility"
    " energiamuoto energialaji energialahde polttoaine energietrager energieart energietyp brennstoff medium"
    " 能源 能源类型 能源种类 燃料",
    "unit": "unit units uom yksikko mittayksikko einheit 单位 计量单位",
    "from": "from start start_date period_start date_from from_date begin billing_start"
    " alku alkaa alkupvm alkupaiva alkaen jakso_alku von ab beginn anfang startdatum datum_von zeitraum_von"
    " 开始 开始日期 起始日期 起始",
    "to": "to end end_date period_end date_to to_date until billing_end"
    " loppu paattyy loppupvm loppupaiva paattymispaiva asti jakso_loppu bis ende enddatum datum_bis zeitraum_bis"
    " 结束 结束日期 截止日期 终止日期 截止",
    "year": "year billing_year vuosi jahr abrechnungsjahr 年 年份 年度",
    "month": "month billing_month period kuukausi kk kausi jakso monat zeitraum 月 月份 账期",
    "amount": "consumption energy_consumption usage energy_use use quantity amount delivered metered reading_difference"
    " kulutus energiankulutus kaytto maara energiamaara energia verbrauch energieverbrauch menge bezug lieferung"
    " 用量 用能 用能量 能耗 消耗量 消费量 数量 用电量 用热量 用气量",
    "estimated": "estimated estimate is_estimated estimated_flag reading_type bill_type status"
    " arvio arvioitu arviolasku lukematyyppi laskutyyppi geschatzt schatzung ableseart status_der_ablesung"
    " 估算 估计 是否估算 抄表方式",
}


@cache
def columns() -> Mapping[Field, tuple[str, ...]]:
    """Usual names of columns by what they hold: places as domains declare them, then all else."""
    places = {place.entity: place.words for place in billing().places}
    return places | {field: tuple(names.split()) for field, names in _COLUMNS.items()}


@cache
def carrier_words() -> Mapping[str, str]:
    """Carriers by the words for them."""
    return {word: carrier.name for carrier in billing().carriers for word in carrier.words}


_ESTIMATED: Final = (
    "estimated estimate e est true yes y 1 x arvio arvioitu kylla a_arvio geschatzt schatzung ja s 估算 估计 估 是"
)
_READ: Final = (
    "actual measured read metered m false no n 0 luettu mitattu ei todellinen abgelesen gemessen nein 实测 实抄 抄表 否"
)
ESTIMATED_WORDS: Final = dict.fromkeys(_ESTIMATED.split(), True) | dict.fromkeys(_READ.split(), False)

ENERGY_UNITS: Final = {
    "kwh": 1.0, "mwh": 1e3, "gwh": 1e6, "mj": 1 / 3.6, "gj": 1e3 / 3.6, "千瓦时": 1.0, "度": 1.0, "兆瓦时": 1e3,
    "兆焦": 1 / 3.6, "吉焦": 1e3 / 3.6,
}  # fmt: skip
"""Kilowatt hours in each unit of energy."""

AMOUNT_UNITS: Final = {
    "m3": ("m³", 1.0), "m_3": ("m³", 1.0), "nm3": ("m³", 1.0), "cbm": ("m³", 1.0), "kuutio": ("m³", 1.0),
    "立方米": ("m³", 1.0), "l": ("L", 1.0), "litra": ("L", 1.0), "litraa": ("L", 1.0), "liter": ("L", 1.0),
    "litre": ("L", 1.0), "litres": ("L", 1.0), "升": ("L", 1.0), "kg": ("kg", 1.0), "t": ("kg", 1000.0),
    "公斤": ("kg", 1.0), "吨": ("kg", 1000.0),
}  # fmt: skip
"""Units of volume and mass: which calorific value they need, and how many of it they hold."""

UNITS: Final = ("kWh", "MWh", "GWh", "MJ", "GJ", "m³", "L", "kg", "t")
"""Units by which a person may call them."""

UNIT_WORDS: Final = frozenset({*ENERGY_UNITS, *AMOUNT_UNITS} - {"度"})


def unit_key(name: str) -> str:
    """A unit as the tables above spell it: small letters, exponents as digits (plain() leaves ³ as 3)."""
    return plain(name)


def split_unit(column: str) -> tuple[str, str]:
    """Name of a column without the unit at its end, and that unit; "" where there is none.

    >>> split_unit("Kulutus (MWh)")
    ('kulutus', 'mwh')
    """
    words = plain(column).split("_")
    for length in (2, 1):
        tail = "_".join(words[-length:])
        if len(words) >= length and tail in UNIT_WORDS:
            return "_".join(words[:-length]), tail
    return plain(column), ""


def carrier_in(column: str) -> tuple[str, str]:
    """Name of a column without the carrier in it, and that carrier; "" where there is none.

    >>> carrier_in("district_heat_consumption")
    ('consumption', 'district_heat')
    """
    name = f"_{column}_"
    for word in sorted(carrier_words(), key=len, reverse=True):
        if len(word) > 1 and f"_{word}_" in name:
            return name.replace(f"_{word}_", "_", 1).strip("_"), carrier_words()[word]
    return column, ""
