"""The page of services on a phone: ask, apply, follow by the link in Chinese, and appeal; axe finds nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from citybrain.people.services.catalogue import import_services
from citybrain.people.services.file import SAMPLE, read_catalogue
from citybrain.records import open_records
from tests.web.browser import Browser, Chromium
from tests.web.test_accessibility import violations

pytestmark = pytest.mark.signed_in


def test_a_resident_asks_applies_follows_and_appeals(
    say: Callable[..., Any], site: str, city_folder: Path, chromium: Chromium
) -> None:
    records = open_records(city_folder)
    with records.begin() as connection:
        import_services(connection, read_catalogue(SAMPLE), SAMPLE.name, "admin")
    records.close()
    with Browser(chromium, 390, 844, used=True) as person:
        person.open(f"{site}/services?language=en")
        person.fill("#question", "Do my neighbours have to agree when I fell a tree?")
        person.page.get_by_role("button", name="Ask", exact=True).click()
        person.wait_for_text("landscape work permit", "blockquote")
        assert violations(person) == []
        person.page.locator("[role=status] button", has_text="Permit to fell a tree").click()
        person.wait_for_text("You need not bring it", "article")
        person.page.get_by_role("button", name="Apply here").click()
        person.page.get_by_label("Sketch and photograph of the tree").check()
        person.fill("#apply-words", "The birch leans over the path.")
        person.fill("#apply-name", "Aino")
        person.fill("#apply-address", "aino@example.org")
        person.page.get_by_role("button", name="Send the application").click()
        link = person.page.locator("section[role=status] a")
        link.wait_for()
        address = str(link.get_attribute("href"))
        assert violations(person) == []
        code = address.partition("#matter-")[2]
        number = next(
            one["number"] for one in say("GET", "matters")["matters"] if one["text"] == "The birch leans over the path."
        )
        say("POST", f"matters/{number}/decisions", {"outcome": "refused", "text": "It is sound."})
        person.open(f"{site}/services?language=zh#matter-{code}")
        person.wait_for_text("It is sound.", "article")
        person.fill("#appeal", "It moved.")
        person.page.get_by_role("button", name="申诉").click()
        person.wait_for_text("已申诉", "article")
        assert violations(person) == []
        assert person.run("document.documentElement.scrollWidth <= innerWidth")


def test_a_person_lets_a_helper_apply_follows_it_and_ends_it(
    site: str, city_folder: Path, chromium: Chromium, tmp_path: Path
) -> None:
    records = open_records(city_folder)
    with records.begin() as connection:
        import_services(connection, read_catalogue(SAMPLE), SAMPLE.name, "admin")
    records.close()
    with Browser(chromium, 390, 844, used=True) as person:
        person.open(f"{site}/services?language=en")
        panel = person.page.locator("section", has=person.page.locator("#helpers"))
        panel.get_by_text("Let somebody act for you").click()
        person.fill("#helper-person", "Aino Asukas")
        person.fill("#helper-helper", "Hilla Helper")
        panel.get_by_label("Apply for services").check()
        panel.get_by_label("I agree.").check()
        assert violations(person) == []
        panel.get_by_role("button", name="Agree", exact=True).click()
        codes = panel.locator("code")
        codes.first.wait_for()
        own, given = codes.all_inner_texts()
        person.page.screenshot(path=tmp_path / "codes.png", full_page=True)
        assert violations(person) == []
        with Browser(chromium, 390, 844, used=True) as helper:
            helper.open(f"{site}/services?language=en&item=tree-felling")
            helper.page.get_by_role("button", name="Apply here").click()
            helper.page.get_by_label("Sketch and photograph of the tree").check()
            helper.fill("#apply-words", "The birch leans.")
            helper.fill("#apply-name", "Aino Asukas")
            helper.fill("#apply-address", "by Hilla")
            helper.page.get_by_text("I do this for another person").click()
            helper.fill("#apply-helper", given)
            helper.page.get_by_role("button", name="Send the application").click()
            helper.wait_for_text("with their own code", "section[role=status]")
            assert helper.page.locator("section[role=status] a").count() == 0
            assert violations(helper) == []
        person.open(f"{site}/services?language=zh")
        panel.get_by_text("已为我办理的事项").click()
        person.fill("#helper-mine", own)
        panel.get_by_role("button", name="查看", exact=True).click()
        panel.get_by_role("button", name="立即终止").click()
        panel.get_by_text("不再能代您办理").wait_for()
        person.page.screenshot(path=tmp_path / "mine.png", full_page=True)
        assert violations(person) == []
        person.page.set_viewport_size({"width": 320, "height": 700})
        assert person.run("document.documentElement.scrollWidth <= innerWidth")
        panel.get_by_role("link", name="查看处理结果").click()
        person.wait_for_text("The birch leans.", "article")
