"""One reader's column: the level, the comment, and where they looked and what they made of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from assessor_app.domain.credential import Credential, Scorable
from assessor_app.domain.reading import ReadingDetail
from assessor_app.gui.forms import load_form
from assessor_app.gui.side_by_side.case_rows import Side
from assessor_app.gui.side_by_side.reader_look import sign_pixmap
from assessor_app.gui.side_by_side.reader_places import PlaceLine
from assessor_app.gui.side_by_side.side_words import level_words, role_words
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.workspace.badge_painter import paint_badge
from assessor_app.gui.workspace.score_badges import Badge, badge_for

_MOST_ROWS = 40


class SideReader(QFrame):
    """``place_chosen`` carries a PlaceLine, ``rescore_requested`` the letter of the reader."""

    place_chosen = Signal(object)
    rescore_requested = Signal(str)

    sign_label: QLabel
    name_label: QLabel
    role_label: ElidedLabel
    badge_label: QLabel
    level_label: QLabel
    first_label: QLabel
    comment_quote: QFrame
    comment_label: QLabel
    places_caption: QLabel
    places_list: QListWidget
    unknown_label: QLabel
    rescore_button: QPushButton

    def __init__(self, theme: Theme, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.side = theme, side
        self._badge: Badge | None = None
        self._lines: tuple[PlaceLine, ...] = ()
        load_form(self, "side_reader", promoted=(ElidedLabel,))
        reading = side.reading
        self.setAccessibleName(self.tr("Reader {letter}: {reader}").format(letter=side.letter, reader=reading.reader))
        self.name_label.setText(reading.reader)
        self.places_list.setAccessibleName(self.tr("Places {reader} looked at").format(reader=reading.reader))
        self.rescore_button.setAccessibleName(self.tr("Ask {reader} for a re-score…").format(reader=reading.reader))
        self.role_label.setText(role_words(reading.role))
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._fit_list)
        self.places_list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.places_list.itemClicked.connect(self._choose)
        self.places_list.itemActivated.connect(self._choose)
        self.rescore_button.clicked.connect(self._ask_rescore)
        theme.changed.connect(self._draw)

    def show_marks(self, credential: Credential, scorable: Scorable) -> None:
        """Show what the reader gave for one scorable, and what was said of it."""
        reading = self.side.reading
        mark, first = reading.marks.get(scorable.id, ""), reading.independent_marks.get(scorable.id, "")
        self._badge = badge_for(credential, scorable, mark or None)
        self.level_label.setText(level_words(scorable, mark))
        said = self.tr("Given first, and what counts for agreement: {level}")
        self.first_label.setText(said.format(level=level_words(scorable, first)))
        self.first_label.setVisible(first != mark)
        self.rescore_button.setEnabled(bool(mark))
        self._show_comment(reading.detail, scorable.id)
        self._draw()

    def show_places(self, lines: Sequence[PlaceLine]) -> None:
        """Show where the reader looked; nothing where that is not known yet."""
        self._lines = tuple(lines)
        self.places_list.clear()
        for line in self._lines:
            item = QListWidgetItem(self._theme.icon(line.icon), line.words)
            item.setToolTip(line.note)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.words)
            self.places_list.addItem(item)
        known = self.side.reading.detail is not None
        self.places_list.setVisible(bool(self._lines))
        self.places_caption.setVisible(bool(self._lines))
        self.unknown_label.setVisible(not known)
        self._fit_list()
        self._settle.start()

    def _show_comment(self, detail: ReadingDetail | None, scorable_id: str) -> None:
        score = detail.scores.get(scorable_id) if detail is not None else None
        comment = score.comment.strip() if score is not None else ""
        self.comment_label.setText(comment or self.tr("No comment."))
        self.comment_quote.setVisible(detail is not None)
        self.unknown_label.setText(self.tr("The comments and places of this reader come with the next sync."))

    @Slot(QListWidgetItem)
    def _choose(self, _item: QListWidgetItem) -> None:
        row = self.places_list.currentRow()
        if 0 <= row < len(self._lines):
            self.place_chosen.emit(self._lines[row])

    @Slot()
    def _ask_rescore(self) -> None:
        self.rescore_requested.emit(self.side.letter)

    @Slot()
    def _fit_list(self) -> None:
        """As high as its lines, which take more than one each in a narrow column; very many are scrolled."""
        rows = min(len(self._lines), _MOST_ROWS)
        view = self.places_list
        last = view.visualRect(view.model().index(rows - 1, 0)).bottom() + view.verticalScrollBar().value()
        high = last + 1 + 2 * view.frameWidth() + 4 if rows else 0
        if high != view.height():
            view.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # the list has its new width only once the layout has been done
        self._settle.start()

    @Slot()
    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        side = self._theme.px(16)
        self.places_list.setIconSize(QSize(side, side))
        self.sign_label.setPixmap(sign_pixmap(self._theme, self.side.letter, ratio))
        if self._badge is not None:
            self.badge_label.setPixmap(_badge_pixmap(self._theme, self._badge, ratio))
        self._fit_list()


def _badge_pixmap(theme: Theme, badge: Badge, ratio: float) -> QPixmap:
    wide, high = theme.px(28), theme.px(20)
    pixmap = QPixmap(round(wide * ratio), round(high * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_badge(painter, QRectF(0, 1, wide, high - 2), badge, theme)
    painter.end()
    return pixmap
