"""What residents are told of an incident: a message of the Common Alerting Protocol 1.2 about its area.

In a drill its status is Exercise. A later message takes the place of all that came before; once the incident is closed
they are called off.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from citybrain.cases.response.incident import Incident
from citybrain.cases.response.log import LogEntry
from citybrain.cases.response.rings import rings_of
from citybrain.kernel.errors import NotFoundError
from citybrain.messages import text
from citybrain.observations.stream_status.answers import instant
from citybrain.observations.warnings.cap import (
    LANGUAGES,
    CapHeader,
    begun_message,
    cap_time,
    put,
    written_message,
)

LASTS = 24 * 3_600_000_000
"""µs after which a warning that nobody called off holds no longer."""


def alert_message(incident: Incident, zone: str) -> str:
    """The last warning of an incident. Raises NotFoundError where residents were not warned."""
    warned = incident.warning
    if warned is None:
        raise NotFoundError("incident-not-warned", received=str(incident.number))
    *earlier, last = (_reference(incident, one, zone) for one in incident.warnings)
    sender, identifier, sent = warned.about["sender"], _identifier(incident, warned), instant(warned.at)
    status = "Exercise" if incident.drill else "Actual"
    header = CapHeader(identifier, sender, sent, status, "Update" if earlier else "Alert", " ".join(earlier) or None)
    if incident.closed is not None:
        before = " ".join([*earlier, last])
        header = CapHeader(f"{identifier}-cancel", sender, instant(incident.closed), status, "Cancel", before, True)
    alert = begun_message(header, zone, text("incident-exercise", "en") if incident.drill else "")
    for language in LANGUAGES:
        _put_info(alert, incident, warned, header, language, zone)
    return written_message(alert)


def _identifier(incident: Incident, warned: LogEntry) -> str:
    return f"incident-{incident.number}-{warned.position}"


def _reference(incident: Incident, warned: LogEntry, zone: str) -> str:
    return f"{warned.about['sender']},{_identifier(incident, warned)},{cap_time(instant(warned.at), zone)}"


def _put_info(
    alert: Element, incident: Incident, warned: LogEntry, header: CapHeader, language: str, zone: str
) -> None:
    info, book = SubElement(alert, "info"), incident.playbook
    label, place = book.label["zh" if language == "zh" else "en"], incident.public_name or "-"
    advice = [one.warns["zh" if language == "zh" else "en"] for one in book.tasks.values() if one.warns]
    put(info, "language", LANGUAGES[language])
    put(info, "category", "Safety")
    put(info, "event", label)
    put(info, "urgency", "Past" if header.withdrawn else "Immediate")
    put(info, "severity", book.severity.capitalize())
    put(info, "certainty", "Observed")
    put(info, "effective", cap_time(header.sent, zone))
    put(info, "expires", cap_time(instant(warned.at + LASTS), zone))
    put(info, "senderName", header.sender)
    drill = text("incident-exercise", language) + " " if incident.drill else ""
    over = text("incident-over", language) + " " if header.withdrawn else ""
    put(info, "headline", drill + over + text("incident-headline", language, label=label, place=place))
    put(info, "description", warned.why or label)
    if advice and not header.withdrawn:
        put(info, "instruction", " ".join(advice))
    area = SubElement(info, "area")
    put(area, "areaDesc", place)
    for ring in rings_of(warned.about["corners"]):
        put(area, "polygon", " ".join(f"{latitude:.6f},{longitude:.6f}" for longitude, latitude in ring))
