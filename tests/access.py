"""Tokens of cities that tests serve, and what their records hold."""

import sqlite3
from contextlib import closing
from pathlib import Path

from citybrain.governance.register import ADMINISTRATOR, create_first_administrator, give_token
from citybrain.governance.tokens import Token
from citybrain.records import open_records
from citybrain.records.store import FILE


def token_of(city: Path) -> Token:
    """A further token of the administrator of a city, who is founded where there is none."""
    records = open_records(city)
    with records.begin() as connection:
        made = create_first_administrator(connection, "root") or give_token(
            connection, ADMINISTRATOR, (), 1, "", "root"
        )
    records.close()
    return made


def headers_of(city: Path) -> dict[str, str]:
    """What a client sends that the administrator of a city uses."""
    return {"authorization": f"Bearer {token_of(city).text}"}


def dump_of(city: Path) -> list[str]:
    """All that the records of a city hold, to see whether anything was written."""
    with closing(sqlite3.connect(city / FILE)) as connection:
        return list(connection.iterdump())
