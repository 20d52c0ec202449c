"""Signing in with a provider of OpenID Connect: authorization code with PKCE, state and nonce.

OpenID Connect Core 1.0 and Discovery 1.0; RFC 7636 (PKCE, S256), RFC 9207 (issuer of the answer), RFC 9700.
"""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

import anyio

from citybrain.governance import provider_answers as answers
from citybrain.governance.errors import ProviderGoneError, ProviderRefusedError
from citybrain.governance.pending import Pending
from citybrain.governance.provider_answers import ask, claims_of, key_name, keys_of, refused, require_safe
from citybrain.governance.provider_logout import Logout, LogoutTokens, refused_logout
from citybrain.twin.configuration_sign_in import ProviderSettings

WAITS = 600.0
"""Seconds that somebody may take to sign in at the provider."""

KEPT = 3600.0
"""Seconds that what a provider says of itself, and its keys, are remembered."""

AGAIN = 5.0
"""Seconds after which a provider that did not answer is asked again."""

KEYS_AGAIN = 60.0
"""Seconds after which keys are asked for again where a token names one that is not among them."""

SECOND_FACTORS = frozenset({"mfa", "otp", "hwk", "swk", "pop", "sc", "fpt", "face"})
"""Methods that say that more than a password was asked for (RFC 8176)."""


LONGEST_SESSION = 255
"""Characters of what a provider calls a session."""


class Begun(NamedTuple):
    """A sign-in that waits for its answer; `identity` is the number of who is signed in and wants to be connected.

    `token` is the one that they signed in with, where they did with one.
    """

    nonce: str
    verifier: str
    identity: int | None
    token: int | None


class Person(NamedTuple):
    """Who the provider says somebody is: never the same but for issuer and subject, whatever else is equal.

    `session` is what it calls the session there (`sid`), where it says so.
    """

    issuer: str
    subject: str
    name: str
    groups: frozenset[str]
    second_factor: bool
    session: str | None = None


class _Known(NamedTuple):
    document: dict[str, Any]
    keys: list[dict[str, Any]]
    at: float


class Provider:
    """One provider, with what is known of it. For one event loop; `clock` tells seconds since 1970."""

    def __init__(self, settings: ProviderSettings, clock: Callable[[], float] = time.time) -> None:
        self.settings = settings
        self.waiting = Pending[Begun](WAITS)
        self._logouts = LogoutTokens()
        self._clock = clock
        self._known: _Known | None = None
        self._failed = 0.0
        self._asking = anyio.Lock()

    @property
    def redirects_to(self) -> str:
        """Where the provider sends the browser: an address of the settings, whatever a request says."""
        return f"{self.settings.address}/"

    @property
    def signs_out_at(self) -> str | None:
        """Where one signs out of the provider as well; None where that is not known."""
        at = self._known.document.get("end_session_endpoint") if self._known else None
        told = {"client_id": self.settings.client, "post_logout_redirect_uri": self.redirects_to}
        return f"{at}?{urlencode(told)}" if isinstance(at, str) else None

    async def begin(self, origin: str, identity: int | None = None, token: int | None = None) -> tuple[str, str]:
        """State of a sign-in begun at an address, which its browser has to bring back, and where to go.

        Raises ProviderGoneError.
        """
        document = (await self._look()).document
        state = secrets.token_urlsafe(32)
        begun = Begun(secrets.token_urlsafe(32), secrets.token_urlsafe(48), identity, token)
        self.waiting.put(state, begun, origin)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(begun.verifier.encode()).digest()).rstrip(b"=").decode()
        asked = {
            "response_type": "code", "client_id": self.settings.client, "redirect_uri": self.redirects_to,
            "scope": "openid profile", "state": state, "nonce": begun.nonce, "code_challenge": challenge,
            "code_challenge_method": "S256",
        }  # fmt: skip
        return state, f"{document['authorization_endpoint']}?{urlencode(asked)}"

    async def finish(self, state: str, code: str, issuer: str | None) -> tuple[Begun, Person]:
        """Who signed in. Raises ProviderRefusedError where anything does not hold, ProviderGoneError."""
        begun = self.waiting.take(state)
        if begun is None or issuer not in (None, self.settings.issuer):
            raise refused(self.settings, "no sign-in waits for this answer, or another provider gave it")
        known = await self._look()
        told = await self._redeem(known.document, code, begun.verifier)
        token = told.get("id_token")
        if not isinstance(token, str):
            raise refused(self.settings, "no ID token")
        claims = claims_of(self.settings, token, await self._keys(known, token), begun.nonce, self._clock())
        return begun, self._person(claims)

    async def signed_out(self, token: str) -> Logout:
        """Who signed out at the provider. Raises LogoutError, ProviderGoneError."""
        known = await self._look()
        try:
            keys = await self._keys(known, token)
        except ProviderRefusedError as problem:
            raise refused_logout(self.settings, "it is no token") from problem
        return self._logouts.read(self.settings, token, keys, self._clock())

    async def _redeem(self, document: dict[str, Any], code: str, verifier: str) -> Any:
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": self.redirects_to}
        form |= {"client_id": self.settings.client, "code_verifier": verifier}
        secret = _secret(self.settings)
        if secret is None:
            return await ask(self.settings, document["token_endpoint"], form)
        methods = document.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        if "client_secret_basic" in methods:
            pair = quote(self.settings.client, safe=""), quote(secret, safe="")  # RFC 6749, 2.3.1
            return await ask(self.settings, document["token_endpoint"], form, auth=pair)
        return await ask(self.settings, document["token_endpoint"], {**form, "client_secret": secret})

    async def _look(self) -> _Known:
        """What the provider says of itself, as it was read within the hour. One asks; all others wait for it."""
        async with self._asking:
            if self._known is not None and self._clock() - self._known.at < KEPT:
                return self._known
            if self._clock() - self._failed < AGAIN:
                raise ProviderGoneError("access-provider-gone", name=self.settings.name)
            try:
                self._known = await self._read()
            except ProviderGoneError:
                self._failed = self._clock()
                raise
            return self._known

    async def _read(self) -> _Known:
        address = f"{self.settings.issuer.rstrip('/')}/.well-known/openid-configuration"
        document = await ask(self.settings, address)
        if document.get("issuer") != self.settings.issuer:
            answers.LOG.warning("provider %s: calls itself %.200r", self.settings.name, document.get("issuer"))
            raise ProviderGoneError("access-provider-gone", name=self.settings.name)
        named = {"authorization_endpoint", "token_endpoint", "jwks_uri"} | document.keys() & {"end_session_endpoint"}
        for one in sorted(named):
            require_safe(self.settings, document.get(one))
        return _Known(document, keys_of(await ask(self.settings, document["jwks_uri"])), self._clock())

    async def _keys(self, known: _Known, token: str) -> list[dict[str, Any]]:
        """Keys to check a token with; they are asked for again, not too often, where its own is not among them."""
        name = key_name(self.settings, token)
        if name is None or any(key.get("kid") == name for key in known.keys):
            return known.keys
        if self._clock() - known.at < KEYS_AGAIN:
            return known.keys
        self._known = None
        return (await self._look()).keys

    def _person(self, claims: dict[str, Any]) -> Person:
        said = (claims.get(one) for one in ("name", "preferred_username"))
        name = next((" ".join(one.split()) for one in said if isinstance(one, str) and one.strip()), claims["sub"])
        groups = claims.get(self.settings.claim)
        groups = [groups] if isinstance(groups, str) else groups if isinstance(groups, list) else []
        methods = claims.get("amr") if isinstance(claims.get("amr"), list) else []
        return Person(
            self.settings.issuer,
            claims["sub"],
            name,
            frozenset(one for one in groups if isinstance(one, str)),
            not SECOND_FACTORS.isdisjoint(one for one in methods or () if isinstance(one, str)),
            session if isinstance(session := claims.get("sid"), str) and 0 < len(session) <= LONGEST_SESSION else None,
        )


def _secret(settings: ProviderSettings) -> str | None:
    """The secret of this server at the provider, None without one. Raises ProviderGoneError where it cannot be read."""
    kind, _, name = (settings.secret or "").partition(":")
    if not kind:
        return None
    try:
        if kind == "env":
            return os.environ[name]
        path = Path(name)
        if path.stat().st_mode & 0o077:
            raise PermissionError("others than the user of the server can read it")
        return path.read_text(encoding="utf-8").strip()
    except (KeyError, OSError, ValueError) as problem:
        answers.LOG.error("provider %s: its secret cannot be read from %s: %s", settings.name, settings.secret, problem)
        raise ProviderGoneError("access-provider-secret", name=settings.name) from problem
