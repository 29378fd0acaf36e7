"""A desk that keeps one assessment in memory by the real desk's rules, and viewers that record what they are told."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, BinaryIO

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from assessor_app.domain.citation import ArtifactFacts, ResolvedCitation
from assessor_app.domain.citation import Place as CitedPlace
from assessor_app.domain.decision import decide
from assessor_app.domain.marking import check_editable, check_mark
from assessor_app.domain.scoring import Receipt, Score
from assessor_app.domain.submission import Artifact
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.workflows.desk import ArtifactSource, Changes, MissingPoint, OpenedSubmission, Place, Review


class MemorySource:
    """An artifact of a few bytes."""

    size = 4

    def open(self) -> BinaryIO:
        return io.BytesIO(b"%PDF")


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
        self._done: list[tuple[str, Score, Score]] = []
        self._undone: list[tuple[str, Score, Score]] = []

    # -- reading --------------------------------------------------------------------------------------------

    def open_submission(self, assignment_id: str) -> OpenedSubmission:
        self._note("open_submission", assignment_id)
        return self.opened

    def load_ui_state(self) -> Mapping[str, str]:
        self._note("load_ui_state")
        return dict(self.ui)

    def artifact_source(self, artifact_id: str) -> ArtifactSource:
        self._note("artifact_source", artifact_id)
        if self.source_failures:
            raise self.source_failures.pop(0)
        return MemorySource()

    # -- writing --------------------------------------------------------------------------------------------

    def score(self, assignment_id: str, scorable_id: str, mark: str | None) -> Changes:
        self._note("score", scorable_id, mark)
        check_mark(self.opened.credential, scorable_id, mark)
        return self._write(scorable_id, mark=mark)

    def write_comment(self, assignment_id: str, scorable_id: str, comment: str) -> Changes:
        self._note("write_comment", scorable_id, comment)
        return self._write(scorable_id, comment=comment)

    def set_flag(self, assignment_id: str, scorable_id: str, flagged: bool) -> Changes:
        self._note("set_flag", scorable_id, flagged)
        return self._write(scorable_id, flagged=flagged)

    def write_feedback(self, assignment_id: str, feedback: str) -> Changes:
        self._note("write_feedback", feedback)
        self._may_write()
        self._assess(feedback=feedback)
        return self._changes("")

    def undo(self, assignment_id: str) -> Changes:
        self._note("undo")
        return self._step(self._done, self._undone, 1)

    def redo(self, assignment_id: str) -> Changes:
        self._note("redo")
        return self._step(self._undone, self._done, 2)

    def submit_assessment(self, assignment_id: str, signature: str) -> Changes:
        self._note("submit_assessment", signature)
        self._may_write()
        self._assess(state="submitted", signature=signature, signed_at=datetime.now(UTC))
        return self._changes("")

    def ask_back(self, assignment_id: str, reason: str) -> Changes:
        self._note("ask_back", reason)
        if self.failures:
            raise self.failures.pop(0)
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
            MissingPoint(one.id, f"{one.label} has no mark yet.", True)
            for one in credential.scorables()
            if assessment.score(one.id).mark is None
        ]
        if not assessment.feedback:
            missing.append(MissingPoint("", "There is no overall feedback to the practitioner yet.", False))
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
        self._done.append((scorable_id, before, after))
        self._undone.clear()
        self._set(scorable_id, after)
        return self._changes(scorable_id)

    def _step(
        self, source: list[tuple[str, Score, Score]], target: list[tuple[str, Score, Score]], side: int
    ) -> Changes:
        self._may_write()
        if not source:
            return Changes(can_undo=bool(self._done), can_redo=bool(self._undone))
        step = source.pop()
        target.append(step)
        self._set(step[0], step[side])
        return self._changes(step[0])

    def _set(self, scorable_id: str, score: Score) -> None:
        self._assess(scores={**self.opened.assessment.scores, scorable_id: score})

    def _assess(self, **values: Any) -> None:
        self.opened = replace(self.opened, assessment=replace(self.opened.assessment, **values))

    def _changes(self, scorable_id: str) -> Changes:
        now = datetime.now(UTC)
        return Changes(
            frozenset({"asg-1"}), frozenset({scorable_id}), now, bool(self._done), bool(self._undone), queue=True
        )


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
