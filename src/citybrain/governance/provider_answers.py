"""What a provider of OpenID Connect answers: documents within limits of size and time, and tokens that are checked.

OpenID Connect Core 1.0 (3.1.3.7) says what is checked of an ID token, RFC 8725 why algorithms are named here and not by
whoever sends it.
"""

from __future__ import annotations

import json
import logging
import ssl
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import anyio
import httpx
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from citybrain.governance.errors import ProviderGoneError, ProviderRefusedError
from citybrain.twin.configuration_sign_in import ProviderSettings

LOG = logging.getLogger("citybrain.governance")
PATIENCE = 8.0
"""Seconds that a provider may take for an answer, all of it."""

LARGEST = 500_000
"""Bytes of an answer."""

SKEW = 60
"""Seconds by which the clocks of two machines may differ."""

FRESH = 600
"""Seconds after which an ID token that was just fetched is too old to be of this sign-in."""

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
"""Those of a pair of keys alone: with `none`, or with a public key taken for a shared secret, anybody could sign."""

PAIRS = frozenset({"RSA", "EC", "OKP"})
HERE = frozenset({"localhost", "127.0.0.1", "::1"})


@cache
def _certificates() -> ssl.SSLContext:
    """Those that this machine trusts, so that an office with an authority of its own can name it there."""
    return ssl.create_default_context()


async def ask(provider: ProviderSettings, address: str, form: Mapping[str, str] | None = None, **how: Any) -> Any:
    """The JSON document at an address, or the answer to a form.

    Raises ProviderGoneError where there is none in time, ProviderRefusedError where a form is refused.
    """
    require_safe(provider, address)
    method = "GET" if form is None else "POST"
    try:
        with anyio.fail_after(PATIENCE):
            async with (
                httpx.AsyncClient(verify=_certificates(), timeout=PATIENCE, follow_redirects=False) as client,
                client.stream(method, address, data=form, headers={"Accept": "application/json"}, **how) as answer,
            ):
                content = b""
                async for part in answer.aiter_bytes():
                    content += part
                    if len(content) > LARGEST:
                        raise ValueError(f"more than {LARGEST} bytes")
        if form is not None and 400 <= answer.status_code < 500:
            raise refused(provider, f"{answer.status_code} {content[:300]!r}")
        if answer.status_code != 200:
            raise ValueError(f"status {answer.status_code}")
        document = json.loads(content)
        if not isinstance(document, dict):
            raise ValueError("no object")
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError, RecursionError) as problem:
        LOG.warning("provider %s: %s: %r", provider.name, address, problem)
        raise ProviderGoneError("access-provider-gone", name=provider.name) from problem
    return document


def require_safe(provider: ProviderSettings, address: object) -> None:
    """Raises ProviderGoneError for an address without TLS, but on the machine itself."""
    place = urlsplit(address if isinstance(address, str) else "")
    if place.scheme != "https" and not (place.scheme == "http" and place.hostname in HERE):
        LOG.warning("provider %s: not an address that is safe: %.200r", provider.name, address)
        raise ProviderGoneError("access-provider-gone", name=provider.name)


def key_name(provider: ProviderSettings, token: str) -> str | None:
    """The name of the key that a token says it is signed with. Raises ProviderRefusedError for what is no token."""
    try:
        name = jws.extract_compact(token.encode()).headers().get("kid")
    except (JoseError, ValueError) as problem:
        raise refused(provider, repr(problem)) from problem
    return name if isinstance(name, str) else None


def keys_of(document: Any) -> list[dict[str, Any]]:
    """Keys that sign, out of the document of a provider; those of kinds that share a secret are left out."""
    keys = document.get("keys")
    found = keys if isinstance(keys, list) else []
    return [key for key in found if isinstance(key, dict) and key.get("kty") in PAIRS and key.get("use") != "enc"]


def claims_of(
    provider: ProviderSettings, token: str, keys: list[dict[str, Any]], nonce: str, now: float
) -> dict[str, Any]:
    """What an ID token says, once signature, issuer, audience, times and nonce hold. Raises ProviderRefusedError."""
    claims = signed_claims(provider, token, keys, now, ("sub", "exp", "iat"), nonce={"essential": True, "value": nonce})
    audience, subject = claims["aud"], claims["sub"]
    if claims.get("azp", provider.client) != provider.client:
        raise refused(provider, "it was given to another client")
    if isinstance(audience, list) and len(audience) > 1 and "azp" not in claims:
        raise refused(provider, "it does not say to whom of several it was given")
    if now - claims["iat"] > FRESH or not isinstance(subject, str) or not 0 < len(subject) <= 255:
        raise refused(provider, "it is old, or of nobody")
    return claims


def signed_claims(
    provider: ProviderSettings, token: str, keys: list[dict[str, Any]], now: float, names: Iterable[str], **more: Any
) -> dict[str, Any]:
    """What a token says that the provider signed for this server, with claims of some `names` in it.

    Raises ProviderRefusedError where signature, issuer, audience, times or any of `more` does not hold.
    """
    required: dict[str, Any] = {
        "iss": {"essential": True, "value": provider.issuer},
        "aud": {"essential": True, "value": provider.client},
        **{name: {"essential": True} for name in names},
        **more,
    }
    try:
        name = key_name(provider, token)
        fitting = [key for key in keys if name is None or key.get("kid") == name]
        if len(fitting) != 1:
            raise ValueError(f"{len(fitting)} keys are called {name!r}")
        key = KeySet.import_key_set({"keys": fitting}).keys[0]
        claims = jwt.decode(token, key, algorithms=ALGORITHMS).claims
        jwt.JWTClaimsRegistry(now=int(now), leeway=SKEW, **required).validate(claims)
    except (JoseError, ValueError, TypeError, KeyError) as problem:
        raise refused(provider, repr(problem)) from problem
    return claims


def refused(provider: ProviderSettings, why: str) -> ProviderRefusedError:
    """The error; why stands in the log of the server alone."""
    LOG.warning("provider %s: refused: %s", provider.name, why)
    return ProviderRefusedError("access-provider-refused", name=provider.name)
