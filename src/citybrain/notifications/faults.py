"""Why something could not be sent: for now, for good, or with all else of its channel."""

from __future__ import annotations

from citybrain.kernel.errors import CityBrainError


class SendingError(CityBrainError):
    """Something was not taken, for now; `wait` are the seconds that the other side asked for."""

    final, everywhere, wait = False, False, 0.0


class RefusedForGoodError(SendingError):
    """Trying again would not help."""

    final = True


class ChannelGoneError(SendingError):
    """Nothing of the channel goes out."""

    everywhere = True
