"""Connecting a sensor from the page: what can be chosen, the sensors that were connected, their tokens."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Request, Response
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.sta.services import service_of
from citybrain.api.state import TheSensing, TheSnapshot, TheState
from citybrain.governance import DataClass, Permission
from citybrain.governance.register import DAYS, MOST_DAYS
from citybrain.observations import sensor_connections as connecting
from citybrain.observations.mqtt.names import topic_of
from citybrain.observations.properties import known_properties, units_of
from citybrain.observations.sensor_connections import ConnectedSensor, NewSensor, SensorToken, SentProperty

router = Router(prefix=f"{API}/sensing/connections", tags=["sensing"])
CONNECTS = requires(Permission.WRITE_SENSORS)
Number = Annotated[int, Path(ge=1, lt=2**31, description="Number of a connected sensor.")]
LONGEST_INTERVAL = 31 * 24 * 3600


class MeasuredProperty(BaseModel, extra="forbid"):
    """What a sensor measures, and the unit that it sends; null of what is told in words."""

    property: Annotated[str, Field(max_length=100)]
    unit: Annotated[str | None, Field(max_length=40)] = None


class SensorToConnect(BaseModel, extra="forbid"):
    """A sensor: its place in degrees, how often it sends in seconds, who may read it, how long its token holds."""

    name: Annotated[str, Field(max_length=1000)]
    measured: Annotated[list[MeasuredProperty], Field(max_length=100)]
    longitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
    latitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
    interval: Annotated[int, Field(ge=1, le=LONGEST_INTERVAL)]
    data_class: DataClass
    days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = DAYS


class NewSensorToken(BaseModel, extra="forbid"):
    """How many days the token holds."""

    days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = DAYS


class PropertyToMeasure(TypedDict):
    """A known property with the units that can be sent, its own first; none of what is told in words."""

    key: str
    label: str
    units: list[str]


class SensorStream(TypedDict):
    """A stream of a connected sensor, and the topic of MQTT to which its readings go."""

    stream: int
    property: str
    unit: str | None
    numeric: bool
    topic: str


class SensorConnection(TypedDict):
    """A connected sensor, and until when its newest token holds; `revoked` where none holds any more."""

    number: int
    name: str
    data_class: str
    streams: list[SensorStream]
    expires_at: str
    revoked: bool


class SensorConnections(TypedDict):
    """What can be chosen, and what is connected. `mqtt` is where the server speaks MQTT, `broker` the one elsewhere."""

    properties: list[PropertyToMeasure]
    classes: list[DataClass]
    days: int
    longest_name: int
    time_zone: str
    mqtt: str | None
    broker: str | None
    sensors: list[SensorConnection]


class SensorGivenToken(TypedDict):
    """A connected sensor with the secret of its token, which is told this once."""

    sensor: SensorConnection
    secret: str


@router.get(
    "",
    summary="What a sensor can measure, and which are connected",
    dependencies=[CONNECTS],
    responses=answering(SensorConnections),
)
def connections(request: Request, sensing: TheSensing, actor: TheActor, language: Language) -> Response:
    """The classes are those that who asks may read: nobody makes a stream that they do not see."""
    with sensing.records.read() as connection:
        sensors = connecting.connected_sensors(connection, actor)
    answer: SensorConnections = {
        "properties": [
            {"key": one.key, "label": one.label.get(language, one.key), "units": list(units_of(one))}
            for one in known_properties().values()
        ],
        "classes": [of for of in DataClass if of in actor.reads],
        "days": DAYS,
        "longest_name": connecting.LONGEST_NAME,
        "time_zone": sensing.zone,
        "mqtt": sensing.mqtt,
        "broker": sensing.broker,
        "sensors": [_sensor(one, language) for one in sensors],
    }
    return fresh_answer(request, answer, language)


@router.post(
    "",
    summary="Connect a sensor",
    status_code=201,
    dependencies=[CONNECTS],
    responses=answering(SensorGivenToken, 201),
)
def connect(
    request: Request,
    sensing: TheSensing,
    snapshot: TheSnapshot,
    actor: TheActor,
    body: SensorToConnect,
    language: Language,
) -> Response:
    """Makes its thing, place, sensor and streams, and a token that sends readings of these streams and may no more.

    All of it is made or nothing. 409 where there is something of this name, so that a second try makes no second one.
    """
    measured = [SentProperty(one.property, one.unit) for one in body.measured]
    asked = NewSensor(**body.model_dump(exclude={"measured"}), measured=measured)
    given = connecting.connect_sensor(service_of(sensing), actor, snapshot.manifest.bounds, asked)
    note(request, Permission.WRITE_SENSORS, f"connect {given.sensor.name}: {given.token.number}")
    return _secret(request, given, language)


@router.post(
    "/{number}/token",
    summary="Give a connected sensor a new token",
    status_code=201,
    dependencies=[CONNECTS],
    responses=answering(SensorGivenToken, 201),
)
def renew(
    request: Request,
    state: TheState,
    sensing: TheSensing,
    actor: TheActor,
    number: Number,
    body: NewSensorToken,
    language: Language,
) -> Response:
    """Those that it had are refused from now on."""
    with sensing.records.begin() as connection:
        given = connecting.renew_token(connection, actor, number, body.days)
    state.governance.access.forget()
    note(request, Permission.WRITE_SENSORS, f"new token of {given.sensor.name}: {given.token.number}")
    return _secret(request, given, language)


@router.delete(
    "/{number}/token", summary="Revoke the token of a connected sensor", status_code=204, dependencies=[CONNECTS]
)
def revoke(request: Request, state: TheState, sensing: TheSensing, actor: TheActor, number: Number) -> Response:
    """Its streams and readings stay."""
    with sensing.records.begin() as connection:
        connecting.revoke_tokens(connection, actor, number)
    state.governance.access.forget()
    note(request, Permission.WRITE_SENSORS, f"revoke tokens of sensor {number}")
    return Response(status_code=204)


def _secret(request: Request, given: SensorToken, language: str) -> Response:
    answer: SensorGivenToken = {"sensor": _sensor(given.sensor, language), "secret": given.token.text}
    response = fresh_answer(request, answer, language, 201)
    response.headers["Cache-Control"] = "no-store"
    return response


def _sensor(sensor: ConnectedSensor, language: str) -> SensorConnection:
    streams: list[SensorStream] = [
        {
            "stream": one.number,
            "property": one.labels.get(language, one.property),
            "unit": one.unit,
            "numeric": one.numeric,
            "topic": topic_of(one.number),
        }
        for one in sensor.streams
    ]
    return {
        "number": sensor.number,
        "name": sensor.name,
        "data_class": sensor.streams[0].data_class,
        "streams": streams,
        "expires_at": sensor.expires_at,
        "revoked": sensor.revoked,
    }
