"""Puts a new look on a window part by part, over turns of the loop: what is seen first, and the rest at leisure.

A sheet for a whole window is put on every widget of it at once, hidden pages as well, which takes longer than anybody
may be kept waiting. So the window itself wears none; its parts do.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Final
from weakref import WeakKeyDictionary, WeakMethod

from PySide6.QtCore import QChildEvent, QCoreApplication, QEvent, QObject, Slot
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from assessor_app.gui.slices import Slices, Steps

_TURN_SECONDS: Final = 0.006


class Wardrobe(QObject):
    """``take_up`` is called in a turn of its own before any part is dressed in ``sheet()``, ``tell`` once those on
    screen are, and again once those are that were hidden. Nothing is painted until what is on screen is whole.

    Parts are the pages of ``pages`` (or what they are taken apart into), those of ``chrome``, and whatever stands or
    comes to stand right in the window beside its middle.
    """

    def __init__(
        self,
        window: QMainWindow,
        pages: QStackedWidget,
        chrome: tuple[QWidget, ...],
        sheet: Callable[[], str],
        take_up: Callable[[], None],
        tell: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._pages = window, pages
        self._find_sheet, self._take_up_rest, self._tell = sheet, take_up, tell
        self._worn: WeakKeyDictionary[QWidget, str] = WeakKeyDictionary()
        self._apart: WeakKeyDictionary[QWidget, WeakMethod[Callable[[], Iterable[QWidget]]]] = WeakKeyDictionary()
        # the sheet of the application itself, which a part wears that was given none
        self._sheet = self._ground = sheet()
        for part in (*chrome, window.statusBar()):
            self._worn[part] = self._ground
        self._taken = self._told = True
        self._slices = Slices(self._steps, self)
        window.installEventFilter(self)
        self._follow(pages)

    @property
    def in_use(self) -> bool:
        """Whether the window is on screen, or wears something else than the application already."""
        return self._window.isVisible() or self._sheet != self._ground

    def stand_on(self, sheet: str) -> None:
        """The application itself was given another sheet, before the window wore any."""
        self._sheet = self._ground = sheet
        for part in self._worn:
            self._worn[part] = sheet

    def take_apart(self, page: QWidget, parts: Callable[[], Iterable[QWidget]], place: QWidget) -> None:
        """A page too large to be dressed at once: its parts, which are all there is in it to be seen, are dressed one
        by one, those that are hidden at leisure. More of them come to stand in ``place``; where that is a stack of
        views, right in the page as well. ``parts`` is a method, and does not keep its page alive.
        """
        self._apart[page] = WeakMethod(parts)
        if isinstance(place, QStackedWidget):
            page.installEventFilter(self)
            self._follow(place)
        else:
            place.installEventFilter(self)

    def change(self) -> None:
        """Put the look on over the next turns of the loop; at once where the window is not on screen.

        What is chosen meanwhile is put on after what is being put on has been painted, so that something is to be
        seen however fast the choices come.
        """
        self._taken = False
        if self._window.isVisible():
            self._go_on()
        else:
            self._slices.finish()

    def finish(self) -> None:
        """Be whole now, for whoever takes a picture."""
        if self._slices.running:
            self._slices.finish()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            child = event.child()
            holds = isinstance(child, QStackedWidget) or child is self._window.centralWidget()
            if isinstance(child, QWidget) and not holds:
                self._worn.setdefault(child, self._ground)
                self._dress(child)
        return super().eventFilter(watched, event)

    def _steps(self) -> Steps:
        while True:
            part = next((one for one in self._parts() if not self._is_dressed(one)), None)
            if not self._taken:
                yield from self._change_seen()
            elif part is not None:
                self._dress(part)
                self._told = False
            elif not self._told:
                self._told = True
                self._tell()
            else:
                return
            yield

    def _change_seen(self) -> Steps:
        self._window.setUpdatesEnabled(False)
        try:
            yield
            self._take_up()
            yield from self._dress_all([part for part in self._parts() if part.isVisible()])
            yield
            self._tell()
            # a turn for laying it out, and one for painting it
            yield
            yield
        finally:
            if isValid(self._window):
                self._window.setUpdatesEnabled(True)
                # Qt 6.11 takes a painting asked for before, and come to meanwhile, for one still to come: without this
                # it would paint nothing of the window from now on.
                QCoreApplication.postEvent(self._window, QEvent(QEvent.Type.UpdateRequest))

    def _dress_all(self, parts: list[QWidget]) -> Steps:
        """The page in front, by far the largest part, has a turn of its own."""
        front, began = self._pages.currentWidget(), time.perf_counter()
        for part in parts:
            if part is front or time.perf_counter() - began > _TURN_SECONDS:
                yield
                began = time.perf_counter()
            if isValid(part):
                self._dress(part)

    def _take_up(self) -> None:
        self._taken = True
        self._take_up_rest()
        self._sheet = self._find_sheet()

    def _dress(self, part: QWidget) -> None:
        if not self._is_dressed(part):
            self._worn[part] = self._sheet
            part.setStyleSheet(self._sheet)

    def _is_dressed(self, part: QWidget) -> bool:
        return self._worn.get(part, self._ground) == self._sheet

    def _parts(self) -> list[QWidget]:
        found = dict.fromkeys(part for part in self._worn if isValid(part))
        for place in range(self._pages.count()):
            page = self._pages.widget(place)
            if page is not None:
                apart = self._apart.get(page)
                parts = apart() if apart is not None else None
                found |= dict.fromkeys(parts() if parts is not None else (page,))
        return list(found)

    def _follow(self, stack: QStackedWidget) -> None:
        stack.currentChanged.connect(self._come_forward)
        stack.widgetAdded.connect(self._join)

    @Slot(int)
    def _come_forward(self, _place: int) -> None:
        if self._taken:
            for part in [one for one in self._parts() if one.isVisible() and not self._is_dressed(one)]:
                self._dress(part)
                self._told = False
                self._go_on()

    @Slot(int)
    def _join(self, _place: int) -> None:
        """A page made since the look was changed is dressed before anybody wants it."""
        if self._sheet != self._ground:
            self._go_on()

    def _go_on(self) -> None:
        if not self._slices.running:
            self._slices.begin()
