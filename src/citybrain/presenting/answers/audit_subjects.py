"""What entries of the audit log are about, in words: the log has it in the form that it was written in, for ever."""

from __future__ import annotations

import re

from citybrain.messages import keys, text

FORMS = {
    "stream": "stream {number}",
    "consent-person": "consent: person {person}",
    "consent": "consent {number}: person {person}",
    "consent-withdrawn": "consent {number}: - person {person}",
    "consents": "consents of person {person}",
    "export-person": "export of person {person}",
    "export-somebody": "export of a person",
    "erasure": "erasure of {whose} {person}: {streams} streams, {readings} readings, {rows}"
    " rows, sha256 {sha256}; {copies} copies ({names}) and {downloads} backups of before hold it without its key",
    "keys": "keys of persons renewed",
    "upkeep-asked": "upkeep {task} asked for",
    "upkeep-ended": "upkeep {task} {state}",
    "upkeep": "upkeep {task}",
    "apart": "what was set apart",
    "property": "property {number} is {name}",
    "detections": "detections",
    "detection-judged": "detection {number}: {decision}",
    "recordings": "recordings",
    "readings": "readings",
    "bills": "import of bills {file} asked for",
    "import-asked": "import of {file} asked for",
    "import": "import {number}: {file}",
    "city-called": "city called {name}",
    "backup": "backup downloaded",
    "whole": "whole city",
    "restored": "city {name} restored",
    "assessment-step": "impact assessment {number}: {decision}",
    "assessment": "impact assessment {number}",
    "breach": "breach {number}: {step}",
    "steward-gone": "steward of {data}: - {name}",
    "steward": "steward of {data}: {name}",
    "calibration-asked": "calibration asked for",
    "calibration-back": "calibration {number} taken back",
    "add": "add {name}: {roles}",
    "roles": "roles {name}: {roles}",
    "department": "department {name}: {department}",
    "revoke-sensor": "revoke tokens of sensor {number}",
    "revoke": "revoke token {number} {name}",
    "token-new": "new token of {name}: {number}",
    "token": "token {number} {name}",
    "connect": "connect {name}: {number}",
    "link": "link {name}",
    "reset": "reset {name}",
    "remove-credential": "remove credential {number} {name}",
    "remove": "remove {name}",
    "sessions": "sessions {number}",
    "session-other": "end session {key} of {number}",
    "session": "end session {key} {name}",
    "password": "password {name}",
    "codes-begin": "begin time codes {name}",
    "codes": "time codes {name}",
    "passkey-begin": "begin passkey {name}",
    "passkey": "passkey {name}",
    "visits-due": "visits that are due",
    "visit-cancelled": "visit {number}: cancel",
    "visit": "visit {number}",
    "inspections": "inspections",
    "inspection-photo": "inspection {identity}: photo {number}",
    "inspection": "inspection {identity}",
    "finding": "finding {number}: judged",
    "case-photos": "case {number}: photos",
    "case-reports": "case {number}: reports",
    "report-contact": "report {number}: contact",
    "report-photo": "report {number}: photo {photo}",
    "report": "report {number}",
    "desk-reports": "reports",
    "case-evidences": "case {number}: evidence",
    "case-evidence": "case {number}: evidence {evidence}",
    "case-photo": "case {number}: photo {photo}",
    "photo-gone": "photo {number}: withdraw",
    "photo": "photo {number}",
    "diagnoses": "case {number}: diagnoses",
    "diagnosis-printed": "case {number}: diagnosis {diagnosis} printed",
    "diagnosis-outcome": "case {number}: outcome of diagnosis {diagnosis}",
    "diagnosis": "case {number}: diagnosis {diagnosis}",
    "hits": "hit rates of diagnoses",
    "known-sources": "known sources",
    "playbooks": "playbooks",
    "incidents": "incidents",
    "incident": "incident {number}",
    "proposals": "proposals",
    "overrides": "overrides",
    "proposal-drafted": "proposal {number}: draft",
    "brief": "brief",
    "case-effects": "effects of case {number}",
    "proposal-step": "proposal {number}: {made}",
    "proposal": "proposal {number}",
    "enterprises": "enterprises",
    "enterprise-register": "register",
    "risks": "risks",
    "cells": "cells",
    "cell-gone": "cell {number}: remove",
    "cell": "cell {number}",
    "enterprise-entries": "enterprise {number}: entries",
    "enterprise-person-gone": "enterprise {number}: person {person}: remove",
    "enterprise-stream": "enterprise {number}: stream {stream}",
    "enterprise-person": "enterprise {number}: {name}",
    "enterprise": "enterprise {number}",
    "parameter-correction": "parameter correction {number} taken back",
    "record-helpers": "{record}: helpers",
    "matter-corrected": "matter {number}: {name} corrected",
    "matter-decided": "matter {number}: decided {made}",
    "matter-contact": "matter {number}: contact erased",
    "matter-empty": "matter {number}: nothing to erase",
    "matter": "matter {number}",
    "matters": "matters",
    "consultation-codes": "consultation {number}: codes",
    "consultation-plan": "consultation {number}: plan of input {input}",
    "consultation-inputs": "consultation {number}: inputs",
    "consultation-result": "consultation {number}: result",
    "consultation-replies": "consultation {number}: replies",
    "consultation-closing": "consultation {number}: closing",
    "consultation-decision": "consultation {number}: decision",
    "consultation": "consultation {number}",
    "questionnaire-codes": "questionnaire {number}: codes",
    "questionnaire-answers": "questionnaire {number}: answers",
    "questionnaire-closing": "questionnaire {number}: closing",
    "questionnaire": "questionnaire {number}",
    "citizen-reading": "citizen reading",
    "competition-result": "competition {number}: result",
    "competition": "competition {number}",
    "letter-buildings": "letter {number}: buildings",
    "letter-result": "letter {number}: result",
    "letter": "letter {number}",
    "licence-applications": "applications",
    "licence-contact": "application {number}: contact erased",
    "licence-empty": "application {number}: nothing to erase",
    "licence-application": "application {number}",
    "licence-reports": "reports of licences",
    "licence-figures": "published figures of licences",
    "licence-figure": "published figure {number}",
    "case-step": "case {number}: {made}",
    "case": "case {number}",
    "cases": "cases",
    "silence": "silence {number}",
    "silences": "silences",
    "detector": "detector {number}",
    "begun": "begun measure {number}",
    "beguns": "begun measures",
    "correction-made": "correction {number} of rule {name}",
    "correction": "correction {number}",
    "corrections": "corrections",
    "effect": "effect asked for",
    "shift-gone": "shift {number}: remove",
    "shifts": "shifts: add",
    "answer": "notification {number}: answer",
    "answers": "notifications of {name}: answer by link",
    "subscription-gone": "subscription {number}: remove",
    "subscription-test": "subscription {number}: test",
    "subscription": "subscription {number}: {channel}",
    "message-again": "message {number}: send again",
}
"""Objects of entries by the names of their texts, `audit-subject-`; the first one that fits counts."""

CODED = frozenset({"decision", "roles", "state", "step", "task", "whose"})
"""Parts that are words of the program, no names."""

WORDS = ("audit-word-", "access-role-")
"""How the texts of those words begin."""

PATTERNS = {
    name: re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(form)), re.DOTALL) for name, form in FORMS.items()
}


def subject_in_words(written: str, language: str) -> str:
    """As it stands where no form of the program fits."""
    for name, pattern in PATTERNS.items():
        if (fits := pattern.fullmatch(written)) is not None:
            parts = {part: _word(said, language) if part in CODED else said for part, said in fits.groupdict().items()}
            return text(f"audit-subject-{name}", language, **parts)
    return written


def _word(said: str, language: str) -> str:
    """Words of the program with commas between."""
    known = keys(language)
    chosen = {one: [begin + one for begin in WORDS if begin + one in known] for one in said.split(", ")}
    return ", ".join(text(texts[0], language) if texts else one for one, texts in chosen.items())
