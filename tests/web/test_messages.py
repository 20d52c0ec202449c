"""Where somebody is reached and who is on duty, in the page: an address is added and removed; shifts of a file."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.web.browser import PHONE, Browser
from tests.web.test_accessibility import violations

pytestmark = pytest.mark.signed_in
Opened = Callable[..., Browser]
Say = Callable[..., Any]
SAID = {
    "en": ("Messages and duty", "How", "Add an address", "Remove", "Feed that is fetched"),
    "zh": ("消息与值班", "方式", "添加地址", "删除", "供抓取的订阅源"),
}  # fmt: skip
ROSTER = "role,rank,name,days,begins,ends\n{},1,{},1-7,08:00,16:00\n"


@pytest.fixture(autouse=True)
def nothing_stays(say: Say) -> Iterator[None]:
    yield
    for shift in say("GET", "rosters")["shifts"]:
        say("DELETE", f"rosters/{shift['number']}")


@pytest.mark.parametrize(("width", "dark", "language"), [(1440, False, "en"), (390, True, "zh")])
def test_somebody_says_where_they_are_reached_and_who_is_on_duty(
    opened: Opened, say: Say, width: int, dark: bool, language: str
) -> None:
    messages, how, add, remove, feed = SAID[language]
    page = opened(f"now?language={language}", width=width, dark=dark)
    page.wait_for("document.querySelector('main h1') !== null")
    if width < PHONE:
        page.click("header .more")
    page.click("header .role")
    page.page.get_by_role("button", name=messages).click()
    box = page.page.locator("dialog")
    form = box.get_by_role("form", name=add)
    form.wait_for()
    assert violations(page) == []
    form.get_by_label(how, exact=True).select_option("feed")
    form.get_by_role("button", name=add).click()
    row = box.locator("section li", has_text=feed)
    row.get_by_text("/api/v1/notifications/feeds/").wait_for()
    name = say("GET", "session")["name"]
    shifts = box.locator("input[type=file]:enabled")
    for role, selector in (("janitor", ".failure"), ("administrator", "tbody tr")):
        shifts.wait_for(state="attached")
        table = ROSTER.format(role, name)
        shifts.set_input_files({"name": "r.csv", "mimeType": "text/csv", "buffer": table.encode()})
        box.locator(selector).first.wait_for()
    assert box.locator("tbody tr").count() == 1
    assert violations(page) == []
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    row.get_by_role("button", name=remove).click()
    row.locator(".sure button", has_text=remove).click()
    row.wait_for(state="detached")
