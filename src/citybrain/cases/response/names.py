"""Steps and states of incidents by their names, which commands tell without loading anything."""

from enum import StrEnum


class IncidentStep(StrEnum):
    """What stands in the log of an incident. The fifth to the seventh are about a task."""

    OPEN = "open"
    START = "start"
    WIND = "wind"
    AREA = "area"
    ACKNOWLEDGE = "acknowledge"
    DONE = "done"
    HAND_ON = "hand_on"
    WARN = "warn"
    NOTE = "note"
    CLOSE = "close"


class IncidentState(StrEnum):
    """Where an incident stands: its playbook is prepared, a person started it, it is over."""

    PREPARED = "prepared"
    STARTED = "started"
    CLOSED = "closed"


class TaskState(StrEnum):
    """Where a task stands: it waits for others, it is to be done, somebody is at it, it is done."""

    WAITING = "waiting"
    DUE = "due"
    ACKNOWLEDGED = "acknowledged"
    DONE = "done"


OF_TASK = frozenset({IncidentStep.ACKNOWLEDGE, IncidentStep.DONE, IncidentStep.HAND_ON})
OF_STANDING = OF_TASK | {IncidentStep.OPEN, IncidentStep.START, IncidentStep.WARN, IncidentStep.CLOSE}
"""Steps that say how an incident stands; all others may come by the thousand."""
