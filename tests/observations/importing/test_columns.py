"""What columns hold: none is left out without a word, and what is unclear is asked."""

from pathlib import Path

import pytest

from citybrain.kernel.errors import InputError
from citybrain.messages import text
from citybrain.observations.importing.files import ImportedReadings
from citybrain.observations.importing.judging import Asked
from citybrain.observations.importing.mapping import StatedMapping, stated
from tests.observations.importing.conftest import Place

UNITS = dict.fromkeys(("no", "no2", "o3", "co", "benzene"), "ug/m3")


def asked(*told: str, **units: str) -> Asked:
    said = stated(told, [f"{name}={unit}" for name, unit in {**UNITS, **units}.items()])
    return Asked("UTC", "Aino", stated=said)


def left_out(done: ImportedReadings) -> dict[str, object]:
    assert all(one.text(language) for one in done.notices for language in ("en", "zh"))
    return {one.code.removeprefix("observations-left-"): one.arguments["columns"] for one in done.notices}


def refusal(place: Place, content: str, said: Asked) -> InputError:
    with pytest.raises(InputError) as refused:
        place.take(content, said)
    for language in ("en", "zh"):
        assert text(refused.value.code, language, **refused.value.arguments)
    assert place.store.count() == 0
    return refused.value


def test_every_column_that_is_left_out_is_named_with_the_reason(place: Place) -> None:
    done = place.take(
        "id,station,site,time,date,colour,note,o3\n"
        "7,A,a,2026-01-01 02:00,2026-01-01,red,x,5\n8,A,a,2026-01-01 03:00,2026-01-01,red,x,6\n"
        "9,A,a,2026-01-01 04:00,2026-01-01,red,x,7\n",
        asked("note=none"),
    )
    assert left_out(done) == {"numbers": "id", "told": "site, date", "unknown": "colour", "stated": "note"}
    assert done.stored == 3


def test_of_a_thousand_columns_left_out_the_first_are_named_and_all_counted(place: Place) -> None:
    names = [f"colour {number}" for number in range(1000)]
    done = place.take(
        f"station,time,o3,{','.join(names)}\nA,2026-01-01 02:00,5,{','.join(['red'] * 1000)}\n",
        asked(),
    )
    shown = str(left_out(done)["unknown"])
    assert shown == f"{', '.join(names[:30])} … (1000)"
    assert done.stored == 1


def test_columns_beside_those_of_a_long_file_are_named(place: Place) -> None:
    done = place.take("station,time,property,value,flag\nA,2026-01-01 02:00,NO,5,1\n", asked())
    assert left_out(done) == {"long": "flag"}
    assert place.held() == {"A: Nitric oxide": [("01-01 02:00", 5.0)]}


ROWS = "A,2026-01-01 02:00,{},10\nA,2026-01-01 03:00,{},11\nA,2026-01-01 04:00,{},12\n"


def test_no_is_nitric_oxide_beside_nitrogen_dioxide_and_needs_its_unit(place: Place) -> None:
    content = "station,time,no,no2\n" + ROWS.format(12, 8, 31)
    without = Asked("UTC", "Aino", stated=StatedMapping(units={"no2": "ug/m3"}))
    assert refusal(place, content, without).arguments["columns"] == "no"
    done = place.take(content, asked())
    assert (done.stored, left_out(done)) == (6, {})
    assert [value for _, value in place.held()["A: Nitric oxide"]] == [12, 8, 31]


def test_no_that_numbers_the_rows_is_left_out(place: Place) -> None:
    without = Asked("UTC", "Aino", stated=StatedMapping(units={"no2": "ug/m3"}))
    done = place.take("station,time,No,no2\n" + ROWS.format(1, 2, 3), without)
    assert (done.stored, left_out(done)) == (3, {"numbers": "No"})


def test_no_that_nothing_explains_is_asked_about(place: Place) -> None:
    content = "station,time,no,o3\n" + ROWS.format(12, 8, 31)
    without = {"o3": "ug/m3"}
    assert refusal(place, content, Asked("UTC", "Aino", stated=StatedMapping(units=without))).code == (
        "observations-column-unclear"
    )
    said = StatedMapping(columns={"no": "none"}, units=without)
    assert place.take(content, Asked("UTC", "Aino", stated=said)).stored == 3


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ("O3 ,o3", "observations-column-alike"),
        ("o3,o3", "table-column-twice"),
        ("o3,ozone", "observations-property-twice"),
        ("O3 (ug/m3),o3", "observations-property-twice"),
    ],
)
def test_a_column_named_like_another_is_refused(place: Place, names: str, code: str) -> None:
    assert refusal(place, f"station,time,{names}\nA,2026-01-01 02:00,5,6\n", asked()).code == code


def test_columns_mean_what_is_stated(place: Place, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(
        'time_zone = "UTC+1"\n[columns]\nOrt = "station"\nWann = "time"\nozono = "ozone"\nBenzol = "benzene"\n'
        '[units]\nozono = "mg/m3"\n[properties.benzene]\nlabel = {en = "Benzene", zh = "苯"}\nunit = "ug/m3"\n'
    )
    content = "Ort,Wann,ozono,Benzol,Extra\nA,2026-01-01 02:00,0.05,1.5,2\n"
    done = place.take(content, asked(str(mapping), "Extra=carbon_monoxide", Extra="mg/m3"))
    assert (done.stored, left_out(done)) == (3, {})
    assert place.held() == {
        "A: Ozone": [("01-01 02:00", pytest.approx(50.0))],
        "A: Benzene": [("01-01 02:00", 1.5)],
        "A: Carbon monoxide": [("01-01 02:00", pytest.approx(2000.0))],
    }


def test_what_is_stated_of_a_column_that_is_not_there_is_noticed(place: Place) -> None:
    done = place.take("station,time,o3\nA,2026-01-01 02:00,5\n", asked("ozono=ozone"))
    assert [(one.code, one.arguments["columns"]) for one in done.notices] == [("observations-map-absent", "ozono")]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("no equals sign.toml", "file-missing"),
        ("x=", "observations-map-pair"),
        ("x=ozon", "observations-map-meaning"),
    ],
)
def test_a_statement_that_cannot_be_used_is_refused(told: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        stated([told])
    assert refused.value.code == code
    for language in ("en", "zh"):
        assert text(code, language, **refused.value.arguments)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("columns = 3", "observations-map-section"),
        ("[colours]", "observations-map-section"),
        ("[columns", "observations-map-unread"),
        ("[properties.ozone]\nlabel = 'Ozone'", "observations-map-known"),
        ("[properties.benzene]\nunit = 'ug/m3'", "observations-map-property"),
        ("dates = 'year-first'", "observations-dates-order"),
    ],
)
def test_a_mapping_file_that_cannot_be_used_is_refused(tmp_path: Path, content: str, code: str) -> None:
    file = tmp_path / "mapping.toml"
    file.write_text(content)
    with pytest.raises(InputError) as refused:
        stated([str(file)])
    assert refused.value.code == code
    for language in ("en", "zh"):
        assert text(code, language, **refused.value.arguments)
