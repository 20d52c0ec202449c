"""A stream of a property that nobody knows is asked about in Now, and the answer is kept."""

import json
import urllib.request
from collections.abc import Iterator

import pytest

from tests.access import headers_of
from tests.city import write_city
from tests.web.browser import Browser, Chromium
from tests.web.server import STATIC, Server
from tests.web.signing import sign_in
from tests.web.test_accessibility import violations

THING = {
    "name": "Kallio", "description": "by the street",
    "Locations": [{"name": "Kallio", "description": "street", "encodingType": "application/geo+json",
                   "location": {"type": "Point", "coordinates": [24.95, 60.19]}}],
    "Datastreams": [{
        "name": "Kallio: Feinstaub", "description": "dust",
        "observationType": "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
        "unitOfMeasurement": {"name": "microgram per cubic metre", "symbol": "µg/m3", "definition": "ucum:ug/m3"},
        "Sensor": {"name": "S", "description": "s", "encodingType": "text/html", "metadata": "s"},
        "ObservedProperty": {"name": "Feinstaub", "description": "dust", "definition": "https://example.org/dust"},
        "Observations": [{"result": 12.5}],
    }],
}  # fmt: skip


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory, chromium: Chromium) -> Iterator[Server]:
    """A server of its own, whose city has one stream."""
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    with Server(write_city(tmp_path_factory.mktemp("city"))) as server:
        headers = {"Content-Type": "application/json", **headers_of(server.city)}
        made = urllib.request.Request(f"{server.address}/sta/v1.1/Things", json.dumps(THING).encode(), headers)
        urllib.request.urlopen(made).close()
        yield server


def test_which_property_it_is_is_asked_and_answered(own_server: Server, chromium: Chromium) -> None:
    with Browser(chromium, 1440, 1000, used=True) as page:
        sign_in(page, own_server.address, own_server.city)
        page.before("localStorage.setItem('citybrain-guide', 'seen')")
        page.open(f"{own_server.address}/now")
        page.wait_for("document.querySelector('.answers .detail select') !== null")
        assert (
            page.run("document.querySelector('.answers .title').textContent")
            == "Which property is Feinstaub at Kallio?"
        )
        assert violations(page) == []
        field = page.page.get_by_label("Known property", exact=True)
        save = page.page.get_by_role("button", name="Save", exact=True)
        assert save.is_disabled()
        field.select_option("pm10")
        save.click()
        page.wait_for("document.querySelector('.answers .title') === null")
    with urllib.request.urlopen(f"{own_server.address}/api/v1/sensing") as answer:
        told = json.load(answer)
    assert [one["property"] for one in told["streams"]] == ["pm10"]
    assert told["concerns"] == []


def test_the_register_lists_tests_and_limits(own_server: Server, chromium: Chromium) -> None:
    with Browser(chromium, 1440, 1000, used=True) as page:
        page.open(f"{own_server.address}/open?register=algorithms&filter=quality_test&item=quality_test-spike")
        page.wait_for("document.querySelectorAll('.rows .row a').length === 9")
        page.wait_for("document.querySelector('aside h2')?.textContent === 'Spike'")
        assert "QARTOD" in page.run("document.querySelector('aside').textContent")
        assert violations(page) == []
