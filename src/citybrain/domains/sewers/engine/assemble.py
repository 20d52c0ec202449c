"""Text that the engine is given: a file without what reaches outside, with devices on catchments and another storm."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from citybrain.domains.sewers.engine.devices import DeviceLayers, control_lines, usage_lines
from citybrain.domains.sewers.engine.network import INCH, units_of
from citybrain.domains.sewers.engine.sections import DRAWN, ModelFile, ModelRow, read_sections
from citybrain.domains.sewers.engine.storms import BLOCK, Storm
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array

LEFT_OUT = (*DRAWN, "FILES")
WITHOUT = ("THREADS", "TEMPDIR")
"""Options that change no number, or that write elsewhere."""

SERIES = "CITYBRAIN_STORM"
START, FIRST_DAY = "START_DATE", "01/01/2004"
REPORT_FILE = 8
"""Word of a line of LID_USAGE that names a file to write."""

DEVICE_FIELDS = ("bioretention", "rain_garden", "permeable_pavement", "green_roof", "rain_barrel")


class CatchmentDevices(NamedTuple):
    """Square metres of each device on one catchment."""

    bioretention: float = 0.0
    rain_garden: float = 0.0
    permeable_pavement: float = 0.0
    green_roof: float = 0.0
    rain_barrel: float = 0.0


def devices_of(numbers: Array, areas: Sequence[Array]) -> dict[int, CatchmentDevices]:
    """Devices by number of catchment, of their areas [m²] in the order of `DEVICE_FIELDS`; those with none left out."""
    table, places = np.column_stack(areas), numbers.astype(np.intp)
    return {int(places[row]): CatchmentDevices(*table[row].tolist()) for row in np.flatnonzero(table.any(axis=1))}


class PlainText(NamedTuple):
    """What the engine is given, and the line of the file behind each of its lines (0 for none)."""

    text: str
    lines: tuple[int, ...]


def plain_text(model: ModelFile) -> PlainText:
    """What changes numbers of a file, without comments, drawings, and files that the engine would read or write.

    Raises InputError with the line where the model needs another file, and without a section of options.
    """
    if "OPTIONS" not in model.sections:
        raise InputError("sewers-no-model", file=model.name)
    parts: list[tuple[str, int]] = []
    for section, rows in model.sections.items():
        if section in LEFT_OUT:
            for row in rows:
                _require_no_use(model, section, row)
            continue
        lines = ((_line(model, section, row), row.line) for row in rows)
        parts += [(f"[{section}]", 0), *(one for one in lines if one[0])]
    return PlainText("\n".join(one for one, _ in parts) + "\n", tuple(line for _, line in parts))


def _require_no_use(model: ModelFile, section: str, row: ModelRow) -> None:
    if section == "FILES" and row.words[0].upper() == "USE":
        raise InputError("sewers-other-file", file=model.name, line=row.line, received=row.text[:80])


def _line(model: ModelFile, section: str, row: ModelRow) -> str:
    words = row.words
    if section == "OPTIONS" and words[0].upper() in WITHOUT:
        return ""
    reads = {"TIMESERIES": 1, "TEMPERATURE": 0, "RAINGAGES": 4, "EVAPORATION": 0}
    place = reads.get(section)
    if place is not None and len(words) > place and words[place].upper() == "FILE":
        raise InputError("sewers-other-file", file=model.name, line=row.line, received=row.text[:80])
    if section == "LID_USAGE" and len(words) > REPORT_FILE:
        words = (*words[:REPORT_FILE], "*", *words[REPORT_FILE + 1 :])
    return " ".join(_quoted(words))


def assembled(
    text: str, devices: Mapping[int, CatchmentDevices], layers: DeviceLayers | None = None, storm: Storm | None = None
) -> str:  # fmt: skip
    """The text of a run: `devices` by number of catchment, and a storm in place of the file's rain."""
    if not devices and storm is None:
        return text
    model = read_sections(text, "")
    us = units_of(model).us
    sections = {name: [" ".join(_quoted(row.words)) for row in rows] for name, rows in model.sections.items()}
    if devices and layers is not None:
        _place(model, sections, devices, layers)
    if storm is not None:
        _rain(model, sections, storm, us)
    return "\n".join(f"[{name}]\n" + "\n".join(lines) for name, lines in sections.items()) + "\n"


def _quoted(words: Sequence[str]) -> list[str]:
    """Words as the engine reads them: those with spaces, and those without a character, in quotes."""
    return [f'"{one}"' if " " in one or not one else one for one in words]


def _place(
    model: ModelFile, sections: dict[str, list[str]], devices: Mapping[int, CatchmentDevices], layers: DeviceLayers
) -> None:  # fmt: skip
    """Devices on catchments: what they take of sealed ground is no longer sealed, and the rest is as much narrower."""
    units = units_of(model)
    rows = list(model.rows("SUBCATCHMENTS"))
    taken: dict[str, float] = {}
    for row in model.rows("LID_USAGE"):
        taken[row.words[0]] = taken.get(row.words[0], 0.0) + float(row.words[2]) * float(row.words[3]) * units.length**2
    sections.setdefault("LID_CONTROLS", []).extend(control_lines(layers, units.us))
    usage = sections.setdefault("LID_USAGE", [])
    for number, wanted in sorted(devices.items()):
        words = list(rows[number].words)
        area, sealed, width = float(words[3]) * units.area, float(words[4]) / 100.0, float(words[5])
        before = area - taken.get(words[0], 0.0)
        lines, used, used_sealed = usage_lines(words[0], wanted, (before, sealed), layers, units.us)
        rest = max(before - used, 0.0)
        words[4] = repr(100.0 * min(max(sealed * before - used_sealed, 0.0) / rest, 1.0) if rest > 0.0 else 0.0)
        words[5] = repr(width * rest / before if before > 0.0 else width)
        sections["SUBCATCHMENTS"][number] = " ".join(_quoted(words))
        usage += lines


def _rain(model: ModelFile, sections: dict[str, list[str]], storm: Storm, us: bool) -> None:
    """One storm over all gauges; the run ends some hours after it, and begins on the day of the file."""
    begin = model.option(START, FIRST_DAY)
    try:
        first = datetime.datetime.strptime(begin, "%m/%d/%Y")
    except ValueError:
        raise InputError("sewers-option", received=f"{START} {begin[:20]}", allowed="mm/dd/yyyy") from None
    end = first + datetime.timedelta(minutes=storm.minutes + 60.0 * storm.hours_after)
    sections["RAINGAGES"] = [
        " ".join(_quoted([row.words[0], "INTENSITY", f"0:{BLOCK:02d}", "1.0", "TIMESERIES", SERIES]))
        for row in model.rows("RAINGAGES")
    ]
    scale = 60.0 / BLOCK / (INCH if us else 1.0)
    series = sections.setdefault("TIMESERIES", [])
    series += [f"{SERIES} {_clock(BLOCK * n)} {one * scale!r}" for n, one in enumerate((*storm.blocks, 0.0))]
    day, clock = "%m/%d/%Y", "%H:%M:%S"
    sections["OPTIONS"] += [
        f"{START} {first:{day}}", "START_TIME 00:00:00", f"REPORT_START_DATE {first:{day}}",
        "REPORT_START_TIME 00:00:00", f"END_DATE {end:{day}}", f"END_TIME {end:{clock}}",
    ]  # fmt: skip
    sections.pop("EVENTS", None)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"
