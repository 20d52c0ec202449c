"""Who may see and decide, and what is on record: identities, roles, tokens, data classes, the audit log."""

from citybrain.governance.actor import ANONYMOUS, Actor
from citybrain.governance.governance import Governance
from citybrain.governance.policy import Verdict, decide, may_deliver, may_read, require, require_delivery
from citybrain.governance.roles import DataClass, Permission, Role

__all__ = [
    "ANONYMOUS",
    "Actor",
    "DataClass",
    "Governance",
    "Permission",
    "Role",
    "Verdict",
    "decide",
    "may_deliver",
    "may_read",
    "require",
    "require_delivery",
]
