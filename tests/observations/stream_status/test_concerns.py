"""What is out of the ordinary becomes a list: what is grave first, each matter once, what fails by how long it has."""

from citybrain.observations.quality.failing import Failing
from citybrain.observations.quality.unusual import Finding
from citybrain.observations.stream_status.concerns import Concern, concerns
from citybrain.observations.stream_status.shown import ShownProperties
from citybrain.observations.stream_status.status import Seen
from citybrain.observations.stream_status.streams import KnownStream
from citybrain.observations.warnings.issued import Issued
from citybrain.observations.warnings.shapes import Warning
from citybrain.observations.warnings.told import early_warnings
from tests.observations.warnings.test_cap import warning
from tests.sensors import HOUR, NOON


def seen(number: int, thing: str = "A", key: str = "pm10", **changed: object) -> Seen:
    stream = KnownStream(number, f"{thing}: {key}", thing, key, key, {}, "", "µg/m3", "public", False, 600, True, None)
    told: dict = {
        "stream": stream, "shown": ShownProperties(), "place": None, "moving": False, "time": NOON, "value": 1.0,
        "text": None,
        "age": 0.0, "rhythm": 600, "state": "live", "mean": 1.0, "usual": None, "limit": None, "held": None, "flag": 1,
    }  # fmt: skip
    return Seen(**{**told, **changed})


def odd(stream: int, score: float, value: float = 60.0) -> Finding:
    return Finding(stream, NOON - HOUR, value, 5.0, 40.0, score)


def draft(stream: int, state: str = "exceeded", value: float = 60.0, kind: str = "limit") -> Warning:
    limit = {**warning()["limit"], "key": f"law-{kind}", "kind": kind}
    return warning(key=f"{stream}-law-{kind}", stream=stream, state=state, value=value, limit=limit)


def told(found: list[Concern]) -> list[tuple[str, list[int]]]:
    return [(one.kind, [stream.stream.number for stream in one.streams]) for one in found]


def warned(*drafts: Warning, issued: tuple[Issued, ...] = ()) -> list:
    return early_warnings(drafts, issued, range(100), "en", "UTC")


def test_a_quiet_city_has_none() -> None:
    assert concerns([seen(1)], {}, {}, []) == []


def test_unusual_hours_are_one_matter_for_each_property_and_side_the_most_extraordinary_first() -> None:
    streams = [seen(1), seen(2), seen(3), seen(4, key="ozone")]
    unusual = {one.stream: one for one in (odd(1, 5.0), odd(2, 7.0), odd(3, 6.0, value=1.0), odd(4, 9.0))}
    found = concerns(streams, unusual, {}, [])
    assert told(found) == [("unusual", [4]), ("unusual", [2, 1]), ("unusual", [3])]
    assert found[0].since == NOON - HOUR


def test_what_moves_or_is_silent_is_not_unusual() -> None:
    streams = [seen(1, moving=True), seen(2, state="silent")]
    assert told(concerns(streams, {1: odd(1, 9.0), 2: odd(2, 9.0)}, {}, [])) == [("silent", [2])]


def test_each_limit_is_one_matter_with_the_highest_value_first_and_the_gravest_limit_before_others() -> None:
    drafts = (draft(1, kind="alert"), draft(1, value=50), draft(2, value=70), draft(3, "expected"))
    found = concerns([seen(1), seen(2), seen(3), seen(4)], {4: odd(4, 5.0)}, {}, warned(*drafts))
    assert told(found) == [("exceeded", [1]), ("exceeded", [2, 1]), ("unusual", [4]), ("expected", [3])]
    assert found[1].warning is not None
    assert found[1].warning["key"] == "2-law-limit"


def test_a_warning_that_was_issued_and_is_over_needs_somebody_who_calls_it_off() -> None:
    issued = Issued(7, draft(1), "a.example", None, "Aino", "2026-01-31T12:00:00+00:00")
    found = concerns([seen(1)], {}, {}, warned(issued=(issued,)))
    assert told(found) == [("over", [1])]
    assert found[0].warning is not None
    assert (found[0].warning["standing"], found[0].warning["number"]) == ("over", 7)
    again = concerns([seen(1)], {}, {}, warned(draft(1, value=61), issued=(issued,)))
    assert [(one.kind, one.warning and one.warning["standing"]) for one in again] == [("exceeded", "changed")]


def test_before_warnings_are_known_what_was_issued_stands() -> None:
    issued = Issued(7, draft(1), "a.example", None, "Aino", "2026-01-31T12:00:00+00:00")
    (one,) = early_warnings(None, [issued], [1], "en", "UTC")
    assert (one["standing"], one["status"], one["issued_at"]) == ("issued", "issued", issued.made_at)
    assert early_warnings(None, [issued], [2], "en", "UTC") == []


def test_failing_tests_are_one_matter_for_each_property_beside_silent_things_the_oldest_first() -> None:
    streams = [seen(1, "A"), seen(2, "B"), seen(3, "C", state="silent", time=NOON - 4 * HOUR), seen(4, "D", "ozone")]
    failing = {
        1: [Failing(1, "flat_line", 3, NOON - 2 * HOUR, NOON, 9)],
        2: [Failing(2, "flat_line", 4, NOON - 6 * HOUR, NOON, 9)],
        3: [Failing(3, "flat_line", 4, NOON - 9 * HOUR, NOON, 9)],
        4: [Failing(4, "gap", 3, NOON - HOUR, NOON - HOUR, 1)],
    }
    found = concerns(streams, {}, failing, [])
    assert told(found) == [("test", [2, 1]), ("silent", [3]), ("test", [4])]
    assert [(one.test, one.since) for one in found] == [
        ("flat_line", NOON - 6 * HOUR), (None, NOON - 4 * HOUR), ("gap", NOON - HOUR),
    ]  # fmt: skip


def test_a_vehicle_that_stood_still_had_no_gap() -> None:
    failing = {1: [Failing(1, "gap", 3, NOON, NOON, 1), Failing(1, "spike", 4, NOON, NOON, 1)]}
    (one,) = concerns([seen(1, moving=True)], {}, failing, [])
    assert one.test == "spike"
