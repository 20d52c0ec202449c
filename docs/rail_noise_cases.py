"""Published spectra of railway vehicles: tests of NoiseModelling (RailwayCnossosTest, sections 1 to 4)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.noise.importers.rail_tables import RailTables, rail_tables
from citybrain.domains.noise.models.cnossos.rail_emission import RailTrack, RailVehicle, line_power, vehicle_power
from citybrain.kernel.units import Array

LOCOMOTIVE = RailVehicle(4.0, "cast_iron", "load_50_wheel_920", "wheel_1200", "diesel_locomotive")
"""BB66400 of 2015 in the tests: four axles, blocks of cast iron, wheels of 1,200 mm, a diesel engine of 800 kW."""

SPEED = np.array([80.0])
TOLERANCE = 0.01
"""That of the published tests [dB]."""

NO_JOINT = rail_tables()._replace(impact=np.full(35, -40.0))
"""Where sections 3 and 4 say that there is no joint, they add a roughness of -40 dB, which counts above 2 kHz."""


class RailCase(NamedTuple):
    """A published spectrum of a metre of track, by thirds of octaves from 50 Hz (24) [dB re 1 pW/m].

    `flow` is the vehicles of an hour on each of `tracks` that share them; `part` what of the vehicle sounds.
    """

    name: str
    part: str
    track: RailTrack
    flow: float
    tracks: int
    published: Array
    tables: RailTables = rail_tables()

    def power(self) -> Array:
        """Ours."""
        one = vehicle_power(LOCOMOTIVE, self.track, SPEED, self.tables)
        power: Array = line_power(getattr(one, self.part), np.array([self.flow / self.tracks]), SPEED)[0]
        return power


def rail_cases() -> list[RailCase]:
    """Rolling, traction, a joint, a bridge and wooden sleepers."""
    plain = RailTrack("biblock_medium", "smooth")
    joint = plain._replace(joints=0.01)
    bridge, wood = joint._replace(bridge="concrete"), joint._replace(base="wooden")
    return [
        RailCase("section 1, bi-block sleepers", "rolling", plain, 1.0, 2, ROLLING),
        RailCase("section 1, engine at 0.5 m", "traction", plain, 1.0, 2, TRACTION),
        RailCase("section 1, engine at 4 m", "traction_above", plain, 1.0, 2, TRACTION_ABOVE),
        RailCase("section 2, one joint on 100 m", "rolling", joint, 1.0, 2, JOINT),
        RailCase("section 3, on a bridge", "rolling", bridge, 1.0, 4, ON_BRIDGE, NO_JOINT),
        RailCase("section 3, bridge of concrete", "bridge", bridge, 1.0, 4, BRIDGE, NO_JOINT),
        RailCase("section 4, wooden sleepers", "rolling", wood, 0.4, 2, WOOD, NO_JOINT),
    ]


ROLLING = np.array([
    46.6292393707431, 47.5930887825746, 49.4885539543655, 50.8452515062722, 48.2904168235536, 47.5599118826212,
    48.3659880536885, 53.6850278385126, 55.1794804329062, 56.4435891375742, 57.3811010252223, 58.0623572653650,
    59.8295159717300, 59.4546602463242, 56.5427214224336, 52.1790459841615, 54.51129722944201, 53.2570463370446,
    51.118153521942574, 48.73174211849708, 49.13517759611298, 48.60046539576308, 48.58746317902302, 50.14566621392022,
])  # fmt: skip
TRACTION = np.array([
    46.8200805302231, 42.7200805302231, 40.5200805302231, 42.5200805302231, 40.7200805302231, 40.7200805302231,
    40.9200805302231, 42.7200805302231, 42.5200805302231, 43.6200805302231, 43.5200805302231, 46.5200805302231,
    43.1200805302231, 43.0200805302231, 43.0200805302231, 42.0200805302231, 42.0200805302231, 47.3200805302231,
    40.4200805302231, 37.4200805302231, 34.9200805302231, 32.0200805302231, 29.4200805302231, 27.1200805302231,
])  # fmt: skip
TRACTION_ABOVE = np.array([
    51.1200805302231, 47.9200805302231, 43.4200805302231, 41.9200805302231, 41.2200805302231, 41.5200805302231,
    40.8200805302231, 40.6200805302231, 40.3200805302231, 40.7200805302231, 40.7200805302231, 44.7200805302231,
    40.6200805302231, 40.9200805302231, 40.8200805302231, 41.0200805302231, 41.1200805302231, 46.2200805302231,
    39.4200805302231, 36.6200805302231, 33.9200805302231, 31.3200805302231, 28.8200805302231, 26.6200805302231,
])  # fmt: skip
JOINT = np.array([
    48.8558120754610, 49.8022495046114, 52.6190816567800, 54.9827317044126, 52.6198714731268, 52.0719263055588,
    53.2602304580188, 58.0805917913097, 58.3554077643382, 58.3448042034073, 58.4874453948056, 59.0663600584718,
    61.0940182002863, 60.5515194491366, 57.6846637638499, 53.6772936766348, 56.6134259722089, 55.0690316906040,
    52.6851188827522, 50.3848346464119, 50.1109233138243, 48.9679011382931, 48.7652162850711, 50.1991569375610,
])  # fmt: skip
ON_BRIDGE = np.array([
    43.6189394141033, 44.5827888259348, 46.4782539977257, 47.8349515496324, 45.2801168669138, 44.5496119259814,
    45.3556880970487, 50.6747278818728, 52.1691804762664, 53.4332891809344, 54.3708010685824, 55.0520573087252,
    56.8192160150902, 56.4443602896844, 53.5324214657937, 49.1687460275217, 51.5175139132642, 50.2706013033732,
    48.1479350186335, 45.7918326944480, 46.1962950280260, 45.6718234012566, 45.6662663624579, 47.2081119605560,
])  # fmt: skip
BRIDGE = np.array([
    53.4064322512979, 54.3499685472886, 56.2924540054254, 57.4444307066413, 56.0900193703882, 55.8502250610051,
    50.7721160645622, 54.7317727337818, 56.5404858240050, 60.0218380334676, 61.7033095040006, 61.8142981051627,
    62.8153145127749, 61.2196848707035, 58.2182958096731, 47.3309868239592, 41.8935037544371, 40.8113617891334,
    30.5886955043938, 20.2771930613778, 15.7189346338194, 7.94781324243026, 2.97616886593438, -0.449350103540810,
])  # fmt: skip
WOOD = np.array([
    42.6404771675620, 43.5910373590843, 45.4561741539910, 46.7738578307475, 44.2021258669130, 43.0769503533681,
    42.5446270340284, 47.9245087171835, 49.7408801756753, 54.0547682690413, 57.8411010914020, 57.7712628275911,
    57.8567869876332, 56.1284392930146, 52.7224236166795, 47.7647814161907, 50.3497784777150, 49.1090932979325,
    47.0154627340552, 44.6497040308440, 45.0758993562478, 44.5895316388443, 44.6178872623470, 46.1923682928691,
])  # fmt: skip
