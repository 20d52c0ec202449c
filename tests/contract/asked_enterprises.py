"""Requests about enterprises: registers, files, people, streams, cells, and whom to visit next."""

from tests.contract.asked import Answers

HERE = "/api/v1/enterprises"
MILL = {
    "identifier": "FI-1", "name": "Made-up Mill", "activity": "Paper", "sole_trader": False, "longitude": 24.95,
    "latitude": 60.17,
}  # fmt: skip
QUOTA = {
    "kind": "quota", "since": "2025-01-01", "until": "2025-12-31", "pollutant": "NOx", "amount": 12, "unit": "t",
}  # fmt: skip
LOADS = [
    {**QUOTA, "kind": "load", "since": f"2025-0{month}-01", "until": f"2025-0{month}-28", "amount": amount}
    for month, amount in ((1, 2.5), (2, 3.5), (3, 3.0))
]
PENALTY = {"kind": "penalty", "since": "2025-03-01", "reference": "Act 12", "amount": 5000, "unit": "EUR"}
CELL = {
    "name": "North", "days": 90,
    "shape": {"type": "Polygon", "coordinates": [[[24.9, 60.1], [25.0, 60.1], [25.0, 60.2], [24.9, 60.1]]]},
}  # fmt: skip
TABLE = "id,name,sole_trader,pollutant,amount,year\nFI-2,Made-up Works,no,NOx,3,2024\n"


def ask_about_enterprises(answers: Answers) -> None:
    """A register is imported, files are added to and read, and visits are planned."""
    for enterprises in ([MILL], [MILL, {"identifier": "", "name": ""}], []):
        answers.ask("post", "/enterprises", json={"enterprises": enterprises, "source": "made up"})
    for constant in ("unit=t", "unit", "weight=t"):
        params = {"source": "works.csv", "constant": constant}
        answers.ask("post", "/enterprises/files", content=TABLE, params=params, headers={"content-type": "text/csv"})
    number = {"number": answers.get("/enterprises").json()["enterprises"][0]["number"]}
    for entries in ([QUOTA, *LOADS, PENALTY], [PENALTY | {"unit": "euro"}], [], [QUOTA | {"kind": "party"}]):
        answers.ask("post", "/enterprises/{number}/entries", json={"entries": entries}, named=number)
    for name in ("admin", "nobody at all"):
        answers.ask("post", "/enterprises/{number}/people", json={"name": name}, named=number)
    for stream in (1, 10**6):
        tied = {"stream": stream, "source": "self_monitoring"}
        answers.ask("post", "/enterprises/{number}/streams", json=tied, named=number)
    for one in (CELL, CELL, CELL | {"shape": {}}):
        answers.ask("post", "/enterprises/cells", json=one)
    for language in ("en", "zh"):
        for path in ("/enterprises", "/enterprises/risks", "/enterprises/cells"):
            answers.get(path, language=language)
        for which in (number, {"number": 10**6}):
            for path in ("/enterprises/{number}", "/enterprises/{number}/file"):
                answers.get(path, named=which, language=language)
    for person in (1, 1):
        answers.ask("delete", "/enterprises/{number}/people/{person}", named={**number, "person": person})
    for cell in (1, 1):
        answers.ask("delete", "/enterprises/cells/{number}", named={"number": cell})
