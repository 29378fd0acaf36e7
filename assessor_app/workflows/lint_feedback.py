"""What in comments and feedback deserves a second look before signing; it warns and never stands in the way."""

from __future__ import annotations

from collections.abc import Iterator

from assessor_app.domain.annotation import ChangeAnswer, Pin
from assessor_app.domain.credential import Credential, Scorable
from assessor_app.domain.feedback_lint import CommentLint, gaps_in, lint_comment
from assessor_app.domain.kept_names import KeptName
from assessor_app.domain.marking import is_below_need
from assessor_app.domain.name_flags import flag_names
from assessor_app.domain.name_prints import prints_in
from assessor_app.domain.reopening import may_score
from assessor_app.sentences import sentence
from assessor_app.workflows.desk import MissingPoint, OpenedSubmission

_OVERALL = sentence("The overall feedback")
_NOTE = sentence("A note on the evidence")


def lint_feedback(opened: OpenedSubmission, kept: frozenset[KeptName] = frozenset()) -> Iterator[MissingPoint]:
    """Points that block nothing: in reading order, the overall feedback last.

    Every comment, and every note that will be in the letter, is looked through for names and for gaps left unfilled;
    a comment on a criterion not met also for what was looked at, what is missing and a next step. An empty comment is
    none of these rules' business. Names in ``kept`` are left alone.
    """
    files = tuple(one.name for one in opened.submission.artifacts)
    names = _Names(opened, kept)
    for scorable in opened.credential.scorables():
        if not may_score(opened.reopening, scorable.id):
            continue
        score = opened.assessment.score(scorable.id)
        if score.comment.strip():
            lint = lint_comment(score.comment, files)
            if score.mark is not None and is_below_need(opened.credential, scorable, score.mark):
                yield from _thin_points(scorable, lint)
            yield from _gap_points(scorable.id, scorable.label, lint.gaps)
            yield from names.points(scorable.id, scorable.label, score.comment)
        for note in _notes(opened, scorable.id):
            label = sentence("A note on {label}", label=scorable.label)
            yield from _gap_points(scorable.id, label, gaps_in(note))
            yield from names.points(scorable.id, label, note)
    for note in _notes(opened, ""):
        yield from _gap_points("", _NOTE, gaps_in(note))
        yield from names.points("", _NOTE, note)
    overall = opened.assessment.feedback
    yield from _gap_points("", _OVERALL, gaps_in(overall))
    yield from names.points("", _OVERALL, overall)


def _notes(opened: OpenedSubmission, scorable_id: str) -> Iterator[str]:
    """What gets into the letter beside the comments: of one criterion, or ("") of none that is told there."""
    told = {one.id for one in opened.credential.scorables() if may_score(opened.reopening, one.id)}
    for _, one in sorted(opened.annotations.items()):
        if isinstance(one, ChangeAnswer) and one.scorable_id == scorable_id:
            yield one.note
        elif isinstance(one, Pin) and one.in_feedback:
            owner = one.scorable_id if one.scorable_id in told else ""
            if owner == scorable_id:
                yield one.note


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


class _Names:
    """Looks for names in the feedback on one submission."""

    def __init__(self, opened: OpenedSubmission, kept: frozenset[KeptName]) -> None:
        practitioner = opened.submission.practitioner
        self._known = (practitioner,) if practitioner else ()
        self._allowed = tuple(_own_words(opened.credential))
        self._prints = prints_in(opened.facts)
        self._kept = kept

    def points(self, scorable_id: str, label: str, text: str) -> Iterator[MissingPoint]:
        """One for each of the first three names in ``text`` that nobody said to keep."""
        flags = flag_names(text, self._known, self._allowed, self._prints, first_names=True)
        for flag in [one for one in flags if (scorable_id, *one.key) not in self._kept][:3]:
            name = " ".join(flag.text.split())
            said = sentence("{label}: “{name}” looks like a name; feedback should name nobody.", label=label, name=name)
            yield MissingPoint(scorable_id, said, False, "name", name=flag.key)


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
