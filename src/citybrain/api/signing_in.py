"""How somebody proves who they are at the page: by password, passkey or link, or at a provider.

A password or a provider that tells of no second factor does not let an administrator in who has one set, nor any
administrator where the settings of the city make it a duty. A token is for programs and stands for itself.
"""

from __future__ import annotations

import hmac
import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Connection

from citybrain.governance import Permission, Role
from citybrain.governance import credentials as held_credentials
from citybrain.governance.credentials import (
    Kind,
    credentials,
    fits_password,
    follow_link,
    has_second_factor,
    needs_code,
    use_code,
)
from citybrain.governance.errors import NotAllowedError, NotSignedInError, TooManyRequestsError
from citybrain.governance.names import folded
from citybrain.governance.pending import Pending, digest
from citybrain.governance.register import LONGEST_NAME, name_of, number_of, roles_held
from citybrain.governance.roles import RIGHTS
from citybrain.kernel.errors import NotFoundError
from citybrain.twin.configuration import CityConfiguration, read_configuration
from citybrain.twin.configuration_sign_in import SignInSettings

if TYPE_CHECKING:
    from citybrain.api.state import State
    from citybrain.governance.passkeys import Passkeys, Place
    from citybrain.governance.provider import Begun, Provider

STATE_COOKIE = "citybrain_sign_in"
"""Holds the state of a sign-in at a provider, so that only the browser that began it ends it."""

TIME_CODES_WAIT = 600.0
"""Seconds that somebody may take to give an authenticator its secret."""


HASHES = threading.BoundedSemaphore(8)
"""Passwords that are looked at, or wait for that, at a time: each takes 20 ms."""

HASH_AGAIN = 2
"""Seconds after which to try again."""


class Proven(NamedTuple):
    """An identity that is signed in, by its number, and by what; `elsewhere` is the session at the provider."""

    identity: int
    how: str
    elsewhere: str | None = None


class SigningIn:
    """What signing in to one city needs beside its records."""

    def __init__(self, city: Path) -> None:
        self._city = city
        self._provider: Provider | None = None
        self.time_codes = Pending[str](TIME_CODES_WAIT)

    @cached_property
    def passkeys(self) -> Passkeys:
        """Loaded when somebody has one: it takes a tenth of a second."""
        from citybrain.governance.passkeys import Passkeys

        return Passkeys()

    @property
    def settings(self) -> SignInSettings:
        """As the settings of the city are now. Raises InputError where they cannot be read."""
        configuration = self._configuration
        return SignInSettings() if configuration is None else configuration.sign_in

    @property
    def departments(self) -> list[str]:
        """Those that people may belong to, as the settings are now. Raises InputError where they cannot be read."""
        configuration = self._configuration
        return [] if configuration is None else configuration.departments

    @property
    def _configuration(self) -> CityConfiguration | None:
        try:
            return read_configuration(self._city)
        except NotFoundError:
            return None

    @property
    def provider(self) -> Provider:
        """The provider of the settings. Raises NotFoundError where there is none."""
        from citybrain.governance.provider import Provider

        settings = self.settings.provider
        if settings is None:
            raise NotFoundError("access-provider-none")
        if self._provider is None or self._provider.settings != settings:
            self._provider = Provider(settings)
        return self._provider


def place_of(request: Request) -> Place:
    """Where the page of a request was opened, for passkeys: a browser signs it, so that a lie here fits no answer."""
    from citybrain.governance.passkeys import Place

    host = request.headers.get("host", "")
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        name = ""
    return Place(f"{request.url.scheme}://{host}", name)


@contextmanager
def guessing(state: State, origin: str, account: Hashable = None) -> Iterator[None]:
    """Counts a try that does not succeed, for an address and for an account. Raises TooManyRequestsError.

    Tries from where the account was signed in to before count for themselves.
    """
    limits, pair = state.limits, (account, origin)
    bucket = pair if pair in limits.familiar else account
    limits.secrets.take(origin)
    if account is not None:
        limits.accounts.take(bucket)
    yield
    limits.secrets.give_back(origin)
    if account is not None:
        limits.accounts.give_back(bucket)
        limits.familiar.add(pair)


def by_password(state: State, origin: str, name: str, password: str, code: str) -> Proven:
    """Who has a name, a password and, where it is asked for, a code. Raises NotSignedInError, NotAllowedError."""
    account = folded(name)[:LONGEST_NAME]
    with guessing(state, origin, account), _room_to_hash():
        with state.governance.records.read() as connection:
            number = number_of(connection, name)
            if not fits_password(connection, number, password) or number is None:
                raise NotSignedInError("access-password-refused")
            held = credentials(connection, number)
            coded = needs_code(held)
            if not coded and (has_second_factor(held) or _due(state)):
                _require_no_administrator(connection, number, "access-second-factor-due")
        if coded:
            _use_code(state, number, code)
    return Proven(number, "password + code" if coded else "password")


@contextmanager
def _room_to_hash() -> Iterator[None]:
    """Raises TooManyRequestsError where many passwords are looked at: who waits holds a thread that others need."""
    if not HASHES.acquire(blocking=False):
        raise TooManyRequestsError("access-too-many", wait=HASH_AGAIN)
    try:
        yield
    finally:
        HASHES.release()


def by_link(state: State, origin: str, code: str, second: str) -> Proven:
    """Whom a link signs in that an administrator gave; a second factor that is set is asked for all the same.

    Raises NotSignedInError, and NotAllowedError for an administrator whose second factor is a passkey.
    """
    records = state.governance.records
    with records.read() as connection:
        link = held_credentials.find(connection, Kind.LINK, digest(code).hex())
    with guessing(state, origin, None if link is None else (Kind.LINK, link.identity)):
        with records.read() as connection:
            held = [] if link is None else credentials(connection, link.identity)
            coded = needs_code(held)
            if link is not None and not coded and has_second_factor(held):
                _require_no_administrator(connection, link.identity, "access-link-passkey")
        if link is not None and coded:
            _use_code(state, link.identity, second)
        with records.begin() as connection:
            number = follow_link(connection, code)
        if number is None:
            raise NotSignedInError("access-link-over")
    return Proven(number, "link")


def by_passkey(state: State, origin: str, answer: Any, place: Place) -> Proven:
    """Who has a passkey. Raises NotSignedInError."""
    with guessing(state, origin), state.governance.records.begin() as connection:
        return Proven(state.signing_in.passkeys.verify(connection, answer, place), "passkey")


async def by_provider(request: Request, state: State, told: dict[str, Any], signed_in: int | None) -> Proven:
    """Who comes back from the provider; who is signed in and asked for it is connected with it.

    Raises NotSignedInError, NotAllowedError, ProviderGoneError.
    """
    from citybrain.governance.provider_answers import refused

    provider = await run_in_threadpool(lambda: state.signing_in.provider)
    began, code, issuer = (told.get(one) for one in ("state", "code", "issuer"))
    kept = request.cookies.get(STATE_COOKIE, "")
    if not isinstance(began, str) or not isinstance(code, str) or not isinstance(issuer, str | None):
        raise refused(provider.settings, "its answer has no state or no code")
    if not hmac.compare_digest(kept.encode(), began.encode(errors="replace")):
        raise refused(provider.settings, "another browser began this sign-in")
    begun, person = await provider.finish(began, code, issuer)
    if begun.identity not in (None, signed_in):
        raise refused(provider.settings, "somebody else is signed in by now")
    return await run_in_threadpool(_admit, state, provider, begun, person)


def _admit(state: State, provider: Provider, begun: Begun, person: Any) -> Proven:
    from citybrain.governance.provider_identity import admit, bind, require_role

    with state.governance.records.begin() as connection:
        if begun.identity is None:
            number = admit(connection, provider.settings, person)
        else:
            number = begun.identity
            bind(connection, number, person, name_of(connection, number), begun.token)
    state.governance.access.forget()
    with state.governance.records.read() as connection:
        require_role(connection, provider.settings, number)
        if not person.second_factor and (has_second_factor(credentials(connection, number)) or _due(state)):
            _require_no_administrator(connection, number, "access-provider-second-factor", name=provider.settings.name)
    return Proven(number, "provider", person.session)


def _use_code(state: State, number: int, code: str) -> None:
    if not code.strip():
        raise NotSignedInError("access-code-needed")
    with state.governance.records.begin() as connection:
        right = use_code(connection, number, code)
    if not right:
        raise NotSignedInError("access-code-refused")


def _due(state: State) -> bool:
    return state.signing_in.settings.second_factor == "administrators"


def _require_no_administrator(connection: Connection, number: int, code: str, **told: str) -> None:
    """Raises NotAllowedError for whoever may say who may do what."""
    if any(Permission.WRITE_ACCESS in RIGHTS[Role(role)].permissions for role in roles_held(connection, number)):
        raise NotAllowedError(code, **told)
