"""One file of the attempt before, in a viewer of its own: to look at, never to pin to, cite or count as seen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from assessor_app.domain.citation import Place
from assessor_app.domain.submission import Artifact
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.gui.workspace.assessment_draft import plain_sentence
from assessor_app.gui.workspace.view_making import ViewFactory, ViewMaking
from assessor_app.workflows.desk import ArtifactSource, Desk


class EarlierFile(QWidget):
    """A banner that tells whose file it is, over the viewer fit for its kind; :meth:`begin` opens the file."""

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        theme: Theme,
        views: ViewFactory,
        artifact: Artifact,
        attempt: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("earlier_file")
        self._desk = desk
        self._runner = runner
        self._views = views
        self._artifact = artifact
        self._source: ArtifactSource | None = None
        self._wish: tuple[Place, str] | None = None
        self._opened = False
        self.view: EvidenceView | None = None
        self._trouble = EmptyState(self)
        self._trouble.dress(theme)
        self._stack = QStackedWidget(self)
        self._making = ViewMaking(views, self._stack)
        self._making.made.connect(self._take_view)
        # what is seen until the viewer is made
        self._ground = QWidget(self._stack)
        self._stack.addWidget(self._ground)
        self._stack.addWidget(self._trouble)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._banner(artifact, attempt))
        layout.addWidget(self._stack, 1)

    def begin(self) -> None:
        """Ask for the file and for its viewer; call once. A viewer that is long in the making comes in steps."""
        self._fetch()
        if not self._making.begin(self._artifact):
            self._take_view(self._artifact, self._views(self._artifact))

    def viewer(self) -> EvidenceView | None:
        """The viewer, while it shows the file: keys for paging and playing are its."""
        return self.view if self._opened else None

    def show_place(self, place: Place, badge: str) -> None:
        """Bring a place on screen, now or once the file is open."""
        self._wish = (place, badge)
        if self._opened:
            self._follow_wish()
        elif self._stack.currentWidget() is self._trouble:
            self._fetch()

    def close_file(self) -> None:
        """Free the bytes and go, a moment later and from where it stands, which spares whoever leaves."""
        self._making.stop()
        view, self.view, self._opened = self.view, None, False
        if view is not None:
            view.close_artifact()
        self.hide()
        self.deleteLater()

    def _banner(self, artifact: Artifact, attempt: int) -> QFrame:
        banner = QFrame(self)
        banner.setProperty("role", "note")
        words = QLabel(self._words(artifact, attempt))
        words.setObjectName("earlier_file_label")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        row = QHBoxLayout(banner)
        row.setContentsMargins(12, 5, 12, 5)
        row.addWidget(words)
        return banner

    def _words(self, artifact: Artifact, attempt: int) -> str:
        """What the banner says."""
        return self.tr("Attempt {number} · {name} · to look at only").format(number=attempt, name=artifact.name)

    def _fetch(self) -> None:
        self._stack.setCurrentWidget(self._ground if self.view is None else self.view)
        self._runner.run("store", partial(self._desk.artifact_source, self._artifact.id), self._take_source, self)

    @Slot(object, object)
    def _take_view(self, _artifact: Artifact, view: EvidenceView) -> None:
        self.view = view
        view.set_pinnable(False)
        self._stack.addWidget(view)
        self._open()

    def _take_source(self, source: ArtifactSource | None, error: Exception | None) -> None:
        self._source = source
        if source is None:
            self._trouble.tell("alert-outline", self.tr("This file cannot be shown"), plain_sentence(error))
            self._stack.setCurrentWidget(self._trouble)
        else:
            self._open()

    def _open(self) -> None:
        """Show the file as soon as it and its viewer are there, whichever comes last."""
        if self.view is None or self._source is None:
            return
        self._stack.setCurrentWidget(self.view)
        self._opened = True
        self.view.open_artifact(self._artifact, self._source)
        self._follow_wish()

    @Slot()
    def _follow_wish(self) -> None:
        if self._wish is not None and self.view is not None:
            wish, self._wish = self._wish, None
            self.view.show_place(*wish)
