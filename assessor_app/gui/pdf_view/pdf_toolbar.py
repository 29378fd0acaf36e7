"""The bar above the pages: where the reader is, and every way to look at the pages otherwise."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QToolButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.pdf_view.bar_overflow import BarOverflow
from assessor_app.gui.pdf_view.page_box import PageBox
from assessor_app.gui.pdf_view.page_strip import LARGEST, SMALLEST, Zoom
from assessor_app.gui.pdf_view.sheet_words import printed_words
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.when_shown import hear_when_shown
from assessor_app.gui.widgets.worn_property import wear

_MENU_STEPS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
_WIDEST_LABEL: Final = 150
_NARROWEST: Final = 240
# The two fixed gaps of the form, in pixels.
GAPS: Final = 2 * 10
_ICONS: Final = {
    "panel_button": "dock-left",
    "back_button": "arrow-left",
    "forward_button": "arrow-right",
    "previous_button": "chevron-up",
    "next_button": "chevron-down",
    "smaller_button": "magnify-minus-outline",
    "larger_button": "magnify-plus-outline",
    "fit_width_button": "arrow-expand-horizontal",
    "fit_page_button": "fit-to-page-outline",
    "fit_region_button": "selection-search",
    "single_button": "file-outline",
    "rotate_left_button": "rotate-left",
    "rotate_right_button": "rotate-right",
    "hand_button": "hand-back-right-outline",
    "pin_button": "comment-plus-outline",
    "find_button": "magnify",
    "more_button": "dots-horizontal",
}


class PdfToolbar(QFrame):
    """Shows where the reader is and says what is wished; knows nothing of the document.

    ``turned`` carries +1 or -1 page, ``page_entered`` the text of the page box, ``zoom_stepped`` +1 or -1,
    ``zoom_chosen`` a Zoom, ``travelled`` +1 or -1 jump, ``rotated`` +90 or -90 degrees clockwise,
    ``mode_chosen`` "continuous" or "single"; ``left`` tells that the page box was left without a jump.
    """

    turned = Signal(int)
    page_entered = Signal(str)
    zoom_stepped = Signal(int)
    zoom_chosen = Signal(object)
    travelled = Signal(int)
    rotated = Signal(int)
    mode_chosen = Signal(str)
    hand_chosen = Signal(bool)
    pin_tool_chosen = Signal(bool)
    panel_chosen = Signal(bool)
    find_chosen = Signal(bool)
    left = Signal()

    panel_button: QToolButton
    back_button: QToolButton
    forward_button: QToolButton
    previous_button: QToolButton
    next_button: QToolButton
    page_box: PageBox
    total_label: QLabel
    printed_label: ElidedLabel
    smaller_button: QToolButton
    zoom_button: QToolButton
    larger_button: QToolButton
    fit_width_button: QToolButton
    fit_page_button: QToolButton
    fit_region_button: QToolButton
    single_button: QToolButton
    rotate_left_button: QToolButton
    rotate_right_button: QToolButton
    hand_button: QToolButton
    pin_button: QToolButton
    find_button: QToolButton
    more_button: QToolButton

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = ""
        load_form(self, "pdf_toolbar", promoted=(PageBox, ElidedLabel))
        self._zooms = QActionGroup(self)
        self.zoom_button.setMenu(self._zoom_menu())
        self._room = BarOverflow(
            self,
            self.more_button,
            (
                (self.rotate_left_button, self.rotate_right_button),
                (self.hand_button,),
                (self.single_button,),
                (self.pin_button,),
                (self.fit_region_button,),
                (self.fit_width_button, self.fit_page_button),
                (self.back_button, self.forward_button),
                (self.previous_button, self.next_button),
                # where the reader is stands to the last; the box with the zoom has all sizes in its menu
                (self.smaller_button, self.larger_button),
                (self.printed_label,),
                # only large letters in a narrow pane come so far
                (self.panel_button,),
                (self.find_button,),
                (self.total_label,),
            ),
            steady=(self.page_box, self.zoom_button),
            gaps=GAPS,
        )
        self._connect_parts()
        hear_when_shown(self, theme.changed, self._draw)
        self._draw()
        self.show_region_known(known=False)
        self.show_ways(False, False)
        self.show_nothing()

    def _connect_parts(self) -> None:
        self.panel_button.clicked.connect(self.panel_chosen)
        self.back_button.clicked.connect(self._go_back)
        self.forward_button.clicked.connect(self._go_forward)
        self.previous_button.clicked.connect(self._turn_back)
        self.next_button.clicked.connect(self._turn_on)
        self.page_box.returnPressed.connect(self._enter)
        self.page_box.left.connect(self._leave)
        self.smaller_button.clicked.connect(self._make_smaller)
        self.larger_button.clicked.connect(self._make_larger)
        self.fit_width_button.clicked.connect(self._fit_width)
        self.fit_page_button.clicked.connect(self._fit_page)
        self.fit_region_button.clicked.connect(self._fit_region)
        self.single_button.clicked.connect(self._choose_mode)
        self.rotate_left_button.clicked.connect(self._rotate_left)
        self.rotate_right_button.clicked.connect(self._rotate_right)
        self.hand_button.clicked.connect(self.hand_chosen)
        self.pin_button.clicked.connect(self.pin_tool_chosen)
        self.find_button.clicked.connect(self.find_chosen)

    # ---- what is shown

    def show_nothing(self) -> None:
        """Nothing is open."""
        self.setEnabled(False)
        self._page = ""
        self.total_label.clear()
        self.printed_label.setMinimumWidth(0)
        self._say("", "subtle")
        self.page_box.clear()
        self.zoom_button.setText("–")

    def hide_pages(self, *, rotation: bool = False) -> None:
        """Serve something that has no pages; with ``rotation`` it can at least be turned."""
        turning = () if rotation else (self.rotate_left_button, self.rotate_right_button)
        self.page_box.hide()
        self._room.leave_out(
            (
                self.total_label,
                self.panel_button,
                self.find_button,
                self.back_button,
                self.forward_button,
                self.previous_button,
                self.next_button,
                self.printed_label,
                self.fit_region_button,
                self.single_button,
                self.hand_button,
                *turning,
            )
        )

    def show_page(self, page: int, count: int, label: str) -> None:
        """Show sheet ``page`` (0-based) of ``count``, with the printed label where it differs."""
        self.setEnabled(True)
        self._page = str(page + 1)
        self.page_box.setText(self._page)
        self.page_box.setModified(False)
        self.total_label.setText(self.tr("of {0}").format(count))
        self._say(f"· {printed_words(label)}" if label else "", "subtle")
        if label:
            full = self.tr("Sheet {0} of {1} in the file; what is printed on it: {2}")
            self.printed_label.explain(full.format(page + 1, count, printed_words(label)))
        self.previous_button.setEnabled(page > 0)
        self.next_button.setEnabled(page < count - 1)

    def show_zoom(self, zoom: Zoom, factor: float) -> None:
        """Show the zoom chosen and what it comes to on screen."""
        self.setEnabled(True)
        self.zoom_button.setText(self.tr("{0} %").format(round(factor * 100)))
        self.zoom_button.setAccessibleDescription(self.zoom_button.text())
        self.fit_width_button.setChecked(zoom.fit == "width")
        self.fit_page_button.setChecked(zoom.fit == "page")
        self.fit_region_button.setChecked(zoom.fit == "region")
        self.smaller_button.setEnabled(factor > SMALLEST * 1.001)
        self.larger_button.setEnabled(factor < LARGEST * 0.999)
        for action in self._zooms.actions():
            action.setChecked(action.data() == zoom)

    @Slot(bool, bool)
    def show_ways(self, back: bool, forward: bool) -> None:
        """Show whether there is a jump to take back, and one to make again."""
        self.back_button.setEnabled(back)
        self.forward_button.setEnabled(forward)

    def show_region_known(self, *, known: bool) -> None:
        """Show whether a part of a page is cited, to be fitted."""
        if known == self.fit_region_button.isEnabledTo(self):
            return
        self.fit_region_button.setEnabled(known)
        for action in self._zooms.actions():
            if action.data().fit == "region":
                action.setEnabled(known)

    def show_choices(self, *, panel: bool, find: bool, single: bool) -> None:
        """Show which of the bar's choices are on."""
        self.panel_button.setChecked(panel)
        self.find_button.setChecked(find)
        self.single_button.setChecked(single)

    @Slot()
    def show_pin_tool_left(self) -> None:
        """Show that the pin tool is put away."""
        self.pin_button.setChecked(False)

    def show_no_page(self, text: str) -> None:
        """Say that there is no page of that name, and let it be mended."""
        self._say(self.tr("no page “{0}”").format(text), "error")
        self.page_box.selectAll()

    def focus_page_box(self) -> None:
        """Put the cursor into the page box, its text selected."""
        self.page_box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _zoom_menu(self) -> QMenu:
        menu = QMenu(self)
        fits = (
            (self.tr("Fit the width"), Zoom("width")),
            (self.tr("Fit the whole page"), Zoom("page")),
            (self.tr("Fit what is cited"), Zoom("region")),
        )
        steps = ((self.tr("{0} %").format(round(step * 100)), Zoom("none", step)) for step in _MENU_STEPS)
        for text, zoom in (*fits, *steps):
            action = QAction(text, self, checkable=True)
            action.setData(zoom)
            self._zooms.addAction(action)
            menu.addAction(action)
            if zoom.fit == "region":
                menu.addSeparator()
        self._zooms.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self._zooms.triggered.connect(self._choose)
        return menu

    def _say(self, words: str, role: str) -> None:
        label = self.printed_label
        label.setText(words)
        label.explain("")
        wear(label, "role", role)
        self._make_room()
        # A page that was not found is said at any width.
        self._room.keep(label, always=role == "error")

    def _make_room(self) -> None:
        """Never narrower than it was in this document, so that what stands beside it stays put while pages turn."""
        label = self.printed_label
        wide = min(label.sizeHint().width(), self._theme.px(_WIDEST_LABEL)) if label.text() else 0
        label.setMinimumWidth(max(label.minimumWidth(), wide))

    def minimumSizeHint(self) -> QSize:
        # What there is room for now must not keep the pane from growing narrower: the bar then shows less.
        return QSize(self._theme.px(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._room.fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            # Something in the bar has grown or shrunk: a longer number, a larger letter.
            self._room.fit()
        return super().event(event)

    @Slot()
    def _draw(self) -> None:
        side = self._theme.px(18)
        for name, icon in _ICONS.items():
            button: QToolButton = getattr(self, name)
            button.setIcon(self._theme.icon(icon))
            button.setIconSize(QSize(side, side))
        self.page_box.setFixedWidth(self._theme.px(52))
        self.zoom_button.setMinimumWidth(self._theme.px(58))
        # The words are measured anew at the new text size.
        self.printed_label.setMinimumWidth(0)
        self._make_room()
        self._room.fit()

    # ---- what is wished

    @Slot()
    def _enter(self) -> None:
        self.page_entered.emit(self.page_box.text())

    @Slot()
    def _leave(self) -> None:
        self.page_box.setText(self._page)
        self.left.emit()

    @Slot()
    def _go_back(self) -> None:
        self.travelled.emit(-1)

    @Slot()
    def _go_forward(self) -> None:
        self.travelled.emit(1)

    @Slot()
    def _turn_back(self) -> None:
        self.turned.emit(-1)

    @Slot()
    def _turn_on(self) -> None:
        self.turned.emit(1)

    @Slot()
    def _make_smaller(self) -> None:
        self.zoom_stepped.emit(-1)

    @Slot()
    def _make_larger(self) -> None:
        self.zoom_stepped.emit(1)

    @Slot()
    def _fit_width(self) -> None:
        self._wish(Zoom("width"))

    @Slot()
    def _fit_page(self) -> None:
        self._wish(Zoom("page"))

    @Slot()
    def _fit_region(self) -> None:
        self._wish(Zoom("region"))

    @Slot(bool)
    def _choose_mode(self, single: bool) -> None:
        self.mode_chosen.emit("single" if single else "continuous")

    @Slot()
    def _rotate_left(self) -> None:
        self.rotated.emit(-90)

    @Slot()
    def _rotate_right(self) -> None:
        self.rotated.emit(90)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self._wish(action.data())

    def _wish(self, zoom: Zoom) -> None:
        self.zoom_chosen.emit(zoom)
