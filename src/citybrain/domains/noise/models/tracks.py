"""Vehicles on tracks by day, evening and night, their sound power, and what façades and parks hear of them."""

from typing import NamedTuple

import numpy as np

from citybrain.domains.noise.models.sources import day_evening_night, level_of
from citybrain.domains.noise.models.track_power import track_power
from citybrain.kernel import contributed, quantity, total
from citybrain.kernel.units import Category, Count, Decibels, KilometresPerHour, PerHour, Ratio

SOURCE = "CNOSSOS-EU: Directive (EU) 2015/996 as amended by (EU) 2021/1226, annex II, 2.3"


class RailTraffic(NamedTuple):
    """Trams and trains on a track in an hour, and their speed."""

    rail_vehicles_by_day: PerHour
    rail_vehicles_in_evening: PerHour
    rail_vehicles_at_night: PerHour
    rail_speed: KilometresPerHour


@quantity(of="track", source="Definition: those of the timetable, else those that the city states")
def rail_traffic(
    timetable_vehicles_by_day: PerHour, timetable_vehicles_in_evening: PerHour, timetable_vehicles_at_night: PerHour,
    timetable_speed: KilometresPerHour, stated_rail_vehicles_by_day: PerHour,
    stated_rail_vehicles_in_evening: PerHour, stated_rail_vehicles_at_night: PerHour,
    usual_rail_speed: KilometresPerHour,
) -> RailTraffic:  # fmt: skip
    """Trams and trains of a track in an hour: those of the timetable; where it has no line of the kind of the track,
    those that the parameters of the city state for each track, and none where they state none.
    """
    told = (timetable_vehicles_by_day, timetable_vehicles_in_evening, timetable_vehicles_at_night, timetable_speed)
    stated = (
        stated_rail_vehicles_by_day, stated_rail_vehicles_in_evening, stated_rail_vehicles_at_night, usual_rail_speed
    )  # fmt: skip
    return RailTraffic(*(np.where(np.isnan(one), other, one) for one, other in zip(told, stated, strict=True)))


class TrackSound(NamedTuple):
    """Sound power of a metre of track over 1 pW, A-weighted, and its level over the day with penalties."""

    track_power_by_day: Ratio
    track_power_in_evening: Ratio
    track_power_at_night: Ratio
    track_power_of_day: Ratio
    track_sound_level: Decibels


@quantity(of="track", source=SOURCE, compiled=True)
def track_sound(
    rail_vehicles_by_day: PerHour, rail_vehicles_in_evening: PerHour, rail_vehicles_at_night: PerHour,
    rail_speed: KilometresPerHour, track_kind: Category, axles_of_rail_vehicle: Count, cars_of_rail_vehicle: Count,
    joints_of_track: Count,
) -> TrackSound:  # fmt: skip
    """Sound power of the trams and trains on a metre of track: rails and wheels, joints and traction; without curves
    that squeal and without bridges. Directivity is in the paths.
    """
    code = np.asarray(track_kind)
    one = track_power(code, rail_speed, axles_of_rail_vehicle, cars_of_rail_vehicle, joints_of_track).sum(axis=1)
    day, evening, night = (
        one * flow for flow in (rail_vehicles_by_day, rail_vehicles_in_evening, rail_vehicles_at_night)
    )
    whole = day_evening_night(day, evening, night)
    return TrackSound(day, evening, night, whole, level_of(whole))


@total(of="facade_point", over="track_sound_path")
def track_sound_heard_by_day(track_power_by_day: Ratio) -> Ratio:
    """Sound of the trams and trains that a façade point hears by day."""
    ...


@total(of="facade_point", over="track_sound_path")
def track_sound_heard_in_evening(track_power_in_evening: Ratio) -> Ratio:
    """Sound of the trams and trains that a façade point hears in the evening."""
    ...


@total(of="facade_point", over="track_sound_path")
def track_sound_heard_at_night(track_power_at_night: Ratio) -> Ratio:
    """Sound of the trams and trains that a façade point hears at night."""
    ...


@total(of="park_point", over="park_track_sound_path")
def park_track_sound_heard(track_power_of_day: Ratio) -> Ratio:
    """Sound of the trams and trains that a point of a park hears over the whole day, with penalties."""
    ...


@contributed(of="facade_point", role="sound_of_tracks_by_day")
def sound_of_tracks_by_day() -> Ratio:
    """Sound of trams and trains at a façade point by day, where the city has tracks."""
    ...


@contributed(of="facade_point", role="sound_of_tracks_in_evening")
def sound_of_tracks_in_evening() -> Ratio:
    """Sound of trams and trains at a façade point in the evening, where the city has tracks."""
    ...


@contributed(of="facade_point", role="sound_of_tracks_at_night")
def sound_of_tracks_at_night() -> Ratio:
    """Sound of trams and trains at a façade point at night, where the city has tracks."""
    ...


@contributed(of="park_point", role="sound_of_tracks_in_parks")
def sound_of_tracks_in_park() -> Ratio:
    """Sound of trams and trains at a point of a park over the whole day, where the city has tracks."""
    ...
