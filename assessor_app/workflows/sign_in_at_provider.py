"""Sign in at the programme's provider: the browser asks who one is, and only the hub redeems what it brings back."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from assessor_app.credentials.key_store import KeyStore
from assessor_app.errors import HubRefusedError, NotSignedInError
from assessor_app.remote.hub_address import is_loopback, normalise
from assessor_app.sentences import sentence
from assessor_app.store.vault import Vault
from assessor_app.workflows.sign_in import device_name, keep_sign_in

if TYPE_CHECKING:
    from assessor_app.protocol.messages import ProviderDoor, SignedIn
    from assessor_app.workflows.desk import Session

# As long as somebody needs who first has to find a telephone for the second factor.
_WAIT_SECONDS = 600.0


def sign_in_at_provider(
    vault: Vault,
    keys: KeyStore,
    hub_url: str,
    open_browser: Callable[[str], None],
    farewell: str,
    cancelled: Callable[[], bool],
) -> Session | None:
    """See :class:`assessor_app.workflows.provider_desk.ProviderDesk`. Raises as ``sign_in`` does.

    State, challenge and nonce follow from secrets of this call alone (RFC 7636, RFC 9700): what another sign-in's
    browser brings is not taken, and what this one's brings is of no use to whoever reads it on the way.
    """
    from assessor_app.protocol.messages import ProviderSignIn  # late, as in sign_in
    from assessor_app.remote.browser_return import BrowserReturn
    from assessor_app.remote.hub_client import HubClient

    address = normalise(hub_url)
    with HubClient(address) as client:
        if not client.greet().provider:
            raise HubRefusedError(
                sentence("This programme has no sign-in of an organisation."), sentence("Use your name and password")
            )
        door = client.provider_door()
        verifier, state = secrets.token_urlsafe(48), secrets.token_urlsafe(32)
        with BrowserReturn() as back:
            open_browser(_asking(door, back.address, verifier, state))
            brought = back.wait(state, farewell, cancelled, _WAIT_SECONDS)
            redirect = back.address
        if brought is None:
            return None
        wish = ProviderSignIn(code=_code(brought, door), verifier=verifier, redirect_uri=redirect, device=device_name())
        signed_in: SignedIn = client.sign_in_at_provider(wish)
    return keep_sign_in(vault, keys, address, signed_in)


def _asking(door: ProviderDoor, redirect: str, verifier: str, state: str) -> str:
    """The address for the browser. Raises HubRefusedError for one that a hub must not send anybody to."""
    from assessor_app.protocol.pkce import challenge_of, nonce_of  # late, as in sign_in

    parts = urlsplit(door.authorization_endpoint)
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname))):
        raise HubRefusedError(sentence("The hub names no safe address for signing in."))
    query = {
        "response_type": "code",
        "client_id": door.client_id,
        "scope": " ".join(door.scopes),
        "redirect_uri": redirect,
        "state": state,
        "nonce": nonce_of(verifier),
        "code_challenge": challenge_of(verifier),
        "code_challenge_method": "S256",
    }
    joined = "&" if parts.query else "?"
    return f"{door.authorization_endpoint.partition('#')[0]}{joined}{urlencode(query)}"


def _code(brought: Mapping[str, str], door: ProviderDoor) -> str:
    """The code. Raises NotSignedInError when the provider said no, or another one answered (RFC 9207)."""
    issuer = brought.get("iss")
    code = brought.get("code", "")
    wrong = issuer != door.issuer if issuer is not None or door.tells_issuer else False
    if wrong or "error" in brought or not 0 < len(code) <= 4000 or not all("!" <= one <= "~" for one in code):
        raise NotSignedInError(
            sentence("Your organisation’s sign-in did not let you in."), sentence("Try again"), code=401
        )
    return code
