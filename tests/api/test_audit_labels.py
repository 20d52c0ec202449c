"""Entries of the audit log in words: each request that changes something has its own in every language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from fastapi.routing import APIRoute

import citybrain
from citybrain.api.openapi import API, COMPUTES
from citybrain.api.origin import SAFE
from citybrain.api.routes import all_routers
from citybrain.governance import Permission
from citybrain.governance.breaches import BreachStep
from citybrain.governance.impact_assessments import ImpactDecision
from citybrain.messages import LANGUAGES, keys, text
from citybrain.observations.retention.standing import TASKS, State
from citybrain.observations.species.reading import CONFIRMED
from citybrain.presenting.answers.audit import act_label
from citybrain.presenting.answers.audit_subjects import FORMS, WORDS
from tests.syntax import tree_of

COMMANDS = (
    *(f"access {command}" for command in ("found", "add", "roles", "token", "revoke", "remove", "reset")),
    *(f"enterprise {one}" for one in ("import", "load")),
    *(f"licence {one}" for one in ("apply", "check", "ask", "enter", "report", "figures", "withdraw", "erase")),
    "services import",
    "matters object",
    "matters answer",
    "matters decide",
    "matters correct",
    "matters take-back",
    "matters appeal",
    "matters erase",
    "reports import",
    *(f"consultation {one}" for one in ("open", "codes", "reply", "close", "decide")),
    *(f"proposal {one}" for one in ("ask", "approve", "send-back", "withdraw", "execute")),
    *(f"notification {one}" for one in ("answer", "import", "subscribe", "unsubscribe", "test", "resend")),
)
READ_BY_RIGHT = (
    (Permission.READ_OBSERVATIONS, "purpose"),
    (Permission.KEEP_OBSERVATIONS, "consent"),
    (Permission.ISSUE_WARNINGS, "duty book"),
    (Permission.WRITE_CITY, "register of breaches"),
    (Permission.WRITE_CITY, "impact assessments"),
    (Permission.READ_AUDIT, "audit"),
    (Permission.WRITE_ACCESS, "identities"),
)
"""What is looked at by a right whose own words tell of a change."""
FORMER = frozenset({"audit-act-post-course-approvals"})
"""Requests of versions before this one: the log still tells of them."""

ROUTES = [
    (method, route.path)
    for router in all_routers()
    for route in router.routes
    if isinstance(route, APIRoute) and not COMPUTES.keys() & (route.openapi_extra or {}).keys()
    for method in sorted(route.methods - SAFE)
]


def entry(act: str, about: str, status: int | None = 200) -> Any:
    return {"act": act, "object": about, "status": status}


def key_of(method: str, form: str) -> str:
    words = [part for part in form.removeprefix(f"{API}/").split("/") if not part.startswith("{")]
    return "-".join(("audit-act", method.lower(), *words))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("method", "form"), ROUTES)
def test_each_request_that_changes_something_has_its_words(method: str, form: str, language: str) -> None:
    said = text(key_of(method, form), language)
    names = re.findall("{.*?}", form)
    address = re.sub("{.*?}", "7", form)
    assert act_label(entry(method, address), language) == (said, "/".join("7" for _ in names))
    assert act_label(entry(method, form, 403), language) == (text("audit-act-refused", language, what=said), "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_rights_and_commands_have_their_words_and_no_words_are_left_over(language: str) -> None:
    acts = [*Permission, "export", *COMMANDS]
    for act in acts:
        assert act_label(entry(act, "Aino", None), language).subject == "Aino"
        assert act_label(entry(act, "Aino", None), language).label != act
    by_act = {f"audit-act-{re.sub('[: ]', '-', act)}" for act in acts}
    by_method = {f"audit-act-{method}" for method in ("post", "put", "patch", "delete", "refused")}
    by_route = {key_of(method, form) for method, form in ROUTES}
    by_object = {f"audit-act-{re.sub('[: ]', '-', f'{act} {about}')}" for act, about in READ_BY_RIGHT}
    assert {key for key in keys(language) if key.startswith("audit-act-")} == (
        by_act | by_method | by_route | by_object | FORMER
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("act", "about"), READ_BY_RIGHT)
def test_who_only_looks_is_not_said_to_have_changed_anything(act: Permission, about: str, language: str) -> None:
    said = text(f"audit-act-{re.sub('[: ]', '-', f'{act} {about}')}", language)
    assert act_label(entry(act, about), language) == (said, "")


@pytest.mark.parametrize(
    ("act", "about", "label", "subject"),
    [
        ("POST", f"{API}/session", "signed in", ""),
        ("PUT", f"{API}/drafts/a1/files/build", "added a file to a draft", "a1/build"),
        ("PUT", f"{API}/drafts/files/files/roads.gpkg", "added a file to a draft", "roads.gpkg"),
        ("PATCH", "/sta/v1.1/Things(3)", "changed something at this address", "/sta/v1.1/Things(3)"),
        ("POST", f"{API}/course/approvals", "approved a plan", ""),
        ("POST", "/", "sent something to this address", "/"),
        ("POST", "/" + "a/" * 200, "sent something to this address", "/" + "a/" * 200),
        ("warnings:issue", "duty book", "opened the duty book", ""),
        ("city:write", "breach 3: noticed", "looked at or changed what belongs to the city", "breach 3: noticed"),
        ("access found", "admin", "made the administrator known", "admin"),
        ("of another program", "x", "of another program", "x"),
    ],
)  # fmt: skip
def test_a_name_is_no_word_of_an_address(act: str, about: str, label: str, subject: str) -> None:
    assert act_label(entry(act, about), "en") == (label, subject)


def written() -> Iterator[str]:
    """Objects that the program writes into the log, 7 in the place of each name and number."""
    for path in Path(citybrain.__file__).parent.rglob("*.py"):
        for call in ast.walk(tree_of(path)):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and len(call.args) >= 3:
                about = call.args[2]
                if call.func.id in ("note", "Noted") and isinstance(about, ast.JoinedStr | ast.Constant):
                    parts = about.values if isinstance(about, ast.JoinedStr) else [about]
                    yield "".join(str(one.value) if isinstance(one, ast.Constant) else "7" for one in parts)


def test_what_an_entry_is_about_is_told_in_the_language_of_the_reader() -> None:
    objects = {*written(), *(re.sub("{.*?}", "7", form) for form in FORMS.values())}
    assert {"stream 7", "keys of persons renewed", "breach 7: 7", "upkeep 7 7"} <= objects
    looked_at = {about for _, about in READ_BY_RIGHT}
    told = {one: act_label(entry(Permission.KEEP_OBSERVATIONS, one), "zh").subject for one in objects - looked_at}
    english = {one for one, subject in told.items() if re.search("[a-z]{2}", subject.replace("sha256", ""))}
    assert english <= {"Datastreams(7)"}  # as SensorThings names it


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_subject_and_no_word_is_left_over(language: str) -> None:
    subjects = {key.removeprefix("audit-subject-") for key in keys(language) if key.startswith("audit-subject-")}
    assert subjects == set(FORMS)
    words = {*BreachStep, *ImpactDecision, *TASKS, *get_args(State), CONFIRMED, "person", "identity"} - {"running"}
    assert {key.removeprefix(WORDS[0]) for key in keys(language) if key.startswith(WORDS[0])} == words


@pytest.mark.parametrize(
    ("about", "subject"),
    [
        ("breach 3: authority", "数据泄露 3：已告知主管机关"),
        ("stream …", "数据流 …"),
        ("roles planner: planner, auditor", "planner 的角色：规划员, 审计员"),
        ("roof repaired", "roof repaired"),
    ],
)
def test_names_stay_and_words_of_the_program_are_told(about: str, subject: str) -> None:
    assert act_label(entry("city:write", about), "zh").subject == subject
