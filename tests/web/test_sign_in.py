"""Signing in at the header: with the keyboard alone, in both languages, on desk and phone."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from citybrain.governance import Role
from citybrain.governance.register import add_identity, give_token
from citybrain.records import open_records
from tests.access import token_of
from tests.city import write_city
from tests.web.browser import PHONE, Browser, Chromium
from tests.web.server import Server
from tests.web.test_accessibility import VIEWS, violations

Opened = Callable[..., Browser]
Say = Callable[..., Any]
SAID = {
    "en": ("Sign in", "does not hold", "Signed in as admin", "Administrator", "Sign out"),
    "zh": ("登录", "密钥无效", "已登录：admin", "管理员", "退出登录"),
}


@pytest.fixture(scope="module")
def secret(city_folder: Path, site: str) -> str:
    """That of the administrator of the served city."""
    return token_of(city_folder).text


@pytest.mark.parametrize(("width", "dark", "language"), VIEWS)
def test_who_has_the_secret_signs_in_and_out(
    opened: Opened, secret: str, width: int, dark: bool, language: str
) -> None:
    sign_in, wrong, signed_in, role, sign_out = SAID[language]
    page = opened(f"now?language={language}", width=width, dark=dark)
    page.wait_for("document.querySelector('main h1') !== null")
    if width < PHONE:
        page.click("header .more")
        assert page.run("document.querySelector('#tools').getBoundingClientRect().left") >= 0
    page.wait_for_text(sign_in, "header .role")
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    page.run("document.querySelector('header .role').focus()")
    page.key("Enter", 13)
    page.wait_for("document.activeElement.id === 'secret'")
    assert violations(page) == []
    page.fill("#secret", secret[:-1] + "_")
    page.key("Enter", 13)
    page.wait_for_text(wrong, "dialog [role=alert]")
    assert violations(page) == []
    page.fill("#secret", secret)
    page.key("Enter", 13)
    page.wait_for("document.querySelector('dialog') === null")
    page.wait_for_text("admin", "header .role")
    page.wait_for("document.activeElement.matches('header .role')")
    page.key("Enter", 13)
    page.wait_for_text(signed_in, "dialog h2")
    assert role in page.text("dialog")
    assert violations(page) == []
    page.key("Escape", 27)
    page.wait_for("document.querySelector('dialog') === null")
    page.wait_for_text("admin", "header .role")
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    page.open(page.run("location.href"))
    page.wait_for("document.querySelector('main h1') !== null")
    assert page.run("document.cookie") == ""
    assert secret not in page.run("document.documentElement.outerHTML")
    if width < PHONE:
        page.click("header .more")
    page.wait_for_text("admin", "header .role")
    page.click("header .role")
    page.page.locator("dialog .button", has_text=sign_out).click()
    page.wait_for("document.querySelector('dialog #secret') !== null")
    assert page.text("dialog h2") == sign_in
    assert page.run("fetch('/api/v1/session').then(answer => answer.json()).then(told => told.name)") is None


FIRST = {"en": ("Needs signing in", "goes on as soon as you are"), "zh": ("需要登录", "登录后会接着进行")}


@pytest.mark.parametrize(("width", "dark", "language"), VIEWS)
def test_a_button_that_needs_somebody_asks_who_that_is_and_goes_on(
    opened: Opened, secret: str, width: int, dark: bool, language: str
) -> None:
    beside, goes_on = FIRST[language]
    page = opened(f"?language={language}", width=width, dark=dark)
    if width < PHONE:
        page.click(".bar button")
    page.click(".question")
    page.wait_for("document.querySelectorAll('.side li').length > 2")
    assert page.run("document.querySelector('.keep .needs').title") == beside
    assert violations(page) == []
    page.fill(".side .name", f"Kept by one who signed in, {width}")
    page.click(".keep .save")
    page.wait_for_text(goes_on, "dialog")
    assert violations(page) == []
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    page.fill("#secret", secret)
    page.key("Enter", 13)
    page.wait_for("document.querySelector('dialog') === null")
    page.wait_for("new URLSearchParams(location.search).get('saved')")
    assert page.run("document.querySelector('.keep .needs')") is None
    assert page.complaints() == []


def test_who_does_not_sign_in_keeps_what_they_wrote_and_nothing_is_changed(opened: Opened, say: Say) -> None:
    page = opened()
    page.click(".question")
    page.wait_for("document.querySelectorAll('.side li').length > 2")
    page.fill(".side .name", "Mine")
    page.click(".keep .save")
    page.wait_for("document.activeElement.id === 'secret'")
    page.key("Escape", 27)
    page.wait_for_text("Nobody is signed in, so nothing was changed", ".note .failure")
    assert page.run("document.querySelector('.side .name').value") == "Mine"
    assert say("GET", "saved-plans")["plans"] == []
    page.click(".note .failure button")
    page.wait_for("document.activeElement.id === 'secret'")


def test_who_may_not_is_told_which_role_may(opened: Opened, site: str, city_folder: Path) -> None:
    records = open_records(city_folder)
    with records.begin() as connection:
        add_identity(connection, "Eino", {Role.DUTY_OFFICER}, "root")
        made = give_token(connection, "Eino", (), 1, "", "root")
    records.close()
    page = opened()
    page.context.request.post(f"{site}/api/v1/session", data={"secret": made.text})
    page.open(site)
    page.click(".question")
    said = "Your role may not save, change or delete plans. These roles may: Administrator, Climate officer, Planner"
    page.wait_for(f"document.querySelector('.keep .needs')?.title.startsWith('{said}')")
    page.click(".keep .save")
    page.wait_for_text("one of these roles: Administrator, Climate officer, Planner", ".note .failure")


def test_a_link_signs_in_once_and_leaves_the_address(chromium: Chromium, tmp_path: Path) -> None:
    with Server(write_city(tmp_path / "city")) as server:
        link = server.said(r"http://\S+#sign-in=\S+")
        with Browser(chromium, used=True, draws=False) as page:
            page.open(link)
            page.wait_for_text("admin", "header .role")
            assert page.run("location.hash") == ""
            assert page.run("history.length") <= 2
            assert page.requests(lambda url: "citybrain_once" in url.partition("#")[0]) == []
            assert "once" not in json.dumps(
                page.run("[location.href, document.cookie, ...Object.values(localStorage)]")
            )
            assert page.complaints() == []
        with Browser(chromium, 390, 844, used=True) as page:
            page.open(link)
            page.wait_for_text("This sign-in link holds no longer", "dialog [role=alert]")
            assert page.run("location.hash") == ""
            assert violations(page) == []


def test_nothing_of_the_secret_stands_in_an_address(opened: Opened, secret: str) -> None:
    page = opened("now")
    page.wait_for("document.querySelector('main h1') !== null")
    page.click("header .role")
    page.fill("#secret", secret)
    page.key("Enter", 13)
    page.wait_for_text("admin", "header .role")
    assert page.requests(lambda url: secret in url) == []
    assert json.dumps(secret) not in json.dumps(page.run("[location.href, ...Object.values(localStorage)]"))
    assert page.complaints() == []
