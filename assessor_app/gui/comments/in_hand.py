"""What a comment is being written about, as the bank and the recall of earlier comments need to know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from assessor_app.workflows.desk import OpenedSubmission


@dataclass(frozen=True, slots=True)
class InHand:
    """What is judged now: the credential (without version), the scorable or OVERALL, the level chosen ("" for none)."""

    credential_id: str
    scorable_id: str
    label: str
    level: str
    level_title: str


class Subject(Protocol):
    """Tells it of an opened submission, at the moment of asking."""

    def in_hand(self, opened: OpenedSubmission) -> InHand | None:
        """None where nothing can be written."""

    def values(self, opened: OpenedSubmission) -> Mapping[str, str]:
        """What the placeholders of a ready comment stand for; one that is not known is missing."""
