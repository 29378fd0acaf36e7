"""Keeps one viewer per artifact looked at, so that going back to a file finds it as it was left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import Signal, SignalInstance, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from assessor_app.domain.annotation import Pin
from assessor_app.domain.caption_files import caption_files_of
from assessor_app.domain.citation import Place, TimePlace
from assessor_app.domain.submission import Artifact
from assessor_app.errors import ArtifactError
from assessor_app.gui.evidence_view import EvidenceView, Mark, Trace
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.workspace.artifact_placeholder import ArtifactPlaceholder
from assessor_app.gui.workspace.assessment_draft import plain_sentence
from assessor_app.gui.workspace.caption_files import hand_captions
from assessor_app.gui.workspace.view_making import ViewFactory, ViewMaking
from assessor_app.gui.workspace.warm_recording import WarmRecording
from assessor_app.workflows.desk import ArtifactSource, Desk


@runtime_checkable
class Foreseeing(Protocol):
    """A viewer that can prepare pages before they are asked for."""

    def foresee(self, pages: Sequence[int]) -> None: ...


@dataclass(slots=True)
class _Slot:
    """A viewer, whether its file was handed to it, and the place wished for until then.

    ``warm`` are the bytes that it has opened already, unseen, and is still to be handed. ``gone`` tells that the
    ``trouble`` is a file which was here and has left the disk.
    """

    artifact: Artifact
    view: EvidenceView
    opened: bool = False
    warm: ArtifactSource | None = None
    wish: tuple[Place, str] | None = None
    pin_wish: Pin | None = None
    trouble: str = ""
    gone: bool = False


class ViewerShelf(QStackedWidget):
    """Viewers are made when first wished for and closed with the submission.

    ``facts_found`` carries artifact id and ArtifactFacts, ``place_shown`` artifact id and the Place painted,
    ``pin_requested`` a Pin that says where (artifact included), ``pin_chosen`` the id of a flag pressed.
    """

    facts_found = Signal(str, object)
    place_shown = Signal(str, object)
    position_changed = Signal()
    view_changed = Signal()
    download_requested = Signal()
    pin_requested = Signal(object)
    pin_chosen = Signal(str)

    def __init__(self, desk: Desk, runner: TaskRunner, views: ViewFactory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._views = views
        self._making = ViewMaking(views, self)
        self._making.made.connect(self._take_made)
        self._slots: dict[str, _Slot] = {}
        self._positions: dict[str, Mapping[str, float]] = {}
        self._artifacts: tuple[Artifact, ...] = ()
        self._present: frozenset[str] = frozenset()
        self._current: Artifact | None = None
        self._missed: tuple[Place, str] | None = None
        self._missed_pin: Pin | None = None
        self._foreseen: Mapping[str, tuple[int, ...]] = {}
        self._marks: Mapping[str, tuple[Mark, ...]] = {}
        self._pins: Mapping[str, Mapping[str, Pin]] = {}
        self._traces: Mapping[str, tuple[Trace, ...]] = {}
        self._pin_in_hand, self._pinnable = "", False
        self.placeholder = ArtifactPlaceholder()
        self.placeholder.download_requested.connect(self.download_requested)
        self.placeholder.retry_requested.connect(self._try_again)
        self.addWidget(self.placeholder)
        self._warm = WarmRecording(desk, runner, views, self)

    def open_submission(
        self,
        artifacts: Sequence[Artifact],
        present: frozenset[str],
        positions: Mapping[str, Mapping[str, float]],
    ) -> None:
        """Start with nothing shown; ``positions`` are restored as files are opened."""
        self.close_submission()
        self._artifacts = tuple(artifacts)
        self._present = present
        self._positions = dict(positions)

    def set_present(self, present: frozenset[str]) -> None:
        """Take note of files that have come; one that is waited for is opened at once."""
        self._present = present
        for key, slot in self._slots.items():
            if slot.gone and key in present:
                self._fetch_again(slot)
        if self._current is not None and self._current.id in present and self._current.id not in self._slots:
            self._raise_missed()

    def foresee(self, pages: Mapping[str, tuple[int, ...]]) -> None:
        """Which pages (0-based, most likely first) of which artifact will probably be wanted next."""
        self._foreseen = pages
        for key, slot in self._slots.items():
            self._tell_foreseen(key, slot.view)

    def foresee_recording(self, artifact: Artifact, place: TimePlace) -> None:
        """Open this recording unseen, paused at ``place``, so that asking for it costs what a later jump costs."""
        if artifact.id in self._present and artifact.id not in (*self._slots, self._making.artifact_id):
            self._warm.foresee(artifact, place)

    def set_marks(self, marks: Mapping[str, tuple[Mark, ...]]) -> None:
        """Which places are cited for any criterion, by artifact."""
        before, self._marks = self._marks, marks
        for key, slot in self._slots.items():
            if before.get(key, ()) != marks.get(key, ()):
                slot.view.set_marks(marks.get(key, ()))

    def set_pins(self, pins: Mapping[str, Mapping[str, Pin]], current: str) -> None:
        """The notes by artifact, numbered in the order given; ``current`` is the id of the one in hand."""
        before, was = self._pins, self._pin_in_hand
        self._pins, self._pin_in_hand = pins, current
        for key, slot in self._slots.items():
            had, has = before.get(key, {}), pins.get(key, {})
            if had != has or (was != current and (was in had or current in has)):
                slot.view.set_pins(has, current)

    def set_traces(self, traces: Mapping[str, tuple[Trace, ...]]) -> None:
        """What several readers left, by artifact."""
        before, self._traces = self._traces, traces
        for key, slot in self._slots.items():
            if before.get(key, ()) != traces.get(key, ()):
                slot.view.set_traces(traces.get(key, ()))

    def set_pinnable(self, allowed: bool) -> None:
        """Whether notes may be pinned by hand."""
        self._pinnable = allowed
        for slot in self._slots.values():
            slot.view.set_pinnable(allowed)

    def pin_here(self) -> Pin | None:
        """What a key pins now in the viewer in front; None where there is nothing to pin to."""
        view = self.current_view()
        pin = view.pin_here() if view is not None and self._current is not None else None
        return None if pin is None or self._current is None else replace(pin, artifact_id=self._current.id)

    def show_pin(self, artifact: Artifact, pin: Pin) -> None:
        """Bring the place of a note on screen, in front of whatever is there."""
        self.raise_artifact(artifact)
        slot = self._slots.get(artifact.id)
        if slot is not None and slot.opened:
            slot.view.show_pin(pin)
        elif slot is not None:
            slot.pin_wish = pin
        else:
            self._missed_pin = pin

    def raise_artifact(self, artifact: Artifact, wish: tuple[Place, str] | None = None) -> None:
        """Bring a file to the front, at a place labelled with a badge when ``wish`` gives both.

        A viewer that has to be made first comes within the next turns of the loop; until then what is there stays.
        """
        self._current, self._missed, self._missed_pin = artifact, wish, None
        if artifact.id not in self._present:
            self.placeholder.show_missing(artifact)
            self.setCurrentWidget(self.placeholder)
            return
        slot = self._slots.get(artifact.id) or self._make(artifact)
        if slot is None:
            if self.currentWidget() is self.placeholder:
                self.placeholder.show_nothing_yet()
            return
        if slot.trouble:
            slot.wish = wish
            if slot.gone:
                self.placeholder.show_gone(artifact)
            else:
                self.placeholder.show_trouble(artifact, slot.trouble)
            self.setCurrentWidget(self.placeholder)
            return
        self.setCurrentWidget(slot.view)
        if not slot.opened:
            slot.wish = wish
            if slot.warm is not None:
                self._open(slot, slot.warm, None)
        elif wish is not None:
            slot.view.show_place(*wish)

    def clear_places(self) -> None:
        """Show no place as cited in any viewer: what was framed belongs to another citation."""
        self._missed = None
        for slot in self._slots.values():
            slot.wish = None
            slot.view.clear_place()

    def show_page(self, page: QWidget) -> None:
        """Bring a page that is no artifact to the front (the narrative)."""
        self._current, self._missed = None, None
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)

    def show_unchosen(self, *, any_files: bool) -> None:
        """Show that there is nothing to bring on screen by itself."""
        self._current, self._missed = None, None
        if any_files:
            self.placeholder.show_unchosen()
        else:
            self.placeholder.show_nothing()
        self.setCurrentWidget(self.placeholder)

    def current_artifact(self) -> Artifact | None:
        """The artifact in front, on screen or waited for."""
        return self._current

    def current_view(self) -> EvidenceView | None:
        """The viewer in front, or None while a placeholder or narrative is, or another one on its way."""
        widget = self.currentWidget()
        if self._current is not None and self._current.id == self._making.artifact_id:
            return None
        return widget if isinstance(widget, EvidenceView) else None

    def view_of(self, artifact_id: str) -> EvidenceView | None:
        """The viewer kept for an artifact, if it was ever looked at."""
        slot = self._slots.get(artifact_id)
        return slot.view if slot is not None else None

    def positions(self) -> dict[str, Mapping[str, float]]:
        """Where the reader is in every artifact, those not opened this time included."""
        now = {key: dict(slot.view.position()) for key, slot in self._slots.items() if slot.opened}
        return {**self._positions, **now}

    def close_submission(self) -> None:
        """Close every viewer and free its bytes."""
        self._warm.drop()
        self._making.stop()
        self._current, self._missed = None, None
        self.setCurrentWidget(self.placeholder)
        for slot in self._slots.values():
            slot.view.close_artifact()
            self._give_back(slot.view)
        self._slots.clear()
        self._positions, self._marks, self._traces = {}, {}, {}

    def _make(self, artifact: Artifact) -> _Slot | None:
        """A viewer of its own; None while it is in the making."""
        ready = self._warm.take(artifact.id)
        if ready is not None:
            return self._add(artifact, *ready)
        return None if self._making.begin(artifact) else self._add(artifact, self._views(artifact), None)

    @Slot(object, object)
    def _take_made(self, artifact: Artifact, view: EvidenceView) -> None:
        self._add(artifact, view, None)
        if self._current is not None and self._current.id == artifact.id:
            self._raise_missed()

    def _raise_missed(self) -> None:
        """Bring what is waited for to the front, now that it can be."""
        artifact, pin = self._current, self._missed_pin
        assert artifact is not None
        self.raise_artifact(artifact, self._missed)
        if pin is not None:
            self.show_pin(artifact, pin)

    def _add(self, artifact: Artifact, view: EvidenceView, source: ArtifactSource | None) -> _Slot:
        slot = _Slot(artifact, view, warm=source)
        self._slots[artifact.id] = slot
        for news, hearer in self._hearers(view):
            news.connect(hearer)
        self.addWidget(view)
        self._tell_foreseen(artifact.id, view)
        view.set_marks(self._marks.get(artifact.id, ()))
        view.set_pinnable(self._pinnable)
        if traces := self._traces.get(artifact.id):
            view.set_traces(traces)
        if pins := self._pins.get(artifact.id):
            view.set_pins(pins, self._pin_in_hand)
        if source is None:
            self._fetch(slot)
        return slot

    def _hearers(self, view: EvidenceView) -> tuple[tuple[SignalInstance, Any], ...]:
        return (
            (view.failed, self._look_again),
            (view.facts_found, self._pass_facts),
            (view.place_shown, self._pass_place),
            (view.position_changed, self.position_changed),
            (view.view_changed, self.view_changed),
            (view.pin_requested, self._pass_pin),
            (view.pin_chosen, self.pin_chosen),
        )

    def _give_back(self, view: EvidenceView) -> None:
        """Let go of a closed viewer: its maker may hand it out again, else it is done with."""
        self.removeWidget(view)
        for news, hearer in self._hearers(view):
            news.disconnect(hearer)
        self._making.give_back(view)

    def _tell_foreseen(self, artifact_id: str, view: object) -> None:
        if isinstance(view, Foreseeing):
            view.foresee(self._foreseen.get(artifact_id, ()))

    def _fetch(self, slot: _Slot) -> None:
        work = partial(self._desk.artifact_source, slot.artifact.id)
        self._runner.run("store", work, partial(self._open, slot), slot.view)

    def _open(self, slot: _Slot, source: ArtifactSource | None, error: Exception | None) -> None:
        if self._slots.get(slot.artifact.id) is not slot:
            return
        if source is None:
            self._note_trouble(slot, error)
            return
        slot.view.open_artifact(slot.artifact, source)
        slot.opened, slot.warm = True, None
        self._fetch_captions(slot)
        wish, slot.wish = slot.wish, None
        if wish is not None:
            slot.view.show_place(*wish)
        elif slot.artifact.id in self._positions:
            slot.view.restore(self._positions[slot.artifact.id])
        pin, slot.pin_wish = slot.pin_wish, None
        if pin is not None:
            slot.view.show_pin(pin)

    def _note_trouble(self, slot: _Slot, error: Exception | None) -> None:
        slot.trouble = plain_sentence(error)
        slot.gone = isinstance(error, ArtifactError) and error.kind == "missing"
        if self._current is not None and self._current.id == slot.artifact.id:
            self.raise_artifact(slot.artifact, slot.wish)

    def _look_again(self) -> None:
        """A viewer failed: see whether its file is still there, since what is gone can be fetched again."""
        slot = self._slots.get(self._id_of_sender())
        if slot is not None and slot.opened:
            work = partial(self._desk.artifact_source, slot.artifact.id)
            self._runner.run("store", work, partial(self._judge_failure, slot), slot.view)

    def _judge_failure(self, slot: _Slot, _source: ArtifactSource | None, error: Exception | None) -> None:
        known = self._slots.get(slot.artifact.id) is slot and slot.opened
        if known and isinstance(error, ArtifactError) and error.kind == "missing":
            self._positions[slot.artifact.id] = dict(slot.view.position())
            slot.view.close_artifact()
            slot.opened = False
            self._note_trouble(slot, error)

    def _fetch_captions(self, slot: _Slot) -> None:
        captions = [one for one in caption_files_of(slot.artifact, self._artifacts) if one.id in self._present]
        hand_captions(self._desk, self._runner, slot.view, captions, partial(self._is_open, slot))

    def _is_open(self, slot: _Slot) -> bool:
        return slot.opened and self._slots.get(slot.artifact.id) is slot

    def _try_again(self) -> None:
        slot = self._slots.get(self._current.id) if self._current is not None else None
        if slot is not None and slot.trouble:
            self._fetch_again(slot)

    def _fetch_again(self, slot: _Slot) -> None:
        slot.trouble, slot.gone = "", False
        if self._current is not None and self._current.id == slot.artifact.id:
            self.setCurrentWidget(slot.view)
        self._fetch(slot)

    def _id_of_sender(self) -> str:
        view = self.sender()
        return next((key for key, slot in self._slots.items() if slot.view is view), "")

    def _pass_facts(self, facts: object) -> None:
        if key := self._id_of_sender():
            self.facts_found.emit(key, facts)

    def _pass_pin(self, pin: Pin) -> None:
        if key := self._id_of_sender():
            self.pin_requested.emit(replace(pin, artifact_id=key))

    def _pass_place(self, place: object) -> None:
        if key := self._id_of_sender():
            self.place_shown.emit(key, place)
