"""The outbox: one row for each cause, one delivery to each address, ranks that are asked in turn, steps on record."""

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import DBAPIError

from citybrain.governance.actor import Actor
from citybrain.governance.register import withdraw_identity
from citybrain.governance.roles import DataClass, Permission, Role
from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.notifications.answers import answer, answer_by_link
from citybrain.notifications.batches import (
    MOST_ATTEMPTS,
    OLDEST,
    BatchState,
    SendingLimits,
    contents,
    is_due,
    refused,
    resend,
    sent,
    size_of,
    standing,
)
from citybrain.notifications.faults import RefusedForGoodError, SendingError
from citybrain.notifications.keys import ANSWER, code_of
from citybrain.notifications.outbox import end, notification_of, queue, steps_of
from citybrain.notifications.severity import Channel, Severity
from citybrain.notifications.subscriptions import subscription_of
from citybrain.notifications.worker import escalate
from citybrain.records import Records, keep_in, open_records
from citybrain.records import database as databases
from citybrain.records.tables.notifications import (
    notification,
    notification_batch,
    notification_delivery,
    notification_step,
    subscription,
)
from tests.notifications.people import ZONE, case, late, names, on_call, person, ready, take, taken, tell


def steps(records: Records, number: int) -> list[tuple[str, int, int]]:
    with records.read() as connection:
        return [(row.step, row.rank, row.number) for row in steps_of(connection, [number]).get(number, [])]


def count(records: Records, table: object) -> int:
    with records.read() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]


def test_who_is_on_duty_is_asked_then_the_next_then_everybody_and_all_of_it_is_on_record(records: Records) -> None:
    with records.begin() as connection:
        for name in ("Aino", "Eino", "Olga"):
            person(connection, name)
        on_call(connection, "Aino", "Eino")
    (number,) = tell(records, case())
    asked = []
    for _ in range(3):
        ready(records)
        asked.append(names(taken(records)))
        late(records)
        assert escalate(records, ZONE)
    assert asked == [["Aino"], ["Eino"], ["Olga"]]
    assert steps(records, number) == [("asked", 1, 1), ("asked", 2, 1), ("asked", 0, 1), ("unanswered", 0, 0)]
    assert not escalate(records, ZONE)


def test_whoever_answers_first_ends_it(records: Records) -> None:
    with records.begin() as connection:
        person(connection, "Aino")
        on_call(connection, "Aino")
    (number,) = tell(records, case())
    officer = Actor("Eino", frozenset({Role.DUTY_OFFICER}), frozenset(Permission), 1)
    with records.begin() as connection:
        with pytest.raises(NotFoundError, match="notification-unknown"):
            answer(connection, number, Actor("Pia", frozenset({Role.PLANNER}), frozenset(Permission), 1))
        assert [answer(connection, number, officer) for _ in range(2)] == [True, False]
    late(records)
    assert not escalate(records, ZONE)
    assert [step for step, *_ in steps(records, number)] == ["asked", "answered"]


def test_a_link_only_answers_once_and_no_longer_than_a_week(records: Records) -> None:
    with records.begin() as connection:
        person(connection, "Aino")
    numbers = tell(records, case(1), case(2))
    ready(records)
    (batch,) = taken(records)
    code = code_of(ANSWER, batch.number, batch.key)
    with records.begin() as connection:
        for wrong in (
            code_of("feed", batch.number, batch.key),
            code_of(ANSWER, batch.number + 1, batch.key),
            code_of(ANSWER, batch.number, "of another city"),
            f"{batch.number}-",
            "x" * 500,
            code[:-1],
        ):
            with pytest.raises(NotFoundError, match="notification-link"):
                answer_by_link(connection, wrong)
        assert [answer_by_link(connection, code) for _ in range(2)] == [2, 0]
        assert {notification_of(connection, one).acknowledged_by for one in numbers} == {"Aino"}
        connection.execute(update(notification_batch).values(begun=time.time() - 8 * 86400))
        with pytest.raises(NotFoundError, match="notification-link"):
            answer_by_link(connection, code)


def test_a_cause_that_is_handed_over_again_is_one_row_and_what_fails_with_it_is_none(records: Records) -> None:
    with records.begin() as connection:
        person(connection, "Aino")
    first = tell(records, *[case()] * 20)
    assert len(set(first)) == 1
    with pytest.raises(ZeroDivisionError), records.begin() as connection:
        queue(connection, case(18), ZONE)
        _ = 1 / 0
    assert (count(records, notification), count(records, notification_delivery)) == (1, 1)


def test_a_rank_that_cannot_be_reached_is_passed_over_at_once(records: Records) -> None:
    with records.begin() as connection:
        person(connection, "Aino", channel=Channel.FEED, address="")
        person(connection, "Eino")
        on_call(connection, "Aino", "Eino")
    (number,) = tell(records, case())
    assert steps(records, number) == [("asked", 1, 0), ("asked", 2, 1)]


def test_without_anybody_on_duty_everybody_of_the_role_is_asked(records: Records) -> None:
    with records.begin() as connection:
        for name, role in (("Aino", Role.DUTY_OFFICER), ("Eino", Role.DUTY_OFFICER), ("Pia", Role.PLANNER)):
            person(connection, name, role)
    tell(records, case())
    ready(records)
    assert names(taken(records)) == ["Aino", "Eino"]


def test_severity_place_and_channel_decide_who_gets_it(records: Records) -> None:
    with records.begin() as connection:
        person(connection, "Grave", least=Severity.EXTREME)
        person(connection, "Near", place="Mannerheimintie")
        person(connection, "Far", place="Kallio")
        person(connection, "Feed", channel=Channel.FEED, address="")
    tell(records, case())
    ready(records)
    assert names(taken(records)) == ["Near"]


def test_somebody_who_is_withdrawn_gets_nothing_more(records: Records) -> None:
    with records.begin() as connection:
        person(connection, "Aino")
        person(connection, "Eino")
        on_call(connection, "Aino")
    tell(records, case())
    with records.begin() as connection:
        withdraw_identity(connection, "Aino", "root")
        assert connection.execute(select(subscription.c.address).order_by(subscription.c.id)).scalars().first() == ""
    ready(records)
    assert taken(records) == []
    tell(records, case(18))
    ready(records)
    assert names(taken(records)) == ["Eino"]


def test_what_is_over_is_not_sent_and_asks_nobody(records: Records) -> None:
    with records.begin() as connection:
        person(connection, "Aino")
    (number,) = tell(records, case())
    with records.begin() as connection:
        assert [end(connection, "case/17", "Olga") for _ in range(2)] == [1, 0]
    ready(records)
    late(records)
    assert (taken(records), escalate(records, ZONE)) == ([], False)
    assert [step for step, *_ in steps(records, number)] == ["asked", "over"]


def test_many_at_once_go_out_as_one_and_the_address_rests_afterwards(records: Records) -> None:
    with records.begin() as connection:
        person(connection, "Aino")
    tell(records, *(case(number) for number in range(1, 31)))
    with records.begin() as connection:
        connection.execute(update(notification_delivery).values(due=time.time() + 10))
    assert take(records) is None  # it waits for others
    ready(records)
    (batch,) = taken(records)
    with records.read() as connection:
        assert size_of(connection, batch.number) == 30
    tell(records, case(400))
    with records.begin() as connection:
        connection.execute(update(notification_delivery).values(due=time.time() - 1))
    assert taken(records) == []
    ready(records)
    assert len(taken(records)) == 1


def test_no_more_is_sent_than_the_city_allows_to_one_and_in_all(records: Records) -> None:
    with records.begin() as connection:
        for number in range(30):
            person(connection, f"Person{number}")
    tell(records, case())
    ready(records)
    assert len(taken(records, limits=SendingLimits(10, 60))) == 10
    with records.begin() as connection:
        connection.execute(update(notification_batch).values(begun=time.time() - 300))
    assert len(taken(records, limits=SendingLimits(100, 60))) == 20
    for number in range(18, 30):
        tell(records, case(number))
        with records.begin() as connection:
            connection.execute(update(notification_delivery).values(due=time.time() - 1))
            connection.execute(update(notification_batch).values(begun=notification_batch.c.begun - 200))
        taken(records, limits=SendingLimits(10_000, 5))
    with records.read() as connection:
        counted = select(func.count()).select_from(notification_batch).group_by(notification_batch.c.subscription)
        assert set(connection.execute(counted).scalars()) == {5}


def test_a_sender_has_a_batch_to_itself_and_one_that_died_leaves_it_under_its_key(records: Records) -> None:
    with records.begin() as connection:
        person(connection, "Aino")
    tell(records, case())
    ready(records)
    first = take(records)
    assert first is not None
    assert take(records) is None
    with records.begin() as connection:
        connection.execute(update(notification_batch).values(lease=time.time() - 1))
    second = take(records)
    assert second is not None
    assert (second.key, second.number, second.attempts) == (first.key, first.number, 2)
    with records.begin() as connection:
        sent(connection, second)
        assert not refused(connection, first, SendingError("sending-slow"))  # it comes too late to say so
        assert connection.execute(select(notification_batch.c.state)).scalar_one() == BatchState.SENT


def test_what_is_refused_is_tried_ever_later_then_given_up_and_sent_again_when_somebody_says_so(
    records: Records,
) -> None:
    with records.begin() as connection:
        person(connection, "Aino")
    (number,) = tell(records, case())
    ready(records)
    waits, keys = [], set()
    for attempt in range(MOST_ATTEMPTS):
        batch = take(records)
        assert batch is not None
        keys.add(batch.key)
        with records.begin() as connection:
            given_up = refused(connection, batch, SendingError("sending-refused", server="x", status=500))
            waits.append(connection.execute(select(notification_batch.c.due)).scalar_one() - time.time())
            connection.execute(update(notification_batch).values(due=0.0))
        assert given_up == (attempt == MOST_ATTEMPTS - 1)
    assert all(late > early for early, late in pairwise(waits[:7:2]))
    assert max(waits) <= 1.5 * 3600
    with records.read() as connection:
        assert standing(connection)[:3] == (0, 0, 1)
    with records.begin() as connection:
        resend(connection, batch.number, "Olga")
        with pytest.raises(NotFoundError, match="batch-unknown"):
            resend(connection, batch.number, "Olga")
    again = take(records)
    assert again is not None
    assert {again.key} == keys
    assert [step for step, *_ in steps(records, number)] == ["asked", "failed", "resent"]


def test_what_is_refused_for_good_or_is_a_day_old_is_not_tried_again(records: Records) -> None:
    with records.begin() as connection:
        person(connection, "Aino")
        person(connection, "Eino")
    tell(records, case())
    ready(records)
    first, second = take(records), take(records)
    assert first and second
    with records.begin() as connection:
        assert refused(connection, first, RefusedForGoodError("mail-recipient-refused", status=550))
        assert refused(connection, second._replace(begun=time.time() - OLDEST - 1), SendingError("sending-slow"))


def test_what_a_restored_city_still_holds_is_not_sent_as_if_it_were_new(records: Records) -> None:
    with records.begin() as connection:
        person(connection, "Aino")
        person(connection, "Eino", least=Severity.EXTREME)
    (number,) = tell(records, case())
    (other,) = tell(records, case(18, Severity.EXTREME))
    assert take(records) is not None
    with records.begin() as connection:
        old = time.time() - OLDEST - 60
        connection.execute(update(notification_delivery).values(due=old))
        connection.execute(update(notification_batch).values(begun=old, due=old, lease=None))
    tell(records, case(19, Severity.EXTREME))
    ready_batches = taken(records)
    assert names(ready_batches) == ["Aino", "Eino"]
    with records.read() as connection:
        assert {one.awareness.number for one in contents(connection, ready_batches[0].number)} == {19}
        assert standing(connection)[:3] == (0, 0, 1)
    assert {steps(records, one)[-1][0] for one in (number, other)} == {"failed"}


def test_a_clock_that_was_set_back_holds_up_nothing(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    with records.begin() as connection:
        person(connection, "Aino")
        on_call(connection, "Aino")
    ahead = time.time() + 365 * 86400
    with monkeypatch.context() as patch:
        patch.setattr(time, "time", lambda: ahead)
        tell(records, case())
    with records.read() as connection:
        assert is_due(connection, Channel.EMAIL)
    batch = take(records)
    assert batch is not None
    with records.begin() as connection:
        refused(connection, batch, SendingError("sending-slow"))
        connection.execute(update(notification_batch).values(due=ahead, lease=ahead, begun=ahead))
    assert take(records) is not None
    assert escalate(records, ZONE)


def test_a_city_that_is_full_of_messages_is_quick(records: Records) -> None:
    """A hundred thousand to one address: each look takes a moment, and they go out as one."""
    with records.begin() as connection:
        address = person(connection, "Aino")
        numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
        connection.exec_driver_sql(
            "INSERT INTO notification (key, subject, kind, severity, message, number, data_class, role, path, rank,"
            f" made_by, made_at) {numbers} SELECT 'case/' || i, 'case/' || i, 'case', 'severe',"
            " 'notification-about-case', i, 'public', 'duty_officer', '/', 0, 'x', 'x' FROM n"
        )
        connection.exec_driver_sql(
            "INSERT INTO notification_delivery (notification, subscription, urgency, due, made_by, made_at)"
            f" SELECT id, {address}, 2, {time.time() + 60}, 'x', 'x' FROM notification"
        )
    begin = time.process_time()
    with records.read() as connection:
        assert not is_due(connection, Channel.EMAIL)
    assert time.process_time() - begin < 2
    ready(records)
    begin = time.process_time()
    (batch,) = taken(records)
    assert time.process_time() - begin < 30
    with records.read() as connection:
        assert (size_of(connection, batch.number), len(contents(connection, batch.number))) == (100_000, 100)
        assert standing(connection).waiting == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "Aino Example"), ("message", "warning-event"), ("message", "notification-about-nothing"),
        ("subject", "Aino Example"),
        ("path", "https://elsewhere.example/"), ("path", "//elsewhere.example"), ("place", "Street\r\nBcc: all"),
        ("place", ""), ("key", "x" * 201), ("path", "/now?name=Aino Example"),
    ],
)  # fmt: skip
def test_what_could_tell_more_than_a_number_and_a_place_is_not_queued(records: Records, name: str, value: str) -> None:
    with pytest.raises(InputError, match="notification-not-plain") as problem:
        tell(records, case(**{name: value}))
    assert name in str(problem.value.arguments["received"])


def test_steps_can_neither_be_changed_nor_deleted(records: Records) -> None:
    tell(records, case(data_class=DataClass.INTERNAL))
    for statement in (update(notification_step).values(step="answered"), notification_step.delete()):
        with pytest.raises(DBAPIError), records.begin() as connection:
            connection.execute(statement)


def test_postgresql_keeps_them_alike(
    new_database: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases, "_KEPT", {})
    keep_in(tmp_path, new_database())
    opened = open_records(tmp_path)
    test_who_is_on_duty_is_asked_then_the_next_then_everybody_and_all_of_it_is_on_record(opened)
    with opened.begin() as connection:
        person(connection, "Anna", Role.PLANNER)
    tell(opened, case(99, role=Role.PLANNER))
    ready(opened)
    other = open_records(tmp_path)
    assert [one is None for one in (take(opened), take(other))] == [False, True]
    other.close()
    opened.close()


def test_nothing_is_sent_to_an_address_that_was_not_sealed_here(records: Records) -> None:
    """As one in a backup that somebody else has written."""
    with records.begin() as connection:
        number = person(connection, "Aino")
        connection.execute(
            update(subscription).where(subscription.c.id == number).values(address="eve@elsewhere.example")
        )
        to = subscription_of(connection, number)
    assert to is not None
    assert to.address is None
