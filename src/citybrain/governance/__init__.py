"""Who may see and decide, and what is on record: identities, roles, tokens, data classes, the audit log."""

from citybrain.governance.access import Access
from citybrain.governance.actor import ANONYMOUS, Actor, may_read, readable, require
from citybrain.governance.roles import Act, DataClass, Role

__all__ = ["ANONYMOUS", "Access", "Act", "Actor", "DataClass", "Role", "may_read", "readable", "require"]
