"""Mail that is handed to a server (RFC 5321, RFC 8314), within a time, whatever the server does."""

from __future__ import annotations

import smtplib
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from email.utils import format_datetime, localtime

from citybrain.notifications.faults import ChannelGoneError, RefusedForGoodError, SendingError
from citybrain.notifications.keys import mail_password
from citybrain.notifications.wording import Letter
from citybrain.twin.configuration_notifications import MailSettings

SILENCE = 10.0
"""Seconds that a server may be silent."""

PATIENCE = 30.0
"""Seconds that handing over a message may take, all in all."""

FOREVER = 500
"""From here on answers of a server say that trying again is of no use (RFC 5321, 4.2.1)."""


def send_mail(settings: MailSettings, address: str, letter: Letter, key: str) -> None:
    """Hand over a message. Raises SendingError.

    `key` is the same however often it is tried: in the identity of the message, by which receivers tell that they had
    it before.
    """
    message = message_of(settings, address, letter, key)
    try:
        with _connected(settings) as server:
            server.send_message(message, settings.sender, [address])
    except smtplib.SMTPRecipientsRefused as problem:
        (status, _), *_ = problem.recipients.values()
        raise _kind(status)("mail-recipient-refused", status=status) from problem
    except smtplib.SMTPResponseException as problem:
        status = problem.smtp_code
        own = isinstance(problem, smtplib.SMTPDataError)  # else no other message would be taken either
        kind = _kind(status) if own else ChannelGoneError
        raise kind("mail-refused", server=settings.host, status=status) from problem
    except (OSError, smtplib.SMTPException) as problem:
        described = str(problem)[:200] or type(problem).__name__
        raise ChannelGoneError("mail-unreachable", server=settings.host, problem=described) from problem


def _kind(status: int) -> type[SendingError]:
    return RefusedForGoodError if status >= FOREVER else SendingError


def message_of(settings: MailSettings, address: str, letter: Letter, key: str) -> EmailMessage:
    """The message as it goes out; nobody is to answer it, least of all a program (RFC 3834)."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = settings.sender, address, letter.title
    message["Date"] = format_datetime(localtime())
    message["Message-ID"] = f"<{key}@{settings.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = letter.language
    message.set_content(letter.body)
    return message


@contextmanager
def _connected(settings: MailSettings) -> Iterator[smtplib.SMTP]:
    """A server that may be handed a message; the connection is cut when the time is over."""
    context = ssl.create_default_context()
    if settings.security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(timeout=SILENCE, context=context)
    else:
        server = smtplib.SMTP(timeout=SILENCE)
    server._host = settings.host  # type: ignore[attr-defined]  # whose certificate is looked at
    late = threading.Timer(PATIENCE, lambda: _cut(server))
    late.daemon = True
    late.start()
    try:
        status, answer = server.connect(settings.host, settings.port)
        if status != 220:
            raise smtplib.SMTPConnectError(status, answer)
        if settings.security == "starttls":
            server.starttls(context=context)
        if settings.user:
            server.login(settings.user, _password())
        yield server
        with suppress(OSError, smtplib.SMTPException):  # the message was taken
            server.quit()
    finally:
        late.cancel()
        server.close()


def _password() -> str:
    password = mail_password()
    if password is None:
        raise ChannelGoneError("mail-password-missing")
    return password


def _cut(server: smtplib.SMTP) -> None:
    sock = server.sock
    if sock is not None:
        with suppress(OSError):
            sock.shutdown(2)
