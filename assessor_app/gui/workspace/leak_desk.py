"""Brings together the signs at the tabs, the card that explains them, and what was looked at, over restarts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.artifact_tabs import ArtifactTabs
from assessor_app.gui.workspace.leak_card import LeakCard
from assessor_app.gui.workspace.leak_words import leak_words
from assessor_app.workflows.desk import Desk, OpenedSubmission

STATE: Final = "leaks.seen."
_MOST: Final = 500


class LeakDesk(QObject):
    """For the open submission; ``card`` lies over the ``shelf``, for as long as nobody goes to what it covers."""

    def __init__(
        self, desk: Desk, runner: TaskRunner, theme: Theme, tabs: ArtifactTabs, shelf: QWidget, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._tabs, self._shelf = desk, runner, tabs, shelf
        self.card = LeakCard(theme, parent)
        self._opened: OpenedSubmission | None = None
        self._words: Mapping[str, str] = {}
        self._watching = False
        # artifact id → what was found in it when it was looked at: more found later is to be looked at again
        self._seen: dict[str, str] = {}
        tabs.leak_chosen.connect(self._explain)
        self.card.seen_chosen.connect(self._note)
        self.card.closed.connect(self._return)

    def open_submission(self, opened: OpenedSubmission) -> None:
        """Show the signs of another submission, whose tabs stand already; what was looked at is read on the way."""
        self.card.put_away()
        self._seen = {}
        self.refresh(opened)
        assignment_id = opened.assignment.id
        self._runner.run("store", self._desk.load_ui_state, partial(self._take, assignment_id), self)

    def refresh(self, opened: OpenedSubmission) -> None:
        """Take what the check of its files has found since."""
        self._opened, self._words = opened, leak_words(opened)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.card.lie_below(self._shelf.y())
        return super().eventFilter(watched, event)

    def _watch(self) -> None:
        """Only while the card lies there."""
        application = QApplication.instance()
        if not self._watching and isinstance(application, QApplication):
            self._watching = True
            self._shelf.installEventFilter(self)
            application.focusChanged.connect(self._make_way)

    @Slot(QWidget, QWidget)
    def _make_way(self, _old: QWidget | None, new: QWidget | None) -> None:
        # what has the keyboard must be seen
        if new is not None and self._shelf.isAncestorOf(new):
            self.card.put_away()

    def is_seen(self, artifact_id: str) -> bool:
        """Whether all that is known of a file was looked at."""
        found = self._found(artifact_id)
        return bool(found) and self._seen.get(artifact_id) == found

    def _show(self) -> None:
        self._tabs.show_leaks(self._words, frozenset(one for one in self._words if self.is_seen(one)))

    def _found(self, artifact_id: str) -> str:
        """The kinds and places found in a file, never words of it."""
        facts = self._opened.facts.get(artifact_id) if self._opened is not None else None
        return " ".join(sorted(f"{one.kind}@{one.where}" for one in (facts.leaks if facts else None) or ()))

    @Slot(str)
    def _explain(self, artifact_id: str) -> None:
        artifact = self._opened.submission.artifact(artifact_id) if self._opened is not None else None
        if artifact is not None and artifact_id in self._words:
            words = self._words[artifact_id]
            self.card.explain(artifact_id, artifact.name, words, seen=self.is_seen(artifact_id))
            self.card.lie_below(self._shelf.y())
            self._watch()

    @Slot(str, bool)
    def _note(self, artifact_id: str, seen: bool) -> None:
        if self._opened is None:
            return
        if seen:
            self._seen[artifact_id] = self._found(artifact_id)
        else:
            self._seen.pop(artifact_id, None)
        self._show()
        text = json.dumps(dict(sorted(self._seen.items())[:_MOST]))
        work = partial(self._desk.save_ui_state, {STATE + self._opened.assignment.id: text})
        self._runner.run("store", work, self._saved, self)

    def _saved(self, _result: None, _error: Exception | None) -> None:
        """One that was not remembered is only shown as not looked at once more."""

    def _take(self, assignment_id: str, values: Mapping[str, str] | None, _error: Exception | None) -> None:
        if self._opened is not None and assignment_id == self._opened.assignment.id and values is not None:
            self._seen = decode(values.get(STATE + assignment_id, "")) | self._seen
            self._show()

    @Slot(str, bool)
    def _return(self, artifact_id: str, back: bool) -> None:
        application = QApplication.instance()
        if self._watching and isinstance(application, QApplication):
            self._watching = False
            self._shelf.removeEventFilter(self)
            application.focusChanged.disconnect(self._make_way)
        if back:
            self._tabs.focus_leak(artifact_id)


def decode(text: str) -> dict[str, str]:
    """What :class:`LeakDesk` wrote; anything else is nothing."""
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    entries = found.items() if isinstance(found, dict) else ()
    return {str(name): told for name, told in entries if isinstance(told, str)}
