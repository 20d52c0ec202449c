"""The sound of a place as a stream: a connected recorder sends pieces, and only indices of them are stored."""

import datetime
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.api.limits import PIECES
from citybrain.governance.rates import Buckets, Rate
from citybrain.kernel.errors import InputError
from citybrain.observations.sound import pieces
from citybrain.observations.sound.indices import LONGEST_PIECE, SoundIndices, indices_of_file
from citybrain.observations.stream_status.concerns import _silent
from citybrain.observations.stream_status.streams import KnownStream
from citybrain.open_city import OpenCity
from citybrain.records.errors import EntryError
from tests.access import token_of
from tests.city import write_city
from tests.observations.sound.waves import wave

ADDRESS = "/api/v1/recordings/pieces"
DAWN = datetime.datetime(2025, 5, 1, 4, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city of its own: that somebody listens there tells of every species."""
    return write_city(tmp_path_factory.mktemp("listening"))


@pytest.fixture(scope="module")
def client(folder: Path, static: Path) -> Iterator[TestClient]:
    with OpenCity(folder) as city, TestClient(create_app(city, static)) as opened:
        yield opened


@pytest.fixture(scope="module")
def headers(folder: Path) -> dict[str, str]:
    return {"authorization": f"Bearer {token_of(folder).text}"}


@pytest.fixture(scope="module", autouse=True)
def in_this_process() -> Iterator[None]:
    """Without a process for each piece, which takes seconds; that of recordings is tried by theirs."""

    def indices(path: Path, longest: float) -> SoundIndices:
        try:
            return indices_of_file(path, longest)
        except InputError as problem:
            raise EntryError(problem.code, **problem.arguments) from None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "indices_apart", indices)
        yield


def connect(client: TestClient, headers: dict[str, str], name: str, measured: dict[str, str]) -> dict[str, str]:
    bounds = client.get("/api/v1/city").json()["bounds"]
    asked = {
        "name": name, "longitude": (bounds[0] + bounds[2]) / 2, "latitude": (bounds[1] + bounds[3]) / 2,
        "measured": [{"property": key, "unit": unit} for key, unit in measured.items()], "interval": 60,
        "data_class": "internal", "days": 30,
    }  # fmt: skip
    answer = client.post("/api/v1/sensing/connections", json=asked, headers=headers)
    assert answer.status_code == 201, answer.text
    return {"authorization": f"Bearer {answer.json()['secret']}"}


def all_indices(key: str) -> str:
    return "s" if key == "listening_time" else "1"


@pytest.fixture(scope="module")
def recorder(client: TestClient, headers: dict[str, str]) -> dict[str, str]:
    return connect(client, headers, "Reed bed", {key: all_indices(key) for key in SoundIndices._fields})


def send(client: TestClient, who: dict[str, str], begin: datetime.datetime, content: bytes, kind: str = "audio/wav"):
    told = {**who, "content-type": kind}
    return client.post(ADDRESS, params={"begin": begin.isoformat()}, content=content, headers=told)


def readings_of(client: TestClient, headers: dict[str, str], name: str) -> list[dict]:
    asked = f"/sta/v1.1/Datastreams?$filter=name eq '{name}'&$expand=Observations($orderby=phenomenonTime)"
    (stream,) = client.get(asked, headers=headers).json()["value"]
    return stream["Observations"]


def test_pieces_become_a_stream_of_indices_with_their_gaps_and_no_sound_stays(
    client: TestClient,
    headers: dict[str, str],
    recorder: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Three pieces, the third after a pause; the same again is a duplicate, and nothing is left of any of them."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    minutes = [DAWN, DAWN + datetime.timedelta(minutes=1), DAWN + datetime.timedelta(minutes=9)]
    for begin in minutes:
        answer = send(client, recorder, begin, wave())
        assert answer.status_code == 201, answer.text
        assert answer.json()["station"] == "Reed bed"
        assert {*answer.json()["fates"].values()} == {"stored"}
        assert {*answer.json()["indices"]} == {*SoundIndices._fields}
    assert {*send(client, recorder, DAWN, wave()).json()["fates"].values()} == {"duplicate"}
    assert list(tmp_path.iterdir()) == []
    told = readings_of(client, headers, "Reed bed: Time listened")
    assert [one["result"] for one in told] == [1.5] * 3
    assert [one["phenomenonTime"].partition("/")[0] for one in told] == [f"{one:%Y-%m-%dT%H:%M:%SZ}" for one in minutes]
    assert client.get("/sta/v1.1/Datastreams?$filter=contains(name, 'Reed')").json()["value"] == []


def test_only_the_streams_of_the_recorder_are_written(client: TestClient, headers: dict[str, str]) -> None:
    """One that asked for a single index gets that alone; a station is never named, and new streams are never made."""
    few = connect(client, headers, "Alder carr", {"bioacoustic_index": "1"})
    answer = send(client, few, DAWN, wave())
    assert {*answer.json()["fates"]} == {"bioacoustic_index"}
    assert (answer.json()["station"], {*answer.json()["indices"]}) == ("Alder carr", {"bioacoustic_index"})
    streams = client.get("/sta/v1.1/Datastreams?$filter=contains(name, 'Alder')", headers=headers).json()["value"]
    assert len(streams) == 1


def test_nobody_else_sends_pieces_and_a_recorder_nothing_else(
    client: TestClient, headers: dict[str, str], recorder: dict[str, str]
) -> None:
    assert send(client, {}, DAWN, wave()).status_code == 401
    whole = send(client, headers, DAWN, wave())
    assert (whole.status_code, whole.json()["code"]) == (403, "sound-piece-token")
    warm = connect(client, headers, "Thermometer", {"air_temperature": "°C"})
    none = send(client, warm, DAWN, wave())
    assert (none.status_code, none.json()["code"]) == (422, "sound-piece-no-index")
    asked = {"station": "Elsewhere", "begin": DAWN.isoformat()}
    other = client.post(
        "/api/v1/recordings", params=asked, content=wave(), headers={**recorder, "content-type": "audio/wav"}
    )
    assert other.status_code == 403


def test_pieces_that_cannot_be_are_refused_with_what_to_do_and_stand_apart_without_sound(
    client: TestClient, headers: dict[str, str], recorder: dict[str, str], folder: Path
) -> None:
    later = DAWN + datetime.timedelta(hours=1)
    assert send(client, recorder, later, wave(), "text/plain").status_code == 415
    for begin, content, code in (
        (later, b"no sound at all", "sound-unreadable"),
        (later, wave(LONGEST_PIECE + 1.0), "sound-too-long"),
        (later.replace(year=2999), wave(), "sound-future"),
    ):
        refused = send(client, recorder, begin, content)
        assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert send(client, recorder, later, wave(30.0)).status_code == 201
    over = send(client, recorder, later + datetime.timedelta(seconds=20), wave(30.0))
    assert (over.status_code, over.json()["code"]) == (422, "sound-piece-overlaps")
    assert over.json()["detail"].startswith(
        "The piece of 2025-05-01T05:00:20Z lies over the one that began at 2025-05-01T05:00:00Z. "
    )
    assert len(readings_of(client, headers, "Reed bed: Time listened")) == 4
    apart = list(client.app.state.citybrain.governed_sensing.store.quarantined("recorder Reed bed"))
    assert [one.code for one in apart] == ["sound-unreadable", "sound-too-long", "sound-piece-overlaps"]


def test_a_recorder_that_sends_too_much_is_told_when_to_go_on(
    client: TestClient, recorder: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert PIECES.per_second >= 2 / 60
    monkeypatch.setattr(client.app.state.citybrain.limits, "pieces", Buckets(Rate(0.001, 1)))
    day = DAWN + datetime.timedelta(days=1)
    assert send(client, recorder, day, wave()).status_code == 201
    refused = send(client, recorder, day + datetime.timedelta(minutes=1), wave())
    assert (refused.status_code, refused.json()["code"]) == (429, "sound-piece-rate")
    assert int(refused.headers["retry-after"]) > 1


@pytest.mark.parametrize(("interval", "regular"), [(60, True), (None, False)])
def test_a_recorder_that_says_how_often_it_sends_is_missed_where_it_falls_silent(
    interval: int | None, regular: bool
) -> None:
    stream = KnownStream(
        1, "Reed bed: Time listened", "Reed bed", "Time listened", "listening_time", {}, "", "s", "internal", False,
        interval, True, (24.95, 60.17),
    )  # fmt: skip
    seen = SimpleNamespace(stream=stream, state="silent", moving=False, time=1)
    assert bool(_silent([seen])) is regular  # type: ignore[list-item]


def test_a_begin_without_zone_is_refused_with_one_that_is_taken(client: TestClient, recorder: dict[str, str]) -> None:
    """The form that the answer names, and the same instant by the clock of another zone."""
    told = {**recorder, "content-type": "audio/wav"}
    for received, allowed in (
        ("2025-06-01T04:30", "a moment with its zone, such as 2026-01-01T12:00Z or 2026-01-01T12:00+02:00"),
        ("dawn", "a date with its time, such as 2026-01-01T12:00:00Z"),
    ):
        refused = client.post(f"{ADDRESS}?begin={received}", content=wave(), headers=told)
        assert refused.status_code == 422
        (error,) = refused.json()["errors"]
        assert error["arguments"] == {"received": f'"{received}"', "allowed": allowed}
    fates = [
        client.post(f"{ADDRESS}?begin={begin}", content=wave(), headers=told).json()["fates"]
        for begin in ("2025-06-01T04:30:00Z", "2025-06-01T07:30:00%2B03:00")
    ]
    assert [{*one.values()} for one in fates] == [{"stored"}, {"duplicate"}]


@pytest.mark.parametrize("unknown", ["bioacoustic_index", "acoustic_entropy"])
def test_a_piece_that_lies_over_one_of_which_an_index_is_not_known_is_refused(
    client: TestClient, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch, unknown: str
) -> None:
    """Whichever of its streams has no reading of the first piece, and by whichever clock the second begins."""
    bog = connect(client, headers, f"Bog without {unknown}", {"bioacoustic_index": "1", "acoustic_entropy": "1"})
    day = DAWN + datetime.timedelta(days=90)
    known = pieces.indices_apart
    with monkeypatch.context() as patch:
        patch.setattr(pieces, "indices_apart", lambda *asked: known(*asked)._replace(**{unknown: float("nan")}))
        assert len(send(client, bog, day, wave(30.0)).json()["fates"]) == 1
    later = day + datetime.timedelta(seconds=20)
    over = send(client, bog, later.astimezone(datetime.timezone(datetime.timedelta(hours=3))), wave(30.0))
    assert (over.status_code, over.json()["code"]) == (422, "sound-piece-overlaps")
