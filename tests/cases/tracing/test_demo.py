"""The dust of the demo city is traced to the ground that it comes from, among the building sites of its twin."""

from pathlib import Path

from citybrain.cases.tracing.question import KnownSource, TraceQuestion
from citybrain.cases.tracing.service import trace
from citybrain.cases.tracing.twin import sources_of_twin
from citybrain.observations.demo.founding import seed_sensing
from citybrain.observations.demo.settings import settings
from citybrain.twin.snapshot import load
from tests.sensors import open_sensing


def test_the_ground_that_dust_comes_from_is_among_the_first_three(own_demo_city: Path, tmp_path: Path) -> None:
    twin = load(own_demo_city)
    sensing = open_sensing(tmp_path, "Europe/Helsinki")
    seed_sensing(sensing, twin)
    register = [KnownSource.model_validate({name: one[name] for name in one if name != "property"})
                for one in settings()["known_sources"]]  # fmt: skip
    street = settings()["street_sensors"]["Kaisaniemenkatu"]
    near = sources_of_twin(twin)((street[1], street[2]), "pm10")
    asked = {"property": "pm10", "start": "2018-08-14T08:00:00Z", "end": "2018-08-14T14:00:00Z"}
    told = trace(TraceQuestion.model_validate({**asked, "sources": [*register, *near]}), sensing)
    sensing.close()
    assert len(near) > 20
    assert told["verdict"] in ("candidate", "undecided")
    (ground,) = [one for one in told["candidates"][:3] if one["name"] == "Open ground at Kaisaniemi"]
    assert 0.5 < ground["rate"]["median"] / settings()["episode"]["rate"] < 2.0
