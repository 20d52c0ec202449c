"""The rose of a chimney: where its plume comes to the ground over the hours of a year."""

from __future__ import annotations

from citybrain.domains.air.models.dilution_rose import DilutionRose, WindClasses, dilution_rose
from citybrain.domains.air.models.plume import concentration, plume
from citybrain.domains.air.models.stability import Numbers


def chimney_rose(classes: WindClasses, roughness: float, height: float, receptor_height: float) -> DilutionRose:
    """The rose of a source at a height over ground [m], with the rise of its plume; curves of Briggs over a city."""

    def kernel(row: int, downwind: Numbers, across: Numbers) -> Numbers:
        made = plume(
            float(classes.speed[row]), source_height=height, receptor_height=receptor_height, roughness=roughness,
            friction=float(classes.friction[row]), length=float(classes.length[row]),
        )  # fmt: skip
        return concentration(made, 1.0, downwind, across)

    return dilution_rose(classes, kernel)
