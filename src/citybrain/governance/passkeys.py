"""Passkeys: keys that a device keeps for one address, and uses once it has made sure who holds it (W3C WebAuthn 3).

One counts as both factors, since the device asks for a fingerprint, a face or a code before it signs.
"""

from __future__ import annotations

import base64
import json
from typing import Any, NamedTuple

from sqlalchemy import Connection
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from citybrain.governance.credentials import MOST, Kind, add, advance, credentials, find
from citybrain.governance.errors import AccessError, NotSignedInError
from citybrain.governance.pending import Pending
from citybrain.governance.register import LONGEST_NAME, name_of

WAITS = 300.0
"""Seconds that somebody may take to answer their device."""

NOBODY = 0
"""For whom a question waits that anybody may answer."""

VERIFIED = UserVerificationRequirement.REQUIRED


class Place(NamedTuple):
    """Where a page was opened, as its browser says it: "https://city.example" and "city.example"."""

    origin: str
    host: str


class Passkeys:
    """Questions that wait for the answer of a device, each for one. Safe for threads."""

    def __init__(self) -> None:
        self._waiting = Pending[int](WAITS)

    def ask_for_new(self, connection: Connection, number: int, city: str, place: Place) -> dict[str, Any]:
        """What the browser of an identity needs to make one."""
        name, held = name_of(connection, number), credentials(connection, number, Kind.PASSKEY)
        options = generate_registration_options(
            rp_id=place.host,
            rp_name=city,
            user_name=name,
            user_id=f"citybrain-{number}".encode(),
            exclude_credentials=[PublicKeyCredentialDescriptor(base64url_to_bytes(one.handle or "")) for one in held],
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED, user_verification=VERIFIED
            ),
        )
        self._waiting.put(bytes_to_base64url(options.challenge), number, f"identity {number}")
        return dict(json.loads(options_to_json(options)))

    def keep(
        self, connection: Connection, number: int, answer: Any, label: str, place: Place, token: int | None = None
    ) -> None:
        """Keep the key that a device made. Raises AccessError where its answer does not hold, and for too many."""
        if len(credentials(connection, number, Kind.PASSKEY)) >= MOST:
            raise AccessError("access-passkeys-many", allowed=MOST)
        challenge = _challenge(answer)
        if challenge is None or self._waiting.take(challenge) != number:
            raise AccessError("access-passkey-new")
        try:
            made = verify_registration_response(
                credential=answer,
                expected_challenge=base64url_to_bytes(challenge),
                expected_rp_id=place.host,
                expected_origin=place.origin,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, KeyError, TypeError) as problem:
            raise AccessError("access-passkey-new") from problem
        handle, key = bytes_to_base64url(made.credential_id), bytes_to_base64url(made.credential_public_key)
        if find(connection, Kind.PASSKEY, handle) is not None:
            raise AccessError("access-passkey-new")
        told = {"handle": handle, "secret": key, "label": label[:LONGEST_NAME], "counter": made.sign_count}
        told["token"] = token
        add(connection, number, Kind.PASSKEY, name_of(connection, number), **told)

    def ask(self, place: Place, origin: str) -> dict[str, Any]:
        """What a browser at an address needs to sign somebody in, whoever it is."""
        options = generate_authentication_options(rp_id=place.host, user_verification=VERIFIED)
        self._waiting.put(bytes_to_base64url(options.challenge), NOBODY, origin)
        return dict(json.loads(options_to_json(options)))

    def verify(self, connection: Connection, answer: Any, place: Place) -> int:
        """Number of who signs in. Raises NotSignedInError, always the same one, where anything does not hold."""
        challenge = _challenge(answer)
        handle = answer.get("id") if isinstance(answer, dict) else None
        held = find(connection, Kind.PASSKEY, handle) if isinstance(handle, str) else None
        if challenge is None or self._waiting.take(challenge) != NOBODY or held is None:
            raise NotSignedInError("access-passkey-refused")
        try:
            used = verify_authentication_response(
                credential=answer,
                expected_challenge=base64url_to_bytes(challenge),
                expected_rp_id=place.host,
                expected_origin=place.origin,
                credential_public_key=base64url_to_bytes(held.secret or ""),
                credential_current_sign_count=held.counter,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, KeyError, TypeError) as problem:
            raise NotSignedInError("access-passkey-refused") from problem
        if used.new_sign_count and not advance(connection, held, used.new_sign_count):
            raise NotSignedInError("access-passkey-refused")
        return held.identity


def _challenge(answer: Any) -> str | None:
    """The question that a device says it answers, in base64url; whether it is one of ours is looked at next."""
    try:
        told = answer["response"]["clientDataJSON"]
        said = json.loads(base64.urlsafe_b64decode(told + "=" * (-len(told) % 4)))["challenge"]
    except (KeyError, TypeError, ValueError, RecursionError):
        return None
    return said.rstrip("=") if isinstance(said, str) else None
