"""Signing in at the programme's provider: only a token made for this hub, this sign-in and this moment counts."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from assessor_app.hub.app import create_app
from assessor_app.hub.door import oidc
from assessor_app.hub.door.provider_accounts import ProviderAccounts
from assessor_app.hub.door.refusals import RefusedError
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.programme_settings import ProgrammeSettings, ProviderSettings, programme_from
from assessor_app.protocol.messages import SCHEMA_HEADER, WANTS_HEADER, WANTS_PROVIDER
from assessor_app.protocol.pkce import challenge_of, nonce_of
from tests.support.hub import PASSWORD, LocalHub
from tests.support.oidc_provider import CLIENT, SECRET, LocalProvider, local_provider
from tests.support.served import served

BACK = "http://127.0.0.1:49152/"
HEADERS = {SCHEMA_HEADER: "1", WANTS_HEADER: WANTS_PROVIDER}


@pytest.fixture(scope="module")
def running() -> Iterator[LocalProvider]:
    with local_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: LocalProvider, hub: LocalHub) -> LocalProvider:
    """Honest at the beginning of each test, and known to the hub; Ana is registered there by e-mail."""
    fresh = LocalProvider(url=running.url)
    for name in ("person", "lie", "algorithm", "key_id", "foreign_key", "secret", "refuses", "codes"):
        setattr(running, name, getattr(fresh, name))
    _tell(hub, running)
    hub.admin.set_provider_account("A-ana", email="ana@example.org")
    return running


def _tell(hub: LocalHub, provider: LocalProvider, **more: Any) -> None:
    ways = ProviderSettings(issuer=provider.url, client_id=CLIENT, title="Test University", **more)
    hub.admin.create_programme("Test programme", settings=ProgrammeSettings(sign_in=ways))


def _browse(hub: LocalHub, *, verifier: str, nonce: str | None = None) -> str:
    """What a desk and a browser do; returns the code."""
    door = hub.http.get("/sign-in/provider", headers=HEADERS).json()
    query = {
        "response_type": "code",
        "client_id": door["client_id"],
        "scope": " ".join(door["scopes"]),
        "redirect_uri": BACK,
        "state": secrets.token_urlsafe(24),
        "nonce": nonce or nonce_of(verifier),
        "code_challenge": challenge_of(verifier),
        "code_challenge_method": "S256",
    }
    sent = httpx.get(door["authorization_endpoint"], params=query, trust_env=False, timeout=60)
    assert sent.status_code == 307, sent.text
    back = parse_qs(urlsplit(sent.headers["location"]).query)
    assert back["state"] == [query["state"]]
    return back["code"][0]


def _redeem(hub: LocalHub, code: str, verifier: str, back: str = BACK) -> Any:
    wish = {"code": code, "verifier": verifier, "redirect_uri": back, "device": "laptop"}
    return hub.http.post("/sign-in/provider", json=wish, headers=HEADERS)


def _sign_in(hub: LocalHub) -> Any:
    verifier = secrets.token_urlsafe(48)
    return _redeem(hub, _browse(hub, verifier=verifier), verifier)


def test_the_hub_says_how_one_signs_in_to_those_who_ask(hub: LocalHub, provider: LocalProvider) -> None:
    newer, older = hub.http.get("/meta", headers=HEADERS).json(), hub.http.get("/meta").json()

    assert newer["provider"] == "Test University"
    assert "provider" not in older
    door = hub.http.get("/sign-in/provider", headers=HEADERS).json()
    assert (door["issuer"], door["client_id"], door["tells_issuer"]) == (provider.url, CLIENT, True)


def test_whoever_the_office_registered_gets_a_token_and_is_known_by_the_account_from_then_on(
    hub: LocalHub, provider: LocalProvider
) -> None:
    first = _sign_in(hub)
    provider.person = {"sub": "p-17", "email": "new@example.org", "email_verified": True}
    again = _sign_in(hub)
    provider.person = {"sub": "p-99", "email": "ana@example.org", "email_verified": True}
    another = _sign_in(hub)

    assert first.json()["user"]["code"] == again.json()["user"]["code"] == "A-ana"
    headers = {**HEADERS, "Authorization": f"Bearer {first.json()['token']}"}
    assert hub.http.get("/changes", headers=headers).status_code == 200
    # whoever gets an old address later is not the person who had it
    assert (another.status_code, another.json()["error"]) == (403, "no_account")
    acts = [(one.event, one.detail.get("by")) for one in hub.admin.acts()]
    assert acts[-3:] == [("sign_in", "provider"), ("sign_in", "provider"), ("sign_in_failed", "provider")]


def test_a_subject_can_be_registered_too_and_a_disabled_user_stays_out(hub: LocalHub, provider: LocalProvider) -> None:
    provider.person = {"sub": "b-1"}
    hub.admin.set_provider_account("A-ben", subject="b-1")
    with pytest.raises(HubSetupError, match="already"):
        hub.admin.set_provider_account("A-lea", subject="b-1")

    assert _sign_in(hub).json()["user"]["code"] == "A-ben"
    hub.admin.set_active("A-ben", active=False)
    assert _sign_in(hub).json()["error"] == "no_account"


@pytest.mark.parametrize(
    "cheat",
    [
        lambda one: one.lie.update(nonce="another nonce of the same length"),
        lambda one: one.lie.update(nonce=None),
        lambda one: one.lie.update(exp=int(time.time()) - 300),
        lambda one: one.lie.update(exp=None),
        lambda one: one.lie.update(iat=None),
        lambda one: one.lie.update(iat=int(time.time()) + 3600),
        lambda one: one.lie.update(aud="somebody-else"),
        lambda one: one.lie.update(aud=[CLIENT, "somebody-else"]),
        lambda one: one.lie.update(azp="somebody-else"),
        lambda one: one.lie.update(iss="https://elsewhere.example"),
        lambda one: one.lie.update(sub=None),
        lambda one: one.lie.update(sub="s" * 300),
        lambda one: setattr(one, "algorithm", "none"),
        lambda one: setattr(one, "algorithm", "HS256"),
        lambda one: setattr(one, "algorithm", "PS256"),
        lambda one: setattr(one, "foreign_key", True),
    ],
)
def test_a_token_that_does_not_hold_opens_nothing(
    hub: LocalHub, provider: LocalProvider, cheat: Callable[[LocalProvider], None]
) -> None:
    cheat(provider)
    answer = _sign_in(hub)

    assert (answer.status_code, answer.json()["error"]) == (401, "not_proven")


def test_an_address_the_provider_has_not_verified_is_nobodys(hub: LocalHub, provider: LocalProvider) -> None:
    for claim in (False, None, "true"):
        provider.person = {"sub": "p-17", "email": "ana@example.org", "email_verified": claim}
        assert _sign_in(hub).json()["error"] == "no_account"


def test_a_code_counts_once_for_the_desk_that_asked_and_its_own_address(hub: LocalHub, provider: LocalProvider) -> None:
    verifier, other = secrets.token_urlsafe(48), secrets.token_urlsafe(48)
    stolen = _browse(hub, verifier=verifier)
    spent = _browse(hub, verifier=verifier)
    # another desk's nonce in this desk's browser: a sign-in begun by somebody else
    swapped = _browse(hub, verifier=verifier, nonce=nonce_of(other))

    assert _redeem(hub, spent, verifier).status_code == 200
    refused = [
        _redeem(hub, stolen, other),
        _redeem(hub, spent, verifier),
        _redeem(hub, swapped, verifier),
        _redeem(hub, _browse(hub, verifier=verifier), verifier, "http://127.0.0.1:49153/"),
    ]
    assert [one.status_code for one in refused] == [401] * 4
    elsewhere = _redeem(hub, "x", verifier, "https://example.org/")
    assert elsewhere.status_code == 422


def test_new_keys_are_asked_for_and_not_for_every_forged_token(
    hub: LocalHub, provider: LocalProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _sign_in(hub).status_code == 200
    before = provider.asked_for_keys
    provider.key_id = "k2"
    assert _sign_in(hub).status_code == 401
    assert provider.asked_for_keys == before
    monkeypatch.setattr(oidc, "KEYS_AGAIN_SECONDS", -1.0)
    assert _sign_in(hub).status_code == 200
    assert provider.asked_for_keys == before + 1


def test_a_hub_with_a_secret_proves_itself(hub: LocalHub, provider: LocalProvider) -> None:
    provider.secret = SECRET
    assert _sign_in(hub).status_code == 401
    accounts = ProviderAccounts(hub.hub.database, SECRET)
    verifier = secrets.token_urlsafe(48)
    wish = {"code": _browse(hub, verifier=verifier), "verifier": verifier, "redirect_uri": BACK, "device": "x"}
    with served(create_app(replace(hub.hub, provider_accounts=accounts))) as url:
        assert hub.http.post(f"{url}/sign-in/provider", json=wish, headers=HEADERS).status_code == 200


def test_a_provider_that_is_away_or_another_is_said_so(hub: LocalHub, provider: LocalProvider) -> None:
    ways = ProviderSettings(issuer=f"{provider.url}/", client_id=CLIENT)
    hub.admin.create_programme("Test programme", settings=ProgrammeSettings(sign_in=ways))
    other = hub.http.get("/sign-in/provider", headers=HEADERS)
    ways = ProviderSettings(issuer="http://127.0.0.1:9", client_id=CLIENT)
    hub.admin.create_programme("Test programme", settings=ProgrammeSettings(sign_in=ways))
    away = hub.http.get("/sign-in/provider", headers=HEADERS)

    assert [one.json()["error"] for one in (other, away)] == ["provider_away"] * 2


def test_one_that_is_away_is_asked_once_and_again_only_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def silent(_method: str, address: str, *_more: object) -> Any:
        asked.append(address)
        raise RefusedError(503, "provider_away", "away")

    monkeypatch.setattr(oidc, "_fetch", silent)
    ways, provider = ProviderSettings(issuer="https://provider.example", client_id=CLIENT), oidc.Provider()
    for _ in range(3):
        with pytest.raises(RefusedError, match="provider_away"):
            provider.document(ways)
    assert len(asked) == 1
    monkeypatch.setattr(oidc, "AWAY_SECONDS", 0.0)
    with pytest.raises(RefusedError):
        provider.document(ways)
    assert len(asked) == 2


def test_where_it_is_the_only_way_in_passwords_open_nothing(hub: LocalHub, provider: LocalProvider) -> None:
    _tell(hub, provider, passwords=False)
    wish = {"name": "ana", "password": PASSWORD, "device": "x"}

    assert hub.http.post("/sign-in", json=wish, headers=HEADERS).json()["error"] == "provider_only"
    assert hub.http.get("/meta", headers=HEADERS).json()["passwords"] is False
    assert _sign_in(hub).status_code == 200


@pytest.mark.parametrize(
    "ways",
    [
        {"issuer": "http://provider.example", "client_id": "x"},
        {"issuer": "https://provider.example?x=1", "client_id": "x"},
        {"issuer": "https://provider.example"},
        {"issuer": "https://provider.example", "client_id": "x", "scopes": ["email"]},
        {"issuer": "https://provider.example", "client_id": "x", "algorithms": ["none"]},
        {"issuer": "https://provider.example", "client_id": "x", "algorithms": ["HS256"]},
        {"issuer": "https://provider.example", "client_id": "x", "secret": "s"},
    ],
)
def test_a_programmes_file_cannot_weaken_it(ways: dict[str, Any]) -> None:
    with pytest.raises(HubSetupError, match="sign_in"):
        programme_from({"name": "x", "sign_in": ways})
