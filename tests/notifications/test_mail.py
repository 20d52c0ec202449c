"""Mail against a real server on this machine, with all that it can do wrong."""

import base64
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from sqlalchemy import update

from citybrain.governance.roles import DataClass
from citybrain.notifications.batches import BatchState
from citybrain.notifications.faults import SendingError
from citybrain.notifications.keys import keep_mail_password
from citybrain.notifications.mail import send_mail
from citybrain.notifications.outbox import end
from citybrain.notifications.severity import Channel, Severity
from citybrain.records import Records
from citybrain.records.tables.notifications import notification_batch
from tests.notifications.people import case, person, ready, tell
from tests.notifications.receivers import PASSWORD, USER, MailReceiver
from tests.notifications.sending import LETTER, batches, send_all, settings_of


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
    assert "事件 17（严重）" in chinese.get_content()
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
    monkeypatch.setenv("CITYBRAIN_KEYS", str(tmp_path / "keys"))
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
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False)
            .add_extension(x509.KeyUsage(bool(made), *[False] * 4, not made, not made, False, False), critical=True)
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


def test_the_password_of_a_server_stands_in_no_city(
    records: Records, mail: MailReceiver, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("CITYBRAIN_KEYS", str(tmp_path_factory.mktemp("keys") / "keys"))
    keep_mail_password("very secret words")
    with records.begin() as connection:
        person(connection, "Aino", settings=settings_of(mail))
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"very secret words" not in kept
    assert b"aino@city.example" not in kept
    assert base64.b64encode(b"aino@city.example") not in kept
