"""What other domains tell of the way from zone to zone."""

from citybrain.kernel import contributed
from citybrain.kernel.units import Predictor


@contributed(of="model", role="minutes_by_transit")
def transit_between_zones() -> Predictor:
    """Minutes from door to door by public transport from zone to zone (from, to); a number without a timetable."""
    ...
