"""Asks a programme's provider who somebody is (OpenID Connect), and believes only what it has signed for this hub."""

from __future__ import annotations

import hmac
import json
import math
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
import jwt

from assessor_app.hub.door.refusals import RefusedError
from assessor_app.hub.programme_settings import ProviderSettings
from assessor_app.protocol.messages import ProviderSignIn
from assessor_app.protocol.pkce import nonce_of

SECONDS = 10.0
MOST_BYTES = 1024 * 1024
KEPT_SECONDS = 3600.0
# A provider may change its keys at any time; asking for them again is the answer, but not for every forged token.
KEYS_AGAIN_SECONDS = 30.0
LEEWAY_SECONDS = 60
# One that is away is waited for once, not by every request in turn: they would take up all threads of the hub.
AWAY_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Person:
    """Who signed in; ``email`` only where the provider has verified it, else ""."""

    issuer: str
    subject: str
    email: str


@dataclass(slots=True)
class _Known:
    document: Mapping[str, Any]
    fetched: float
    keys: list[Mapping[str, Any]] = field(default_factory=list)
    keys_fetched: float = 0.0


class Provider:
    """One process's view of the provider: its addresses and keys, kept for an hour. Safe for several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, _Known] = {}
        self._away_since: dict[str, float] = {}

    def document(self, settings: ProviderSettings) -> Mapping[str, Any]:
        """What the provider says of itself. Raises RefusedError 503 when it is away or says something else."""
        with self._lock:
            return self._look_up(settings.issuer).document

    def person(self, settings: ProviderSettings, secret: str, wish: ProviderSignIn) -> Person:
        """Who has ``wish.code``. Raises RefusedError 401 for a code or token that does not hold, 503 (away)."""
        document = self.document(settings)
        form = {
            "grant_type": "authorization_code",
            "code": wish.code,
            "redirect_uri": wish.redirect_uri,
            "client_id": settings.client_id,
            "code_verifier": wish.verifier,
        }
        # RFC 6749, 2.3.1: both are form-encoded before they become a user name and a password.
        secrets = httpx.BasicAuth(quote(settings.client_id, safe=""), quote(secret, safe="")) if secret else None
        answer = _fetch("POST", _address(document, "token_endpoint", settings.issuer), form, secrets)
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise _not_proven()
        return self._checked(token, settings, wish.verifier)

    def _checked(self, token: str, settings: ProviderSettings, verifier: str) -> Person:
        try:
            header = jwt.get_unverified_header(token)
            algorithm = header.get("alg")
            # The list never holds "none" or a shared-secret algorithm: a public key must not pass for a secret.
            if algorithm not in settings.algorithms:
                raise _not_proven()
            claims = jwt.decode(
                token,
                self._key(settings, header.get("kid"), str(algorithm)),
                algorithms=[str(algorithm)],
                audience=settings.client_id,
                issuer=settings.issuer,
                leeway=LEEWAY_SECONDS,
                options={"require": ["exp", "iat", "iss", "aud", "sub"]},
            )
        except (jwt.PyJWTError, ValueError, TypeError) as error:
            raise _not_proven() from error
        _check_claims(claims, settings, verifier)
        verified = claims.get("email_verified") is True and isinstance(claims.get("email"), str)
        return Person(settings.issuer, claims["sub"], claims["email"] if verified else "")

    def _key(self, settings: ProviderSettings, kid: object, algorithm: str) -> Any:
        """The provider's key of that name; asked for anew when it is not known, since keys change."""
        with self._lock:
            known = self._look_up(settings.issuer)
            found = _key_among(known.keys, kid, algorithm)
            if (found is None and time.monotonic() - known.keys_fetched > KEYS_AGAIN_SECONDS) or not known.keys:
                answer = _fetch("GET", _address(known.document, "jwks_uri", settings.issuer))
                keys = answer.get("keys")
                known.keys = [one for one in keys if isinstance(one, Mapping)] if isinstance(keys, list) else []
                known.keys_fetched = time.monotonic()
                found = _key_among(known.keys, kid, algorithm)
        if found is None:
            raise _not_proven()
        return jwt.PyJWK(dict(found), algorithm).key

    def _look_up(self, issuer: str) -> _Known:
        known = self._known.get(issuer)
        if known is None or time.monotonic() - known.fetched > KEPT_SECONDS:
            if time.monotonic() - self._away_since.get(issuer, -math.inf) < AWAY_SECONDS:
                raise _away()
            try:
                document = _fetch("GET", f"{issuer.rstrip('/')}/.well-known/openid-configuration")
                if document.get("issuer") != issuer:
                    raise _away()
            except RefusedError:
                self._away_since[issuer] = time.monotonic()
                raise
            known = self._known[issuer] = _Known(document, time.monotonic())
        return known


def address_at(document: Mapping[str, Any], settings: ProviderSettings) -> str:
    """Where a browser is sent. Raises RefusedError 503."""
    return _address(document, "authorization_endpoint", settings.issuer)


def _check_claims(claims: Mapping[str, Any], settings: ProviderSettings, verifier: str) -> None:
    """What the library does not look at. Raises RefusedError 401."""
    nonce, audience, party = claims.get("nonce"), claims["aud"], claims.get("azp")
    several = isinstance(audience, list) and len(audience) > 1
    if (
        not isinstance(nonce, str)
        or not hmac.compare_digest(nonce.encode(), nonce_of(verifier).encode())
        or (party is None and several)
        or (party is not None and party != settings.client_id)
        or not isinstance(claims["sub"], str)
        or not 0 < len(claims["sub"]) <= 255
    ):
        raise _not_proven()


def _key_among(keys: list[Mapping[str, Any]], kid: object, algorithm: str) -> Mapping[str, Any] | None:
    """The key named ``kid``, or the only one that fits where none is named."""
    kind = {"R": "RSA", "P": "RSA", "E": "EC"}[algorithm[0]] if algorithm != "EdDSA" else "OKP"
    fitting = [
        one
        for one in keys
        if one.get("kty") == kind and one.get("use", "sig") == "sig" and one.get("alg", algorithm) == algorithm
    ]
    if kid is not None:
        fitting = [one for one in fitting if one.get("kid") == kid]
    return fitting[0] if len(fitting) == 1 else None


def _address(document: Mapping[str, Any], name: str, issuer: str) -> str:
    """One of the provider's addresses: protected on the way, unless the provider is this very machine."""
    address = document.get(name)
    if not isinstance(address, str) or len(address) > 2000:
        raise _away()
    parts = urlsplit(address)
    if not parts.hostname or (parts.scheme != "https" and urlsplit(issuer).scheme != parts.scheme):
        raise _away()
    if parts.scheme == "http" and parts.hostname != urlsplit(issuer).hostname:
        raise _away()
    return address


def _fetch(
    method: str, address: str, form: Mapping[str, str] | None = None, secrets: httpx.BasicAuth | None = None
) -> Mapping[str, Any]:
    """A JSON object. Raises RefusedError 401 for a refusal of the provider, 503 for anything else."""
    local = urlsplit(address).scheme == "http"
    try:
        with (
            httpx.Client(timeout=SECONDS, follow_redirects=False, trust_env=not local) as http,
            http.stream(method, address, data=form, auth=secrets, headers={"Accept": "application/json"}) as answer,
        ):
            body = bytearray()
            for piece in answer.iter_bytes():
                body += piece
                if len(body) > MOST_BYTES:
                    raise _away()
            if method == "POST" and answer.status_code in {400, 401, 403}:
                raise _not_proven()
            if answer.status_code != 200:
                raise _away()
        found = json.loads(bytes(body))
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, RecursionError) as error:
        raise _away() from error
    if not isinstance(found, dict):
        raise _away()
    return found


def _not_proven() -> RefusedError:
    return RefusedError(401, "not_proven", "Your organisation’s sign-in did not prove who you are. Try again.")


def _away() -> RefusedError:
    return RefusedError(
        503,
        "provider_away",
        "Your organisation's sign-in cannot be reached by the hub just now.",
        headers={"Retry-After": "30"},
    )
