"""Signing in with one's organisation, from the button through a browser, a provider and a hub and back to the desk."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from pytestqt.qtbot import QtBot

from assessor_app.errors import DeskError, HubRefusedError, NotSignedInError
from assessor_app.gui.sign_in.sign_in_page import SignInPage
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.hub.programme_settings import ProgrammeSettings, ProviderSettings
from assessor_app.remote.browser_return import BrowserReturn
from assessor_app.workflows.desk import Session
from assessor_app.workflows.sign_in import current_session
from assessor_app.workflows.sign_in_at_provider import sign_in_at_provider
from tests.support.browser import Browser
from tests.support.hub import LocalHub
from tests.support.laptop import Laptop, open_laptop
from tests.support.oidc_provider import CLIENT, LocalProvider, local_provider
from tests.support.signed_in import key_file


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[LocalHub, LocalProvider]]:
    """A hub and the provider it trusts, for all tests here."""
    with local_provider() as provider:
        hub = LocalHub(tmp_path_factory.mktemp("provider"))
        _trust(hub, provider)
        hub.admin.set_provider_account("A-ana", subject="p-17")
        yield hub, provider
        hub.close()


def _trust(hub: LocalHub, provider: LocalProvider) -> None:
    ways = ProviderSettings(issuer=provider.url, client_id=CLIENT, title="Test University")
    hub.admin.create_programme("Test programme", settings=ProgrammeSettings(sign_in=ways))


@pytest.fixture
def laptop(tmp_path: Path, place: tuple[LocalHub, LocalProvider]) -> Iterator[Laptop]:
    place[1].refuses = False
    with open_laptop(tmp_path, place[0].url, filled=False) as laptop:
        yield laptop


def _browse(address: str) -> httpx.Response:
    """What a browser does with an address."""
    return httpx.get(address, follow_redirects=True, trust_env=False, timeout=60)


def _sign_in(laptop: Laptop, url: str, browse: Callable[[str], object]) -> Session | None:
    """With a browser on a thread of its own, as browsers are."""
    threads: list[threading.Thread] = []

    def open_browser(address: str) -> None:
        threads.append(threading.Thread(target=browse, args=(address,)))
        threads[0].start()

    try:
        return sign_in_at_provider(
            laptop.shelf.vault, key_file(laptop), url, open_browser, "Done & well.", lambda: False
        )
    finally:
        for one in threads:
            one.join()


def test_whoever_comes_back_from_the_browser_is_signed_in(
    laptop: Laptop, place: tuple[LocalHub, LocalProvider]
) -> None:
    shown: list[httpx.Response] = []
    session = _sign_in(laptop, place[0].url, lambda address: shown.append(_browse(address)))

    assert session is not None
    assert (session.code, session.programme) == ("A-ana", "Test programme")
    assert current_session(laptop.shelf.vault, key_file(laptop)) == session
    assert shown[0].status_code == 200
    assert "Done &amp; well." in shown[0].text


def test_what_comes_with_another_state_is_not_taken_and_the_right_one_still_is(
    laptop: Laptop, place: tuple[LocalHub, LocalProvider]
) -> None:
    answers: list[int] = []

    def browse(address: str) -> None:
        back = parse_qs(urlsplit(address).query)["redirect_uri"][0]
        state = parse_qs(urlsplit(address).query)["state"][0]
        for tried in (
            "",
            "?code=x&state=forged",
            f"?code=x&state={state}&state={state}",
            f"other?code=x&state={state}",
        ):
            answers.append(httpx.get(f"{back}{tried}", trust_env=False, timeout=60).status_code)
        answers.append(httpx.post(f"{back}?code=x&state={state}", trust_env=False, timeout=60).status_code)
        answers.append(_browse(address).status_code)

    assert _sign_in(laptop, place[0].url, browse) is not None
    assert answers == [404, 404, 404, 404, 404, 200]


@pytest.mark.parametrize(
    "wrong", ["&code=x&iss=https://elsewhere.example", "&code=x", "&error=access_denied&iss={iss}"]
)
def test_a_refusal_and_another_providers_answer_sign_nobody_in(
    laptop: Laptop, place: tuple[LocalHub, LocalProvider], wrong: str
) -> None:
    def browse(address: str) -> None:
        asked = parse_qs(urlsplit(address).query)
        query = wrong.format(iss=place[1].url)
        httpx.get(f"{asked['redirect_uri'][0]}?state={asked['state'][0]}{query}", trust_env=False, timeout=60)

    with pytest.raises(NotSignedInError, match="did not let you in"):
        _sign_in(laptop, place[0].url, browse)
    assert current_session(laptop.shelf.vault, key_file(laptop)) is None


def test_a_programme_without_a_provider_says_so(laptop: Laptop, place: tuple[LocalHub, LocalProvider]) -> None:
    hub, provider = place
    hub.admin.create_programme("Test programme", settings=ProgrammeSettings())
    try:
        with pytest.raises(HubRefusedError, match="no sign-in of an organisation"):
            _sign_in(laptop, hub.url, _browse)
    finally:
        _trust(hub, provider)


def test_a_caller_that_says_nothing_holds_up_nobody() -> None:
    with BrowserReturn() as back:
        port = int(urlsplit(back.address).port or 0)
        silent = socket.create_connection(("127.0.0.1", port))
        silent.sendall(b"\x00\xff not a request\r\n\r\n")
        odd = socket.create_connection(("127.0.0.1", port))
        odd.sendall(b"GET //[ HTTP/1.1\r\n\r\n")
        right = threading.Thread(target=_browse, args=(f"{back.address}?state=s&code=c",))
        right.start()
        assert back.wait("s", "x", lambda: False, 60) == {"state": "s", "code": "c"}
        right.join()
        for line in (silent, odd):
            line.close()
        assert back.wait("s", "x", lambda: True, 60) is None
        assert back.wait("s", "x", lambda: False, 0) is None


@pytest.fixture
def browser() -> Iterator[Browser]:
    taken = Browser("http")
    yield taken
    taken.leave()


def test_the_page_waits_for_the_browser_and_can_take_it_back(
    qtbot: QtBot, theme: Theme, laptop: Laptop, place: tuple[LocalHub, LocalProvider], browser: Browser
) -> None:
    vault, keys = laptop.shelf.vault, key_file(laptop)
    desk = SimpleNamespace(
        sign_in_at_provider=lambda *wish: sign_in_at_provider(vault, keys, *wish), save_ui_state=lambda _values: None
    )
    runner = TaskRunner()
    page = SignInPage(desk, runner, theme)
    qtbot.addWidget(page)
    arrived: list[Session] = []
    page.signed_in.connect(arrived.append)
    page.provider_button.click()
    assert page.error_label.text() == "Please fill in the hub address first."
    page.address_box.setText(place[0].url)

    page.provider_button.click()
    assert page.provider_button.text() == "Cancel"
    assert not page.sign_in_button.isEnabled()
    qtbot.waitUntil(lambda: len(browser.opened) == 1)
    page.provider_button.click()
    assert (page.provider_button.text(), page.sign_in_button.isEnabled()) == ("Sign in with your organisation…", True)

    page.provider_button.click()
    qtbot.waitUntil(lambda: len(browser.opened) == 2)
    # the browser of the sign-in that was taken back comes too late
    with pytest.raises(httpx.HTTPError):
        _browse(browser.opened[0])
    assert arrived == []
    assert _browse(browser.opened[1]).status_code == 200
    qtbot.waitUntil(lambda: len(arrived) == 1)
    assert arrived[0].code == "A-ana"
    assert runner.shutdown(60)


def test_a_window_that_closes_waits_for_no_browser(qtbot: QtBot, theme: Theme) -> None:
    begun, ended = threading.Event(), threading.Event()

    def wait(_url: str, _open: object, _said: str, cancelled: Callable[[], bool]) -> None:
        begun.set()
        with BrowserReturn() as back:
            assert back.wait("s", "x", cancelled, 600) is None
        ended.set()
        raise DeskError("nobody came")

    runner = TaskRunner()
    page = SignInPage(SimpleNamespace(sign_in_at_provider=wait), runner, theme)
    qtbot.addWidget(page)
    page.address_box.setText("http://127.0.0.1:1")
    page.provider_button.click()
    qtbot.waitUntil(begun.is_set)
    assert runner.shutdown(30)
    assert ended.is_set()
