"""A resident's path on a phone: words, a place, no network, sent later, once; followed by its code."""

from collections.abc import Callable

import pytest

from tests.web.browser import Browser
from tests.web.test_accessibility import violations

pytestmark = pytest.mark.map

OWN = "document.querySelector('section.own')"


def test_a_resident_reports_without_a_network_and_follows_it(visit: Callable[..., Browser]) -> None:
    page = visit("/take-part?language=zh", width=390, height=844, dark=True)
    page.wait_for(
        "document.querySelector('.button.go.large') !== null && document.querySelector('.map canvas') !== null"
    )
    assert violations(page) == []
    page.click(".button.go.large")
    page.fill("#report-text", "路口的路灯不亮")
    page.run("document.querySelector('#report-text').blur()")
    page.wait_for("document.querySelector('[aria-labelledby=report-suggested] .button') !== null")
    page.click("[aria-labelledby=report-suggested] .button")
    page.click("text=使用地图中心")
    assert violations(page) == []
    page.page.context.set_offline(True)
    page.click("button[type=submit].go")
    page.wait_for(f"{OWN}?.innerText.includes('等待网络')")
    page.page.context.set_offline(False)
    page.wait_for(f"{OWN}?.querySelectorAll('ol li').length === 4")
    assert page.run(f"{OWN}.querySelectorAll('li.reached').length") == 1
    assert violations(page) == []
    assert page.run("document.documentElement.scrollWidth") <= 390
    assert page.run("location.search") == "?language=zh"
    page.click("section.own .button.text:last-of-type")
    page.wait_for(f"{OWN} === null")
