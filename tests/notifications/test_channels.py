"""Mail and calls against real receivers on this machine, with all that they can do wrong; what messages never say."""

import base64
import json
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, derive_private_key
from sqlalchemy import select, update

from citybrain.governance.roles import DataClass
from citybrain.kernel.errors import InputError
from citybrain.messages import LANGUAGES, keys, text
from citybrain.notifications import guarded_http
from citybrain.notifications.batches import BatchState
from citybrain.notifications.channels import signature
from citybrain.notifications.faults import SendingError
from citybrain.notifications.guarded_http import post
from citybrain.notifications.keys import keep_mail_password, webhook_secret
from citybrain.notifications.mail import send_mail
from citybrain.notifications.notice import PREFIX
from citybrain.notifications.outbox import end
from citybrain.notifications.push_encryption import browser_keys, decoded, encoded, encrypted, public_key, signed_for
from citybrain.notifications.severity import Channel, Severity
from citybrain.notifications.subscriptions import NewSubscription, require_address, unsubscribe
from citybrain.notifications.wording import Letter, describe
from citybrain.notifications.worker import Sender
from citybrain.records import Records
from citybrain.records.tables.notifications import notification_batch
from citybrain.twin.configuration_notifications import NotificationSettings
from tests.notifications.people import case, person, ready, tell
from tests.notifications.receivers import PASSWORD, USER, HookReceiver, MailReceiver

LETTER = Letter("Case 17", (), 0, "", "en")


def settings_of(
    mail: MailReceiver | None = None, hooks: HookReceiver | None = None, **more: Any
) -> NotificationSettings:
    return NotificationSettings(
        address="https://city.example",
        mail=mail.settings() if mail else None,
        webhooks={hooks.origin: "private"} if hooks else {},
        **more,
    )


def send_all(records: Records, channel: Channel, settings: NotificationSettings) -> Sender:
    """Send what is due, without resting in between."""
    stopped = threading.Event()
    stopped.set()
    sender = Sender(records, channel, settings, stopped, {})
    while sender.send_next():
        pass
    return sender


def batches(records: Records) -> list[tuple[str, str | None, int]]:
    with records.read() as connection:
        table = notification_batch.c
        return [
            tuple(row)
            for row in connection.execute(select(table.state, table.problem, table.attempts).order_by(table.id))
        ]


def test_mail_arrives_with_links_and_nothing_else_and_once(records: Records, mail: MailReceiver) -> None:
    settings = settings_of(mail)
    with records.begin() as connection:
        person(connection, "Aino", settings=settings)
        person(connection, "Eino", settings=settings, language="zh")
    tell(records, case(), case(18, data_class=DataClass.ENTERPRISE))
    ready(records)
    for _ in range(3):
        send_all(records, Channel.EMAIL, settings)
    assert batches(records) == [(BatchState.SENT, None, 1)] * 2
    english, chinese = sorted(mail.taken, key=lambda one: str(one["To"]))
    assert (english["To"], english["From"], english["Auto-Submitted"]) == (
        "aino@city.example",
        "brain@city.example",
        "auto-generated",
    )
    body = english.get_content().replace("\r\n", "\n")
    assert "Case 17 (severe): Mannerheimintie\nhttps://city.example/now?case=17\n" in body
    assert "https://city.example/api/v1/notifications/answers/" in body
    assert "Something that is not public waits (severe)" in body
    assert "18" not in body.replace("case=17", "").split("answers/")[0]
    assert "事件 17(严重)" in chinese.get_content()
    assert len(set(mail.keys())) == 2


def test_one_address_that_is_refused_does_not_hold_up_another(records: Records, mail: MailReceiver) -> None:
    settings = settings_of(mail)
    with records.begin() as connection:
        for name in ("Aino", "Eino", "Olga"):
            person(connection, name, settings=settings)
    mail.refuses = {"aino@city.example": "550 no such user", "eino@city.example": "451 later"}
    tell(records, case())
    ready(records)
    send_all(records, Channel.EMAIL, settings)
    assert batches(records) == [
        (BatchState.FAILED, "mail-recipient-refused", 1), (BatchState.WAITING, "mail-recipient-refused", 1),
        (BatchState.SENT, None, 1),
    ]  # fmt: skip
    assert [one["To"] for one in mail.taken] == ["olga@city.example"]


def test_a_server_of_mail_that_is_gone_rests_the_channel_and_loses_nothing(
    records: Records, mail: MailReceiver
) -> None:
    settings = settings_of(mail)
    with records.begin() as connection:
        person(connection, "Aino", settings=settings)
    port = mail.port
    mail.close()
    tell(records, case())
    ready(records)
    sender = send_all(records, Channel.EMAIL, settings)
    assert sender._resting == {Channel.EMAIL: "mail-unreachable"}
    assert batches(records) == [(BatchState.WAITING, "mail-unreachable", 1)]
    back = MailReceiver(port=port)
    ready(records)
    sender.send_next()
    assert (len(back.taken), sender._resting, batches(records)) == (1, {}, [(BatchState.SENT, None, 2)])
    back.close()


def test_a_sender_that_dies_after_sending_sends_it_again_under_the_same_key(
    records: Records, mail: MailReceiver
) -> None:
    """What a SIGKILL between sending and writing leaves: the receiver has it twice, and can tell so by its key."""
    settings = settings_of(mail)
    with records.begin() as connection:
        for number in range(5):
            person(connection, f"Person{number}", settings=settings)
    tell(records, case())
    ready(records)
    send_all(records, Channel.EMAIL, settings)
    with records.begin() as connection:
        lost = notification_batch.c.id <= 2
        connection.execute(
            update(notification_batch).where(lost).values(state=BatchState.WAITING, lease=time.time() - 1)
        )
    send_all(records, Channel.EMAIL, settings)
    assert (len(mail.keys()), len(set(mail.keys()))) == (7, 5)
    assert {state for state, *_ in batches(records)} == {BatchState.SENT}


SENDER = """
import sys, threading
from pathlib import Path
from citybrain.notifications.severity import Channel
from citybrain.notifications.worker import Sender
from citybrain.records import open_records
from citybrain.twin.configuration_notifications import NotificationSettings

settings = NotificationSettings.model_validate_json(sys.argv[2])
Sender(open_records(Path(sys.argv[1])), Channel.EMAIL, settings, threading.Event(), {}).send_next()
"""


def test_a_sender_that_is_killed_before_it_could_write_it_down(
    records: Records, mail: MailReceiver, tmp_path: Path
) -> None:
    """SIGKILL, once the server has the message: 2 messages of 1 key arrive, and one row is sent."""
    settings = settings_of(mail)
    with records.begin() as connection:
        person(connection, "Aino", settings=settings)
    tell(records, case())
    ready(records)
    mail.pause = 3.0
    with subprocess.Popen([sys.executable, "-c", SENDER, str(tmp_path), settings.model_dump_json()]) as sender:
        deadline = time.monotonic() + 120
        while not mail.taken and time.monotonic() < deadline and sender.poll() is None:
            time.sleep(0.02)
        sender.kill()
    mail.pause = 0.0
    assert (len(mail.taken), batches(records)) == (1, [(BatchState.WAITING, None, 1)])
    assert send_all(records, Channel.EMAIL, settings) and len(mail.taken) == 1  # it has the batch to itself for a time
    with records.begin() as connection:
        connection.execute(update(notification_batch).values(lease=time.time() - 1))
    send_all(records, Channel.EMAIL, settings)
    assert (len(mail.keys()), len(set(mail.keys())), batches(records)) == (2, 1, [(BatchState.SENT, None, 2)])


@contextmanager
def silent(greeting: bytes, every: float = 0.0) -> Iterator[int]:
    """A server that accepts and then says nothing more, or a letter now and then."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        ended = threading.Event()

        def work() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.sendall(greeting)
                while not ended.wait(every or 0.1):
                    if every:
                        connection.sendall(b"2")

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        ended.set()
        thread.join(5)


@pytest.mark.parametrize("every", [0.0, 0.05])
def test_a_server_of_mail_that_hangs_or_drips_is_left_in_time(
    monkeypatch: pytest.MonkeyPatch, mail: MailReceiver, every: float
) -> None:
    monkeypatch.setattr("citybrain.notifications.mail.SILENCE", 0.5)
    monkeypatch.setattr("citybrain.notifications.mail.PATIENCE", 1.0)
    with silent(b"" if every else b"220 hello\r\n", every) as port:
        begin = time.monotonic()
        with pytest.raises(SendingError, match="mail-") as problem:
            send_mail(mail.settings(port=port), "aino@city.example", LETTER, "one")
        assert time.monotonic() - begin < 10
    assert problem.value.everywhere


def test_mail_goes_out_by_tls_that_holds_and_by_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority, served = certificate(tmp_path, "localhost")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(served)
    keep_mail_password(PASSWORD)
    for implicit in (False, True):
        receiver = MailReceiver(context, implicit)
        own = {"host": "localhost", "security": "tls" if implicit else "starttls"}
        settings = receiver.settings(**own, user=None if implicit else USER)
        with pytest.raises(SendingError, match="mail-unreachable"):
            send_mail(settings, "aino@city.example", LETTER, "one")
        monkeypatch.setenv("SSL_CERT_FILE", str(authority))
        with pytest.raises(SendingError, match="mail-unreachable"):  # of another name
            send_mail(settings.model_copy(update={"host": "127.0.0.1"}), "aino@city.example", LETTER, "one")
        assert receiver.taken == []
        send_mail(settings, "aino@city.example", LETTER, "one")
        assert receiver.keys() == ["<one@city.example>"]
        if not implicit:
            assert receiver.signed_in == [True]
            keep_mail_password("wrong")
            with pytest.raises(SendingError, match="mail-refused") as problem:
                send_mail(settings, "aino@city.example", LETTER, "two")
            assert problem.value.everywhere
        monkeypatch.delenv("SSL_CERT_FILE")
        receiver.close()


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate of an authority of its own, and that of a server with its key."""
    import datetime

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key

    now, day = datetime.datetime.now(datetime.UTC), datetime.timedelta(days=1)
    made = []
    for subject in ("Test", name):
        key = generate_private_key(SECP256R1())
        named = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, subject)])
        issuer, signing = (named, key) if not made else (made[0][0].subject, made[0][1])
        builder = (
            x509.CertificateBuilder().subject_name(named).issuer_name(issuer).public_key(key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(now - day).not_valid_after(now + day)
            .add_extension(x509.BasicConstraints(ca=not made, path_length=None), critical=True)
        )  # fmt: skip
        if made:
            builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(subject)]), critical=False)
        made.append((builder.sign(signing, hashes.SHA256()), key))
    paths = folder / "authority.pem", folder / "server.pem"
    pem = serialization.Encoding.PEM
    paths[0].write_bytes(made[0][0].public_bytes(pem))
    private = made[1][1].private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    paths[1].write_bytes(private + made[1][0].public_bytes(pem))
    return paths


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
    signed = signature(webhook_secret(number), headers["webhook-id"], int(headers["webhook-timestamp"]), body)
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


def test_a_message_about_what_is_over_meanwhile_is_not_sent(records: Records, mail: MailReceiver) -> None:
    settings = settings_of(mail)
    with records.begin() as connection:
        person(connection, "Aino", settings=settings)
    tell(records, case(severity=Severity.EXTREME))
    with records.begin() as connection:
        end(connection, "case/17", "Olga")
    ready(records)
    send_all(records, Channel.EMAIL, settings)
    assert mail.taken == []


def test_the_password_of_a_server_stands_in_no_city(records: Records, mail: MailReceiver, tmp_path: Path) -> None:
    keep_mail_password("very secret words")
    with records.begin() as connection:
        person(connection, "Aino", settings=settings_of(mail))
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"very secret words" not in kept
    assert b"aino@city.example" not in kept
    assert base64.b64encode(b"aino@city.example") not in kept
