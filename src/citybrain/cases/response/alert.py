"""What residents are told of an incident: a message of the Common Alerting Protocol 1.2 about its area.

In a drill its status is Exercise; once the incident is closed it is called off.
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
    sender, identifier = warned.about["sender"], f"incident-{incident.number}-{warned.position}"
    status = "Exercise" if incident.drill else "Actual"
    header = CapHeader(identifier, sender, instant(warned.at), status, "Alert")
    if incident.closed is not None:
        reference = f"{sender},{identifier},{cap_time(header.sent, zone)}"
        header = CapHeader(f"{identifier}-cancel", sender, instant(incident.closed), status, "Cancel", reference, True)
    alert = begun_message(header, zone, text("incident-exercise", "en") if incident.drill else "")
    for language in LANGUAGES:
        _put_info(alert, incident, warned, header, language, zone)
    return written_message(alert)


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
