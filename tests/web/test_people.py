"""Who may do what, in the page: somebody is added, given a token that signs them in, other roles, and withdrawn."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.browser import PHONE, Browser
from tests.web.test_accessibility import VIEWS, violations

pytestmark = pytest.mark.signed_in
Opened = Callable[..., Browser]
Say = Callable[..., Any]
SAID = {
    "en": ("People and tokens", "Planner", "Auditor", "Add somebody", "Give a token", "Revoke", "Change the roles",
           "Withdraw", "never shown again", "I have it"),
    "zh": ("人员和令牌", "规划员", "审计员", "添加人员", "发放令牌", "撤销", "更改角色", "撤回",
           "以后不再显示", "已保存"),
}  # fmt: skip


@pytest.mark.parametrize(("width", "dark", "language"), VIEWS)
def test_the_administrator_says_who_may_do_what(
    opened: Opened, site: str, say: Say, width: int, dark: bool, language: str
) -> None:
    people, planner, auditor, add, give, revoke, change, withdraw, once, put_away = SAID[language]
    name = f"Eino {language} {width} {dark}"
    page = opened(f"now?language={language}", width=width, dark=dark)
    page.wait_for("document.querySelector('main h1') !== null")
    if width < PHONE:
        page.click("header .more")
    page.click("header .role")
    page.page.get_by_role("button", name=people).click()
    box = page.page.locator("dialog")
    box.locator("summary", has_text="admin").wait_for()
    assert violations(page) == []
    adding = box.locator("> .inside > form")
    adding.locator("input.field").fill(f"  {name}")
    adding.get_by_label(planner, exact=True).check()
    adding.get_by_role("button", name=add).click()
    row = box.locator("li", has=page.page.locator("summary", has_text=name))
    row.get_by_role("button", name=give).click()
    page.wait_for_text(once, "dialog .given")
    secret = page.run("document.querySelector('dialog .given input').value")
    assert violations(page) == []
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    told = page.context.request.get(f"{site}/api/v1/session", headers={"authorization": f"Bearer {secret}"}).json()
    assert (told["name"], [held["role"] for held in told["roles"]]) == (name, ["planner"])
    box.get_by_role("button", name=put_away).click()
    assert secret not in page.run("document.documentElement.outerHTML")
    row.get_by_label(planner, exact=True).uncheck()
    row.get_by_label(auditor, exact=True).check()
    row.get_by_role("button", name=change).click()
    box.locator("summary", has_text=name).get_by_text(auditor).wait_for()
    row.get_by_role("button", name=revoke).first.click()
    row.locator(".sure button", has_text=revoke).click()
    row.locator(".token").wait_for(state="detached")
    assert name in box.locator(".given").inner_text()  # what was begun and set with it
    assert violations(page) == []
    refused = page.context.request.get(f"{site}/api/v1/session", headers={"authorization": f"Bearer {secret}"})
    assert refused.status == 401
    row.get_by_role("button", name=withdraw).first.click()
    row.locator(".sure button", has_text=withdraw).click()
    row.wait_for(state="detached")
    assert name not in [one["name"] for one in say("GET", "identities")["identities"]]
    assert page.complaints() == []


def test_the_last_administrator_stays_one_and_is_told_why(opened: Opened) -> None:
    page = opened()
    page.click("header .role")
    page.page.get_by_role("button", name="People and tokens").click()
    row = page.page.locator("dialog li", has=page.page.locator("summary", has_text="admin"))
    row.locator("summary").click()
    row.get_by_role("button", name="Withdraw").first.click()
    row.locator(".sure button", has_text="Withdraw").click()
    page.wait_for_text("is the only administrator", "dialog .failure")
