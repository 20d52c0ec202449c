"""Lessons of Take part on a phone: a task of the city's own numbers is checked at once, and nothing is sent of it."""

import pytest

from tests.web.browser import Browser, Chromium
from tests.web.test_accessibility import violations


@pytest.mark.parametrize(
    ("language", "title", "check"), [("en", "suggests, and who decides", "Check"), ("zh", "由谁决定", "检查")]
)
def test_a_lesson_is_learned_on_a_phone(site: str, chromium: Chromium, language: str, title: str, check: str) -> None:
    with Browser(chromium, 320 if language == "zh" else 390, 844, used=True) as person:
        sent: list[str] = []
        person.page.on("request", lambda request: sent.append(request.method) if request.method != "GET" else None)
        person.open(f"{site}/take-part?language={language}")
        person.page.get_by_role("button", name=title).click()
        person.page.locator("#lesson-count").wait_for()
        number = sum(int(one) for one in person.page.locator(".lesson table td").all_inner_texts())
        person.fill("#lesson-count", str(number + 1))
        person.page.get_by_role("button", name=check, exact=True).click()
        person.page.locator(".lesson button.go").wait_for(state="detached")
        person.fill("#lesson-count", str(number))
        person.page.get_by_role("button", name=check, exact=True).click()
        person.page.locator(".lesson button.go").wait_for()
        assert violations(person) == []
        person.page.locator("section[aria-labelledby=acts] .counter button:last-child").first.click()
        assert person.page.locator("section[aria-labelledby=acts] output").first.inner_text() == "1"
        assert person.run("document.documentElement.scrollWidth <= innerWidth")
        assert sent == [], "what is learned and done stays on the device"
