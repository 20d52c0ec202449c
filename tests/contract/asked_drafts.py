"""Requests about cities of one's own: drafts, their files, builds, and the change of the served city."""

from pathlib import Path

from tests.contract.asked import Answers
from tests.drafting import built, read, small_osm

REGISTER = """tunnus;lon;lat;rakennusvuosi;kayttotarkoitus
1;24.93461;60.16952;1956;021
2;24.93515;60.16952;2001;zzz
"""
SETTINGS = {
    "columns": {"construction_year": "rakennusvuosi", "building_use": "kayttotarkoitus", "x": "lon", "y": "lat"},
    "crs": "EPSG:4326",
    "values": {"building_use": {"021": "apartment_block"}},
}
SYDNEY = "LOCATION,Sydney,-,AUS,-,0,-33.9,151.2,10.0,6\n" + "COMMENTS 1\n" * 7
"""A weather file from the other side of the earth, with which no build succeeds."""
HOUR = "2019,1,1,{hour},0,?,1.0,0.5,90,101325,0,0,0,0,0,0,0,0,0,0,180,3.0" + ",0" * 13 + "\n"
WEATHER = SYDNEY + "".join(HOUR.format(hour=hour) for hour in range(1, 25))


def ask_about_drafts(answers: Answers, folder: Path) -> None:
    """A draft is begun, filled, built, opened and deleted."""
    identity = answers.ask("post", "/drafts").json()["id"]
    named = {"identity": identity}
    answers.get("/drafts")
    answers.get("/drafts/{identity}/build", named)
    _ask_about_files(answers, named, folder)
    answers.ask("patch", "/drafts/{identity}", named=named, json={"name": "Small town", "country": "fi"})
    _ask_about_builds(answers, named)
    for language in ("en", "zh"):
        answers.get("/drafts/{identity}/quality", named, language)
        answers.get("/drafts/{identity}", named, language)
    answers.ask("post", "/drafts/{identity}/open", named=named)
    answers.get("/drafts")
    answers.ask("delete", "/drafts/{identity}", named=named)
    answers.ask("post", "/drafts/close")
    answers.ask("delete", "/drafts/{identity}", named=named)


def _ask_about_files(answers: Answers, named: dict, folder: Path) -> None:
    """A map, a register whose codes are half known, a file that is nothing, and one that is taken out again."""
    files = {
        "town.osm.pbf": small_osm(folder / "town.osm.pbf").read_bytes(),
        "sydney.epw": WEATHER.encode(),
        "register.csv": REGISTER.encode(),
        "odd.csv": b"a,b\n1,2\n",
        "broken.gpkg": b"no database",
    }
    for name, content in files.items():
        answers.ask("put", "/drafts/{identity}/files/{name}", named={**named, "name": name}, content=content)
    read(answers.client, named["identity"])
    answers.get("/drafts/{identity}", named)
    answers.ask("patch", "/drafts/{identity}/files/{name}", named={**named, "name": "register.csv"}, json=SETTINGS)
    for name in ("odd.csv", "broken.gpkg"):
        answers.ask("delete", "/drafts/{identity}/files/{name}", named={**named, "name": name})
    read(answers.client, named["identity"])
    answers.get("/drafts/{identity}", named, "zh")


def _ask_about_builds(answers: Answers, named: dict) -> None:
    """One that fails because of a file, one that is stopped, one that makes a city."""
    identity = named["identity"]
    answers.get("/drafts/{identity}/quality", named)
    begun = answers.ask("post", "/drafts/{identity}/build", named=named)
    assert begun.status_code == 202, begun.text
    answers.get("/drafts/{identity}/build", named)
    built(answers.client, identity)
    answers.get("/drafts/{identity}/build", named)
    answers.ask("delete", "/drafts/{identity}/files/{name}", named={**named, "name": "sydney.epw"})
    answers.ask("post", "/drafts/{identity}/build", named=named)
    answers.ask("delete", "/drafts/{identity}/build", named=named)
    answers.get("/drafts/{identity}/build", named)
    answers.ask("post", "/drafts/{identity}/build", named=named)
    built(answers.client, identity)
    answers.get("/drafts/{identity}/build", named, "zh")
