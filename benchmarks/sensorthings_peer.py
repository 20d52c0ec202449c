"""The peer: django-ogc-sensorthings 1.2 on PostgreSQL, installed into a folder of its own and served by uvicorn.

Its own database backend, as its manual sets it up, with two worker processes for two cores.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

from benchmarks.cities import KEPT
from tests.services import PostgresServer, free_port, wait_for_port

PACKAGES = ("django-ogc-sensorthings==1.2.0", "psycopg[binary]", "uvicorn", "uvloop", "httptools")
SETTINGS = """
from uuid import UUID
DEBUG = False
SECRET_KEY = "of a benchmark"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "peer_urls"
USE_TZ = True
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "sensorthings.versions.v1_1",
    "sensorthings.versions.v1_1.backends.django",
    "sensorthings.versions.v1_1.extensions.dataarray",
]
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "peer", "HOST": %r, "USER": "citybrain",
                         "CONN_MAX_AGE": None}}
SENSORTHINGS_V1_1_SERVICE_URL = "http://127.0.0.1:%d/sensorthings"
SENSORTHINGS_V1_1_BACKEND_ADAPTER = "sensorthings.versions.v1_1.backends.django.adapter.DjangoBackendAdapter"
SENSORTHINGS_V1_1_ID_TYPE = UUID
SENSORTHINGS_V1_1_ID_DELIMITER = "'"
DATA_UPLOAD_MAX_MEMORY_SIZE = None
"""
URLS = """
from django.urls import include, path
urlpatterns = [path("sensorthings/", include("sensorthings.versions.v1_1.urls"))]
"""
ASGI = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "peer_settings"
from django.core.asgi import get_asgi_application
application = get_asgi_application()
"""
ROOT = "/sensorthings/v1.1"


def installed() -> Path:
    """Python of an environment that has the peer; made once."""
    folder = KEPT / "peer"
    python = folder / "bin" / "python"
    if not (folder / ".installed").exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
        (folder / ".installed").touch()
    return python


class Peer:
    """The peer at work on a database of a running PostgreSQL server."""

    def __init__(self, server: PostgresServer, folder: Path) -> None:
        self.port = free_port()
        python = installed()
        server.database("peer")
        (folder / "peer_settings.py").write_text(SETTINGS % (str(server.folder), self.port))
        (folder / "peer_urls.py").write_text(URLS)
        (folder / "peer_asgi.py").write_text(ASGI)
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "peer_settings", "PYTHONPATH": str(folder)}
        migrate = [python, "-m", "django", "migrate", "--verbosity", "0"]
        subprocess.run(migrate, check=True, cwd=folder, env=environment, stdout=sys.stderr)
        serve = [python, "-m", "uvicorn", "peer_asgi:application", "--port", str(self.port), "--workers", "2"]
        self._process = subprocess.Popen(
            [*serve, "--log-level", "error"], cwd=folder, env=environment, stdout=subprocess.DEVNULL
        )
        wait_for_port(self.port, 60)

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(20)
