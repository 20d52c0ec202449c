"""Levels of buildings, and who lives above a level: residents stand at the louder half of the façade points."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from citybrain.domains.noise.models.sources import level_of
from citybrain.kernel import Solved, given, quantity, solved
from citybrain.kernel.units import Array, Category, Count, Decibels, Mask, People, Predictor, Rows, Share

DETACHED = 0
EDUCATION, HEALTH = 6, 7
"""Codes of uses of buildings."""

AT_NIGHT = (40.0, 45.0, 50.0, 55.0, 60.0)
DAY_EVENING_NIGHT = (55.0, 60.0, 65.0, 70.0, 75.0)
SOURCE = (
    "Directive 2002/49/EC, annex II, 2.8 as amended by (EU) 2021/1226: residents of buildings with several dwellings "
    "at the upper half of receivers; annex VI: quiet façades"
)
PLACES = ("zone", "city")


class LouderHalf(NamedTuple):
    """The louder half of the façade points of each building, and the number of a building among them."""

    louder_facades: Predictor
    number_of_building: Count


@solved(of=("model", "building"), source=SOURCE, tolerance=1e-9, at_most=1)
def louder_half(
    facade_building: Count, facade_noise_day_evening_night: Decibels, facade_noise_at_night: Decibels,
    building_use: Category, *, tolerance: float, at_most: int,
) -> Solved[LouderHalf]:  # fmt: skip
    """Of an odd number the quietest is left out, a single one counts, and a detached house has its loudest. A point
    where no street is heard is quieter than any other.
    """
    rows, size = facade_building.astype(np.intp), len(building_use)
    alone = np.asarray(building_use) == DETACHED
    each = (UpperHalf.of(rows, x, size, alone) for x in (facade_noise_day_evening_night, facade_noise_at_night))
    return Solved(LouderHalf(LouderFacades(*each), np.arange(size, dtype=np.float64)), 0.0, 1)


class BuildingNoise(NamedTuple):
    """Levels of the façades of a building; none where none is heard."""

    noise_day_evening_night: Decibels
    noise_night: Decibels
    noise_of_loudest_facade: Decibels
    noise_of_quietest_facade: Decibels


@quantity(of="building", source=SOURCE, compiled=True)
def building_noise(
    louder_facades: Predictor, number_of_building: Count, deviation_of_noise: Decibels
) -> BuildingNoise:  # fmt: skip
    """Levels of buildings are those of the mean energy of the louder half of their façade points. 40 dB is a
    refrigerator humming, 50 a quiet office, 60 a conversation, 70 a vacuum cleaner.

    What all levels of the city may be off in common is added to the sum of the paths.
    """
    rows, off = number_of_building.astype(np.intp), deviation_of_noise
    day, night = louder_facades.day, louder_facades.night
    levels = (day.mean_level, night.mean_level, day.loudest, day.quietest)
    return BuildingNoise(*(level[rows] + off for level in levels))


class SharesAbove(NamedTuple):
    """The part of the residents of a building above a level."""

    share_above_40_at_night: Share
    share_above_45_at_night: Share
    share_above_50_at_night: Share
    share_above_55_at_night: Share
    share_above_60_at_night: Share
    share_above_55_day_evening_night: Share
    share_above_60_day_evening_night: Share
    share_above_65_day_evening_night: Share
    share_above_70_day_evening_night: Share
    share_above_75_day_evening_night: Share


@quantity(of="building", source=SOURCE, compiled=True)
def shares_above(
    louder_facades: Predictor, number_of_building: Count, deviation_of_noise: Decibels
) -> SharesAbove:  # fmt: skip
    """Each point of the louder half has as many of the residents of its building."""
    rows, off = number_of_building.astype(np.intp), deviation_of_noise
    return SharesAbove(
        *(louder_facades.night.share_above(limit, off)[rows] for limit in AT_NIGHT),
        *(louder_facades.day.share_above(limit, off)[rows] for limit in DAY_EVENING_NIGHT),
    )


class ResidentsAbove(NamedTuple):
    """Residents of a building above levels at night and of the whole day, and those for whom no level is known."""

    residents_above_40_at_night: People
    residents_above_45_at_night: People
    residents_above_50_at_night: People
    residents_above_55_at_night: People
    residents_above_60_at_night: People
    residents_above_55_day_evening_night: People
    residents_above_60_day_evening_night: People
    residents_above_65_day_evening_night: People
    residents_above_70_day_evening_night: People
    residents_above_75_day_evening_night: People
    residents_without_noise_level: People


@quantity(of="building", source=SOURCE, totals=PLACES)
def residents_above(
    residents: People, noise_night: Decibels,
    share_above_40_at_night: Share, share_above_45_at_night: Share, share_above_50_at_night: Share,
    share_above_55_at_night: Share, share_above_60_at_night: Share,
    share_above_55_day_evening_night: Share, share_above_60_day_evening_night: Share,
    share_above_65_day_evening_night: Share, share_above_70_day_evening_night: Share,
    share_above_75_day_evening_night: Share,
) -> ResidentsAbove:  # fmt: skip
    """Residents of a building above a level: as many of them stand at each of the louder façade points."""
    people = np.nan_to_num(residents)
    shares = (
        share_above_40_at_night, share_above_45_at_night, share_above_50_at_night,
        share_above_55_at_night, share_above_60_at_night, share_above_55_day_evening_night,
        share_above_60_day_evening_night, share_above_65_day_evening_night, share_above_70_day_evening_night,
        share_above_75_day_evening_night,
    )  # fmt: skip
    return ResidentsAbove._make([*(people * one for one in shares), people * np.isnan(noise_night)])


class UpperHalf(NamedTuple):
    """The louder half of the façade points of each building: row of the building and level of each.

    `half` is how many a building has, `mean_level` the level of their mean energy; `loudest` and `quietest` are of all
    its points.
    """

    rows: Rows
    level: Array
    half: Array
    mean_level: Array
    loudest: Array
    quietest: Array

    @classmethod
    def of(cls, rows: Rows, level: Array, size: int, alone: Mask) -> "UpperHalf":
        """Of points by building, a level each (NaN where none is heard); buildings `alone` have their loudest point."""
        known = np.where(np.isnan(level), -np.inf, level)
        order = np.lexsort((-known, rows))
        rows, known = rows[order], known[order]
        points = np.bincount(rows, minlength=size)
        first = np.concatenate([[0], np.cumsum(points)[:-1]]).astype(np.intp)
        count = np.where(alone, 1, np.maximum(points // 2, 1))
        inside = np.arange(len(rows)) - first[rows] < count[rows]
        ends: Any = np.full((2, size), np.nan)
        some = points > 0
        ends[0, some], ends[1, some] = known[first[some]], known[(first + points - 1)[some]]
        ends[np.isinf(ends)] = np.nan
        of, heard, half = rows[inside], known[inside], count.astype(np.float64)
        mean_level = level_of(np.bincount(of, 10.0 ** (heard / 10.0), size) / half)
        return cls(of, heard, half, mean_level, *ends)

    def share_above(self, limit: float, deviation: float) -> Array:
        """Part of the points above a limit [dB], where all levels are higher by a deviation [dB]."""
        above = self.rows[self.level + deviation > limit]
        return np.bincount(above, minlength=len(self.half)) / self.half


@dataclass(frozen=True)
class LouderFacades:
    """The louder half by the level of the whole day and by that at night."""

    day: UpperHalf
    night: UpperHalf


class NoisePlaces(NamedTuple):
    """Schools and buildings of health above the level, and those of them for which no level is known."""

    schools_above_level: Count
    health_buildings_above_level: Count
    schools_and_health_without_level: Count


@quantity(of="building", source="Directive 2002/49/EC, annex VI: schools and hospitals", totals=PLACES, compiled=True)
def noise_places(
    building_use: Category, noise_of_loudest_facade: Decibels, noise_level_for_schools: Decibels
) -> NoisePlaces:  # fmt: skip
    """Schools and buildings of health whose loudest façade is above the level by day, evening and night."""
    use, loud = np.asarray(building_use), noise_of_loudest_facade > noise_level_for_schools
    school, health = use == EDUCATION, use == HEALTH
    unknown = (school | health) & np.isnan(noise_of_loudest_facade)
    return NoisePlaces(*(np.where(one, 1.0, 0.0) for one in (school & loud, health & loud, unknown)))


@quantity(
    of="building", source="Directive 2002/49/EC, annex VI, 1.5: more than 20 dB below the loudest", totals=PLACES,
    compiled=True,
)  # fmt: skip
def residents_with_quiet_facade(
    residents: People, noise_of_loudest_facade: Decibels, noise_of_quietest_facade: Decibels,
    quiet_facade_difference: Decibels,
) -> People:  # fmt: skip
    """Residents of buildings with a façade that is much quieter than the loudest one, or at which nothing is heard."""
    quiet = noise_of_loudest_facade - noise_of_quietest_facade > quiet_facade_difference
    quiet |= np.isnan(noise_of_quietest_facade) & np.isfinite(noise_of_loudest_facade)
    return np.where(quiet, np.nan_to_num(residents), 0.0)


@given(of="building", default=0.0)
def sound_windows() -> Share:
    """1 where a plan has put in sound-insulating windows with ventilation."""
    ...


@quantity(
    of="building", source="WHO 2009, Night Noise Guidelines for Europe, 1.3.4.4: level outside less insulation",
    compiled=True,
)  # fmt: skip
def noise_night_indoors(
    noise_night: Decibels, sound_windows: Share, insulation_of_windows: Decibels, insulation_of_sound_windows: Decibels
) -> Decibels:
    """Level in bedrooms behind the louder half of the façades at night."""
    return noise_night - np.where(sound_windows > 0.0, insulation_of_sound_windows, insulation_of_windows)


@quantity(of="building", source="Definition: above 40 dB at night without sound-insulating windows", totals=PLACES)
def residents_disturbed_at_night(residents_above_40_at_night: People, sound_windows: Share) -> People:
    """Residents above 40 dB at night without sound-insulating windows; the level at their façade stays what it is."""
    return residents_above_40_at_night * (1.0 - sound_windows)
