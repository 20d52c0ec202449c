"""The plume: golden values of Briggs and Pasquill, conservation of mass, and what must grow with what."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.domains.air.models.briggs import briggs_spread, gaussian_dilution
from citybrain.domains.air.models.plume import concentration, plume
from citybrain.domains.air.models.stability import (
    CLASSES,
    class_of,
    friction_velocity,
    obukhov_length,
    stability_class,
)
from citybrain.domains.air.models.surface_layer import surface_dilution

KILOMETRE = np.array([1000.0])


@pytest.mark.parametrize(
    ("wind", "sun", "clouds", "expected"),
    [(1.0, 700, 1, "A"), (2.5, 400, 1, "B"), (4.0, 700, 1, "B"), (7.0, 700, 1, "C"), (4.0, 100, 1, "C"),
     (1.0, 5, 1, "D"), (2.5, 0, 0.2, "F"), (2.5, 0, 0.8, "E"), (4.0, 0, 0.2, "E"), (8.0, 0, 0.2, "D")],
)  # fmt: skip
def test_the_class_is_that_of_pasquills_table(wind: float, sun: float, clouds: float, expected: str) -> None:
    assert stability_class(wind, sun, clouds) == expected


@pytest.mark.parametrize(
    ("stability", "city", "lateral", "vertical"),
    [("D", False, 76.28, 37.95), ("F", False, 38.14, 12.31), ("A", False, 209.76, 200.0), ("D", True, 135.22, 122.79)],
)
def test_spread_at_a_kilometre_is_that_of_briggs(stability: str, city: bool, lateral: float, vertical: float) -> None:
    made = briggs_spread(KILOMETRE, stability, city)
    assert [float(one[0]) for one in made] == pytest.approx([lateral, vertical], rel=1e-3)


@pytest.mark.parametrize("length", [-10.0, -100.0, 1e5, 100.0, 10.0])
def test_what_is_emitted_near_the_ground_passes_every_distance_whole(length: float) -> None:
    heights = np.concatenate([[0.0], np.geomspace(1e-4, 20_000, 40_000)])
    for distance in (50.0, 400.0):
        at = np.full(len(heights), distance)
        dilution, speed = zip(
            *(surface_dilution(at[:1], h, 0.5, 0.01, 0.3, length) for h in heights[::40]), strict=True
        )
        passed = np.trapezoid(np.concatenate(dilution) * speed[0][0], heights[::40])
        assert passed == pytest.approx(1.0, rel=0.01)


def test_mass_between_ground_and_lid_is_kept() -> None:
    heights = np.linspace(0.0, 300.0, 3001)
    for spread in (20.0, 150.0, 2000.0):
        profile = [float(gaussian_dilution(np.array([spread]), 4.0, h, 80.0, 300.0)[0]) for h in heights]
        assert np.trapezoid(profile, heights) * 4.0 == pytest.approx(1.0, rel=0.02)


@given(st.floats(1.0, 15.0), st.sampled_from(CLASSES), st.floats(30.0, 5000.0), st.sampled_from([1.0, 40.0]))
def test_across_the_wind_all_is_there_and_upwind_nothing(wind: float, stability: str, at: float, height: float) -> None:
    made = plume(wind, stability, source_height=height)
    across = np.linspace(-6, 6, 2001) * np.interp(at, made.distance, made.width)
    values = concentration(made, 2.0, np.full_like(across, at), across)
    assert np.trapezoid(values, across) == pytest.approx(2.0 * np.interp(at, made.distance, made.dilution), rel=1e-3)
    assert not concentration(made, 2.0, np.array([-at, 0.0]), np.zeros(2)).any()


def test_a_stronger_wind_and_unstable_air_thin_more() -> None:
    def at(wind: float, stability: str) -> float:
        return float(concentration(plume(wind, stability), 1.0, KILOMETRE, np.zeros(1))[0])

    assert at(8.0, "D") < at(4.0, "D") < at(2.0, "D")
    assert at(4.0, "B") < at(4.0, "D") < at(4.0, "F")


def test_length_class_and_friction_go_together() -> None:
    assert [class_of(obukhov_length(one, 0.1), 0.1) for one in CLASSES] == list(CLASSES)
    assert friction_velocity(5.0, 10.0, 0.1, 1e5) == pytest.approx(0.4 * 5.0 / np.log(100.0), rel=1e-3)
    assert friction_velocity(5.0, 10.0, 0.1, 20.0) < friction_velocity(5.0, 10.0, 0.1, -20.0)
