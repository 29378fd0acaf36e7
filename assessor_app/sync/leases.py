"""Tells the hub which submissions are whole on this laptop, so that a lead sees what is read offline."""

from __future__ import annotations

from assessor_app.errors import HubRefusedError, NotSignedInError
from assessor_app.protocol.messages import OFFERS_LEASES, LeaseWrite, Meta
from assessor_app.remote.hub_client import HubClient
from assessor_app.store import artifacts
from assessor_app.store.vault import Vault

# Counted by the hub from now on, and told anew after every download.
LEASE_DAYS = 14
_MOST = 2_000


def tell_leases(vault: Vault, client: HubClient, meta: Meta) -> None:
    """Where the hub wants to know. What it refuses harms nobody: it is a notice to a lead and no more.

    Raises HubUnreachableError and NotSignedInError.
    """
    if OFFERS_LEASES not in meta.offers:
        return
    with vault.read() as session:
        files = artifacts.needs_of_all(session)
    lacking = {one.assignment_id for one in files if not one.present}
    # what an example needs belongs to no assignment
    whole = sorted({one.assignment_id for one in files} - lacking - {""})[:_MOST]
    try:
        client.put_leases(LeaseWrite(assignment_ids=whole, days=LEASE_DAYS))
    except NotSignedInError:
        raise
    except HubRefusedError:
        return
