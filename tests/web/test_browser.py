"""What the other tests rely on: the browser tells of everything that goes wrong on a page."""

from collections.abc import Callable

import pytest

from tests.serving import wait
from tests.web.browser import Browser

Opened = Callable[..., Browser]
WRONG = {
    "a policy broken": "document.head.append(Object.assign(document.createElement('style'), {textContent: 'a {}'}))",
    "a file that is not there": "fetch('/api/v1/nothing').then(() => 0)",
    "a script that fails": "setTimeout(() => { throw new Error('fails') }, 0)",
    "a promise that nobody catches": "Promise.reject(new Error('fails')), 0",
}


@pytest.mark.parametrize("script", WRONG.values(), ids=WRONG)
def test_what_goes_wrong_on_a_page_is_a_complaint(opened: Opened, script: str) -> None:
    page = opened()
    page.wait_for("document.querySelector('.question') !== null")
    assert page.complaints() == []
    page.run(f"({script}, 0)")
    wait(page.complaints)
    assert len(page.complaints()) == 1


def test_pages_share_no_storage(opened: Opened) -> None:
    one, other = opened(), opened()
    one.run("localStorage.setItem('seen', 'yes')")
    assert other.run("localStorage.getItem('seen')") is None
