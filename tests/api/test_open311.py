"""Open311 GeoReport v2: real responses hold against the schemas, a foreign client reports, hostile ones are refused."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from fastapi.testclient import TestClient
from httpx import Response
from referencing import Registry, Resource

from citybrain.api.app import create_app
from citybrain.api.limits import Limits
from citybrain.api.open311.forms import read_form
from citybrain.governance.rates import Rate
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.records.errors import EntryError
from tests.access import headers_of
from tests.cases.photos.photographs import photograph
from tests.city import city_around, write_city

V2 = "/open311/v2"
PART = b"--x\r\nContent-Disposition: form-data; name="
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="module")
def opened(folder: Path) -> Workspace:
    return OpenCity(folder).workspace


@pytest.fixture
def app_limits() -> Limits:
    return Limits(reports=Rate(1_000, 10_000))


@pytest.fixture
def foreign(opened: Workspace, app_limits: Limits) -> Iterator[TestClient]:
    """A program that knows nothing of this city but its address."""
    with TestClient(create_app(city_around(opened), Path("nowhere"), limits=app_limits)) as client:
        yield client


@pytest.fixture(scope="module")
def place(opened: Workspace) -> dict[str, str]:
    west, south, east, north = opened.snapshot.manifest.bounds
    return {"lat": f"{(south + north) / 2}", "long": f"{(west + east) / 2}"}


@pytest.fixture(scope="module")
def schemas(shared_data: Path) -> dict[str, Any]:
    folder = shared_data.parent / "standards" / "open311-json-schemas"
    if not folder.is_dir():
        pytest.skip("the schemas of GeoReport v2 are not at hand")
    return {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}


def require(schemas: dict[str, Any], name: str, document: Any) -> None:
    registry: Registry[Any] = Registry()
    for key, schema in schemas.items():
        registry = registry.with_resource(f"{key}.json", Resource.from_contents(schema, _draft()))
    jsonschema.Draft7Validator(schemas[name], registry=registry).validate(document)


def _draft() -> Any:
    from referencing.jsonschema import DRAFT7

    return DRAFT7


def report(client: TestClient, form: str = "json", **fields: str) -> Response:
    said = {"service_code": "street_light", "description": "The lamp is dark", **fields}
    return client.post(f"{V2}/requests.{form}", data=said)


def test_real_responses_hold_against_the_schemas(
    foreign: TestClient, place: dict[str, str], schemas: dict[str, Any]
) -> None:
    services = foreign.get(f"{V2}/services.json").json()
    require(schemas, "services", services)
    for one in services:
        require(schemas, "service", one)
        require(schemas, "service-definition", foreign.get(f"{V2}/services/{one['service_code']}.json").json())
    (made,) = report(foreign, **place, email="a@example.org", first_name="Aino").json()
    listed = foreign.get(f"{V2}/requests.json").json()
    require(schemas, "requests", listed)
    one = foreign.get(f"{V2}/requests/{made['service_request_id']}.json").json()
    require(schemas, "requests", one)
    for each in (*listed, *one):
        require(schemas, "request", each)
    assert one[0]["status"] == "open"
    assert "Aino" not in json.dumps([listed, one])
    token = foreign.get(f"{V2}/tokens/{made['token']}.json").json()
    assert token[0]["service_request_id"] == made["service_request_id"]


def test_xml_has_the_elements_of_the_standard(foreign: TestClient, place: dict[str, str]) -> None:
    services = ElementTree.fromstring(foreign.get(f"{V2}/services.xml").content)
    assert (services.tag, services[0].tag, services[0][0].tag) == ("services", "service", "service_code")
    definition = ElementTree.fromstring(foreign.get(f"{V2}/services/pothole.xml").content)
    assert definition.findtext("attributes/attribute/values/value/key") == "roadway"
    answer = report(foreign, "xml", **place, description="A & B <c> \x0b")
    assert answer.headers["content-type"].startswith("text/xml")
    number = ElementTree.fromstring(answer.content).findtext("request/service_request_id")
    found = ElementTree.fromstring(foreign.get(f"{V2}/requests/{number}.xml").content)
    assert found.findtext("request/service_code") == "street_light"
    assert found.findtext("request/lat") == place["lat"] or found.findtext("request/lat")
    discovery = ElementTree.fromstring(foreign.get("/open311/discovery.xml").content)
    assert discovery.findtext("endpoints/endpoint/url", "").endswith(V2)


def test_requests_are_filtered_and_come_in_pages(foreign: TestClient, place: dict[str, str]) -> None:
    made = [report(foreign, **place, service_code=code).json()[0] for code in ("graffiti", "waste", "graffiti")]
    ask = lambda **asked: foreign.get(f"{V2}/requests.json", params=asked).json()  # noqa: E731
    assert {one["service_code"] for one in ask(service_code="graffiti,waste")} == {"graffiti", "waste"}
    numbers = ",".join(one["service_request_id"] for one in made[:2])
    assert len(ask(service_request_id=numbers, start_date="1999-01-01T00:00:00Z")) == 2
    assert ask(status="closed") == []
    assert len(ask(status="open,closed")) >= 3
    assert ask(start_date="2001-01-01T00:00:00Z", end_date="2001-02-01T00:00:00Z") == []
    first, second = (ask(service_code="graffiti", page_size="1", page=page)[0] for page in ("1", "2"))
    assert first["service_request_id"] != second["service_request_id"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("requests.json?status=maybe", 400), ("requests.json?start_date=yesterday", 400), ("requests.json?page=0", 400),
        ("requests.json?page_size=100000", 400), ("services/nothing.json", 404), ("requests/999999.json", 404),
        ("requests/999999999999999999999.xml", 404), ("requests/..%2f..%2fetc.json", 404), ("requests.csv", 404),
        ("tokens/ABC.json", 400), ("nothing.xml", 404), ("requests/1'%20OR%20'1'='1.json", 404),
        ("requests.json?service_code=nothing", 404), ("requests.json?service_code=waste,nothing", 404),
        ("requests.xml?service_code=nothing", 404), ("requests.json?service_request_id=999999", 404),
        ("requests.json?service_request_id=1,two", 400), ("requests.json?service_request_id=-1", 400),
        ("requests.json?status=open,maybe", 400), ("requests.json?status=maybe&status=open", 400),
        ("requests.json?service_request_id=1&status=maybe", 400), ("requests.json?end_date=2026-02-30T00:00:00Z", 400),
        ("requests.json?start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z", 400),
        ("requests.json?jurisdiction_id=nowhere", 404), ("services.xml?jurisdiction_id=nowhere", 404),
        ("services/waste.json?jurisdiction_id=nowhere", 404), ("requests.json?service_code=" + "waste," * 1_001, 400),
    ],
)  # fmt: skip
def test_questions_that_cannot_be_are_refused_in_the_form_of_the_standard(
    foreign: TestClient, path: str, status: int
) -> None:
    answer = foreign.get(f"{V2}/{path}")
    assert answer.status_code == status, answer.text
    if ".xml" in path:
        assert ElementTree.fromstring(answer.content).findtext("error/code") == str(status)
    else:
        (error,) = answer.json()
        assert (error["code"], bool(error["description"])) == (status, True)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"service_code": "nothing"}, 404), ({"description": ""}, 400), ({"description": "x" * 4_001}, 400),
        ({"lat": "91"}, 400), ({"lat": "0", "long": "0"}, 400), ({"lat": "", "long": ""}, 400), ({"lat": "nan"}, 400),
        ({"attribute[colour]": "red"}, 400), ({"service_code": "pothole", "attribute[where_on_street]": "moon"}, 400),
        ({"media_url": "javascript:alert(1)"}, 400), ({"email": "<script>"}, 400), ({"api_key": "citybrain_1_x"}, 403),
    ],
)  # fmt: skip
def test_reports_that_cannot_be_are_refused(
    foreign: TestClient, place: dict[str, str], fields: dict[str, str], status: int
) -> None:
    answer = report(foreign, **{**place, **fields})
    assert answer.status_code == status, answer.text
    assert answer.json()[0]["code"] == status


def test_faults_are_told_by_the_names_of_the_standard(foreign: TestClient, place: dict[str, str]) -> None:
    def refusal(**fields: str) -> str:
        return str(report(foreign, **{**place, **fields}).json()[0]["description"])

    assert "description: Value should have at most 4000 characters" in refusal(description="x" * 4_001)
    assert "lat: " in refusal(lat="91") and "latitude" not in refusal(lat="91")
    assert "lat and long, or address_string" in refusal(lat="", long="")
    assert "media_url: " in refusal(media_url="javascript:alert(1)")
    assert "phone: " in refusal(phone="x")


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("text/xml", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><request>&e;</request>'),
        ("application/json", b'{"service_code": "waste"}'), ("multipart/form-data", b"nothing"),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\n--x--"),
        ("application/x-www-form-urlencoded", b"a=1&" * 5_000),
        ("multipart/form-data; boundary=b0", b"".join(
            b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (n, n + 1) for n in range(2_000)
        )),
        ("multipart/form-data; boundary=x", PART + b"(" * 3_000 + b"\r\n\r\n"),
        ("multipart/form-data; boundary=x", (PART + b'"a"\r\n\r\n1\r\n') * 20_000),
    ],
)  # fmt: skip
def test_no_xml_is_read_and_forms_are_bounded(foreign: TestClient, content_type: str, body: bytes) -> None:
    answer = foreign.post(f"{V2}/requests.json", content=body, headers={"content-type": content_type})
    assert answer.status_code == 400, answer.text
    assert "root:" not in answer.text


def test_scripts_in_every_field_are_text_and_shown_to_nobody_before_a_person_saw_them(
    foreign: TestClient, place: dict[str, str]
) -> None:
    script = "<script>alert(1)</script>"
    fields = dict.fromkeys(("description", "first_name", "last_name", "address_string", "device_id"), script)
    (made,) = report(foreign, **place, **fields).json()
    for form in ("json", "xml"):
        answer = foreign.get(f"{V2}/requests/{made['service_request_id']}.{form}")
        assert script not in answer.text
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_photo_comes_with_the_form_and_one_of_fifty_megabytes_is_refused(
    foreign: TestClient, place: dict[str, str]
) -> None:
    fields = {"service_code": "graffiti", "description": "On the wall", **place}
    sent = foreign.post(f"{V2}/requests.json", data=fields, files={"media": ("a.jpg", photograph(exif=True))})
    assert sent.status_code == 201, sent.text
    large = foreign.post(f"{V2}/requests.json", data=fields, files={"media": ("a.jpg", b"\xff" * 50_000_000)})
    assert large.status_code == 413


def test_a_form_of_two_megabytes_of_lines_takes_no_time_of_its_parts() -> None:
    parts = b"".join(b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (n, n + 1) for n in range(200))
    begin = time.process_time()
    with pytest.raises(EntryError):
        read_form("multipart/form-data; boundary=b0", parts + b"a\r\n" * 700_000)
    assert time.process_time() - begin < 1.0


@pytest.mark.parametrize("boundary", ["x", '"x"', "X9'()+_,-./:=?"])
def test_a_form_in_parts_is_read_as_it_is_written(boundary: str) -> None:
    mark, photo = b"--" + boundary.strip('"').encode(), b"\xff\r\n\r\n\x00"
    fields = ((b"description", "Löcher\r\n--".encode()), (b"media", photo), (b"attribute[a]", b"1"))
    head = b'%s\r\nContent-Disposition: form-data; filename="p.jpg"; name="%s"\r\nContent-Type: a/b\r\n\r\n%s\r\n'
    body = b"".join(head % (mark, name, value) for name, value in fields)
    raw = b"preamble\r\n" + body + mark + b"--\r\nend"
    form = read_form(f"multipart/form-data; charset=utf-8; Boundary={boundary}", raw)
    assert form == ({"description": "Löcher\r\n--"}, {"a": "1"}, photo)


def test_what_comes_with_a_photo_that_is_none_is_not_half_stored(foreign: TestClient, place: dict[str, str]) -> None:
    fields = {"service_code": "graffiti", "description": "With a picture that is none", **place}
    before = len(foreign.get(f"{V2}/requests.json").json())
    sent = foreign.post(f"{V2}/requests.json", data=fields, files={"media": ("a.svg", b"<svg/>")})
    assert sent.status_code == 400
    assert len(foreign.get(f"{V2}/requests.json").json()) == before


def test_a_queue_that_is_sent_twice_is_one_report(foreign: TestClient, place: dict[str, str]) -> None:
    said = {"service_code": "tree", "description": "It leans", **place}
    headers = {"idempotency-key": "6e1c8a4e-6f2b-4f55-9a51-0b8f1e1f3a10"}
    first, again = (foreign.post(f"{V2}/requests.json", data=said, headers=headers) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()


@pytest.mark.parametrize("app_limits", [Limits()])
def test_a_thousand_reports_of_one_address_are_not_taken(
    foreign: TestClient, place: dict[str, str], folder: Path, app_limits: Limits
) -> None:
    answers = [report(foreign, **place).status_code for _ in range(60)]
    assert answers.count(201) in range(30, 33)
    refused = report(foreign, **place)
    assert (refused.status_code, int(refused.headers["retry-after"]) > 0) == (429, True)
    known = foreign.post(
        f"{V2}/requests.json",
        data={"service_code": "waste", "description": "Full", **place},
        headers=headers_of(folder),
    )
    assert known.status_code == 201, "a program with a token has a limit of its own"
