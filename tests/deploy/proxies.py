"""A city behind nginx and Caddy, each run with the project's own settings and a certificate made for the test."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.cli.test_processes import free_port

SETTINGS = Path(__file__).parents[2] / "deploy"
NAME = "city.example"
STREAM = Path("/usr/lib/nginx/modules/ngx_stream_module.so")
NGINX = """
user root;
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
load_module {module};
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {http}
}}
{stream}
"""
OUTPUT = "output.log"
"""What a proxy prints, in its folder."""

CADDY = "{{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n}}\n{site}"


class Ports(NamedTuple):
    """Where the city answers, and where the proxy does."""

    http: int
    mqtt: int
    https: int
    mqtts: int


class Certificate(NamedTuple):
    """Files of a certificate for the name of the city, which signed itself."""

    chain: Path
    key: Path


def certificate(folder: Path) -> Certificate:
    """A certificate for a day."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.datetime.now(datetime.UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(minutes=5))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    files = Certificate(folder / "fullchain.pem", folder / "privkey.pem")
    files.chain.write_bytes(made.public_bytes(Encoding.PEM))
    files.key.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return files


def replaced(file: str, changes: dict[str, str]) -> str:
    """The project's settings with other places; each that is replaced has to be there."""
    text = (SETTINGS / file).read_text()
    for old, new in changes.items():
        assert old in text, f"{file} has no {old!r}"
        text = text.replace(old, new)
    return text


@contextmanager
def nginx(folder: Path, ports: Ports, files: Certificate) -> Iterator[None]:
    """nginx with TLS for HTTP and MQTT."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin")
    if program is None or not STREAM.exists():
        pytest.skip("service missing: nginx with its stream module (see .ci/run)")
    own = {
        "/etc/ssl/citybrain/fullchain.pem": str(files.chain),
        "/etc/ssl/citybrain/privkey.pem": str(files.key),
    }
    http = own | {
        "listen 443 ssl;": f"listen 127.0.0.1:{ports.https} ssl;",
        "listen [::]:443 ssl;": "",
        "127.0.0.1:8000": f"127.0.0.1:{ports.http}",
        "/var/log/nginx/": f"{folder}/",
    }
    mqtt = own | {
        "listen 8883 ssl;": f"listen 127.0.0.1:{ports.mqtts} ssl;",
        "listen [::]:8883 ssl;": "",
        "127.0.0.1:1883": f"127.0.0.1:{ports.mqtt}",
    }
    stream = f"stream {{ {replaced('nginx-mqtt.conf', mqtt)} }}"
    (folder / "nginx.conf").write_text(
        NGINX.format(folder=folder, module=STREAM, http=replaced("nginx.conf", http), stream=stream)
    )
    with _running(folder, [program, "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")]):
        yield


@contextmanager
def caddy(folder: Path, ports: Ports, files: Certificate) -> Iterator[None]:
    """Caddy with the certificate of the test in place of one that it gets itself."""
    program = shutil.which("caddy")
    if program is None:
        pytest.skip("service missing: caddy (see .ci/run)")
    site = replaced(
        "Caddyfile",
        {
            "city.example {": f"https://{NAME}:{ports.https} {{\n\tbind 127.0.0.1\n\ttls {files.chain} {files.key}",
            "127.0.0.1:8000": f"127.0.0.1:{ports.http}",
        },
    )
    (folder / "Caddyfile").write_text(CADDY.format(site=site))
    with _running(folder, [program, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]):
        yield


Proxy = Callable[[Path, Ports, Certificate], "Iterator[None]"]
PROXIES = {"nginx": nginx, "caddy": caddy}


def free_ports() -> Ports:
    """Ports that nobody uses."""
    return Ports(*(free_port() for _ in Ports._fields))


@contextmanager
def _running(folder: Path, command: list[str]) -> Iterator[None]:
    with (folder / OUTPUT).open("wb") as output, subprocess.Popen(command, stderr=output, stdout=output) as process:
        try:
            yield
        finally:
            process.terminate()
            process.wait(20)
