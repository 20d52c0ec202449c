"""A city with a station whose dust case was worked on and closed, stations far from it, and a thermometer."""

from collections.abc import Callable

import numpy as np

from citybrain.cases.effect.of_cases import CaseEffects
from citybrain.cases.states import CaseOutcome, CaseStep
from tests.cases.effect.known_effect import known
from tests.cases.following import DUST, Following
from tests.sensors import DAY, HOUR, NOON, read, sensor

EVALUATES = {"after": [14, 40], "before": 120, "apart": 1000, "weather": ["air_temperature"]}
RULE = {**DUST, "evaluates": EVALUATES}
BEFORE, AFTER = 120, 45
"""Days measured before and after the case."""

FAR = 0.05
"""Degrees of latitude that lie further away than controls must."""


class ClosedCity:
    """A case at noon of the first day; `effect` is what the work changed in the readings of the station."""

    def __init__(self, follow: Callable[..., Following], effect: float, seed: int = 5) -> None:
        self.city = follow(dust=RULE)
        self.station = sensor(self.city.sensing, "Depot")
        self.near = sensor(self.city.sensing, "Near", place=(24.945, 60.17))
        self.controls = [sensor(self.city.sensing, f"Far {n}", place=(24.94, 60.17 + FAR * (n + 1))) for n in range(3)]
        self.closed = sensor(self.city.sensing, "Closed", place=(24.94, 60.0), data_class="internal")
        self.weather = sensor(self.city.sensing, "Mast", "air_temperature")
        hours = (BEFORE + AFTER) * 24
        made = known(hours, BEFORE * 24 + 12, effect, seed, controls=4)
        self.times = NOON - BEFORE * DAY + np.arange(hours) * HOUR
        self.values = {
            self.station: made.value, self.near: made.value, self.closed: made.controls[3],
            self.weather: made.weather[0], **{stream: made.controls[n] for n, stream in enumerate(self.controls)},
        }  # fmt: skip
        self.measure(NOON - BEFORE * DAY, NOON)
        self.city.start()
        self.exceed()

    @property
    def effects(self) -> CaseEffects:
        return CaseEffects(self.city.sensing, self.city.rules)

    def exceed(self) -> None:
        """Dust for an hour, which opens a case, and then none."""
        times = NOON + np.arange(1, 10) * HOUR // 6
        read(self.city.sensing, self.station, times, np.where(np.arange(9) < 7, 200.0, 20.0))
        self.city.now = NOON + 2 * HOUR
        self.city.settle()

    def close(self, outcome: CaseOutcome = CaseOutcome.CURED) -> int:
        """The number of the case: the work was done at once, and two days later the case was closed."""
        (case,) = self.city.cases()
        self.city.service.step(case.id, CaseStep.BEGIN, "Bert")
        self.city.service.step(case.id, CaseStep.AWAIT_PROOF, "Bert", "Swept")
        self.city.now += 2 * DAY
        self.city.service.step(case.id, CaseStep.CLOSE, "Aino", outcome=outcome)
        return int(case.id)

    def measure(self, begin: int, end: int) -> None:
        """Readings of all stations from one time [µs] to another."""
        wanted = (self.times >= begin) & (self.times < end)
        for stream, values in self.values.items():
            read(self.city.sensing, stream, self.times[wanted], values[wanted])

    def pass_by(self, days: float) -> None:
        """So many days, measured."""
        begin, self.city.now = self.city.now, self.city.now + round(days * DAY)
        self.measure(begin - 2 * DAY, self.city.now)
