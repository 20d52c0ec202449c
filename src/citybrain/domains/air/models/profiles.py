"""What the ratio of two pollutants says of the kind of source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

WITHIN = 2.0
"""A ratio fits a kind of source within this factor."""

RESIDENTIAL = "EMEP/EEA guidebook 2019, 1.A.4 small combustion, tables 3.3, 3.4 and 3.6"
ROAD = "EMEP/EEA guidebook 2019, 1.A.3.b road transport, tier 1, passenger cars"
CONSTRUCTION = "EMEP/EEA guidebook 2019, 2.A.5.b construction and demolition"
PAVED = "US EPA AP-42 13.2.1 paved roads, table 13.2.1-1"


class EmissionProfile(NamedTuple):
    """Emission of one pollutant over that of another [mass over mass] by a kind of source."""

    kind: str
    over: str
    under: str
    ratio: float
    source: str


PROFILES = (
    EmissionProfile("construction", "pm2_5", "pm10", 0.1, CONSTRUCTION),
    EmissionProfile("road_dust", "pm2_5", "pm10", 0.15 / 0.62, PAVED),
    EmissionProfile("coal_heating", "pm2_5", "pm10", 398 / 404, RESIDENTIAL),
    EmissionProfile("wood_heating", "pm2_5", "pm10", 740 / 760, RESIDENTIAL),
    EmissionProfile("coal_heating", "sulphur_dioxide", "nitrogen_oxides", 900 / 110, RESIDENTIAL),
    EmissionProfile("wood_heating", "sulphur_dioxide", "nitrogen_oxides", 11 / 50, RESIDENTIAL),
    EmissionProfile("gas_heating", "sulphur_dioxide", "nitrogen_oxides", 0.3 / 51, RESIDENTIAL),
    EmissionProfile("coal_heating", "nitrogen_oxides", "carbon_monoxide", 110 / 4600, RESIDENTIAL),
    EmissionProfile("wood_heating", "nitrogen_oxides", "carbon_monoxide", 50 / 4000, RESIDENTIAL),
    EmissionProfile("gas_heating", "nitrogen_oxides", "carbon_monoxide", 51 / 26, RESIDENTIAL),
    EmissionProfile("petrol_traffic", "nitrogen_oxides", "carbon_monoxide", 8.73 / 84.7, ROAD),
    EmissionProfile("diesel_traffic", "nitrogen_oxides", "carbon_monoxide", 12.96 / 3.33, ROAD),
)


class ProfileMatch(NamedTuple):
    """A ratio of readings beside that of a kind of source."""

    profile: EmissionProfile
    measured: float
    fits: bool


def profile_matches(excess: Mapping[str, float]) -> list[ProfileMatch]:
    """Kinds of source by what readings exceed their background by [one unit of mass per volume], by property.

    Nitrogen dioxide stands for nitrogen oxides where nobody measures these: then ratios over it are the least that
    they can be. What is not above its background says nothing.
    """
    known = {**excess, "nitrogen_oxides": excess.get("nitrogen_oxides", excess.get("nitrogen_dioxide", 0.0))}
    matches = []
    for profile in PROFILES:
        over, under = known.get(profile.over, 0.0), known.get(profile.under, 0.0)
        if over > 0.0 and under > 0.0:
            measured = over / under
            matches.append(ProfileMatch(profile, measured, 1 / WITHIN <= measured / profile.ratio <= WITHIN))
    return matches
