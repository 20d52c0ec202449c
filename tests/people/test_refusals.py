"""What the city refuses to do with people: no field of the records, no library and no request does it."""

import re
from pathlib import Path

import pytest

from citybrain.records.tables import METADATA

ROOT = Path(__file__).parents[2]
OF_PERSONS = {"identity", "data_subject", "consent_entry", "subscription", "licence_contact", "resident_matter"}
REFUSED_FIELDS = re.compile(r"face|biometr|fingerprint|gait|(^|_)(score|points|rating|rank|credit)(_|$)")
REFUSED_LIBRARIES = re.compile(
    r"^(face[-_]recognition|deepface|insightface|facenet|retinaface|dlib|mtcnn|mediapipe|google-analytics)",
    re.MULTILINE,
)


def test_no_record_of_a_person_has_a_face_a_score_or_points() -> None:
    assert set(METADATA.tables) >= OF_PERSONS
    fields = [f"{name}.{column.name}" for name in OF_PERSONS for column in METADATA.tables[name].columns]
    assert [one for one in fields if REFUSED_FIELDS.search(one.partition(".")[2])] == []


def test_no_table_has_a_biometric_field() -> None:
    biometric = re.compile("face|biometr|fingerprint|gait")
    fields = [f"{table.name}.{column.name}" for table in METADATA.tables.values() for column in table.columns]
    assert [one for one in fields if biometric.search(one) and "surface" not in one] == []


@pytest.mark.parametrize(
    "file", ["pyproject.toml", "requirements.lock", "requirements-server.lock", "web/package.json"]
)
def test_no_library_that_recognises_faces_is_asked_for(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert REFUSED_LIBRARIES.findall(re.sub(r'^[\s"]+', "", text, flags=re.MULTILINE)) == []


def test_the_page_asks_no_third_party() -> None:
    """No address of another host is fetched, and none stands where a browser would load it."""
    loads = re.compile(
        r"""(?:fetch|import|Worker|EventSource|sendBeacon)\(\s*[`'"]https?:|(?:src|srcset)=["']https?:|@import|url\(["']?https?:"""
    )
    files = [one for one in (ROOT / "web/src").rglob("*") if one.suffix in (".ts", ".svelte", ".css")]
    assert len(files) > 300
    found = [one.name for one in files if not one.name.endswith(".test.ts") and loads.search(one.read_text("utf-8"))]
    assert found == []


def test_no_record_of_a_nudge_is_about_a_person() -> None:
    """Competitions are of areas, letters of buildings; points are on the device alone: no table has them."""
    names = re.compile(r"person|name|address|email|account|card|phone|points|(^|_)score")
    for table in ("competition", "letter_trial"):
        assert [one.name for one in METADATA.tables[table].columns if names.search(one.name)] == []
    assert [name for name in METADATA.tables if re.search(r"point(?!_)|reward|wallet|coupon", name)] == []
