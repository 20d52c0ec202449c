"""The services that other tests use start, answer, stop and come back."""

import subprocess

from tests.services import broker, postgres_server, wait_for_port


def test_a_postgresql_server_keeps_what_it_holds_when_the_power_goes() -> None:
    with postgres_server() as server:
        address = server.database("one")

        def ask(statement: str) -> str:
            return subprocess.run(
                ["psql", address, "-t", "-A", "-c", statement], check=True, capture_output=True, text=True
            ).stdout.strip()

        ask("CREATE EXTENSION timescaledb CASCADE; CREATE EXTENSION postgis; CREATE TABLE kept AS SELECT 7 AS number")
        server.stop("immediate")
        server.start()
        assert ask("SELECT number FROM kept") == "7"


def test_a_broker_listens_again_after_it_was_gone() -> None:
    with broker() as running:
        running.stop()
        running.start()
        wait_for_port(running.port)
