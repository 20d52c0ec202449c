"""Who may see and decide, and what is on record: identities, roles, tokens, data classes, the audit log."""

from citybrain.governance.actor import ANONYMOUS, Actor, may_read, readable, require, require_delivery
from citybrain.governance.governance import Governance
from citybrain.governance.roles import DataClass, Permission, Role

__all__ = [
    "ANONYMOUS",
    "Actor",
    "DataClass",
    "Governance",
    "Permission",
    "Role",
    "may_read",
    "readable",
    "require",
    "require_delivery",
]
