"""This program's own server, as `citybrain serve` starts it, on a small city of its own."""

import subprocess
import sys
from pathlib import Path

from citybrain.governance import Permission, Role, register
from citybrain.records import open_records
from tests.city import write_city
from tests.services import free_port, wait_for_port

ROOT = "/sta/v1.1"


class Server:
    """A served city and a token that may write to it; `arguments` are further ones of the command."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        city = write_city(folder)
        records = open_records(city)
        with records.begin() as connection:
            register.add_identity(connection, "load", [Role.DEVICE_OPERATOR], "benchmark")
            acts = [Permission.READ_OBSERVATIONS, Permission.WRITE_OBSERVATIONS, Permission.WRITE_SENSORS]
            token = register.give_token(connection, "load", acts, 1, "benchmark", "benchmark")
        records.close()
        self.headers = {"Authorization": f"Bearer {token.text}"}
        self.port = free_port()
        program = [str(Path(sys.executable).with_name("citybrain")), "serve", str(city), "--port", str(self.port)]
        self.process = subprocess.Popen([*program, *arguments], stdout=subprocess.DEVNULL)
        wait_for_port(self.port, 60)

    def close(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(60)
