"""Asks the hub when and on which laptop what is in conflict was written, so that a person can judge."""

from __future__ import annotations

import json

from assessor_app.errors import HubRefusedError
from assessor_app.protocol.messages import OFFERS_CHOICES, Meta
from assessor_app.remote.hub_client import HubClient
from assessor_app.store import conflicts
from assessor_app.store.vault import Vault
from assessor_app.sync.report import Cancel


def fetch_stories(vault: Vault, client: HubClient, meta: Meta, cancel: Cancel) -> None:
    """For every conflict of which nothing, or only older things, are known; a hub that has none to tell is no fault.

    Raises HubUnreachableError, and HubRefusedError where the hub as a whole says no.
    """
    if OFFERS_CHOICES not in meta.offers:
        return
    with vault.read() as session:
        wanted = [(one, conflicts.theirs_rev(session, one)) for one in conflicts.parked(session)]
    for operation, rev in wanted:
        if cancel():
            return
        if operation.story is not None and _newest(operation.story) >= rev:
            continue
        try:
            told = client.revisions(operation.assignment_id, operation.kind, operation.scorable_id)
        except HubRefusedError as error:
            if error.code == _NOT_FOUND:
                continue
            raise
        with vault.write() as session:
            conflicts.set_story(session, operation.key, told.model_dump_json(include={"revisions"}))


_NOT_FOUND = 404


def _newest(story: str) -> int:
    return max((one["rev"] for one in json.loads(story)["revisions"]), default=0)
