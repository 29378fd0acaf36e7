"""One row of chips that scrolls sideways where even shortened chips do not fit."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QToolButton, QWidget

from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.discard import discard
from assessor_app.gui.workspace.chip_layout import ChipLayout

_HEIGHT: Final = 25
_GAP: Final = 6
_FLOOR: Final = 92
_ROOMY: Final = 190
_ARROW: Final = 18
# how much of what is on screen a press of an arrow leaves there
_KEPT: Final = 0.25


class ChipStrip(QScrollArea):
    """As high as a chip. Arrows stand at its ends while there is more than fits; the chip in hand is kept in view.

    ``natural_changed`` tells that :meth:`natural_width` is another.
    """

    natural_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._kept: QAbstractButton | None = None
        self._scrolls = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QWidget()
        row.setObjectName("chip_place")
        row.setAccessibleName(self.tr("Citations in reading order"))
        self._layout = ChipLayout(row, _GAP)
        self.setWidget(row)
        # setWidget() makes the content paint the window's ground over the panel it stands on.
        row.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._back = self._arrow("chips_back_button", self.tr("Show the citations before these"))
        self._on = self._arrow("chips_on_button", self.tr("Show the citations after these"))
        self._back.clicked.connect(self._go_back)
        self._on.clicked.connect(self._go_on)
        # Where a chip stands is known only once the row is laid out anew.
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._laid_out.timeout.connect(self._scroll_to_kept)
        bar = self.horizontalScrollBar()
        bar.rangeChanged.connect(self._laid_out.start)
        bar.valueChanged.connect(self._show_arrows)

    def dress(self, theme: Theme) -> None:
        """Take sizes from ``theme``; call once."""
        self._theme = theme
        theme.changed.connect(self._fit)
        self._fit()

    def add_chip(self, chip: QAbstractButton) -> None:
        """Put a chip at the end of the row."""
        self._layout.addWidget(chip)
        chip.show()

    def drop_chip(self, chip: QAbstractButton) -> None:
        """Take a chip out of the row for good."""
        if chip is self._kept:
            self._kept = None
        self._layout.removeWidget(chip)
        discard(chip)

    def refit(self) -> None:
        """Chips came, went or got other words: see whether they fit."""
        self._layout.invalidate()
        self.updateGeometry()
        self._show_ends()
        # At once: until its turn came, a chip would be painted with its new words in the room of those before.
        self._layout.activate()
        self.natural_changed.emit()

    def natural_width(self) -> int:
        """Pixels that the chips take with all their words."""
        return self._layout.sizeHint().width()

    def keep_in_view(self, chip: QAbstractButton | None) -> None:
        """Scroll to a chip, now and whenever there is less room for it; None lets go."""
        self._kept = chip
        if chip is not None and self._scrolls:
            self._scroll_to_kept()
            self._laid_out.start()

    def bring(self, chip: QAbstractButton) -> None:
        """Scroll to a chip this once, as to one that has got the focus."""
        self.ensureWidgetVisible(chip, 0, 0)

    def sizeHint(self) -> QSize:
        return QSize(self.natural_width(), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._layout.least_width(), 2 * self._wide_arrow()), self._high())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_ends()
        self._laid_out.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel goes along the row where there is more of it."""
        if not self._scrolls:
            event.ignore()
            return
        turned = event.angleDelta().y() or event.angleDelta().x()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - turned // 2)
        event.accept()

    def _arrow(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setProperty("role", "verdict")
        # The chips themselves are reached by Tab, and scrolled to.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRepeat(True)
        button.hide()
        return button

    def _high(self) -> int:
        return self._theme.px(_HEIGHT) if self._theme is not None else _HEIGHT

    def _wide_arrow(self) -> int:
        return self._theme.px(_ARROW) if self._theme is not None else _ARROW

    def _show_ends(self) -> None:
        """Keep room for the arrows at both ends, or for none."""
        scrolls = self._layout.least_width() > self.width()
        wide, high = self._wide_arrow(), self.height()
        if scrolls != self._scrolls:
            self._scrolls = self._layout.scrolls = scrolls
            self._layout.invalidate()
            margin = wide if scrolls else 0
            self.setViewportMargins(margin, 0, margin, 0)
            self._back.setVisible(scrolls)
            self._on.setVisible(scrolls)
        if scrolls:
            self._back.setGeometry(0, 0, wide, high)
            self._on.setGeometry(self.width() - wide, 0, wide, high)
            self._show_arrows()

    @Slot()
    def _show_arrows(self) -> None:
        bar = self.horizontalScrollBar()
        self._back.setEnabled(bar.value() > bar.minimum())
        self._on.setEnabled(bar.value() < bar.maximum())

    @Slot()
    def _go_back(self) -> None:
        self._go(-1)

    @Slot()
    def _go_on(self) -> None:
        self._go(1)

    def _go(self, way: int) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + way * round(self.viewport().width() * (1 - _KEPT)))

    @Slot()
    def _scroll_to_kept(self) -> None:
        if self._kept is not None and self._scrolls:
            self.ensureWidgetVisible(self._kept, 0, 0)
        self._show_arrows()

    @Slot()
    def _fit(self) -> None:
        assert self._theme is not None
        self._layout.floor, self._layout.roomy = self._theme.px(_FLOOR), self._theme.px(_ROOMY)
        self.setFixedHeight(self._high())
        side = self._theme.px(12)
        for button, icon in ((self._back, "chevron-left"), (self._on, "chevron-right")):
            button.setIcon(self._theme.icon(icon))
            button.setIconSize(QSize(side, side))
        margin = self._wide_arrow() if self._scrolls else 0
        self.setViewportMargins(margin, 0, margin, 0)
        self.refit()
