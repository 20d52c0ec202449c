"""A survey with skips, and people who answer it by chance."""

import datetime
from typing import Any

import numpy as np

from tests.people.consulted import codes_of

QUESTIONS: list[dict[str, Any]] = [
    {"name": "walks", "kind": "single", "label": {"en": "Do you walk after dark?"}, "required": True,
     "options": {"yes": {"en": "Yes"}, "no": {"en": "No"}}},
    {"name": "why", "kind": "multiple", "label": {"en": "Why not?"}, "when": {"walks": ["no"]},
     "options": {"dark": {"en": "It is dark"}, "far": {"en": "It is far"}, "cars": {"en": "Cars"}}},
    {"name": "safe", "kind": "scale", "label": {"en": "How safe is it?"}, "least": 1, "most": 5},
    {"name": "minutes", "kind": "number", "label": {"en": "Minutes"}, "least": 0, "most": 120, "unit": "min",
     "when": {"walks": ["yes"]}},
    {"name": "where", "kind": "point", "label": {"en": "Where is it dark?"}},
    {"name": "words", "kind": "text", "label": {"en": "Anything else?"}},
]  # fmt: skip


def purpose_codes(asked: Any, number: int, count: int, channel: str = "link") -> list[str]:
    return codes_of(asked, number, count, channel, "questionnaires")


def survey(today: datetime.date, **more: Any) -> dict[str, Any]:
    days = {"since": str(today - datetime.timedelta(days=1)), "until": str(today + datetime.timedelta(days=9))}
    title = {"title": {"en": "Walking after dark", "zh": "夜间步行"}, "about": {"en": "Four minutes."}}
    return {**title, **days, "questions": QUESTIONS, **more}


def responses(count: int, place: tuple[float, float]) -> list[dict[str, Any]]:
    random = np.random.default_rng(3)
    found = []
    for number in range(count):
        walks = str(random.choice(["yes", "no"], p=[0.6, 0.4]))
        said: dict[str, Any] = {"walks": walks, "safe": int(random.integers(1, 6))}
        if walks == "no":
            said["why"] = [str(one) for one in random.choice(["dark", "far", "cars"], 2, replace=False)]
        else:
            said["minutes"] = int(random.integers(5, 60))
        if number % 3 == 0:
            said["where"] = [[place[0] + 0.0001 * (number % 5), place[1]]]
        found.append(said)
    return found
