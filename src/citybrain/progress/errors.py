"""What keeps something that a person enters from being kept."""

from __future__ import annotations

from citybrain.kernel.errors import CityBrainError


class IndicatorError(CityBrainError):
    """Something that a person entered and that cannot be kept as it is."""
