"""Sign in to a hub: prove it is one, get a token, and make sure the vault belongs to whoever signs in."""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING

from assessor_app.credentials.hub_token import load_token, save_token
from assessor_app.credentials.key_store import KeyStore
from assessor_app.errors import DeskError, HubRefusedError, HubUnreachableError, NotSignedInError, VaultError
from assessor_app.remote.hub_address import normalise
from assessor_app.sentences import sentence
from assessor_app.store import bundles, calibration_feed, identity, outbox
from assessor_app.store.identity import Identity
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import Session

if TYPE_CHECKING:
    from assessor_app.protocol.messages import SignedIn
    from assessor_app.remote.hub_client import HubClient

_log = logging.getLogger(__name__)


def sign_in(vault: Vault, keys: KeyStore, hub_url: str, name: str, password: str) -> Session:
    """Exchange name and password for a device token and remember both; unsent work of this vault stays.

    Raises HubAddressError, HubUnreachableError, NotSignedInError (name or password wrong), HubRefusedError,
    KeyStoreError (the token cannot be kept), and VaultError when the vault belongs to somebody else.
    """
    # Late: pydantic and what follows are not needed to start offline.
    from assessor_app.protocol.messages import SignIn
    from assessor_app.remote.hub_client import HubClient

    address = normalise(hub_url)
    if not name.strip() or not password:
        raise HubRefusedError(sentence("Name and password are both needed."))
    if len(name) > 500 or len(password) > 500:
        raise HubRefusedError(sentence("Name or password is too long."))
    with HubClient(address) as client:
        client.greet()
        signed_in = client.sign_in(SignIn(name=name.strip(), password=password, device=device_name()))
    return keep_sign_in(vault, keys, address, signed_in)


def device_name() -> str:
    """What this laptop is called at the hub. Neutral on purpose: a machine's own name often is its owner's."""
    return f"laptop {secrets.token_hex(2)}"


def keep_sign_in(vault: Vault, keys: KeyStore, address: str, signed_in: SignedIn) -> Session:
    """Remember token and identity. Raises KeyStoreError, and VaultError when the vault is somebody else's."""
    who = Identity(
        address,
        signed_in.programme,
        signed_in.user.code,
        signed_in.user.display,
        signed_in.user.role,
        signed_in.device_id,
    )
    _keep(vault, keys, who, signed_in)
    return _session(who, keys)


def current_session(vault: Vault, keys: KeyStore) -> Session | None:
    """Who is signed in on this profile, or works on it from a bundle; None when nobody is. Raises KeyStoreError."""
    with vault.read() as session:
        who, by_bundle = identity.load_identity(session), bundles.in_use(session)
    if who is None or (not by_bundle and load_token(keys, who.hub_url) is None):
        return None
    return _session(who, keys)


def hub_client(vault: Vault, keys: KeyStore) -> HubClient:
    """A client for the hub signed in to. Raises NotSignedInError when there is none, KeyStoreError.

    Who works from a bundle is signed in to none, and nothing is amiss with that: HubUnreachableError.
    """
    from assessor_app.remote.hub_client import HubClient  # late, as in sign_in

    with vault.read() as session:
        who, by_bundle = identity.load_identity(session), bundles.in_use(session)
    token = load_token(keys, who.hub_url) if who else None
    if token is None and by_bundle:
        raise HubUnreachableError(sentence("This laptop works from a bundle."), sentence("Export your results"))
    if who is None or token is None:
        raise NotSignedInError(sentence("You are not signed in."), sentence("Sign in to sync"), code=401)
    return HubClient(who.hub_url, token)


def _keep(vault: Vault, keys: KeyStore, who: Identity, signed_in: SignedIn) -> None:
    """Token first, then identity: a token without identity is harmless. What cannot be kept is given back."""
    try:
        check_owner(vault, who)
        before = load_token(keys, who.hub_url)
        save_token(keys, who.hub_url, signed_in.token)
        with vault.write() as session:
            identity.save_session(session, who)
            if who.role == "assessor":
                # no lead any more, perhaps: what only leads may have goes
                calibration_feed.forget_leads_facts(session)
    except DeskError:
        give_back(who.hub_url, signed_in.token)
        raise
    if before is not None and before != signed_in.token:
        give_back(who.hub_url, before)


def check_owner(vault: Vault, who: Identity) -> None:
    """A vault has one owner: the same code at the same hub or programme (a hub may move, a programme be renamed)."""
    with vault.read() as session:
        owner = identity.load_identity(session)
        unsent = outbox.count_unsent(session)
    if owner is None or (owner.code == who.code and who.programme == owner.programme):
        return
    if owner.code == who.code and who.hub_url == owner.hub_url:
        return
    held: str = sentence(", with 1 change not sent yet") if unsent == 1 else ""
    if unsent > 1:
        held = sentence(", with {n:,} changes not sent yet", n=unsent)
    raise VaultError(
        sentence(
            "This laptop holds the work of another assessor ({code} at {programme}){held}.",
            code=owner.code,
            programme=owner.programme,
            held=held,
        ),
        sentence("Sign in as that assessor, or start the app with a profile of your own"),
    )


def give_back(hub_url: str, token: str) -> bool:
    """Revoke a token nobody will use again; whether the hub heard it."""
    from assessor_app.remote.hub_client import HubClient  # late, as in sign_in

    try:
        with HubClient(hub_url, token, timeout=5.0) as client:
            client.sign_out()
    except DeskError as error:
        _log.info("the hub was not told that a token is no longer used: %s", type(error).__name__)
        return False
    return True


def _session(who: Identity, keys: KeyStore) -> Session:
    return Session(who.hub_url, who.programme, who.code, who.display, who.role, keys.note)
