"""What in comments and feedback deserves a second look before signing; it warns and never stands in the way."""

from __future__ import annotations

from collections.abc import Iterator

from assessor_app.domain.credential import Credential, Scorable
from assessor_app.domain.feedback_lint import CommentLint, gaps_in, lint_comment
from assessor_app.domain.marking import is_below_need
from assessor_app.domain.name_flags import flag_names
from assessor_app.domain.reopening import may_score
from assessor_app.sentences import sentence
from assessor_app.workflows.desk import MissingPoint, OpenedSubmission

_OVERALL = sentence("The overall feedback")


def lint_feedback(opened: OpenedSubmission) -> Iterator[MissingPoint]:
    """Points that block nothing: in reading order, the overall feedback last.

    Every comment is looked through for names and for gaps left unfilled; one on a criterion not met also for what was
    looked at, what is missing and a next step. An empty comment is none of these rules' business.
    """
    files = tuple(one.name for one in opened.submission.artifacts)
    known = (opened.submission.practitioner,) if opened.submission.practitioner else ()
    allowed = tuple(_own_words(opened.credential))
    for scorable in opened.credential.scorables():
        score = opened.assessment.score(scorable.id)
        if not score.comment.strip() or not may_score(opened.reopening, scorable.id):
            continue
        lint = lint_comment(score.comment, files)
        if score.mark is not None and is_below_need(opened.credential, scorable, score.mark):
            yield from _thin_points(scorable, lint)
        label = scorable.label
        yield from _gap_points(scorable.id, label, lint.gaps)
        yield from _name_points(scorable.id, label, score.comment, known, allowed)
    overall = opened.assessment.feedback
    yield from _gap_points("", _OVERALL, gaps_in(overall))
    yield from _name_points("", _OVERALL, overall, known, allowed)


def _thin_points(scorable: Scorable, lint: CommentLint) -> Iterator[MissingPoint]:
    said = {
        "looked_at": sentence("what you looked at"),
        "lack": sentence("what is missing"),
        "next_step": sentence("a next step"),
    }
    wanted = [said[one] for one in lint.missing]
    if not wanted:
        return
    names = wanted[-1]
    for one in reversed(wanted[:-1]):
        names = sentence("{one} and {other}", one=one, other=names)
    if lint.short:
        text = sentence(
            "{label}: the comment is very short. It does not seem to say {what}.", label=scorable.label, what=names
        )
    else:
        text = sentence("{label}: the comment does not seem to say {what}.", label=scorable.label, what=names)
    yield MissingPoint(scorable.id, text, False)


def _gap_points(scorable_id: str, label: str, gaps: tuple[str, ...]) -> Iterator[MissingPoint]:
    if gaps:
        said = sentence("{label}: “{gap}” was left unfilled.", label=label, gap=gaps[0])
        yield MissingPoint(scorable_id, said, False)


def _name_points(
    scorable_id: str, label: str, text: str, known: tuple[str, ...], allowed: tuple[str, ...]
) -> Iterator[MissingPoint]:
    for flag in flag_names(text, known, allowed)[:3]:
        name = " ".join(flag.text.split())
        said = sentence("{label}: “{name}” looks like a name; feedback should name nobody.", label=label, name=name)
        yield MissingPoint(scorable_id, said, False)


def _own_words(credential: Credential) -> Iterator[str]:
    """Words of the credential, which are no names wherever they stand."""
    yield from (credential.title, credential.issuer, credential.stack)
    for part in credential.parts:
        yield part.title
        yield from (outcome.title for outcome in part.outcomes)
        for criterion in part.criteria:
            yield from (criterion.title, *criterion.levels.values())
    for scale in credential.scales.values():
        for level in scale.levels:
            yield from (level.title, level.descriptor)
