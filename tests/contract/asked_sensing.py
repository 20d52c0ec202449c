"""Requests about what the city measures: one at least for every documented answer."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from citybrain.cases.effect.question import EffectQuestion
from citybrain.cases.effect.service import EffectService
from citybrain.observations.readings.columns import Delivery, Readings, Rejected
from citybrain.observations.sensing import Sensing
from tests.api.waiting import eventually
from tests.judged import judge_cases
from tests.observations.sound.waves import wave
from tests.sensors import HOUR, NOON, every_ten_minutes, read, sensor, spot

if TYPE_CHECKING:
    from tests.contract.asked import Answers
from tests.contract.asked_inspections import ask_about_inspections


def ask_about_sensing(answers: Answers, sensing: Sensing) -> None:
    """Sensors of all kinds are there: live with dust, silent, stuck, moving, with texts, and one that is not public."""
    stream, vehicle = fill(sensing)
    for language in ("en", "zh"):
        answers.get("/sensing", language=language)
        answers.get("/sensing/ledger", language=language)
    answers.get("/sensing/history", property="pm10")
    damp = sensor(sensing, "Roots", "soil_moisture", interval=600)
    read(sensing, damp, [sensing.now() - HOUR], 18.5)
    for longitude in (24.94, 25.0):
        answers.get("/sensing/near/{entity}", {"entity": "tree"}, longitude=longitude, latitude=60.17)
    answers.get("/sensing/near/{entity}", {"entity": "building"}, longitude=400, latitude=60.17)
    for number in (stream, vehicle):
        for what in ("readings", "track", "forecast", "quality"):
            answers.get(f"/sensing/streams/{{identity}}/{what}", {"identity": number})
    answers.get("/sensing/streams/{identity}/readings", {"identity": 10**6})
    _ask_about_warnings(answers)
    _ask_about_cases(answers, sensing)
    _ask_about_incidents(answers)
    _ask_about_imports(answers)
    _ask_about_connections(answers)
    _ask_about_traces(answers)
    _ask_about_effects(answers, sensing)


def _ask_about_effects(answers: Answers, sensing: Sensing) -> None:
    """What a measure changed is asked of a stream with a past, of nothing, of what is not there, and by nobody."""
    stream, since = sensor(sensing, "Depot"), datetime.date(2018, 5, 1)
    times = NOON - HOUR * np.arange(110 * 24)
    read(sensing, stream, times, 20 + times // HOUR % 7)
    number = EffectService(sensing).evaluate(EffectQuestion((stream,), since))["number"]
    answers.get("/effects", language="zh")
    for named in ({"number": number}, {"number": 10**6}):
        answers.get("/effects/{number}", named)
    question = {"streams": [stream], "since": since.isoformat()}
    for asked in (question, {**question, "streams": []}, {**question, "streams": [10**6]}, {}):
        answers.ask("post", "/effects", json=asked)
        eventually(lambda: answers.get("/city/work").json()["state"] != "running")
    answers.ask("post", "/effects", content="{}", headers={"content-type": "text/plain"})


def _ask_about_connections(answers: Answers) -> None:
    """A sensor is connected, once; its token is renewed and revoked; nobody and nothing unknown is."""
    bounds = answers.get("/city").json()["bounds"]
    sensor = {
        "name": "Yard",
        "measured": [{"property": "pm10", "unit": "mg/m3"}, {"property": "wind_direction", "unit": "degree"}],
        "longitude": bounds[0],
        "latitude": bounds[1],
        "interval": 600,
        "data_class": "internal",
    }
    options = answers.get("/sensing/connections").json()
    units = {one["key"]: one["units"] for one in options["properties"]}
    sensor["measured"][1]["unit"] = next(iter(units["wind_direction"]), None)
    for _ in range(2):
        made = answers.ask("post", "/sensing/connections", json=sensor)
    number = answers.get("/sensing/connections", language="zh").json()["sensors"][0]["number"]
    assert made.status_code == 409
    for named in ({"number": number}, {"number": 10**6}):
        answers.ask("post", "/sensing/connections/{number}/token", named=named, json={"days": 5})
        answers.ask("delete", "/sensing/connections/{number}/token", named=named)
    _ask_about_pieces(answers, sensor)
    answers.ask("post", "/sensing/connections", json={**sensor, "name": "Far", "longitude": 0})
    answers.ask("post", "/sensing/connections", json={})
    token = answers.client.headers.pop("authorization")
    answers.get("/sensing/connections")
    answers.ask("post", "/sensing/connections", json=sensor)
    answers.ask("post", "/sensing/connections/{number}/token", named={"number": number}, json={})
    answers.ask("delete", "/sensing/connections/{number}/token", named={"number": number})
    answers.client.headers["authorization"] = token


def _ask_about_pieces(answers: Answers, sensor: dict[str, Any]) -> None:
    """A recorder is connected and sends a piece of sound, then what is none."""
    recorder = {**sensor, "name": "Reed bed", "measured": [{"property": "bioacoustic_index", "unit": "1"}]}
    secret = answers.ask("post", "/sensing/connections", json=recorder).json()["secret"]
    headers = {"authorization": f"Bearer {secret}", "content-type": "audio/wav"}
    for content in (wave(), b"RIFF"):
        begin = {"begin": "2018-05-01T04:00:00Z"}
        answers.ask("post", "/recordings/pieces", content=content, params=begin, headers=headers)


def _ask_about_cases(answers: Answers, sensing: Sensing) -> None:
    """A case is read and worked on by somebody who may, and by nobody; a silence is made and ended."""
    eventually(lambda: answers.get("/cases").json()["cases"])
    number = answers.get("/cases", language="zh").json()["cases"][0]["number"]
    named, match = {"number": number}, {"headers": {"if-match": "*"}}
    for language in ("en", "zh"):
        answers.get("/cases/rules", language=language)
        answers.get("/brief", language=language)
        answers.get("/brief/page", language=language)
        answers.get("/cases/{number}", named, language=language)
        answers.get("/cases/{number}/effects", named, language=language)
    judge_cases(sensing.records, sensor(sensing, "judged"))
    (proposed,) = answers.get("/cases/rules/corrections").json()["proposed"]
    for limit in (65.0, "much", proposed["limit"]):
        answers.ask("post", "/cases/rules/corrections", json={"rule": "dust_episode", "limit": limit, "why": "test"})
    answers.ask("delete", "/cases/rules/corrections/{number}", named={"number": 10**6})
    answers.get("/cases/{number}", {"number": 10**6})
    answers.get("/cases/{number}/effects", {"number": 10**6})
    for body in ({"step": "note", "why": "seen"}, {"step": "begin"}, {"step": "send_back"}, {"step": "none"}):
        answers.ask("post", "/cases/{number}/steps", named=named, json=body, **match)
    answers.ask("post", "/cases/{number}/steps", named=named, json={"step": "begin"})
    answers.ask("post", "/cases/{number}/steps", named=named, json={"step": "begin"}, headers={"if-match": "9999"})
    _ask_about_diagnoses(answers, sensing, named)
    ask_about_inspections(answers, number)
    answers.get("/detectors/{number}", {"number": 1})
    answers.get("/detectors/{number}", {"number": 10**6})
    until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1)
    silence = {"rule": "sensor_silent", "until": until.isoformat(), "why": "works"}
    made = answers.ask("post", "/cases/silences", json=silence)
    answers.get("/cases/silences")
    for _ in range(2):
        answers.ask("delete", "/cases/silences/{number}", named={"number": made.json().get("number", 1)})
    token = answers.client.headers.pop("authorization")
    answers.get("/cases")
    answers.ask("post", "/cases/silences", json=silence)
    answers.client.headers["authorization"] = token


def _ask_about_diagnoses(answers: Answers, sensing: Sensing, named: dict[str, int]) -> None:
    """A case without wind, then one that is diagnosed, printed and inspected; those that are not there."""
    answers.ask("post", "/cases/{number}/diagnosis", named=named, json={"start": "2018-06-05T12:00:00Z"})
    times = {"start": "2018-06-05T12:00:00Z", "end": "2018-06-05T13:00:00Z"}
    read(sensing, sensor(sensing, "traced vane", "wind_direction"), [NOON], [200.0])
    read(sensing, sensor(sensing, "traced mast", "wind_speed"), [NOON], [3.0])
    answers.ask("post", "/cases/{number}/diagnosis", named=named, json=times)
    answers.ask("post", "/cases/{number}/diagnosis", named={"number": 10**6}, json=times)
    known = answers.get("/cases/{number}/diagnosis", named).json()["diagnoses"]
    one = {**named, "diagnosis": known[0]["number"] if known else 1}
    for language in ("en", "zh"):
        answers.get("/cases/{number}/diagnosis/{diagnosis}", one, language=language)
        answers.get("/cases/{number}/diagnosis/{diagnosis}/paper", one, language=language)
    for source in ("", "nobody"):
        answers.ask("post", "/cases/{number}/diagnosis/{diagnosis}/outcome", named=one, json={"source": source})
    answers.get("/cases/{number}/diagnosis/{diagnosis}", {**named, "diagnosis": 10**6})
    frozen = {"stream": 10**6, "since": times["start"]}
    of = sensor(sensing, "evidence", "pm10")
    read(sensing, of, [NOON], [20.0])
    for body in (frozen, {**frozen, "stream": of}, {**frozen, "since": "soon"}):
        answers.ask("post", "/cases/{number}/evidence", named=named, json=body)
    again = {**frozen, "stream": of}  # other evidence until the reading has its quality
    eventually(lambda: answers.ask("post", "/cases/{number}/evidence", named=named, json=again).status_code == 200)
    there = answers.get("/cases/{number}/evidence", named).json()["evidence"]
    for evidence in (there[0]["number"] if there else 1, 10**6):
        answers.get("/cases/{number}/evidence/{evidence}", {**named, "evidence": evidence})
    answers.get("/diagnoses/hits")
    answers.get("/known-sources")


def _ask_about_incidents(answers: Answers) -> None:
    """An incident is opened, started, warned of and looked at, by somebody who may and by nobody."""
    bounds = answers.get("/city").json()["bounds"]
    said = {"playbook": "release", "longitude": bounds[0], "latitude": bounds[1], "place": "Yard",
            "release": {"substance": "chlorine", "rate": 5}}  # fmt: skip
    number = answers.ask("post", "/incidents", json=said).json()["number"]
    named = {"number": number}
    for body in ({**said, "playbook": "none"}, {}):
        answers.ask("post", "/incidents", json=body)
    answers.get("/incidents/{number}/cap", named)
    steps = (
        {"step": "start"},
        {"step": "start"},
        {"step": "done", "task": "stop_release"},
        {"step": "warn"},
        {"step": "no"},
    )
    for body in steps:
        answers.ask("post", "/incidents/{number}/steps", named=named, json=body)
    for language in ("en", "zh"):
        answers.get("/playbooks", language=language)
        answers.get("/incidents", language=language)
        answers.get("/incidents/{number}", named, language=language)
    for what in ("", "/picture", "/exposed", "/cap"):
        answers.get("/incidents/{number}" + what, named)
        answers.get("/incidents/{number}" + what, {"number": 10**6})
    token = answers.client.headers.pop("authorization")
    for path in ("/playbooks", "/incidents"):
        answers.get(path)
    for what in ("", "/picture", "/exposed", "/cap"):
        answers.get("/incidents/{number}" + what, named)
    answers.ask("post", "/incidents", json=said)
    answers.ask("post", "/incidents/{number}/steps", named=named, json={"step": "start"})
    answers.client.headers["authorization"] = token
    answers.ask("post", "/incidents", content="{}", headers={"content-type": "text/plain"})


def _ask_about_imports(answers: Answers) -> None:
    """One file that is settled and stored, another that is given up, and an import that is undone."""
    content = "station,time,pm10,note\nA,2026-01-01T00:00:00Z,5,x\nA,2026-01-01T01:00:00Z,?,\n"
    for language in ("en", "zh"):
        headers = {"accept-language": language}
        named = {"name": "air.csv"}
        file = answers.ask("post", "/imports/files/{name}", named=named, content=content, headers=headers).json()
    named = {"identity": file["id"]}
    answers.ask("post", "/imports/files/{identity}/store", named=named)
    answers.ask("patch", "/imports/files/{identity}", named=named, json={"units": {"pm10": "ug/m3"}})
    answers.ask("post", "/imports/files/{identity}/store", named=named)
    eventually(lambda: answers.get("/imports/files/{identity}", named).json()["storing"]["state"] == "done")
    answers.ask("delete", "/imports/files/{identity}", named=named)
    answers.get("/imports/files/{identity}", named)
    number = answers.get("/imports").json()["imports"][0]["number"]
    answers.ask("post", "/imports/{number}/undo", named={"number": number})
    answers.get("/imports")


def _ask_about_warnings(answers: Answers) -> None:
    """A draft is read, issued and called off, by somebody who may and before that by nobody."""
    eventually(lambda: answers.get("/warnings").json()["warnings"])
    draft = answers.get("/warnings", language="zh").json()["warnings"][0]
    answers.get("/sensing")
    named, body = {"key": draft["key"]}, {"value": draft["value"], "ends": draft["ends"]}
    token = answers.client.headers.pop("authorization")
    answers.ask("post", "/warnings/{key}/issue", named=named, json=body)
    answers.client.headers["authorization"] = token
    answers.ask("post", "/warnings/{key}/issue", named=named, json=body)
    answers.get("/warnings")
    answers.ask("post", "/warnings/{key}/withdraw", named=named)
    answers.get("/warnings/{key}/cap", {"key": "none"})


def fill(sensing: Sensing) -> tuple[int, int]:
    """The stream of dust and that of the vehicle."""
    now = sensing.now()
    times = every_ten_minutes(now, 16)
    values = [10.0 + place % 7 for place in range(len(times))]
    dusty = sensor(sensing, "Dusty street", interval=600, simulated=True)
    read(
        sensing,
        dusty,
        times,
        [90.0 if time >= now - HOUR else value for time, value in zip(times, values, strict=True)],
    )
    read(sensing, sensor(sensing, "Smoky street", interval=600), times, [90.0 + value for value in values])
    read(sensing, sensor(sensing, "Stuck", "sound_level", interval=600), times, 50.0)
    read(sensing, sensor(sensing, "Silent", "water_level", interval=600), times[:-60], 0.1)
    read(sensing, sensor(sensing, "Office", "electric_power", data_class="internal"), times, values)
    sensor(sensing, "New", "ozone")
    vehicle = sensor(sensing, "Vehicle", place=None, interval=60)
    read(sensing, vehicle, [now - 60_000_000], [5.0], [spot(sensing, (24.9, 60.1))])
    nothing = Readings(times[:0].astype("int32"), times[:0], times[:0].astype(float))
    sensing.deliver(Delivery("broken", nothing, [Rejected("reading-not-a-number", "ERR", "line 7")])).result(20)
    return dusty, vehicle


def _ask_about_traces(answers: Answers) -> None:
    """Where readings come from: told, or refused for what cannot be traced."""
    times = {"start": "2018-06-05T12:00:00Z", "end": "2018-06-05T13:00:00Z"}
    wind = [{"time": times["start"], "wind_from": 200, "wind_speed": 4}]
    readings = [
        {"time": times["start"], "longitude": 24.9 + number / 500, "latitude": 60.17, "value": value}
        for number, value in enumerate((10.0, 90.0, 30.0, 12.0, 10.5))
    ]
    sources = [{"name": "works", "longitude": 24.901, "latitude": 60.168, "kind": "asphalt"}]
    said = {"property": "pm10", **times, "wind": wind, "readings": readings, "sources": sources}
    for change in (
        {},
        {"wind": [{**wind[0], "wind_speed": 0}]},
        {"property": "nothing"},
        {"property": "ozone", "wind": []},
    ):
        answers.ask("post", "/traces", json={**said, **change})
    for stream in (1, 10**6):
        answers.ask("post", "/traces/station", json={"stream": stream, **times})
    network = {
        "reaches": [{"start": "weir", "end": "mouth", "travel_time": 600}], "since": times["start"],
        "until": times["end"], "samples": [{"node": "mouth", "time": times["end"], "above": True}],
    }  # fmt: skip
    for node in ("mouth", "nowhere"):
        samples = [{**network["samples"][0], "node": node}]
        answers.ask("post", "/traces/network", json={**network, "samples": samples})
