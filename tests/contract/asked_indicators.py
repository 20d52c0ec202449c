"""One request or more for every documented answer about indicators and other cities."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.contract.asked import Answers

PER_HEAD = "t/(person·a)"
VALUES = [
    {"framework": "vienna", "code": "ghg_pc", "year": year, "value": value, "unit": PER_HEAD, "level": 2, "source": "x"}
    for year, value in ((2005, 6.0), (2010, 5.5), (2015, 5.2), (2020, 5.0), (2025, 4.9))
]
AIR = {
    "framework": "u4ssc", "code": "EN: EN: AQ: 1C", "part": "pm_2.5", "year": 2025, "value": 6.0, "low": 5.5,
    "high": 6.5, "unit": "µg/m³", "level": 1, "source": "Station", "evidence": "https://city.example/air",
    "method": "reference method", "note": "mean of three stations",
}  # fmt: skip
OWN = {
    "name": "Sun for everybody", "question": "How much do our roofs make?", "unit": "MWh/a", "better": "more",
    "formula": "solar electricity of all roofs", "quantity": "city_solar_generation", "people": ["School of Kallio"],
    "targets": [{"year": 2030, "value": 10.0, "source": "Council"}], "group": "Sun",
}  # fmt: skip
CITIES = "city,population,framework,code,part,year,value,unit,source\n" + "\n".join(
    f"City {n},{1000 + n},u4ssc,EN: EN: AQ: 1C,pm_2.5,2024,{5 + n},µg/m³,report" for n in range(7)
)
CSV = {"content-type": "text/csv"}


def ask_about_indicators(answers: Answers) -> None:
    """Values are entered and withdrawn, an indicator is designed, other cities are given; then all is read."""
    answers.ask("post", "/indicators/values", json={"values": [*VALUES, AIR], "made_by": "Aino"})
    kept = answers.ask("post", "/indicators/values", json={"values": [AIR]}).json()["values"]
    answers.ask("delete", "/indicators/values/{identity}", named={"identity": kept[0]["id"]})
    answers.ask("post", "/indicators/own", json=OWN)
    for name in ("cities.csv", "again.csv"):
        given = answers.ask("post", "/comparison/files", params={"name": name}, content=CITIES.encode(), headers=CSV)
    answers.ask("delete", "/comparison/files/{identity}", named={"identity": given.json()["id"]})
    for language in ("en", "zh"):
        answers.get("/indicators", language=language)
        answers.get("/comparison", language=language, climate="Dfb", income=40_000)
        answers.get("/indicators/scores", language=language)
    answers.get("/comparison")
    answers.get("/indicators", framework="vienna")
    answers.get("/indicators/scores", framework="u4ssc", weights="environment=2")
    for framework, code in (("vienna", "ghg_pc"), ("u4ssc", AIR["code"]), ("own", "sun-for-everybody")):
        answers.get("/indicators/{framework}/{code}", {"framework": framework, "code": code})
    answers.get("/indicators", framework="none")
    answers.ask("post", "/indicators/values", json={"values": [{**AIR, "unit": "kg"}]})
    answers.ask("post", "/indicators/own", content=b"name: x")
    answers.ask("post", "/comparison/files", params={"name": "x.csv"}, content=b"city,value\nA,1", headers=CSV)
