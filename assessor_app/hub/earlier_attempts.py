"""How a further attempt is tied to the one before: found on this hub or taken in with it, and what came of it."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.domain.credential import Credential, Scorable
from assessor_app.hub.intake.manifest import Manifest
from assessor_app.hub.problems import ImportRefusedError
from assessor_app.hub.tables import CredentialRow, SubmissionRow
from assessor_app.hub.tables.judging import EarlierScoreRow, ReopeningRow


def check_earlier(session: Session, manifest: Manifest, credential: CredentialRow) -> None:
    """An attempt that does not come along is here, of the same credential and person. Raises ImportRefusedError."""
    key = manifest.earlier_key
    if key is None or len(manifest.evidence) > 1:
        return
    row = _held(session, key)
    if row is None:
        raise ImportRefusedError(
            f"Attempt {key[1]} of {key[0]} is not here.", "Hand it over under 'earlier' as 'submission'."
        )
    if row.credential_pk != credential.id:
        raise ImportRefusedError(f"Attempt {key[1]} of {key[0]} was made under another credential or version.")
    if row.practitioner != manifest.practitioner:
        # A slip of the pen must not show one person's work to whoever reads another's.
        raise ImportRefusedError(f"Attempt {key[1]} of {key[0]} is not by the same practitioner.")


def add_reopening(session: Session, submission: SubmissionRow, manifest: Manifest, definition: Credential) -> None:
    """Tie ``submission`` to the attempt before, which is on the hub by now."""
    earlier, key = manifest.earlier, manifest.earlier_key
    assert earlier is not None
    assert key is not None
    former = _held(session, key)
    if former is None:
        raise ImportRefusedError(f"Attempt {key[1]} of {key[0]} is not here.")
    session.add(
        ReopeningRow(
            submission_id=submission.id,
            earlier_submission_id=former.id,
            open_again=json.dumps(manifest.open_again),
            decision=earlier.decision,
            decided_at=earlier.decided_at,
            feedback=earlier.feedback,
        )
    )
    session.flush()
    for position, score in enumerate(earlier.scores, start=1):
        session.add(
            EarlierScoreRow(
                submission_id=submission.id,
                scorable_id=score.scorable,
                position=position,
                mark=score.mark,
                title=_title(definition.scorable(score.scorable), score.mark)[:500],
                comment=score.comment,
            )
        )


def _held(session: Session, key: tuple[str, int]) -> SubmissionRow | None:
    return session.scalar(select(SubmissionRow).where(SubmissionRow.code == key[0], SubmissionRow.attempt == key[1]))


def _title(scorable: Scorable, mark: str) -> str:
    """The level's own name; a mark outside the order has none but its id, told in words."""
    for level in scorable.scale.levels:
        if level.id == mark:
            return level.title
    return mark.replace("_", " ").capitalize()
