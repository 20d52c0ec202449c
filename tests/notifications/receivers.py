"""Real receivers on this machine, of mail (aiosmtpd) and of HTTP, that misbehave as a test asks them to."""

import email
import json
import ssl
import threading
import time
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

from citybrain.twin.configuration_notifications import MailSettings

USER, PASSWORD = "city", "a long password"


class _Handler:
    def __init__(self, receiver: "MailReceiver") -> None:
        self.receiver = receiver

    async def handle_RCPT(self, server: SMTP, session: Any, envelope: Any, address: str, options: Any) -> str:
        if (answer := self.receiver.refuses.get(address)) is not None:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        self.receiver.tried += 1
        if self.receiver.answer is not None:
            return self.receiver.answer
        message = email.message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.receiver.taken.append(message)
        self.receiver.signed_in.append(session.authenticated)
        if self.receiver.pause:
            time.sleep(self.receiver.pause)  # it has the message, and says so late
        return "250 OK"


class MailReceiver:
    """Takes mail; `refuses` are answers to addresses, `answer` one to each message in place of taking it."""

    def __init__(self, context: ssl.SSLContext | None = None, implicit: bool = False, port: int = 0) -> None:
        self.taken: list[EmailMessage] = []
        self.signed_in: list[bool] = []
        self.refuses: dict[str, str] = {}
        self.answer: str | None = None
        self.pause = 0.0
        self.tried = 0
        more: dict[str, Any] = {}
        if context is not None and not implicit:
            more = {"tls_context": context, "require_starttls": True, "authenticator": _signs_in, "auth_required": True}
        self._controller = Controller(
            _Handler(self), hostname="127.0.0.1", port=port, ssl_context=context if implicit else None, **more
        )
        if not port:
            self._controller.port = _free_port()
        self._controller.start()
        self.port = self._controller.port

    def settings(self, **more: Any) -> MailSettings:
        return MailSettings(
            **{"host": "127.0.0.1", "port": self.port, "security": "none", "sender": "brain@city.example", **more}
        )

    def keys(self) -> list[str]:
        return [str(message["Message-ID"]) for message in self.taken]

    def close(self) -> None:
        if self._controller.loop.is_running():
            self._controller.stop()


def _signs_in(server: Any, session: Any, envelope: Any, mechanism: str, told: Any) -> AuthResult:
    return AuthResult(success=(told.login, told.password) == (USER.encode(), PASSWORD.encode()), handled=False)


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class HookReceiver:
    """Takes calls over HTTP; `answer` is what it says, `body` how many bytes it sends with it."""

    def __init__(self) -> None:
        self.calls: list[tuple[dict[str, str], bytes]] = []
        self.answer = 204
        self.headers: dict[str, str] = {}
        self.pause = 0.0
        self.body = 0
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                receiver.calls.append(({name.lower(): value for name, value in self.headers.items()}, body))
                time.sleep(receiver.pause)
                try:
                    self.send_response(receiver.answer)
                    for name, value in receiver.headers.items():
                        self.send_header(name, value)
                    self.send_header("content-length", str(receiver.body))
                    self.end_headers()
                    for _ in range(receiver.body // 1_000_000):
                        self.wfile.write(bytes(1_000_000))
                        receiver.sent += 1_000_000
                except OSError:
                    receiver.cut += 1

            def log_message(self, *_: Any) -> None:
                pass

        self.cut = self.sent = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def documents(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, body in self.calls]

    def keys(self) -> list[str]:
        return [headers["webhook-id"] for headers, _ in self.calls]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
