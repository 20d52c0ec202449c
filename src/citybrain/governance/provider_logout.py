"""A provider says that somebody signed out there: OpenID Connect Back-Channel Logout 1.0, sections 2.4 to 2.8."""

from __future__ import annotations

from typing import Any, NamedTuple

from citybrain.governance.errors import LogoutError, ProviderRefusedError
from citybrain.governance.pending import digest
from citybrain.governance.provider_answers import LOG, signed_claims
from citybrain.governance.rates import Familiar
from citybrain.twin.configuration_sign_in import ProviderSettings

EVENT = "http://schemas.openid.net/event/backchannel-logout"
FRESH = 300
"""Seconds after which a logout token is too old, whatever it says itself."""

MOST_SEEN = 20_000
"""Tokens that are remembered: one that was seen is refused."""


class Logout(NamedTuple):
    """Whose sessions are over: of a `subject`, of a `session` of the provider, or of both."""

    subject: str | None
    session: str | None


class LogoutTokens:
    """Those that came, each of which holds once. Safe for threads."""

    def __init__(self) -> None:
        self._seen = Familiar(MOST_SEEN)

    def read(self, settings: ProviderSettings, token: str, keys: list[dict[str, Any]], now: float) -> Logout:
        """Whose sessions are over. Raises LogoutError where anything does not hold."""
        try:
            claims = signed_claims(settings, token, keys, now, ("iat", "exp", "jti", "events"))
        except ProviderRefusedError as problem:
            raise refused_logout(settings, str(problem.code)) from problem
        events, jti = claims["events"], claims["jti"]
        subject, session = (claims.get(name) for name in ("sub", "sid"))
        named = [one for one in (subject, session) if one is not None]
        if (
            not isinstance(events, dict)
            or not isinstance(events.get(EVENT), dict)
            or "nonce" in claims
            or not isinstance(jti, str)
            or not named
            or any(not isinstance(one, str) or not one for one in named)
            or now - claims["iat"] > FRESH
        ):
            raise refused_logout(settings, "it is no logout token, is old, or names nobody")
        if not self._seen.add(digest(f"{settings.issuer} {jti}")):
            raise refused_logout(settings, "it came before")
        return Logout(subject, session)


def refused_logout(settings: ProviderSettings, why: str) -> LogoutError:
    """The error; why stands in the log of the server alone."""
    LOG.warning("provider %s: logout refused: %s", settings.name, why)
    return LogoutError("access-logout-refused", name=settings.name)
