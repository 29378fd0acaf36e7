"""Tells the annotation book what was really on screen of each artifact: pages, played spans, the rest; never time."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from assessor_app.domain.annotation import Seen
from assessor_app.domain.citation import PagePlace, Place, TimePlace
from assessor_app.gui.workspace.annotation_book import AnnotationBook
from assessor_app.gui.workspace.viewer_shelf import ViewerShelf

_SETTLE_MS: Final = 200


class SeenWatch(QObject):
    """Looks at the viewer in front whenever it says that something came into view."""

    def __init__(self, shelf: ViewerShelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._book: AnnotationBook | None = None
        self._rest = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._rest.timeout.connect(self.look)
        shelf.place_shown.connect(self._note_place)
        shelf.view_changed.connect(self._rest.start)
        shelf.position_changed.connect(self._rest.start)
        shelf.currentChanged.connect(self._rest.start)

    def set_book(self, book: AnnotationBook) -> None:
        """Note what is seen there."""
        self._book = book

    @Slot()
    def look(self) -> None:
        """Note what is on screen now."""
        self._rest.stop()
        view, artifact = self._shelf.current_view(), self._shelf.current_artifact()
        if self._book is None or view is None or artifact is None or not view.isVisible():
            return
        seen = view.seen(artifact.id)
        if seen != Seen(artifact.id):
            self._book.note_seen(seen)

    @Slot(str, object)
    def _note_place(self, artifact_id: str, place: Place) -> None:
        """A viewer has painted a place: so much of it is seen whatever else may be in view."""
        if self._book is not None:
            self._book.note_seen(seen_of(artifact_id, place))
            self._rest.start()


def seen_of(artifact_id: str, place: Place) -> Seen:
    """What is on screen once a viewer says that a place is shown: the beginning of it."""
    if isinstance(place, PagePlace):
        return Seen(artifact_id, frozenset({place.first}))
    if isinstance(place, TimePlace):
        return Seen(artifact_id, spans=((place.start, place.start),))
    return Seen(artifact_id, rest=True)
