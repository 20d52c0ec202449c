"""The register of breaches in the page: one is recorded, the clock runs, the authority is told, the table has it."""

import csv
import io
from collections.abc import Callable

import pytest

from tests.web.browser import Browser
from tests.web.test_accessibility import violations

pytestmark = pytest.mark.signed_in


def test_a_breach_is_recorded_and_told_before_its_clock_runs_out(opened: Callable[..., Browser], site: str) -> None:
    page = opened("my-city?language=en", height=1400)
    page.page.locator("summary", has_text="Breaches of data").click()
    panel = page.page.locator("details", has=page.page.locator("#breach-about"))
    panel.locator("#breach-about").fill("A list of bills was lost")
    panel.get_by_role("button", name="Record the breach").click()
    breach = panel.locator("article", has_text="A list of bills was lost")
    breach.get_by_text("min left, until").wait_for()
    assert violations(page) == []
    breach.locator("[name=step]").select_option("authority")
    breach.locator("[name=about]").fill("Office of the ombudsman")
    breach.get_by_role("button", name="Add").click()
    breach.get_by_text("told on").wait_for()
    assert breach.get_by_text("min left, until").count() == 0
    table = page.context.request.get(site + str(panel.locator("a[download]").get_attribute("href"))).text()
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    assert [text for row in rows for text in row.values() if text == "Office of the ombudsman"]
    assert page.complaints() == []
