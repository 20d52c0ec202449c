"""Entries of the audit log in words: each request that changes something has its own in every language."""

import re
from typing import Any

import pytest
from fastapi.routing import APIRoute

from citybrain.api.openapi import API, COMPUTES
from citybrain.api.origin import SAFE
from citybrain.api.routes import all_routers
from citybrain.governance import Permission
from citybrain.messages import LANGUAGES, keys, text
from citybrain.presenting.answers.audit import act_label

COMMANDS = (
    *(f"access {command}" for command in ("found", "add", "roles", "token", "revoke", "remove", "reset")),
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
    assert {key for key in keys(language) if key.startswith("audit-act-")} == by_act | by_method | by_route | by_object


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
