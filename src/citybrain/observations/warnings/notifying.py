"""Who subscribed to warnings is told of one that is issued or called off, in the transaction that records it."""

from __future__ import annotations

from sqlalchemy import Connection, select

from citybrain.governance.roles import DataClass
from citybrain.notifications.notice import LONGEST_PLACE, Awareness
from citybrain.notifications.outbox import queue
from citybrain.notifications.severity import Severity
from citybrain.observations.warnings.shapes import Warning
from citybrain.records.tables.sensing import datastream

KIND = "warning"
SEVERITY = {
    "guideline": Severity.MINOR, "target": Severity.MINOR, "limit": Severity.MODERATE,
    "information": Severity.MODERATE, "alert": Severity.SEVERE, "emergency": Severity.EXTREME,
}  # fmt: skip
"""How grave it is that a kind of limit is exceeded, as CAP 1.2 has it."""


def notify(connection: Connection, number: int, warning: Warning, ended: bool = False) -> None:
    """Queue a message about a warning of a number; its document is linked. Of a stream whose class is not known it is
    said as of one that is not public.
    """
    data_class = connection.execute(
        select(datastream.c.data_class).where(datastream.c.id == warning["stream"])
    ).scalar()
    place = "".join(sign for sign in warning["place"] if sign.isprintable())[:LONGEST_PLACE]
    about = Awareness(
        key=f"{KIND}/{number}/{'ended' if ended else 'issued'}",
        subject=f"{KIND}/{number}",
        kind=KIND,
        severity=SEVERITY[warning["limit"]["kind"]],
        message="notification-about-warning-ended" if ended else "notification-about-warning",
        data_class=DataClass(data_class) if data_class else DataClass.INTERNAL,
        role=None,
        path=f"/api/v1/warnings/{number}/cap",
        place=place or None,
        answers=False,
    )
    queue(connection, about, "UTC")
