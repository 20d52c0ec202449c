"""Take part on a public screen, on paper and in a language of one file; axe finds nothing."""

import pytest

from citybrain.messages.easy import long_texts, public_pages
from citybrain.people.services.reading_level import reading_level
from tests.web.browser import Browser, Chromium
from tests.web.test_accessibility import violations


def test_a_public_screen_keeps_nothing_leads_nowhere_and_begins_again(site: str, chromium: Chromium) -> None:
    with Browser(chromium, 1080, 1000) as screen:
        screen.open(f"{site}/take-part?language=en&kiosk=8")
        screen.wait_for_text("Report a problem")
        assert violations(screen) == []
        assert screen.page.get_by_role("button", name="Sign in").count() == 0
        screen.page.get_by_role("link", name="A form to print").click()
        screen.wait_for_text("does not open on this screen", "[role=status].closed")
        assert len(screen.page.context.pages) == 1
        button = screen.page.get_by_role("button", name="Report a problem").last
        assert button.bounding_box()["height"] >= 60
        screen.fill("#report-code", "left behind")
        screen.page.get_by_role("button", name="I am still here").wait_for(timeout=30_000)
        assert violations(screen) == []
        screen.wait_for("document.querySelector('#report-code')?.value === ''", 30)
        assert "kiosk=8" in screen.page.url


@pytest.mark.parametrize("width", [320, 1440])
def test_a_page_in_finnish_marks_what_is_english_and_prints_with_its_address(
    site: str, chromium: Chromium, width: int
) -> None:
    with Browser(chromium, width, 900, used=True) as person:
        person.open(f"{site}/take-part?language=fi#secret")
        person.wait_for_text("Et tarvitse tiliä")
        assert person.run("document.documentElement.lang") == "fi"
        person.wait_for("document.querySelectorAll('main [lang=en]').length > 0")
        assert violations(person) == []
        assert person.run("document.documentElement.scrollWidth") <= width
        person.page.emulate_media(media="print")
        person.page.mouse.move(9, 9)
        person.wait_for("document.querySelector('footer.on-paper') !== null")
        told = person.text("footer.on-paper")
        assert "/take-part?language=fi" in told
        assert "secret" not in told
        assert person.run("document.querySelector('footer.on-paper path').getAttribute('d').length") > 1000
        assert person.run("getComputedStyle(document.querySelector('main h1')).color") == "rgb(0, 0, 0)"
        assert person.page.locator("#lessons ~ ul button.titled").first.is_visible()
        assert not person.page.locator("main form, main button:not(.titled), nav").locator("visible=true").count()


def test_easy_words_are_switched_on_for_the_visit_and_say_how_hard_they_are(site: str, chromium: Chromium) -> None:
    texts = [one for page in public_pages() if page.place == "take-part" for one in long_texts(page).values()]
    with Browser(chromium, 320, 900, used=True) as person:
        person.open(f"{site}/take-part?language=en")
        person.wait_for_text(f"Reading level: grade {reading_level(texts).grade:.1f}", ".words")
        person.page.get_by_role("button", name="Easy words").click()
        person.wait_for_text("Is something wrong? Tell the city", "h1")
        person.wait_for_text("below grade 1", ".words")
        assert person.page.get_by_role("button", name="Easy words").get_attribute("aria-pressed") == "true"
        assert violations(person) == []
        assert person.run("document.documentElement.scrollWidth") <= 320
        person.wait_for("location.search.includes('easy=1')")
        person.open(f"{site}/services?language=zh")
        person.wait_for_text("我们不认人脸")
        person.page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert person.run("document.documentElement.scrollWidth") <= 320
