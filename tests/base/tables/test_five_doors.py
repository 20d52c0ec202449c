"""One file of GB18030 at all doors: bills, readings, registers and populations, indicators, activity lines.

Each door gets its own columns; the Chinese of each says how it was read.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from citybrain.base.tables import read_table
from citybrain.base.tables.frames import text_table
from citybrain.inventory.entries.table import read_tables as activity_tables
from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.observations.bills.form import bill_form
from citybrain.observations.importing.layout import reading_form
from citybrain.observations.importing.mapping import StatedMapping
from citybrain.progress.tables_in import rows_in
from citybrain.twin.configuration import BillSettings
from citybrain.twin.importers.register import RegisterMapping, read_register

NAME = "东城区第一供热站"
REGISTER = RegisterMapping.from_toml({"columns": {"name": "名称"}, "id": "编号", "x": "经度", "y": "纬度"})
INDICATOR = ("framework", "source")

Door = Callable[[Path], str | None]


def bills(path: Path) -> str | None:
    return read_table(path, bill_form(BillSettings())).cells["建筑"][0]


def readings(path: Path) -> str | None:
    return read_table(path, reading_form(StatedMapping(), None)).cells["站点"][0]


def register(path: Path) -> str | None:
    return str(read_register(path, REGISTER, "EPSG:32650").rows["name"][0])


def population(path: Path) -> str | None:
    return str(text_table(path).cells["街道"][0])


def indicators(path: Path) -> str | None:
    return rows_in(path.read_bytes(), path.name, INDICATOR, INDICATOR)[0].cells["source"]


def activity(path: Path) -> str | None:
    return activity_tables(path)[0].cells["description"][0]


DOORS: dict[Door, str] = {
    bills: f"建筑,能源,开始日期,结束日期,用量(kWh)\n{NAME},热力,2023-01-01,2023-01-31,5",
    readings: f"站点,时间,指标,数值\n{NAME},2026-01-01 00:00,NO2,5",
    register: f"编号,名称,经度,纬度\n1,{NAME},116.4,39.9",
    population: f"街道,人口,经度,纬度\n{NAME},100,116.4,39.9",
    indicators: f"framework,source\nvienna,{NAME}",
    activity: f"年份,GPC编号,活动,数量,单位\n2024,I.1.1,{NAME},5,MWh",
}


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_same_encoding_is_read_at_every_door(tmp_path: Path, door: Door, encoding: str, separator: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(DOORS[door].replace(",", separator).encode(encoding))
    assert door(path) == NAME


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b"\xd0\xcf\x11\xe0 old", "sheet-old"),
        (b"PK\x03\x04 no workbook", "sheet-broken"),
        (b"a,b\n\x00,1\n", "file-not-text"),
        (b"a,b\n\xe4\xf6;\xfc\n", "file-encoding-unclear"),
    ],
)
def test_the_same_fault_is_told_alike_at_every_door(tmp_path: Path, door: Door, content: bytes, code: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(InputError) as refused:
        door(path)
    assert refused.value.code == code
    assert "a.csv" in render(refused.value)
