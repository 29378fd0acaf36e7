"""Makes the feedback letter of one review: as plain data, and as a page from the programme's template."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from assessor_app.domain.annotation import CitationMark, Pin, Seen
from assessor_app.domain.citation import ArtifactFacts, Place, ResolvedCitation
from assessor_app.domain.coverage import citation_mark_id, is_opened, seen_by_artifact
from assessor_app.domain.credential import Scorable
from assessor_app.domain.feedback_lint import part_next_step
from assessor_app.domain.letter import (
    MAX_CITED,
    Letter,
    LetterCriterion,
    LetterEvidence,
    LetterNote,
    Remark,
    Standing,
)
from assessor_app.domain.letter_template import Rich, Value, Vocabulary, read_template
from assessor_app.domain.light_markdown import to_html
from assessor_app.domain.marking import is_below_need, needed_level
from assessor_app.domain.programme import Programme
from assessor_app.domain.reopening import effective_marks, may_score
from assessor_app.domain.safe_html import clean_html
from assessor_app.domain.submission import Artifact
from assessor_app.paths import RESOURCES
from assessor_app.sentences import sentence
from assessor_app.workflows.desk import OpenedSubmission, Review

_REMARKS: Final[Mapping[Remark, str]] = {
    "supports": sentence("supports it"),
    "partly": sentence("supports it in part"),
    "not_there": sentence("does not show it"),
    "wrong_place": sentence("is not at this place"),
    "seen": sentence("was looked at"),
    "nowhere": sentence("leads nowhere"),
}
_WORDS: Final[Mapping[str, str]] = {
    "word.title": sentence("Feedback on your submission"),
    "word.draft": sentence("Draft: not signed yet, and nothing is decided."),
    "word.submission": sentence("Submission"),
    "word.attempt": sentence("Attempt"),
    "word.received": sentence("Handed in"),
    "word.decided": sentence("Assessed"),
    "word.assessor": sentence("Assessor"),
    "word.why": sentence("Why"),
    "word.feedback": sentence("Overall"),
    "word.criteria": sentence("What was assessed"),
    "word.evidence": sentence("Evidence looked at"),
    "word.notes": sentence("Notes on the evidence"),
    "word.next_step": sentence("Next step"),
    "word.needed": sentence("Needed:"),
    "word.carried": sentence("as at the attempt before"),
}
_NOTE: Final[Vocabulary] = dict.fromkeys(("file", "place", "text", "quote"))
_EVIDENCE: Final[Vocabulary] = dict.fromkeys(("cited", "file", "remark", "found"))
_CRITERION: Final = (
    "label title level descriptor met not_met not_scorable reason carried comment next_step needed needed_descriptor"
)
_LETTER: Final = "credential issuer programme code attempt received decided draft decision earned assessor feedback"
VOCABULARY: Final[Vocabulary] = {
    **dict.fromkeys(_LETTER.split()),
    **dict.fromkeys(_WORDS),
    "reasons": {"reason": None},
    "criteria": {**dict.fromkeys(_CRITERION.split()), "evidence": _EVIDENCE, "notes": _NOTE},
    "notes": _NOTE,
}


@dataclass(frozen=True, slots=True)
class Voice:
    """How a letter speaks: sentences and days in the reader’s language, places and files as the screen calls them."""

    say: Callable[[str], str]
    day: Callable[[datetime], str]
    place: Callable[[Place, ArtifactFacts | None, Artifact | None], str]
    file: Callable[[Artifact], str]


def letter_of(review: Review, voice: Voice, assessor_code: str = "") -> Letter:
    """The letter of an assessment as it stands; a draft until it is signed.

    ``assessor_code`` is left out where the programme hides the assessor; the signature, which may be a name, never
    gets in, nor does the practitioner's name.
    """
    opened = review.opened
    programme = opened.programme or Programme()
    hidden = programme.switches.hide_assessor_from_practitioner
    own = {one.id: opened.assessment.score(one.id).mark for one in opened.credential.scorables()}
    making = _Making(opened, programme, voice, effective_marks(opened.reopening, own))
    return Letter(
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


def standard_template() -> str:
    """The template of every programme that has none of its own."""
    return (RESOURCES / "letters" / "standard.html").read_text(encoding="utf-8")


def letter_html(letter: Letter, template: str, voice: Voice, language: str = "en") -> str:
    """The letter as one whole page that loads nothing, from a programme's ``template`` ("" for the standard one).

    Raises TemplateError, naming what is wrong, when the template cannot be followed.
    """
    filled = read_template(template or standard_template(), VOCABULARY).fill(_values(letter, voice))
    body, style = clean_html(filled)
    title = f"{voice.say(_WORDS['word.title'])} · {letter.code}"
    return (
        f'<!DOCTYPE html>\n<html lang="{html.escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{html.escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body.strip()}\n</body>\n</html>\n"
    )


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
            label=scorable.label,
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
        )

    def notes(self, scorable_id: str | None) -> Iterator[LetterNote]:
        """Pins meant for the letter: those of one criterion, or (None) those of none that is in the letter."""
        shown = {one.id for one in self.opened.credential.scorables() if may_score(self.opened.reopening, one.id)}
        for _, pin in sorted(self.opened.annotations.items()):
            if not isinstance(pin, Pin) or not pin.in_feedback or not pin.note.strip():
                continue
            if pin.scorable_id == scorable_id or (scorable_id is None and pin.scorable_id not in shown):
                artifact = self.opened.submission.artifact(pin.artifact_id)
                place = self._place(pin.place, pin.artifact_id) if pin.place is not None else ""
                quote = pin.quote.exact if pin.quote is not None else ""
                yield LetterNote(self.voice.file(artifact) if artifact else "", place, pin.note, _short(quote))

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
        """Citations marked or opened, and those that lead nowhere; one never looked at is not claimed to be."""
        annotations = self.opened.annotations
        seen = seen_by_artifact(annotations)
        for index, one in enumerate(self.opened.citations.get(scorable.id, ())):
            mark = annotations.get(citation_mark_id(scorable.id, index, one))
            remark = self._remark(one, mark if isinstance(mark, CitationMark) else None, seen)
            if remark is None:
                continue
            artifact = self.opened.submission.artifact(one.artifact_id)
            found = ""
            if isinstance(mark, CitationMark) and mark.corrected is not None:
                found = self._place(mark.corrected, mark.artifact_id or one.artifact_id)
            name = self.voice.file(artifact) if artifact is not None else ""
            yield LetterEvidence(_short(one.citation.raw), name, remark, found)

    def _remark(self, one: ResolvedCitation, mark: CitationMark | None, seen: Mapping[str, Seen]) -> Remark | None:
        if mark is not None:
            return mark.verdict
        if not one.places:
            return "nowhere"
        return "seen" if is_opened(one, seen) else None

    def _place(self, place: Place, artifact_id: str) -> str:
        artifact = self.opened.submission.artifact(artifact_id)
        return self.voice.place(place, self.opened.facts.get(artifact_id), artifact)


def _values(letter: Letter, voice: Voice) -> Mapping[str, Value]:
    return {
        **{key: voice.say(words) for key, words in _WORDS.items()},
        "credential": letter.credential,
        "issuer": letter.issuer,
        "programme": letter.programme,
        "code": letter.code,
        "attempt": str(letter.attempt),
        "received": voice.day(letter.received_at),
        "decided": voice.day(letter.decided_at) if letter.decided_at is not None else "",
        "draft": letter.decided_at is None,
        "decision": letter.decision,
        "earned": letter.earned,
        "assessor": letter.assessor,
        "feedback": Rich(to_html(letter.feedback)),
        "reasons": tuple({"reason": one} for one in letter.reasons),
        "criteria": tuple(_criterion_values(one, voice) for one in letter.criteria),
        "notes": _note_values(letter.notes),
    }


def _criterion_values(one: LetterCriterion, voice: Voice) -> Mapping[str, Value]:
    evidence = tuple(
        {"cited": cited.cited, "file": cited.file, "remark": voice.say(_REMARKS[cited.remark]), "found": cited.found}
        for cited in one.evidence
    )
    return {
        "label": one.label,
        "title": one.title,
        "level": one.level,
        "descriptor": one.descriptor,
        "met": one.standing == "met",
        "not_met": one.standing == "not_met",
        "not_scorable": one.standing == "not_scorable",
        "reason": one.reason,
        "carried": one.carried,
        "comment": Rich(to_html(one.comment)),
        "next_step": Rich(to_html(one.next_step)),
        "needed": one.needed,
        "needed_descriptor": one.needed_descriptor,
        "evidence": evidence,
        "notes": _note_values(one.notes),
    }


def _note_values(notes: tuple[LetterNote, ...]) -> Value:
    return tuple(
        {"file": one.file, "place": one.place, "text": Rich(to_html(one.text)), "quote": one.quote} for one in notes
    )


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= MAX_CITED else plain[: MAX_CITED - 1] + "…"
