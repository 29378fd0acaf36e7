"""The line above the queue: which view, what is filtered, groups, columns, notes of the lead, and room on the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QLocale, QSize, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.queue.arrangement import GROUPINGS, Filters, Grouping
from assessor_app.gui.queue.filter_menu import FilterMenu, filter_words
from assessor_app.gui.queue.group_words import grouping_words
from assessor_app.gui.queue.queue_lines import Column
from assessor_app.gui.queue.view_keeper import ViewKeeper
from assessor_app.gui.queue.view_menu import ViewMenu
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.sizes import size_words
from assessor_app.gui.widgets.staying_menu import StayingMenu

_ICONS: Final = {
    "view_button": "bookmark-outline",
    "filter_button": "filter-outline",
    "group_button": "format-list-group",
    "columns_button": "view-column-outline",
    "notes_button": "message-text-outline",
    "know_button": "account-arrow-right-outline",
    "room_button": "harddisk",
    "clear_button": "filter-off-outline",
}
_FOUND: Final = 150


class QueueViewBar(QWidget):
    """Shows what the keeper holds and tells it what is chosen; the other wishes go to whoever listens."""

    name_requested = Signal()
    rename_requested = Signal()
    note_requested = Signal()
    release_requested = Signal()
    room_requested = Signal()

    view_bar_layout: QHBoxLayout
    view_button: QPushButton
    filter_button: QPushButton
    group_button: QPushButton
    columns_button: QPushButton
    found_label: ElidedLabel
    clear_button: QPushButton
    notes_button: QPushButton
    know_button: QPushButton
    room_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._keeper: ViewKeeper | None = None
        self._offered: Callable[[], Mapping[Column, str]] = dict
        self._texts: dict[str, str] = {}
        self._notes = 0
        self._title = self._use = ""
        load_form(self, "queue_view_bar", promoted=(ElidedLabel,))
        self._texts = {name: self._button(name).text() for name in _ICONS}
        self._filters = FilterMenu(self)
        self._groups, self._columns = QMenu(self), StayingMenu(self)
        self._filters.chosen.connect(self._set_filters)
        self._groups.aboutToShow.connect(self._build_groups)
        self._groups.triggered.connect(self._set_group)
        self._columns.aboutToShow.connect(self._build_columns)
        self._columns.triggered.connect(self._set_column)
        self.filter_button.setMenu(self._filters)
        self.group_button.setMenu(self._groups)
        self.columns_button.setMenu(self._columns)
        self.clear_button.clicked.connect(self.clear_filters)
        self.notes_button.clicked.connect(self.note_requested)
        self.know_button.clicked.connect(self.release_requested)
        self.room_button.clicked.connect(self.room_requested)

    def dress(self, theme: Theme, keeper: ViewKeeper, offered: Callable[[], Mapping[Column, str]]) -> None:
        """Take colours from the theme and views from the keeper; ``offered`` tells the columns there are now."""
        self._theme, self._keeper, self._offered = theme, keeper, offered
        menu = ViewMenu(keeper, self)
        menu.name_requested.connect(self.name_requested)
        menu.rename_requested.connect(self.rename_requested)
        self.view_button.setMenu(menu)
        for name, icon in _ICONS.items():
            self._button(name).setIcon(theme.icon(icon))
        keeper.changed.connect(self._tell_view)
        keeper.applied.connect(self._tell_view)
        theme.changed.connect(self._fit)
        self._tell_view()
        self._fit()

    def tell_found(self, matching: int, total: int, credentials: Iterable[str]) -> None:
        """How many of all rows are shown, and which credentials there are to filter by."""
        self._filters.set_titles(credentials)
        self._tell_count(matching, total)

    def tell_matching(self, matching: int, total: int) -> None:
        """How many of all rows are shown, as letters are typed."""
        self._tell_count(matching, total)

    def tell_notes(self, count: int) -> None:
        """How many submissions carry a note of the lead."""
        self._notes = count
        words = self.tr("{n} notes from the lead").format(n=QLocale().toString(count))
        self._texts["notes_button"] = self.tr("1 note from the lead") if count == 1 else words
        self.notes_button.setAccessibleName(self._texts["notes_button"])
        self.notes_button.setToolTip(self.tr("Read what the lead wrote when handing back"))
        self.notes_button.setVisible(bool(count))
        self._fit()

    def tell_room(self, used: int, budget: int) -> None:
        """Bytes of evidence on this laptop, and how many there should be at most (0: no limit)."""
        self._use = size_words(used)
        words = self.tr("{used} here").format(used=self._use)
        if budget:
            words = self.tr("{used} of {budget}").format(used=size_words(used), budget=size_words(budget))
        over = bool(budget) and used > budget
        self._texts["room_button"] = self.tr("Free space: {use}").format(use=words) if over else words
        self.room_button.setAccessibleName(self.tr("Evidence on this laptop: {use}. Free space").format(use=words))
        hint = self.tr("More evidence is on this laptop than you gave room for; see what could go")
        self.room_button.setToolTip(hint if over else self.tr("Evidence on this laptop; see what could make room"))
        self._fit()

    def set_releasable(self, releasable: bool) -> None:
        """Whether the row under the keyboard may be given back."""
        self.know_button.setEnabled(releasable)

    @Slot()
    def clear_filters(self) -> None:
        """Let everything pass."""
        self._set_filters(Filters())

    def _tell_count(self, matching: int, total: int) -> None:
        keeper = self._keeper
        filters = keeper.now.order.filters if keeper is not None else Filters()
        number, parts = QLocale().toString, []
        if matching != total:
            parts.append(self.tr("{n} of {all} shown").format(n=number(matching), all=number(total)))
        if filters != Filters():
            parts.append(filter_words(filters))
        words = " · ".join(parts)
        if words != self.found_label.text():
            self.found_label.setText(words)
        if self.clear_button.isHidden() is not (filters == Filters()):
            self.clear_button.setVisible(filters != Filters())
            self._fit()

    @Slot()
    def _tell_view(self) -> None:
        keeper = self._keeper
        if keeper is None:
            return
        title = keeper.chosen.title
        shown = self.tr("{view} (changed)").format(view=title) if keeper.is_changed else title
        self._title = title.replace("&", "&&")
        self._texts["view_button"] = shown.replace("&", "&&")
        self.view_button.setAccessibleName(self.tr("View: {view}").format(view=shown))
        group = keeper.now.order.group
        self._texts["group_button"] = self.tr("Group") if group == "none" else grouping_words(group)
        self._filters.show_filters(keeper.now.order.filters)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """With large text or in a small window pictures stand for words; the words are in the hints and names."""
        if self._theme is None:
            return
        side = self._theme.px(16)
        for name, text in self._texts.items():
            button = self._button(name)
            button.setText(text)
            button.setIconSize(QSize(side, side))
        self.view_button.setMaximumWidth(self._theme.px(240))
        shown = [self._button(name) for name in self._texts if not self._button(name).isHidden()]
        wanted = sum(min(one.sizeHint().width(), one.maximumWidth()) for one in shown)
        spacing = self.view_bar_layout.spacing() * len(shown)
        if wanted + spacing + (self._theme.px(_FOUND) if self.found_label.text() else 0) <= self.width():
            return
        for button in shown:
            if button not in (self.view_button, self.room_button):
                button.setText("")
        self.view_button.setText(self._title)
        self.view_button.setMaximumWidth(self._theme.px(120))
        self.room_button.setText(self._use)
        if self._notes:
            self.notes_button.setText(QLocale().toString(self._notes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _build_groups(self) -> None:
        self._groups.clear()
        for group in GROUPINGS:
            action = self._groups.addAction(grouping_words(group))
            action.setCheckable(True)
            action.setChecked(self._keeper is not None and group == self._keeper.now.order.group)
            action.setData(group)

    @Slot(QAction)
    def _set_group(self, action: QAction) -> None:
        group: Grouping = next(one for one in GROUPINGS if one == action.data())
        if self._keeper is not None:
            self._keeper.show_order(replace(self._keeper.now.order, group=group))

    @Slot()
    def _build_columns(self) -> None:
        self._columns.clear()
        for column, title in self._offered().items():
            if column in (Column.DOT, Column.CODE):
                continue
            action = self._columns.addAction(title)
            action.setCheckable(True)
            action.setChecked(self._keeper is not None and column in self._keeper.now.columns)
            action.setData(int(column))

    @Slot(QAction)
    def _set_column(self, action: QAction) -> None:
        if self._keeper is not None:
            self._keeper.show_columns(self._keeper.now.columns ^ {Column(action.data())})

    @Slot(object)
    def _set_filters(self, filters: Filters) -> None:
        if self._keeper is not None:
            self._keeper.show_order(replace(self._keeper.now.order, filters=filters))

    def _button(self, name: str) -> QPushButton:
        button = getattr(self, name)
        assert isinstance(button, QPushButton)
        return button
