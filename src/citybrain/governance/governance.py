"""What governs one city, open: who is known to it, who is signed in, and the log of what they do."""

from __future__ import annotations

from citybrain.governance.access import Access
from citybrain.governance.audit import AuditLog
from citybrain.governance.consents import ConsentLedger
from citybrain.governance.links import Links
from citybrain.governance.sessions import Sessions
from citybrain.records import Records


class Governance:
    """Safe for threads."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.access = Access(records)
        self.sessions = Sessions(records)
        self.links = Links()
        self.audit = AuditLog(records)
        self.consents = ConsentLedger(records)

    def close(self) -> None:
        """Write what the log still holds; the records stay open."""
        self.audit.close()
