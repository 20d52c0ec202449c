"""What the other tests rely on: the browser tells of everything that goes wrong on a page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Error

from tests.serving import wait
from tests.web.browser import Browser

Opened = Callable[..., Browser]
WRONG = {
    "a policy broken": "document.head.append(Object.assign(document.createElement('style'), {textContent: 'a {}'}))",
    "a file that is not there": "fetch('/api/v1/nothing').then(() => 0)",
    "a script that fails": "setTimeout(() => { throw new Error('fails') }, 0)",
    "a promise that nobody catches": "Promise.reject(new Error('fails')), 0",
}


def test_what_goes_wrong_on_a_page_is_a_complaint(opened: Opened) -> None:
    page = opened()
    page.wait_for("document.querySelector('.question') !== null")
    assert page.complaints() == []
    for known, (what, script) in enumerate(WRONG.items()):
        page.run(f"({script}, 0)")
        wait(lambda known=known: len(page.complaints()) > known)
        assert len(page.complaints()) == known + 1, what


def test_waiting_ends_with_what_is_true_what_fails_or_the_text_of_the_page(opened: Opened) -> None:
    page = opened()
    page.run("setTimeout(() => document.querySelector('#app').insertAdjacentHTML('afterend', '<p id=late-part>'), 200)")
    assert page.wait_for("document.querySelector('#late-part').id") == "late-part", "what is not there is not true yet"
    assert page.wait_for("Promise.resolve(5)") == 5
    page.run("location.reload()")
    page.wait_for("document.querySelector('.question') !== null")
    with pytest.raises(AssertionError, match=r"(?s)of null.*The page says:.*The city today"):
        page.wait_for("document.querySelector('#late-part').id", 0.2)
    with pytest.raises(Error, match="no_such_name is not defined"):
        page.wait_for("no_such_name")


def test_pages_share_no_storage(opened: Opened) -> None:
    one, other = opened(), opened()
    one.run("localStorage.setItem('seen', 'yes')")
    assert other.run("localStorage.getItem('seen')") is None
