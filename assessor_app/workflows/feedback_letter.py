"""Makes the feedback letter of one review: as plain data, and as a page from the programme's template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypedDict

from assessor_app.domain.annotation import ChangeAnswer, Pin, answer_id
from assessor_app.domain.citation import Place
from assessor_app.domain.coverage import is_opened, mark_on, seen_by_artifact
from assessor_app.domain.credential import Scorable
from assessor_app.domain.feedback_lint import part_next_step
from assessor_app.domain.letter import (
    MAX_ASKED,
    MAX_CITED,
    ChangeMade,
    Letter,
    LetterCriterion,
    LetterEvidence,
    LetterNote,
    Remark,
    Standing,
    Voice,
)
from assessor_app.domain.light_markdown import to_plain
from assessor_app.domain.marking import is_below_need, needed_level
from assessor_app.domain.programme import Programme
from assessor_app.domain.reopening import effective_marks, may_score
from assessor_app.domain.scoring import Returned
from assessor_app.sentences import sentence
from assessor_app.workflows.desk import OpenedSubmission, Review
from assessor_app.workflows.return_reasons import return_reasons


def letter_of(review: Review, voice: Voice, assessor_code: str = "") -> Letter:
    """The letter of an assessment as it stands; a draft until it is signed. One returned unscored says why.

    Files are called in one way throughout, as on screen and in the comments. The practitioner knows these names; where
    the programme hides the practitioner, one that tells somebody was replaced when the submission was opened
    (:mod:`assessor_app.domain.aliases`).
    ``assessor_code`` is left out where the programme hides the assessor; the signature, which may be a name, never
    gets in, nor does the practitioner's name.
    """
    opened = review.opened
    programme = opened.programme or Programme()
    hidden = programme.switches.hide_assessor_from_practitioner
    own = {one.id: opened.assessment.score(one.id).mark for one in opened.credential.scorables()}
    making = _Making(opened, programme, voice, effective_marks(opened.reopening, own))
    letter = Letter(
        credential=opened.credential.title,
        issuer=opened.credential.issuer,
        programme=programme.name,
        code=opened.submission.code,
        attempt=opened.submission.attempt,
        received_at=opened.submission.received_at,
        decided_at=opened.assessment.signed_at if opened.assessment.read_only else None,
        decision=voice.say(review.decision.title),
        earned=review.decision.outcome == "earned",
        reasons=tuple(voice.say(one) for one in review.decision.reasons),
        criteria=tuple(making.criterion(one) for one in opened.credential.scorables()),
        notes=tuple(making.notes(None)),
        feedback=opened.assessment.feedback.strip(),
        assessor="" if hidden else assessor_code,
    )
    returned = opened.assessment.returned
    return letter if returned is None else _returned(letter, opened, returned, voice)


def _returned(letter: Letter, opened: OpenedSubmission, returned: Returned, voice: Voice) -> Letter:
    """The same for a submission that was sent back: nothing was judged, so nothing is told of any criterion."""
    return replace(
        letter,
        decided_at=returned.returned_at,
        decision=voice.say(sentence("Returned unscored")),
        earned=False,
        reasons=tuple(voice.say(one) for one in return_reasons(opened, returned)),
        criteria=(),
        notes=(),
        feedback=returned.note.strip(),
        returned=True,
    )


class _ChangeTold(TypedDict, total=False):
    change: ChangeMade
    change_note: str
    asked: str


@dataclass(frozen=True, slots=True)
class _Making:
    """What all criteria of one letter have in common."""

    opened: OpenedSubmission
    programme: Programme
    voice: Voice
    marks: Mapping[str, str | None]

    def criterion(self, scorable: Scorable) -> LetterCriterion:
        """What is said of one criterion."""
        opened, mark = self.opened, self.marks.get(scorable.id)
        carried = not may_score(opened.reopening, scorable.id)
        score = opened.assessment.score(scorable.id)
        standing = self._standing(scorable, mark)
        comment, next_step = ("", "") if carried else part_next_step(score.comment)
        needed = needed_level(opened.credential, scorable) if standing == "not_met" else None
        level = next((one for one in scorable.scale.levels if one.id == mark), None)
        wanted = next((one for one in scorable.scale.levels if one.id == needed), None)
        return LetterCriterion(
            label=self.voice.say(scorable.label),
            title=scorable.title,
            level=level.title if level is not None else self._other_level(mark),
            standing=standing,
            descriptor=self._descriptor(scorable, mark),
            needed=wanted.title if wanted is not None else "",
            needed_descriptor=self._descriptor(scorable, needed),
            reason="" if carried else self._reason(score.reason),
            comment=comment,
            next_step=next_step,
            evidence=() if carried else tuple(self._evidence(scorable)),
            notes=() if carried else tuple(self.notes(scorable.id)),
            carried=carried,
            **(_ChangeTold() if carried else self._change(scorable.id)),
        )

    def _change(self, scorable_id: str) -> _ChangeTold:
        """What was said of the change asked for at the last attempt; nothing where nobody said anything."""
        answer = self.opened.annotations.get(answer_id(scorable_id))
        if self.opened.reopening is None or not isinstance(answer, ChangeAnswer):
            return {}
        earlier = self.opened.reopening.earlier
        before = earlier.score(scorable_id) if earlier is not None else None
        comment, step = part_next_step(before.comment) if before is not None else ("", "")
        return {
            "change": answer.verdict,
            "change_note": answer.note.strip(),
            "asked": _short(to_plain(step or comment), MAX_ASKED),
        }

    def notes(self, scorable_id: str | None) -> Iterator[LetterNote]:
        """Pins meant for the letter: those of one criterion, or (None) those of none that is in the letter."""
        shown = {one.id for one in self.opened.credential.scorables() if may_score(self.opened.reopening, one.id)}
        for _, pin in sorted(self.opened.annotations.items()):
            if not isinstance(pin, Pin) or not pin.in_feedback or not pin.note.strip():
                continue
            if pin.scorable_id == scorable_id or (scorable_id is None and pin.scorable_id not in shown):
                place = self._place(pin.place, pin.artifact_id) if pin.place is not None else ""
                quote = pin.quote.exact if pin.quote is not None else ""
                yield LetterNote(self._file(pin.artifact_id), place, pin.note, _short(quote))

    def _standing(self, scorable: Scorable, mark: str | None) -> Standing:
        if mark is None:
            return "open"
        if mark in scorable.scale.extra_marks:
            return "not_scorable"
        return "not_met" if is_below_need(self.opened.credential, scorable, mark) else "met"

    def _other_level(self, mark: str | None) -> str:
        if mark is None:
            return self.voice.say(sentence("Not scored yet"))
        names = {"not_scorable": sentence("Not scorable"), "not_applicable": sentence("Not applicable")}
        return self.voice.say(names.get(mark, mark))

    def _descriptor(self, scorable: Scorable, level_id: str | None) -> str:
        own = scorable.criterion.levels if scorable.criterion is not None else {}
        general = next((one.descriptor for one in scorable.scale.levels if one.id == level_id), "")
        return own.get(level_id or "", "") or general

    def _reason(self, code: str) -> str:
        # "other" only says that the comment tells it
        titles = {one.code: one.title for one in self.programme.reasons if one.code != "other"}
        return self.voice.say(titles.get(code, ""))

    def _evidence(self, scorable: Scorable) -> Iterator[LetterEvidence]:
        """Citations that the assessor marked, or whose place was on screen: nothing else was looked at.

        A mark is the assessor's word, whether the citation leads anywhere or not; one found at another place is told
        with that place. A citation that leads nowhere and bears no mark showed nothing to anybody.
        """
        annotations = self.opened.annotations
        seen = seen_by_artifact(annotations)
        for index, one in enumerate(self.opened.citations.get(scorable.id, ())):
            mark = mark_on(annotations, scorable.id, index, one)
            if mark is not None and mark.corrected is not None:
                artifact_id = mark.artifact_id or one.artifact_id
                found = self._place(mark.corrected, artifact_id)
                yield LetterEvidence(_short(one.written), self._file(artifact_id), "elsewhere", found)
            elif mark is not None or is_opened(one, seen):
                remark: Remark = mark.verdict if mark is not None else "seen"
                yield LetterEvidence(_short(one.written), self._file(one.artifact_id), remark)

    def _file(self, artifact_id: str) -> str:
        artifact = self.opened.submission.artifact(artifact_id)
        return artifact.name if artifact is not None else ""

    def _place(self, place: Place, artifact_id: str) -> str:
        artifact = self.opened.submission.artifact(artifact_id)
        return self.voice.place(place, self.opened.facts.get(artifact_id), artifact)


def _short(words: str, most: int = MAX_CITED) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"
