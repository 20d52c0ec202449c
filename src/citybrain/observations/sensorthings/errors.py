"""Why a request of SensorThings is not answered; each kind is one status of HTTP."""

from citybrain.kernel.errors import CityBrainError, InputError


class AskedError(InputError):
    """What is asked for, or sent, is not written as the standard wants it."""


class NotServedError(CityBrainError):
    """The standard, or OData, has it, and this service does not."""


class ConflictError(CityBrainError):
    """Something else is there under the same identity."""
