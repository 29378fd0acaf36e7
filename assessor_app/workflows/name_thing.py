"""Says what a change is about, in words people know, also where its submission has left the queue."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy.orm import Session

from assessor_app.domain.annotation import ChangeAnswer, CitationMark, Pin
from assessor_app.domain.annotation_body import annotation_from
from assessor_app.domain.credential import Credential
from assessor_app.domain.three_way import Part, Parts
from assessor_app.errors import DeskError
from assessor_app.sentences import sentence
from assessor_app.store import acts, programmes, submissions
from assessor_app.workflows.conflict_view import PartSides, PartValue, ThingName
from assessor_app.workflows.read_assignment import read_assignment, read_credential

_ACTS: Final[Mapping[str, str]] = {
    "adjudicate": sentence("Score of record"),
    "rescore": sentence("Request to score again"),
    "anchor": sentence("Anchor example"),
    "retire_anchor": sentence("Retiring an anchor example"),
    "calibration_set": sentence("Calibration set"),
    "seed": sentence("Seed"),
    "report": sentence("Private report"),
    "qualify": sentence("Qualification"),
    "event": sentence("Event"),
    "take": sentence("Taking a case"),
}


class ThingNames:
    """Names within one transaction; what was read of one submission is kept for the next change of it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, tuple[str, Credential | None]] = {}
        self._titles: Mapping[str, str] | None = None

    def code(self, assignment_id: str) -> str:
        """The code of the submission, "" where it is gone."""
        return self._look(assignment_id)[0]

    def name(self, assignment_id: str, thing: str, target: str, *said: Any) -> ThingName:
        """``said`` are the sides of an annotation as they are stored: they tell which criterion it belongs to."""
        if thing == "act":
            return self._act(target)
        code, credential = self._look(assignment_id)
        scorable_id = target if thing == "score" else _criterion_of(said) if thing == "annotation" else ""
        title = "" if credential is None else credential.title
        if credential is None or not scorable_id:
            return ThingName(assignment_id, code, title, thing, target)
        try:
            scorable = credential.scorable(scorable_id)
        except KeyError:
            return ThingName(assignment_id, code, title, thing, target)
        levels = {level.id: level.title for level in scorable.scale.levels}
        return ThingName(
            assignment_id, code, title, thing, target, scorable.label, scorable.title, levels, self._reasons()
        )

    def _act(self, act_id: str) -> ThingName:
        from assessor_app.store import readings  # late: seldom wanted

        held = acts.load_local(self._session, act_id)
        found = {} if held is None else json.loads(held.body)
        submission_id = found.get("submission_id", "")
        code = readings.code_of(self._session, submission_id) if submission_id else ""
        return ThingName("", code, "", "act", act_id, label=_ACTS.get(found.get("act", ""), ""))

    def _reasons(self) -> Mapping[str, str]:
        if self._titles is None:
            self._titles = {one.code: one.title for one in programmes.load_programme(self._session).reasons}
        return self._titles

    def _look(self, assignment_id: str) -> tuple[str, Credential | None]:
        if assignment_id not in self._known:
            self._known[assignment_id] = self._read(assignment_id)
        return self._known[assignment_id]

    def _read(self, assignment_id: str) -> tuple[str, Credential | None]:
        try:
            assignment = read_assignment(self._session, assignment_id)
        except DeskError:
            return "", None
        submission = submissions.load_submission(self._session, assignment.submission_id)
        code = "" if submission is None else submission.code
        try:
            return code, read_credential(self._session, assignment_id)[0]
        except DeskError:
            return code, None


def part_value(part: Part, stored: Any) -> PartValue:
    """A part as windows get it."""
    if part == "mark":
        return stored["mark"], stored["reason"]
    if part == "annotation":
        return None if stored is None else annotation_from(stored["kind"], stored["body"])
    return stored


def values_of(parts: Parts) -> Mapping[Part, PartValue]:
    """All parts of one side."""
    return {part: part_value(part, stored) for part, stored in parts.items()}


def sides_of(part: Part, base: Parts | None, mine: Parts, theirs: Parts) -> PartSides:
    """The three sides of one part."""
    before = None if base is None else part_value(part, base[part])
    return PartSides(part, before, part_value(part, mine[part]), part_value(part, theirs[part]), base is not None)


def _criterion_of(said: tuple[Any, ...]) -> str:
    for one in said:
        annotation = None if one is None else annotation_from(one["kind"], one["body"])
        if isinstance(annotation, CitationMark | ChangeAnswer | Pin) and annotation.scorable_id:
            return annotation.scorable_id
    return ""
