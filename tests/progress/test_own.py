"""An indicator that people of a city design together."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citybrain.kernel import CityBrainError
from citybrain.messages import render
from citybrain.progress.frameworks import CITY_FOLDER, OWN, frameworks_of
from citybrain.progress.indicator_service import IndicatorService
from citybrain.progress.own_indicators import OwnSaid, create_own

GOOD = {
    "name": "Warm homes", "question": "Is it warm at home?", "unit": "percent", "better": "more",
    "formula": "homes that are warm / homes",
}  # fmt: skip


def said(**more: object) -> OwnSaid:
    return OwnSaid(**{**GOOD, **more})


def test_it_is_kept_as_a_file_and_listed_as_not_reported(desk: IndicatorService) -> None:
    made = create_own(desk, said(people=["Tenants' union", "School of Kallio"], group="Homes"))
    assert (desk.city / CITY_FOLDER / "warm-homes.yaml").is_file()
    (row,) = desk.evaluated().rows[OWN]
    assert (row.indicator, row.status, row.course.reason) == (made, "not_reported", "no_data")
    assert made.people == ("Tenants' union", "School of Kallio")
    assert made.question == {"en": "Is it warm at home?"}


def test_one_of_the_same_name_stands_beside_it(desk: IndicatorService) -> None:
    codes = [create_own(desk, said()).code for _ in range(3)]
    assert codes == ["warm-homes", "warm-homes-2", "warm-homes-3"]
    assert [row.indicator.code for row in desk.evaluated().rows[OWN]] == sorted(codes)


def test_it_can_be_computed_in_the_unit_that_people_chose(desk: IndicatorService) -> None:
    made = create_own(desk, said(name="Sun", unit="MWh/a", quantity="city_solar_generation"))
    (row,) = desk.evaluated().rows[OWN]
    assert made.computed.factor == pytest.approx(0.001)
    assert row.now.value == pytest.approx(float(desk.workspace.today().value("city_solar_generation")) / 1000)
    assert (row.status, row.unit) == ("computed", "MWh/a")


def test_in_chinese(desk: IndicatorService) -> None:
    made = create_own(desk, said(name="温暖的家", language="zh"))
    assert (made.code, made.label) == ("温暖的家", {"zh": "温暖的家"})


@pytest.mark.parametrize(
    ("more", "code", "shown"),
    [
        ({"quantity": "city_solar_generaton"}, "indicator-quantity", "city_solar_generation"),
        ({"quantity": "solar_generation"}, "indicator-quantity", "city_solar_generation"),
        ({"quantity": "city_solar_generation", "unit": "kg"}, "indicator-quantity-unit", "kWh/a"),
    ],
)
def test_what_cannot_be_computed_is_refused(desk: IndicatorService, more: dict, code: str, shown: str) -> None:
    with pytest.raises(CityBrainError) as error:
        create_own(desk, said(**more))
    assert (error.value.code, shown in render(error.value)) == (code, True)
    assert not (desk.city / CITY_FOLDER).exists()


def test_a_folder_that_takes_no_file_is_told_of(desk: IndicatorService) -> None:
    (desk.city / CITY_FOLDER).write_text("a file where the folder should be")
    with pytest.raises(CityBrainError) as error:
        create_own(desk, said())
    assert error.value.code == "entry-not-kept"


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(min_size=1, max_size=80), formula=st.text(min_size=1, max_size=80))
def test_any_words_come_back_as_they_were(desk: IndicatorService, name: str, formula: str) -> None:
    try:
        made = create_own(desk, said(name=name, formula=formula))
    except CityBrainError as problem:
        assert render(problem)
        return
    found = frameworks_of(desk.city)
    assert found.problems == ()
    assert found.indicator(OWN, made.code).label == {"en": name}
    assert found.indicator(OWN, made.code).formula == {"en": formula}
