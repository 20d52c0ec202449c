"""Sound-insulating windows, which leave the level at the façade as it is."""

from typing import NamedTuple

from citybrain.kernel import intervention
from citybrain.kernel.units import Decibels, Mask, Money, People, Share


class SoundWindows(NamedTuple):
    """What sound-insulating windows change."""

    sound_windows: Share
    cost: Money


@intervention(
    of="building", phase="noise", strategy="improve", digital_leverage="low",
    source="WHO 2009, Night Noise Guidelines for Europe: level inside is that outside less insulation",
    settings=("cost_of_sound_windows",), cost="sound_windows",
)  # fmt: skip
def install_sound_windows(
    sound_windows: Share, residents: People, household_size: People, cost_of_sound_windows: Money
) -> SoundWindows:  # fmt: skip
    """Puts in sound-insulating windows with ventilation in all dwellings of a building, as many as households."""
    return SoundWindows(sound_windows * 0.0 + 1.0, residents / household_size * cost_of_sound_windows)


@install_sound_windows.eligible("noise-reason-quiet")
def is_loud(noise_night: Decibels, least_level_for_sound_windows: Decibels) -> Mask:
    """Only buildings with a level at night that asks for them."""
    return noise_night > least_level_for_sound_windows


@install_sound_windows.eligible("noise-reason-no-dwellings")
def is_lived_in(residents: People) -> Mask:
    """Only buildings in which people live."""
    return residents > 0.0


@install_sound_windows.eligible("noise-reason-windows")
def has_no_sound_windows(sound_windows: Share) -> Mask:
    """Only buildings without them."""
    return sound_windows < 1.0
