"""Verb: open one submission for reading and scoring, with every citation resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from assessor_app.domain.aliases import with_aliases
from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.submission import Reopening, Submission
from assessor_app.errors import DeskError
from assessor_app.sentences import sentence
from assessor_app.store import (
    annotation_rows,
    artifacts,
    assessments,
    history,
    known_facts,
    places,
    programmes,
    submissions,
)
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import OpenedSubmission
from assessor_app.workflows.read_assignment import read_assignment, read_credential
from assessor_app.workflows.remember_place import place_from
from assessor_app.workflows.resolved_citations import resolved_citations


def open_submission(vault: Vault, assignment_id: str) -> OpenedSubmission:
    """Everything the workspace shows, from one consistent view of the vault.

    ``present`` and ``facts`` also tell of the files of the attempt before, where that is not hidden.
    Where the programme hides the practitioner there is no name, and files whose names tell who that is bear aliases.
    Raises DeskError when the assignment, its submission or its definition is not here.
    """
    with vault.read() as session:
        return read_opened(session, assignment_id)


def read_opened(session: Session, assignment_id: str) -> OpenedSubmission:
    """As :func:`open_submission`, inside a transaction that is already open."""
    assignment = read_assignment(session, assignment_id)
    credential, _ = read_credential(session, assignment_id)
    submission = submissions.load_submission(session, assignment.submission_id)
    if submission is None:
        raise DeskError(sentence("This submission has not arrived yet."), sentence("Sync, then open it again."))
    facts = known_facts.of_submission(session, submission.id)
    present = artifacts.present_of_submission(session, submission.id)
    reopening = programmes.load_reopening(session, assignment_id)
    if reopening is not None and reopening.earlier is not None:
        # What was handed in before is looked at beside what is new, in viewers of the same kind.
        before = reopening.earlier.submission.id
        facts |= known_facts.of_submission(session, before)
        present |= artifacts.present_of_submission(session, before)
    programme = programmes.load_programme(session)
    if programme.switches.hide_practitioner:
        # here and nowhere else, so that no window, letter or export ever gets the name
        submission, reopening = _aliased(submission, facts), _aliased_before(reopening, facts)
    assessment = assessments.load_assessment(session, assignment_id)
    editable = not assessment.read_only
    # handed back, it is hidden again before the hub has taken it away
    hides_other = programme.switches.hide_other_reader_until_both_submitted
    return OpenedSubmission(
        assignment,
        credential,
        submission,
        assessment,
        resolved_citations(submission, facts),
        facts,
        present,
        place_from(places.load_place(session, assignment_id)),
        editable and history.can_undo(session, assignment_id),
        editable and history.can_redo(session, assignment_id),
        annotation_rows.effective_annotations(session, assignment_id),
        programme,
        programmes.load_clock(session, assignment_id),
        reopening,
        programmes.load_lead_note(session, assignment_id),
        None if editable and hides_other else programmes.load_other_reading(session, assignment_id),
    )


def _aliased(submission: Submission, facts: Mapping[str, ArtifactFacts]) -> Submission:
    return replace(submission, practitioner="", artifacts=with_aliases(submission.artifacts, facts))


def _aliased_before(reopening: Reopening | None, facts: Mapping[str, ArtifactFacts]) -> Reopening | None:
    if reopening is None or reopening.earlier is None:
        return reopening
    earlier = reopening.earlier
    return replace(reopening, earlier=replace(earlier, submission=_aliased(earlier.submission, facts)))
