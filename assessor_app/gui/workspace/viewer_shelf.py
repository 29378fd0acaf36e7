"""Keeps one viewer per artifact looked at, so that going back to a file finds it as it was left."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from assessor_app.domain.caption_files import caption_files_of
from assessor_app.domain.citation import Place
from assessor_app.domain.submission import Artifact
from assessor_app.gui.evidence_view import EvidenceView, Mark
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.widgets.discard import discard
from assessor_app.gui.workspace.artifact_placeholder import ArtifactPlaceholder
from assessor_app.gui.workspace.assessment_draft import plain_sentence
from assessor_app.workflows.desk import ArtifactSource, Desk

ViewFactory = Callable[[Artifact], EvidenceView]


@runtime_checkable
class Foreseeing(Protocol):
    """A viewer that can prepare pages before they are asked for."""

    def foresee(self, pages: Sequence[int]) -> None: ...


@runtime_checkable
class Captioned(Protocol):
    """A viewer that shows captions from files beside its own."""

    def set_sidecars(self, sidecars: Sequence[tuple[str, ArtifactSource]]) -> None: ...


@dataclass(slots=True)
class _Slot:
    """A viewer, whether its file was handed to it, and the place wished for until then."""

    artifact: Artifact
    view: EvidenceView
    opened: bool = False
    wish: tuple[Place, str] | None = None
    trouble: str = ""


class ViewerShelf(QStackedWidget):
    """Viewers are made when first wished for and closed with the submission.

    ``facts_found`` carries artifact id and ArtifactFacts, ``place_shown`` artifact id and the Place painted.
    """

    facts_found = Signal(str, object)
    place_shown = Signal(str, object)
    position_changed = Signal()
    download_requested = Signal()

    def __init__(self, desk: Desk, runner: TaskRunner, views: ViewFactory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._views = views
        self._slots: dict[str, _Slot] = {}
        self._positions: dict[str, Mapping[str, float]] = {}
        self._artifacts: tuple[Artifact, ...] = ()
        self._present: frozenset[str] = frozenset()
        self._current: Artifact | None = None
        self._missed: tuple[Place, str] | None = None
        self._foreseen: Mapping[str, tuple[int, ...]] = {}
        self._marks: Mapping[str, tuple[Mark, ...]] = {}
        self._placeholder = ArtifactPlaceholder()
        self._placeholder.download_requested.connect(self.download_requested)
        self._placeholder.retry_requested.connect(self._try_again)
        self.addWidget(self._placeholder)

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
        if self._current is not None and self._current.id in present and self._current.id not in self._slots:
            self.raise_artifact(self._current, self._missed)

    def foresee(self, pages: Mapping[str, tuple[int, ...]]) -> None:
        """Which pages (0-based, most likely first) of which artifact will probably be wanted next."""
        self._foreseen = pages
        for key, slot in self._slots.items():
            self._tell_foreseen(key, slot.view)

    def set_marks(self, marks: Mapping[str, tuple[Mark, ...]]) -> None:
        """Which places are cited for any criterion, by artifact."""
        before, self._marks = self._marks, marks
        for key, slot in self._slots.items():
            if before.get(key, ()) != marks.get(key, ()):
                slot.view.set_marks(marks.get(key, ()))

    def raise_artifact(self, artifact: Artifact, wish: tuple[Place, str] | None = None) -> None:
        """Bring a file to the front, at a place labelled with a badge when ``wish`` gives both."""
        self._current, self._missed = artifact, wish
        if artifact.id not in self._present:
            self._placeholder.show_missing(artifact)
            self.setCurrentWidget(self._placeholder)
            return
        slot = self._slots.get(artifact.id) or self._make(artifact)
        if slot.trouble:
            slot.wish = wish
            self._placeholder.show_trouble(artifact, slot.trouble)
            self.setCurrentWidget(self._placeholder)
            return
        self.setCurrentWidget(slot.view)
        if not slot.opened:
            slot.wish = wish
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
            self._placeholder.show_unchosen()
        else:
            self._placeholder.show_nothing()
        self.setCurrentWidget(self._placeholder)

    def current_artifact(self) -> Artifact | None:
        """The artifact in front, on screen or waited for."""
        return self._current

    def current_view(self) -> EvidenceView | None:
        """The viewer in front, or None while a placeholder or narrative is."""
        widget = self.currentWidget()
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
        self._current, self._missed = None, None
        self.setCurrentWidget(self._placeholder)
        for slot in self._slots.values():
            slot.view.close_artifact()
            self.removeWidget(slot.view)
            discard(slot.view)
        self._slots.clear()
        self._positions, self._marks = {}, {}

    def _make(self, artifact: Artifact) -> _Slot:
        view = self._views(artifact)
        slot = _Slot(artifact, view)
        self._slots[artifact.id] = slot
        view.facts_found.connect(self._pass_facts)
        view.place_shown.connect(self._pass_place)
        view.position_changed.connect(self.position_changed)
        self.addWidget(view)
        self._tell_foreseen(artifact.id, view)
        view.set_marks(self._marks.get(artifact.id, ()))
        self._fetch(slot)
        return slot

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
            slot.trouble = plain_sentence(error)
            if self._current is not None and self._current.id == slot.artifact.id:
                self.raise_artifact(slot.artifact, slot.wish)
            return
        slot.view.open_artifact(slot.artifact, source)
        slot.opened = True
        self._fetch_captions(slot)
        wish, slot.wish = slot.wish, None
        if wish is not None:
            slot.view.show_place(*wish)
        elif slot.artifact.id in self._positions:
            slot.view.restore(self._positions[slot.artifact.id])

    def _fetch_captions(self, slot: _Slot) -> None:
        """Hand a recording the caption files that were handed in beside it."""
        captions = [one for one in caption_files_of(slot.artifact, self._artifacts) if one.id in self._present]
        if captions and isinstance(slot.view, Captioned):
            work = partial(_sources_of, self._desk, captions)
            self._runner.run("store", work, partial(self._take_captions, slot), slot.view)

    def _take_captions(
        self, slot: _Slot, sources: list[tuple[str, ArtifactSource]] | None, _error: Exception | None
    ) -> None:
        view: object = slot.view
        if sources and slot.opened and self._slots.get(slot.artifact.id) is slot and isinstance(view, Captioned):
            view.set_sidecars(sources)

    def _try_again(self) -> None:
        slot = self._slots.get(self._current.id) if self._current is not None else None
        if slot is not None and slot.trouble:
            slot.trouble = ""
            self.setCurrentWidget(slot.view)
            self._fetch(slot)

    def _id_of_sender(self) -> str:
        view = self.sender()
        return next((key for key, slot in self._slots.items() if slot.view is view), "")

    def _pass_facts(self, facts: object) -> None:
        if key := self._id_of_sender():
            self.facts_found.emit(key, facts)

    def _pass_place(self, place: object) -> None:
        if key := self._id_of_sender():
            self.place_shown.emit(key, place)


def _sources_of(desk: Desk, captions: Sequence[Artifact]) -> list[tuple[str, ArtifactSource]]:
    """On the store lane: names to show and bytes."""
    return [(one.name, desk.artifact_source(one.id)) for one in captions]
