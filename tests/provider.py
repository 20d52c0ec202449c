"""A provider of OpenID Connect on this machine, that lies as a test asks it to."""

import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
CLIENT, SECRET = "citybrain", "a secret & more"


def say(self: BaseHTTPRequestHandler, status: int, document: Any) -> None:
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    self.send_response(status)
    self.send_header("content-type", "application/json")
    self.send_header("content-length", str(len(body)))
    self.end_headers()
    self.wfile.write(body)


def encoded(part: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def logout_token(provider: "FakeProvider", **changes: Any) -> str:
    """What a provider says when somebody signs out there; `changes` are made to it, None leaves something out."""
    now = int(time.time())
    claims = {
        "iss": provider.issuer, "aud": CLIENT, "iat": now, "exp": now + 120, "jti": secrets.token_urlsafe(8),
        "events": {"http://schemas.openid.net/event/backchannel-logout": {}}, **changes,
    }  # fmt: skip
    return provider.sign({name: value for name, value in claims.items() if value is not None})


class FakeProvider:
    """Signs in whom a test says, with what a test changes of token and answers."""

    def __init__(self) -> None:
        self.key = KEY
        self.codes: dict[str, dict[str, Any]] = {}
        self.claims: dict[str, Any] = {}
        """Put over those of every token; None leaves one out."""

        self.sign: Callable[[dict[str, Any]], str] = self.signed
        self.document: dict[str, Any] = {}
        self.asked: list[str] = []
        self.pause = 0.0
        self.large = False
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                provider.get(self)

            def do_POST(self) -> None:
                provider.post(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}/realms/city"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def get(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append(handler.path)
        time.sleep(self.pause)
        if handler.path.endswith("openid-configuration"):
            ends = {"authorization_endpoint": "auth", "token_endpoint": "token", "jwks_uri": "keys"}
            told = {name: f"{self.issuer}/{end}" for name, end in ends.items()}
            told |= {"issuer": self.issuer, "end_session_endpoint": f"{self.issuer}/logout"}
            say(handler, 200, b" " * 1_000_000 if self.large else told | self.document)
        else:
            say(handler, 200, {"keys": [self.key.as_dict(private=False)]})

    def post(self, handler: BaseHTTPRequestHandler) -> None:
        form = parse_qs(handler.rfile.read(int(handler.headers["content-length"])).decode())
        code = self.codes.pop(form["code"][0], None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"][0].encode()).digest()).rstrip(b"=")
        basic = base64.b64encode(f"{CLIENT}:{'a%20secret%20%26%20more'}".encode()).decode()
        known = handler.headers.get("authorization") == f"Basic {basic}"
        if code is None or not known or challenge.decode() != code["code_challenge"]:
            say(handler, 400, {"error": "invalid_grant"})
            return
        now = int(time.time())
        claims = {
            "iss": self.issuer, "aud": CLIENT, "exp": now + 300, "iat": now, "nonce": code["nonce"], "sub": "s-1",
            "name": "Aino Example", "groups": ["climate-office"], **self.claims,
        }  # fmt: skip
        token = self.sign({name: value for name, value in claims.items() if value is not None})
        say(handler, 200, {"access_token": "opaque", "token_type": "Bearer", "id_token": token})

    def signed(self, claims: dict[str, Any]) -> str:
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.key)

    def unsigned(self, claims: dict[str, Any]) -> str:
        return f"{encoded({'alg': 'none'})}.{encoded(claims)}."

    def signed_with_public_key(self, claims: dict[str, Any]) -> str:
        """The public key, which everybody has, taken for a secret that both share."""
        said = f"{encoded({'alg': 'HS256', 'kid': 'one'})}.{encoded(claims)}"
        mac = hmac.digest(self.key.as_pem(private=False), said.encode(), hashlib.sha256)
        return f"{said}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"

    def signed_by_another(self, claims: dict[str, Any]) -> str:
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims, RSAKey.generate_key(2048))

    def sign_in(self, address: str) -> dict[str, str]:
        """What comes back in the address of the page, for whoever is sent to an address of this provider."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked
        return {"state": asked["state"], "code": code, "issuer": self.issuer}
