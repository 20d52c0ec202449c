"""Times and days that somebody sends: those that every clock can tell, in every zone, and some days around them too."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AwareDatetime, Field

FIRST_YEAR, AFTER_LAST_YEAR = 1900, 9000
Moment = Annotated[
    AwareDatetime,
    Field(ge=datetime(FIRST_YEAR, 1, 1, tzinfo=UTC), lt=datetime(AFTER_LAST_YEAR, 1, 1, tzinfo=UTC)),
]
Day = Annotated[date, Field(ge=date(FIRST_YEAR, 1, 1), lt=date(AFTER_LAST_YEAR, 1, 1))]
