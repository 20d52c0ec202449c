"""Tables in PostgreSQL as they were in earlier versions."""

import psycopg

BACK = {
    3: (
        *(
            f'ALTER TABLE readings.{table} DROP "begin", DROP "end", DROP made_first, DROP made_last'
            for table in ("added", "summary")
        ),
        "DROP TABLE readings.observed",
    ),
    2: ("DROP TABLE readings.forgotten",),
}
"""What takes the tables back from a version to the one before."""


def to_version(connection: psycopg.Connection, version: int) -> None:
    """Take the tables of readings back."""
    for number in sorted((number for number in BACK if number > version), reverse=True):
        for statement in BACK[number]:
            connection.execute(statement)
    connection.execute("DELETE FROM readings.version WHERE number > %s", [version])
