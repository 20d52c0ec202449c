"""Yearly means of nitrogen dioxide and fine particles at buildings and places."""

import numpy as np

from citybrain.kernel import quantity, same_formula
from citybrain.kernel.units import (
    CubicMetresPerMicrogramSecond,
    MicrogramsPerCubicMetre,
    PerSecond,
    Ratio,
    Seconds,
    Share,
)

CHEMISTRY = (
    "Düring et al. 2011, doi:10.1127/0941-2948/2011/0491: NO, NO2 and O3 while exhaust mixes, yearly means; "
    "the same balance as OSPM (Berkowicz 2000, doi:10.1023/A:1006448321977) makes of hours"
)
SUM = "Definition: background and what roads and chimneys add; no particles are formed or lost on the way"


def nitrogen_dioxide_of(
    added: MicrogramsPerCubicMetre,
    background: MicrogramsPerCubicMetre,
    ozone: MicrogramsPerCubicMetre,
    primary: Share,
    sunlight: PerSecond,
    reaction: CubicMetresPerMicrogramSecond,
    mixing: Seconds,
    ozone_as_nitrogen_dioxide: Ratio,
) -> MicrogramsPerCubicMetre:
    """Nitrogen dioxide where nitrogen oxides are added to background air with its ozone, all as NO2.

    NO reacts with ozone, sunlight splits NO2, and air of the background mixes in. NO of the background is that with
    which its NO2 and ozone are in balance, and no more than its NO2. What is told is the background and by how much
    the balance is higher with what is added than without it.
    """
    oxidant = ozone * ozone_as_nitrogen_dioxide
    balance, mixed = sunlight / reaction, 1.0 / (reaction * mixing)
    nitric = background * np.minimum(balance / np.where(oxidant > 0.0, oxidant, np.inf), 1.0)

    def made(more: MicrogramsPerCubicMetre) -> MicrogramsPerCubicMetre:
        oxides, at_once = background + nitric + more, background + primary * more
        half = (oxides + at_once + oxidant + balance + mixed) / 2.0
        product = oxides * (at_once + oxidant) + at_once * mixed
        return product / (half + np.sqrt(half * half - product))

    return background + made(added) - made(0.0 * added)


FRONT = {
    "nitrogen_dioxide_concentration": "nitrogen_dioxide_at_front",
    "nitrogen_oxides_of_roads": "nitrogen_oxides_at_front",
    "fine_particle_concentration": "fine_particles_at_front",
    "fine_particles_of_roads": "fine_particles_of_roads_at_front",
}
"""What a concentration and what it is made of are called at the façade of a building where roads bring most."""

PLACE = {
    "nitrogen_dioxide_concentration": "place_nitrogen_dioxide",
    "nitrogen_oxides_of_roads": "place_nitrogen_oxides_of_roads",
    "nitrogen_oxides_of_chimneys": "place_nitrogen_oxides_of_chimneys",
    "nitrogen_dioxide_around": "place_nitrogen_dioxide_around",
    "ozone_around": "place_ozone_around",
    "fine_particle_concentration": "place_fine_particles",
    "fine_particles_of_roads": "place_fine_particles_of_roads",
    "fine_particles_of_chimneys": "place_fine_particles_of_chimneys",
    "fine_particles_around": "place_fine_particles_around",
}
"""The same at a school, playground or home of old people."""


@same_formula(of="sensitive_place", names=PLACE)
@same_formula(of="building", names=FRONT)
@quantity(of="building", source=CHEMISTRY, compiled=True)
def nitrogen_dioxide_concentration(
    nitrogen_oxides_of_roads: MicrogramsPerCubicMetre, nitrogen_oxides_of_chimneys: MicrogramsPerCubicMetre,
    nitrogen_dioxide_around: MicrogramsPerCubicMetre, ozone_around: MicrogramsPerCubicMetre,
    deviation_of_road_air: Ratio, share_emitted_as_nitrogen_dioxide: Share,
    nitrogen_dioxide_split_by_sunlight: PerSecond, nitric_oxide_with_ozone: CubicMetresPerMicrogramSecond,
    mixing_time_of_exhaust: Seconds, ozone_as_nitrogen_dioxide: Ratio,
) -> MicrogramsPerCubicMetre:  # fmt: skip
    """Nitrogen dioxide 1.5 m over ground, mean over the year: at the façades of a building, mean over them or where
    roads bring most, or at a place of children or old people.
    """
    return nitrogen_dioxide_of(
        nitrogen_oxides_of_roads * deviation_of_road_air + nitrogen_oxides_of_chimneys, nitrogen_dioxide_around,
        ozone_around, share_emitted_as_nitrogen_dioxide, nitrogen_dioxide_split_by_sunlight, nitric_oxide_with_ozone,
        mixing_time_of_exhaust, ozone_as_nitrogen_dioxide,
    )  # fmt: skip


@same_formula(of="sensitive_place", names=PLACE)
@same_formula(of="building", names=FRONT)
@quantity(of="building", source=SUM)
def fine_particle_concentration(
    fine_particles_of_roads: MicrogramsPerCubicMetre, fine_particles_of_chimneys: MicrogramsPerCubicMetre,
    fine_particles_around: MicrogramsPerCubicMetre, deviation_of_road_air: Ratio,
) -> MicrogramsPerCubicMetre:  # fmt: skip
    """Fine particles 1.5 m over ground, mean over the year: at the façades of a building, mean over them or where
    roads bring most, or at a place of children or old people.
    """
    return fine_particles_around + fine_particles_of_roads * deviation_of_road_air + fine_particles_of_chimneys
