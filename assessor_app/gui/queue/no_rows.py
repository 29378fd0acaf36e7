"""What the queue says where its rows would stand: nothing assigned, nothing found, or nothing readable."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from assessor_app.errors import DeskError
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.widgets.empty_state import EmptyState


def tell_no_match(state: EmptyState, words: str, view: str, filtered: bool, show_all: Callable[[], None]) -> None:
    """Rows there are, but what was typed (``words``) or the filter of a view hides them all."""
    translate = QCoreApplication.translate
    heading = translate("QueuePage", "No submission matches “{words}”").format(words=words)
    sentence = translate(
        "QueuePage", "The search looks in code, credential, due date and status. Nothing has been lost."
    )
    if not words:
        heading = translate("QueuePage", "No submission in “{view}”").format(view=view)
    if filtered:
        sentence = translate("QueuePage", "A filter hides the others. Nothing has been lost.")
    state.tell("filter-off-outline", heading, sentence, translate("QueuePage", "Show everything"), show_all)


def tell_nothing_assigned(state: EmptyState, sync: Callable[[], None]) -> None:
    """The queue was read and is empty."""
    translate = QCoreApplication.translate
    state.tell(
        "inbox-outline",
        translate("QueuePage", "Nothing is assigned to you yet"),
        translate("QueuePage", "New assignments arrive with the next sync. Your lead assigns them."),
        translate("QueuePage", "Sync now"),
        sync,
    )


def tell_failure(state: EmptyState, error: Exception | None, again: Callable[[], None]) -> None:
    """The queue could not be read."""
    translate = QCoreApplication.translate
    reason = translate("QueuePage", "The data on this laptop could not be read.")
    if isinstance(error, DeskError):
        reason = say_error(error)
    state.tell(
        "alert-circle-outline",
        translate("QueuePage", "The queue cannot be shown"),
        translate("QueuePage", "{reason} Nothing you entered was changed.").format(reason=reason),
        translate("QueuePage", "Try again"),
        again,
    )
