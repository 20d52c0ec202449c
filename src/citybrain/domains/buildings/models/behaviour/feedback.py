"""What households spare while they are told how much they use, and how it fades when nobody tells them any more."""

import numpy as np

from citybrain.kernel import previous, quantity
from citybrain.kernel.units import KilowattHoursPerYear, Share, Years


@previous(of="building", start=0.0)
def previous_feedback_age() -> Years:
    """Years since a feedback programme began, a year ago."""
    ...


@quantity(of="building", source="definition: a year more for each year since the programme began")
def feedback_age(previous_feedback_age: Years, feedback_duration: Years, year_length: Years) -> Years:
    """Years for which households have been in a feedback programme, its first year counted; 0 where there is none."""
    return np.where(feedback_duration > 0, previous_feedback_age + year_length, 0 * year_length)


@quantity(of="building", source="Allcott and Rogers 2014, doi:10.1257/aer.104.10.3003: effects decay once reports stop")
def feedback_strength(
    feedback_age: Years, feedback_duration: Years, feedback_decay: Share, year_length: Years
) -> Share:
    """Full while the programme runs; then a part of it fades each year. The effect of its first months is not apart.

    s = (1 - d)^(years since it stopped).
    """
    stopped = np.maximum(feedback_age - feedback_duration, 0 * year_length) / year_length
    return np.where(feedback_age > 0, (1.0 - feedback_decay) ** stopped, 0.0)


@quantity(of="building", source="Allcott 2011, doi:10.1016/j.jpubeco.2011.03.003")
def feedback_spared_electricity(
    feedback_strength: Share,
    feedback_electricity_saving: Share,
    appliance_electricity: KilowattHoursPerYear,
    lighting_electricity: KilowattHoursPerYear,
) -> KilowattHoursPerYear:
    """Electricity of light and appliances that households spare because they are told how much they use."""
    return feedback_strength * feedback_electricity_saving * (appliance_electricity + lighting_electricity)


@quantity(of="building", source="Tiefenbeck et al. 2018, doi:10.1287/mnsc.2016.2646")
def feedback_spared_hot_water(
    feedback_strength: Share, feedback_hot_water_saving: Share, hot_water_need: KilowattHoursPerYear
) -> KilowattHoursPerYear:
    """Heat of hot water that households spare because they are told how much they use."""
    return feedback_strength * feedback_hot_water_saving * hot_water_need
