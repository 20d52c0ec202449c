"""Sound power of roads: published values, and what flows, speeds and states of the road do to it."""

import numpy as np
import pytest

from citybrain.domains.noise.importers.road_tables import CLASSES, road_tables
from citybrain.domains.noise.models.cnossos.emission import (
    RoadFlow,
    RoadState,
    gradient,
    sound_power,
    speeds_outside,
    surface_rows,
)
from citybrain.kernel.errors import InputError
from docs.road_noise_cases import EmissionCase, emission_cases


def light(flow: float = 1000.0, speed: float = 50.0) -> RoadFlow:
    """Light vehicles on one link."""
    return RoadFlow(np.array([[flow, 0, 0, 0, 0]]), np.full((1, 5), speed))


@pytest.mark.parametrize("case", emission_cases(), ids=lambda case: case.name)
def test_published_sound_powers_are_met(case: EmissionCase) -> None:
    assert case.power() == pytest.approx(case.published, abs=1e-4)


def test_the_amendment_is_louder() -> None:
    assert (sound_power(light(), RoadState(), 2021) > sound_power(light(), RoadState(), 2015) + 0.5).all()


def test_tables_of_a_version_have_every_class_octave_and_surface() -> None:
    for version, surfaces in ((2015, 3), (2021, 15)):
        tables = road_tables(version)
        assert tables.propulsion_a.shape == (len(CLASSES), 8)
        assert tables.rolling_a.shape == (3, 8)
        assert tables.surface_a.shape == (surfaces, 3, 8)
        assert tables.surface_b.shape == (surfaces, 3)
        assert not tables.surface_a[0].any() and not tables.junctions[0].any()


def test_under_the_reference_conditions_a_vehicle_is_as_loud_as_the_table() -> None:
    tables = road_tables(2021)
    one = 10.0 * np.log10(10.0 ** (tables.rolling_a[0] / 10) + 10.0 ** (tables.propulsion_a[0] / 10))
    there = 10.0 * np.log10(1000.0 / (1000.0 * 70.0))
    assert sound_power(light(speed=70.0), RoadState())[0] == pytest.approx(one + there)


def test_twice_the_flow_is_3_db_louder_and_classes_add_as_energy() -> None:
    twice = sound_power(light(), RoadState()) + 10 * np.log10(2)
    assert sound_power(light(2000.0), RoadState()) == pytest.approx(twice)
    speed = np.full((1, 5), 50.0)
    each = [RoadFlow(np.eye(5)[[row]] * 100.0, speed) for row in range(5)]
    whole = RoadFlow(np.full((1, 5), 100.0), speed)
    summed = 10 * np.log10(sum(10 ** (sound_power(one, RoadState()) / 10) for one in each))
    assert sound_power(whole, RoadState()) == pytest.approx(summed)


def test_a_slow_vehicle_is_as_loud_as_at_20_and_stays_longer() -> None:
    slow, least = sound_power(light(speed=10.0), RoadState()), sound_power(light(speed=20.0), RoadState())
    assert slow == pytest.approx(least + 10 * np.log10(2))


def test_nobody_makes_no_sound() -> None:
    assert (sound_power(RoadFlow(np.zeros((2, 5)), np.zeros((2, 5))), RoadState()) == -np.inf).all()


def test_slopes_count_up_and_down_and_not_beyond_12_percent() -> None:
    v = np.full((5, 3), 50.0)
    added = gradient(v, np.array([0.0, 5.0, -5.0, 12.0, 30.0]))
    assert added[0] == pytest.approx([0, 0, 0])
    assert added[1] == pytest.approx([3 / 1.5 * 0.5, 2.5, 5 / 0.8 * 0.5])
    assert added[2] == pytest.approx([0, 1 / 0.7 * 0.3, 1 / 0.5 * 0.4])
    assert added[3] == pytest.approx(added[4])


def test_a_low_noise_surface_never_makes_engines_louder() -> None:
    thin, still = surface_rows(["thin_layer_b"]), light(speed=20.0)
    fast = light(speed=80.0)
    assert (sound_power(fast, RoadState(thin))[0, 4:] < sound_power(fast, RoadState())[0, 4:]).all()
    paving = RoadState(surface_rows(["paving"]))
    moped = still._replace(flow=np.array([[0.0, 0, 0, 100, 0]]))
    assert sound_power(moped, paving) == pytest.approx(sound_power(moped, RoadState()))


def test_speeds_outside_of_the_tables_are_counted() -> None:
    speed = np.array([[10.0] * 5, [150.0] * 5, [50.0] * 5, [90.0] * 5])
    traffic = RoadFlow(np.full((4, 5), 10.0), speed)
    assert speeds_outside(traffic, RoadState()) == (1, 1, 0)
    assert speeds_outside(traffic, RoadState(surface_rows(["paving"])))[2] == 3
    assert speeds_outside(traffic._replace(flow=np.zeros((4, 5))), RoadState()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("traffic", "road", "column"),
    [
        (light(flow=-1.0), RoadState(), "flow"),
        (light(flow=np.nan), RoadState(), "flow"),
        (light(speed=0.0), RoadState(), "speed"),
        (light(speed=np.inf), RoadState(), "speed"),
        (light(), RoadState(slope=np.nan), "slope"),
        (light(), RoadState(temperature=np.array([np.inf])), "temperature"),
        (light(), RoadState(junction=7), "junction"),
        (light(), RoadState(studded_share=2.0, studded_months=12.0), "studded_share"),
    ],
)
def test_what_is_no_number_is_refused_with_its_column(traffic: RoadFlow, road: RoadState, column: str) -> None:
    with pytest.raises(InputError) as refused:
        sound_power(traffic, road)
    assert (refused.value.code, refused.value.arguments["column"]) == ("noise-bad-value", column)


def test_what_the_tables_lack_is_refused_with_what_they_have() -> None:
    with pytest.raises(InputError, match="porous_two_layers"):
        surface_rows(["reference", "ice"])
    with pytest.raises(InputError, match="2015, 2021"):
        road_tables(1999)
    with pytest.raises(InputError, match="noise-traffic-shape"):
        sound_power(RoadFlow(np.ones((1, 4)), np.ones((1, 4))), RoadState())
