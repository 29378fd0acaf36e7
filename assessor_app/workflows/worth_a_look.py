"""What deserves a look before signing and stops nobody: words, names, citations never opened, files, what waits."""

from __future__ import annotations

from collections.abc import Iterator

from assessor_app.domain.annotation import answer_id
from assessor_app.domain.completeness import answered_by_files
from assessor_app.domain.coverage import seen_by_artifact, unopened
from assessor_app.domain.kept_names import KeptName
from assessor_app.domain.reopening import may_score
from assessor_app.domain.words import check_part
from assessor_app.sentences import sentence
from assessor_app.store.operations import EDITS, Operation
from assessor_app.workflows.desk import MissingPoint, OpenedSubmission
from assessor_app.workflows.lint_feedback import lint_feedback


def worth_a_look(
    opened: OpenedSubmission, waiting: tuple[Operation, ...], kept: frozenset[KeptName]
) -> Iterator[MissingPoint]:
    """Points that block nothing; ``kept`` are the names to be left alone, ``waiting`` what is not sent yet."""
    if opened.lead_note.strip():
        yield MissingPoint("", sentence("Your lead says: “{note}”", note=" ".join(opened.lead_note.split())), False)
    if not opened.assessment.feedback.strip():
        yield MissingPoint("", sentence("There is no overall feedback to the practitioner yet."), False)
    yield from lint_feedback(opened, kept)
    yield from unopened_points(opened)
    yield from _answer_points(opened)
    yield from _word_points(opened)
    for scorable in opened.credential.scorables():
        if opened.assessment.score(scorable.id).flagged:
            yield MissingPoint(scorable.id, sentence("{label} is flagged for the lead.", label=scorable.label), False)
    absent = sum(1 for one in opened.submission.artifacts if one.id not in opened.present)
    if absent:
        one_file = sentence("1 file of the evidence is not on this laptop.")
        files = sentence("{n} files of the evidence are not on this laptop.", n=absent)
        yield MissingPoint("", one_file if absent == 1 else files, False)
    unsent = sum(1 for one in waiting if one.kind in EDITS and one.state in ("pending", "sent"))
    if unsent:
        one_change = sentence("1 change waits to be sent first; that happens by itself when connected.")
        changes = sentence("{n} changes wait to be sent first; that happens by itself when connected.", n=unsent)
        yield MissingPoint("", one_change if unsent == 1 else changes, False)


def unopened_points(opened: OpenedSubmission) -> Iterator[MissingPoint]:
    """Criteria scored though citations of theirs were never on screen, each with the first of those.

    What cannot be scored is left out: that its evidence could not be opened may be the very reason.
    """
    never = unopened(opened.citations, seen_by_artifact(opened.annotations), opened.annotations)
    for scorable in opened.credential.scorables():
        indexes = never.get(scorable.id, ())
        mark = opened.assessment.score(scorable.id).mark
        scored = mark is not None and mark not in scorable.scale.extra_marks
        if not indexes or not scored or not may_score(opened.reopening, scorable.id):
            continue
        label, n, total = scorable.label, len(indexes), len(opened.citations[scorable.id])
        if total == 1:
            said = sentence("{label}: scored, but its citation was never opened.", label=label)
        elif n == 1:
            said = sentence("{label}: scored, but 1 of {total} citations was never opened.", label=label, total=total)
        else:
            said = sentence(
                "{label}: scored, but {n} of {total} citations were never opened.", label=label, n=n, total=total
            )
        yield MissingPoint(scorable.id, said, False, "unopened", indexes[0])


def _answer_points(opened: OpenedSubmission) -> Iterator[MissingPoint]:
    """At a further attempt the letter says whether what was asked for was done, if anybody has said so."""
    earlier = opened.reopening.earlier if opened.reopening is not None else None
    if earlier is None:
        return
    for scorable in opened.credential.scorables():
        asked = earlier.score(scorable.id)
        scored = opened.assessment.score(scorable.id).mark is not None
        if asked is None or not asked.comment.strip() or not scored or not may_score(opened.reopening, scorable.id):
            continue
        if answer_id(scorable.id) not in opened.annotations:
            said = sentence("{label}: it is not said yet whether the requested change was made.", label=scorable.label)
            yield MissingPoint(scorable.id, said, False)


def _word_points(opened: OpenedSubmission) -> Iterator[MissingPoint]:
    """A word limit is the practitioner's to keep: the assessor should know, and may still submit."""
    responses = {one.prompt_id: one.text for one in opened.submission.responses}
    scored = {one.id for one in opened.credential.scorables()}
    for part in opened.credential.parts:
        if answered_by_files(part, opened.submission):
            continue
        for check in check_part(part, responses):
            if check.status != "within":
                yield MissingPoint(part.id if part.id in scored else "", check.sentence, False)
