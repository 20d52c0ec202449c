"""Who may read what, and who may write: data classes hold in every way that leads to a datastream."""

import pytest

from citybrain.governance import Permission, Role
from citybrain.governance.register import add_identity, give_token
from citybrain.plans.workspace import Workspace
from citybrain.records import open_records
from tests.api.sta.conftest import Sta
from tests.api.sta.documents import observation, thing, whole

TIME = "2026-01-01T00:00:00Z"


@pytest.fixture(scope="module")
def streams(sta: Sta) -> tuple[int, int]:
    """A public datastream and an internal one."""
    told = [observation(TIME, 1)]
    inner = whole("Internal", Observations=told, properties={"data_class": "internal"})
    return sta.create("Datastreams", whole("Public", Observations=told)), sta.create("Datastreams", inner)


@pytest.fixture(scope="module")
def device(sta: Sta, sensing_city: Workspace) -> Sta:
    """Who may write observations alone."""
    records = open_records(sensing_city.folder)
    with records.begin() as connection:
        add_identity(connection, "device", [Role.DEVICE_OPERATOR], "admin")
        token = give_token(connection, "device", [Permission.WRITE_OBSERVATIONS], 1, "test", "admin")
    records.close()
    return Sta(sta.client, {"authorization": f"Bearer {token.text}"})


def test_who_has_no_right_sees_public_streams_alone(anybody: Sta, sta: Sta, streams: tuple[int, int]) -> None:
    public, inner = streams
    reading = sta.values(f"Datastreams({inner})/Observations")[0]["@iot.id"]
    of = sta.get(f"Observations({reading})/FeatureOfInterest")["@iot.id"]
    inside = [f"Datastreams({inner})", f"Observations({reading})", f"Observations({reading})/Datastream"]
    inside += [f"Datastreams({inner})/{further}" for further in ("name", "Thing", "Observations")]
    inside += [f"FeaturesOfInterest({of})", f"FeaturesOfInterest({of})/Observations"]
    for path in inside:
        anybody.get(path, 404)
    for path in ("Datastreams", "Observations"):
        more = sta.get(path, count="true")["@iot.count"]
        assert anybody.get(path, count="true")["@iot.count"] == len(anybody.values(path)) == more - 1
    assert [s["@iot.id"] for s in anybody.values("Datastreams", filter="contains(name,'l')")] == [public]
    things = anybody.values(
        "Things", expand="Datastreams($count=true;$expand=Observations($count=true))", orderby="name"
    )
    assert [(one["name"], one["Datastreams@iot.count"]) for one in things if one["Datastreams"]] == [("Public", 1)]
    assert anybody.values("Things", filter="Datastreams/name eq 'Internal'") == []
    assert anybody.values("Observations", filter="Datastream/name eq 'Internal'") == []
    assert anybody.values("Observations", filter=f"id eq {reading}") == []
    assert sta.values("Observations", filter=f"id eq {reading}")[0]["result"] == 1


def test_writing_needs_a_token_with_the_right(anybody: Sta, device: Sta, streams: tuple[int, int]) -> None:
    public, inner = streams
    path, said = f"Datastreams({public})/Observations", observation("2026-01-02T00:00:00Z", 1)
    for method, where, document in (
        ("POST", "Things", thing()), ("POST", path, said), ("PATCH", f"Datastreams({public})", {"name": "x"}),
        ("PUT", f"Datastreams({public})", whole()), ("DELETE", f"Datastreams({public})", None),
        ("POST", "CreateObservations", []),
    ):  # fmt: skip
        response = anybody.send(method, where, document, 401)
        assert response.headers["www-authenticate"]
        assert response.json()["message"]
    device.create(path, said)
    device.create(f"Datastreams({inner})/Observations", said)
    device.send("POST", "Things", thing(), 403)
    device.send("POST", "Observations", observation(TIME, 1, Datastream=whole("Hidden")), 403)
    device.send("DELETE", f"Datastreams({public})", None, 403)
    batch = {"requests": [{"id": "1", "method": "post", "url": "Things", "body": thing()}]}
    assert device.send("POST", "$batch", batch, 200).json()["responses"][0]["status"] == 403


def test_a_data_class_must_be_a_known_one(sta: Sta) -> None:
    told = sta.send("POST", "Datastreams", whole(properties={"data_class": "secret"}), 400).json()
    assert "sensitive_personal" in told["message"]


def test_what_is_written_and_what_is_read_of_inner_streams_stands_in_the_audit_log(
    sta: Sta, anybody: Sta, streams: tuple[int, int]
) -> None:
    public, inner = streams
    audit = sta.client.app.state.citybrain.governance.audit  # type: ignore[attr-defined]
    counted: list[tuple[str, str, int]] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(audit, "count", lambda noted: counted.append((noted.act, noted.object, noted.number)))
        anybody.values("Observations")
        sta.values(f"Datastreams({public})/Observations")
        assert counted == []
        told = sta.values(f"Datastreams({inner})/Observations")
        assert counted.pop() == (Permission.READ_OBSERVATIONS, f"Datastreams({inner})", len(told))
        sta.create(f"Datastreams({public})/Observations", observation("2026-01-03T00:00:00Z", 1))
        assert counted.pop() == (Permission.WRITE_OBSERVATIONS, f"Datastreams({public})", 1)
        rows = [["2026-01-04T00:00:00Z", 1], ["2026-01-05T00:00:00Z", 2]]
        group = {"Datastream": {"@iot.id": inner}, "components": ["phenomenonTime", "result"], "dataArray": rows}
        sta.send("POST", "CreateObservations", [group], 201)
        assert counted.pop() == (Permission.WRITE_OBSERVATIONS, f"Datastreams({inner})", 2)
        batch = {"requests": [{"id": "1", "method": "get", "url": f"Datastreams({inner})"}]}
        sta.send("POST", "$batch", batch, 200)
        assert counted == [(Permission.READ_OBSERVATIONS, f"Datastreams({inner})", 1)]
