"""The angle dependence of glazing against Fresnel's equations for two clear panes."""

import numpy as np
import pytest

from citybrain.domains.buildings.models.solar.glazing import glazing_diffuse_ratio, transmitted

INDEX, EXTINCTION_TIMES_THICKNESS = 1.526, 0.06
PANES, CLEAR = np.float64(2.0), np.float64(4.0)


def one_pane(angle: float) -> tuple[float, float]:
    """Transmittance and reflectance of a pane, mean of both polarisations (Duffie and Beckman, 5.1 to 5.3)."""
    inside = np.arcsin(np.sin(angle) / INDEX)
    passed = np.exp(-EXTINCTION_TIMES_THICKNESS / np.cos(inside))
    parallel = (np.tan(inside - angle) / np.tan(inside + angle)) ** 2
    across = (np.sin(inside - angle) / np.sin(inside + angle)) ** 2
    kinds = [
        (
            passed * (1 - r) ** 2 / (1 - (r * passed) ** 2),
            r * (1 + passed**2 * (1 - r) ** 2 / (1 - (r * passed) ** 2)),
        )
        for r in (parallel, across)
    ]
    return np.mean([t for t, _ in kinds]), np.mean([r for _, r in kinds])


def gained(angle: float) -> float:
    """Solar gain of two panes: what passes, and what the inner pane absorbs and mostly gives inwards."""
    t, r = one_pane(angle)
    between = 1.0 / (1.0 - r * r)
    inner, outer = (1 - t - r) * t * between, (1 - t - r) * (1 + t * r * between)
    return t * t * between + 0.67 * inner + 0.10 * outer


@pytest.mark.parametrize("degrees", [10, 20, 30, 40, 50, 60, 70, 80])
def test_a_beam_at_an_angle(degrees):
    angle = np.radians(degrees)
    wanted = gained(angle) / gained(1e-6)
    assert transmitted(np.cos(angle), PANES, CLEAR) == pytest.approx(wanted, abs=0.03 if degrees <= 60 else 0.06)


def test_at_a_right_angle_and_grazing():
    assert transmitted(np.array([1.0, 0.0]), PANES, CLEAR) == pytest.approx([1.0, 0.0], abs=1e-12)


def test_light_from_everywhere():
    angles = np.radians(np.arange(0.5, 90.0))
    wanted = np.average([gained(x) / gained(1e-6) for x in angles], weights=np.sin(2 * angles))
    assert glazing_diffuse_ratio(PANES, CLEAR) == pytest.approx(wanted, abs=0.02)
