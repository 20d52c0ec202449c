"""What of the sun passes a window, against what would at a right angle."""

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.units import Array, Count, Ratio

STEPS = 900


def transmitted(cosine: Array, panes: Array, category: Array) -> Array:
    """Solar transmittance of a glazing at the angle of a beam, against that at a right angle.

    Karlsson and Roos 2000 (Solar Energy 69(4), 321-329): 1 - a z^alpha - b z^beta - c z^gamma with z the angle
    of incidence over 90 degrees, a = 8, b = 0.25 / q, c = 1 - a - b, alpha = 5.2 + 0.7 q, beta = 2 and
    gamma = 5.26 + 0.06 p + (0.73 + 0.04 p) q, for p panes and coatings of category q (clear glass 4). Against
    Fresnel's equations for two clear panes within 0.03 up to 60 degrees and 0.06 beyond.
    """
    z = np.arccos(np.clip(cosine, 0.0, 1.0)) / (np.pi / 2.0)
    a, b = 8.0, 0.25 / category
    gamma = 5.26 + 0.06 * panes + (0.73 + 0.04 * panes) * category
    return 1.0 - a * z ** (5.2 + 0.7 * category) - b * z**2 - (1.0 - a - b) * z**gamma


@quantity(of="city", source="Karlsson and Roos 2000, Solar Energy 69(4), 321-329, averaged over the hemisphere")
def glazing_diffuse_ratio(glazing_panes: Count, glazing_coating: Count) -> Ratio:
    """Light from everywhere passes a window less well than light at a right angle.

    The mean of the angle-dependent transmittance with the weight sin(2 theta), 0.89 for two clear panes.
    """
    angle = ((np.arange(STEPS) + 0.5) * (np.pi / 2.0 / STEPS)).reshape(STEPS, *np.ones(np.ndim(glazing_panes), int))
    weight = np.sin(2.0 * angle)
    passed = transmitted(np.cos(angle), glazing_panes, glazing_coating) * weight
    share: Array = np.sum(passed, axis=0) / np.sum(weight)
    return share
