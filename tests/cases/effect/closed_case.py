"""A case of dust that was closed, with readings before and after, and what the work changed."""

import numpy as np

from citybrain.cases.effect.of_cases import CaseEffects
from citybrain.cases.service import CaseQuery
from citybrain.cases.states import CaseOutcome, CaseStep
from citybrain.open_city import OpenCity
from tests.api.waiting import eventually
from tests.cases.effect.known_effect import known
from tests.sensors import DAY, HOUR, NOON, read, sensor

BEFORE, AFTER = 100 * 24, 20 * 24
PLACES = {"Depot": (24.94, 60.17), "North": (24.94, 60.27), "South": (24.94, 60.07)}


def close_case(city: OpenCity) -> int:
    """The number of a case of the dust rule of which fourteen days have passed since it was closed; its effect is told.

    The city is served, and the clock of its sensors is turned.
    """
    now = [NOON]
    city.sensing.now = lambda: now[0]
    made = known(BEFORE + AFTER, BEFORE, -14.0, seed=5, controls=2)
    times = NOON - BEFORE * HOUR + np.arange(BEFORE + AFTER) * HOUR
    values = dict(zip(PLACES, (made.value - 25, *(made.controls - 25)), strict=True))
    streams = {name: sensor(city.sensing, name, place=place) for name, place in PLACES.items()}
    for name, stream in streams.items():
        read(city.sensing, stream, times[:BEFORE], values[name][:BEFORE])
    minutes = NOON + np.arange(1, 41) * HOUR // 6
    read(city.sensing, streams["Depot"], minutes, np.where(np.arange(40) < 21, 200.0, 10.0))
    now[0] = NOON + 7 * HOUR
    cases = CaseQuery(rule="dust_episode", stream=streams["Depot"], since=NOON)
    eventually(lambda: any(one.standing == 0 for one in city.cases.listed(cases)))
    number = int(city.cases.listed(cases)[0].id)
    city.cases.step(number, CaseStep.CLOSE, "Aino", outcome=CaseOutcome.CURED)
    now[0] = NOON + 18 * DAY
    for name, stream in streams.items():
        read(city.sensing, stream, times[BEFORE:], values[name][BEFORE:])
    effects = CaseEffects(city.sensing, city.cases.rules)
    for window in effects.due(number):
        effects.evaluate(window)
    return number
