"""Calls and messages to browsers against a real receiver; what messages never say, and where none may go."""

import json
import time

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, derive_private_key
from sqlalchemy import select

from citybrain.governance.actor import Actor
from citybrain.governance.roles import DataClass, Permission, Role
from citybrain.kernel.errors import InputError
from citybrain.messages import LANGUAGES, keys, text
from citybrain.notifications import guarded_http
from citybrain.notifications.batches import BatchState
from citybrain.notifications.channels import signature
from citybrain.notifications.faults import SendingError
from citybrain.notifications.guarded_http import post
from citybrain.notifications.listing import listed
from citybrain.notifications.notice import PREFIX
from citybrain.notifications.outbox import queue, queue_drill
from citybrain.notifications.push_encryption import browser_keys, decoded, encoded, encrypted, public_key, signed_for
from citybrain.notifications.severity import Channel
from citybrain.notifications.subscriptions import NewSubscription, require_address, subscription_of, unsubscribe
from citybrain.notifications.wording import describe
from citybrain.records import Records
from citybrain.records.tables.notifications import notification_batch
from citybrain.twin.configuration_notifications import NotificationSettings
from tests.notifications.people import ZONE, case, person, ready, tell
from tests.notifications.receivers import HookReceiver
from tests.notifications.sending import batches, send_all, settings_of


def test_a_call_is_signed_and_says_its_key(records: Records, hooks: HookReceiver) -> None:
    settings = settings_of(hooks=hooks)
    with records.begin() as connection:
        number = person(
            connection, "Aino", settings=settings, channel=Channel.WEBHOOK, address=f"{hooks.origin}/in?x=1"
        )
    tell(records, case())
    ready(records)
    hooks.answer = 500
    send_all(records, Channel.WEBHOOK, settings)
    hooks.answer = 204
    ready(records)
    send_all(records, Channel.WEBHOOK, settings)
    assert batches(records) == [(BatchState.SENT, None, 2)]
    assert len(set(hooks.keys())) == 1
    headers, body = hooks.calls[-1]
    with records.read() as connection:
        to = subscription_of(connection, number)
    assert to is not None
    signed = signature(to.secret, headers["webhook-id"], int(headers["webhook-timestamp"]), body)
    assert headers["webhook-signature"] == signed
    document = json.loads(body)
    assert document["id"] == headers["webhook-id"]
    (line,) = document["notifications"]
    assert (line["subject"], line["severity"], line["text"]) == (
        "case/17",
        "severe",
        "Case 17 (severe): Mannerheimintie",
    )


def test_the_signature_is_that_of_standard_webhooks() -> None:
    """The example of the specification's own libraries."""
    body = b'{"test": 2432232314}'
    made = signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize(
    ("answer", "headers", "state", "wait"),
    [
        (500, {}, BatchState.WAITING, 10), (503, {"Retry-After": "1800"}, BatchState.WAITING, 1790),
        (429, {"Retry-After": "99999999"}, BatchState.WAITING, 3590), (410, {}, BatchState.FAILED, 0),
        (302, {"Location": "http://127.0.0.1/elsewhere"}, BatchState.FAILED, 0),
    ],
)  # fmt: skip
def test_what_a_receiver_answers_decides_whether_it_is_called_again(
    records: Records, hooks: HookReceiver, answer: int, headers: dict[str, str], state: BatchState, wait: float
) -> None:
    settings = settings_of(hooks=hooks)
    with records.begin() as connection:
        person(connection, "Aino", settings=settings, channel=Channel.WEBHOOK, address=f"{hooks.origin}/")
    hooks.answer, hooks.headers = answer, headers
    tell(records, case())
    ready(records)
    send_all(records, Channel.WEBHOOK, settings)
    assert batches(records) == [(state, "sending-refused", 1)]
    assert len(hooks.calls) == 1
    with records.read() as connection:
        due = connection.execute(select(notification_batch.c.due)).scalar_one()
    assert wait <= due - time.time() + 5 or state is BatchState.FAILED


def test_a_receiver_that_is_slow_or_sends_much_is_left(hooks: HookReceiver, monkeypatch: pytest.MonkeyPatch) -> None:
    hooks.answer, hooks.body = 200, 2_000_000_000
    post(f"{hooks.origin}/", b"{}", {}, private=True)
    time.sleep(0.3)
    assert hooks.sent < 200_000_000
    monkeypatch.setattr(guarded_http, "PATIENCE", 0.3)
    hooks.pause = 1.0
    with pytest.raises(SendingError, match="sending-slow"):
        post(f"{hooks.origin}/", b"{}", {}, private=True)


def test_nothing_is_sent_into_a_private_network_unless_it_is_said_so(hooks: HookReceiver) -> None:
    for address in (
        hooks.origin,
        hooks.origin.replace("127.0.0.1", "localhost"),
        "http://169.254.169.254",
        "http://[::1]:1",
        "http://[::ffff:127.0.0.1]:1",
        "http://224.0.0.1",
    ):
        with pytest.raises(SendingError, match="sending-private"):
            post(f"{address}/", b"{}", {}, private=False)
    assert hooks.calls == []


@pytest.mark.parametrize(
    ("channel", "address"),
    [
        (Channel.WEBHOOK, "https://elsewhere.example/"), (Channel.WEBHOOK, "https://hooks.example:8443/"),
        (Channel.WEBHOOK, "https://aino:secret@hooks.example/"), (Channel.WEBHOOK, "http://hooks.example/"),
        (Channel.WEBHOOK, "file:///etc/passwd"), (Channel.WEBHOOK, "https://hooks.example.evil.example/"),
        (Channel.WEBHOOK, "https://hooks.example/\r\nX: y"), (Channel.WEBHOOK, "https://hooks.example/#x"),
        (Channel.EMAIL, "nobody"), (Channel.EMAIL, "a@b.example\r\nBcc: c@d.example"),
        (Channel.EMAIL, "a@b.example, c@d.example"),
        (Channel.WEB_PUSH, "{}"), (Channel.WEB_PUSH, "[]"), (Channel.WEB_PUSH, "[" * 1_900),
        (Channel.WEB_PUSH, '{"endpoint": 1, "keys": {"p256dh": 2, "auth": 3}}'),
    ],
)  # fmt: skip
def test_an_address_that_nothing_may_be_sent_to_is_refused(channel: Channel, address: str) -> None:
    settings = NotificationSettings(
        address="https://city.example", webhooks={"https://hooks.example": "public"}, mail=MailReceiverless
    )
    with pytest.raises(InputError, match=r"subscription-(server|address)"):
        require_address(NewSubscription(channel, address), settings)
    with pytest.raises(InputError, match="subscription-channel"):
        require_address(NewSubscription(channel, address), None)


MailReceiverless = {"host": "mail.example", "sender": "brain@city.example"}


def test_a_browser_is_sent_what_only_it_can_read() -> None:
    """RFC 8291, appendix A, to the byte."""
    to = browser_keys(
        "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        "BTBZMqHH6r4Tts7J_aSIgg",
    )
    own = derive_private_key(int.from_bytes(decoded("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")), SECP256R1())
    made = encrypted(b"When I grow up, I want to be a watermelon", to, own, decoded("DGv6ra1nlYgDCS1FRnbzlw"))
    assert encoded(made) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_y"
        "l95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


def test_a_message_to_a_browser_is_signed_as_the_citys() -> None:
    """RFC 8292: the claims, and a signature that the public key proves."""
    from joserfc import jwt
    from joserfc.jwk import ECKey

    scheme, token, key = (
        signed_for("https://push.example.net/push/abc", "https://city.example").replace(",", "").split()
    )
    public = decoded(key.removeprefix("k="))
    assert (scheme, key, len(public)) == ("vapid", f"k={public_key()}", 65)
    curve = {"kty": "EC", "crv": "P-256", "x": encoded(public[1:33]), "y": encoded(public[33:])}
    claims = jwt.decode(token.removeprefix("t="), ECKey.import_key(curve)).claims
    assert (claims["aud"], claims["sub"]) == ("https://push.example.net", "https://city.example")
    assert time.time() < claims["exp"] <= time.time() + 24 * 3600


def test_a_browser_gets_it_by_its_service(records: Records, hooks: HookReceiver) -> None:
    host = hooks.origin.removeprefix("http://")
    settings = settings_of(push_services={host: "private"})
    given = {"endpoint": f"{hooks.origin}/push/abc", "keys": {"p256dh": public_key(), "auth": encoded(bytes(16))}}
    with records.begin() as connection:
        number = person(connection, "Aino", settings=settings, channel=Channel.WEB_PUSH, address=json.dumps(given))
    hooks.answer = 201
    tell(records, case())
    ready(records)
    send_all(records, Channel.WEB_PUSH, settings)
    headers, body = hooks.calls[0]
    assert (headers["content-encoding"], headers["urgency"], body[20]) == ("aes128gcm", "high", 65)
    assert b"Case" not in body
    with records.begin() as connection:
        unsubscribe(connection, number, "Aino")
    tell(records, case(18))
    ready(records)
    send_all(records, Channel.WEB_PUSH, settings)
    assert len(hooks.calls) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_a_message_says_more_than_number_severity_and_place(language: str) -> None:
    abouts = [key for key in keys(language) if key.startswith(PREFIX)]
    assert len(abouts) >= 4
    for key in abouts:
        for data_class in DataClass:
            one = case(4711, message=key, data_class=data_class, place="Mannerheimintie")
            message = describe(one, language)
            public = data_class is DataClass.PUBLIC
            assert ("4711" in message) == public
            assert ("Mannerheimintie" in message) == (public and key != f"{PREFIX}test")
            allowed = {
                "number": "4711",
                "severity": text("notification-severity-severe", language),
                "place": "Mannerheimintie",
            }
            assert not public or message == text(key, language, **allowed)
            assert "{" not in message


def test_what_reaches_no_address_is_not_called_sent(records: Records) -> None:
    with records.begin() as connection:
        queue_drill(connection, case(), [])
        (line,) = listed(connection, Actor("Ada", frozenset(Role), frozenset(Permission)), "en")
    assert (line["state"], line["state_text"]) == ("open", "in this list alone: no address is known to send it to")
    assert [one["text"] for one in line["steps"]] == ["who wants such messages was asked at 0 addresses"]


def test_who_reads_data_of_a_class_is_told_what_waits_once_signed_in(records: Records) -> None:
    officer = Actor("Olli", frozenset({Role.DUTY_OFFICER}), frozenset(Permission))
    with records.begin() as connection:
        for number, of in enumerate((DataClass.INTERNAL, DataClass.COMMERCIAL)):
            queue(connection, case(number + 1)._replace(data_class=of, place=None), ZONE)
        commercial, internal = listed(connection, officer, "en")
    assert ["not public" in one["text"] for one in (internal, commercial)] == [False, True]
