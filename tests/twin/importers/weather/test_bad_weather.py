"""Weather files that cannot be used: the message says what, where, received, allowed and what to do."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from citybrain.twin.importers.weather import WeatherOptions, read_weather
from citybrain.twin.manifest import SiteLocation
from tests.twin.importers.weather.weather_files import HELSINKI, edit, problem, series, write

TEMPERATURE = ["outdoor_temperature"]


def replaced(line: int, text: str):
    return lambda lines: [*lines[: line - 1], text, *lines[line:]]


def test_long_gaps_are_listed(tmp_path: Path) -> None:
    table = series()
    table.iloc[100:110, 0] = np.nan
    table = table.drop(table.index[5000:5008])
    told = problem(write(tmp_path / "w.csv", table, TEMPERATURE))
    assert told.startswith("w.csv: 2 gaps are longer than 6 hours")
    assert "outdoor_temperature 2019-01-05 04:00 (10 h); outdoor_temperature 2019-07-28 08:00 (8 h)" in told
    assert "Fill them" in told


def test_an_impossible_value_names_line_value_and_limits(tmp_path: Path) -> None:
    path = edit(write(tmp_path / "w.csv", series(), TEMPERATURE), replaced(1234, "2019-02-21 08:00,71.5"))
    assert problem(path).startswith(
        "w.csv, line 1,234: outdoor_temperature is 71.5 °C; possible are -90 to 60 °C. Correct the value"
    )


def test_kelvin_is_refused_by_its_first_line(tmp_path: Path) -> None:
    table = series()[TEMPERATURE] + 273.15
    assert "line 2: outdoor_temperature is 2" in problem(write(tmp_path / "w.csv", table))


def test_a_column_in_another_unit_is_named(tmp_path: Path) -> None:
    table = series()[TEMPERATURE].rename(columns={"outdoor_temperature": "Temperature (degF)"})
    told = problem(write(tmp_path / "w.csv", table))
    assert "the column Temperature (degF) may be outdoor_temperature, but its name says another unit" in told


def test_text_among_numbers_is_named(tmp_path: Path) -> None:
    path = edit(write(tmp_path / "w.csv", series(), TEMPERATURE), replaced(7, "2019-01-01 05:00,cold"))
    assert 'line 7: outdoor_temperature is "cold", which is no number' in problem(path)


def test_a_time_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = edit(write(tmp_path / "w.csv", series(), TEMPERATURE), replaced(9, "2019-02-30 07:00,3"))
    assert 'line 9: "2019-02-30 07:00" cannot be read' in problem(path)


def test_the_same_hour_with_other_values_is_refused(tmp_path: Path) -> None:
    path = edit(
        write(tmp_path / "w.csv", series(), TEMPERATURE),
        lambda lines: [*lines[:50], lines[49].split(",")[0] + ",-41.0", *lines[50:]],
    )
    told = problem(path)
    assert "w.csv, line 51: 2019-01-03 00:00 stood in line 50 already, with other values" in told
    assert "clock" in told


def test_summer_time_out_of_order_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "w.csv", series(), TEMPERATURE)
    edit(path, lambda lines: [lines[0], *lines[5000:], *lines[1:5000]])
    options = WeatherOptions(clock="civil", time_zone="Europe/Helsinki")
    assert "line 3,763: the times go backwards, and with summer time" in problem(path, options)


def test_an_hour_that_summer_time_skips_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "w.csv", series(), TEMPERATURE)
    options = WeatherOptions(clock="civil", time_zone="Europe/Helsinki")
    assert "2019-03-31 03:00 does not exist in Europe/Helsinki" in problem(path, options)
    assert 'not "Mars/Olympus"' in problem(path, WeatherOptions(clock="civil", time_zone="Mars/Olympus"))


def test_half_a_year_is_too_short(tmp_path: Path) -> None:
    assert "has 4,000 hours of temperature for the year; 8,760 are needed" in problem(
        write(tmp_path / "w.csv", series().iloc[:4000], TEMPERATURE)
    )


def test_rows_without_times_need_the_length_of_a_year(tmp_path: Path) -> None:
    pd.DataFrame({"temperature": np.zeros(100)}).to_csv(tmp_path / "w.csv", index=False)
    assert "has 100 hours" in problem(tmp_path / "w.csv")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"time,temperature\n", "has no values below the names of its columns (time, temperature)"),
        ("time;Lämpötila\n2019-01-01 00:00;1\n".encode("latin-1"), "has 1 hours of temperature for the year"),
        (b"time;\xe4\xf6\xfc\xe4\n2019-01-01 00:00;1\n", "encoding of w.csv cannot be told for sure"),
        (b"time,wind_speed\n2019-01-01 00:00,3\n", "no column that is clearly an outdoor temperature"),
        (b"time,temp,temperature\n2019-01-01 00:00,3,4\n", "more than one column may be outdoor_temperature"),
        (b"time,temp\n2019-01-01 00:00,3,4\n", "line 2: the line has 3 values, but 2 are needed"),
        (b"PK\x03\x04\x00\x00\x00rest", "spreadsheet w.csv cannot be read"),
        (b"time,temp,temp\n1,2,3\n", "the column temp stands there twice"),
        (b"2019-01-01 00:00,1\n2019-01-01 01:00,1\n", "no column that is clearly an outdoor temperature"),
        (b"1,2\n3,4\n", "numbers (1, 2) stand where the names of the columns should be"),
        (b"time,temp\n01/02/2019 00:00,1\n02/02/2019 01:00,1\n", "can be read with the day or the month first"),
        (b"month,day,temp\n1,1,0\n", "has month and day but no hour"),
        (b'{"outputs": {"hourly": []}}', "holds no typical meteorological year"),
        (b'{"outputs": ', "is not valid JSON"),
        (b"LOCATION,Nowhere\n", "do not say where it was measured"),
    ],
)
def test_broken_files(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "w.csv"
    path.write_bytes(content)
    assert told in problem(path)


def test_a_declared_encoding_is_not_questioned(tmp_path: Path) -> None:
    path = tmp_path / "w.csv"
    path.write_bytes("time;Lämpötila\n2019-01-01 00:00;1\n".encode("latin-1"))
    told = problem(path, WeatherOptions(encoding="utf-8"))
    assert "line 1: the byte 0xe4 is not part of a text in utf-8" in told


def test_a_declared_column_that_is_not_there_names_the_nearest(tmp_path: Path) -> None:
    path = write(tmp_path / "w.csv", series(), TEMPERATURE)
    options = WeatherOptions(columns={"outdoor_temperature": "outdoor_temprature"})
    assert "has no column outdoor_temprature. Nearest: outdoor_temperature" in problem(path, options)
    assert "knows no outdoor_temp. Nearest: outdoor_temperature" in problem(
        path, WeatherOptions(columns={"outdoor_temp": "time"})
    )


def test_irradiance_on_another_clock_is_refused(tmp_path: Path) -> None:
    beijing = SiteLocation(latitude=39.9, longitude=116.4, utc_offset=8.0)
    path = write(tmp_path / "w.csv", series(clock="utc", place=beijing))
    assert "follows the sun -8 hours later" in problem(path, WeatherOptions(year=2019), beijing)
    weather = read_weather(path, beijing, WeatherOptions(clock="utc"))
    assert weather.year == 2019


@pytest.mark.parametrize(
    "path", ["https://example.org/w.epw", "/vsicurl/https://example.org/w.csv", "/dev/zero", "/tmp"]
)
def test_only_regular_files_of_this_machine_are_opened(path: str) -> None:
    told = problem(path, place=HELSINKI)
    assert "local files" in told or "not a file" in told


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "cannot be opened" in problem(tmp_path / "none.csv")
