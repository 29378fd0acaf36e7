"""Completeness before competence: what is asked for and not there, told apart by whose it is to mend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from assessor_app.domain.citation import ArtifactFacts, ResolvedCitation
from assessor_app.domain.credential import Credential, Part, Scorable, Severity
from assessor_app.domain.evidence_slots import SlotCode, slot_points
from assessor_app.domain.reopening import may_score
from assessor_app.domain.submission import Reopening, SelfAnalysis, Submission
from assessor_app.domain.words import check_part, count_words
from assessor_app.sentences import sentence

PointCode = (
    SlotCode
    | Literal[
        "no_answer",
        "too_few_words",
        "too_many_words",
        "no_citation",
        "no_explanation",
        "citation_nowhere",
        "unreadable",
        "not_readable_here",
        "not_here",
    ]
)
Side = Literal["practitioner", "laptop"]

_UNREADABLE: Final[Mapping[str, str]] = {
    "password": sentence("it is locked with a password"),
    "empty": sentence("it is empty"),
    "damaged": sentence("it is damaged"),
    "unsupported": sentence("no program here can show it"),
    "too_large": sentence("it is too large to be shown"),
    "timeout": sentence("reading it took too long"),
    "missing": sentence("it is not complete on this laptop"),
}
# Another laptop, or another try, may well show these: no fault of whoever handed them in.
_OF_THE_LAPTOP: Final = frozenset({"timeout", "missing", "too_large", "unsupported"})


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that is missing or out of bounds.

    ``subject`` is the id of what it is about: a slot, artifact, prompt, group, part or criterion. ``scorable_id`` is
    the criterion or part to look at ("" for none) and ``artifact_id`` the file. ``side`` tells what the practitioner
    owes from what only this laptop lacks. ``block`` means that it cannot be judged as it is.
    """

    code: PointCode
    subject: str
    sentence: str
    severity: Severity
    side: Side = "practitioner"
    scorable_id: str = ""
    artifact_id: str = ""


def check_completeness(
    credential: Credential,
    submission: Submission,
    citations: Mapping[str, tuple[ResolvedCitation, ...]],
    facts: Mapping[str, ArtifactFacts],
    present: frozenset[str],
    *,
    reopening: Reopening | None = None,
) -> tuple[Point, ...]:
    """Everything that is not as the definition asks, in reading order; what only this laptop lacks comes last.

    ``citations`` by criterion id and ``facts`` by artifact id are those of the opened submission, ``present`` the
    artifacts on this laptop. A further attempt is asked only for what is open again.
    """
    look = _Look(credential, submission, citations, facts, present, reopening)
    found = (*look.narratives(), *look.slots(), *look.criteria(), *look.files())
    return tuple(one for one in found if one.side == "practitioner") + tuple(
        one for one in found if one.side == "laptop"
    )


def answered_by_files(part: Part, submission: Submission) -> bool:
    """Whether files stand in for the text of a narrative, where the definition lets them and nothing is written."""
    slots = {slot.id for slot in part.slots}
    if not slots or part.kind not in ("narrative", "reflection"):
        return False
    written = (count_words(submission.response(key)) for key in (part.id, *(one.id for one in part.all_prompts)))
    return not any(written) and any(one.slot_id in slots for one in submission.artifacts)


@dataclass(frozen=True, slots=True)
class _Look:
    """All that is looked at, so that each kind of question is a short method."""

    credential: Credential
    submission: Submission
    citations: Mapping[str, tuple[ResolvedCitation, ...]]
    facts: Mapping[str, ArtifactFacts]
    present: frozenset[str]
    reopening: Reopening | None

    def narratives(self) -> Iterator[Point]:
        responses = {one.prompt_id: one.text for one in self.submission.responses}
        for part in self.credential.parts:
            if not may_score(self.reopening, part.id) and part.scale is not None:
                continue
            yield from self._unanswered(part, responses)
            if answered_by_files(part, self.submission):
                continue
            for check in check_part(part, responses):
                # an empty text is told once, as no answer
                if check.status == "within" or (check.count == 0 and check.status == "too_few"):
                    continue
                code: PointCode = "too_few_words" if check.status == "too_few" else "too_many_words"
                yield Point(code, check.scope_id, check.sentence, check.severity, scorable_id=part.id)

    def _unanswered(self, part: Part, responses: Mapping[str, str]) -> Iterator[Point]:
        prompts = part.all_prompts
        if answered_by_files(part, self.submission) or count_words(responses.get(part.id, "")):
            return
        empty = [prompt for prompt in prompts if not count_words(responses.get(prompt.id, ""))]
        if part.kind in ("narrative", "reflection") and len(empty) == len(prompts):
            said = sentence("“{title}” is missing: nothing was written.", title=part.title)
            yield Point("no_answer", part.id, said, "block", scorable_id=part.id)
            return
        for number, prompt in enumerate(prompts, start=1):
            if prompt in empty:
                said = sentence("“{title}”: question {number} has no answer.", title=part.title, number=number)
                yield Point("no_answer", prompt.id, said, "warn", scorable_id=part.id)

    def slots(self) -> Iterator[Point]:
        for part in self.credential.parts:
            for slot in part.slots:
                for one in slot_points(slot, self.submission.artifacts, self.facts):
                    if one.code == "unknown_length" and one.artifact_id not in self.present:
                        continue
                    yield Point(
                        one.code, one.artifact_id or one.slot_id, one.sentence, one.severity,
                        "laptop" if one.code == "unknown_length" else "practitioner",
                        self._first_from(part, slot.id), one.artifact_id,
                    )  # fmt: skip

    def _first_from(self, part: Part, slot_id: str) -> str:
        """The criterion whose evidence comes from a slot, else the first of the part."""
        criteria = part.criteria
        named = next((one.id for one in criteria if slot_id in one.evidence_from), "")
        return named or (criteria[0].id if criteria else part.id)

    def criteria(self) -> Iterator[Point]:
        analyses = {one.criterion_id: one for one in self.submission.analyses}
        for scorable in self.credential.scorables():
            if scorable.criterion is not None and may_score(self.reopening, scorable.id):
                yield from self._criterion(scorable, analyses.get(scorable.id))

    def _criterion(self, scorable: Scorable, analysis: SelfAnalysis | None) -> Iterator[Point]:
        cited = self.citations.get(scorable.id, ())
        # where the definition says which files the evidence is, nobody is asked to cite or explain them
        asks = scorable.criterion is not None and not scorable.criterion.evidence_from
        if asks and (analysis is None or not analysis.citations):
            said = sentence("{label}: no place in the evidence is cited.", label=scorable.label)
            yield Point("no_citation", scorable.id, said, "block", scorable_id=scorable.id)
        if asks and (analysis is None or not analysis.explanation.strip()):
            said = sentence("{label}: no explanation is given.", label=scorable.label)
            yield Point("no_explanation", scorable.id, said, "warn", scorable_id=scorable.id)
        for one in cited:
            if one.places or not one.problems or any(fault.code == "unknown_length" for fault in one.problems):
                continue
            # the whole sentence, as it is: cut short, it could not be said in another language any more
            why, raw = one.problems[0].sentence, _short(one.written)
            said = sentence("{label}: “{raw}” leads nowhere. {why}", label=scorable.label, raw=raw, why=why)
            if not raw:
                said = sentence("{label}: a citation leads nowhere. {why}", label=scorable.label, why=why)
            yield Point("citation_nowhere", scorable.id, said, "warn", "practitioner", scorable.id, one.artifact_id)

    def files(self) -> Iterator[Point]:
        for one in self.submission.artifacts:
            if one.id not in self.present:
                said = sentence("“{name}” is not on this laptop yet; it was handed in.", name=one.name)
                yield Point("not_here", one.id, said, "info", "laptop", artifact_id=one.id)
                continue
            fault = self.facts[one.id].fault if one.id in self.facts else ""
            if not fault:
                continue
            why = _UNREADABLE.get(fault, _UNREADABLE["damaged"])
            said = sentence("“{name}” cannot be read: {why}.", name=one.name, why=why)
            if fault in _OF_THE_LAPTOP:
                yield Point("not_readable_here", one.id, said, "warn", "laptop", artifact_id=one.id)
            else:
                yield Point("unreadable", one.id, said, "block", artifact_id=one.id)


def _short(raw: str) -> str:
    words = " ".join(raw.split())
    return words if len(words) <= 80 else words[:79] + "…"
