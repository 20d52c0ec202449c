"""EPW, TMY3 and PVGIS against the readers of pvlib, which are written independently."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pvlib
import pytest
from numpy.testing import assert_allclose

from citybrain.twin.importers.weather import read_weather
from citybrain.twin.importers.weather.clock import shift_hours
from citybrain.twin.manifest import SiteLocation
from tests.twin.importers.weather.weather_files import HELSINKI, codes, edit, generated, problem

THEIRS = {
    "outdoor_temperature": "temp_air",
    "global_horizontal_irradiance": "ghi",
    "direct_normal_irradiance": "dni",
    "diffuse_horizontal_irradiance": "dhi",
    "wind_speed": "wind_speed",
    "relative_humidity": "relative_humidity",
}
PVGIS = ["T2m", "G(h)", "Gb(n)", "Gd(h)", "WS10m", "RH"]
TMY3 = ["Dry-bulb (C)", "GHI (W/m^2)", "DNI (W/m^2)", "DHI (W/m^2)", "Wspd (m/s)", "RHum (%)"]
YEARS = np.array([2007, 2012, 2009, 2010, 2011, 2008, 2013, 2007, 2015, 2009, 2011, 2014])


def times() -> pd.DatetimeIndex:
    hours = pd.date_range("2019-01-01", periods=8760, freq="h")
    return pd.DatetimeIndex([hour.replace(year=int(YEARS[hour.month - 1])) for hour in hours])


def write_epw(path: Path, hours: pd.DataFrame, offset: float = 2.0) -> Path:
    lines = [f"LOCATION,Helsinki Kylä,-,FIN,test,029780,60.17,24.94,{offset},4.0"] + [""] * 7
    lines[7] = "DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31"
    for time, row in zip(times(), hours.round(2).itertuples(index=False), strict=True):
        temperature, ghi, dni, dhi, wind, humidity = row
        lines.append(
            f"{time.year},{time.month},{time.day},{time.hour + 1},60,?9?9,{temperature},0,{humidity},101325,0,0,300,"
            f"{ghi},{dni},{dhi},0,0,0,0,180,{wind},5,5,777,77777,9,999999999,30,0.04,0,88,0.2,0,0"
        )
    path.write_text("\n".join(lines) + "\n", encoding="latin-1")
    return path


def write_tmy3(path: Path, hours: pd.DataFrame) -> Path:
    lines = ['029780,"HELSINKI",FI,2.0,60.17,24.94,4', ",".join(["Date (MM/DD/YYYY)", "Time (HH:MM)", *TMY3])]
    for time, row in zip(times(), hours.round(2).itertuples(index=False), strict=True):
        lines.append(f"{time:%m/%d/%Y},{time.hour + 1:02d}:00," + ",".join(str(value) for value in row))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_pvgis_csv(path: Path, hours: pd.DataFrame) -> Path:
    lines = [
        "Latitude (decimal degrees): 60.170",
        "Longitude (decimal degrees): 24.940",
        "Elevation (m): 4.0",
        "month,year",
    ]
    lines += [f"{month},{year}" for month, year in enumerate(YEARS, start=1)] + [",".join(["time(UTC)", *PVGIS])]
    for time, row in zip(times(), hours.round(2).itertuples(index=False), strict=True):
        lines.append(f"{time:%Y%m%d:%H%M}," + ",".join(str(value) for value in row))
    lines += ["", "T2m: 2-m air temperature (degree Celsius)", "", "PVGIS (c) European Union, 2001-2025"]
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    return path


def write_pvgis_json(path: Path, hours: pd.DataFrame) -> Path:
    named = hours.round(2).set_axis(PVGIS, axis=1)
    named.insert(0, "time(UTC)", times().strftime("%Y%m%d:%H%M"))
    location = {"latitude": 60.17, "longitude": 24.94, "elevation": 4.0}
    months = [{"month": month, "year": int(year)} for month, year in enumerate(YEARS, start=1)]
    outputs = {"months_selected": months, "tmy_hourly": named.to_dict("records")}
    path.write_text(
        json.dumps({"inputs": {"location": location}, "outputs": outputs, "meta": {"inputs": {}}}), encoding="utf-8"
    )
    return path


def test_epw_equals_pvlib_and_goes_back_to_what_was_written(tmp_path: Path) -> None:
    hours = generated()
    path = write_epw(tmp_path / "x.epw", hours)
    weather = read_weather(path, HELSINKI)
    ascii_copy = tmp_path / "ascii.epw"
    ascii_copy.write_text(path.read_text(encoding="latin-1").replace("ä", "a"), encoding="ascii")
    theirs, _ = pvlib.iotools.read_epw(str(ascii_copy))
    assert weather.format == "EPW"
    assert weather.year is None
    for ours, name in THEIRS.items():
        assert_allclose(weather.hours[ours], theirs[name], err_msg=ours)
    assert_allclose(weather.hours.to_numpy(), hours.round(2).to_numpy())


def test_tmy3_equals_pvlib(tmp_path: Path) -> None:
    hours = generated()
    path = write_tmy3(tmp_path / "x.csv", hours)
    weather = read_weather(path, HELSINKI)
    theirs, _ = pvlib.iotools.read_tmy3(path, map_variables=True)
    assert weather.format == "TMY3"
    for ours, name in THEIRS.items():
        assert_allclose(weather.hours[ours], theirs[name], err_msg=ours)
    assert_allclose(weather.hours.to_numpy(), hours.round(2).to_numpy())


@pytest.mark.parametrize("write", [write_pvgis_csv, write_pvgis_json])
def test_pvgis_equals_pvlib_moved_from_utc(tmp_path: Path, write) -> None:
    local = generated()
    utc = local.apply(lambda column: shift_hours(column.to_numpy(), -2))
    kind = "csv" if write is write_pvgis_csv else "json"
    path = write(tmp_path / f"x.{kind}", utc)
    weather = read_weather(path, HELSINKI)
    theirs, _ = pvlib.iotools.read_pvgis_tmy(path, map_variables=True)
    assert weather.format == f"PVGIS {kind.upper()}"
    for ours, name in THEIRS.items():
        assert_allclose(weather.hours[ours], np.roll(theirs[name].to_numpy(), 2), err_msg=ours)
    assert_allclose(weather.hours.to_numpy(), local.round(2).to_numpy())


def test_tmy3_with_midnight_as_hour_0_of_the_next_day(tmp_path: Path) -> None:
    hours = generated()
    path = write_tmy3(tmp_path / "x.csv", hours)
    edit(path, lambda lines: [lines[0], lines[1], *(_midnight_next_day(line) for line in lines[2:])])
    assert_allclose(read_weather(path, HELSINKI).hours.to_numpy(), hours.round(2).to_numpy())


def _midnight_next_day(line: str) -> str:
    date, hour, rest = line.split(",", 2)
    if hour != "24:00":
        return line
    following = pd.Timestamp(date).replace(year=2019) + pd.Timedelta(days=1)
    return f"{following:%m/%d}/{date[-4:]},00:00,{rest}"


def test_epw_in_another_time_zone_is_moved_and_told(tmp_path: Path) -> None:
    hours = generated()
    shifted = hours.apply(lambda column: shift_hours(column.to_numpy(), -1))
    weather = read_weather(write_epw(tmp_path / "x.epw", shifted, offset=1.0), HELSINKI)
    assert_allclose(weather.hours.to_numpy(), hours.round(2).to_numpy())
    assert "weather-time-zone" in codes(weather)


def test_epw_codes_for_missing_are_gaps(tmp_path: Path) -> None:
    path = write_epw(tmp_path / "x.epw", generated())

    def miss(lines: list[str]) -> list[str]:
        cells = lines[20].split(",")
        cells[6], cells[8], cells[21] = "99.9", "999", "999"
        return [*lines[:20], ",".join(cells), *lines[21:]]

    path.write_text("\n".join(miss(path.read_text(encoding="latin-1").splitlines())), encoding="latin-1")
    weather = read_weather(path, HELSINKI)
    filled = {name for name, known in weather.origins.items() if known.filled.any()}
    assert filled == {"outdoor_temperature", "relative_humidity", "wind_speed"}


def test_epw_that_is_cut_off_or_wrong_names_the_line(tmp_path: Path) -> None:
    path = write_epw(tmp_path / "x.epw", generated())
    whole = path.read_text(encoding="latin-1").splitlines()

    def with_lines(lines: list[str]) -> str:
        path.write_text("\n".join(lines), encoding="latin-1")
        return problem(path)

    assert "line 5,000: the line has 10 values" in with_lines([*whole[:4999], ",".join(whole[4999].split(",")[:10])])
    assert "8,760 are needed" in with_lines(whole[:4000])
    assert 'line 12: "13/1 4" cannot be read' in with_lines(
        [*whole[:11], whole[11].replace(",1,1,4,", ",13,1,4,"), *whole[12:]]
    )
    assert "has 4 readings an hour" in with_lines([*whole[:7], "DATA PERIODS,1,4,Data,Sunday,1/1,12/31", *whole[8:]])
    assert "gaps are longer than 6 hours" in with_lines([*whole[:100], *whole[110:]])


def test_a_file_from_far_away_is_told_and_from_very_far_refused(tmp_path: Path) -> None:
    path = write_epw(tmp_path / "x.epw", generated())
    tampere = SiteLocation(latitude=61.5, longitude=23.8, utc_offset=2.0)
    weather = read_weather(path, tampere)
    assert [told.text() for told in weather.notices] == ["The weather was measured 160 km from the city."]
    assert "8,000 km from the city" not in problem(
        path, place=SiteLocation(latitude=39.8, longitude=-104.6, utc_offset=-7.0)
    )
    assert "at most 1,000 km make sense" in problem(
        path, place=SiteLocation(latitude=39.8, longitude=-104.6, utc_offset=-7.0)
    )


def test_pvgis_with_a_wrong_number_names_the_line(tmp_path: Path) -> None:
    path = edit(
        write_pvgis_csv(tmp_path / "x.csv", generated()),
        lambda lines: [*lines[:30], lines[30].replace(",", ",x", 1), *lines[31:]],
    )
    assert 'line 31: T2m is "x' in problem(path)
