"""A device that keeps a passkey, in software, and lies as a test asks it to."""

import base64
import hashlib
import json
import secrets

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


class Device:
    """Answers questions of a server as a browser passes them on."""

    def __init__(self, origin: str, host: str) -> None:
        self.origin, self.host = origin, host
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)
        self.counter = 1
        self.flags = PRESENT | VERIFIED

    def make(self, options: dict) -> dict:
        point = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32), -3: point.y.to_bytes(32)}
        attested = bytes(16) + len(self.id).to_bytes(2) + self.id + cbor2.dumps(public)
        data = self._data(self.flags | ATTESTED) + attested
        kept = {"fmt": "none", "attStmt": {}, "authData": data}
        said = {"attestationObject": text(cbor2.dumps(kept)), "clientDataJSON": self._said("webauthn.create", options)}
        return self._answer(said)

    def use(self, options: dict) -> dict:
        self.counter += 1
        data, said = self._data(self.flags), self._said("webauthn.get", options)
        signed = data + hashlib.sha256(base64.urlsafe_b64decode(said + "=" * (-len(said) % 4))).digest()
        signature = self.key.sign(signed, ec.ECDSA(hashes.SHA256()))
        return self._answer({"authenticatorData": text(data), "clientDataJSON": said, "signature": text(signature)})

    def _data(self, flags: int) -> bytes:
        return hashlib.sha256(self.host.encode()).digest() + bytes([flags]) + self.counter.to_bytes(4)

    def _said(self, kind: str, options: dict) -> str:
        said = {"type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": False}
        return text(json.dumps(said).encode())

    def _answer(self, response: dict) -> dict:
        return {"id": text(self.id), "rawId": text(self.id), "type": "public-key", "response": response}
