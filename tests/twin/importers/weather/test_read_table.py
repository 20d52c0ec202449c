from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from numpy.testing import assert_allclose

from citybrain.twin.importers.weather import COLUMNS, WeatherOptions, read_weather
from citybrain.twin.manifest import SiteLocation
from tests.twin.importers.weather.weather_files import HELSINKI, codes, edit, problem, series, write

TEMPERATURE = ["outdoor_temperature"]


def test_all_columns_come_back_as_they_were_written(tmp_path: Path) -> None:
    table = series()
    weather = read_weather(write(tmp_path / "w.csv", table), HELSINKI)
    assert weather.year == 2019
    assert list(weather.hours) == list(COLUMNS)
    assert_allclose(weather.hours.to_numpy(), table.round(3).to_numpy())
    assert {known.origin.kind for known in weather.origins.values()} == {"measured"}
    assert weather.notices == ()


def test_times_in_utc_are_moved_to_local_standard_time(tmp_path: Path) -> None:
    table = series(clock="utc")
    weather = read_weather(write(tmp_path / "w.csv", table, spelling="%Y-%m-%dT%H:%M:%SZ"), HELSINKI)
    assert_allclose(weather.hours.to_numpy(), table.round(3).to_numpy())


def test_a_calendar_year_in_utc_is_a_whole_year_in_beijing(tmp_path: Path) -> None:
    beijing = SiteLocation(latitude=39.9, longitude=116.4, utc_offset=8.0)
    table = series(place=beijing)
    utc = np.roll(table.to_numpy(), -8, axis=0)
    path = write(tmp_path / "w.csv", pd.DataFrame(utc, index=table.index, columns=table.columns))
    weather = read_weather(path, beijing, WeatherOptions(clock="utc", year=2019))
    assert_allclose(weather.hours.to_numpy(), table.round(3).to_numpy())


def test_offsets_are_obeyed(tmp_path: Path) -> None:
    table = series()
    weather = read_weather(write(tmp_path / "w.csv", table, spelling="%Y-%m-%dT%H:%M:%S+02:00"), HELSINKI)
    assert_allclose(weather.hours.to_numpy(), table.round(3).to_numpy())


def test_summer_time_is_recognised_by_its_missing_and_repeated_hours(tmp_path: Path) -> None:
    table = series()
    utc = pd.DatetimeIndex(table.index - pd.Timedelta(hours=2)).tz_localize("UTC")
    table.index = utc.tz_convert("Europe/Helsinki").tz_localize(None)
    path = write(tmp_path / "w.csv", table)
    weather = read_weather(path, HELSINKI, WeatherOptions(time_zone="Europe/Helsinki"))
    assert_allclose(weather.hours.to_numpy(), table.round(3).to_numpy())
    assert codes(weather) == ["weather-summer-time"]


def test_standard_time_is_not_mistaken_for_summer_time(tmp_path: Path) -> None:
    path = write(tmp_path / "w.csv", series(), TEMPERATURE)
    told = codes(read_weather(path, HELSINKI, WeatherOptions(time_zone="Europe/Helsinki")))
    assert told == ["weather-sun-estimated"]


def test_hours_named_by_their_end_are_recognised_by_the_sun(tmp_path: Path) -> None:
    table = series()
    path = write(tmp_path / "w.csv", table.set_axis(table.index + pd.Timedelta(hours=1), axis=0))
    weather = read_weather(path, HELSINKI, WeatherOptions(year=2019))
    assert "weather-label-end" in codes(weather)
    assert_allclose(weather.hours["outdoor_temperature"][:-1], table.round(3)["outdoor_temperature"][:-1])


def test_hours_named_by_their_end_can_be_declared(tmp_path: Path) -> None:
    table = series()
    path = write(tmp_path / "w.csv", table.set_axis(table.index + pd.Timedelta(hours=1), axis=0), TEMPERATURE)
    weather = read_weather(path, HELSINKI, WeatherOptions(label="end"))
    assert_allclose(weather.hours["outdoor_temperature"], table.round(3)["outdoor_temperature"])


def test_hour_24_means_the_end_of_the_day(tmp_path: Path) -> None:
    table = series()
    texts = [f"{time:%d.%m.%Y} {time.hour + 1:02d}:00" for time in table.index]
    pd.DataFrame({"Datum": texts, "Temperatur": table["outdoor_temperature"].round(2).to_numpy()}).to_csv(
        tmp_path / "w.csv", index=False
    )
    edit(tmp_path / "w.csv", lambda lines: [line.replace("Temperatur", "Lufttemperatur") for line in lines])
    weather = read_weather(tmp_path / "w.csv", HELSINKI)
    assert_allclose(weather.hours["outdoor_temperature"], table.round(2)["outdoor_temperature"])
    assert "weather-label-end" in codes(weather)


def test_semicolons_and_decimal_commas_are_read(tmp_path: Path) -> None:
    table = series().round(2)
    text = ["Datum;Lufttemperatur (°C)"]
    text += [
        f"{t:%d.%m.%Y %H:%M};{value:.2f}".replace(".", ",", 0) for t, value in table["outdoor_temperature"].items()
    ]
    text = [line.rsplit(";", 1)[0] + ";" + line.rsplit(";", 1)[1].replace(".", ",") for line in text]
    (tmp_path / "w.csv").write_text("\n".join(text), encoding="utf-8")
    weather = read_weather(tmp_path / "w.csv", HELSINKI)
    assert_allclose(weather.hours["outdoor_temperature"], table["outdoor_temperature"])


def test_year_month_day_hour_in_columns_of_their_own(tmp_path: Path) -> None:
    table = series().round(2)
    time = pd.DatetimeIndex(table.index)
    parts = {"year": time.year, "month": time.month, "day": time.day, "hour": time.hour}
    frame = pd.DataFrame(
        parts | {"TEMP": table["outdoor_temperature"].to_numpy(), "WSPM": table["wind_speed"].to_numpy()}
    )
    frame.to_csv(tmp_path / "w.csv", index=False)
    weather = read_weather(tmp_path / "w.csv", HELSINKI)
    assert_allclose(weather.hours["wind_speed"], table["wind_speed"])
    assert weather.year == 2019


def test_a_table_without_times_is_a_year_in_order(tmp_path: Path) -> None:
    table = series().round(2)[TEMPERATURE].rename(columns={"outdoor_temperature": "气温"})
    table.to_csv(tmp_path / "w.csv", index=False, encoding="gb18030")
    weather = read_weather(tmp_path / "w.csv", HELSINKI, WeatherOptions(encoding="gb18030"))
    assert_allclose(weather.hours["outdoor_temperature"], table["气温"])
    assert codes(weather) == ["weather-no-times", "weather-sun-estimated"]


def test_readings_every_ten_minutes_are_averaged(tmp_path: Path) -> None:
    table = series()[TEMPERATURE].round(2)
    fine = table.loc[table.index.repeat(6)]
    fine.index = pd.date_range("2019-01-01", periods=len(fine), freq="10min")
    fine["outdoor_temperature"] += np.tile([-0.5, 0.5], len(fine) // 2)
    weather = read_weather(write(tmp_path / "w.csv", fine), HELSINKI)
    assert_allclose(weather.hours["outdoor_temperature"], table["outdoor_temperature"])
    assert "weather-averaged" in codes(weather)


def test_the_only_whole_year_is_told_as_the_only_one(tmp_path: Path) -> None:
    table = series(2019)
    few = table.iloc[:2000].set_axis(pd.date_range("2020-01-01", periods=2000, freq="h"))
    weather = read_weather(write(tmp_path / "w.csv", pd.concat([table, few])), HELSINKI)
    assert weather.year == 2019
    assert "weather-year-only" in codes(weather)
    assert "weather-year-chosen" not in codes(weather)


@pytest.mark.parametrize("year", [2016, 2020])
def test_the_leap_day_is_left_out_and_told(tmp_path: Path, year: int) -> None:
    table = series(year)
    weather = read_weather(write(tmp_path / "w.csv", table), HELSINKI)
    kept = table[~((table.index.month == 2) & (table.index.day == 29))]
    assert_allclose(weather.hours.to_numpy(), kept.round(3).to_numpy())
    assert "weather-leap-day" in codes(weather)


def test_the_most_typical_year_is_taken(tmp_path: Path) -> None:
    years = {2017: -3.0, 2018: 0.3, 2019: 3.0}
    table = pd.concat([series(year)[TEMPERATURE] + warmer for year, warmer in years.items()])
    weather = read_weather(write(tmp_path / "w.csv", table), HELSINKI)
    assert weather.year == 2018
    asked = read_weather(tmp_path / "w.csv", HELSINKI, WeatherOptions(year=2019))
    assert asked.year == 2019
    assert asked.hours["outdoor_temperature"].mean() == pytest.approx(
        series()["outdoor_temperature"].mean() + 3, abs=1e-3
    )
    assert "It has: 2017, 2018, 2019" in problem(tmp_path / "w.csv", WeatherOptions(year=2021))


def test_short_gaps_are_closed_and_told(tmp_path: Path) -> None:
    table = series()
    whole = table["outdoor_temperature"].round(3).to_numpy().copy()
    table.iloc[100:106, 0] = np.nan
    table = table.drop(table.index[4000])
    weather = read_weather(write(tmp_path / "w.csv", table), HELSINKI)
    known = weather.origins["outdoor_temperature"]
    assert np.flatnonzero(known.filled).tolist() == [100, 101, 102, 103, 104, 105, 4000]
    assert known.filled.mean() == pytest.approx(7 / 8760)
    assert known.filled_origin is not None
    assert known.filled_origin.kind == "derived"
    assert weather.hours["outdoor_temperature"][100] == pytest.approx(whole[99] + (whole[106] - whole[99]) / 7)
    assert not weather.hours.isna().to_numpy().any()


def test_a_gap_of_irradiance_at_noon_follows_the_sun_and_not_a_line(tmp_path: Path) -> None:
    table = series()
    noon = 181 * 24 + 9
    table.iloc[noon : noon + 6, 1:4] = np.nan
    weather = read_weather(write(tmp_path / "w.csv", table), HELSINKI)
    closed = weather.hours["global_horizontal_irradiance"].to_numpy()[noon - 1 : noon + 7]
    assert closed[1:-1].max() > max(closed[0], closed[-1])


def test_lines_in_wrong_order_are_sorted_and_told(tmp_path: Path) -> None:
    path = write(tmp_path / "w.csv", series())
    straight = read_weather(path, HELSINKI)
    edit(path, lambda lines: [lines[0], *lines[5000:], *lines[1:5000]])
    weather = read_weather(path, HELSINKI)
    assert_allclose(weather.hours.to_numpy(), straight.hours.to_numpy())
    assert codes(weather) == ["weather-sorted"]
    assert weather.notices[0].arguments["line"] == 8762 - 5000 + 1


def test_lines_that_stand_twice_are_left_out_and_told(tmp_path: Path) -> None:
    path = write(tmp_path / "w.csv", series())
    edit(path, lambda lines: [*lines[:50], lines[49], *lines[50:]])
    assert codes(read_weather(path, HELSINKI)) == ["weather-repeated"]


def test_codes_for_missing_are_gaps(tmp_path: Path) -> None:
    table = series()
    table.iloc[10, 0] = -9999
    weather = read_weather(write(tmp_path / "w.csv", table), HELSINKI)
    assert weather.origins["outdoor_temperature"].filled.sum() == 1
    assert "weather-missing-codes" in codes(weather)


def test_temperature_alone_is_enough_and_the_rest_is_marked(tmp_path: Path) -> None:
    weather = read_weather(write(tmp_path / "w.csv", series(), TEMPERATURE), HELSINKI)
    kinds = {name: (known.origin.kind, known.origin.rule) for name, known in weather.origins.items()}
    assert kinds["outdoor_temperature"] == ("measured", "weather-rule-measured")
    assert kinds["global_horizontal_irradiance"] == ("estimated", "weather-rule-temperature-range")
    assert kinds["wind_speed"] == ("estimated", "weather-rule-wind-default")
    assert kinds["relative_humidity"] == ("estimated", "weather-rule-daily-minimum")
    assert weather.hours["global_horizontal_irradiance"].sum() / 1000 == pytest.approx(975, rel=0.2)
    assert "weather-sun-estimated" in codes(weather)


def test_sun_that_was_measured_is_not_told_as_estimated(tmp_path: Path) -> None:
    weather = read_weather(
        write(tmp_path / "w.csv", series(), [*TEMPERATURE, "global_horizontal_irradiance"]), HELSINKI
    )
    assert "weather-sun-estimated" not in codes(weather)


def test_typical_months_of_several_years_make_a_typical_year(tmp_path: Path) -> None:
    table = series().round(2)
    years = np.array([2007, 2012, 2009, 2010, 2011, 2008, 2013, 2007, 2015, 2009, 2011, 2014])
    table.index = pd.DatetimeIndex([t.replace(year=int(years[t.month - 1])) for t in table.index])
    weather = read_weather(write(tmp_path / "w.csv", table), HELSINKI)
    assert weather.year is None
    assert_allclose(weather.hours["outdoor_temperature"], table["outdoor_temperature"])
    assert weather.origins["outdoor_temperature"].origin.rule == "weather-rule-typical-year"
