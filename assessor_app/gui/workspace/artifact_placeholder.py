"""What stands where an artifact cannot be shown: what happened, what is safe, and the next step."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from assessor_app.domain.submission import Artifact
from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.sizes import size_words


class ArtifactPlaceholder(QWidget):
    """A calm page instead of a viewer: one heading, one sentence, and one way on where there is one.

    ``missing_requested`` asks what else the submission lacks.
    """

    download_requested = Signal()
    retry_requested = Signal()
    missing_requested = Signal()

    placeholder_picture: QLabel
    placeholder_title: QLabel
    placeholder_text: QLabel
    download_button: QPushButton
    retry_button: QPushButton
    missing_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._picture = "file-search-outline"
        load_form(self, "artifact_placeholder")
        for label in (self.placeholder_title, self.placeholder_text):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.download_button.clicked.connect(self.download_requested)
        self.retry_button.clicked.connect(self.retry_requested)
        self.missing_button.clicked.connect(self.missing_requested)

    def dress(self, theme: Theme) -> None:
        """Take colours and sizes from ``theme``; call once."""
        self._theme = theme
        theme.changed.connect(self._draw)
        self._draw()

    def show_nothing_yet(self) -> None:
        """An empty page, for the few turns of the loop until a viewer stands; words would only flicker."""
        self.placeholder_title.clear()
        self.placeholder_text.clear()
        self._offer("")

    def show_missing(self, artifact: Artifact) -> None:
        """Say that the file is not on this laptop, and offer to fetch it."""
        self.placeholder_title.setText(self.tr("“{name}” is not on this laptop yet").format(name=artifact.name))
        self.placeholder_text.setText(
            self.tr("It was not downloaded ({size}). You can score and comment meanwhile; nothing is lost.").format(
                size=size_words(artifact.size)
            )
        )
        self._offer("cloud-download-outline", download=True)

    def show_gone(self, artifact: Artifact) -> None:
        """Say that the file was here and is not any more, and offer to fetch it again."""
        self.placeholder_title.setText(self.tr("“{name}” is no longer on this laptop").format(name=artifact.name))
        words = self.tr(
            "It was here, but is gone, cut short or damaged ({size}). You can score and comment; nothing you wrote"
            " is lost."
        )
        self.placeholder_text.setText(words.format(size=size_words(artifact.size)))
        self._offer("cloud-download-outline", download=True)

    def show_trouble(self, artifact: Artifact, sentence: str) -> None:
        """Say why the file cannot be opened, and offer to try again."""
        self.placeholder_title.setText(self.tr("“{name}” cannot be shown").format(name=artifact.name))
        self.placeholder_text.setText(sentence)
        self._offer("file-alert-outline", retry=True)

    def show_nothing(self) -> None:
        """Say that nothing was handed in."""
        self.placeholder_title.setText(self.tr("No files were handed in"))
        self.placeholder_text.setText(self.tr("This submission has no artifacts to look at."))
        self._offer("tray-remove", missing=True)

    def show_unchosen(self) -> None:
        """Say how to go on when the criterion cites nothing that could be shown."""
        self.placeholder_title.setText(self.tr("Nothing to show here"))
        self.placeholder_text.setText(self.tr("No place is cited. Choose a file above to look for yourself."))
        self._offer("file-search-outline")

    def _offer(self, picture: str, *, download: bool = False, retry: bool = False, missing: bool = False) -> None:
        self._picture = picture
        self.download_button.setVisible(download)
        self.retry_button.setVisible(retry)
        self.missing_button.setVisible(missing)
        self.placeholder_text.setVisible(bool(self.placeholder_text.text()))
        self._draw()

    @Slot()
    def _draw(self) -> None:
        if not self._picture:
            self.placeholder_picture.clear()
        elif self._theme is not None:
            side = self._theme.px(40)
            picture = self._theme.icon(self._picture).pixmap(QSize(side, side), self.devicePixelRatioF())
            self.placeholder_picture.setPixmap(picture)
