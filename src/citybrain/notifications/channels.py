"""The ways by which messages go out; each sends one batch, within a time, or says why it was not taken."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time

from citybrain.notifications.batches import MessageBatch
from citybrain.notifications.faults import RefusedForGoodError
from citybrain.notifications.guarded_http import PRIVATE, origin_of, post, push_service_of
from citybrain.notifications.mail import send_mail
from citybrain.notifications.push_encryption import encrypted, signed_for
from citybrain.notifications.severity import Channel
from citybrain.notifications.subscriptions import pushed_to
from citybrain.notifications.wording import Letter, as_document
from citybrain.twin.configuration_notifications import NotificationSettings

PUSH_LASTS = 24 * 3600
"""Seconds for which a service keeps a message of a browser that is switched off (RFC 8030, 5.2)."""


def channels_of(settings: NotificationSettings) -> list[Channel]:
    """The ways that are set up."""
    return [
        *([Channel.EMAIL] if settings.mail else []),
        *([Channel.WEBHOOK] if settings.webhooks else []),
        Channel.WEB_PUSH,
    ]


def send(batch: MessageBatch, letter: Letter, settings: NotificationSettings) -> None:
    """Send a batch. Raises SendingError, InputError for an address that may no longer be called."""
    to = batch.subscription
    address = None if to is None else to.address
    if to is None or not address:
        raise RefusedForGoodError("sending-nowhere")
    if to.channel is Channel.EMAIL and settings.mail is not None:
        send_mail(settings.mail, address, letter, batch.key)
    elif to.channel is Channel.WEBHOOK:
        _call(settings, address, letter, batch)
    elif to.channel is Channel.WEB_PUSH:
        _push(settings, address, letter)
    else:
        raise RefusedForGoodError("sending-nowhere")


def signature(secret: str, key: str, moment: int, body: bytes) -> str:
    """The header `webhook-signature` of Standard Webhooks 1.0: HMAC-SHA-256 of id, time and body."""
    raw = base64.b64decode(secret.removeprefix("whsec_"))
    made = hmac.digest(raw, f"{key}.{moment}.".encode() + body, hashlib.sha256)
    return f"v1,{base64.b64encode(made).decode()}"


def _call(settings: NotificationSettings, address: str, letter: Letter, batch: MessageBatch) -> None:
    """The id stays the same however often it is tried, so that a receiver tells that it had it before."""
    private = settings.webhooks[origin_of(address, settings.webhooks)] == PRIVATE
    body = json.dumps(as_document(letter, batch.key, batch.begun), ensure_ascii=False).encode()
    moment = int(time.time())
    assert batch.subscription is not None
    signed = signature(batch.subscription.secret, batch.key, moment, body)
    headers = {"webhook-id": batch.key, "webhook-timestamp": str(moment), "webhook-signature": signed}
    post(address, body, {"Content-Type": "application/json", **headers}, private)


def _push(settings: NotificationSettings, address: str, letter: Letter) -> None:
    to = pushed_to(address)
    private = settings.push_services[push_service_of(to.endpoint, settings.push_services)] == PRIVATE
    document = {"title": letter.title[:300], "link": letter.lines[0].link, "answer": letter.answer}
    body = encrypted(json.dumps(document, ensure_ascii=False).encode(), to)
    headers = {
        "TTL": str(PUSH_LASTS), "Content-Encoding": "aes128gcm", "Content-Type": "application/octet-stream",
        "Urgency": "high" if letter.answer else "normal", "Authorization": signed_for(to.endpoint, settings.address),
    }  # fmt: skip
    post(to.endpoint, body, headers, private)
