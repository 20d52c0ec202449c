"""All that is held about a person, as a file for them: complete, in plain words, and nothing about anybody else."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import insert

from citybrain.governance.errors import AccessError
from citybrain.observations.persons.exporting import person_file
from citybrain.observations.sensing import Sensing
from citybrain.records.tables.base import now
from citybrain.records.tables.governance import audit_entry
from tests.observations.test_erasure import NAME, OTHERS, agreed, city, keys, of_person, sensing  # noqa: F401
from tests.sensors import NOON, read, sensor


def parts(sensing: Sensing, person: object) -> dict[str, str]:  # noqa: F811
    with person_file(sensing, person) as file, zipfile.ZipFile(file) as archive:  # type: ignore[arg-type]
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_it_has_all_streams_readings_consents_and_who_read(sensing: Sensing) -> None:  # noqa: F811
    stream, shared = of_person(sensing), sensor(sensing, OTHERS, data_class="personal")
    strange = sensor(sensing, "Somebody else", data_class="personal")
    for one in (shared, strange):
        read(sensing, one, [NOON], 77.0)
    (person, _), (other, _) = agreed(sensing, stream, shared), agreed(sensing, shared, strange)
    row = {"act": "observations:read", "object": f"stream {stream}", "number": 3, "requests": 1, "request": ""}
    with sensing.records.begin() as connection:
        connection.execute(insert(audit_entry).values(**row, made_by="Eino", made_at=now(), purpose="research"))
    told = parts(sensing, person)
    readings = rows_of(told[f"readings/stream-{stream}.csv"])
    assert (len(readings), {one["value"] for one in readings}) == (400, {"1"})
    assert {one for one in told if one.startswith("readings/")} == {f"readings/stream-{stream}.csv"}
    known = {one["stream"]: one for one in json.loads(told["streams.json"])}
    assert set(known) == {stream, shared}
    assert (known[stream]["thing"], known[stream]["sensor"], known[stream]["readings"]) == (NAME, "sensors", 400)
    assert (known[stream]["first"], known[stream]["readings_kept"]) == ("2018-06-05T12:00:00.000000Z", "30 days")
    assert [known[one]["shared"] for one in (stream, shared)] == [False, True]
    (consent,) = json.loads(told["consents.json"])
    assert (consent["person"], consent["streams"]) == (person.pseudonym, f"{stream} {shared}")
    (access,) = json.loads(told["accesses.json"])
    assert (access["who"], access["purpose"], access["things"]) == ("Eino", "research", 3)
    assert rows_of(told["accesses.csv"])[0]["who"] == "Eino"
    whole = "".join(told.values())
    assert other.pseudonym not in whole and "Somebody else" not in whole and "77.0" not in whole


def test_its_index_tells_in_plain_words_what_is_in_it(sensing: Sensing) -> None:  # noqa: F811
    person, _ = agreed(sensing, of_person(sensing))
    told = parts(sensing, person)
    for language, word in (("en", "What is held about"), ("zh", "所保存的全部信息")):
        index = told[f"index.{language}.txt"]
        assert word in index and person.pseudonym in index and "400" in index
        assert all(f"{one}.json" in told and f"{one}.csv" in told for one in ("account", "consents", "streams"))


def test_cells_of_its_tables_begin_no_formula(sensing: Sensing) -> None:  # noqa: F811
    stream = sensor(sensing, "=1+1", data_class="personal")
    told = parts(sensing, agreed(sensing, stream)[0])
    assert rows_of(told["streams.csv"])[0]["thing"] == "'=1+1"


def test_nothing_is_handed_out_where_the_key_is_not_here(sensing: Sensing, keys: Path) -> None:  # noqa: F811
    person, _ = agreed(sensing, of_person(sensing))
    with pytest.raises(AccessError) as refused:
        person_file(sensing, person._replace(key=f"{'0' * 16}/{'0' * 32}"))
    assert refused.value.code == "erasure-key-lost"
