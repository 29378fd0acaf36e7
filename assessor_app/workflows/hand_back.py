"""Let a lead open a submitted assessment again for its assessor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assessor_app.domain.marking import MAX_REASON, clean_text
from assessor_app.sentences import sentence

if TYPE_CHECKING:
    from assessor_app.remote.hub_client import HubClient


def hand_back(connect: Callable[[], HubClient], assignment_id: str, note: str = "") -> None:
    """The assessor gets it, and the note on what to look at again, with the next sync.

    Raises DeskError for a note that is too long, HubUnreachableError, HubRefusedError and KeyStoreError.
    """
    words = clean_text(note.strip(), MAX_REASON, sentence("The note"))
    with connect() as client:
        client.hand_back(assignment_id, words)
