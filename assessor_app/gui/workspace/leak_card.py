"""Says below the tabs what in one file may tell who made it, and takes the assessor's word that it was looked at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QToolButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.escape_key import takes_escape
from assessor_app.gui.workspace.snug_scroll import SnugScroll


class LeakCard(QFrame):
    """One file at a time. ``seen_chosen`` carries its artifact id and whether it was looked at.

    ``closed`` carries the id, and whether the keyboard should go back to where it came from.
    """

    seen_chosen = Signal(str, bool)
    closed = Signal(str, bool)

    leak_scroll: SnugScroll
    leak_name_label: QLabel
    leak_lines_label: QLabel
    leak_seen_box: QCheckBox
    leak_close_button: QToolButton

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.artifact_id = ""
        load_form(self, "leak_card", promoted=(SnugScroll,))
        self._theme = theme
        self.leak_close_button.setIcon(theme.icon("close"))
        self.leak_seen_box.clicked.connect(self._choose)
        self.leak_close_button.clicked.connect(self.close_card)
        self.hide()

    def explain(self, artifact_id: str, name: str, words: str, *, seen: bool) -> None:
        """Show the ``words`` about a file called ``name``, both plain text, and give the card the keyboard."""
        self.artifact_id = artifact_id
        side = self._theme.px(16)
        self.leak_close_button.setIconSize(QSize(side, side))
        self.leak_name_label.setText(name)
        self.leak_lines_label.setText(words)
        self.leak_seen_box.setChecked(seen)
        # read aloud with the box that has the keyboard
        self.leak_seen_box.setAccessibleDescription(words)
        self.show()
        # on what does no harm, and stands above what is to be read
        self.leak_close_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def lie_below(self, top: int) -> None:
        """Cover its parent from ``top`` (pixels) on, as far as the words reach; it takes room from nobody."""
        pane = self.parentWidget()
        if pane is not None:
            self.setGeometry(0, top, pane.width(), self.height())
            self.leak_scroll.refit()
            self._grow()
            self.raise_()

    @Slot()
    def close_card(self) -> None:
        """The person has read it."""
        self._end(back=True)

    def put_away(self) -> None:
        """Make way, and leave the keyboard where it is."""
        self._end(back=False)

    def _end(self, *, back: bool) -> None:
        if self.isHidden():
            return
        artifact_id, self.artifact_id = self.artifact_id, ""
        self.hide()
        self.closed.emit(artifact_id, back)

    def event(self, event: QEvent) -> bool:
        if takes_escape(event, self.close_card):
            return True
        taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            # how high the words are is known once they have their width and their font
            self._grow()
        return taken

    def _grow(self) -> None:
        pane, layout = self.parentWidget(), self.layout()
        if pane is not None and layout is not None:
            self.resize(self.width(), min(layout.totalSizeHint().height(), pane.height() - self.y()))

    @Slot(bool)
    def _choose(self, checked: bool) -> None:
        self.seen_chosen.emit(self.artifact_id, checked)
