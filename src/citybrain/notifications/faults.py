"""Why something could not be sent: for now, or for good."""

from __future__ import annotations

from citybrain.kernel.errors import CityBrainError


class SendingError(CityBrainError):
    """Something was not taken. `final`: trying again would not help. `everywhere`: nothing of the channel goes out.

    `wait` are the seconds that the other side asked for.
    """

    def __init__(
        self,
        code: str,
        *,
        final: bool = False,
        everywhere: bool = False,
        wait: float = 0.0,
        **arguments: str | int | float,
    ) -> None:
        super().__init__(code, **arguments)
        self.final, self.everywhere, self.wait = final, everywhere, wait
