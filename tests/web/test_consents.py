"""The ledger of consent in the page: a steward records; the person looks, withdraws, is erased; the reading ends."""

import urllib.error
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from citybrain.records import open_records
from tests.sensors import sensor
from tests.serving import wait
from tests.web.browser import Browser, Chromium
from tests.web.test_accessibility import violations

pytestmark = pytest.mark.signed_in


def test_a_person_sees_with_their_code_who_read_and_withdraws(
    opened: Callable[..., Browser], say: Callable[..., Any], site: str, city_folder: Path, chromium: Chromium
) -> None:
    records = open_records(city_folder)
    stream = sensor(cast(Any, SimpleNamespace(records=records)), "Wristband", data_class="personal")
    records.close()
    steward = opened("my-city?language=en", height=1400)
    steward.page.locator("summary", has_text="Consent of persons").click()
    panel = steward.page.locator("details", has=steward.page.locator("#consents-person"))
    panel.locator("#consents-purpose").select_option("research")
    panel.locator("#consents-version").fill(f"2026-{stream}")
    panel.locator("#consents-streams").select_option(f"{stream}")
    panel.get_by_role("button", name="Record the consent").click()
    panel.locator("article", has_text=f"2026-{stream}").wait_for()
    code = panel.locator(".given input").input_value()
    assert violations(steward) == []

    def read() -> Any:
        return say("GET", f"sensing/streams/{stream}/readings", **{"Citybrain-Purpose": "research"})

    read()
    with Browser(chromium, 390, 844, used=True) as person:
        person.open(f"{site}/consent?language=zh")
        person.wait_for_text("你同意了什么", "h1")
        person.fill("#consent-code", code)

        def shows_who_read() -> bool:
            person.page.get_by_role("button", name="显示").click()
            person.wait_for_text("Wristband", "article")
            return "admin" in person.text("section[aria-label=谁读取过]")

        wait(shows_who_read)  # readings are in the log within a second
        assert violations(person) == []
        assert person.run("document.documentElement.scrollWidth <= innerWidth")
        person.page.locator("article").get_by_role("button", name="撤回").click()
        person.wait_for_text("已于", "article")
        with person.page.expect_download() as file:
            person.page.get_by_role("button", name="下载为文件").click()
        with zipfile.ZipFile(file.value.path()) as held:
            assert "consents.csv" in held.namelist()
        person.page.get_by_role("button", name="删除与我有关的内容").click()
        person.page.get_by_role("button", name="永久删除").click()
        person.wait_for_text("代码不再有效", "section")
        assert violations(person) == []
        assert code not in person.run("location.href + document.cookie + JSON.stringify(localStorage)")
        assert person.complaints() == []
    with pytest.raises(urllib.error.HTTPError):
        read()
