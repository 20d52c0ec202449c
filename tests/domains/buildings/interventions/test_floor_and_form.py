"""Measures that need less floor, or build it otherwise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.domains.buildings.interventions.form.add_storeys import add_storeys, mixed
from citybrain.domains.buildings.interventions.form.lightweight_design import lightweight_design
from citybrain.domains.buildings.interventions.form.materials import spared
from citybrain.domains.buildings.interventions.form.use_low_carbon_concrete import use_low_carbon_concrete
from citybrain.domains.buildings.interventions.form.use_timber import use_timber
from citybrain.domains.buildings.interventions.green_roof import green_roof
from citybrain.domains.buildings.interventions.repurpose_building import repurpose_building
from citybrain.domains.buildings.interventions.share_homes import share_homes
from citybrain.domains.buildings.interventions.share_office_space import share_office_space
from tests.domains.buildings.interventions.values import applied, graph, reasons_against

SHARES = st.floats(0, 1)


def test_freed_office_floor_is_empty_or_taken_by_others() -> None:
    """0.4 of the days at home free 0.2 of the floor; half of that takes in others, half stands empty."""
    changed = applied(
        share_office_space, gross_floor_area=2000.0, useful_floor_area=1800.0, lighting_power=10.0,
        appliance_power=12.0, occupant_heat=5.0, outdoor_air_flow_occupied=3.6, outdoor_air_flow_unoccupied=0.6,
        telework_share=0.4, floor_freed_by_telework=0.5, floor_freed_that_avoids_building=0.5,
        office_floor_per_worker=20.0, workdays_of_year=220.0, office_sharing_cost=30.0,
    )  # fmt: skip
    np.testing.assert_allclose([changed.lighting_power, changed.appliance_power], [9.0, 10.8])
    assert changed.occupant_heat == pytest.approx(5.0 * 0.7)
    assert changed.outdoor_air_flow_occupied == pytest.approx(3.6 * 0.9 + 0.6 * 0.1)
    assert changed.telework_days == pytest.approx(100 * 0.4 * 220)
    assert changed.avoided_new_floor == pytest.approx(200)
    assert changed.investment == 54000


@given(days=SHARES, freed=SHARES, taken=SHARES)
def test_nobody_gives_up_more_floor_than_there_is(days, freed, taken) -> None:
    changed = applied(
        share_office_space, telework_share=days, floor_freed_by_telework=freed, floor_freed_that_avoids_building=taken,
        gross_floor_area=1000.0, lighting_power=10.0,
    )  # fmt: skip
    assert 0 <= changed.avoided_new_floor <= 1000
    assert -1e-9 <= changed.lighting_power <= 10
    assert changed.occupant_heat >= -1e-9


def test_more_people_in_homes_use_more_water_and_some_more_electricity() -> None:
    changed = applied(
        share_homes, residents=40.0, hot_water_need_per_area=35.0, appliance_power=4.0, lighting_power=9.0,
        added_residents_share=0.1, use_that_follows_residents=0.5, floor_per_resident=45.0, gross_floor_area=2000.0,
        home_sharing_cost=15.0,
    )  # fmt: skip
    assert changed.residents == pytest.approx(44)
    assert changed.hot_water_need_per_area == pytest.approx(38.5)
    np.testing.assert_allclose([changed.appliance_power, changed.lighting_power], [4.2, 9.45])
    assert changed.avoided_new_floor == pytest.approx(180)
    assert changed.investment == pytest.approx(3000)


def test_offices_become_homes_with_the_walls_they_have() -> None:
    changed = applied(
        repurpose_building, gross_floor_area=1800.0, floor_per_resident=45.0, wall_transmittance=0.8,
        conversion_embodied_emissions=150.0, conversion_cost=1600.0,
    )  # fmt: skip
    assert changed.building_use == graph().vocabulary.codes("building_use")["apartment_block"]
    assert changed.building_use.dtype == np.int64
    assert changed.residents - 24 == pytest.approx(40)
    assert (changed.wall_transmittance, changed.avoided_new_floor) == (0.8, 1800)
    assert changed.embodied_emissions_of_measures == pytest.approx(270)
    assert changed.investment == 1800 * 1600


def test_a_storey_on_three_is_a_third_more() -> None:
    changed = applied(
        add_storeys, storeys=3.0, height=9.0, gross_floor_area=1200.0, footprint_area=400.0, added_storeys=1.0,
        added_storey_height=3.0, wall_transmittance=0.8, insulated_wall_transmittance=0.2, roof_transmittance=0.5,
        insulated_roof_transmittance=0.1, floor_per_resident=40.0, residents=24.0, added_storeys_cost=3000.0,
        storeys_material_saving=0.2,
    )  # fmt: skip
    assert (changed.storeys, changed.height, changed.gross_floor_area) == (4, 12, 1600)
    assert changed.wall_area_south == pytest.approx(240)
    assert changed.wall_transmittance == pytest.approx((3 * 0.8 + 0.2) / 4)
    assert changed.roof_transmittance == 0.1
    assert changed.residents == pytest.approx(34)
    assert (changed.new_floor_area, changed.avoided_new_floor, changed.investment) == (400, 400, 1_200_000)
    assert changed.material_saving_of_new_floor == 0.2


def test_walls_to_neighbours_become_outer_walls_above_them() -> None:
    changed = applied(add_storeys, party_wall_area=180.0, wall_area_north=0.0)
    assert changed.wall_area_north == 0
    added = changed.wall_area_east + changed.wall_area_south + changed.wall_area_west - 540
    assert added == pytest.approx((540 + 180) / 9 * 3)


@given(old=st.floats(0.1, 3), new=st.floats(0.1, 3), part=SHARES)
def test_what_is_new_is_never_worse(old, new, part) -> None:
    assert min(old, new) - 1e-9 <= mixed(old, new, part) <= old + 1e-9


@given(before=SHARES, more=SHARES)
def test_what_is_spared_adds_up_to_at_most_everything(before, more) -> None:
    assert max(before, more) - 1e-9 <= spared(before, more) <= 1 + 1e-9


@pytest.mark.parametrize(
    ("measure", "stated", "saving"),
    [
        (lightweight_design, {"lightweight_reduction": 0.15, "lightweight_design_cost": 5.0}, 0.32),
        (use_timber, {"timber_reduction": 0.15, "timber_extra_cost": 5.0}, 0.32),
        (
            use_low_carbon_concrete,
            {
                "concrete_share_of_new_floor": 0.5,
                "low_carbon_concrete_reduction": 0.3,
                "low_carbon_concrete_extra_cost": 5.0,
            },
            0.32,
        ),
    ],
    ids=lambda x: getattr(x, "name", ""),
)
def test_design_and_materials_spare_a_part_of_what_is_left(measure, stated, saving) -> None:
    changed = applied(measure, material_saving_of_new_floor=0.2, new_floor_of_year=400.0, **stated)
    assert changed.material_saving_of_new_floor == pytest.approx(saving)
    assert changed.investment == pytest.approx(2000)


def test_timber_keeps_carbon_that_is_told_apart() -> None:
    changed = applied(use_timber, new_floor_of_year=400.0, timber_stored_carbon=150.0)
    assert changed.carbon_stored_by_measures == pytest.approx(60)


def test_plants_insulate_a_bare_roof_and_hardly_a_good_one() -> None:
    roofs = applied(
        green_roof, roof_transmittance=np.array([2.0, 0.1]), green_roof_resistance=0.2, roof_area=100.0,
        green_roof_embodied_emissions=20.0, green_roof_stored_carbon=1.4, green_roof_cost=80.0,
    )  # fmt: skip
    np.testing.assert_allclose(roofs.roof_transmittance, [1 / 0.7, 1 / 10.2])
    np.testing.assert_allclose(roofs.embodied_emissions_of_measures, 2.0)
    np.testing.assert_allclose(roofs.carbon_stored_by_measures, 0.14)


def test_reasons() -> None:
    assert reasons_against(share_office_space) == []
    assert reasons_against(share_office_space, office_share=0) == ["reason-not-office"]
    assert reasons_against(share_office_space, telework_days=100) == ["reason-already-shared"]
    assert reasons_against(share_homes, home_share=0) == ["reason-not-homes"]
    assert reasons_against(share_homes, residents=0) == ["reason-no-residents"]
    assert reasons_against(repurpose_building, office_share=0) == ["reason-not-office"]
    assert reasons_against(add_storeys, storeys=8) == ["reason-too-tall"]
    assert reasons_against(add_storeys, home_share=0) == ["reason-not-homes"]
    bare = {f"wall_area_{side}": 0 for side in ("north", "east", "south", "west")}
    assert reasons_against(add_storeys, **bare) == ["reason-no-outer-wall"]
    for measure in (lightweight_design, use_timber, use_low_carbon_concrete):
        assert reasons_against(measure) == []
        assert reasons_against(measure, new_floor_of_year=0) == ["reason-no-new-floor"]
    assert reasons_against(green_roof, roof_pitch=30) == ["reason-too-steep"]
    assert reasons_against(green_roof, roof_area=0) == ["reason-no-roof"]
