"""Who is known to the city, what they may do, the tokens they were given, and what was done and by whom."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts, where

identity = Table(
    "identity",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    *acts(),
    Column("key", String),
    Column("department", String),
)
"""A person, a program or a device; no two that count have the same name. `key` names the one that is theirs, see
`records.personal_keys`; `department` is null for who is of none.
"""

Index("ix_identity_counting", identity.c.name, unique=True, **where(identity.c.withdrawn_at.is_(None)))

identity_role = Table(
    "identity_role",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("identity", ForeignKey("identity.id"), nullable=False),
    Column("role", String, nullable=False),
    *acts(),
)
"""A role that an identity has until it is withdrawn."""

Index("ix_identity_role_identity", identity_role.c.identity)

access_token = Table(
    "access_token",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("identity", ForeignKey("identity.id"), nullable=False),
    Column("hash", String, nullable=False),
    Column("scopes", String, nullable=False),
    Column("expires_at", String, nullable=False),
    Column("purpose", String, nullable=False),
    Column("streams", String),
    *acts(),
)
"""A token: the Argon2id hash of its secret, its scopes with spaces between, until when it holds, what it is for.

`streams` are the numbers of the only streams whose readings it sends, with spaces between; null where it may more.
"""

Index("ix_access_token_identity", access_token.c.identity)

web_session = Table(
    "web_session",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("token", ForeignKey("access_token.id"), nullable=False),
    Column("hash", String, nullable=False),
    Column("until", Float, nullable=False),
    Column("device", String),
    *acts(),
    Column("provider_session", String),
    Column("purpose", String),
)
"""Somebody signed in at the page: the hash of the id that the browser has, until when it lasts [s], on what device.

`token` is the one that they signed in with, or one without a secret that only this session has. `provider_session` is
what a provider calls its own session (`sid`), where one signed them in and said so. `purpose` is what they read for,
null where they chose nothing.
"""

Index("ix_web_session_until", web_session.c.until)

credential = Table(
    "credential",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("identity", ForeignKey("identity.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("handle", String),
    Column("secret", String, nullable=False),
    Column("label", String, nullable=False),
    Column("counter", Integer, nullable=False),
    *acts(),
    Column("token", Integer),
)
"""What else somebody signs in with: `kind` says what it is, see `governance.credentials`.

`token` is the number of the one with which the session was begun in which it was set; null where none was.

`handle` tells one of a kind from all others, where it is not of an identity alone. `secret` is the hash of what only
its holder knows, a public key, or the secret of codes by time; that one and `label` are sealed. `counter` only grows:
what was used holds no longer.
"""

Index("ix_credential_identity", credential.c.identity)
Index(
    "ix_credential_counting",
    credential.c.kind,
    credential.c.handle,
    unique=True,
    **where(credential.c.withdrawn_at.is_(None)),
)

data_steward = Table(
    "data_steward",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("data_set", String, nullable=False),
    Column("name", String, nullable=False),
    Column("contact", String, nullable=False),
    *acts(),
)
"""Who answers for a data set, by its key in the register; the one that is not withdrawn does.

`contact` may be empty where the name is that of an identity.
"""

Index("ix_data_steward_counting", data_steward.c.data_set, unique=True, **where(data_steward.c.withdrawn_at.is_(None)))

data_subject = Table(
    "data_subject",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("pseudonym", String, nullable=False),
    Column("hash", String, nullable=False),
    *acts(),
    Column("key", String),
)
"""A person whom data is about, by a pseudonym that is sealed: who they are is not recorded. `hash` is that of the code
they have, `key` names the one that is theirs, null once they were erased.
"""

Index("ix_data_subject_pseudonym", data_subject.c.pseudonym, unique=True)
Index("ix_data_subject_hash", data_subject.c.hash, unique=True)

consent_entry = Table(
    "consent_entry",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("subject", ForeignKey("data_subject.id"), nullable=False),
    Column("purpose", String, nullable=False),
    Column("basis", String, nullable=False),
    Column("text_version", String, nullable=False),
    Column("streams", String, nullable=False),
    Column("ends", ForeignKey("consent_entry.id")),
    *acts(),
)
"""That somebody agreed, or another basis holds, from `made_at` on; with `ends` that the entry of that id holds no more.

`streams` are numbers with spaces between, sealed, `text_version` is what was agreed to; `made_by` is empty where the
person withdrew it. No row can be changed or deleted.
"""

Index("ix_consent_entry_purpose", consent_entry.c.purpose)

breach_entry = Table(
    "breach_entry",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("breach", ForeignKey("breach_entry.id")),
    Column("step", String, nullable=False),
    Column("at", String, nullable=False),
    Column("about", String, nullable=False),
    Column("classes", String, nullable=False),
    Column("persons", Integer),
    *acts(),
)
"""What is recorded of breaches of data: a row without `breach` begins one, others go on with it.

`at` is when something happened [UTC], `about` what, or to whom it was told; `classes` of the data with spaces between,
`persons` how many are concerned, as far as it was known then. Rows can neither be changed nor deleted.
"""

Index("ix_breach_entry_breach", breach_entry.c.breach)

assessment_version = Table(
    "assessment_version",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("assessment", ForeignKey("assessment_version.id")),
    Column("purpose", String, nullable=False),
    Column("name", String, nullable=False),
    Column("content", String, nullable=False),
    *acts(),
)
"""A version of an assessment of the impact on persons: a row without `assessment` is the first, others go on with it.

`purpose` is one of the policy, `name` that of the processing, `content` what the version says as JSON
(`governance.impact_assessments`). Rows can neither be changed nor deleted.
"""

Index("ix_assessment_version_assessment", assessment_version.c.assessment)

audit_entry = Table(
    "audit_entry",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("token", Integer),
    Column("act", String, nullable=False),
    Column("object", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("requests", Integer, nullable=False),
    Column("request", String, nullable=False),
    Column("status", Integer),
    *acts(),
    Column("purpose", String),
)
"""Somebody did something: `made_by` and `made_at` say who and when. Rows can neither be changed nor deleted.

`purpose` is what data that is not public was read for, null of everything else.

`number` counts the things that were written or read. Acts of one second that differ in nothing but their time stand in
one row; `requests` says how many they were, `request` is the id of the first one. `status` is the answer over HTTP.
"""

Index("ix_audit_entry_made_at", audit_entry.c.made_at)

audit_head = Table(
    "audit_head",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("log", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("root", String, nullable=False),
    Column("subtrees", String, nullable=False),
    Column("key", String, nullable=False),
    Column("signature", String, nullable=False),
    *acts(),
)
"""The hash of all entries of the audit log up to the `last`, signed; one for each transaction that adds entries.

`made_by` is who did what the last of them tells. Rows can neither be changed nor deleted.
"""
