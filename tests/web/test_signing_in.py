"""Signing in at a provider and with a passkey, as people do it; what is ended or withdrawn is over within seconds."""

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.city import write_city
from tests.web.browser import Browser, Chromium
from tests.web.server import STATIC, Server
from tests.web.signing import call
from tests.web.test_accessibility import violations

WEB = Path(__file__).parents[2] / "web"
ENDS = 3.0
"""Seconds after which an event stream must be over: two, and one of a busy machine."""

SETTINGS = """
name = "Kallio"
[sign_in.provider]
name = "Kallio login"
issuer = "http://127.0.0.1:{port}"
client = "citybrain"
address = "{address}"
secret = "file:{secret}"
[sign_in.provider.roles]
of-aino = ["planner"]
"""
LISTEN = """(async () => {
  window.ended = null;
  const answer = await fetch('/api/v1/sensing/events');
  const reader = answer.body.getReader();
  await reader.read();
  window.listening = true;
  (async () => { for (;;) if ((await reader.read()).done) { window.ended = true; return; } })();
})()"""
Call = Callable[..., object]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, chromium: Chromium) -> Iterator[Server]:
    """A city whose people sign in at a provider, under the name that passkeys need: they are for no bare address."""
    if not (STATIC / "index.html").is_file():
        pytest.skip("web application not built: run make setup")
    city = write_city(tmp_path_factory.mktemp("city"))
    with Server(city) as server:
        server.address = server.address.replace("127.0.0.1", "localhost")
        yield server


@pytest.fixture(scope="module")
def provider(served: Server) -> Iterator[None]:
    """The provider of npm, whose page takes any name and password."""
    node = shutil.which("node")
    if node is None or not (WEB / "node_modules" / "oidc-provider").is_dir():
        pytest.skip("web packages not installed: run make setup")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [node, str(WEB / "oidc-provider.mjs"), str(port), served.address]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert running.stdout is not None
    while running.stdout.readline().strip() != "ready":
        assert running.poll() is None
    secret = served.city / "provider-secret"
    secret.write_text("a secret of tests")
    secret.chmod(0o600)
    settings = SETTINGS.format(port=port, address=served.address, secret=secret)
    (served.city / "city.toml").write_text(settings, encoding="utf-8")
    yield
    running.kill()
    running.wait()


def people(served: Server, method: str = "GET", path: str = "", body: object = None) -> dict:
    return call(served.address, served.city, method, f"identities{path}", body)


def sign_in_at_provider(page: Browser, name: str) -> None:
    page.click("header .role")
    page.page.get_by_role("button", name="Sign in with Kallio login").click()
    page.page.locator("input[name=login]").fill(name)
    page.page.locator("input[name=password]").fill("anything")
    page.page.locator("button[type=submit]").click()
    page.page.get_by_role("button", name="Continue").click()


def ends_after(page: Browser, deed: Callable[[], object]) -> float:
    """Seconds after something was done until the event stream of a page is over."""
    page.run(LISTEN)
    page.wait_for("window.listening === true")
    deed()
    begun = time.monotonic()
    page.wait_for("window.ended === true")
    return time.monotonic() - begun


def test_who_has_a_group_signs_in_at_the_provider_and_is_out_within_seconds_of_being_ended_or_withdrawn(
    served: Server, provider: None, chromium: Chromium
) -> None:
    with Browser(chromium) as page:
        page.open(f"{served.address}/now?language=en")
        page.wait_for("document.querySelector('main h1') !== null")
        sign_in_at_provider(page, "aino")
        page.wait_for_text("aino Example", "header .role")
        assert page.run("location.pathname") == "/now"
        left = {"code", "state", "iss", "language"} & set(page.run("[...new URLSearchParams(location.search).keys()]"))
        assert left == {"language"}
        who = page.run("fetch('/api/v1/session').then(answer => answer.json())")
        assert (who["name"], [one["role"] for one in who["roles"]]) == ("aino Example", ["planner"])
        number = next(one["number"] for one in people(served)["identities"] if one["name"] == "aino Example")
        page.click("header .role")
        page.page.get_by_role("button", name="Your sign-in").click()
        page.wait_for_text("with the provider", "dialog")
        assert violations(page) == []
        page.key("Escape", 27)

        key = people(served, path=f"/{number}/sessions")[0]["key"]
        assert ends_after(page, lambda: people(served, "DELETE", f"/{number}/sessions/{key}")) < ENDS
        assert page.run("fetch('/api/v1/session').then(answer => answer.json())")["name"] is None

        page.open(f"{served.address}/now?language=en")
        page.wait_for("document.querySelector('main h1') !== null")
        page.click("header .role")
        page.page.get_by_role("button", name="Sign in with Kallio login").click()
        page.wait_for_text("aino Example", "header .role")
        assert ends_after(page, lambda: people(served, "DELETE", f"/{number}")) < ENDS

        page.open(f"{served.address}/now?language=en")
        page.wait_for("document.querySelector('main h1') !== null")
        page.click("header .role")
        page.page.get_by_role("button", name="Sign in with Kallio login").click()
        page.wait_for_text("withdrew the access", "dialog [role=alert]")
        assert violations(page) == []


def test_who_comes_by_a_link_makes_a_passkey_and_signs_in_with_it_on_a_phone(
    served: Server, chromium: Chromium
) -> None:
    told = people(served, "POST", body={"name": "Bo Example", "roles": ["administrator"]})
    number = told["identities"][-1]["number"]
    code = people(served, "POST", f"/{number}/link")["code"]
    with Browser(chromium, width=390) as page:
        page.send("WebAuthn.enable")
        options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
                   "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
        page.send("WebAuthn.addVirtualAuthenticator", options=options)
        page.open(f"{served.address}/now?language=zh#sign-in={code}")
        page.wait_for("document.querySelector('main h1') !== null")
        assert code not in page.run("location.href")
        page.click("header .more")
        page.wait_for_text("Bo Example", "header .role")
        page.click("header .role")
        page.page.get_by_role("button", name="我的登录").click()
        page.page.get_by_label("通行密钥的名称").fill("手机")
        page.page.get_by_role("button", name="创建通行密钥").click()
        page.wait_for_text("手机", "dialog li")
        assert violations(page) == []
        assert page.run("document.documentElement.scrollWidth <= innerWidth")
        assert page.run("fetch('/api/v1/session', {method: 'DELETE'}).then(answer => answer.status)") == 204
        page.open(f"{served.address}/now?language=zh")
        page.wait_for("document.querySelector('main h1') !== null")
        page.click("header .more")
        page.click("header .role")
        page.page.get_by_role("button", name="用通行密钥登录").click()
        page.wait_for_text("Bo Example", "header .role")
        assert page.run("document.querySelector('dialog')") is None
        how = people(served, path=f"/{number}/sessions")[0]["how"]
        assert how == "passkey"
        assert page.complaints() == []
