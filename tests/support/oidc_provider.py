"""A small, strict OpenID provider on loopback: it refuses what the standard refuses, and can be told to cheat."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from tests.support.served import served

CLIENT = "assessor-desk"
SECRET = "a secret & more: %"
_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
_OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class LocalProvider:
    """``person`` is who sits before the browser; ``lie`` is laid over the claims of the token, None removes one."""

    url: str = ""
    person: dict[str, Any] = field(
        default_factory=lambda: {"sub": "p-17", "email": "Ana@Example.org", "email_verified": True}
    )
    lie: dict[str, Any] = field(default_factory=dict)
    algorithm: str = "RS256"
    key_id: str = "k1"
    foreign_key: bool = False
    secret: str = ""
    refuses: bool = False
    asked_for_keys: int = 0
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def token(self, grant: dict[str, str]) -> str:
        """An ID token for one grant."""
        now = int(time.time())
        claims: dict[str, Any] = {
            "iss": self.url,
            "aud": grant["client_id"],
            "iat": now,
            "exp": now + 300,
            "nonce": grant["nonce"],
            **self.person,
            **self.lie,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        if self.algorithm == "none":
            return jwt.encode(claims, None, algorithm="none", headers={"kid": self.key_id})
        if self.algorithm == "HS256":
            # the old trick: the public key as a shared secret, where the verifier lets the token choose
            return _hs256(claims, self.key_id, json.dumps(self.keys()["keys"][0]).encode())
        key = _OTHER_KEY if self.foreign_key else _KEY
        return jwt.encode(claims, key, algorithm=self.algorithm, headers={"kid": self.key_id})

    def keys(self) -> dict[str, Any]:
        """The public keys."""
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(_KEY.public_key()))
        return {"keys": [{**key, "kid": self.key_id, "use": "sig", "alg": "RS256"}]}


@contextmanager
def local_provider() -> Iterator[LocalProvider]:
    """The provider, running."""
    provider = LocalProvider()
    with served(_app(provider)) as url:
        provider.url = url
        yield provider


def _app(provider: LocalProvider) -> FastAPI:
    app = FastAPI(openapi_url=None)

    @app.get("/.well-known/openid-configuration")
    def configuration() -> dict[str, Any]:
        return {
            "issuer": provider.url,
            "authorization_endpoint": f"{provider.url}/authorize",
            "token_endpoint": f"{provider.url}/token",
            "jwks_uri": f"{provider.url}/keys",
            "authorization_response_iss_parameter_supported": True,
        }

    @app.get("/keys")
    def keys() -> dict[str, Any]:
        provider.asked_for_keys += 1
        return provider.keys()

    @app.get("/authorize")
    def authorize(request: Request) -> Response:
        asked = dict(request.query_params)
        target = urlsplit(asked.get("redirect_uri", ""))
        right = (
            asked.get("response_type") == "code"
            and asked.get("client_id") == CLIENT
            and "openid" in asked.get("scope", "").split()
            and asked.get("code_challenge_method") == "S256"
            and len(asked.get("code_challenge", "")) == 43
            and len(asked.get("nonce", "")) >= 20
            and len(asked.get("state", "")) >= 20
            and (target.scheme, target.hostname) == ("http", "127.0.0.1")
        )
        if not right:
            return Response("this is not how one asks", status_code=400)
        back = {"state": asked["state"], "iss": provider.url}
        if provider.refuses:
            return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({**back, 'error': 'access_denied'})}")
        code = secrets.token_urlsafe(24)
        provider.codes[code] = asked
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({**back, 'code': code})}")

    @app.post("/token")
    async def token(request: Request) -> Response:
        form = {key: values[0] for key, values in parse_qs((await request.body()).decode()).items()}
        # a code counts once
        grant = provider.codes.pop(form.get("code", ""), None)
        challenge = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        right = (
            grant is not None
            and form.get("grant_type") == "authorization_code"
            and form.get("redirect_uri") == grant["redirect_uri"]
            and base64.urlsafe_b64encode(challenge).rstrip(b"=").decode() == grant["code_challenge"]
            and _authenticated(request, form, provider.secret)
        )
        if grant is None or not right:
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": provider.token(grant)})

    return app


def _authenticated(request: Request, form: dict[str, str], secret: str) -> bool:
    if not secret:
        return form.get("client_id") == CLIENT
    pair = base64.b64encode(f"{quote(CLIENT, safe='')}:{quote(secret, safe='')}".encode()).decode()
    return request.headers.get("authorization") == f"Basic {pair}"


def _hs256(claims: dict[str, Any], kid: str, key: bytes) -> str:
    import hmac

    def packed(value: bytes) -> str:
        return base64.urlsafe_b64encode(value).rstrip(b"=").decode()

    head = packed(json.dumps({"alg": "HS256", "typ": "JWT", "kid": kid}).encode())
    text = f"{head}.{packed(json.dumps(claims).encode())}"
    return f"{text}.{packed(hmac.new(key, text.encode(), hashlib.sha256).digest())}"
