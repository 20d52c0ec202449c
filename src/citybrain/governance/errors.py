"""Why somebody may not do something."""

from __future__ import annotations

from citybrain.kernel.errors import CityBrainError, InputError


class NotAllowedError(CityBrainError):
    """Somebody is known and may not do this."""


class NotSignedInError(NotAllowedError):
    """Nobody said who they are, or what they said does not hold."""


class ProviderRefusedError(NotSignedInError):
    """What a provider of OpenID Connect said of somebody does not hold."""


class LogoutError(CityBrainError):
    """What a provider of OpenID Connect said of who signed out does not hold, or came before."""


class ProviderGoneError(CityBrainError):
    """A provider of OpenID Connect does not answer, or not as it should."""


class AccessError(InputError):
    """An identity or token that cannot be made or withdrawn as it is asked for."""


class StewardChangedError(CityBrainError):
    """The steward of a data set is not the one that somebody saw when they changed it."""


class TooManyRequestsError(CityBrainError):
    """More came than is answered; `wait` are the seconds until more is."""

    def __init__(self, code: str, *, wait: int) -> None:
        super().__init__(code, wait=wait)
        self.wait = wait
