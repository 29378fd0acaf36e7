"""The picture viewer: decodes off the GUI thread, shows the picture upright, and says so when it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from assessor_app.domain.citation import ArtifactFacts, Place
from assessor_app.domain.submission import Artifact
from assessor_app.errors import ArtifactError
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.pdf_view.page_strip import Fit, Zoom
from assessor_app.gui.pdf_view.pdf_toolbar import PdfToolbar
from assessor_app.gui.picture_view.picture_canvas import PictureCanvas
from assessor_app.gui.task_runner import Task, TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.media.picture_reader import Picture, draw_picture, open_picture
from assessor_app.workflows.desk import ArtifactSource

_FITS: Final[tuple[Fit, ...]] = ("none", "width", "page")
_SETTLE_MS: Final = 250


class PictureView(EvidenceView):
    """Shows one picture. ``position()`` holds zoom, fit (0–2) and y; a picture counts as one page.

    ``open_outside_requested`` carries the artifact's id, when the picture cannot be shown here.
    """

    open_outside_requested = Signal(str)

    def __init__(self, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._artifact_id = ""
        self._source: ArtifactSource | None = None
        self._picture: Picture | None = None
        self._tasks: list[Task] = []
        self._wish: tuple[Place, str] | None = None
        self._kept_position: Mapping[str, float] = {}
        self.toolbar = PdfToolbar(theme, self)
        self.toolbar.hide_pages()
        self.canvas = PictureCanvas(theme, self)
        self.canvas.set_zoom(Zoom("page"))
        self._trouble = EmptyState(self)
        self._trouble.dress(theme)
        self._trouble.setObjectName("picture_trouble")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self._trouble)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.toolbar)
        layout.addWidget(self._stack, 1)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.position_changed)
        self.canvas.size_wanted.connect(self._draw)
        self.canvas.zoom_changed.connect(self._show_zoom)
        self.canvas.moved.connect(self._note_move)
        self.canvas.sharp_painted.connect(self._tell_shown)
        self.toolbar.zoom_stepped.connect(self._step_zoom)
        self.toolbar.zoom_chosen.connect(self.canvas.set_zoom)
        self.setFocusProxy(self.canvas)

    def open_artifact(self, artifact: Artifact, source: ArtifactSource) -> None:
        """Start reading; the picture appears when it is decoded."""
        if self._source is not None:
            self.close_artifact()
        self._artifact_id, self._source = artifact.id, source
        self._stack.setCurrentWidget(self.canvas)
        self._run(partial(open_picture, source), self._take_picture)

    def show_place(self, place: Place, badge: str) -> None:
        """Frame the whole picture, whatever place in it is meant."""
        self._wish = (place, badge)
        if self._picture is not None:
            self.canvas.set_badge(badge)

    def clear_place(self) -> None:
        """Take the frame away."""
        self._wish = None
        self.canvas.clear_badge()

    def position(self) -> Mapping[str, float]:
        """Zoom, fit and y, or what :meth:`restore` was given while nothing is open yet."""
        if self._picture is None:
            return dict(self._kept_position)
        zoom = self.canvas.zoom()
        return {"zoom": zoom.factor, "fit": float(_FITS.index(zoom.fit)), "y": self.canvas.offset_in_page()}

    def restore(self, position: Mapping[str, float]) -> None:
        """Go back to a remembered zoom; may precede the end of opening."""
        self._kept_position = dict(position)
        if self._picture is None or not position:
            return
        fit = int(position.get("fit", 2.0))
        if fit == 0:
            self.canvas.set_zoom(Zoom().times(1, position.get("zoom", 1.0)))
            self.canvas.go_to(0, position.get("y"))
        else:
            self.canvas.set_zoom(Zoom(_FITS[fit] if fit < len(_FITS) else "page"))

    def close_artifact(self) -> None:
        """Stop all work and free bytes and pixels."""
        self._settle.stop()
        self._cancel()
        self._source, self._picture, self._wish, self._kept_position = None, None, None, {}
        self.canvas.clear_picture()
        self.canvas.set_zoom(Zoom("page"))
        self.toolbar.show_nothing()
        self._stack.setCurrentWidget(self.canvas)

    def _run(self, work: object, done: object) -> None:
        self._tasks.append(self._runner.run("media", work, done, self))  # type: ignore[arg-type]

    def _cancel(self) -> None:
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()

    def _take_picture(self, picture: Picture | None, error: Exception | None) -> None:
        if picture is None:
            self._fail(error)
            return
        self._picture = picture
        self.canvas.show_size(QSize(picture.width, picture.height))
        self.restore(self._kept_position)
        self._show_zoom()
        if self._wish is not None:
            self.canvas.set_badge(self._wish[1])
        self.facts_found.emit(ArtifactFacts(pages=1))

    @Slot(QSize)
    def _draw(self, size: QSize) -> None:
        if self._picture is None:
            return
        # A size no longer wanted is not worth decoding for.
        self._cancel()
        self._run(partial(draw_picture, self._picture, size.width(), size.height()), self._take_pixels)

    def _take_pixels(self, image: QImage | None, error: Exception | None) -> None:
        if image is None:
            self._fail(error)
        elif self._picture is not None:
            self.canvas.show_pixels(image)

    def _fail(self, error: Exception | None) -> None:
        sentence = str(error) if isinstance(error, ArtifactError) else self.tr("This picture could not be shown.")
        advice = error.advice if isinstance(error, ArtifactError) else ""
        self._trouble.tell("image-broken-variant", sentence, advice, self.tr("Open outside"), self._ask_outside)
        self.toolbar.show_nothing()
        self._stack.setCurrentWidget(self._trouble)
        self.failed.emit(sentence)

    @Slot()
    def _ask_outside(self) -> None:
        self.open_outside_requested.emit(self._artifact_id)

    @Slot()
    def _tell_shown(self) -> None:
        wish, self._wish = self._wish, None
        if wish is not None:
            self.place_shown.emit(wish[0])

    @Slot()
    def _show_zoom(self) -> None:
        if self._picture is not None:
            self.toolbar.show_zoom(self.canvas.zoom(), self.canvas.factor())

    @Slot(int)
    def _step_zoom(self, direction: int) -> None:
        self.canvas.set_zoom(self.canvas.zoom().step(direction, self.canvas.factor()))

    @Slot()
    def _note_move(self) -> None:
        if self._picture is not None:
            self._settle.start()
