"""What the screen holds of the marks, pins and places seen of one assessment: shown at once, stored behind it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from assessor_app.domain.annotation import Annotation, ChangeAnswer, CitationMark, Pin, Seen, mark_id, seen_id
from assessor_app.domain.annotation_body import annotation_from, body_of, kind_of
from assessor_app.domain.coverage import kept_mark_id
from assessor_app.errors import ReadOnlyError
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.workspace.assessment_draft import plain_sentence
from assessor_app.gui.workspace.autosave import Autosave
from assessor_app.workflows.desk import Changes, Desk, OpenedSubmission

_SEEN_REST_MS: Final = 1_500
_SEPARATOR: Final = "\n"


class AnnotationBook(QObject):
    """The annotations of the open submission, by id; empty while none is open.

    ``changed`` names one whose shown content is new (or gone), ``renewed`` tells that any may be; ``stored`` carries
    the Changes of a finished write, ``refused`` a sentence for a change that was taken back.
    """

    changed = Signal(str)
    renewed = Signal()
    stored = Signal(object)
    refused = Signal(str)
    state_changed = Signal()

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._assignment_id = ""
        self._stored: dict[str, Annotation] = {}
        self._wished: dict[str, list[Annotation | None]] = {}
        self._seen: dict[str, Seen] = {}
        self._joining: dict[str, Seen] = {}
        # Notes typed after the latest wish for the same annotation: they stand on top of it, older ones do not.
        self._typed_since: set[str] = set()
        self.read_only = True
        self.saved_at: datetime | None = None
        # Why a note is not on disk yet, "" when all is well; it is being tried again.
        self.trouble = ""
        self._notes = Autosave(runner, self._write_note, self)
        self._notes.saved.connect(self._note_saved)
        self._notes.failed.connect(self._note_failed)
        self._rest = QTimer(self, singleShot=True, interval=_SEEN_REST_MS)
        self._rest.timeout.connect(self.flush)

    def open_submission(self, opened: OpenedSubmission) -> None:
        """Begin with what is stored of a submission."""
        self.close_submission()
        self._assignment_id = opened.assignment.id
        self.take(opened)

    def take(self, opened: OpenedSubmission) -> None:
        """Take the stored truth as just read; what is on its way stays on top of it."""
        self._stored = dict(opened.annotations)
        self.read_only = opened.assessment.read_only
        self.renewed.emit()

    def close_submission(self) -> None:
        """Send what waits and forget the submission."""
        self.flush()
        self._assignment_id, self._stored, self._wished, self._joining = "", {}, {}, {}
        self._typed_since.clear()
        self.read_only = True
        self.renewed.emit()

    def all(self) -> Mapping[str, Annotation]:
        """Every annotation as the screen shows it."""
        shown: dict[str, Annotation] = dict(self._stored)
        for key, values in self._wished.items():
            if values and (latest := values[-1]) is not None:
                shown[key] = latest
            elif values:
                shown.pop(key, None)
        for key, noted in self._unsaved_notes().items():
            if key in shown and (key in self._typed_since or not self._wished.get(key)):
                shown[key] = noted
        return shown

    def mark(self, scorable_id: str, index: int, raw: str) -> CitationMark | None:
        """The mark on one citation, or None."""
        key = mark_id(scorable_id, index, raw)
        if key not in self._wished:
            key = kept_mark_id(self._stored, scorable_id, index, raw)
        wished = self._wished.get(key)
        found = wished[-1] if wished else self._stored.get(key)
        return found if isinstance(found, CitationMark) else None

    def pins(self) -> dict[str, Pin]:
        """All pins by id."""
        return {key: one for key, one in self.all().items() if isinstance(one, Pin)}

    def seen(self, artifact_id: str) -> Seen:
        """What of an artifact was on screen so far."""
        stored = self._stored.get(seen_id(artifact_id))
        parts = [one for one in (self._seen.get(artifact_id), self._joining.get(artifact_id)) if one is not None]
        found = stored if isinstance(stored, Seen) else Seen(artifact_id)
        for part in parts:
            found = found.joined(part)
        return found

    @property
    def busy(self) -> bool:
        """Whether anything a person did is still on its way to the store."""
        return any(self._wished.values()) or not self._notes.idle

    def put(self, annotation_id: str, annotation: Annotation | None) -> None:
        """Show an annotation at once, or its removal, and have it stored."""
        if self.read_only or self.all().get(annotation_id) == annotation:
            return
        # What is typed and not written yet would otherwise be written over this.
        self._notes.drop(_SEPARATOR.join((self._assignment_id, annotation_id)))
        self._typed_since.discard(annotation_id)
        self._wished.setdefault(annotation_id, []).append(annotation)
        work = partial(self._desk.put_annotation, self._assignment_id, annotation_id, annotation)
        settle = partial(self._settle, self._assignment_id, annotation_id)
        self._runner.run("store", work, settle, self)
        self.changed.emit(annotation_id)
        self.state_changed.emit()

    def edit_note(self, pin_id: str, note: str) -> None:
        """Take the note of a pin or an answer as it stands after a stroke; it is stored when the typing rests."""
        noted = self.all().get(pin_id)
        if not self.read_only and isinstance(noted, Pin | ChangeAnswer):
            # The whole of it travels with the stroke: another assignment may be open when it is written.
            key = _SEPARATOR.join((self._assignment_id, pin_id))
            self._typed_since.add(pin_id)
            self._notes.edit(key, json.dumps((kind_of(noted), body_of(replace(noted, note=note)))))
            self.changed.emit(pin_id)
            self.state_changed.emit()

    def note_seen(self, seen: Seen) -> None:
        """Take what was on screen; it is stored now and then, and only if it adds anything."""
        if self.read_only or self.seen(seen.artifact_id).joined(seen) == self.seen(seen.artifact_id):
            return
        known = self._seen.get(seen.artifact_id)
        self._seen[seen.artifact_id] = seen if known is None else known.joined(seen)
        if not self._rest.isActive():
            self._rest.start()
        self.changed.emit(seen_id(seen.artifact_id))

    def flush(self) -> None:
        """Send what waits now."""
        self._rest.stop()
        self._notes.flush()
        if self._seen and self._assignment_id:
            sent = dict(self._seen)
            for key, one in sent.items():
                self._joining[key] = one.joined(self._joining[key]) if key in self._joining else one
            self._seen = {}
            work = partial(self._desk.join_seen, self._assignment_id, tuple(sent.values()))
            self._runner.run("store", work, partial(self._joined, self._assignment_id, sent), self)

    def _unsaved_notes(self) -> dict[str, Annotation]:
        found: dict[str, Annotation] = {}
        for key, text in self._notes.unsaved().items():
            assignment_id, pin_id = key.split(_SEPARATOR)
            if assignment_id == self._assignment_id:
                found[pin_id] = _noted(text)
        return found

    def _write_note(self, key: str, text: str) -> Changes:
        """On the store lane."""
        assignment_id, pin_id = key.split(_SEPARATOR)
        return self._desk.put_annotation(assignment_id, pin_id, _noted(text))

    def _note_saved(self, key: str, text: str, changes: Changes) -> None:
        self.trouble = ""
        assignment_id, pin_id = key.split(_SEPARATOR)
        if assignment_id == self._assignment_id:
            self._stored[pin_id] = _noted(text)
        self._accept(changes)
        self.state_changed.emit()

    def _note_failed(self, key: str, error: Exception) -> None:
        if isinstance(error, ReadOnlyError):
            # It will never be taken: nothing to try again.
            self._notes.drop(key)
            self.refused.emit(plain_sentence(error))
            self.changed.emit(key.split(_SEPARATOR)[1])
        else:
            self.trouble = plain_sentence(error)
        self.state_changed.emit()

    def _settle(self, assignment_id: str, annotation_id: str, changes: Changes | None, error: Exception | None) -> None:
        if changes is None:
            words = self.tr("That was not saved and has been taken back. {why}")
            self.refused.emit(words.format(why=plain_sentence(error)))
            self.read_only = self.read_only or isinstance(error, ReadOnlyError)
        waiting = self._wished.get(annotation_id, [])
        if assignment_id != self._assignment_id or not waiting:
            # Written from a submission that was left meanwhile.
            if changes is not None:
                self._accept(changes)
            return
        value = waiting.pop(0)
        if changes is not None:
            self._stored.pop(annotation_id, None)
            if value is not None:
                self._stored[annotation_id] = value
            self._accept(changes)
        self.changed.emit(annotation_id)
        self.state_changed.emit()

    def _joined(
        self, assignment_id: str, sent: dict[str, Seen], changes: Changes | None, _error: Exception | None
    ) -> None:
        if assignment_id != self._assignment_id:
            return
        for key, one in sent.items():
            self._joining.pop(key, None)
            if changes is None:
                # Kept for the next time: coverage is not worth a word to the person.
                known = self._seen.get(key)
                self._seen[key] = one if known is None else known.joined(one)
            else:
                stored = self._stored.get(seen_id(key))
                self._stored[seen_id(key)] = one.joined(stored) if isinstance(stored, Seen) else one
        if changes is not None:
            self._accept(changes)

    def _accept(self, changes: Changes) -> None:
        self.saved_at = changes.saved_at or self.saved_at
        self.stored.emit(changes)


def _noted(text: str) -> Annotation:
    kind, body = json.loads(text)
    return annotation_from(kind, body)
