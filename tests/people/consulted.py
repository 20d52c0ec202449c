"""A consultation on a plan of a small made-up city, over HTTP, and residents who answer it by chance."""

import uuid
from typing import Any

import numpy as np
from fastapi.testclient import TestClient

V1 = "/api/v1"
PLAN = {
    "name": "Warm blocks",
    "measures": [
        {"intervention": "insulate_walls", "where": {"construction_year": {"before": 1980}}, "uptake": 0.7},
        {"intervention": "install_rooftop_solar"},
    ],
}
CONSULTATION = {
    "title": {"en": "Warm blocks", "zh": "温暖街区"},
    "question": {"en": "Should 70 of 100 old houses get warm walls?", "zh": "七成旧房是否应做外墙保温？"},
    "about": {"en": "Walls before 1980 are insulated and roofs get solar modules."},
    "since": "2000-01-01",
    "until": "2000-12-31",
    "effects": [
        {"quantity": "city_operational_emissions", "label": {"en": "Emissions"}, "equivalent": "cars_for_a_year"},
        {"quantity": "city_investment", "label": {"en": "Money"}, "equivalent": "investment_for_each_resident"},
    ],
    "own": {
        "budget": 5_000_000,
        "measures": [
            {"label": {"en": "Warm walls"}, "intervention": "insulate_walls",
             "where": {"construction_year": {"before": 1980}}, "levels": [0, 0.25, 1]},
            {"label": {"en": "Solar roofs"}, "intervention": "install_rooftop_solar", "levels": [0, 0.5, 1]},
        ],
    },
}  # fmt: skip


def sent(**said: Any) -> dict[str, Any]:
    """A body with a UUID of its own."""
    return {"sending": str(uuid.uuid4()), **said}


class Consulted:
    """Asks over HTTP; `office` is signed in, `anybody` is not."""

    def __init__(self, client: TestClient, headers: dict[str, str], days: tuple[str, str]) -> None:
        self.client, self.headers = client, headers
        saved = self.office("POST", "/saved-plans", json=PLAN).json()["id"]
        self.asked = {**CONSULTATION, "plan": saved, "since": days[0], "until": days[1]}

    def office(self, method: str, path: str, **more: Any) -> Any:
        return self.client.request(method, f"{V1}{path}", headers=self.headers, **more)

    def anybody(self, method: str, path: str, code: str | None = None, **more: Any) -> Any:
        headers = {"citybrain-device": code} if code else {}
        return self.client.request(method, f"{V1}{path}", headers=headers, **more)

    def opened(self, **said: Any) -> int:
        made = self.office("POST", "/consultations", json={**self.asked, **said})
        assert made.status_code == 201, made.text
        return int(made.json()["number"])


def codes_of(asked: Any, number: int, count: int, channel: str = "link", what: str = "consultations") -> list[str]:
    """Codes of so many people, past the limit of one address."""
    made = asked.office("POST", f"/{what}/{number}/codes", json={"channel": channel, "count": count})
    assert made.status_code == 201, made.text
    return list(made.json()["codes"])


def residents(count: int, areas: list[str], seed: int = 7) -> list[dict[str, Any]]:
    """Answers of people by chance: more men and fewer older people take part than live here; a few say less."""
    random = np.random.default_rng(seed)
    people = []
    for _ in range(count):
        gender = str(random.choice(["women", "men", "other"], p=[0.36, 0.628, 0.012]))
        age = str(random.choice(["older", "younger"], p=[0.1, 0.9]))
        likes = 0.65 if gender == "women" else 0.45
        answer = str(random.choice(["yes", "otherwise", "no"], p=[likes, 0.2, 0.8 - likes]))
        traits = {"gender": gender, "age": age, "area": str(random.choice(areas))}
        said = {name: group for name, group in traits.items() if random.random() > 0.1}
        people.append({"answer": answer, "traits": said})
    return people
