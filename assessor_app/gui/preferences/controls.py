"""The control of each kind of setting: box, list or number field, none of which the wheel can change."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QSpinBox,
    QToolButton,
    QWidget,
)

from assessor_app.gui.preferences.setting_kinds import CONTEXT, Choice, Flag, Number, Whole
from assessor_app.gui.preferences.settings_table import AnySetting
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.focus_lending import lend_focus


class CalmCombo(QComboBox):
    """A list that the wheel passes by, with an arrow in the colours of the theme."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arrow = theme.icon("chevron-down")
        self._theme = theme

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._theme.px(16)
        place = QRect(self.width() - side - self._theme.px(5), (self.height() - side) // 2, side, side)
        painter = QPainter(self)
        self._arrow.paint(painter, place)
        painter.end()


class TickBox(QCheckBox):
    """A box drawn with the theme's own colours, so that its edge can be seen in every one of them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self) -> QSize:
        side = self._theme.px(26)
        return QSize(side, side)

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, side = self._theme, self._theme.px(17)
        box = QRectF(self.width() - side - 3, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        checked = self.isChecked()
        painter.setPen(QPen(theme.color("accent" if checked or self.underMouse() else "field_line"), 1))
        painter.setBrush(theme.color("accent" if checked else "field"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if checked:
            ink, width = theme.color("on_accent"), max(1.8, side / 8)
            painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            steps = ((0.24, 0.54), (0.43, 0.72), (0.77, 0.3))
            painter.drawPolyline([box.topLeft() + QPointF(x * side, y * side) for x, y in steps])
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 5, 5)
        painter.end()


class CalmSpin(QSpinBox):
    """A field of whole numbers that the wheel passes by."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class CalmDecimal(QDoubleSpinBox):
    """A field of numbers that the wheel passes by."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SettingControl(QWidget):
    """Holds the control that fits ``row``; ``chosen`` carries the value the person gave it, of the row's type."""

    chosen = Signal(object)

    def __init__(self, row: AnySetting, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row = row
        self._steps: list[QToolButton] = []
        self.setProperty("role", "clear")
        self.inner = self._make(row)
        self.inner.setObjectName(row.name.replace(".", "_"))
        self.inner.setAccessibleName(row.title_words)
        self.inner.setAccessibleDescription(row.help_words)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addStretch(1)
        layout.addWidget(self.inner)
        if isinstance(self.inner, QAbstractSpinBox):
            self._add_steps(layout, self.inner)
        lend_focus(self, self.inner)

    def show_value(self, value: object) -> None:
        """Show a value without announcing it as a wish."""
        inner = self.inner
        blocked = inner.blockSignals(True)
        if isinstance(inner, QCheckBox):
            inner.setChecked(value is True)
        elif isinstance(inner, QComboBox):
            if isinstance(self._row, Choice) and isinstance(value, str) and inner.findData(value) < 0:
                # not offered, and chosen all the same
                inner.addItem(self._row.words_of(value), value)
            inner.setCurrentIndex(inner.findData(value))
        elif isinstance(inner, QSpinBox) and isinstance(value, int):
            inner.setValue(value)
        elif isinstance(inner, QDoubleSpinBox) and isinstance(value, float):
            inner.setValue(float(value))
        inner.blockSignals(blocked)

    def resize_icons(self) -> None:
        """Follow the size of text."""
        side = self._theme.px(14)
        for button in self._steps:
            button.setIconSize(QSize(side, side))

    def _add_steps(self, layout: QHBoxLayout, spin: QAbstractSpinBox) -> None:
        """Minus and plus beside the field: larger than the arrows in it; the keyboard has Up and Down."""
        spin.setProperty("role", "stepped")
        spin.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for place, icon, step in (
            (layout.count() - 1, "minus", spin.stepDown),
            (layout.count() + 1, "plus", spin.stepUp),
        ):
            button = QToolButton(self)
            button.setIcon(self._theme.icon(icon))
            button.setAutoRepeat(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            words = self.tr("More") if icon == "plus" else self.tr("Less")
            button.setAccessibleName(f"{spin.accessibleName()}: {words}")
            button.clicked.connect(step)
            layout.insertWidget(place, button)
            self._steps.append(button)

    def _make(self, row: AnySetting) -> QWidget:
        if isinstance(row, Flag):
            return self._make_box()
        if isinstance(row, Choice):
            return self._make_list(row)
        if isinstance(row, Whole):
            return self._make_whole(row)
        return self._make_decimal(row)

    def _make_box(self) -> QCheckBox:
        box = TickBox(self._theme, self)
        box.toggled.connect(self._pass_on)
        return box

    def _make_list(self, row: Choice) -> QComboBox:
        combo = CalmCombo(self._theme, self)
        for value in row.offered():
            combo.addItem(row.words_of(value), value)
        combo.currentIndexChanged.connect(self._choose_item)
        return combo

    def _make_whole(self, row: Whole) -> QSpinBox:
        spin = CalmSpin(self)
        spin.setRange(row.least, row.most)
        spin.setSingleStep(row.step)
        spin.setSuffix(row.unit)
        if row.zero:
            spin.setSpecialValueText(QCoreApplication.translate(CONTEXT, row.zero))
        # A number half typed must not redraw the whole desk.
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(self._pass_on)
        return spin

    def _make_decimal(self, row: Number) -> QDoubleSpinBox:
        spin = CalmDecimal(self)
        spin.setDecimals(1)
        spin.setRange(row.least, row.most)
        spin.setSingleStep(row.step)
        spin.setSuffix(row.unit)
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(self._pass_on)
        return spin

    @Slot(bool)
    @Slot(int)
    @Slot(float)
    def _pass_on(self, value: object) -> None:
        self.chosen.emit(value)

    @Slot(int)
    def _choose_item(self, place: int) -> None:
        if isinstance(self.inner, QComboBox) and place >= 0:
            self.chosen.emit(self.inner.itemData(place))
