"""Verb: send a submission back unscored because it is incomplete; works offline."""

from __future__ import annotations

from datetime import UTC, datetime

from assessor_app.domain.marking import MAX_COMMENT, MAX_SIGNATURE, clean_text
from assessor_app.errors import DeskError
from assessor_app.sentences import sentence
from assessor_app.store import assessments, outbox, returns
from assessor_app.store.programmes import load_programme
from assessor_app.store.returns import Returning
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import Changes, Incompleteness
from assessor_app.workflows.read_assignment import read_editable

MAX_POINTS = 500
_MAX_SENTENCE = 2_000


def return_incomplete(
    vault: Vault,
    assignment_id: str,
    signature: str,
    points: tuple[Incompleteness, ...],
    note: str,
    *,
    now: datetime | None = None,
) -> Changes:
    """Sign that it cannot be judged as it is, say why point by point, and queue that for the hub.

    From then on the assessment is read-only, as after submitting. Raises DeskError without a name or a point, or
    where the programme does not let assessors return; ReadOnlyError when it is handed in already.
    """
    moment = now or datetime.now(UTC)
    name = clean_text(signature.strip(), MAX_SIGNATURE, sentence("The signature"))
    words = clean_text(note, MAX_COMMENT, sentence("The note"))
    if not name:
        raise DeskError(sentence("Sign with your name before you return it."))
    if not points:
        raise DeskError(sentence("Say what is missing before you return it."))
    if len(points) > MAX_POINTS:
        raise DeskError(sentence("These are too many points: {n:,} fit.", n=MAX_POINTS))
    said = tuple(
        (one.code, one.subject, clean_text(str(one.sentence), _MAX_SENTENCE, sentence("A point"))) for one in points
    )
    with vault.write() as session:
        read_editable(session, assignment_id)
        if not load_programme(session).may_return_incomplete:
            raise DeskError(
                sentence("This programme does not let assessors return a submission."),
                sentence("Ask your lead, or mark what is missing as not scorable."),
            )
        assessments.drop_signing(session, assignment_id)
        returns.write_return(session, assignment_id, Returning(name, moment, said, words))
        outbox.enqueue(session, assignment_id, "return", "", moment)
    return Changes(frozenset({assignment_id}), saved_at=now or datetime.now(UTC), queue=True)
