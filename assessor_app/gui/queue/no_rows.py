"""What the queue says where its rows would stand, or once nothing is left to do with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from assessor_app.errors import DeskError
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.queue.arrangement import Filters
from assessor_app.gui.queue.due import is_sent
from assessor_app.gui.queue.queue_model import QueueModel
from assessor_app.gui.queue.view_keeper import ViewKeeper
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.empty_state import EmptyState


class NoRows(QObject):
    """Shows the table, or in its place why there are no rows and the next step, each a bound method of the page."""

    def __init__(
        self,
        stack: QStackedWidget,
        table_side: QWidget,
        state: EmptyState,
        model: QueueModel,
        keeper: ViewKeeper,
        search: QLineEdit,
        theme: Theme,
        *,
        show_all: Callable[[], None],
        sync: Callable[[], None],
        stop: Callable[[], None],
        again: Callable[[], None],
    ) -> None:
        super().__init__(stack)
        self._stack, self._table_side, self._state = stack, table_side, state
        self._model, self._keeper, self._search = model, keeper, search
        self._show_all, self._sync, self._stop, self._again = show_all, sync, stop, again
        self._read = self._busy = self._synced = self._failed = False
        state.dress(theme)

    def note_read(self) -> None:
        """The queue was read, so that no rows means that there are none."""
        self._read, self._failed = True, False

    def set_busy(self, busy: bool) -> None:
        """Whether a sync runs; only the first one of a run may say so in place of the rows."""
        self._synced = self._synced or not busy
        self._busy = busy
        if not self._model.rows and not self._failed:
            self.choose()

    def choose(self) -> None:
        """Show what fits what was read, typed and filtered."""
        if self._model.rowCount():
            self._raise(self._table_side)
            return
        if self._model.rows:
            self._tell_no_match()
        elif self._busy and not self._synced:
            self._tell_first_sync()
        elif self._read and self._synced:
            self._tell_nothing_assigned()
        else:
            # not read yet, or the first sync is about to begin: for that moment an empty table claims nothing
            return
        self._raise(self._state)

    def tell_failure(self, error: Exception | None) -> None:
        """The queue could not be read."""
        self._failed = True
        reason = self.tr("The data on this laptop could not be read.")
        if isinstance(error, DeskError):
            reason = say_error(error)
        self._state.tell(
            "alert-circle-outline",
            self.tr("The queue cannot be shown"),
            self.tr("{reason} Nothing you entered was changed.").format(reason=reason),
            self.tr("Try again"),
            self._again,
        )
        self._raise(self._state)

    def _tell_no_match(self) -> None:
        """Rows there are, but what was typed or the filter of a view hides them all."""
        words, view = self._search.text().strip(), self._keeper.chosen.title
        filtered = self._keeper.now.order.filters != Filters()
        picture = "filter-off-outline"
        heading = self.tr("No submission matches “{words}”").format(words=words)
        sentence = self.tr("The search looks in code, credential, due date and status. Nothing has been lost.")
        if not words:
            heading = self.tr("No submission in “{view}”").format(view=view)
        if filtered:
            sentence = self.tr("A filter hides the others. Nothing has been lost.")
        if not words and all(is_sent(row) for row in self._model.rows):
            picture = "check-circle-outline"
            heading = self.tr("Nothing is left in “{view}”").format(view=view)
            sentence = self.tr("Everything assigned to you is handed in.")
        self._state.tell(picture, heading, sentence, self.tr("Show everything"), self._show_all)

    def _tell_first_sync(self) -> None:
        self._state.tell(
            "cloud-sync-outline",
            self.tr("Fetching your assignments…"),
            self.tr("The first sync brings them to this laptop; from then on they can be read without a network."),
            self.tr("Stop"),
            self._stop,
        )

    def _tell_nothing_assigned(self) -> None:
        self._state.tell(
            "inbox-outline",
            self.tr("Nothing is assigned to you yet"),
            self.tr("New assignments arrive with the next sync. Your lead assigns them."),
            self.tr("Sync now"),
            self._sync,
        )

    def _raise(self, side: QWidget) -> None:
        if self._stack.currentWidget() is not side:
            self._stack.setCurrentWidget(side)
