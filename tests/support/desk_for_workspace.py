"""A desk that keeps one assessment in memory by the real desk's rules, and viewers that record what they are told."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, BinaryIO, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from assessor_app.domain.annotation import Annotation, Seen, seen_id
from assessor_app.domain.annotation_body import kind_of
from assessor_app.domain.citation import ArtifactFacts, ResolvedCitation
from assessor_app.domain.citation import Place as CitedPlace
from assessor_app.domain.decision import decide
from assessor_app.domain.marking import check_editable, check_mark
from assessor_app.domain.programme import BankComment
from assessor_app.domain.reading import Anchor, Truth
from assessor_app.domain.scoring import Receipt, Returned, ReturnPoint, Score
from assessor_app.domain.submission import Artifact
from assessor_app.errors import DeskError
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.sentences import sentence
from assessor_app.workflows.desk import (
    ArtifactSource,
    Changes,
    Incompleteness,
    MissingPoint,
    OpenedSubmission,
    Place,
    Review,
    Session,
    StepTaken,
)


class MemorySource:
    """An artifact of a few bytes."""

    size = 4

    def open(self) -> BinaryIO:
        return io.BytesIO(b"%PDF")


class _Step(NamedTuple):
    """One undo step: of a score, of an annotation or of the feedback, what was before and after."""

    kind: Any
    scorable_id: str
    annotation_id: str
    values: tuple[Any, Any]


class MemoryDesk:
    """Implements what workspace and review ask of the desk. ``threads`` names the thread of every call."""

    def __init__(self, opened: OpenedSubmission) -> None:
        self.opened = opened
        self.ui: dict[str, str] = {}
        self.threads: set[str] = set()
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.failures: list[Exception] = []
        self.resolve: Callable[[Mapping[str, ArtifactFacts]], Mapping[str, tuple[ResolvedCitation, ...]]] | None = None
        self.source_failures: list[Exception] = []
        # rules of the real review that a test wants to see at work
        self.rules: list[Callable[[OpenedSubmission], Iterable[MissingPoint]]] = []
        # the comment bank by id, and one's earlier comments by scorable id
        self.bank: dict[str, BankComment] = {}
        self.earlier: dict[str, tuple[BankComment, ...]] = {}
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    # -- reading --------------------------------------------------------------------------------------------

    def open_submission(self, assignment_id: str) -> OpenedSubmission:
        self._note("open_submission", assignment_id)
        return self.opened

    def session(self) -> Session | None:
        self._note("session")
        return Session("http://hub.invalid", "A programme", "A-07", "Jo Reader", "assessor")

    def load_ui_state(self) -> Mapping[str, str]:
        self._note("load_ui_state")
        return dict(self.ui)

    def artifact_source(self, artifact_id: str) -> ArtifactSource:
        self._note("artifact_source", artifact_id)
        if self.source_failures:
            raise self.source_failures.pop(0)
        return MemorySource()

    def anchors(self, credential_id: str, version: str) -> tuple[Anchor, ...]:
        self._note("anchors", credential_id, version)
        return ()

    def truth(self, assignment_id: str) -> Truth | None:
        self._note("truth", assignment_id)
        return None

    # -- writing --------------------------------------------------------------------------------------------

    def score(self, assignment_id: str, scorable_id: str, mark: str | None, reason: str = "") -> Changes:
        self._note("score", scorable_id, mark, *([reason] if reason else []))
        check_mark(self.opened.credential, scorable_id, mark)
        extra = mark in self.opened.credential.scorable(scorable_id).scale.extra_marks
        return self._write(scorable_id, mark=mark, reason=reason if extra else "")

    def write_comment(self, assignment_id: str, scorable_id: str, comment: str) -> Changes:
        self._note("write_comment", scorable_id, comment)
        return self._write(scorable_id, comment=comment)

    def set_flag(self, assignment_id: str, scorable_id: str, flagged: bool) -> Changes:
        self._note("set_flag", scorable_id, flagged)
        return self._write(scorable_id, flagged=flagged)

    def write_feedback(self, assignment_id: str, feedback: str) -> Changes:
        self._note("write_feedback", feedback)
        self._may_write()
        self._done.append(_Step("feedback", "", "", (self.opened.assessment.feedback, feedback)))
        self._undone.clear()
        self._assess(feedback=feedback)
        return self._changes("")

    def undo(self, assignment_id: str) -> Changes:
        self._note("undo")
        return self._step(self._done, self._undone, 0)

    def redo(self, assignment_id: str) -> Changes:
        self._note("redo")
        return self._step(self._undone, self._done, 1)

    def put_annotation(self, assignment_id: str, annotation_id: str, annotation: Annotation | None) -> Changes:
        self._note("put_annotation", annotation_id, annotation)
        self._may_write()
        before = self.opened.annotations.get(annotation_id)
        if before != annotation:
            kind = kind_of(annotation or before)
            self._done.append(_Step(kind, "", annotation_id, (before, annotation)))
            self._undone.clear()
            self._pin(annotation_id, annotation)
        return self._changes("", {annotation_id: annotation})

    def join_seen(self, assignment_id: str, seen: tuple[Seen, ...]) -> Changes:
        self._note("join_seen", *seen)
        if self.opened.assessment.read_only:
            return self._changes("")
        told: dict[str, Annotation | None] = {}
        for one in seen:
            known = self.opened.annotations.get(seen_id(one.artifact_id))
            joined = one.joined(known if isinstance(known, Seen) else one)
            if joined != known:
                told[seen_id(one.artifact_id)] = joined
                self._pin(seen_id(one.artifact_id), joined)
        return self._changes("", told)

    def return_incomplete(
        self, assignment_id: str, signature: str, points: tuple[Incompleteness, ...], note: str
    ) -> Changes:
        self._note("return_incomplete", signature, points, note)
        self._may_write()
        now = datetime.now(UTC)
        said = Returned(now, tuple(ReturnPoint(one.code, one.subject, one.sentence) for one in points), note)
        self._assess(state="submitted", signature=signature, signed_at=now, returned=said)
        return self._changes("")

    def release(self, assignment_id: str) -> Changes:
        self._note("release")
        self._may_write()
        return self._changes("")

    def comment_bank(self, assignment_id: str) -> tuple[BankComment, ...]:
        self._note("comment_bank")
        return tuple(self.bank.values())

    def earlier_comments(self, assignment_id: str, scorable_id: str) -> tuple[BankComment, ...]:
        self._note("earlier_comments", scorable_id)
        return self.earlier.get(scorable_id, ())

    def keep_comment(self, comment: BankComment) -> None:
        self._note("keep_comment", comment)
        key = comment.id or f"own-{len(self.bank)}"
        self.bank[key] = replace(comment, id=key, own=True)

    def drop_comment(self, comment_id: str) -> None:
        self._note("drop_comment", comment_id)
        self.bank.pop(comment_id, None)

    def count_comment(self, comment_id: str) -> None:
        self._note("count_comment", comment_id)
        if comment_id in self.bank:
            self.bank[comment_id] = replace(self.bank[comment_id], used=self.bank[comment_id].used + 1)

    def submit_assessment(self, assignment_id: str, signature: str) -> Changes:
        self._note("submit_assessment", signature)
        self._may_write()
        self._assess(state="submitted", signature=signature, signed_at=datetime.now(UTC))
        return self._changes("")

    def ask_back(self, assignment_id: str, reason: str) -> Changes:
        self._note("ask_back", reason)
        if self.failures:
            raise self.failures.pop(0)
        if self.opened.assessment.state == "submitted":
            # what the hub does not hold is simply open again
            self._assess(state="open", signature="", signed_at=None, returned=None)
        elif not reason:
            raise DeskError(sentence("Say in a few words why you want it back."))
        else:
            self._assess(state="recall_asked")
        return self._changes("")

    def receive(self, number: str) -> None:
        """What a sync does when the hub has answered."""
        receipt = Receipt(number, datetime.now(UTC), "Earned")
        self._assess(state="received", receipt=receipt)

    def record_facts(self, artifact_id: str, facts: ArtifactFacts) -> None:
        self._note("record_facts", artifact_id, facts)
        everything = {**self.opened.facts, artifact_id: facts}
        self.opened = replace(self.opened, facts=everything)
        if self.resolve is not None:
            self.opened = replace(self.opened, citations=self.resolve(everything))

    def remember_place(self, assignment_id: str, place: Place) -> None:
        self._note("remember_place", place)
        self.opened = replace(self.opened, place=place)

    def save_ui_state(self, values: Mapping[str, str]) -> None:
        self._note("save_ui_state", dict(values))
        self.ui.update(values)

    # -- review ---------------------------------------------------------------------------------------------

    def review(self, assignment_id: str) -> Review:
        self._note("review")
        credential, assessment = self.opened.credential, self.opened.assessment
        missing = [
            MissingPoint(one.id, sentence("{label} has no score yet.", label=one.label), True, "unscored")
            for one in credential.scorables()
            if assessment.score(one.id).mark is None
        ]
        if not assessment.feedback:
            missing.append(MissingPoint("", sentence("There is no overall feedback to the practitioner yet."), False))
        for rule in self.rules:
            missing += rule(self.opened)
        marks = {one.id: assessment.score(one.id).mark for one in credential.scorables()}
        return Review(self.opened, decide(credential, marks), tuple(missing))

    # -- inside ---------------------------------------------------------------------------------------------

    def _note(self, name: str, *arguments: Any) -> None:
        self.threads.add(threading.current_thread().name)
        self.calls.append((name, arguments))

    def _may_write(self) -> None:
        if self.failures:
            raise self.failures.pop(0)
        check_editable(self.opened.assessment.state)

    def _write(self, scorable_id: str, **values: Any) -> Changes:
        self._may_write()
        before = self.opened.assessment.score(scorable_id)
        after = replace(before, **values)
        kind = "mark" if "mark" in values else next(iter(values))
        self._done.append(_Step(kind, scorable_id, "", (before, after)))
        self._undone.clear()
        self._set(scorable_id, after)
        return self._changes(scorable_id)

    def _step(self, source: list[_Step], target: list[_Step], side: int) -> Changes:
        self._may_write()
        if not source:
            return Changes(can_undo=bool(self._done), can_redo=bool(self._undone))
        step = source.pop()
        target.append(step)
        value = step.values[side]
        if step.annotation_id:
            self._pin(step.annotation_id, value)
            known = value or step.values[1 - side]
            taken = StepTaken(step.kind, known.scorable_id, side == 0, step.annotation_id, known, gone=value is None)
            return replace(self._changes("", {step.annotation_id: value}), step=taken)
        if step.kind == "feedback":
            self._assess(feedback=value)
        else:
            self._set(step.scorable_id, value)
        return replace(self._changes(step.scorable_id), step=StepTaken(step.kind, step.scorable_id, side == 0))

    def _pin(self, annotation_id: str, annotation: Annotation | None) -> None:
        left = {key: one for key, one in self.opened.annotations.items() if key != annotation_id}
        added = {} if annotation is None else {annotation_id: annotation}
        self.opened = replace(self.opened, annotations=left | added)

    def _set(self, scorable_id: str, score: Score) -> None:
        self._assess(scores={**self.opened.assessment.scores, scorable_id: score})

    def _assess(self, **values: Any) -> None:
        self.opened = replace(self.opened, assessment=replace(self.opened.assessment, **values))

    def _changes(self, scorable_id: str, annotations: Mapping[str, Annotation | None] | None = None) -> Changes:
        now = datetime.now(UTC)
        possible = (bool(self._done), bool(self._undone))
        touched = frozenset({scorable_id} if annotations is None else ())
        return Changes(frozenset({"asg-1"}), touched, now, *possible, True, annotations or {})


class RecordingView(EvidenceView):
    """Paints a page with the place's name on it and says at once that it is shown; ``told`` lists what it was told."""

    def __init__(self, artifact: Artifact) -> None:
        super().__init__()
        self.artifact = artifact
        self.told: list[tuple[Any, ...]] = []
        self.place: CitedPlace | None = None
        self.badge = ""
        self.playing = False
        self.scroll = 0.0

    def open_artifact(self, artifact: Artifact, source: ArtifactSource) -> None:
        self.told.append(("open", artifact.id, source.size))

    def show_place(self, place: CitedPlace, badge: str) -> None:
        self.told.append(("show", place, badge))
        self.place, self.badge = place, badge
        self.update()
        self.place_shown.emit(place)

    def clear_place(self) -> None:
        self.told.append(("clear",))
        self.place, self.badge = None, ""
        self.update()

    def position(self) -> Mapping[str, float]:
        return {"scroll": self.scroll}

    def restore(self, position: Mapping[str, float]) -> None:
        self.told.append(("restore", dict(position)))
        self.scroll = position.get("scroll", 0.0)

    def close_artifact(self) -> None:
        self.told.append(("close",))

    def scroll_to(self, value: float) -> None:
        """What a reader's scrolling does."""
        self.scroll = value
        self.position_changed.emit()

    def toggle_play(self) -> None:
        self.playing = not self.playing

    def is_playing(self) -> bool:
        return self.playing

    def pause(self) -> None:
        self.playing = False

    def resume(self) -> None:
        self.playing = True

    def skip(self, seconds: float) -> None:
        self.told.append(("skip", seconds))

    def step_frame(self, count: int) -> None:
        self.told.append(("frame", count))

    def play_cited(self) -> None:
        self.told.append(("cited", True))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#e3e6eb"))
        page = self.rect().adjusted(36, 14, -36, 40)
        painter.fillRect(page, QColor("white"))
        painter.setPen(QColor("#333"))
        painter.drawText(page, Qt.AlignmentFlag.AlignCenter, f"{self.artifact.name}\n{self.badge}\n{self.place}")


class ViewRecorder:
    """The factory of viewers; ``made`` keeps every one by artifact id, oldest first."""

    def __init__(self) -> None:
        self.made: dict[str, list[RecordingView]] = {}

    def __call__(self, artifact: Artifact) -> EvidenceView:
        view = RecordingView(artifact)
        self.made.setdefault(artifact.id, []).append(view)
        return view

    def view(self, artifact_id: str) -> RecordingView:
        """The newest viewer of an artifact."""
        return self.made[artifact_id][-1]


def child(widget: QWidget, kind: type, name: str) -> Any:
    """The child of that name; the test fails with the name when there is none."""
    found = widget.findChild(kind, name)
    assert found is not None, f"no {kind.__name__} called {name}"
    return found
