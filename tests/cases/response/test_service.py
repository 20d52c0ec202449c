"""An incident from its opening to its review: tasks in order, a log that stays, and nothing that needs a network."""

import json
import re

import pytest
from sqlalchemy import insert, select, text, update

from citybrain.cases.response.alert import alert_message
from citybrain.cases.response.answers import incident_answer, incident_details
from citybrain.cases.response.errors import IncidentError
from citybrain.cases.response.incident import Incident
from citybrain.cases.response.log import intact
from citybrain.cases.response.names import IncidentState, IncidentStep, TaskState
from citybrain.cases.response.question import NewIncident
from citybrain.cases.response.service import ResponseService
from citybrain.cases.service import CaseQuery
from citybrain.governance import Actor, DataClass, Permission, Role
from citybrain.governance.errors import NotAllowedError
from citybrain.governance.register import add_identity
from citybrain.kernel.errors import NotFoundError
from citybrain.notifications.outbox import DRILL
from citybrain.notifications.severity import Channel
from citybrain.notifications.subscriptions import NewSubscription, subscribe
from citybrain.observations.readings.store import NotStoredError
from citybrain.observations.sensing import Sensing
from citybrain.records.tables.cases import city_case
from citybrain.records.tables.incidents import incident_entry
from citybrain.records.tables.notifications import notification, notification_delivery
from citybrain.records.tables.sensing import datastream
from tests.cases.response.responding import MINUTE, RELEASE, WIND, Responding
from tests.notifications.people import SETTINGS
from tests.sensors import HOUR, NOON, read, sensor

DONE, ACKNOWLEDGE, HAND_ON = IncidentStep.DONE, IncidentStep.ACKNOWLEDGE, IncidentStep.HAND_ON


def states(city: Responding, number: int) -> dict[str, TaskState]:
    return {name: one.state for name, one in city.one(number).tasks.items()}


def started(city: Responding, **said: object) -> int:
    number = city.open(**said)
    city.service.step(number, IncidentStep.START, "Olli")
    return number


def test_a_playbook_is_prepared_and_a_person_starts_it(city: Responding) -> None:
    number = city.open()
    assert city.one(number).state is IncidentState.PREPARED
    assert set(states(city, number).values()) == {TaskState.WAITING}
    with pytest.raises(IncidentError, match="incident-step-not-now"):
        city.service.step(number, ACKNOWLEDGE, "Olli", task="look")
    city.service.step(number, IncidentStep.START, "Olli")
    due = [name for name, state in states(city, number).items() if state is TaskState.DUE]
    assert due == ["look"]
    with pytest.raises(IncidentError, match="incident-step-not-now"):
        city.service.step(number, IncidentStep.START, "Olli")


def test_a_task_waits_for_those_before_it(city: Responding) -> None:
    number = started(city)
    with pytest.raises(IncidentError, match="incident-task-not-now"):
        city.service.step(number, DONE, "Olli", task="close_roads")
    with pytest.raises(IncidentError, match="incident-task-unknown"):
        city.service.step(number, DONE, "Olli", task="dance")
    city.service.step(number, DONE, "Olli", task="look")
    assert [name for name, state in states(city, number).items() if state is TaskState.DUE] == [
        "close_roads", "warn", "shelter",
    ]  # fmt: skip


def test_the_review_tells_each_time_against_its_deadline(city: Responding) -> None:
    number = started(city)
    city.now += 4 * MINUTE
    city.service.step(number, ACKNOWLEDGE, "Olli", task="look")
    city.now += 16 * MINUTE
    city.service.step(number, DONE, "Olli", task="look")
    answer = incident_details(city.one(number), city.now, "en")
    assert answer["review"] == {"tasks": 5, "done": 1, "late": 1, "first_acknowledged": 240.0}
    assert [one["late"] for one in answer["tasks"]] == [True, False, False, False, False]
    city.now += 40 * MINUTE
    assert incident_answer(city.one(number), city.now, "zh")["review"]["late"] == 3


def test_looking_back_comes_after_the_end(city: Responding) -> None:
    number = started(city)
    city.service.warn(number, "city.example", "Olli", "Stay inside")
    for task in ("look", "close_roads", "warn", "shelter"):
        city.service.step(number, DONE, "Olli", task=task)
    city.service.step(number, IncidentStep.CLOSE, "Olli", "stopped")
    with pytest.raises(IncidentError, match="incident-step-not-now"):
        city.service.warn(number, "city.example", "Olli", "Again")
    city.service.step(number, DONE, "Olli", "roads were closed late", task="review")
    assert incident_details(city.one(number), city.now, "en")["review"]["done"] == 5


def test_a_task_handed_on_is_for_somebody_else(city: Responding) -> None:
    number = started(city)
    climate, duty = (actor(role) for role in (Role.CLIMATE_OFFICER, Role.DUTY_OFFICER))
    with pytest.raises(NotAllowedError, match="incident-task-of-others"):
        city.service.step(number, ACKNOWLEDGE, "Clim", task="look", actor=climate)
    city.service.step(number, ACKNOWLEDGE, "Olli", task="look", actor=duty)
    city.service.step(number, HAND_ON, "Olli", task="look", role=Role.CLIMATE_OFFICER, actor=duty)
    assert states(city, number)["look"] is TaskState.DUE
    city.service.step(number, DONE, "Clim", task="look", actor=climate)
    assert city.one(number).tasks["look"].role is Role.CLIMATE_OFFICER
    with pytest.raises(IncidentError, match="incident-role"):
        city.service.step(number, HAND_ON, "Olli", task="warn", role=Role.COUNCIL)


def actor(role: Role) -> Actor:
    return Actor(role.value, frozenset({role}), frozenset(Permission))


def test_who_may_not_do_a_step_does_not(city: Responding) -> None:
    number = city.open()
    worker = actor(Role.CLIMATE_OFFICER)
    for step in (IncidentStep.START, IncidentStep.CLOSE):
        with pytest.raises(NotAllowedError):
            city.service.step(number, step, "Clim", "why", actor=worker)
    with pytest.raises(NotAllowedError):
        city.service.open(NewIncident(playbook="cordon", longitude=24, latitude=60), "Clim", worker)
    with pytest.raises(NotAllowedError):
        city.service.one(number, actor(Role.AUDITOR))


def test_the_log_stays_and_tells_what_was_changed(city: Responding) -> None:
    number = started(city)
    city.service.step(number, IncidentStep.NOTE, "Olli", "two teams on their way")
    assert intact(city.one(number).log)
    records = city.records.to_write()
    for change in ("UPDATE incident_entry SET why = 'none'", "DELETE FROM incident_entry"):
        with pytest.raises(Exception, match="neither changed nor deleted"), records.begin() as connection:
            connection.execute(text(change))
    log = city.one(number).log
    assert not intact([log[0], log[2]]) and not intact([*log[:2], log[2]._replace(why="none")])
    assert not intact([log[0]._replace(made_by="Eve"), *log[1:]]) and not intact([log[1], log[0], log[2]])


def test_an_entry_put_in_by_other_means_is_noticed(city: Responding) -> None:
    number = city.open()
    with city.records.to_write().begin() as connection:
        row = dict(connection.execute(select(incident_entry)).one()._mapping)
        row.update(id=None, position=1, step="close", why="all well")
        connection.execute(insert(incident_entry).values(**row))
    answer = incident_details(city.one(number), city.now, "en")
    assert answer["state"] == "closed" and not answer["log_intact"]


def test_a_known_area_stands_over_the_model(city: Responding) -> None:
    number = city.open("release", release=RELEASE, wind=[WIND])
    modelled = city.service.picture(city.one(number))
    assert (modelled["basis"], modelled["reason"], len(modelled["contours"])) == ("model", "", 6)
    corners = ((24.93, 60.16), (24.95, 60.16), (24.94, 60.18))
    city.service.step(number, IncidentStep.AREA, "Olli", "measured", area=corners)
    drawn = city.service.picture(city.one(number))
    assert (drawn["basis"], drawn["area"]) == ("area", [list(one) for one in corners])
    assert drawn["contours"] == modelled["contours"]


def test_the_wind_of_the_streams_turns_the_picture_and_ages(city: Responding) -> None:
    number = city.open("release", release=RELEASE)
    assert city.service.picture(city.one(number))["reason"] == "no_wind"
    hours = [NOON - HOUR + minute * MINUTE for minute in range(0, 60, 10)]
    read(city.sensing, sensor(city.sensing, "Mast", "wind_speed"), hours, 5.0)
    read(city.sensing, sensor(city.sensing, "Vane", "wind_direction"), hours, 180.0)
    picture = city.service.picture(city.one(number))
    assert [(one["wind_from"], one["how"], one["age"]) for one in picture["hours"]] == [
        (180.0, "streams", age) for age in (1, 2, 3)
    ]
    assert max(latitude for _, latitude in picture["area"]) > 60.175
    spread = [one["direction_spread"] for one in picture["hours"]]
    assert spread == sorted(set(spread))


def test_a_wind_without_a_time_is_of_now_by_the_clock_of_the_city(city: Responding) -> None:
    wind = {"wind_from": 225, "wind_speed": 3}
    number = city.open("release", release=RELEASE, wind=[wind])
    assert [one["age"] for one in city.service.picture(city.one(number))["hours"]] == [0, 1, 2]
    turned = NewIncident(playbook="release", longitude=0, latitude=0, wind=[wind | {"wind_from": 200}]).wind
    city.service.step(number, IncidentStep.WIND, "Olli", wind=turned)
    assert [one["wind_from"] for one in city.service.picture(city.one(number))["hours"]] == [200] * 3


def test_while_everything_outside_is_gone_an_incident_is_worked_on(city: Responding) -> None:
    def gone() -> Sensing:
        raise NotStoredError("observations-none")

    books = city.service.playbooks
    city.service = ResponseService(city.records, lambda: books, lambda: city.now, lambda: "UTC", gone, city.cases)
    number = started(city, playbook="release", release=RELEASE, size=250)
    picture = city.service.picture(city.one(number))
    assert (picture["basis"], picture["reason"], len(picture["area"])) == ("circle", "no_wind", 180)
    city.service.step(number, DONE, "Olli", task="wind")
    city.service.warn(number, "city.example", "Olli")
    city.service.step(number, DONE, "Olli", task="warn")
    assert city.one(number).tasks["warn"].state is TaskState.DONE


def test_a_warning_comes_before_its_task_is_done_and_is_called_off_at_the_end(city: Responding) -> None:
    number = started(city, playbook="release", release=RELEASE, wind=[WIND])
    city.service.step(number, DONE, "Olli", task="wind")
    with pytest.raises(IncidentError, match="incident-warn-first"):
        city.service.step(number, DONE, "Olli", task="warn")
    with pytest.raises(NotFoundError, match="incident-not-warned"):
        alert_message(city.one(number), "Europe/Helsinki")
    city.service.warn(number, "city.example", "Olli", "Smell of sulphur")
    message = alert_message(city.one(number), "Europe/Helsinki")
    for part in ("<status>Actual", "<msgType>Alert", "<polygon>60.", "Stay inside", "请留在室内", "Smell of sulphur"):
        assert part in message
    city.service.warn(number, "city.example", "Olli", "The wind has turned")
    update = alert_message(city.one(number), "Europe/Helsinki")
    assert "<msgType>Update" in update and "<references>city.example,incident-1-3," in update
    city.service.step(number, IncidentStep.CLOSE, "Olli", "stopped")
    over = alert_message(city.one(number), "Europe/Helsinki")
    (called_off,) = re.findall("<references>(.*)</references>", over)
    assert "<msgType>Cancel" in over
    assert [one.split(",")[1] for one in called_off.split()] == ["incident-1-3", "incident-1-4"]


def people(city: Responding) -> dict[str, int]:
    """Two duty officers with an address each, and one who wants all warnings."""
    numbers = {}
    with city.records.to_write().begin() as connection:
        for name in ("Olli", "Pia", "Reader"):
            add_identity(connection, name, [Role.DUTY_OFFICER] if name != "Reader" else [Role.PLANNER], "Aino")
            asked = NewSubscription(Channel.EMAIL, f"{name}@city.example", warnings=True)
            numbers[name] = subscribe(connection, name, asked, SETTINGS, "Aino")
    return numbers


def delivered(city: Responding) -> dict[str, set[int]]:
    asked = select(notification.c.message, notification_delivery.c.subscription).join(
        notification_delivery, notification_delivery.c.notification == notification.c.id
    )
    found: dict[str, set[int]] = {}
    with city.records.to_write().read() as connection:
        for message, subscription in connection.execute(asked):
            found.setdefault(message, set()).add(subscription)
    return found


def run(city: Responding, **said: object) -> None:
    number = started(city, **said)
    city.service.step(number, DONE, "Olli", task="look")
    city.service.warn(number, "city.example", "Olli")


def test_who_has_a_task_is_told_and_the_public_of_a_warning(city: Responding) -> None:
    of = people(city)
    run(city)
    assert delivered(city) == {
        "notification-about-case": {of["Olli"], of["Pia"]},
        "notification-about-incident": {of["Olli"], of["Pia"]},
        "notification-about-incident-warning": set(of.values()),
    }


def test_a_drill_reaches_those_who_take_part_and_nobody_else(city: Responding) -> None:
    of = people(city)
    run(city, drill=True, people=["Pia"])
    assert delivered(city) == {
        "notification-about-drill": {of["Pia"]}, "notification-about-drill-warning": {of["Pia"]},
    }  # fmt: skip
    with city.records.to_write().read() as connection:
        rows = connection.execute(select(notification.c.kind, notification.c.role, notification.c.due)).all()
    assert {tuple(row) for row in rows} == {(DRILL, None, None)}
    assert "<status>Exercise" in alert_message(city.one(1), "Europe/Helsinki")
    assert "EXERCISE" in alert_message(city.one(1), "Europe/Helsinki")
    with pytest.raises(IncidentError) as raised:
        city.open(drill=True, people=["Nobody", "Pia", "Noone"])
    assert raised.value.arguments == {"received": "Nobody, Noone", "count": 2}


def test_nobody_more_is_asked_about_a_task_that_somebody_answers_for(city: Responding) -> None:
    people(city)
    number = started(city)

    def asked() -> int:
        with city.records.to_write().read() as connection:
            of_tasks = notification.c.withdrawn_at.is_(None) & (notification.c.kind == "incident")
            return len(connection.execute(select(notification).where(of_tasks)).all())

    assert asked() == 1
    city.service.step(number, ACKNOWLEDGE, "Olli", task="look")
    assert asked() == 0
    city.service.step(number, HAND_ON, "Olli", task="look", role=Role.DUTY_OFFICER, owner="Pia")
    assert asked() == 1
    city.service.step(number, IncidentStep.CLOSE, "Olli", "false alarm")
    assert asked() == 0


@pytest.mark.parametrize(
    "said",
    [
        {"playbook": "none"},
        {"playbook": "cordon", "release": RELEASE},
        {"playbook": "release", "release": {**RELEASE, "substance": "perfume"}},
    ],
)
def test_what_does_not_fit_a_playbook_is_refused(city: Responding, said: dict[str, object]) -> None:
    with pytest.raises(IncidentError):
        city.open(**said)
    assert city.service.listed().incidents == []


def test_an_incident_stands_among_all_that_needs_a_person_until_it_is_over(city: Responding) -> None:
    number, of_drill = city.open(place="Yard"), city.open(drill=True)
    live = [(one.rule, one.place, one.severity, one.longitude) for one in city.cases.listed(CaseQuery())]
    assert live == [("incident_opened", "Yard", 2, 24.94)]
    case = city.cases.listed(CaseQuery())[0].id
    later = city.service.open(NewIncident(playbook="cordon", case=case), "Olli")
    assert city.one(later).place == (24.94, 60.17) and len(city.cases.listed(CaseQuery())) == 1
    for each in (number, of_drill, later):
        city.service.step(each, IncidentStep.CLOSE, "Olli", "over")
    assert [(one.state, one.outcome) for one in city.cases.listed(CaseQuery(live=False))] == [("closed", "confirmed")]


@pytest.mark.parametrize(("stated", "shown"), [("", "-"), ("Harbour", "Harbour")])
def test_the_public_hears_no_name_that_a_closed_case_has(city: Responding, stated: str, shown: str) -> None:
    city.open(place="Baker Bert")
    case = city.cases.listed(CaseQuery())[0].id
    with city.records.to_write().begin() as connection:
        connection.execute(update(city_case).values(data_class="enterprise"))
    number = city.service.open(NewIncident(playbook="cordon", case=case, place=stated), "Olli")
    city.service.step(number, IncidentStep.START, "Olli")
    city.service.warn(number, "city.example", "Olli", "Stay inside")
    message = alert_message(city.one(number), "Europe/Helsinki")
    assert f"<areaDesc>{shown}</areaDesc>" in message and "Baker" not in message
    with city.records.to_write().read() as connection:
        places = select(notification.c.place).where(notification.c.data_class == "public")
        told = connection.execute(places.order_by(notification.c.id.desc())).scalars().first()
    assert told == (stated or None)


def test_an_incident_is_read_by_the_playbook_that_held_when_it_was_opened(city: Responding) -> None:
    log = city.one(city.open()).log
    book = json.loads(json.dumps(log[0].about["playbook"]))
    book["tasks"]["look"]["role"] = "council"
    incident = Incident([log[0]._replace(about={**log[0].about, "playbook": book})])
    assert incident.tasks["look"].role is Role.COUNCIL


def test_an_incident_is_as_closed_as_its_case_and_the_stream_of_that_are_now(city: Responding) -> None:
    stream = sensor(city.sensing, "Mast", "wind_speed")
    city.open(place="Baker Bert")
    case = city.cases.listed(CaseQuery())[0].id
    number = city.service.open(NewIncident(playbook="cordon", case=case), "Olli")
    duty = actor(Role.DUTY_OFFICER)
    for table, closed in ((city_case, {"data_class": "personal"}), (datastream, {"data_class": "personal"})):
        assert city.service.one(number, duty).public_name == "Baker Bert"
        with city.records.to_write().begin() as connection:
            connection.execute(update(city_case).where(city_case.c.id == case).values(stream=stream))
            connection.execute(update(table).values(closed))
        with pytest.raises(NotFoundError, match="incident-unknown"):
            city.service.one(number, duty)
        assert [one.number for one in city.service.listed(duty).incidents] == [number - 1]
        assert city.one(number).public_name == "" and city.one(number).data_class is DataClass.PERSONAL
        with city.records.to_write().begin() as connection:
            connection.execute(update(table).values(data_class="public"))


def test_a_long_log_and_a_long_list_are_read_page_by_page(city: Responding, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citybrain.cases.response.answers.LOG_PAGE", 3)
    monkeypatch.setattr("citybrain.cases.response.readable.PAGE", 2)
    number = city.open()
    for at in range(6):
        city.service.step(number, IncidentStep.NOTE, "Olli", f"note {at}")
    pages: list[list[int]] = []
    before = None
    while not pages or before is not None:
        answer = incident_details(city.one(number), city.now, "en", before)
        assert answer["log_intact"] and answer["log_entries"] == 7
        before = answer["log_before"]
        pages.append([one["position"] for one in answer["log"]])
    assert pages == [[4, 5, 6], [1, 2, 3], [0]]
    others = [city.open() for _ in range(2)]
    city.service.step(others[1], IncidentStep.START, "Olli")
    city.service.step(others[1], IncidentStep.NOTE, "Olli", "a note")
    city.service.step(others[1], IncidentStep.DONE, "Olli", task="look")
    city.service.step(others[1], IncidentStep.CLOSE, "Olli", "over")
    first = city.service.listed()
    assert [len(one.log) for one in first.incidents] == [4, 1]
    for one in first.incidents:
        assert incident_answer(one, city.now, "en") == incident_answer(city.one(one.number), city.now, "en")
    assert [one.number for one in first.incidents] == others[::-1] and first.next == others[0]
    rest = city.service.listed(before=first.next)
    assert [one.number for one in rest.incidents] == [number] and rest.next is None
