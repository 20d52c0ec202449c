"""In which order cases need somebody: by severity, people near by, who of them needs care, and the time left, in days.

A case ranks higher by a day where its clock runs out a day earlier, so the order of two cases never depends on when one
looks, and what nobody sees to rises. The amounts are a convention of this project, shown with every rank.
"""

from __future__ import annotations

import math
from typing import NamedTuple

DAY = 86_400_000_000
OF_SEVERITY = (0.0, 2.0, 4.0, 8.0)
"""Days that a severity is worth, from minor to extreme."""

OF_TENFOLD = 1.0
"""Days that ten times the people are worth."""

OF_PLACE = 9.0
"""How much a school, a hospital or the like near by counts: one is worth a day, eleven of them two."""

OFTEN = -2.0
"""Days for cases of a rule that fires too often: they do not bury others."""


class RankReason(NamedTuple):
    """What makes up a rank [days]; `due` [days since 1970] is taken away from the others."""

    severity: float
    people: float
    vulnerable: float
    often: float
    due: float

    @property
    def rank(self) -> float:
        """The sum."""
        return self.severity + self.people + self.vulnerable + self.often - self.due


def rank_reason(severity: int, people: int | None, vulnerable: int | None, often: bool, due: int) -> RankReason:
    """What a rank is made of. People, and `vulnerable` places, that are not known count as none; `due` [µs] is the next
    clock that runs out.
    """
    return RankReason(
        OF_SEVERITY[severity],
        OF_TENFOLD * math.log10(1 + (people or 0)),
        math.log10(1 + OF_PLACE * (vulnerable or 0)),
        OFTEN if often else 0.0,
        due / DAY,
    )
