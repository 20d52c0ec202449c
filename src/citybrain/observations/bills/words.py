"""Usual names of columns, carriers, units and flags in English, Finnish, German and Chinese, in plain letters."""

from typing import Final, Literal, TypeAlias

from citybrain.twin.importers.names import plain

Field: TypeAlias = Literal[
    "building", "meter", "zone", "carrier", "unit", "from", "to", "year", "month", "amount", "estimated"
]

CARRIERS: Final = ("electricity", "district_heat", "gas", "oil", "wood", "coal")
HEATING_CARRIERS: Final = frozenset(CARRIERS) - {"electricity"}
"""Carriers that mostly heat, so that the weather of a period decides about their use."""

_COLUMNS: Final[dict[Field, str]] = {
    "building": "building building_id building_identifier building_number register_id property_id"
    " rakennus rakennustunnus rakennus_id rakennuksen_tunnus pysyva_rakennustunnus vtj_prt kiinteisto"
    " gebaude gebaude_id gebaude_nr gebaudenummer gebaudenr objekt objektnummer liegenschaft"
    " 建筑 建筑编号 建筑id 楼栋 楼栋编号",
    "meter": "meter meter_id meter_number meter_no metering_point consumption_point"
    " mittari mittarinumero mittarin_numero kayttopaikka kayttopaikkanumero kayttopaikkatunnus mittauspiste"
    " zahler zahlernummer zahler_nr zahlernr zahlpunkt marktlokation messlokation 电表 表号 表计 仪表 仪表编号 计量点",
    "zone": "zone zone_id zone_name district district_id area quarter postcode postal_code"
    " alue alue_id kaupunginosa osa_alue postinumero stadtteil bezirk quartier gebiet plz 区域 片区 街道 行政区",
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
COLUMNS: Final[dict[Field, tuple[str, ...]]] = {field: tuple(names.split()) for field, names in _COLUMNS.items()}

_CARRIERS: Final = {
    "electricity": "electricity electric power el elec elektrizitat strom sahko sahkoenergia 电 电力 用电 用电量 电能",
    "district_heat": "district_heat district_heating heat heating network_heat dh fernwarme warme nahwarme kaukolampo"
    " lampo kl 热 热力 集中供热 区域供热 供热 供暖 用热 用热量",
    "gas": "gas natural_gas erdgas maakaasu kaasu 天然气 燃气 煤气 用气 用气量",
    "oil": "oil heating_oil fuel_oil heizol ol oljy polttooljy lammitysoljy kevyt_polttooljy 油 燃油 燃料油 柴油",
    "wood": "wood pellets pellet firewood wood_chips biomass holz holzpellets puu pelletti polttopuu hake"
    " 木 木柴 木材 生物质",
    "coal": "coal kohle steinkohle braunkohle hiili kivihiili 煤 煤炭 燃煤",
}
CARRIER_WORDS: Final = {word: carrier for carrier, words in _CARRIERS.items() for word in words.split()}

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
    for word in sorted(CARRIER_WORDS, key=len, reverse=True):
        if len(word) > 1 and f"_{word}_" in name:
            return name.replace(f"_{word}_", "_", 1).strip("_"), CARRIER_WORDS[word]
    return column, ""
