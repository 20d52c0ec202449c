"""Signing in at the header: with the keyboard alone, in both languages, on desk and phone."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from citybrain.governance.register import reset_administrator
from citybrain.records import open_records
from tests.web.browser import PHONE, Browser
from tests.web.test_accessibility import VIEWS, violations

Opened = Callable[..., Browser]
SAID = {
    "en": ("Sign in", "does not hold", "Signed in as admin", "Administrator", "Sign out"),
    "zh": ("登录", "密钥无效", "已登录：admin", "管理员", "退出登录"),
}


@pytest.fixture(scope="module")
def secret(city_folder: Path, site: str) -> str:
    """That of the administrator of the served city."""
    records = open_records(city_folder)
    with records.begin() as connection:
        made = reset_administrator(connection, "root")
    records.close()
    return made.text


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
    page.wait_for_text(sign_in, "dialog h2")
    assert page.run("fetch('/api/v1/session').then(answer => answer.json()).then(told => told.name)") is None


def test_nothing_of_the_secret_stands_in_an_address(opened: Opened, secret: str) -> None:
    page = opened("now")
    page.wait_for("document.querySelector('main h1') !== null")
    page.click("header .role")
    page.fill("#secret", secret)
    page.key("Enter", 13)
    page.wait_for_text("Signed in as", "dialog h2")
    assert page.requests(lambda url: secret in url) == []
    assert json.dumps(secret) not in json.dumps(page.run("[location.href, ...Object.values(localStorage)]"))
    assert page.complaints() == []
