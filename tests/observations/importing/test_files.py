"""Readings of files: long and wide, in any unit and zone, each stored once, nothing dropped without a word."""

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import xlsxwriter

from citybrain.kernel.errors import InputError
from citybrain.messages import text
from citybrain.observations.catalogue import streams
from citybrain.observations.importing.files import import_file
from citybrain.observations.importing.judging import Asked
from citybrain.observations.importing.mapping import StatedMapping
from tests.observations.importing import beijing
from tests.observations.importing.conftest import HELSINKI, UNITS, Place


def test_a_wide_file_has_a_stream_for_each_station_and_property(place: Place) -> None:
    done = place.take(
        "station,time,PM2.5 (mg/m3),temp,colour\nA,2026-01-01 02:00,0.012,-3,red\nB,2026-01-01 02:00,,1,\n"
    )
    assert (done.received, done.stored, done.empty, done.streams, done.unknown) == (3, 3, 1, 3, ("colour",))
    assert place.held() == {
        "A: PM2.5": [("01-01 00:00", 12.0)],
        "A: Air temperature": [("01-01 00:00", -3.0)],
        "B: Air temperature": [("01-01 00:00", 1.0)],
    }


def test_a_long_file_names_property_and_unit_in_each_row(place: Place) -> None:
    done = place.take(
        "site;timestamp;parameter;value;unit\nA;2026-06-01T12:00:00Z;no2;12,5;µg/m3\nA;2026-06-01T15:00:00+02:00;temp;59;degF\n"
    )
    assert (done.received, done.stored) == (2, 2)
    assert place.held()["A: Nitrogen dioxide"] == [("06-01 12:00", 12.5)]
    (time, value), *_ = place.held()["A: Air temperature"]
    assert time == "06-01 13:00"
    assert value == pytest.approx(15.0)


def test_the_same_file_twice_stores_nothing_more(place: Place) -> None:
    content = "station,time,o3\nA,2026-01-01 02:00,50\nA,2026-01-01 03:00,51\n"
    place.take(content)
    again = place.take(content)
    assert (again.received, again.stored, again.duplicates, again.rejected) == (2, 0, 2, 0)
    assert place.store.count() == 2


def test_a_corrected_file_is_told_and_does_not_overwrite(place: Place) -> None:
    place.take("station,time,o3\nA,2026-01-01 02:00,50\n")
    done = place.take("station,time,o3\nA,2026-01-01 02:00,99\nA,2026-01-01 03:00,51\n")
    assert (done.received, done.stored, done.duplicates, done.rejected) == (2, 1, 0, 1)
    assert place.held()["A: Ozone"][0][1] == 50.0
    assert place.reasons()[0][0] == "reading-conflicts"


def test_the_hour_that_the_clock_shows_twice_is_told_by_the_order_of_the_file(place: Place) -> None:
    place.take(
        "station,time,o3\nA,2025-10-26 02:00,1\nA,2025-10-26 03:00,2\nA,2025-10-26 03:00,3\nA,2025-10-26 04:00,4\n"
    )
    assert [time for time, _ in place.held()["A: Ozone"]] == [
        "10-25 23:00",
        "10-26 00:00",
        "10-26 01:00",
        "10-26 02:00",
    ]


def test_local_times_that_cannot_be_told_are_set_apart(place: Place) -> None:
    done = place.take("station,time,o3\nA,2025-10-26 03:00,2\nA,2026-03-29 03:30,3\nA,2026-03-29 05:00,4\nA,soon,5\n")
    assert (done.received, done.stored, done.rejected) == (4, 1, 3)
    found = place.reasons()
    assert sorted(code for code, _ in found) == ["reading-time-skipped", "reading-time-twice", "reading-time-unread"]
    assert ("reading-time-unread", "air.csv:5") in found


def test_what_is_no_number_or_lies_in_the_future_is_set_apart(place: Place) -> None:
    later = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    done = place.take(
        f"station,time,o3\nA,2026-01-01T00:00:00Z,bad\nA,{later},5\n,2026-01-01T00:00:00Z,6\nA,2026-01-01T01:00:00Z,7\n"
    )
    assert (done.received, done.stored, done.rejected) == (4, 1, 3)
    codes = sorted(code for code, _ in place.reasons())
    assert codes == ["reading-future", "reading-no-station", "reading-not-a-number"]
    for language in ("en", "zh"):
        assert all(text(code, language, stored="1") for code in codes)


def test_a_name_of_a_station_that_is_too_long_is_set_apart(place: Place) -> None:
    done = place.take(f"station,time,o3\n{'A' * 501},2026-01-01T00:00:00Z,5\n{'B' * 500},2026-01-01T00:00:00Z,6\n")
    assert (done.stored, done.rejected) == (1, 1)
    assert [code for code, _ in place.reasons()] == ["reading-station-long"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("time,o3\n2026-01-01 02:00,5\n", "observations-station-missing"),
        ("station,o3\nA,5\n", "observations-time-missing"),
        ("station,time,colour\nA,2026-01-01 02:00,red\n", "observations-property-missing"),
        ("station,time,PM2.5 (m)\nA,2026-01-01 02:00,5\n", "observations-unit-rows"),
        ("station,time,o3\nA,yesterday,5\n", "observations-time-unread"),
        ("station,time,o3\nA,2026-01-01T02:00:00Z,5\nA,2026-01-01 03:00,5\n", "observations-time-mixed"),
        ("", "file-empty"),
        ("station,time,o3\n", "table-no-rows"),
        (b"station,time,o3\n\xe4\xf6\xe5,2026-01-01 02:00,5\n", "file-encoding-unclear"),
        (b"station,time,o3\n\x00\x00,2026-01-01 02:00,5\n", "file-not-text"),
    ],
)
def test_a_file_that_cannot_be_read_stores_nothing(place: Place, content: str | bytes, code: str) -> None:
    with pytest.raises(InputError) as refused:
        place.take(content)
    assert refused.value.code == code
    assert place.store.count() == 0
    for language in ("en", "zh"):
        assert text(code, language, **refused.value.arguments)


def test_an_encoding_is_recognised_and_told(place: Place) -> None:
    done = place.take("station,time,o3\nKäpylä,2026-01-01 02:00,5\n".encode("cp1252"))
    assert list(place.held()) == ["Käpylä: Ozone"]
    assert [told.arguments["encoding"] for told in done.notices] == ["cp1252"]


def test_an_encoding_that_is_not_that_of_the_file_names_the_byte(place: Place) -> None:
    asked = Asked("Europe/Helsinki", "Aino", encoding="utf-8", stated=UNITS)
    with pytest.raises(InputError) as refused:
        place.take(b"station,time,o3\nK\xe4pyl\xe4,2026-01-01 02:00,5\n", asked)
    assert (refused.value.code, refused.value.arguments["line"]) == ("file-encoding", 2)


def test_an_encoding_can_be_named(place: Place) -> None:
    asked = Asked("Europe/Helsinki", "Aino", encoding="latin-1", stated=UNITS)
    place.take("station,time,o3\nKäpylä,2026-01-01 02:00,5\n".encode("latin-1"), asked)
    assert list(place.held()) == ["Käpylä: Ozone"]


def test_a_spreadsheet_is_read_as_a_text_is(place: Place) -> None:
    path = place.folder / "air.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, moment = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.write_row(0, 0, ["Air of the city"])
        sheet.write_row(1, 0, ["station", "time", "o3"])
        for hour in range(3):
            sheet.write(hour + 2, 0, "A")
            sheet.write(hour + 2, 1, datetime(2026, 1, 1, hour), moment)
            sheet.write(hour + 2, 2, hour + 0.125)
    import_file(place.store, place.records, path, HELSINKI, lambda _: None)
    assert place.held()["A: Ozone"] == [("12-31 22:00", 0.125), ("12-31 23:00", 1.125), ("01-01 00:00", 2.125)]


def test_a_time_zone_that_is_none_is_refused(place: Place) -> None:
    with pytest.raises(InputError, match="observations-zone-unknown"):
        place.take("station,time,o3\nA,2026-01-01 02:00,5\n", Asked("Europe/Nowhere", "Aino"))


def test_a_station_of_beijing_is_read_whole(place: Place, shared_data: Callable[..., Path]) -> None:
    """35,064 hours of 12 columns; what is not there is counted as empty, and the sums are those of the file."""
    archive = zipfile.ZipFile(Path(str(shared_data)) / "beijing-air" / "PRSA_2013-2017_8_stations.zip")
    name = "PRSA_Data_Tiantan_20130301-20170228.csv"
    content = archive.read(name)
    done = place.take(content, Asked("Asia/Shanghai", "Aino", stated=StatedMapping(units=beijing.UNITS)), name)
    rows = [line.split(",") for line in content.decode().splitlines()[1:]]
    fine = [float(row[5]) for row in rows if row[5] != "NA"]
    assert (done.received, done.stored, done.rejected) == (35_064 * 12 - done.empty, done.received, 0)
    assert done.empty == sum(cell == "NA" for row in rows for cell in row[5:17])
    with place.records.read() as connection:
        number = next(stream.number for stream in streams(connection) if stream.property == "PM2.5")
    found = place.store.last(number, 100_000).readings
    assert len(found) == len(fine)
    assert float(np.sum(found.value)) == pytest.approx(sum(fine), rel=1e-12)
    begin = datetime.fromtimestamp(int(found.time.min()) / 1e6, UTC)
    assert begin == datetime(2013, 2, 28, 16, tzinfo=UTC)
