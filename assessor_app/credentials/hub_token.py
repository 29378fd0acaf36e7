"""The sign-in token, kept together with the address it belongs to, so that no other hub ever sees it."""

from __future__ import annotations

import json

from assessor_app.credentials.key_store import KeyStore

_NAME = "hub-token"


def save_token(store: KeyStore, hub_url: str, token: str) -> None:
    """Keep ``token`` for ``hub_url``, in place of any other. Raises KeyStoreError."""
    store.set(_NAME, json.dumps({"hub": hub_url, "token": token}))


def load_token(store: KeyStore, hub_url: str) -> str | None:
    """The token for exactly this hub, or None. Raises KeyStoreError."""
    kept = store.get(_NAME)
    if kept is None:
        return None
    try:
        held = json.loads(kept)
    except ValueError:
        return None
    if not isinstance(held, dict) or held.get("hub") != hub_url:
        return None
    token = held.get("token")
    return token if isinstance(token, str) else None


def forget_token(store: KeyStore) -> None:
    """Delete the token. Raises KeyStoreError."""
    store.delete(_NAME)


def move_token(source: KeyStore, target: KeyStore) -> None:
    """Keep the token in another place, and there only. Raises KeyStoreError."""
    kept = source.get(_NAME)
    if kept is not None:
        target.set(_NAME, kept)
        source.delete(_NAME)
