"""Sign out on this laptop: token and others' scores go, the vault and all unsent work stay for the next sign-in."""

from __future__ import annotations

from assessor_app.credentials.hub_token import forget_token, load_token
from assessor_app.credentials.key_store import KeyStore
from assessor_app.store import bundles, calibration_feed, feed, identity
from assessor_app.store.vault import Vault
from assessor_app.workflows.sign_in import give_back


def sign_out(vault: Vault, keys: KeyStore) -> None:
    """Delete the token here, then tell the hub if it can be reached. Raises KeyStoreError.

    The vault goes on belonging to its assessor, so nobody else's sign-in can get between them and their work.
    """
    with vault.read() as session:
        who = identity.load_identity(session)
    token = load_token(keys, who.hub_url) if who else None
    forget_token(keys)
    with vault.write() as session:
        bundles.lay_down(session)
        if calibration_feed.forget_leads_facts(session):
            # others' scores are nobody's here now; whoever signs in as a lead again is told everything anew
            feed.start_full_list(session)
    if who is not None and token is not None:
        give_back(who.hub_url, token)
