"""What names the place of an audit log: the newest head is remembered by it, outside the city."""

from sqlalchemy import create_engine

from citybrain.governance.audit_heads import place_of
from tests.services import PostgresServer, postgres_server


def place_at(address: str) -> str:
    engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        place = place_of(connection)
    engine.dispose()
    return place


def test_databases_of_one_name_of_two_servers_are_two_places(postgres: PostgresServer) -> None:
    address = postgres.database("place")
    with postgres_server() as other:
        assert place_at(other.database("place")) != place_at(address) == place_at(address)


def test_who_has_no_right_but_to_connect_knows_the_place(postgres: PostgresServer) -> None:
    address = postgres.database("place_of_anybody")
    engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE ROLE anybody LOGIN")
    engine.dispose()
    assert place_at(address.replace("citybrain@", "anybody@")) == place_at(address)
