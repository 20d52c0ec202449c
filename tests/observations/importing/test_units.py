"""Units of columns: stated or asked for, never assumed; each value converted from its own."""

import pytest
from sqlalchemy import update

from citybrain.kernel.errors import InputError
from citybrain.messages import text
from citybrain.observations.importing.files import Asked
from citybrain.observations.importing.mapping import StatedMapping
from citybrain.records.tables.sensing import datastream
from tests.observations.importing.conftest import Place

TWO = "station,time,co,o3,wd\nA,2026-01-01 02:00,0.3,50,N\nA,2026-01-01 03:00,0.4,51,N\n"


def asked(**units: str) -> Asked:
    return Asked("UTC", "Aino", stated=StatedMapping(units=units))


def told(refused: InputError) -> dict[str, object]:
    """The arguments, after both languages have said it."""
    for language in ("en", "zh"):
        assert text(refused.code, language, **refused.arguments)
    return refused.arguments


def test_a_unit_that_is_not_stated_is_asked_for(place: Place) -> None:
    with pytest.raises(InputError, match="observations-unit-missing") as refused:
        place.take(TWO, asked(o3="µg/m3"))
    said = told(refused.value)
    assert (said["columns"], said["rows"], said["options"]) == ("co", "2, 3", '--unit "co=..."')
    assert str(said["allowed"]).startswith("co: µg/m3, mg/m3")
    assert place.store.count() == 0
    with pytest.raises(InputError) as both:
        place.take(TWO, asked())
    assert both.value.arguments["columns"] == "co, o3"


@pytest.mark.parametrize("unit", ["mg/m3", "mg/m³", "mg/m^3", "milligram/meter**3"])
def test_a_stated_unit_is_converted(place: Place, unit: str) -> None:
    place.take(TWO, asked(CO=unit, ozone="ug/m3"))
    assert [value for _, value in place.held()["A: Carbon monoxide"]] == pytest.approx([300, 400])
    assert [value for _, value in place.held()["A: Ozone"]] == [50, 51]


def test_a_unit_that_does_not_convert_is_named_with_its_rows(place: Place) -> None:
    long = "station,time,property,value,unit\nA,2026-01-01 02:00,co,1,mg/m3\n"
    with pytest.raises(InputError, match="observations-unit-rows") as refused:
        place.take(f"{long}A,2026-01-01 03:00,co,2,m\nA,2026-01-01 04:00,co,2,m\n", asked())
    said = told(refused.value)
    assert (said["column"], said["received"], said["rows"]) == ("co", "m", "3, 4")
    with pytest.raises(InputError, match="observations-unit-rows"):
        place.take(TWO, asked(co="degC", o3="ug/m3"))
    assert place.store.count() == 0


def test_rows_of_a_long_file_without_a_unit_are_named(place: Place) -> None:
    long = "station,time,property,value,unit\nA,2026-01-01 02:00,co,1,mg/m3\nA,2026-01-01 03:00,co,2,\n"
    with pytest.raises(InputError, match="observations-unit-missing") as refused:
        place.take(long, asked())
    assert (refused.value.arguments["columns"], refused.value.arguments["rows"]) == ("co", "3")
    place.take(long, asked(co="ug/m3"))
    assert [value for _, value in place.held()["A: Carbon monoxide"]] == pytest.approx([1000, 2])


@pytest.mark.parametrize(
    "content",
    [
        "station,time,property,value,unit\nA,2026-01-01 02:00,co,1,mg/m3\nA,2026-01-01 03:00,co,2,ug/m3\n",
        "station,time,CO\nA,2026-01-01 02:00,1 mg/m3\nA,2026-01-01 03:00,2 µg/m³\n",
        "station,time,CO (ug/m3)\nA,2026-01-01 02:00,1 mg/m3\nA,2026-01-01 03:00,2\n",
    ],
)
def test_two_units_in_one_column_are_named_with_their_rows(place: Place, content: str) -> None:
    done = place.take(content, asked())
    (noticed,) = [one for one in done.notices if one.code == "observations-units-several"]
    assert noticed.arguments["rows"] == "mg/m3: 2; µg/m3: 3"
    assert all(noticed.text(language) for language in ("en", "zh"))
    assert [value for _, value in place.held()["A: Carbon monoxide"]] == pytest.approx([1000, 2])


def test_what_stands_behind_a_number_and_is_no_unit_is_set_apart(place: Place) -> None:
    done = place.take("station,time,co (mg/m3)\nA,2026-01-01 02:00,1 flag\nA,2026-01-01 03:00,2\n", asked())
    assert (done.stored, done.rejected) == (1, 1)


def test_a_stated_unit_that_contradicts_the_name_is_refused(place: Place) -> None:
    with pytest.raises(InputError, match="observations-unit-other") as refused:
        place.take("station,time,CO (ug/m3)\nA,2026-01-01 02:00,1\n", asked(co="mg/m3"))
    told(refused.value)


def test_a_stream_that_has_another_unit_takes_nothing(place: Place) -> None:
    place.take(TWO, asked(co="mg/m3", o3="ug/m3"))
    with place.records.begin() as connection:
        connection.execute(update(datastream).where(datastream.c.id == 1).values(unit_symbol="mg/m3"))
    with pytest.raises(InputError, match="observations-stream-unit") as refused:
        place.take(TWO, asked(co="mg/m3", o3="ug/m3"))
    told(refused.value)
